#!/usr/bin/python3
"""Writes network_cases.jsonl.gz: whole networks, and what PyTorch makes of them.

Run with Debian's python3-torch (1.13). One case is one line of JSON: the names and shapes of PyTorch's state dict, values picked from
the output of every layer, and the network's output, all in float64. Inputs and weights are not stored: tensor() below and
Networks/NetworkCase.cs compute the same ones. The networks are declared here a second time, by PyTorch's rules; padding that PyTorch
cannot express, such as TensorFlow's SAME with a stride, is added by F.pad. A new network is one more entry in NETWORKS, and a class of
that name in Networks/.
"""

import base64
import gzip
import json
import math
import os

import numpy
import torch
import torch.nn.functional as F
from torch.nn import AdaptiveAvgPool2d, AdaptiveMaxPool2d, AvgPool2d, Conv2d, Dropout, Flatten, Linear, MaxPool2d, Module, ReLU, Softmax

from make_layer_cases import values

PICKED = 32


def pad(module, top, left, bottom, right, value=0.0):
    module.register_forward_pre_hook(lambda _, inputs: F.pad(inputs[0], (left, right, top, bottom), value=value))
    return module


def same(size, kernel, stride, dilation=1):
    """TensorFlow's SAME along one axis: ceil(size / stride) windows, the odd one of the padding at the end."""
    windows = math.ceil(size / stride)
    total = max((windows - 1) * stride + (kernel - 1) * dilation + 1 - size, 0)
    return total // 2, total - total // 2


def same_pad(module, value=0.0):
    pair = lambda number: number if isinstance(number, tuple) else (number, number)

    def add(_, inputs):
        rows, columns = (same(*axis) for axis in zip(inputs[0].shape[2:], pair(module.kernel_size), pair(module.stride)))
        return F.pad(inputs[0], (*columns, *rows), value=value)

    module.register_forward_pre_hook(add)
    return module


class AverageOfReal(Module):
    """An average pool that leaves padding out, wherever that is: the sum of values over the number of them."""

    def __init__(self, pool):
        super().__init__()
        self.pool = pool

    def forward(self, x):
        return self.pool(x) / self.pool(torch.ones_like(x))


