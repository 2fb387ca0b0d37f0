"""LeNet-5 as the sample's C# class declares it; the names of the modules are the names of its weights."""

import torch
from torch import nn
from torch.nn import functional


class LeNet5(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, kernel_size=5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, kernel_size=5)
        self.linear1 = nn.Linear(400, 120)
        self.linear2 = nn.Linear(120, 84)
        self.linear3 = nn.Linear(84, 10)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        maps = functional.max_pool2d(self.conv1(image).relu(), 2)
        maps = functional.max_pool2d(self.conv2(maps).relu(), 2)
        features = self.linear2(self.linear1(maps.flatten(1)).relu()).relu()
        return self.linear3(features)


def normalise(image: torch.Tensor) -> torch.Tensor:
    """From ink 0…1 to MNIST's usual zero mean and unit deviation."""
    return (image - 0.1307) / 0.3081
