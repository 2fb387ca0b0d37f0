"""A pen: smooth curves through jittered points, round caps, a width that breathes a little."""

import numpy

Stroke = list[tuple[float, float]]


def ink(
    size: tuple[int, int],
    strokes: list[Stroke],
    *,
    box: tuple[float, float, float, float],
    pen: float,
    slant: float,
    jitter: float,
    seed: int,
) -> numpy.ndarray:
    """How much of each pixel is covered with ink (height×width, 0…1).

    The strokes live in the unit square, y downwards; box is where it comes to lie (left, top, width, height, in
    pixels), pen the width of the line in pixels, slant the tangent by which the top leans to the right.
    """
    random = numpy.random.default_rng(seed)
    width, height = size
    coverage = numpy.zeros((height, width))
    moved: dict[tuple[float, float], numpy.ndarray] = {}
    for stroke in strokes:
        points = []
        for point in stroke:
            # Strokes that meet in a point still meet after the hand has trembled.
            if point not in moved:
                moved[point] = numpy.array(point) + random.normal(0, jitter, 2)
            x, y = moved[point]
            points.append((box[0] + (x + slant * (0.5 - y)) * box[2], box[1] + y * box[3]))
        path = _smooth(numpy.array(points))
        coverage = numpy.maximum(coverage, _draw(size, path, _widths(path, pen, random)))
    return coverage


def _smooth(points: numpy.ndarray) -> numpy.ndarray:
    """Centripetal Catmull-Rom through the points: no cusps and no loops, however uneven their distances."""
    if len(points) == 2:
        return points[0] + (points[1] - points[0]) * numpy.linspace(0, 1, 24)[:, None]
    points = numpy.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    pieces = []
    for p0, p1, p2, p3 in zip(points, points[1:], points[2:], points[3:]):
        t0 = 0.0
        t1 = t0 + numpy.linalg.norm(p1 - p0) ** 0.5
        t2 = t1 + numpy.linalg.norm(p2 - p1) ** 0.5
        t3 = t2 + numpy.linalg.norm(p3 - p2) ** 0.5
        t = numpy.linspace(t1, t2, 14)[:, None]
        a1 = (t1 - t) / (t1 - t0) * p0 + (t - t0) / (t1 - t0) * p1
        a2 = (t2 - t) / (t2 - t1) * p1 + (t - t1) / (t2 - t1) * p2
        a3 = (t3 - t) / (t3 - t2) * p2 + (t - t2) / (t3 - t2) * p3
        b1 = (t2 - t) / (t2 - t0) * a1 + (t - t0) / (t2 - t0) * a2
        b2 = (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
        pieces.append((t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2)
    return numpy.vstack(pieces)


def _widths(path: numpy.ndarray, pen: float, random: numpy.random.Generator) -> numpy.ndarray:
    """Pressure: a slow wave along the stroke, and a lift towards its end."""
    steps = numpy.linalg.norm(numpy.diff(path, axis=0), axis=1)
    place = numpy.concatenate([[0], numpy.cumsum(steps)]) / steps.sum()
    wave = 0.10 * numpy.sin(2 * numpy.pi * (random.uniform(0.7, 1.6) * place + random.uniform()))
    lift = -0.25 * numpy.clip((place - 0.8) / 0.2, 0, 1) ** 2
    return pen * (1 + wave + lift)


def _draw(size: tuple[int, int], path: numpy.ndarray, widths: numpy.ndarray) -> numpy.ndarray:
    """Each piece of the path is a capsule; a pixel's coverage is its distance from the rim, cut to 0…1."""
    width, height = size
    y, x = numpy.mgrid[0:height, 0:width] + 0.5
    depth = numpy.full((height, width), -1e9)
    for (ax, ay), (bx, by), start, end in zip(path, path[1:], widths, widths[1:]):
        length = (bx - ax) ** 2 + (by - ay) ** 2
        along = numpy.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / max(length, 1e-12), 0, 1)
        distance = numpy.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
        depth = numpy.maximum(depth, (start + along * (end - start)) / 2 - distance)
    return numpy.clip(depth + 0.5, 0, 1)
