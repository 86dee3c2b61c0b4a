"""Make hard cases of annotated pictures: turned, dark, against the light, in motion, in a mirror, on a poster, drawn.

The same for the same seed; also pages on which all faces are drawn. Used by `hard_cases.py`. Pictures are (H, W, 3) uint8 RGB;
a face is (x, y, w, h) in pixels of its picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Pixels = NDArray[np.uint8]
Face = tuple[float, float, float, float]
Altered = tuple[Pixels, list[Face]]
Alteration = Callable[[Pixels, list[Face], np.random.Generator], Altered]

DARK = 0.04
"""Light that is left, of the light there was: about four and a half stops."""
READ_NOISE = 0.004
"""Standard deviation of a dark sensor's noise, in linear light."""
FACE_IN_SHADE, LIGHT_BEHIND = 0.06, 2.0
MOTION = 0.015
"""The camera's way while the shutter is open, of the long side."""
PAPER = 245
DRAWN_SIZE = (1200, 900)
DRAWN_PER_PAGE = 6


def as_it_is(rgb: Pixels, faces: list[Face], _: np.random.Generator) -> Altered:
    """Nothing but what writing does to it: what the others are held against."""
    return rgb, faces


def turned(quarters: int) -> Alteration:
    """Turned counter-clockwise by so many quarters."""

    def turn(rgb: Pixels, faces: list[Face], _random: np.random.Generator) -> Altered:
        width, height = rgb.shape[1], rgb.shape[0]
        boxes = faces
        for _ in range(quarters):
            boxes, width, height = [(y, width - x - w, h, w) for x, y, w, h in boxes], height, width
        return np.ascontiguousarray(np.rot90(rgb, quarters)), boxes

    return turn


def dark(rgb: Pixels, faces: list[Face], random: np.random.Generator) -> Altered:
    """Far too little light, with the noise of a sensor that had to make do with it."""
    return _display(_light(rgb) * DARK, random), faces


def backlit(rgb: Pixels, faces: list[Face], random: np.random.Generator) -> Altered:
    """A window behind: faces in the shade, all else too bright."""
    shade = np.zeros(rgb.shape[:2], np.float32)
    for x, y, w, h in faces:
        middle, axes = (round(x + w / 2), round(y + h / 2)), (max(1, round(w)), max(1, round(h)))
        cv2.ellipse(shade, middle, axes, 0, 0, 360, 1.0, -1)
    soft = max(faces, key=lambda face: face[3], default=(0.0, 0.0, 8.0, 8.0))[3] / 6
    shade = np.asarray(cv2.GaussianBlur(shade, (0, 0), max(1.0, soft)), np.float32)
    return _display(_light(rgb) * (LIGHT_BEHIND + (FACE_IN_SHADE - LIGHT_BEHIND) * shade)[..., None], random), faces


def in_motion(rgb: Pixels, faces: list[Face], random: np.random.Generator) -> Altered:
    """The camera moved in some direction while the shutter was open."""
    length = max(3, round(MOTION * max(rgb.shape[:2])))
    kernel, angle = np.zeros((length, length), np.float32), random.uniform(0, math.pi)
    middle = (length - 1) / 2
    reach = np.array([math.cos(angle), math.sin(angle)]) * middle
    start, end = np.rint(middle - reach).astype(int).tolist(), np.rint(middle + reach).astype(int).tolist()
    cv2.line(kernel, start, end, 1.0)
    return np.asarray(cv2.filter2D(rgb, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT), np.uint8), faces


def in_a_mirror(rgb: Pixels, faces: list[Face], _: np.random.Generator) -> Altered:
    """Left is right; less light and contrast, and a green tinge."""
    width = rgb.shape[1]
    light = np.asarray(cv2.flip(rgb, 1), np.float32) * np.array([0.66, 0.72, 0.66], np.float32) + 38
    return np.clip(light, 0, 255).astype(np.uint8), [(width - x - w, y, w, h) for x, y, w, h in faces]


