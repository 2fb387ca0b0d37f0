#!/usr/bin/python3
"""Makes dtypes.safetensors: values of each type beside what PyTorch (1.13) converts them to. Run: python3 make_dtypes.py

For each of f16, bf16, f64 and f32 the file holds the elements as stored (`f16`) and as PyTorch's .float() (`f16.float`, F32).
"""
import json
import pathlib
import struct

import torch


def from_bits(bits, integer, real):
    return torch.tensor(bits, dtype=integer).view(real)


def signed(bits, width):
    """Bit patterns as the signed integers that torch has."""
    return [b - (1 << width) if b >> (width - 1) else b for b in bits]


def both_signs(bits, width):
    return [sign << (width - 1) | b for b in bits for sign in (0, 1)]


# Zero, smallest and largest subnormal, smallest normal, one and its neighbours, largest, infinity, a quiet NaN with a payload.
F16 = both_signs([0, 1, 2, 0x3FF, 0x400, 0x3BFF, 0x3C00, 0x3C01, 0x7BFF, 0x7C00, 0x7E2A], 16)
BF16 = both_signs([0, 1, 2, 0x7F, 0x80, 0x3F7F, 0x3F80, 0x3F81, 0x7F7F, 0x7F80, 0x7FEA], 16)
F32 = both_signs([0, 1, 2, 0x7FFFFF, 0x800000, 0x3F7FFFFF, 0x3F800000, 0x3F800001, 0x7F7FFFFF, 0x7F800000, 0x7FC0002A], 32)
# For doubles, rounding: to nearest and to even, into a float's subnormals and to zero, up to the largest float and over it.
F64 = [sign * v for sign in (1.0, -1.0) for v in (
    0.0, 5e-324, 1e-46, 7.0064923216240853e-46, 7.0064923216240862e-46, 1e-45, 1.1754943e-38, 0.1, 1 / 3,
    1.0, 1 + 2.0**-24, 1 + 2.0**-24 + 2.0**-52, 1 + 3 * 2.0**-24, 16777217.0, 3.4028234663852886e38,
    3.4028235677973362e38, 3.4028235677973366e38, 1e300, float("inf"), float("nan"))]

stored = {
    "f16": ("F16", from_bits(signed(F16, 16), torch.int16, torch.float16)),
    "bf16": ("BF16", from_bits(signed(BF16, 16), torch.int16, torch.bfloat16)),
    "f32": ("F32", from_bits(signed(F32, 32), torch.int32, torch.float32)),
    "f64": ("F64", torch.tensor(F64, dtype=torch.float64)),
}
integers = {"F16": torch.int16, "BF16": torch.int16, "F32": torch.int32, "F64": torch.int64}
tensors = dict(stored)
for name, (_, tensor) in stored.items():
    tensors[name + ".float"] = ("F32", tensor.float())

header, data = {}, b""
for name, (dtype, tensor) in tensors.items():
    raw = tensor.view(integers[dtype]).numpy().tobytes()
    header[name] = {"dtype": dtype, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
pathlib.Path(__file__).with_name("dtypes.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
