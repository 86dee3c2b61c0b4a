"""A sample event from real photos that an installed package carries, with metadata planted in them."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import piexif
from PIL import Image, ImageOps

from app.errors import EnvironmentBrokenError

CAPTURED = b"2026:09:18 10:24:31"
SAMPLES = ("astronaut.png", "coffee.png", "chelsea.png", "rocket.jpg")
"""A portrait of an astronaut (NASA, public domain), a cup, a cat, a rocket."""
FILM_RATE, FILM_SECONDS, FILM_SIZE = 25, 8, (1280, 720)
SOUND_RATE, TONE_HZ = 44_100, 330


def make_event(out: Path) -> None:
    """A folder of a sports day and one of a lesson, from the sample photos, with metadata planted in them.

    Raises:
        EnvironmentBrokenError: when the samples are not installed.
    """
    activity, lesson = out / "fotomap" / "sportdag", out / "fotomap" / "les"
    for folder in (activity, lesson):
        folder.mkdir(parents=True)
    (out / "toestemming.txt").write_text("Toestemming schoolleiding, voorbeeld / consent of the leadership, sample\n", "utf-8")
    portrait, cup, cat, rocket = (sample(name) for name in SAMPLES)
    telling = telling_exif(portrait)
    cat.save(activity / "1-zonder-opnametijd.jpg", quality=92)
    portrait.save(activity / "2-portret.jpg", quality=92, exif=telling, comment=b"Foto: J. Voorbeeld")
    cup.save(activity / "3-kantine.jpg", quality=92, exif=telling)
    wide = Image.new("RGB", (1280, 640))
    wide.paste(ImageOps.fit(rocket, (640, 640)), (0, 0))
    wide.paste(ImageOps.mirror(portrait).resize((640, 640)), (640, 0))
    wide.save(activity / "4-raket.jpg", quality=92, exif=telling)
    ImageOps.mirror(portrait).crop((40, 0, 512, 400)).save(lesson / "1-in-de-les.jpg", quality=92, exif=telling)


def telling_exif(portrait: Image.Image) -> bytes:
    """All that a camera and its owner give away: place, time, serial number, name, and the face as a thumbnail."""
    thumbnail = io.BytesIO()
    portrait.resize((160, 160)).save(thumbnail, "JPEG")
    return bytes(
        piexif.dump(
            {
                "0th": {piexif.ImageIFD.Artist: "J. Voorbeeld", piexif.ImageIFD.Model: "Voorbeeldcamera"},
                "Exif": {
                    piexif.ExifIFD.DateTimeOriginal: CAPTURED,
                    piexif.ExifIFD.BodySerialNumber: "SN-0123456",
                    piexif.ExifIFD.CameraOwnerName: "J. Voorbeeld",
                },
                "GPS": {
                    piexif.GPSIFD.GPSLatitudeRef: "N",
                    piexif.GPSIFD.GPSLatitude: ((52, 1), (5, 1), (2640, 100)),
                    piexif.GPSIFD.GPSLongitudeRef: "E",
                    piexif.GPSIFD.GPSLongitude: ((5, 1), (7, 1), (1580, 100)),
                },
                "1st": {piexif.ImageIFD.Compression: 6},
                "thumbnail": thumbnail.getvalue(),
            }
        )
    )


def sample(name: str) -> Image.Image:
    """One of the photos that scikit-image carries, RGB.

    Raises:
        EnvironmentBrokenError: when the samples are not installed.
    """
    spec = importlib.util.find_spec("skimage")
    folder = Path(spec.submodule_search_locations[0]) / "data" if spec and spec.submodule_search_locations else None
    if folder is None or not (folder / name).is_file():
        raise EnvironmentBrokenError("demo-portrait-missing")
    with Image.open(folder / name) as image:
        return image.convert("RGB")


def make_gallery(folder: Path) -> None:
    """A larger folder, as the window shows it: portraits near and far, groups, and what shows nobody.

    Raises:
        EnvironmentBrokenError: when the samples are not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    portrait, cup, cat, rocket = (sample(name) for name in SAMPLES)
    telling = telling_exif(portrait)
    mirrored = ImageOps.mirror(portrait)
    court, near = _court((1440, 960)), portrait.crop((120, 0, 400, 280)).resize((1120, 1120), Image.Resampling.LANCZOS)
    pictures = {
        "01-start": _placed(_court((1600, 1067)), [(portrait, (180, 300), 420), (mirrored, (860, 380), 360)]),
        "02-beker": cup.resize((1200, 800)),
        "03-finish": _placed(court, [(portrait, (80 + 260 * place, 420), 220) for place in range(5)]),
        "04-portret": portrait.resize((1024, 1024), Image.Resampling.LANCZOS),
        "05-mascotte": cat.resize((1353, 900)),
        "06-van-dichtbij": near,
        "07-raket": rocket.resize((1280, 854)),
        "08-tribune": _placed(court, [(mirrored, (40 + 170 * place, 520), 140) for place in range(8)]),
        "09-koffie": ImageOps.mirror(cup).resize((1200, 800)),
        "11-gras": sample("grass.png").resize((1200, 1200)),
        "12-prijs": _placed(_court((1280, 853)), [(mirrored, (430, 220), 420)]),
    }
    for name, picture in pictures.items():
        picture.save(folder / f"{name}.jpg", quality=92, exif=telling)
    cat.rotate(4, expand=False).save(folder / "10-via-de-app.jpg", quality=88)  # no capture time, as apps send it
    make_film(folder / "14-sprint.mp4")
    (folder / "13-kapot.jpg").write_bytes((folder / "02-beker.jpg").read_bytes()[:4000])


