"""Make photos for speed measurements: phone-sized JPEGs with a known number of faces, the same for the same seed.

    .venv/bin/python benchmarks/photos.py FOLDER [--count 20] [--seed 1]

The faces are one portrait (NASA, public domain) and the backgrounds a few pictures, all carried by scikit-image; they are
varied in size, tilt, light and mirror. Good for speed and memory; the finding of faces is measured on real photos elsewhere.
"""

import argparse
import importlib.util
import itertools
import math
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

SIZES = ((4032, 3024), (3520, 2640), (5472, 3648), (4608, 3456), (3024, 4032), (5760, 3840))  # 9 to 22 megapixels
FACES = (1, 5, 20, 60)
SCENES = ("coffee.png", "rocket.jpg", "chelsea.png", "hubble_deep_field.jpg")
GRAINS = ("brick.png", "grass.png", "gravel.png")
PORTRAIT_BOX = (146, 20, 306, 220)  # head and neck in astronaut.png
FACE_IN_PORTRAIT = 0.6  # the face's height as a part of that box's
SMALLEST_PX, LARGEST_PX = 24, 600
QUALITY = 92
TRIES = 200

Rect = tuple[int, int, int, int]


def data_folder() -> Path:
    """Where scikit-image keeps its pictures; the package is not imported, its own dependencies are not needed.

    Raises:
        SystemExit: when it is not installed.
    """
    found = importlib.util.find_spec("skimage")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("scikit-image is missing: run `python3 run.py demo` or `python3 run.py test` once")
    return Path(found.submodule_search_locations[0]) / "data"


def make(target: Path, *, faces: int, size: tuple[int, int], seed: int) -> int:
    """Write one photo; returns how many faces found room in it."""
    random = np.random.default_rng(seed)
    photo = _background(size, random)
    portrait = Image.open(data_folder() / "astronaut.png").convert("RGB").crop(PORTRAIT_BOX)
    taken: list[Rect] = []
    heights = sorted(_face_heights(faces, size, random), reverse=True)  # large ones first, while there is room
    for height in heights:
        head = _vary(portrait, height, random)
        spot = _room(head.size, size, taken, random)
        if spot is not None:
            photo.paste(head.convert("RGB"), spot, _soft_oval(head))
            taken.append((*spot, spot[0] + head.width, spot[1] + head.height))
    photo.save(target, "JPEG", quality=QUALITY)
    return len(taken)


def make_set(folder: Path, count: int, seed: int) -> list[tuple[Path, int]]:
    """Write `count` photos that go round all sizes and densities; returns each with its number of faces."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    kinds = zip(itertools.cycle(FACES), itertools.cycle(SIZES), strict=False)
    for number, (faces, size) in enumerate(itertools.islice(kinds, count)):
        target = folder / f"photo-{number:03d}-{faces:02d}-faces.jpg"
        made.append((target, make(target, faces=faces, size=size, seed=seed * 1000 + number)))
    return made


def _face_heights(faces: int, size: tuple[int, int], random: np.random.Generator) -> list[int]:
    """Face heights, evenly spread over orders of size; many faces are small faces."""
    largest = min(LARGEST_PX, round(1.6 * math.sqrt(size[0] * size[1] / faces) * FACE_IN_PORTRAIT))
    return [round(math.exp(random.uniform(math.log(SMALLEST_PX), math.log(largest)))) for _ in range(faces)]


def _background(size: tuple[int, int], random: np.random.Generator) -> Image.Image:
    """A scene enlarged to `size`, with fine structure and sensor noise, so that its JPEG is as large as a phone's."""
    scene = Image.open(data_folder() / str(random.choice(SCENES))).convert("RGB").resize(size, Image.Resampling.BICUBIC)
    grain = np.asarray(Image.open(data_folder() / str(random.choice(GRAINS))).convert("L"), np.float32)
    tile = np.concatenate([grain, grain[:, ::-1]], axis=1)
    tile = np.concatenate([tile, tile[::-1]], axis=0)  # mirrored: no seams
    rows, columns = -(-size[1] // tile.shape[0]), -(-size[0] // tile.shape[1])
    structure = np.tile(tile - tile.mean(), (rows, columns))[: size[1], : size[0], None]
    noise = random.standard_normal((size[1], size[0], 1), np.float32) * 3
    mixed = np.asarray(scene, np.float32) + 0.25 * structure + noise
    return Image.fromarray(np.clip(mixed, 0, 255).astype(np.uint8))


def _vary(portrait: Image.Image, face_height: int, random: np.random.Generator) -> Image.Image:
    """The portrait with a face of `face_height`, tilted, lit and mirrored by chance."""
    height = max(round(face_height / FACE_IN_PORTRAIT), 8)
    width = max(round(height * portrait.width / portrait.height), 8)
    head = portrait.resize((width, height), Image.Resampling.LANCZOS)
    if random.integers(2):
        head = head.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    head = ImageEnhance.Brightness(head).enhance(float(random.uniform(0.6, 1.2)))
    head = ImageEnhance.Contrast(head).enhance(float(random.uniform(0.8, 1.2)))
    return head.rotate(float(random.uniform(-15, 15)), Image.Resampling.BICUBIC)


def _soft_oval(head: Image.Image) -> Image.Image:
    """A mask that shows the head and lets its corners go."""
    mask = Image.new("L", head.size, 0)
    edge = max(min(head.size) // 16, 1)
    ImageDraw.Draw(mask).ellipse((edge, edge, head.width - edge, head.height - edge), fill=255)
    return mask.filter(ImageFilter.GaussianBlur(edge / 2))


def _room(
    box: tuple[int, int], size: tuple[int, int], taken: list[Rect], random: np.random.Generator
) -> tuple[int, int] | None:
    """A place where nothing stands yet, or none after many tries."""
    if box[0] >= size[0] or box[1] >= size[1]:
        return None
    for _ in range(TRIES):
        left, top = int(random.integers(0, size[0] - box[0])), int(random.integers(0, size[1] - box[1]))
        right, bottom = left + box[0], top + box[1]
        if all(right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top for other in taken):
            return left, top
    return None


def main() -> None:
    """Write a set and say what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for path, faces in make_set(args.folder, args.count, args.seed):
        print(f"{path.name}  {faces} faces  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
