#!/usr/bin/python3
"""Writes layer_cases.jsonl.gz: random layers, and what PyTorch makes of them.

Run with Debian's python3-torch (1.13). One case is one line of JSON:

    name, kind        kind is a member of LayerKind
    seed, batch       seed of the inputs and tensors; number of images
    inputs, output    shapes for one image: [C, H, W], or [features] of a vector
    exact             whether inputs and tensors are integers, so that a kernel without transforms gives the very bits
    scale             what inputs are multiplied by, a power of two
    special           [input, index, value]: a NaN or infinity put into an input
    expected          the output of the batch as float32 in base64

and where they mean something: rows, columns (a window, or the margins of a crop or padding), ceil, groups, bias, countIncludePad,
outputPadding (rows, columns), slope, epsilon, interpolation (a member of Interpolation).

Inputs and tensors are not stored: values() below and ConformanceCase.cs compute the same ones, the first input from the seed itself,
weight, bias, running mean and running variance from the four seeds behind it, further inputs from those behind. Sums are taken in float64
and rounded once. What PyTorch has no function for, such as a dilated average, is put together from what it has. A new kind of layer is
one more function in KINDS.
"""

import base64
import gzip
import json
import os
import random

import numpy
import torch
import torch.nn.functional as F

PER_KIND = {
    "Convolution": 150, "TransposedConvolution": 100, "MaxPool": 45, "MinPool": 35, "AveragePool": 50, "L2Pool": 35, "GlobalMaxPool": 12,
    "GlobalAveragePool": 12, "AdaptiveAveragePool": 35, "Relu": 12, "Relu6": 12, "LeakyRelu": 18, "Sigmoid": 14, "Tanh": 14, "Silu": 14,
    "HardSwish": 14, "HardSigmoid": 14, "Gelu": 14, "Softmax": 22, "BatchNorm": 40, "Flatten": 4, "Linear": 30, "Dropout": 4, "Add": 25,
    "Multiply": 40, "Concat": 30, "Upsample": 50, "Crop": 16, "ZeroPad": 16, "Output": 4,
}
MOST_OUTPUTS = 1500
FURTHER_INPUTS = 5  # the seed of the second input, behind those of four tensors

# Of integers these give integers, or a quotient or root of integers: at most one rounding, whatever the order of sums.
EXACT = {
    "Convolution", "TransposedConvolution", "MaxPool", "MinPool", "AveragePool", "L2Pool", "GlobalMaxPool", "GlobalAveragePool",
    "AdaptiveAveragePool", "Relu", "Relu6", "Flatten", "Linear", "Dropout", "Add", "Multiply", "Concat", "Upsample", "Crop", "ZeroPad",
    "Output",
}


def hashes(count, seed, start=0):
    """24 bits each, by the finaliser of MurmurHash3 over position and seed."""
    x = (numpy.arange(start, start + count, dtype=numpy.uint64) * 2654435761 + seed * 2246822519) & 0xFFFFFFFF
    x ^= x >> 16
    x = (x * 0x85EBCA6B) & 0xFFFFFFFF
    x ^= x >> 13
    x = (x * 0xC2B2AE35) & 0xFFFFFFFF
    x ^= x >> 16
    return x >> 8


def values(count, seed, start=0):
    """Multiples of 2^-23 in [-1, 1)."""
    return (hashes(count, seed, start).astype(numpy.float64) / 2**23 - 1).astype(numpy.float32)


def integers(count, seed):
    """-8 to 8."""
    return (hashes(count, seed) % 17).astype(numpy.float32) - 8


def encode(array):
    return base64.b64encode(array.astype("<f4").tobytes()).decode()