def on_a_poster(rgb: Pixels, faces: list[Face], random: np.random.Generator) -> Altered:
    """Printed, hung on a wall and photographed from a little aside, at the size it had."""
    height, width = rgb.shape[:2]
    edge, lean = 0.12 * max(width, height), 0.06 * height * random.uniform(0.5, 1.0)
    canvas = (round(width + 2 * edge), round(height + 2 * edge))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    hung = corners + edge + np.array([[0, 0], [0, lean], [0, -lean], [0, 0]], np.float32)
    warp = cv2.getPerspectiveTransform(corners, hung.astype(np.float32))
    printed = np.clip(np.asarray(rgb, np.float32) * 0.72 + 40, 0, 255).astype(np.uint8)
    wall = np.full((canvas[1], canvas[0], 3), (186, 178, 160), np.uint8)
    poster = cv2.warpPerspective(printed, warp, canvas, dst=wall, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT)
    return np.asarray(poster, np.uint8), [_warped(face, warp) for face in faces]


def drawn_after(rgb: Pixels, faces: list[Face], _: np.random.Generator) -> Altered:
    """A pencil drawing after the photo: lines and some shading on white paper."""
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.float32)
    around = cv2.GaussianBlur(grey, (0, 0), max(rgb.shape[:2]) / 250)
    pencil = np.clip(grey / np.maximum(around, 1) * PAPER, 0, PAPER)
    return np.repeat(np.rint(pencil).astype(np.uint8)[..., None], 3, axis=2), faces


ALTERATIONS: dict[str, Alteration] = {
    "as-it-is": as_it_is,
    "turned-90": turned(1),
    "turned-180": turned(2),
    "turned-270": turned(3),
    "dark": dark,
    "backlit": backlit,
    "in-motion": in_motion,
    "in-a-mirror": in_a_mirror,
    "on-a-poster": on_a_poster,
    "drawn-after": drawn_after,
}
DRAWINGS = frozenset({"drawn-after", "drawn"})
"""Cases in which no face is a person: what is found there is a face too many."""


