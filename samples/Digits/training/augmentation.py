"""Other hands, pens and papers: random variations of a batch of digits.

The digits of MNIST were all written with the same few pens. The digits users draw are thinner or bolder, more slanted,
wider, a little off the middle; so every epoch sees every digit deformed anew.
"""

import math

import torch
from torch.nn import functional

SIDE = 28
# Strokes are thickened and thinned on a grid twice as fine, where one step is half a pixel.
FINE = 2 * SIDE


def vary(images: torch.Tensor, strength: float) -> torch.Tensor:
    """A new deformation of each image (batch×1×28×28, ink 0…1); strength 0 leaves them alone, 1 is the full range."""
    grid = _affine_grid(len(images), strength) + _elastic_field(len(images), strength)
    fine = functional.grid_sample(images, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    varied = functional.avg_pool2d(_change_stroke(fine, strength), 2)
    return _change_ink(varied, strength)


def _uniform(count: int, limit: float) -> torch.Tensor:
    return (2 * torch.rand(count) - 1) * limit


def _affine_grid(count: int, strength: float) -> torch.Tensor:
    angle = _uniform(count, math.radians(15) * strength)
    slant = _uniform(count, 0.35 * strength)
    width = torch.exp(_uniform(count, 0.22 * strength))
    height = torch.exp(_uniform(count, 0.15 * strength))
    cosine, sine = angle.cos(), angle.sin()
    # Where each output pixel looks: rotation · slant · scale, then the shift (2/28 is one pixel).
    theta = torch.stack([
        torch.stack([cosine * width, (slant * cosine - sine) * height, _uniform(count, 2.0 * strength * 2 / SIDE)], 1),
        torch.stack([sine * width, (slant * sine + cosine) * height, _uniform(count, 2.0 * strength * 2 / SIDE)], 1),
    ], 1)
    return functional.affine_grid(theta, (count, 1, FINE, FINE), align_corners=False)


def _elastic_field(count: int, strength: float) -> torch.Tensor:
    """Smooth random displacement (Simard et al. 2003): coarse noise, drawn soft by cubic interpolation."""
    coarse = torch.randn(count, 2, 5, 5) * (0.8 * strength * 2 / SIDE)
    field = functional.interpolate(coarse, size=(FINE, FINE), mode="bicubic", align_corners=False)
    return field.permute(0, 2, 3, 1)


def _change_stroke(fine: torch.Tensor, strength: float) -> torch.Tensor:
    """Erosion and dilation by up to half a pixel and by up to 0.7, mixed linearly between whole steps."""
    steps = [-_widen(-fine), fine]
    for _ in range(2):
        steps.append(_widen(steps[-1]))
    thickness = 1 + strength * (2.4 * torch.rand(len(fine)) - 1)
    lower = thickness.floor().clamp(0, len(steps) - 2).long()
    fraction = (thickness - lower).view(-1, 1, 1, 1)
    stacked, each = torch.stack(steps), torch.arange(len(fine))
    return (1 - fraction) * stacked[lower, each] + fraction * stacked[lower + 1, each]


def _widen(ink: torch.Tensor) -> torch.Tensor:
    return functional.max_pool2d(ink, 3, stride=1, padding=1)


def _change_ink(images: torch.Tensor, strength: float) -> torch.Tensor:
    """Harder and softer edges: contrast about the middle grey, clipped to the range of a pixel."""
    contrast = torch.exp(0.2 * strength + _uniform(len(images), 0.4 * strength)).view(-1, 1, 1, 1)
    return ((images - 0.5) * contrast + 0.5).clamp(0, 1) * (images > 0)