class Values:
    """The inputs and tensors of one case."""

    def __init__(self, seed, exact, special):
        self.seed, self.exact, self.special = seed, exact, special

    def flat(self, shape, offset):
        return (integers if self.exact else values)(int(numpy.prod(shape)), self.seed + offset)

    def tensor(self, shape, offset):
        return torch.from_numpy(self.flat(shape, offset).reshape(shape)).double()

    def input(self, index, shape):
        return self.flat(shape, 0 if index == 0 else FURTHER_INPUTS + index - 1)

    def weight(self, *shape):
        return self.tensor(shape, 1)

    def bias(self, *shape):
        return self.tensor(shape, 2)

    def mean(self, *shape):
        return self.tensor(shape, 3)

    def variance(self, *shape):
        """In [1/4, 5/4): of (u + 3/2) / 2 the sum alone rounds, to float32."""
        return torch.from_numpy((self.flat(shape, 4) + numpy.float32(1.5)) / numpy.float32(2)).double()


def draw_map(draw):
    return [draw.choice([1, 2, 3, 5, 6, 8, 12, 16]), draw.choice([1, 2, 4, 5, 7, 8, 11, 14]), draw.choice([1, 3, 4, 6, 7, 9, 12, 17, 27])]


def draw_map_or_vector(draw):
    return [draw.randint(1, 40)] if draw.random() < 0.4 else draw_map(draw)


def draw_groups(draw, channels):
    """One, one for each channel, or something between where there is."""
    between = [g for g in range(2, channels) if channels % g == 0]
    return draw.choice([1, 1, channels, draw.choice(between or [1])])


def draw_axis(draw, size, most_padding):
    """Kernel, stride, dilation and padding on both sides, such that a window fits."""
    while True:
        k, s, d = draw.choice([1, 2, 3, 3, 4, 5, 7]), draw.choice([1, 1, 2, 3]), draw.choice([1, 1, 2, 3])
        start, end = (draw.randint(0, most_padding(k)) for _ in range(2))
        if size + start + end >= (k - 1) * d + 1:
            return {"kernel": k, "stride": s, "dilation": d, "start": start, "end": end}


def draw_axes(draw, shape, most_padding):
    """Of both axes; in a third of the cases one window for both, as networks have them."""
    usual = [(1, 1, 0), (1, 2, 0), (3, 1, 0), (3, 1, 1), (3, 1, 1), (3, 2, 1), (5, 1, 2), (5, 2, 2), (7, 2, 3)]
    fitting = [(k, s, p) for k, s, p in usual if min(shape[1:]) + 2 * p >= k and p <= most_padding(k)]
    if draw.random() < 1 / 3:
        k, s, p = draw.choice(fitting)
        return {axis: {"kernel": k, "stride": s, "dilation": 1, "start": p, "end": p} for axis in ("rows", "columns")}
    return {axis: draw_axis(draw, size, most_padding) for axis, size in zip(("rows", "columns"), shape[1:])}


def draw_margins(draw, most):
    return {"kernel": 1, "stride": 1, "dilation": 1, "start": draw.randint(0, most), "end": draw.randint(0, most)}


def window(case, *names):
    return {name: (case["rows"][name], case["columns"][name]) for name in names}


def pad(case, x, value=0.0):
    rows, columns = case["rows"], case["columns"]
    return F.pad(x, (columns["start"], columns["end"], rows["start"], rows["end"]), value=value)


def crop(case, x):
    rows, columns = case["rows"], case["columns"]
    return x[:, :, rows["start"]:x.shape[2] - rows["end"], columns["start"]:x.shape[3] - columns["end"]]