def drawn_page(number: int, random: np.random.Generator) -> tuple[Pixels, list[dict[str, Any]]]:
    """A page of drawn faces: children's drawings, smileys and cartoons in turn, with the box of each."""
    page = Image.new("RGB", DRAWN_SIZE, (PAPER, PAPER, PAPER - int(random.integers(0, 20))))
    pen, faces = ImageDraw.Draw(page), []
    draw = (_child, _smiley, _cartoon)[number % 3]
    for place in range(DRAWN_PER_PAGE):
        size = int(random.integers(90, 260))
        x = (place % 3) * 400 + int(random.integers(20, 130))
        y = (place // 3) * 450 + int(random.integers(20, 150))
        draw(pen, (x, y, size), random)
        faces.append({"x": x, "y": y, "w": size, "h": size, "ignore": False, "attrs": {"drawn": draw.__name__.strip("_")}})
    return np.asarray(page, np.uint8), faces


Spot = tuple[int, int, int]
"""Left, top and size of a drawn face."""


def _child(pen: ImageDraw.ImageDraw, spot: Spot, random: np.random.Generator) -> None:
    """A ring with dots for eyes, a stroke for a mouth, hair like grass and a stick for a body."""
    x, y, size = spot
    colour, wide = tuple(int(part) for part in random.integers(0, 160, 3)), max(2, size // 40)
    pen.ellipse((x, y, x + size, y + size), outline=colour, width=wide)
    for across in (0.3, 0.68):
        pen.ellipse(_dot(spot, across, 0.38, 0.05), outline=colour, width=wide)
    pen.arc((x + size * 0.25, y + size * 0.45, x + size * 0.75, y + size * 0.82), 10, 170, fill=colour, width=wide)
    for across in np.linspace(0.15, 0.85, 12):
        top = y - size * random.uniform(0.05, 0.2)
        pen.line((x + size * across, y + size * 0.1, x + size * across, top), fill=colour, width=wide)
    pen.line((x + size / 2, y + size, x + size / 2, y + size * 1.6), fill=colour, width=wide)


def _smiley(pen: ImageDraw.ImageDraw, spot: Spot, _: np.random.Generator) -> None:
    """A yellow disc with black eyes and a broad mouth."""
    x, y, size = spot
    pen.ellipse((x, y, x + size, y + size), fill=(255, 205, 40), outline=(120, 90, 0), width=max(2, size // 50))
    for across in (0.32, 0.68):
        pen.ellipse(_dot(spot, across, 0.36, 0.07), fill=(40, 25, 10))
    pen.chord((x + size * 0.22, y + size * 0.42, x + size * 0.78, y + size * 0.86), 0, 180, fill=(120, 30, 30))


def _cartoon(pen: ImageDraw.ImageDraw, spot: Spot, random: np.random.Generator) -> None:
    """A face in flat colours: skin, hair, whites of the eyes, brows, nose, lips."""
    x, y, size = spot
    skins = ((247, 214, 186), (222, 173, 130), (160, 108, 72), (98, 62, 42))
    skin = skins[int(random.integers(len(skins)))]
    hair = tuple(int(part) for part in random.integers(10, 120, 3))
    pen.ellipse((x - size * 0.06, y - size * 0.12, x + size * 1.06, y + size * 0.8), fill=hair)
    pen.ellipse((x + size * 0.06, y, x + size * 0.94, y + size), fill=skin)
    pen.chord((x, y - size * 0.08, x + size, y + size * 0.5), 180, 360, fill=hair)
    for across in (0.33, 0.67):
        pen.ellipse(_dot(spot, across, 0.45, 0.09), fill=(255, 255, 255), outline=(40, 30, 30))
        pen.ellipse(_dot(spot, across, 0.46, 0.045), fill=(50, 70, 40))
        brow = x + size * across
        pen.arc(
            (brow - size * 0.11, y + size * 0.28, brow + size * 0.11, y + size * 0.44), 200, 340, fill=hair, width=size // 30
        )
    pen.line(
        [(x + size * 0.5, y + size * 0.48), (x + size * 0.54, y + size * 0.64), (x + size * 0.48, y + size * 0.65)],
        (90, 60, 50),
        3,
    )
    pen.chord((x + size * 0.34, y + size * 0.62, x + size * 0.66, y + size * 0.86), 10, 170, fill=(190, 70, 80))


def _dot(spot: Spot, across: float, down: float, radius: float) -> tuple[float, float, float, float]:
    x, y, size = spot
    return x + size * (across - radius), y + size * (down - radius), x + size * (across + radius), y + size * (down + radius)


def _warped(face: Face, warp: Any) -> Face:
    x, y, w, h = face
    corners = np.array([[[x, y], [x + w, y], [x + w, y + h], [x, y + h]]], np.float32)
    places = cv2.perspectiveTransform(corners, warp)[0]
    left, top = places.min(0).tolist()
    right, bottom = places.max(0).tolist()
    return left, top, right - left, bottom - top


def _light(rgb: Pixels) -> NDArray[np.float32]:
    """Linear light, 0 to 1, of sRGB."""
    value = np.asarray(rgb, np.float32) / 255
    return np.asarray(np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4), np.float32)  # noqa: PLR2004 - IEC 61966-2-1


def _display(light: NDArray[np.float32], random: np.random.Generator) -> Pixels:
    """Linear light as sRGB, with a sensor's noise."""
    noisy = np.clip(light + READ_NOISE * random.standard_normal(light.shape, np.float32), 0, 1)
    value = np.where(noisy <= 0.0031308, noisy * 12.92, 1.055 * noisy ** (1 / 2.4) - 0.055)  # noqa: PLR2004 - IEC 61966-2-1
    return np.asarray(np.rint(value * 255), np.uint8)
