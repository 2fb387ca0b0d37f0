#!/usr/bin/env python3
"""Writes logits.txt: what PyTorch makes of digit.idx3-ubyte with the sample's weights, one number a line."""

import json
import pathlib
import struct
import sys

import numpy
import torch

HERE = pathlib.Path(__file__).parent
SAMPLE = HERE.parents[2] / "samples" / "Digits"
sys.path.insert(0, str(SAMPLE / "training"))

from idx import read_idx
from lenet5 import LeNet5, normalise


def read_safetensors(path: pathlib.Path) -> dict[str, torch.Tensor]:
    data = path.read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    values = data[8 + length :]
    tensors = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        begin, end = entry["data_offsets"]
        array = numpy.frombuffer(values[begin:end], "<f4").reshape(entry["shape"])
        tensors[name] = torch.from_numpy(array.copy())
    return tensors


def main() -> None:
    network = LeNet5()
    network.load_state_dict(read_safetensors(SAMPLE / "lenet5.safetensors"))
    image = torch.from_numpy(read_idx(HERE / "digit.idx3-ubyte").copy()).float().div(255).unsqueeze(1)
    with torch.no_grad():
        logits = network(normalise(image))[0]
    (HERE / "logits.txt").write_text("".join(f"{logit:.6f}\n" for logit in logits.tolist()))


if __name__ == "__main__":
    main()
