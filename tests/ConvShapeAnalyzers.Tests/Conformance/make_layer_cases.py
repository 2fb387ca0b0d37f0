#!/usr/bin/python3
"""Writes layer_cases.jsonl.gz: random layers, and what PyTorch makes of them.

Run with Debian's python3-torch (1.13). One case is one line of JSON: the layer's geometry, the seed of its tensors, and PyTorch's
output. Inputs and weights are not stored: values() below and ConformanceCase.cs compute the same ones. Sums are taken in float64 and
rounded once. A new kind of layer is one more function in KINDS.
"""

import base64
import gzip
import json
import os
import random

import numpy
import torch
import torch.nn.functional as F

PER_KIND = {"Convolution": 120, "MaxPool": 50, "AveragePool": 50, "Linear": 25, "GlobalMaxPool": 12, "GlobalAveragePool": 12,
            "Relu": 12, "Softmax": 20, "Flatten": 4, "Dropout": 4}
MOST_OUTPUTS = 3000


def values(count, seed):
    """Multiples of 2^-23 in [-1, 1), by the finaliser of MurmurHash3 over position and seed."""
    x = (numpy.arange(count, dtype=numpy.uint64) * 2654435761 + seed * 2246822519) & 0xFFFFFFFF
    x ^= x >> 16
    x = (x * 0x85EBCA6B) & 0xFFFFFFFF
    x ^= x >> 13
    x = (x * 0xC2B2AE35) & 0xFFFFFFFF
    x ^= x >> 16
    return ((x >> 8).astype(numpy.float64) / 2**23 - 1).astype(numpy.float32)


def tensor(shape, seed, special=()):
    flat = values(int(numpy.prod(shape)), seed)
    for index, value in special:
        flat[index] = float(value)
    return torch.from_numpy(flat.reshape(shape)).double()


def draw_map(draw):
    return [draw.choice([1, 2, 3, 5, 8, 16]), draw.choice([1, 2, 4, 5, 7, 8, 11, 14]), draw.choice([1, 3, 4, 6, 7, 9, 12, 17, 27])]


def draw_axis(draw, size, most_padding):
    """Kernel, stride, dilation and padding on both sides, such that a window fits."""
    while True:
        k, s, d = draw.choice([1, 2, 3, 3, 4, 5, 7]), draw.choice([1, 1, 2, 3]), draw.choice([1, 1, 2, 3])
        start, end = (draw.randint(0, most_padding(k)) for _ in range(2))
        if size + start + end >= (k - 1) * d + 1:
            return {"kernel": k, "stride": s, "dilation": d, "start": start, "end": end}


def window(case, *names):
    return {name: (case["rows"][name], case["columns"][name]) for name in names}


