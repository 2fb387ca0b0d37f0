#!/usr/bin/python3
"""Writes Tensors/<network>.txt: one line for each tensor of PyTorch's state dict, its name and its shape, in its order.

Run with Debian's python3-torch (1.13) and python3-torchvision (0.14). Prints what CatalogueTests.cs expects of each network: its learned
values, its multiply-accumulates for one image, and the shape of what comes out.
"""

import os
import sys

import torch
from torch.nn import Conv2d, ConvTranspose2d, Linear

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "ConvShapeAnalyzers.Tests", "Conformance"))
from make_torchvision_cases import NETWORKS


def measure(network, shape):
    """Multiply-accumulates, counted while it runs, and the shape of the result."""
    macs = []

    def count(module, inputs, output):
        taps = module.weight[0].numel()  # of a convolution: the weights of one output; of a transposed one: of one input
        macs.append(taps * (inputs[0] if isinstance(module, ConvTranspose2d) else output).numel())

    for module in network.modules():
        if isinstance(module, (Conv2d, ConvTranspose2d, Linear)):
            module.register_forward_hook(count)
    with torch.no_grad():
        output = network(torch.zeros(1, *shape))
    return sum(macs), output.shape[1:]


for name, (create, shape, *_) in NETWORKS.items():
    network = create().eval()
    tensors = {key: tensor.shape for key, tensor in network.state_dict().items() if not key.endswith("num_batches_tracked")}
    with open(os.path.join(HERE, "Tensors", name + ".txt"), "w", encoding="utf-8") as file:
        file.writelines(f"{key} {'×'.join(map(str, size))}\n" for key, size in tensors.items())
    parameters = sum(parameter.numel() for parameter in network.parameters())
    macs, output = measure(network, shape)
    print(f"{name}: {parameters:,} parameters, {macs:,} MACs, {'×'.join(map(str, output))}")
