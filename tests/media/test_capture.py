import json
import shutil
import subprocess
import zlib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ItemError
from app.media.capture import Capture, parse_time, read_capture
from app.media.intake import read_source
from app.media.sniff import Format
from tests import make_media
from tests.media.samples import source

SHARED = Path(__file__).parents[3] / "shared" / "data" / "metadata"
NAIVE = datetime(2026, 3, 5, 14, 7, 9)  # noqa: DTZ001 - the camera's wall clock
EXIF_FORMATS = ["jpeg", "png", "webp", "tiff", "heic", "avif"]


def with_exif(fmt: str, exif: bytes) -> bytes:
    return make_media.encoded(make_media.quarters(), fmt, exif=exif[6:] if fmt == "tiff" else exif)


@pytest.mark.parametrize("fmt", EXIF_FORMATS)
def test_the_original_time_of_every_format(fmt: str) -> None:
    plain = with_exif(fmt, make_media.time_exif("2026:03:05 14:07:09"))
    assert read_capture(source(plain, fmt)) == Capture(NAIVE, has_location=False)
    zoned = with_exif(fmt, make_media.time_exif("2026:03:05 14:07:09", "12", "+01:00"))
    expected = NAIVE.replace(microsecond=120_000, tzinfo=timezone(timedelta(hours=1)))
    assert read_capture(source(zoned, fmt)).captured_at == expected


@pytest.mark.parametrize("fmt", EXIF_FORMATS)
def test_a_place_in_every_format(fmt: str) -> None:
    assert read_capture(source(with_exif(fmt, make_media.gps_exif()), fmt)) == Capture(None, has_location=True)


@pytest.mark.parametrize("fmt", make_media.STILL_FORMATS)
def test_a_photo_that_says_nothing(fmt: str) -> None:
    data = make_media.encoded(make_media.quarters(), fmt)
    assert read_capture(source(data, fmt)) == Capture(None, has_location=False)


@pytest.mark.parametrize(
    "nonsense",
    ["0000:00:00 00:00:00", "    :  :     :  :  ", "", "2026:13:01 00:00:00", "2026:02:30 10:00:00", "2026:03:05", "gisteren"],
)
def test_nonsense_is_no_time_and_neither_is_a_modification(nonsense: str) -> None:
    data = make_media.encoded(make_media.quarters(), "jpeg", exif=make_media.time_exif(nonsense))
    assert read_capture(source(data, "jpeg")).captured_at is None


def test_what_does_not_fit_is_left_out() -> None:
    assert parse_time("2026:03:05 14:07:09", "a1", "+25:00h") == NAIVE
    assert parse_time("2026-03-05T14:07:09.5Z") == NAIVE.replace(microsecond=500_000, tzinfo=UTC)
    assert parse_time("2026:03:05 14:07:09", "123456789") == NAIVE.replace(microsecond=123_456)


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('exif:DateTimeOriginal="2026-03-05T14:07:09"', Capture(NAIVE, has_location=False)),
        ('photoshop:DateCreated="2026-03-05T14:07:09"', Capture(NAIVE, has_location=False)),
        ('photoshop:DateCreated="2026-03-05"', Capture(None, has_location=False)),
        ('xmp:ModifyDate="2026-03-05T14:07:09" xmp:CreateDate="2026-03-05T14:07:09"', Capture(None, has_location=False)),
        ('exif:GPSLatitude="52,5.4N"', Capture(None, has_location=True)),
        ('photoshop:City="Utrecht"', Capture(None, has_location=True)),
        ('photoshop:City=""', Capture(None, has_location=False)),
        ("><Iptc4xmpCore:Location>Gymzaal</Iptc4xmpCore:Location><a", Capture(None, has_location=True)),
        ("><exif:DateTimeOriginal>2026-03-05T14:07:09</exif:DateTimeOriginal><a", Capture(NAIVE, has_location=False)),
    ],
)
def test_xmp(body: str, expected: Capture, wide: bool) -> None:  # noqa: FBT001
    packet = make_media.xmp(body)
    packet = packet.decode().encode("utf-16") if wide else packet
    jpeg = make_media.encoded(make_media.quarters(), "jpeg")
    jpeg = make_media.with_segment(jpeg, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)
    assert read_capture(source(jpeg, "jpeg")) == expected
    png = make_media.with_chunk(
        make_media.encoded(make_media.quarters(), "png"), b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet
    )
    assert read_capture(source(png, "png")) == expected
    webp = make_media.with_riff_chunk(make_media.encoded(make_media.quarters(), "webp"), b"XMP ", packet)
    assert read_capture(source(webp, "webp")) == expected