def convolution(draw, given):
    shape = draw_map(draw)
    groups = draw_groups(draw, shape[0])
    filters = groups * draw.randint(1, 9 if groups == 1 else 3)
    case = {"inputs": [shape], "groups": groups, "bias": draw.random() < 0.7, **draw_axes(draw, shape, lambda k: 3)}

    def run(x):
        weight = given.weight(filters, shape[0] // groups, *window(case, "kernel")["kernel"])
        bias = given.bias(filters) if case["bias"] else None
        return F.conv2d(pad(case, x), weight, bias, groups=groups, **window(case, "stride", "dilation"))

    return case, run


def draw_transposed_axis(draw, size, even):
    """A window padded alike on both sides if even, and output padding, such that something is left."""
    while True:
        axis = draw_axis(draw, 100, lambda k: min(3, k))
        axis["end"] = axis["start"] if even else axis["end"]
        added = draw.choice([0, draw.randrange(max(axis["stride"], axis["dilation"]))])
        if axis["stride"] * (size - 1) + (axis["kernel"] - 1) * axis["dilation"] + 1 + added > axis["start"] + axis["end"]:
            return axis, added


def transposed_convolution(draw, given):
    shape = draw_map(draw)
    shape[1:] = [min(size, 9) for size in shape[1:]]
    groups = draw_groups(draw, shape[0])
    filters = groups * draw.randint(1, 6 if groups == 1 else 3)
    even = draw.random() < 0.6
    (rows, below), (columns, right) = (draw_transposed_axis(draw, size, even) for size in shape[1:])
    if draw.random() < 0.25:  # as networks have them, to double a map
        k, p, added = draw.choice([(2, 0, 0), (4, 1, 0), (3, 1, 1)])
        rows = columns = {"kernel": k, "stride": 2, "dilation": 1, "start": p, "end": p}
        even, below, right = True, added, added
    case = {"inputs": [shape], "groups": groups, "bias": draw.random() < 0.6, "rows": rows, "columns": columns,
            "outputPadding": [below, right]}

    def run(x):
        weight = given.weight(shape[0], filters // groups, *window(case, "kernel")["kernel"])
        bias = given.bias(filters) if case["bias"] else None
        options = {"groups": groups, "output_padding": case["outputPadding"], **window(case, "stride", "dilation")}
        if even:
            return F.conv_transpose2d(x, weight, bias, padding=window(case, "start")["start"], **options)
        return crop(case, F.conv_transpose2d(x, weight, bias, **options))

    return case, run


def max_pool(draw, given):
    shape = draw_map(draw)
    if draw.random() < 0.5:  # as PyTorch declares it: the same padding on both sides, at most half the kernel; perhaps ceil mode
        case = symmetric_pool(draw, shape)
        return case, lambda x: F.max_pool2d(
            x, window(case, "kernel")["kernel"], padding=window(case, "start")["start"], ceil_mode=case["ceil"],
            **window(case, "stride", "dilation"))

    case = uneven_pool(draw, shape)
    return case, lambda x: F.max_pool2d(
        pad(case, x, value=-numpy.inf), window(case, "kernel")["kernel"], **window(case, "stride", "dilation"))


def min_pool(draw, given):
    case, maximum = max_pool(draw, given)
    return case, lambda x: -maximum(-x)


def uneven_pool(draw, shape):
    return {"inputs": [shape], **draw_axes(draw, shape, lambda k: k // 2)}


def symmetric_pool(draw, shape, dilated=True):
    case = {"inputs": [shape], "ceil": draw.random() < 0.6}
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


def window_sums(case, x):
    """Of windows that PyTorch's pools do not have, dilated or padded unevenly: a convolution of each channel with ones."""
    ones = torch.ones(x.shape[1], 1, *window(case, "kernel")["kernel"], dtype=x.dtype)
    return F.conv2d(pad(case, x), ones, groups=x.shape[1], **window(case, "stride", "dilation"))


def average_pool(draw, given):
    shape, counts_padding = draw_map(draw), draw.random() < 0.5
    if draw.random() < 0.7:
        case = symmetric_pool(draw, shape, dilated=False)
        return {**case, "countIncludePad": counts_padding}, lambda x: F.avg_pool2d(
            x, window(case, "kernel")["kernel"], padding=window(case, "start")["start"], ceil_mode=case["ceil"],
            count_include_pad=counts_padding, **window(case, "stride"))

    case = uneven_pool(draw, shape)

    def run(x):
        taps = case["rows"]["kernel"] * case["columns"]["kernel"]
        inside = window_sums(case, torch.ones_like(x))
        return torch.where(inside > 0, window_sums(case, x) / (taps if counts_padding else inside), 0)

    return {**case, "countIncludePad": counts_padding}, run


def l2_pool(draw, given):
    shape = draw_map(draw)
    if draw.random() < 0.4:
        case = uneven_pool(draw, shape)
        return case, lambda x: window_sums(case, x * x).sqrt()

    # lp_pool2d takes the mean and multiplies by the window's size: so windows that ceil mode lets hang over the map count as whole ones.
    case = symmetric_pool(draw, shape, dilated=False)
    if not case["ceil"]:
        return case, lambda x: F.lp_pool2d(pad(case, x), 2, window(case, "kernel")["kernel"], **window(case, "stride"))

    given.exact = False  # a mean of squares is no integer
    taps = case["rows"]["kernel"] * case["columns"]["kernel"]
    return case, lambda x: (taps * F.avg_pool2d(
        x * x, window(case, "kernel")["kernel"], padding=window(case, "start")["start"], ceil_mode=True, **window(case, "stride"))).sqrt()


def adaptive_average_pool(draw, given):
    shape, size = draw_map(draw), [draw.choice([1, 2, 3, 4, 5, 6, 7, 10]) for _ in range(2)]
    return {"inputs": [shape]}, lambda x: F.adaptive_avg_pool2d(x, size)


def leaky_relu(draw, given):
    case = {"inputs": [draw_map_or_vector(draw)], "slope": draw.choice([0.01, 0.1, 0.2, 0.25, 0.3, 1.5, -0.5])}
    return case, lambda x: F.leaky_relu(x, case["slope"])


def batch_norm(draw, given):
    case = {"inputs": [draw_map_or_vector(draw)], "epsilon": draw.choice([1e-5, 1e-5, 1e-3, 1e-3, 0.1])}

    def run(x):
        channels = x.shape[1]
        return F.batch_norm(
            x, given.mean(channels), given.variance(channels), given.weight(channels), given.bias(channels), eps=case["epsilon"])

    return case, run


def linear(draw, given):
    inputs, outputs = draw.randint(1, 130), draw.randint(1, 40)
    case = {"inputs": [[inputs]], "bias": draw.random() < 0.7}
    return case, lambda x: F.linear(x, given.weight(outputs, inputs), given.bias(outputs) if case["bias"] else None)


def add(draw, given):
    return {"inputs": draw.randint(2, 4) * [draw_map_or_vector(draw)]}, lambda *maps: torch.stack(maps).sum(dim=0)


def multiply(draw, given):
    shape = draw_map(draw) if draw.random() < 0.8 else [draw.randint(1, 40)]
    gates = [[1, 1, 1], [shape[0], 1, 1], [shape[0], 1, 1], [1, *shape[1:]], [1, *shape[1:]], [shape[0], 1, shape[-1]], shape]
    inputs = [shape] + [shape if len(shape) == 1 else draw.choice(gates) for _ in range(draw.choice([1, 1, 2]))]
    draw.shuffle(inputs)

    def run(*maps):
        product = maps[0]
        for factor in maps[1:]:
            product = product * factor
        return product

    return {"inputs": inputs}, run


def concat(draw, given):
    shape = draw_map_or_vector(draw)
    inputs = [[draw.choice([1, 2, 3, 5, 8]), *shape[1:]] for _ in range(draw.randint(2, 5))]
    return {"inputs": inputs}, lambda *maps: torch.cat(maps, dim=1)


def upsample(draw, given):
    shape = draw_map(draw)
    shape[1:] = [min(size, 8) for size in shape[1:]]
    interpolation = draw.choice(["Nearest", "Bilinear", "BilinearCorners", "BilinearCorners"])
    # Between pixels at quarters and eighths all is exact, and whether a NaN beside a position is seen does not hang on its rounding.
    needs_binary = given.exact or given.special
    if needs_binary and interpolation == "BilinearCorners":
        interpolation = "Bilinear"
    scales = [2, 4] if needs_binary and interpolation == "Bilinear" else [1, 2, 2, 3, 4, 5]
    scale = [draw.choice(scales) for _ in range(2)]
    size = [shape[1] * scale[0], shape[2] * scale[1]]

    def run(x):
        if interpolation == "Nearest":
            return F.interpolate(x, size, mode="nearest")
        return F.interpolate(x, size, mode="bilinear", align_corners=interpolation == "BilinearCorners")

    return {"inputs": [shape], "interpolation": interpolation}, run


def crop_margins(draw, given):
    rows, columns, (channels, height, width) = draw_margins(draw, 3), draw_margins(draw, 3), draw_map(draw)
    shape = [channels, rows["start"] + height + rows["end"], columns["start"] + width + columns["end"]]
    case = {"inputs": [shape], "rows": rows, "columns": columns}
    return case, lambda x: crop(case, x)


def zero_pad(draw, given):
    case = {"inputs": [draw_map(draw)], "rows": draw_margins(draw, 3), "columns": draw_margins(draw, 3)}
    return case, lambda x: pad(case, x)


def on_map(function):
    return lambda draw, given: ({"inputs": [draw_map(draw)]}, function)


def on_either(function):
    return lambda draw, given: ({"inputs": [draw_map_or_vector(draw)]}, function)


KINDS = {
    "Convolution": convolution, "TransposedConvolution": transposed_convolution, "MaxPool": max_pool, "MinPool": min_pool,
    "AveragePool": average_pool, "L2Pool": l2_pool, "Linear": linear,
    "GlobalMaxPool": on_map(lambda x: F.adaptive_max_pool2d(x, 1)),
    "GlobalAveragePool": on_map(lambda x: F.adaptive_avg_pool2d(x, 1)),
    "AdaptiveAveragePool": adaptive_average_pool,
    "Relu": on_either(F.relu), "Relu6": on_either(F.relu6), "LeakyRelu": leaky_relu, "Sigmoid": on_either(torch.sigmoid),
    "Tanh": on_either(torch.tanh), "Silu": on_either(F.silu), "HardSwish": on_either(F.hardswish), "HardSigmoid": on_either(F.hardsigmoid),
    "Gelu": on_either(F.gelu), "Softmax": on_either(lambda x: F.softmax(x, dim=1)), "BatchNorm": batch_norm,
    "Flatten": on_map(lambda x: torch.flatten(x, 1)),
    "Dropout": on_either(lambda x: F.dropout(x, training=False)),
    "Add": add, "Multiply": multiply, "Concat": concat, "Upsample": upsample, "Crop": crop_margins, "ZeroPad": zero_pad,
    "Output": on_either(lambda x: x),
}

# Activations have their corners beyond 1, and saturate beyond those.
SCALED = {"Relu6", "Sigmoid", "Tanh", "Silu", "HardSwish", "HardSigmoid", "Gelu", "Softmax", "BatchNorm"}


def make(kind, number, draw, seed):
    while True:
        given = Values(seed, exact=kind in EXACT and number % 3 == 0, special=number % 4 == 0)
        scale = draw.choice([1, 4, 16, 128]) if kind in SCALED and not given.exact else 1
        batch = draw.choice([1, 1, 2, 3])
        case, run = KINDS[kind](draw, given)
        shapes = [[batch] + shape for shape in case["inputs"]]
        maps = [scale * given.input(index, shape) for index, shape in enumerate(shapes)]
        special = []
        if given.special:
            for _ in range(draw.randint(1, 3)):
                of = draw.randrange(len(maps))
                special.append([of, draw.randrange(len(maps[of])), draw.choice(["NaN", "Infinity", "-Infinity"])])
        for of, index, value in special:
            maps[of][index] = float(value)
        output = run(*(torch.from_numpy(flat.reshape(shape)).double() for flat, shape in zip(maps, shapes))).float().numpy()
        if output.size <= MOST_OUTPUTS:
            return {"name": f"{kind} {number}", "kind": kind, "seed": seed, "batch": batch, "exact": given.exact, "scale": scale,
                    "special": special, **case, "output": list(output.shape[1:]), "expected": encode(output)}


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
