"""Writes a state dict as safetensors, so that training needs nothing but torch."""

import json
import pathlib
import struct

import torch


def write_safetensors(path: pathlib.Path, state: dict[str, torch.Tensor]) -> None:
    """Header length (8 bytes, little endian), JSON header padded with spaces to 8 bytes, then the F32 data end to end."""
    header, data = {}, bytearray()
    for name, tensor in state.items():
        begin = len(data)
        data += tensor.detach().contiguous().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [begin, len(data)]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)