def _court(size: tuple[int, int]) -> Image.Image:
    """A plain ground to stand on: sky above, grass below."""
    width, height = size
    ground = Image.new("RGB", size, (196, 217, 232))
    grass = sample("grass.png").resize((width, height // 2))
    ground.paste(Image.blend(grass, Image.new("RGB", grass.size, (96, 140, 84)), 0.6), (0, height - height // 2))
    return ground


def _placed(ground: Image.Image, people: list[tuple[Image.Image, tuple[int, int], int]]) -> Image.Image:
    """Portraits, each `side` pixels square, at the places given."""
    whole = ground.copy()
    for person, place, side in people:
        whole.paste(person.resize((side, side), Image.Resampling.LANCZOS), place)
    return whole


def make_film(file: Path) -> None:
    """A video of two scenes: two people who walk past each other, then one of them who comes nearer; with a tone for sound.

    Raises:
        EnvironmentBrokenError: when the samples are not installed.
    """
    portrait = sample(SAMPLES[0])
    grounds = (_court(FILM_SIZE), ImageOps.fit(sample(SAMPLES[1]), FILM_SIZE))
    with av.open(str(file), "w") as out:
        picture = out.add_stream("libx264", rate=FILM_RATE, options={"preset": "veryfast", "crf": "20"})
        picture.width, picture.height = FILM_SIZE
        picture.pix_fmt = "yuv420p"
        sound = out.add_stream("aac", rate=SOUND_RATE, layout="mono")
        for scene, people in _walking(portrait):
            shown = np.asarray(_placed(grounds[scene], people))
            out.mux(picture.encode(av.VideoFrame.from_ndarray(shown, "rgb24")))
        out.mux(picture.encode(None))
        for frame in _tone():
            out.mux(sound.encode(frame))
        out.mux(sound.encode(None))


def _walking(portrait: Image.Image) -> Iterator[tuple[int, list[tuple[Image.Image, tuple[int, int], int]]]]:
    """In which scene, and who is where, frame by frame."""
    mirrored, frames = ImageOps.mirror(portrait), FILM_RATE * FILM_SECONDS
    for number in range(frames):
        if number < frames * 5 // 8:
            yield 0, [(portrait, (60 + 3 * number, 400), 300), (mirrored, (1000 - 3 * number, 60), 300)]
        else:
            near = number - frames * 5 // 8
            yield 1, [(mirrored, (700 - 3 * near, 260 - 2 * near), 220 + 4 * near)]


def _tone() -> Iterator[av.AudioFrame]:
    """A quiet tone as long as the pictures."""
    block = 1024
    for start in range(0, SOUND_RATE * FILM_SECONDS, block):
        wave = 0.1 * np.sin(2 * np.pi * TONE_HZ * np.arange(start, start + block) / SOUND_RATE)
        frame = av.AudioFrame.from_ndarray(wave.astype(np.float32)[None, :], format="fltp", layout="mono")
        frame.sample_rate, frame.pts = SOUND_RATE, start
        yield frame
