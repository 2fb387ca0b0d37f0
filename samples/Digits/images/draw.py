#!/usr/bin/env python3
"""Draws the digits of this folder with a programmed pen: python3 draw.py (needs numpy; always the same pictures).

They come from no data set. They look like what users have: photographed paper, a tablet's canvas, coloured ink,
transparency, and the kinds of PNG that scanners and old programs write.
"""

import dataclasses
import pathlib
from collections.abc import Callable

import numpy

from forms import FORMS
from pen import ink
from png import GREY, PALETTE, RGB, RGBA, write_png

Colour = tuple[int, int, int]
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
PAPER, CREAM, NOTE, SLATE = (250, 248, 242), (244, 236, 216), (255, 241, 150), (44, 58, 52)
NAVY, RED, GREEN, VIOLET = (28, 44, 120), (190, 30, 36), (20, 110, 60), (96, 40, 140)
PENCIL, CHALK = (96, 96, 100), (232, 236, 226)


@dataclasses.dataclass(frozen=True)
class Drawing:
    """One file. Height, place and pen are shares of the image's height; slant is the lean to the right."""

    name: str
    form: str
    size: tuple[int, int]
    pen: float
    height: float = 0.70
    slant: float = 0.0
    wide: float = 0.66
    at: tuple[float, float] = (0.5, 0.5)
    jitter: float = 0.012
    paper: Colour = WHITE
    colour: Colour = BLACK
    kind: str = "rgb"


DRAWINGS = [
    Drawing("0-ballpoint", "0 oval", (120, 160), 0.030, slant=0.15, paper=PAPER, colour=NAVY),
    Drawing("0-marker-wide", "0 round", (200, 150), 0.11, height=0.72, wide=0.80),
    Drawing("1-stick-slanted", "1 stick", (64, 64), 0.075, slant=0.30, kind="grey"),
    Drawing("1-with-flag", "1 flag", (90, 140), 0.050, slant=0.08, paper=CREAM, colour=BLACK),
    Drawing("1-flag-and-foot", "1 flag and foot", (128, 128), 0.060, paper=WHITE, colour=RED),
    Drawing("2-fountain-pen", "2 plain", (240, 180), 0.045, slant=0.18, paper=PAPER, colour=NAVY),
    Drawing("2-looped-chalk", "2 looped", (160, 120), 0.070, slant=0.10, paper=SLATE, colour=CHALK),
    Drawing("3-thin-slanted", "3 round", (400, 300), 0.016, slant=0.28, paper=WHITE, colour=BLACK),
    Drawing("3-flat-top-bold", "3 flat", (100, 100), 0.12, kind="palette", paper=NOTE, colour=BLACK),
    Drawing("4-open", "4 open", (96, 128), 0.050, slant=0.05, kind="grey16"),
    Drawing("4-closed", "4 closed", (180, 180), 0.055, slant=0.06, paper=PAPER, colour=VIOLET),
    Drawing("4-open-white-on-black", "4 open", (72, 64), 0.095, slant=0.22, paper=BLACK, colour=WHITE, kind="grey"),
    Drawing("5-with-hat", "5 hat", (150, 200), 0.055, slant=0.10, paper=PAPER, colour=PENCIL, kind="photo"),
    Drawing("5-one-stroke", "5 in one go", (84, 96), 0.060, slant=0.20, kind="bit"),
    Drawing("6-straight-back", "6 straight", (140, 160), 0.050, slant=0.02, paper=WHITE, colour=GREEN),
    Drawing("6-curled-brush", "6 curled", (160, 160), 0.130, wide=0.72, kind="alpha", colour=(30, 30, 60)),
    Drawing("7-plain", "7 plain", (64, 80), 0.070, slant=0.02, kind="grey"),
    Drawing("7-crossed", "7 crossed", (220, 220), 0.050, slant=0.08, paper=CREAM, colour=NAVY),
    Drawing("7-hooked-corner", "7 hooked", (320, 240), 0.035, height=0.42, slant=0.05, at=(0.24, 0.30), paper=WHITE, colour=BLACK),
    Drawing("8-one-stroke", "8 in one go", (110, 150), 0.042, slant=0.20, kind="interlaced", paper=PAPER, colour=RED),
    Drawing("8-two-rings-neon", "8 two rings", (128, 128), 0.080, paper=(16, 18, 40), colour=(120, 255, 190)),
    Drawing("9-straight-stem", "9 stem", (100, 140), 0.055, slant=0.06, paper=WHITE, colour=(60, 60, 60)),
    Drawing("9-curved-tail", "9 curved", (200, 260), 0.045, slant=0.12, paper=CREAM, colour=(70, 44, 30), kind="photo"),
    Drawing("9-felt-tip-small", "9 curved", (300, 200), 0.060, height=0.40, at=(0.68, 0.56), paper=NOTE, colour=NAVY),
]