def test_exif_as_imagemagick_packs_it_in_png() -> None:
    exif = make_media.time_exif("2026:03:05 14:07:09")
    text = f"\nexif\n{len(exif):8}\n{exif.hex()}\n".encode()
    plain = make_media.encoded(make_media.quarters(), "png")
    packed = b"Raw profile type exif\0\0" + zlib.compress(text)
    assert read_capture(source(make_media.with_chunk(plain, b"zTXt", packed), "png")).captured_at == NAIVE
    assert (
        read_capture(source(make_media.with_chunk(plain, b"tEXt", b"Raw profile type APP1\0" + text), "png")).captured_at
        == NAIVE
    )


def test_a_place_name_in_iptc() -> None:
    iptc = b"\x1c\2\x50\0\4Anna" + b"\x1c\2\x5a\0\7Utrecht"
    resource = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(iptc).to_bytes(4) + iptc + b"\0" * (len(iptc) % 2)
    jpeg = make_media.encoded(make_media.quarters(), "jpeg")
    assert read_capture(source(make_media.with_segment(jpeg, 0xED, resource), "jpeg")).has_location
    nameless = resource.replace(b"\x1c\2\x5a", b"\x1c\2\x19")
    assert not read_capture(source(make_media.with_segment(jpeg, 0xED, nameless), "jpeg")).has_location


@given(st.sampled_from(Format), st.binary(max_size=400), st.integers(0, 300))
def test_garbage_is_never_more_than_silence(fmt: Format, garbage: bytes, at: int) -> None:
    heads = {"jpeg": b"\xff\xd8", "png": b"\x89PNG\r\n\x1a\n", "webp": b"RIFF....WEBP", "tiff": b"II*\0\x08\0\0\0"}
    read_capture(source(heads.get(fmt, b"") + garbage, fmt))
    exif = bytearray(make_media.time_exif("2026:03:05 14:07:09"))
    exif[at % len(exif) : at % len(exif) + len(garbage)] = garbage
    read_capture(source(b"\xff\xd8" + make_media.jpeg_segment(0xE1, bytes(exif)), "jpeg"))


TIME_DIFFERS = {
    "corrupted.hif",  # broken container: libheif refuses it as a whole, ExifTool digs the block out; it does not decode either
    "L_xmp.heif",  # no EXIF; the time comes from photoshop:DateCreated
    "iptc-2017.jpg",  # the same
}
PLACE_DIFFERS = {
    "200MP.heic",  # a GPS directory whose latitude and longitude are empty: no place
    "InfiRay.jpg",  # the same
    "snow.jpg",  # the same
    "AFCP.jpg",  # a second IPTC record in an AFCP trailer behind the photo, of no program of today
}


@pytest.mark.skipif(shutil.which("exiftool") is None or not SHARED.exists(), reason="needs ExifTool and the shared media")
def test_exiftool_sees_the_same() -> None:
    wanted = ["-EXIF:DateTimeOriginal", "-GPSLatitude", "-GPSLongitude", "-GPSAltitude", "-City", "-Location", "-Sub-location"]
    places = ["-State", "-Country", "-Province-State", "-Country-PrimaryLocationName", "-Sublocation", "-CountryName"]
    command = ["exiftool", "-j", "-G0", "-a", "-r", "-n", *wanted, *places, str(SHARED)]
    answer = subprocess.run(command, capture_output=True, check=False).stdout  # noqa: S603
    time_differs, place_differs, compared = set(), set(), 0
    for said in json.loads(answer):
        path = Path(said.pop("SourceFile"))
        try:
            capture = read_capture(read_source(path))
        except ItemError:
            continue
        compared += 1
        original = parse_time(str(said.pop("EXIF:DateTimeOriginal", "")))
        ours = capture.captured_at.replace(microsecond=0, tzinfo=None) if capture.captured_at else None
        if ours != original:
            time_differs.add(path.name)
        if capture.has_location != bool(said):
            place_differs.add(path.name)
    assert compared > 200
    assert time_differs == TIME_DIFFERS
    assert place_differs == PLACE_DIFFERS