NETWORKS = {
    "LeNet5": (3, (1, 28, 28), [
        ("conv1", Conv2d(1, 6, 5, padding=2)), ("relu1", ReLU()), ("pool1", AvgPool2d(2)),
        ("conv2", Conv2d(6, 16, 5)), ("relu2", ReLU()), ("pool2", MaxPool2d(2)), ("flatten1", Flatten()),
        ("linear1", Linear(400, 120)), ("relu3", ReLU()), ("linear2", Linear(120, 84)), ("relu4", ReLU()), ("linear3", Linear(84, 10))]),
    "SmallAlexNet": (1, (3, 63, 63), [
        ("features.0", Conv2d(3, 8, 11, stride=4, padding=2)), ("features.1", ReLU()), ("features.2", MaxPool2d(3, stride=2)),
        ("features.3", Conv2d(8, 12, 5, padding=2)), ("features.4", ReLU()), ("features.5", MaxPool2d(3, stride=2)),
        ("features.6", Conv2d(12, 16, 3, padding=1)), ("features.7", ReLU()),
        ("features.8", Conv2d(16, 10, 3, padding=1)), ("features.9", ReLU()),
        ("features.10", Conv2d(10, 10, 3, padding=1)), ("features.11", ReLU()), ("features.12", MaxPool2d(3, stride=2)),
        ("flatten", Flatten()), ("classifier.0", Dropout()), ("classifier.1", Linear(10, 24)), ("classifier.2", ReLU()),
        ("classifier.3", Dropout()), ("classifier.4", Linear(24, 20)), ("classifier.5", ReLU()), ("classifier.6", Linear(20, 10))]),
    "SmallVgg": (3, (3, 16, 24), [
        ("features.0", Conv2d(3, 6, 3, padding=1)), ("features.1", ReLU()),
        ("features.2", Conv2d(6, 6, 3, padding=1)), ("features.3", ReLU()), ("features.4", MaxPool2d(2)),
        ("features.5", Conv2d(6, 10, 3, padding=1)), ("features.6", ReLU()),
        ("features.7", Conv2d(10, 10, 3, padding=1)), ("features.8", ReLU()), ("features.9", MaxPool2d(2)), ("flatten", Flatten()),
        ("classifier.0", Linear(240, 20)), ("classifier.1", ReLU()), ("classifier.2", Dropout()),
        ("classifier.3", Linear(20, 12)), ("classifier.4", ReLU()), ("classifier.5", Dropout()), ("classifier.6", Linear(12, 7))]),
    "SqueezeNetStem": (1, (3, 31, 29), [
        ("features.0", Conv2d(3, 12, 3, stride=2)), ("features.1", ReLU()), ("features.2", MaxPool2d(3, stride=2, ceil_mode=True)),
        ("features.3.squeeze", Conv2d(12, 4, 1)), ("features.3.squeeze_activation", ReLU()),
        ("features.3.expand3x3", Conv2d(4, 12, 3, padding=1)), ("features.3.expand3x3_activation", ReLU()),
        ("features.5", MaxPool2d(2, ceil_mode=True)), ("classifier.0", Dropout()), ("classifier.1", Conv2d(12, 10, 1)),
        ("classifier.2", ReLU()), ("classifier.3", AdaptiveAvgPool2d(1)), ("flatten1", Flatten()), ("softmax1", Softmax(dim=1))]),
    "GoogLeNetStem": (3, (3, 33, 37), [
        ("conv1.conv", Conv2d(3, 8, 7, stride=2, padding=3, bias=False)), ("relu1", ReLU()),
        ("maxpool1", MaxPool2d(3, stride=2, ceil_mode=True)), ("conv2.conv", Conv2d(8, 8, 1, bias=False)), ("relu2", ReLU()),
        ("conv3.conv", Conv2d(8, 14, 3, padding=1, bias=False)), ("relu3", ReLU()),
        ("maxpool2", MaxPool2d(3, stride=2, ceil_mode=True)), ("avgpool", AdaptiveAvgPool2d(1)),
        ("flatten1", Flatten()), ("dropout", Dropout(0.2)), ("fc", Linear(14, 9))]),
    "GroupedAndDepthwise": (3, (3, 15, 13), [
        ("conv1", Conv2d(3, 16, 3, stride=2, padding=1, bias=False)), ("relu1", ReLU()),
        ("conv2", Conv2d(16, 16, 3, padding=1, groups=16, bias=False)), ("relu2", ReLU()), ("conv3", Conv2d(16, 24, 1)),
        ("conv4", Conv2d(24, 32, 3, padding=1, groups=4)), ("relu3", ReLU()), ("conv5", Conv2d(32, 64, 5, padding=2, groups=32)),
        ("pool1", AdaptiveAvgPool2d(1)), ("flatten1", Flatten()), ("linear1", Linear(64, 6, bias=False))]),
    "RectangularWindows": (3, (2, 17, 19), [
        ("conv1", Conv2d(2, 6, (3, 5), stride=(2, 1), padding=(1, 2))), ("relu1", ReLU()),
        ("conv2", pad(Conv2d(6, 7, (3, 2), dilation=(2, 3)), top=2, left=1, bottom=1, right=2)),
        ("pool1", MaxPool2d((2, 3), stride=(2, 2))), ("conv3", Conv2d(7, 4, (1, 7), padding=(0, 3))), ("relu2", ReLU()),
        ("conv4", Conv2d(4, 5, (4, 1)))]),
    "PaddedUnevenly": (1, (3, 11, 12), [
        ("conv1", pad(Conv2d(3, 5, 4), top=0, left=1, bottom=2, right=3)), ("relu1", ReLU()),
        ("pool1", pad(MaxPool2d(3, stride=2), top=1, left=1, bottom=0, right=1, value=-numpy.inf)),
        ("pool2", AverageOfReal(pad(AvgPool2d(2, stride=1), top=0, left=1, bottom=1, right=0))),
        ("pool3", pad(AvgPool2d((3, 2), stride=1), top=1, left=0, bottom=0, right=1)),
        ("flatten1", Flatten()), ("linear1", Linear(140, 8))]),
    "PaddedToTheSame": (3, (3, 29, 22), [
        ("conv1", same_pad(Conv2d(3, 6, 3, stride=2))), ("relu1", ReLU()), ("conv2", same_pad(Conv2d(6, 8, (4, 5), stride=(2, 1)))),
        ("pool1", same_pad(MaxPool2d(3, stride=2), value=-numpy.inf)), ("conv3", Conv2d(8, 6, 2, dilation=2, padding="same")),
        ("relu2", ReLU()), ("conv4", Conv2d(6, 6, 4, padding="same")), ("pool2", AverageOfReal(same_pad(AvgPool2d(3, stride=2))))]),
    "PaddedByMode": (1, (2, 9, 7), [
        ("conv1", Conv2d(2, 6, 4, padding=2)), ("relu1", ReLU()), ("conv2", Conv2d(6, 5, 3, padding=2)),
        ("pool1", MaxPool2d(3, stride=1, padding=1)), ("conv3", Conv2d(5, 8, 3, dilation=2, padding=2)), ("relu2", ReLU()),
        ("conv4", Conv2d(8, 4, 2, dilation=2, padding=2)), ("conv5", Conv2d(4, 4, 3)), ("pool2", AvgPool2d(3, stride=1, padding=1)),
        ("flatten1", Flatten()), ("linear1", Linear(480, 6))]),
    "AveragePools": (1, (3, 14, 15), [
        ("pool1", AvgPool2d(3, stride=2, padding=1, ceil_mode=True, count_include_pad=False)), ("conv1", Conv2d(3, 8, 1)),
        ("pool2", AvgPool2d(3, stride=2, ceil_mode=True)), ("conv2", Conv2d(8, 6, 2)), ("relu1", ReLU()),
        ("pool3", AvgPool2d(2, padding=1, ceil_mode=True))]),
    "ActivationsInARow": (3, (3, 7, 9), [
        ("relu1", ReLU()), ("conv1", Conv2d(3, 12, 3, padding=1)), ("relu2", ReLU()), ("relu3", ReLU()), ("dropout1", Dropout(0.25)),
        ("pool1", MaxPool2d(2, ceil_mode=True)), ("conv2", Conv2d(12, 12, 3)), ("dropout2", Dropout()), ("relu4", ReLU()),
        ("pool2", AdaptiveMaxPool2d(1)), ("flatten1", Flatten()), ("relu5", ReLU()), ("linear1", Linear(12, 7)),
        ("softmax1", Softmax(dim=1))]),
    "LinearOnly": (3, (2, 5, 3), [
        ("flatten1", Flatten()), ("linear1", Linear(30, 40)), ("relu1", ReLU()), ("linear2", Linear(40, 12, bias=False)),
        ("dropout1", Dropout(0.1)), ("relu2", ReLU()), ("linear3", Linear(12, 11)), ("linear4", Linear(11, 5))]),
    "SoftmaxAtEachPixel": (3, (3, 11, 7), [
        ("conv1", Conv2d(3, 9, 3, padding=2, dilation=2)), ("relu1", ReLU()), ("dropout1", Dropout()), ("conv2", Conv2d(9, 5, 1)),
        ("softmax1", Softmax(dim=1))]),
    "RemaindersDropped": (1, (3, 17, 23), [
        ("conv1", Conv2d(3, 7, 4, stride=3)), ("relu1", ReLU()), ("conv2", Conv2d(7, 5, 1, stride=2)), ("pool1", MaxPool2d(2)),
        ("flatten1", Flatten()), ("linear1", Linear(10, 3))]),
    "WithoutWeights": (3, (4, 10, 11), [
        ("pool1", MaxPool2d(2, stride=1, padding=1, dilation=3)), ("dropout1", Dropout()), ("pool2", AvgPool2d((3, 2), stride=(3, 2))),
        ("flatten1", Flatten())]),
}


