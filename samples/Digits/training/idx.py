"""Reads the IDX files that MNIST is published in, gzipped or not."""

import gzip
import pathlib
import struct
import zlib

import numpy


def read_idx(path: pathlib.Path) -> numpy.ndarray:
    """The unsigned bytes of one IDX file, shaped as its header says."""
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b":
        try:
            data = gzip.decompress(data)
        except (EOFError, OSError, zlib.error) as error:
            raise ValueError(f"{path}: the gzipped data is damaged or cut off: {error}") from error
    if len(data) < 4 or data[:3] != b"\x00\x00\x08":
        raise ValueError(f"{path}: not an IDX file of unsigned bytes")
    rank = data[3]
    if len(data) < 4 + 4 * rank:
        raise ValueError(f"{path}: cut off within its header")
    shape = struct.unpack_from(f">{rank}I", data, 4)
    values = numpy.frombuffer(data, numpy.uint8, offset=4 + 4 * rank)
    if values.size != numpy.prod(shape, dtype=numpy.int64):
        raise ValueError(f"{path}: the header says {shape}, the file holds {values.size} bytes")
    return values.reshape(shape)


def read_digits(paths: list[pathlib.Path]) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Images (count×28×28) and labels (count), from a folder of MNIST's training files or from two files."""
    if len(paths) == 1 and paths[0].is_dir():
        paths = [_the_file(paths[0], "train-images*idx3-ubyte*"), _the_file(paths[0], "train-labels*idx1-ubyte*")]
    if len(paths) != 2:
        raise ValueError("give a folder, or the file of the images and the file of the labels")
    images, labels = read_idx(paths[0]), read_idx(paths[1])
    if images.shape[1:] != (28, 28) or labels.shape != images.shape[:1]:
        raise ValueError(f"images {images.shape} and labels {labels.shape} do not belong together")
    return images, labels


def _the_file(folder: pathlib.Path, pattern: str) -> pathlib.Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise ValueError(f"{folder}: no file {pattern}")
    return found[0]