def main() -> None:
    folder = pathlib.Path(__file__).parent
    for number, drawing in enumerate(DRAWINGS):
        _KINDS[drawing.kind](folder / f"{drawing.name}.png", drawing, _coverage(drawing, number), number)


def _coverage(drawing: Drawing, seed: int) -> numpy.ndarray:
    width, height = drawing.size
    tall = drawing.height * height
    across = drawing.wide * tall
    box = (drawing.at[0] * width - across / 2, drawing.at[1] * height - tall / 2, across, tall)
    # The slant is meant of the digit, not of its box.
    slant = drawing.slant / drawing.wide
    return ink(drawing.size, FORMS[drawing.form], box=box, pen=drawing.pen * height, slant=slant, jitter=drawing.jitter, seed=seed)


def _blend(drawing: Drawing, coverage: numpy.ndarray) -> numpy.ndarray:
    paper, colour = numpy.array(drawing.paper, float), numpy.array(drawing.colour, float)
    return paper + coverage[..., None] * (colour - paper)


def _rgb(path: pathlib.Path, drawing: Drawing, coverage: numpy.ndarray, _: int, interlaced: bool = False) -> None:
    write_png(path, _blend(drawing, coverage).round().astype(int), RGB, interlaced=interlaced)


def _interlaced(path: pathlib.Path, drawing: Drawing, coverage: numpy.ndarray, seed: int) -> None:
    _rgb(path, drawing, coverage, seed, interlaced=True)


def _photo(path: pathlib.Path, drawing: Drawing, coverage: numpy.ndarray, seed: int) -> None:
    """Light that falls off towards a corner, and the sensor's noise."""
    height, width = coverage.shape
    y, x = numpy.mgrid[0:1:height * 1j, 0:1:width * 1j]
    light = 0.98 - 0.16 * (0.6 * x + 0.4 * y) ** 1.5
    noise = numpy.random.default_rng(1000 + seed).normal(0, 2.5, (height, width, 1))
    photo = _blend(drawing, coverage) * light[..., None] + noise
    write_png(path, photo.round().clip(0, 255).astype(int), RGB)


def _grey(path: pathlib.Path, drawing: Drawing, coverage: numpy.ndarray, _: int) -> None:
    write_png(path, _blend(drawing, coverage)[..., :1].round().astype(int), GREY)


def _grey16(path: pathlib.Path, drawing: Drawing, coverage: numpy.ndarray, _: int) -> None:
    write_png(path, (_blend(drawing, coverage)[..., :1] * 257).round().astype(int), GREY, bit_depth=16)


def _bit(path: pathlib.Path, _: Drawing, coverage: numpy.ndarray, __: int) -> None:
    write_png(path, (coverage < 0.5)[..., None].astype(int), GREY, bit_depth=1)


def _alpha(path: pathlib.Path, drawing: Drawing, coverage: numpy.ndarray, _: int) -> None:
    """Nothing but ink: the paper is whatever lies behind."""
    colour = numpy.broadcast_to(numpy.array(drawing.colour), (*coverage.shape, 3))
    write_png(path, numpy.concatenate([colour, (coverage[..., None] * 255).round().astype(int)], 2), RGBA)


def _palette(path: pathlib.Path, drawing: Drawing, coverage: numpy.ndarray, _: int) -> None:
    """Sixteen colours from paper to ink, four bits a pixel."""
    shades = [tuple(int(round(p + level / 15 * (c - p))) for p, c in zip(drawing.paper, drawing.colour)) for level in range(16)]
    write_png(path, (coverage * 15).round().astype(int)[..., None], PALETTE, bit_depth=4, palette=shades)


_KINDS: dict[str, Callable[[pathlib.Path, Drawing, numpy.ndarray, int], None]] = {
    "rgb": _rgb, "interlaced": _interlaced, "photo": _photo, "grey": _grey, "grey16": _grey16, "bit": _bit,
    "alpha": _alpha, "palette": _palette,
}


if __name__ == "__main__":
    main()
