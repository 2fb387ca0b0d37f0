"""Networks of the literature that torchvision does not have, named as samples/Networks names them."""

from torch import cat
from torch.nn import AdaptiveAvgPool2d, BatchNorm2d, Conv2d, ConvTranspose2d, Flatten, Linear, MaxPool2d, Module, ReLU, Sequential


class LeNet5(Sequential):
    """The network of samples/Digits: conv1, relu1, pool1, conv2, relu2, pool2, flatten1, linear1, relu3, linear2, relu4, linear3."""

    def __init__(self):
        super().__init__()
        for name, layer in {
            "conv1": Conv2d(1, 6, 5, padding=2), "relu1": ReLU(), "pool1": MaxPool2d(2), "conv2": Conv2d(6, 16, 5), "relu2": ReLU(),
            "pool2": MaxPool2d(2), "flatten1": Flatten(), "linear1": Linear(400, 120), "relu3": ReLU(), "linear2": Linear(120, 84),
            "relu4": ReLU(), "linear3": Linear(84, 10),
        }.items():
            self.add_module(name, layer)


class MobileNetV1(Sequential):
    """Howard et al., "MobileNets" (2017), table 1, width 1 and 224 pixels: 4,231,976 parameters.

    A standard convolution in stem (conv, bn, relu); thirteen separable ones in features.0 to features.12, each of depthwise, bn1, relu1,
    pointwise, bn2, relu2; then pool, flatten, fc.
    """

    BLOCKS = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)] + 5 * [(512, 1)] + [(1024, 2), (1024, 1)]  # filters, stride

    def __init__(self):
        super().__init__()
        self.stem = Sequential()
        self.stem.add_module("conv", Conv2d(3, 32, 3, stride=2, padding=1, bias=False))
        self.stem.add_module("bn", BatchNorm2d(32))
        self.stem.add_module("relu", ReLU())
        channels = 32
        self.features = Sequential()
        for index, (filters, stride) in enumerate(self.BLOCKS):
            self.features.add_module(str(index), Separable(channels, filters, stride))
            channels = filters
        self.pool = AdaptiveAvgPool2d(1)
        self.flatten = Flatten()
        self.fc = Linear(1024, 1000)


class Separable(Sequential):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.depthwise = Conv2d(channels, channels, 3, stride=stride, padding=1, groups=channels, bias=False)
        self.bn1 = BatchNorm2d(channels)
        self.relu1 = ReLU()
        self.pointwise = Conv2d(channels, filters, 1, bias=False)
        self.bn2 = BatchNorm2d(filters)
        self.relu2 = ReLU()


class UNet(Module):
    """Ronneberger, Fischer, Brox, "U-Net" (2015), figure 1: 1×572×572 in, 2×388×388 out, 31,030,658 parameters.

    Down: enc1 to enc5, each of conv1, relu1, conv2, relu2 (64 to 1,024 filters, 3×3, unpadded), pool1 to pool4 after the first four. Up:
    dec4 to dec1, each of up (2×2, stride 2, half the channels), crop (the middle of what enc4 to enc1 gave), the two behind one another,
    the crop first, then conv1, relu1, conv2, relu2. At last out, 1×1. The paper's dropout is nothing at inference.
    """

    WIDTHS = [64, 128, 256, 512, 1024]

    def __init__(self):
        super().__init__()
        for level, (channels, filters) in enumerate(zip([1] + self.WIDTHS, self.WIDTHS), start=1):
            self.add_module(f"enc{level}", TwoConvolutions(channels, filters))
            if level < 5:
                self.add_module(f"pool{level}", MaxPool2d(2))
        for level in range(4, 0, -1):
            self.add_module(f"dec{level}", Up(self.WIDTHS[level]))
        self.out = Conv2d(64, 2, 1)

    def forward(self, x):
        skips = {}
        for level in range(1, 5):
            skips[level] = getattr(self, f"enc{level}")(x)
            x = getattr(self, f"pool{level}")(skips[level])
        x = self.enc5(x)
        for level in range(4, 0, -1):
            x = getattr(self, f"dec{level}")(x, skips[level])
        return self.out(x)


class TwoConvolutions(Sequential):
    def __init__(self, channels, filters):
        super().__init__()
        self.conv1 = Conv2d(channels, filters, 3)
        self.relu1 = ReLU()
        self.conv2 = Conv2d(filters, filters, 3)
        self.relu2 = ReLU()


class Up(Module):
    def __init__(self, channels):
        super().__init__()
        self.up = ConvTranspose2d(channels, channels // 2, 2, stride=2)
        self.crop = CentreCrop()
        self.conv1 = Conv2d(channels, channels // 2, 3)
        self.relu1 = ReLU()
        self.conv2 = Conv2d(channels // 2, channels // 2, 3)
        self.relu2 = ReLU()

    def forward(self, x, skip):
        x = self.up(x)
        x = cat([self.crop(skip, x.shape[2], x.shape[3]), x], dim=1)
        return self.relu2(self.conv2(self.relu1(self.conv1(x))))


class CentreCrop(Module):
    def forward(self, x, height, width):
        top, left = (x.shape[2] - height) // 2, (x.shape[3] - width) // 2
        return x[:, :, top:top + height, left:left + width]
