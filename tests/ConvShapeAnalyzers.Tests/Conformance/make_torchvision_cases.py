#!/usr/bin/python3
"""Writes torchvision_cases.jsonl.gz: the networks of samples/Networks, and what PyTorch makes of them.

Run with Debian's python3-torch (1.13) and python3-torchvision (0.14); it takes minutes. One case is one line of JSON:

    name, input       the network; C, H, W of its one image
    gain              see fill()
    parameters        number of learned values
    tensors           [name, shape] of the state dict in its order, without num_batches_tracked
    sha256            of all tensors one behind the other, as little-endian float32
    layers            for every module without modules in it, each time it ran: name, number of the call, output shape, largest
                      magnitude, mean, and 32 picked values as float32 in base64
    expected          every n-th value of the result as float32 in base64, n the smallest that leaves at most 1,000

Neither weights nor images are stored: fill() below and FormulaWeights.cs compute the same ones. All runs in float64. Functions without a
module, such as the addition of a residual, leave no record of their own.
"""

import gzip
import hashlib
import json
import math
import os

import numpy
import torch
import torchvision

import classic_networks
from make_layer_cases import encode, values
from make_network_cases import picked

HE = 6  # the numerator of He's uniform distribution, which keeps the scale of what passes weights and ReLU
RESIDUAL = 4.5  # where sums of two branches would let it grow by a factor of two each time, until every gate saturates

NETWORKS = {
    "LeNet5": (classic_networks.LeNet5, (1, 28, 28), HE),
    "AlexNet": (torchvision.models.alexnet, (3, 224, 224), HE),
    "Vgg16": (torchvision.models.vgg16, (3, 224, 224), HE),
    "GoogLeNet": (lambda: torchvision.models.googlenet(aux_logits=False, transform_input=False, init_weights=False), (3, 224, 224), HE),
    "ResNet18": (torchvision.models.resnet18, (3, 224, 224), RESIDUAL),
    "ResNet50": (torchvision.models.resnet50, (3, 224, 224), RESIDUAL),
    "MobileNetV1": (classic_networks.MobileNetV1, (3, 224, 224), HE),
    "MobileNetV2": (torchvision.models.mobilenet_v2, (3, 224, 224), RESIDUAL),
    "MobileNetV3Large": (torchvision.models.mobilenet_v3_large, (3, 224, 224), RESIDUAL),
    "SqueezeNet": (torchvision.models.squeezenet1_0, (3, 224, 224), HE),
    "DenseNet121": (torchvision.models.densenet121, (3, 224, 224), HE),
    "UNet": (classic_networks.UNet, (1, 572, 572), HE),
}
MOST_OUTPUTS = 1000
CHUNK = 1 << 22


def fnv1a(name):
    """The 32-bit hash of Fowler, Noll and Vo."""
    hashed = 2166136261
    for byte in name.encode():
        hashed = ((hashed ^ byte) * 16777619) & 0xFFFFFFFF
    return hashed


def fill(name, tensor, gain):
    """Fills a tensor of the state dict by its name and shape; every step is exact or rounds to float32 once, so that C# gets the same bits.

    With u in [-1, 1) of values(), seeded by the hash of the name: a weight of several axes is u · √(gain / fan-in), the fan-in the
    product of all sizes but the first; a normalisation's weight and variance are 1 + u / 4; biases and means u / 8.
    """
    flat, seed = tensor.view(-1), fnv1a(name)
    for start in range(0, len(flat), CHUNK):
        u = values(min(CHUNK, len(flat) - start), seed, start)
        if tensor.dim() > 1:
            u *= numpy.float32(math.sqrt(gain / math.prod(tensor.shape[1:])))
        elif name.endswith((".weight", ".running_var")):
            u = 1 + u / 4
        else:
            u /= 8
        flat[start:start + CHUNK] = torch.from_numpy(u)


def make(name, create, shape, gain):
    network = create().eval()
    tensors = {key: tensor for key, tensor in network.state_dict().items() if not key.endswith("num_batches_tracked")}
    digest = hashlib.sha256()
    for key, tensor in tensors.items():
        fill(key, tensor, gain)
        digest.update(tensor.numpy().tobytes())

    layers, calls = [], {}

    def record(key):
        def hook(module, inputs, output):
            # At once, since a ReLU in place would overwrite it.
            output = output.numpy()
            calls[key] = calls.get(key, -1) + 1
            layers.append({
                "name": key, "call": calls[key], "output": output.shape[1:], "largest": float(abs(output).max()),
                "mean": float(output.mean()), "picked": encode(picked(output))})
            assert len(numpy.unique(picked(output))) > 2, f"{name}, {key}: hardly two values differ, so that most errors would not show"
        return hook

    for key, module in network.named_modules():
        if not list(module.children()):
            module.register_forward_hook(record(key))

    with torch.no_grad():
        result = network.double()(torch.from_numpy(values(math.prod(shape), fnv1a("input"))).double().reshape(1, *shape)).numpy()
    return {
        "name": name, "input": shape, "gain": gain, "parameters": sum(parameter.numel() for parameter in network.parameters()),
        "tensors": [[key, list(tensor.shape)] for key, tensor in tensors.items()], "sha256": digest.hexdigest(), "layers": layers,
        "expected": encode(result.flat[::-(-result.size // MOST_OUTPUTS)]),
    }


def main():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "torchvision_cases.jsonl.gz")
    with open(path, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as lines:
        for name, network in NETWORKS.items():
            case = make(name, *network)
            lines.write((json.dumps(case) + "\n").encode())
            print(f"{name}: {case['parameters']:,} parameters, {len(case['layers'])} layers")
    print(f"{len(NETWORKS)} networks, {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    main()