def convolution(draw, seed):
    shape = draw_map(draw)
    groups = draw.choice([g for g in range(1, shape[0] + 1) if shape[0] % g == 0]) if draw.random() < 0.4 else 1
    filters = groups * draw.randint(1, 9 if groups == 1 else 3)
    case = {"input": shape, "groups": groups, "bias": draw.random() < 0.7,
            "rows": draw_axis(draw, shape[1], lambda k: 3), "columns": draw_axis(draw, shape[2], lambda k: 3)}

    def run(x):
        rows, columns = case["rows"], case["columns"]
        weight = tensor((filters, shape[0] // groups, rows["kernel"], columns["kernel"]), seed + 1)
        bias = tensor((filters,), seed + 2) if case["bias"] else None
        padded = F.pad(x, (columns["start"], columns["end"], rows["start"], rows["end"]))
        return F.conv2d(padded, weight, bias, groups=groups, **window(case, "stride", "dilation"))

    return case, run


def max_pool(draw, seed):
    shape = draw_map(draw)
    if draw.random() < 0.5:  # as PyTorch declares it: the same padding on both sides, at most half the kernel; perhaps ceil mode
        case = symmetric_pool(draw, shape)
        ceil = case["ceil"]
        return case, lambda x: F.max_pool2d(
            x, ceil_mode=ceil, padding=tuple(case[axis]["start"] for axis in ("rows", "columns")),
            **{"kernel_size": window(case, "kernel")["kernel"]}, **window(case, "stride", "dilation"))

    case = {"input": shape, "rows": draw_axis(draw, shape[1], lambda k: k // 2), "columns": draw_axis(draw, shape[2], lambda k: k // 2)}
    return case, lambda x: F.max_pool2d(
        F.pad(x, (case["columns"]["start"], case["columns"]["end"], case["rows"]["start"], case["rows"]["end"]), value=-numpy.inf),
        kernel_size=window(case, "kernel")["kernel"], **window(case, "stride", "dilation"))


def symmetric_pool(draw, shape, dilated=True):
    case = {"input": shape, "ceil": draw.random() < 0.6}
    for axis, size in (("rows", shape[1]), ("columns", shape[2])):
        while True:
            drawn = draw_axis(draw, size, lambda k: k // 2)
            drawn["end"] = drawn["start"]  # PyTorch pads pools alike on both sides
            if not dilated:
                drawn["dilation"] = 1
            if size + 2 * drawn["start"] >= (drawn["kernel"] - 1) * drawn["dilation"] + 1:
                break
        case[axis] = drawn
    return case


def average_pool(draw, seed):
    case = symmetric_pool(draw, draw_map(draw), dilated=False)
    case["countIncludePad"] = draw.random() < 0.5
    return case, lambda x: F.avg_pool2d(
        x, kernel_size=window(case, "kernel")["kernel"], padding=window(case, "start")["start"], ceil_mode=case["ceil"],
        count_include_pad=case["countIncludePad"], **window(case, "stride"))


def linear(draw, seed):
    inputs, outputs = draw.randint(1, 130), draw.randint(1, 40)
    case = {"input": [inputs], "bias": draw.random() < 0.7}

    def run(x):
        return F.linear(x, tensor((outputs, inputs), seed + 1), tensor((outputs,), seed + 2) if case["bias"] else None)

    return case, run


def softmax(draw, seed):
    case = {"input": [draw.randint(1, 40)] if draw.random() < 0.5 else draw_map(draw)}
    return case, lambda x: F.softmax(x, dim=1)


def on_map(function):
    return lambda draw, seed: ({"input": draw_map(draw)}, function)


KINDS = {
    "Convolution": convolution, "MaxPool": max_pool, "AveragePool": average_pool, "Linear": linear,
    "GlobalMaxPool": on_map(lambda x: F.adaptive_max_pool2d(x, 1)),
    "GlobalAveragePool": on_map(lambda x: F.adaptive_avg_pool2d(x, 1)),
    "Relu": on_map(F.relu), "Softmax": softmax,
    "Flatten": on_map(lambda x: torch.flatten(x, 1)),
    "Dropout": on_map(lambda x: F.dropout(x, training=False)),
}


def make(kind, number, draw, seed):
    while True:
        case, run = KINDS[kind](draw, seed)
        batch = draw.choice([1, 1, 2, 3])
        length = batch * int(numpy.prod(case["input"]))
        special = []
        if draw.random() < 0.2:
            special = [[draw.randrange(length), draw.choice(["NaN", "Infinity", "-Infinity"])] for _ in range(draw.randint(1, 3))]
        output = run(tensor([batch] + case["input"], seed, special)).float().numpy()
        if output.size <= MOST_OUTPUTS:
            return {"name": f"{kind}{number}", "kind": kind, "seed": seed, "batch": batch, "special": special, **case,
                    "output": list(output.shape[1:]), "expected": base64.b64encode(output.tobytes()).decode()}


def main():
    draw = random.Random(20260101)
    cases = [make(kind, number, draw, 1000 * index + 10 * number)
             for index, (kind, count) in enumerate(PER_KIND.items()) for number in range(count)]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "layer_cases.jsonl.gz")
    with open(path, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as lines:
        for case in cases:
            lines.write((json.dumps(case) + "\n").encode())
    print(f"{len(cases)} cases, {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    main()
