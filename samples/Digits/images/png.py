"""Writes PNG files of every kind a user may have: the colour types, bit depths and interlacing that PIL leaves out."""

import pathlib
import struct
import zlib

import numpy

GREY, RGB, PALETTE, RGBA = 0, 2, 3, 6
_ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def write_png(
    path: pathlib.Path,
    samples: numpy.ndarray,
    colour_type: int,
    bit_depth: int = 8,
    palette: list[tuple[int, int, int]] | None = None,
    interlaced: bool = False,
) -> None:
    """Samples: height×width×channels of integers below 2^bit_depth."""
    height, width = samples.shape[:2]
    passes = _ADAM7 if interlaced else [(0, 0, 1, 1)]
    pixels = b"".join(_rows(samples[y::dy, x::dx], bit_depth) for x, y, dx, dy in passes if x < width and y < height)
    header = struct.pack(">IIBBBBB", width, height, bit_depth, colour_type, 0, 0, int(interlaced))
    content = _chunk(b"IHDR", header)
    if palette is not None:
        content += _chunk(b"PLTE", bytes(value for colour in palette for value in colour))
    content += _chunk(b"IDAT", zlib.compress(pixels, 9)) + _chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + content)


def _rows(samples: numpy.ndarray, bit_depth: int) -> bytes:
    rows = samples.reshape(samples.shape[0], -1)
    if bit_depth == 16:
        packed = rows.astype(">u2").view(numpy.uint8)
    elif bit_depth == 8:
        packed = rows.astype(numpy.uint8)
    else:
        bits = (rows[..., None] >> numpy.arange(bit_depth - 1, -1, -1)) & 1
        packed = numpy.packbits(bits.reshape(len(rows), -1).astype(numpy.uint8), axis=1)
    if bit_depth < 8:
        # Packed pixels do not resemble their neighbours: no filter.
        return b"".join(b"\0" + row.tobytes() for row in packed)
    step = samples.shape[2] * bit_depth // 8
    left = numpy.zeros_like(packed)
    left[:, step:] = packed[:, :-step] if packed.shape[1] > step else 0
    return b"".join(b"\1" + row.tobytes() for row in packed - left)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
