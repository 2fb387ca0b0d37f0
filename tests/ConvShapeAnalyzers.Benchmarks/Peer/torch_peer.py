"""Runs a network of the benchmark in PyTorch: the first line describes it, each line behind that is a command, answered with a line."""

import json
import sys
import time

import numpy
import torch
import torch.nn.functional as F


def load(path):
    """The tensors of a safetensors file of 32-bit floats."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    tensors = {}
    for name, tensor in header.items():
        if name != "__metadata__":
            first, last = tensor["data_offsets"]
            tensors[name] = torch.from_numpy(numpy.frombuffer(bytearray(data[first:last]), numpy.float32).reshape(tensor["shape"]))
    return tensors


def symmetric(layer):
    """Padding of both sides as PyTorch's layers take it."""
    top, bottom, left, right = layer["padding"]
    if (top, left) != (bottom, right):
        raise NotImplementedError(f"{layer['name']}: padding that differs between sides")
    return top, left


def hard_swish(map):
    """In plain operations: with F.hardswish, optimize_for_inference of PyTorch 1.13 gives another result than PyTorch itself."""
    return map * F.relu6(map + 3) / 6


class Network(torch.nn.Module):
    def __init__(self, layers, tensors):
        super().__init__()
        self.layers = layers
        for name, tensor in tensors.items():
            self.register_buffer(name.replace(".", "/"), tensor)

    def forward(self, image):
        maps = []
        for layer in self.layers:
            maps.append(self.run(layer, [image if source < 0 else maps[source] for source in layer["sources"]]))
        return maps[-1]

    def run(self, layer, inputs):
        x, kind = inputs[0], layer["kind"]
        weight, bias = self.tensor(layer, "weight"), self.tensor(layer, "bias")
        window = layer["kernel"], layer["stride"]
        if kind == "Convolution":
            return F.conv2d(x, weight, bias, layer["stride"], symmetric(layer), layer["dilation"], layer["groups"])
        if kind == "TransposedConvolution":
            return F.conv_transpose2d(
                x, weight, bias, layer["stride"], symmetric(layer), layer["outputPadding"], layer["groups"], layer["dilation"])
        if kind == "Linear":
            return F.linear(x, weight, bias)
        if kind == "BatchNorm":
            mean, variance = self.tensor(layer, "running_mean"), self.tensor(layer, "running_var")
            return F.batch_norm(x, mean, variance, weight, bias, eps=layer["epsilon"])
        if kind == "MaxPool":
            return F.max_pool2d(x, *window, symmetric(layer), layer["dilation"], layer["ceil"])
        if kind == "AveragePool":
            return F.avg_pool2d(x, *window, symmetric(layer), layer["ceil"], layer["countPadding"])
        if kind in ("GlobalAveragePool", "AdaptiveAveragePool"):
            return F.adaptive_avg_pool2d(x, layer["size"])
        if kind == "Flatten":
            return torch.flatten(x, 1)
        if kind in ("Dropout", "Output"):
            return x
        if kind == "Add":
            return sum(inputs[1:], x)
        if kind == "Multiply":
            for other in inputs[1:]:
                x = x * (other[:, :, None, None] if other.dim() < x.dim() else other)
            return x
        if kind == "Concat":
            return torch.cat(inputs, 1)
        if kind == "Crop":
            top, bottom, left, right = layer["padding"]
            return x[:, :, top : x.shape[2] - bottom, left : x.shape[3] - right]
        functions = {
            "Relu": F.relu, "Relu6": F.relu6, "Sigmoid": torch.sigmoid, "Tanh": torch.tanh, "Silu": F.silu, "HardSwish": hard_swish,
            "HardSigmoid": F.hardsigmoid, "Gelu": F.gelu, "Softmax": lambda map: F.softmax(map, 1),
        }
        if kind not in functions:
            raise NotImplementedError(f"{layer['name']}: {kind}")
        return functions[kind](x)

    def tensor(self, layer, name):
        return getattr(self, f"{layer['name']}.{name}".replace(".", "/"), None)


def answer(text):
    print(text, flush=True)


def main():
    description = json.loads(sys.stdin.readline())
    torch.set_num_threads(description["threads"])
    torch.set_grad_enabled(False)
    network = Network(description["layers"], load(description["weights"])).eval()
    answer(torch.__version__)
    for line in sys.stdin:
        command, *arguments = line.rstrip("\n").split(" ", 5)
        if command == "bind":
            shape, path = [int(size) for size in arguments[:4]], arguments[4]
            image = torch.from_numpy(numpy.fromfile(path, numpy.float32).reshape(shape))
            # Traced once, frozen and fused: the fastest way that PyTorch has for inference.
            optimised = torch.jit.optimize_for_inference(torch.jit.trace(network, image))
            answer("bound")
        elif command == "run":
            calls = int(arguments[0])
            start = time.perf_counter()
            for _ in range(calls):
                result = optimised(image)
            answer(repr((time.perf_counter() - start) * 1000 / calls))
        elif command == "output":
            result.contiguous().numpy().tofile(" ".join(arguments))
            answer("written")


main()