class Network(Module):
    """Layers one after another, each under its dotted name in the state dict."""

    def __init__(self, layers):
        super().__init__()
        self.layers_in_order = layers
        for name, layer in layers:
            *path, last = name.split(".")
            parent = self
            for part in path:
                if not hasattr(parent, part):
                    parent.add_module(part, Module())
                parent = getattr(parent, part)
            parent.add_module(last, layer)

    def forward(self, x):
        outputs = []
        for _, layer in self.layers_in_order:
            x = layer(x)
            outputs.append(x)
        return outputs


def tensor(shape, seed):
    """Values in [-1, 1), of a weight over a power of two near the root of what is summed, of a bias over 8: no layer dies or saturates."""
    shrink = max(0, math.floor(math.log2(math.prod(shape[1:])) / 2) - 1) if len(shape) > 1 else 3
    return torch.from_numpy(values(math.prod(shape), seed)).double().reshape(shape) / 2**shrink


def picked(output):
    """Spread over the values by Knuth's multiplicative hash."""
    return numpy.array([output.flat[i * 2654435761 % output.size] for i in range(PICKED)])


def encode(array):
    return base64.b64encode(array.astype("<f8").tobytes()).decode()


def make(name, seed, batch, shape, layers):
    network = Network(layers).double().eval()
    state = network.state_dict()
    for index, weights in enumerate(state.values()):
        weights.copy_(tensor(tuple(weights.shape), seed + 1 + index))
    images = torch.from_numpy(values(batch * math.prod(shape), seed)).double().reshape(batch, *shape)
    with torch.no_grad():
        outputs = [output.numpy() for output in network(images)]
    for (layer, _), output in zip(layers, outputs):
        assert len(numpy.unique(picked(output))) > 2, f"{name}, {layer}: hardly two values differ, so that most errors would not show"
    return {
        "name": name, "seed": seed, "batch": batch, "input": shape,
        "parameters": [{"name": parameter, "shape": list(weights.shape)} for parameter, weights in state.items()],
        "layers": [{"name": layer, "output": output.shape[1:], "largest": abs(output).max(), "picked": encode(picked(output))}
                   for (layer, _), output in zip(layers, outputs)],
        "expected": encode(outputs[-1]),
    }


def main():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "network_cases.jsonl.gz")
    with open(path, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as lines:
        for index, (name, network) in enumerate(NETWORKS.items()):
            lines.write((json.dumps(make(name, 100 * index, *network)) + "\n").encode())
    print(f"{len(NETWORKS)} cases, {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    main()
