"""What a photo carries is seen, whatever format it lies in; garbage ends as a finding, never as an error."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import unicodedata
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import piexif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from app.media.sniff import HEAD_BYTES, Format, sniff
from app.metadata import inventory as module
from app.metadata.inventory import HARMLESS, MAX_SHOWN, Carried, CarriedKind, inventory
from app.metadata.write import encode
from app.text import Language, load_catalogue
from tests import make_media
from tests.make_media import ENTRY, STILL_FORMATS

K = CarriedKind
NOISE = make_media.noise()
JPEG = make_media.encoded(NOISE, "jpeg")
PNG = make_media.encoded(NOISE, "png")
WEBP = make_media.encoded(NOISE, "webp")
GIF = make_media.encoded(NOISE, "gif")
HEIC = make_media.encoded(NOISE, "heic")
EXIF_FORMATS = ("jpeg", "png", "webp", "tiff", "heic", "avif")
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
MOVIE = make_media.movie()


def told(data: bytes, fmt: str) -> dict[CarriedKind, list[str]]:
    found: dict[CarriedKind, list[str]] = {}
    for one in inventory(data, fmt):
        found.setdefault(one.kind, []).append(one.what)
    return found


def with_exif(block: bytes, fmt: str = "jpeg") -> bytes:
    return make_media.encoded(NOISE, fmt, exif=block)


def with_xmp(packet: bytes) -> bytes:
    return make_media.with_segment(JPEG, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


def packet(namespaces: str, inside: str) -> bytes:
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    head = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {rdf}><rdf:Description rdf:about="" {namespaces}>'
    return f"{head}{inside}</rdf:Description></rdf:RDF></x:xmpmeta>".encode()


def box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name + body


RICH = make_media.exif(
    zeroth={
        piexif.ImageIFD.Make: "Canon",
        piexif.ImageIFD.Model: "Canon EOS R6",
        piexif.ImageIFD.Artist: "An de Vries",
        piexif.ImageIFD.Software: "Snapseed 2",
        piexif.ImageIFD.ImageDescription: "Sportdag groep 7",
        piexif.ImageIFD.XPKeywords: "Bram;Noor".encode("utf-16-le"),
    },
    Exif={
        piexif.ExifIFD.DateTimeOriginal: "2026:05:17 10:20:30",
        piexif.ExifIFD.OffsetTimeOriginal: "+02:00",
        piexif.ExifIFD.BodySerialNumber: "0123456",
        piexif.ExifIFD.LensSerialNumber: "L-99",
        piexif.ExifIFD.CameraOwnerName: "Juf Els",
        piexif.ExifIFD.ImageUniqueID: "cafe" * 8,
        piexif.ExifIFD.UserComment: b"ASCII\0\0\0met de bus",
        piexif.ExifIFD.MakerNote: b"Apple iOS\0\0\1MM\0\0",
        piexif.ExifIFD.ISOSpeedRatings: 100,
    },
    GPS={
        piexif.GPSIFD.GPSLatitudeRef: "S",
        piexif.GPSIFD.GPSLatitude: ((52, 1), (5, 1), (2652, 100)),
        piexif.GPSIFD.GPSLongitudeRef: "W",
        piexif.GPSIFD.GPSLongitude: ((5, 1), (7, 1), (1704, 100)),
        piexif.GPSIFD.GPSHPositioningError: (5, 1),
        piexif.GPSIFD.GPSDateStamp: "2026:05:17",
        piexif.GPSIFD.GPSTimeStamp: ((8, 1), (20, 1), (30, 1)),
    },
)


@pytest.mark.parametrize("fmt", EXIF_FORMATS)
def test_all_that_exif_tells_is_seen_in_each_format(fmt: str) -> None:
    found = told(with_exif(RICH, fmt), fmt)
    assert found[K.PLACE] == ["-52.09070, -5.12140 (± 5 m)"]
    assert set(found[K.MOMENT]) == {"2026-05-17 10:20:30+02:00", "2026-05-17 08:20:30 UTC"}
    assert found[K.DEVICE] == ["Canon EOS R6"]
    assert set(found[K.SERIAL]) == {"0123456", "L-99"}
    assert set(found[K.OWNER]) == {"An de Vries", "Juf Els"}
    assert set(found[K.DESCRIPTION]) == {"Sportdag groep 7", "Bram;Noor"}
    assert found[K.COMMENT] == ["met de bus"]
    assert "Snapseed 2" in found[K.EDITING]
    assert found[K.IDENTIFIER] == ["cafe" * 8]
    assert found[K.MAKER_NOTES][0].startswith("Apple, ")
    assert K.SETTINGS in found
    assert not {K.UNKNOWN, K.TRAILING, K.SECOND_IMAGE, K.THUMBNAIL} & set(found), found


def test_a_place_is_a_point_in_degrees_and_comes_first() -> None:
    first = inventory(with_exif(RICH), "jpeg")[0]
    assert first.kind is K.PLACE
    assert first.place == pytest.approx((-52.0907, -5.1214), abs=1e-6)


@pytest.mark.parametrize("fmt", STILL_FORMATS)
def test_a_plain_picture_carries_nothing_that_tells(fmt: str) -> None:
    assert set(told(make_media.encoded(NOISE, fmt), fmt)) <= HARMLESS


@pytest.mark.parametrize("fmt", ["jpeg", "png", "webp"])
def test_what_the_program_writes_tells_its_entry_and_name_alone(fmt: Any) -> None:
    found = told(encode(NOISE, fmt, ENTRY), fmt)
    assert {kind: what for kind, what in found.items() if kind not in HARMLESS} == {
        K.IDENTIFIER: [ENTRY],
        K.EDITING: [found[K.EDITING][0]],
    }


def test_the_order_is_that_of_what_gives_away_most() -> None:
    kinds = [one.kind for one in inventory(with_exif(RICH), "jpeg")]
    assert kinds == sorted(kinds, key=list(CarriedKind).index)
    assert list(CarriedKind)[-len(HARMLESS) :] == [K.SETTINGS, K.COLOUR_PROFILE]
    assert [one.harmless for one in inventory(with_exif(RICH), "jpeg")] == [kind in HARMLESS for kind in kinds]


def test_an_exif_thumbnail_is_seen_with_its_size() -> None:
    small = make_media.encoded(make_media.noise(32, 24), "jpeg")
    block = piexif.dump({"0th": {}, "1st": {}, "thumbnail": small})
    assert told(with_exif(block), "jpeg")[K.THUMBNAIL][0].startswith("32 x 24, ")


@pytest.mark.parametrize(
    ("latitude", "expected"),
    [
        (((52, 1), (0, 0), (0, 0)), "52.00000, 5.12000 (± 111320 m)"),
        (((52, 1), (5, 1), (0, 0)), "52.08333, 5.12000 (± 1855 m)"),
        (((0, 0), (5, 1), (1, 1)), "5.12000"),
        (((200, 1), (0, 1), (0, 1)), "200.0, 5.12"),
    ],
)
def test_a_place_says_how_exact_it_is_or_that_it_is_no_point(latitude: tuple[tuple[int, int], ...], expected: str) -> None:
    gps: dict[int, object] = {1: "N", 2: latitude, 3: "E", 4: ((512, 100), (0, 1), (0, 1))}
    one = next(one for one in inventory(with_exif(make_media.exif(GPS=gps)), "jpeg") if one.kind is K.PLACE)
    assert one.what == expected
    assert (one.place is not None) == expected.startswith("52")


MWG = 'xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"'
FACE = (
    '<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description mwg-rs:Name="{name}" '
    'mwg-rs:Type="Face"><mwg-rs:Area stArea:x="0.5" stArea:y="0.4"/></rdf:Description></rdf:li></rdf:Bag>'
    "</mwg-rs:RegionList></mwg-rs:Regions>"
)
GPANO = "http://ns.google.com/photos/1.0"


@pytest.mark.parametrize(
    ("namespaces", "inside", "kind", "what"),
    [
        (MWG, FACE.format(name="Noor Jansen"), K.PEOPLE, "Noor Jansen"),
        (
            'xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#"',
            "<MPReg:PersonDisplayName>Bram</MPReg:PersonDisplayName>",
            K.PEOPLE,
            "Bram",
        ),
        (
            'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
            "<e:PersonInImage><rdf:Bag><rdf:li>Sem</rdf:li></rdf:Bag></e:PersonInImage>",
            K.PEOPLE,
            "Sem",
        ),
        (
            'xmlns:dc="http://purl.org/dc/elements/1.1/"',
            "<dc:creator><rdf:Seq><rdf:li>Els</rdf:li></rdf:Seq></dc:creator>",
            K.OWNER,
            "Els",
        ),
        (
            'xmlns:dc="http://purl.org/dc/elements/1.1/"',
            "<dc:subject><rdf:Bag><rdf:li>Noor</rdf:li></rdf:Bag></dc:subject>",
            K.DESCRIPTION,
            "Noor",
        ),
        (
            'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
            "<photoshop:City>Utrecht</photoshop:City>",
            K.PLACE,
            "Utrecht",
        ),
        ('xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"', "<aux:SerialNumber>77</aux:SerialNumber>", K.SERIAL, "77"),
        ('xmlns:xmp="http://ns.adobe.com/xap/1.0/"', "<xmp:CreatorTool>Paint</xmp:CreatorTool>", K.EDITING, "Paint"),
        (
            'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"',
            "<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>",
            K.IDENTIFIER,
            "uuid:1",
        ),
        (f'xmlns:GCamera="{GPANO}/camera/"', "<GCamera:MotionPhoto>1</GCamera:MotionPhoto>", K.MOVIE, ""),
        (f'xmlns:GDepth="{GPANO}/depthmap/"', f"<GDepth:Data>{'QUJD' * 2000}</GDepth:Data>", K.DEPTH_MAP, "6.0 kB"),
        (f'xmlns:GImage="{GPANO}/image/"', f"<GImage:Data>{'QUJD' * 2000}</GImage:Data>", K.SECOND_IMAGE, "6.0 kB"),
        (f'xmlns:GAudio="{GPANO}/audio/"', f"<GAudio:Data>{'QUJD' * 2000}</GAudio:Data>", K.SOUND, "6.0 kB"),
        ('xmlns:h="http://ns.adobe.com/hdr-gain-map/1.0/" h:Version="1.0"', "", K.GAIN_MAP, ""),
        ('xmlns:z="http://example.org/school/"', "<z:Pupil>Daan</z:Pupil>", K.UNKNOWN, "XMP z:Pupil"),
    ],
)
def test_what_xmp_tells_is_seen(namespaces: str, inside: str, kind: CarriedKind, what: str) -> None:
    assert what in told(with_xmp(packet(namespaces, inside)), "jpeg")[kind]


@pytest.mark.parametrize("value", ["52,5.442S", "52,5,26.52S", "-52.0907"])
def test_a_place_in_xmp_is_a_point(value: str) -> None:
    body = f'exif:GPSLatitude="{value}" exif:GPSLongitude="5,7.284E"'
    data = with_xmp(packet(f'xmlns:exif="http://ns.adobe.com/exif/1.0/" {body}', ""))
    points = [one.place for one in inventory(data, "jpeg") if one.place is not None]
    assert points == [pytest.approx((-52.0907, 5.1214), abs=1e-4)]


def test_a_broken_packet_is_said_to_be_so_and_still_gives_its_names() -> None:
    whole = packet(MWG, FACE.format(name="Noor Jansen"))
    found = told(with_xmp(whole.replace(b"</rdf:Bag>", b"")), "jpeg")
    assert K.UNREADABLE in found
    broken = b"<x><dc:creator>Els</dc:creator><MPReg:PersonDisplayName>Bram</MPReg:PersonDisplayName><y>"
    found = told(with_xmp(broken), "jpeg")
    assert (found[K.OWNER], found[K.PEOPLE]) == (["Els"], ["Bram"])


def test_entities_are_not_unfolded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert K.UNREADABLE in told(with_xmp(bomb), "jpeg")


def iptc(*sets: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(body)) + body for number, body in sets)


def resource(number: int, body: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHI", number, 0, len(body)) + body + b"\0" * (len(body) % 2)


def test_iptc_and_photoshop_resources_are_seen() -> None:
    record = iptc((25, b"Noor"), (80, b"Els"), (120, b"Groep 7"), (90, b"Utrecht"), (55, b"20260517"), (221, b"??"))
    small = make_media.encoded(make_media.noise(32, 24), "jpeg")
    body = b"Photoshop 3.0\0" + resource(0x0404, record) + resource(0x040C, bytes(28) + small)
    found = told(make_media.with_segment(JPEG, 0xED, body), "jpeg")
    assert found[K.DESCRIPTION] == ["Noor", "Groep 7"]
    assert (found[K.OWNER], found[K.PLACE], found[K.MOMENT]) == (["Els"], ["Utrecht"], ["20260517"])
    assert found[K.UNKNOWN] == ["IPTC 2:221, 2 B"]
    assert found[K.THUMBNAIL][0].startswith("32 x 24")


def test_a_comment_and_an_unknown_segment_are_named() -> None:
    data = make_media.with_segment(make_media.with_segment(JPEG, 0xFE, b"bij oma"), 0xE7, b"school 12345")
    found = told(data, "jpeg")
    assert found[K.COMMENT] == ["bij oma"]
    assert found[K.UNKNOWN] == ["APP7, 12 B"]


def test_a_serial_number_that_a_foreign_segment_spells_out_is_seen() -> None:
    found = told(make_media.with_segment(JPEG, 0xEC, b"[picture info]\r\nSerialNumber=AB-1234\r\n"), "jpeg")
    assert found[K.SERIAL] == ["AB-1234"]


def canon_note(at: int) -> bytes:
    """A directory of owner and serial number; offsets count from the EXIF block, in which it lies at `at`."""
    owner = b"Juf Els\0"
    entries = struct.pack("<HHII", 0x09, 2, len(owner), at + 2 + 2 * 12 + 4) + struct.pack("<HHII", 0x0C, 4, 1, 987654)
    return struct.pack("<H", 2) + entries + bytes(4) + owner


def test_a_serial_number_and_a_name_in_maker_notes_are_seen() -> None:
    make = b"Canon\0\0\0"
    first, details = 8, 8 + 2 + 2 * 12 + 4
    note_at = details + 2 + 12 + 4 + len(make)
    note = canon_note(note_at)
    tiff = b"II*\0" + struct.pack("<I", first)
    tiff += struct.pack("<HHHII", 2, 0x010F, 2, 6, details + 18) + struct.pack("<HHII", 0x8769, 4, 1, details) + bytes(4)
    tiff += struct.pack("<HHHII", 1, 0x927C, 7, len(note), note_at) + bytes(4) + make + note
    found = told(make_media.with_segment(JPEG, 0xE1, b"Exif\0\0" + tiff), "jpeg")
    assert (found[K.SERIAL], found[K.OWNER]) == (["987654"], ["Juf Els"])
    assert found[K.MAKER_NOTES] == [f"Canon, {len(note)} B"]


@pytest.mark.parametrize("fmt", ["jpeg", "png", "webp", "gif", "heic", "bmp"])
@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        (b"the end is not the end", K.TRAILING),
        (bytes(64), K.TRAILING),
        (JPEG, K.SECOND_IMAGE),
        (MOVIE, K.MOVIE),
        (b"RIFF" + struct.pack("<I", 40) + b"WAVEfmt " + bytes(32), K.SOUND),
    ],
)
def test_what_is_appended_is_seen_behind_each_format(fmt: str, tail: bytes, kind: CarriedKind) -> None:
    found = told(make_media.encoded(NOISE, fmt) + tail, fmt)
    if fmt == "bmp" and not any(tail):
        assert kind not in found
    else:
        assert kind in found, found


def test_a_second_picture_is_looked_into() -> None:
    found = told(JPEG + with_exif(RICH), "jpeg")
    assert K.SECOND_IMAGE in found
    assert found[K.PLACE] == ["-52.09070, -5.12140 (± 5 m)"]


def test_a_gain_map_behind_the_picture_is_called_one() -> None:
    gain = with_xmp(packet('xmlns:h="http://ns.adobe.com/hdr-gain-map/1.0/" h:Version="1.0"', ""))
    found = told(JPEG + gain, "jpeg")
    assert K.GAIN_MAP in found
    assert K.SECOND_IMAGE not in found


def test_a_movie_tells_its_place() -> None:
    place = box(b"\xa9xyz", struct.pack(">HH", 18, 0x15C7) + b"+52.0907+005.1214/")
    clip = box(b"ftyp", b"mp42\0\0\0\0") + box(b"moov", box(b"udta", place)) + box(b"mdat", bytes(100))
    points = [one.place for one in inventory(JPEG + clip, "jpeg") if one.place]
    assert points == [pytest.approx((52.0907, 5.1214))]


def test_the_chunks_of_png_are_seen() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Els")
    info.add_text("Description", "Sportdag", zip=True)
    info.add_itxt("parameters", "an old castle")
    info.add_itxt(
        "XML:com.adobe.xmp", make_media.xmp('xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="77"').decode()
    )
    data = make_media.encoded(NOISE, "png", pnginfo=info, icc_profile=make_media.srgb_profile())
    data = make_media.with_chunk(data, b"tIME", struct.pack(">HBBBBB", 2026, 5, 17, 10, 20, 30))
    found = told(make_media.with_chunk(data, b"scHl", b"x"), "png")
    assert (found[K.OWNER], found[K.DESCRIPTION], found[K.SERIAL]) == (["Els"], ["Sportdag"], ["77"])
    assert found[K.COMMENT] == ["parameters: an old castle"]
    assert "2026-05-17 10:20:30" in found[K.EDITING]
    assert found[K.UNKNOWN] == ["scHl, 1 B"]
    assert K.COLOUR_PROFILE in found


def test_further_frames_and_pages_are_seen() -> None:
    assert all(K.SECOND_IMAGE in told(make_media.animated(fmt), fmt) for fmt in ("png", "webp", "gif"))
    assert K.SECOND_IMAGE in told(make_media.pages_tiff(), "tiff")


def test_webp_and_gif_blocks_are_seen() -> None:
    assert told(make_media.with_riff_chunk(WEBP, b"SCHL", b"abc"), "webp")[K.UNKNOWN] == ["SCHL, 3 B"]
    with_comment = make_media.encoded(NOISE, "gif", comment=b"bij oma")
    assert told(with_comment, "gif")[K.COMMENT] == ["bij oma"]
    extension = b"\x21\xff\x0bSCHOOLAP1.0\x03abc\0"
    assert K.UNKNOWN in told(GIF[:-1] + extension + b"\x3b", "gif")


def test_items_and_boxes_of_heic_are_seen() -> None:
    image = Image.fromarray(NOISE)
    packed = make_media.encoded(
        image, "heic", xmp=make_media.xmp('xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="77"')
    )
    assert told(packed, "heic")[K.SERIAL] == ["77"]
    assert told(HEIC + box(b"mpvd", MOVIE), "heic")[K.MOVIE]
    assert told(HEIC + box(b"schl", b"abc"), "heic")[K.UNKNOWN] == ["schl, 3 B"]
    assert K.UNREADABLE in told(HEIC[:-10], "heic")


def test_values_are_short_and_without_characters_that_steer_a_display() -> None:
    nasty = "Juf\u202e Els\x07\n\t" + "a" * 5000
    data = make_media.with_segment(JPEG, 0xFE, nasty.encode())
    (what,) = told(data, "jpeg")[K.COMMENT]
    assert what.startswith("Juf Els a")
    assert len(what) <= MAX_SHOWN
    assert what.endswith("…")


def test_more_of_a_kind_than_can_be_shown_is_counted() -> None:
    data = JPEG
    for number in range(module.MAX_OF_A_KIND + 3):
        data = make_media.with_segment(data, 0xFE, f"note {number}".encode())
    notes = told(data, "jpeg")[K.COMMENT]
    assert len(notes) == module.MAX_OF_A_KIND + 1
    assert notes[-1] == "+ 3"


@pytest.mark.parametrize(("what", "place"), [("a\nb", None), ("a" * 999, None), ("", (1.0, 2.0))])
def test_a_value_that_could_not_be_shown_cannot_exist(what: str, place: tuple[float, float] | None) -> None:
    with pytest.raises(ValueError, match=r"coordinates|shown"):
        Carried(K.COMMENT, what, place)


def test_a_make_beside_make_and_model_says_nothing_more() -> None:
    details: dict[int, object] = {piexif.ExifIFD.LensMake: "Canon", piexif.ExifIFD.LensModel: "EF 50mm"}
    data = with_exif(make_media.exif(zeroth={piexif.ImageIFD.Make: "Canon", piexif.ImageIFD.Model: "R6"}, Exif=details))
    assert told(data, "jpeg")[K.DEVICE] == ["Canon R6", "EF 50mm"]


def test_a_format_that_is_not_read_is_a_finding() -> None:
    assert inventory(b"8BPS", "psd") == (Carried(K.UNREADABLE, "psd"),)


def zip_bomb() -> bytes:
    packed = b"Comment\0\0" + zlib.compress(bytes(64 << 20), 9)
    data = PNG
    for _ in range(50):
        data = make_media.with_chunk(data, b"zTXt", packed)
    return data


def looped_tiff() -> bytes:
    return b"II*\0" + struct.pack("<IHHHIII", 8, 1, 0x8769, 4, 1, 8, 8)


HOSTILE: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("png", zip_bomb),
    ("tiff", looped_tiff),
    ("tiff", lambda: b"II*\0" + struct.pack("<IH", 8, 0xFFFF) + struct.pack("<HHII", 0xABCD, 7, 0xFFFFFFF0, 0) * 70_000),
    ("jpeg", lambda: JPEG[:2] + b"\xff\xe7\0\2" * 200_000 + JPEG[2:]),
    ("jpeg", lambda: JPEG + b"\xff\xd8\xff\xe0\0\2" * 100_000),
    ("jpeg", lambda: JPEG + b"\0\0\0\x08ftyp" * 100_000),
    ("jpeg", lambda: with_xmp(b"<a" + b" " * 60_000)),
    ("jpeg", lambda: with_xmp(b"<a:b>" * 10_000)),
    ("heic", lambda: box(b"meta", bytes(4)) * 100_000),
    ("gif", lambda: GIF[:-1] + b"\x21\xfe\1a\0" * 100_000),
    ("webp", lambda: make_media.with_riff_chunk(WEBP, b"EXIF", looped_tiff() * 1000)),
)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_files_end_as_findings(number: int) -> None:
    fmt, make = HOSTILE[number]
    assert check(inventory(make(), fmt))


def check(found: tuple[Carried, ...]) -> bool:
    assert len(found) <= (module.MAX_OF_A_KIND + 1) * len(CarriedKind)
    for one in found:
        assert len(one.what) <= MAX_SHOWN
        assert not any(unicodedata.category(char)[0] == "C" for char in one.what)
        if one.place is not None:
            assert one.kind is K.PLACE
            assert abs(one.place[0]) <= 90
            assert abs(one.place[1]) <= 180
    return bool(found)


@cache
def rich(fmt: str) -> bytes:
    options: dict[str, object] = {"exif": RICH} if fmt in EXIF_FORMATS else {}
    return make_media.encoded(NOISE, fmt, **options) + JPEG[:200] + MOVIE


@settings(max_examples=300)
@given(st.data())
def test_damage_ends_as_a_finding(data: st.DataObject) -> None:
    fmt = data.draw(st.sampled_from(STILL_FORMATS))
    body = bytearray(rich(fmt))
    for _ in range(data.draw(st.integers(0, 8))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(1, 4))] = data.draw(st.binary(max_size=6))
    cut = data.draw(st.integers(0, len(body)))
    check(inventory(bytes(body[: cut or None]), data.draw(st.sampled_from((fmt, *STILL_FORMATS)))))


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from(STILL_FORMATS))
def test_noise_ends_as_a_finding(body: bytes, fmt: str) -> None:
    head = rich(fmt)[:16]
    check(inventory(body, fmt))
    check(inventory(head + body, fmt))
    check(inventory(make_media.with_segment(JPEG, 0xE1, b"Exif\0\0II*\0\x08\0\0\0" + body), "jpeg"))


@pytest.mark.parametrize("language", Language)
def test_each_kind_has_a_name_and_says_what_it_gives_away(language: Language) -> None:
    sentences = load_catalogue(language).sentences
    keys = {key for key in sentences if key.startswith("inventory.")}
    assert keys == {f"inventory.{kind}{part}" for kind in CarriedKind for part in ("", "-tells")}
    assert all("{" not in sentences[key] for key in keys)


# Over real files, with ExifTool as an independent judge; both are absent on most machines.

needs_files = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared files are not here")
needs_judge = pytest.mark.skipif(shutil.which("exiftool") is None, reason="ExifTool is not installed")

WANTED = {
    K.SERIAL: ("SerialNumber",),
    K.OWNER: ("OwnerName", "Artist", "Copyright", "By-line", "Creator", "Rights", "CopyrightNotice", "CaptionWriter"),
    K.PEOPLE: ("PersonInImage", "PersonInImageName", "RegionName", "RegionPersonDisplayName", "ImageRegionPersonInImage"),
    K.DESCRIPTION: ("Caption-Abstract", "Headline", "Keywords", "Subject", "ObjectName"),
    K.EDITING: ("CreatorTool", "Software"),
    K.DEVICE: ("Model",),
}
"""Kinds, and the ends of ExifTool's names for what belongs to them."""
LOOK_ASIDE = ("ICC", "File:", "Composite:", "RMETA:", "JSON:", "MediaJukebox:")
PICTURES = ("Thumbnail", "Preview", "MPImage", "JpgFromRaw", "OtherImage")


@cache
def judged() -> list[dict[str, Any]]:
    command = ["exiftool", "-j", "-G1", "-a", "-n", "-r", "-q", "-q", str(SHARED / "metadata")]
    return list(json.loads(subprocess.run(command, capture_output=True, check=False).stdout))  # noqa: S603


@cache
def found_in(path: str) -> tuple[Carried, ...] | None:
    data = Path(path).read_bytes()
    kind = sniff(data[:HEAD_BYTES])
    return inventory(data, kind.value) if isinstance(kind, Format) else None


def both() -> list[tuple[str, dict[str, Any], tuple[Carried, ...]]]:
    pairs = [(Path(one["SourceFile"]).name, one, found_in(one["SourceFile"])) for one in judged()]
    return [(name, one, found) for name, one, found in pairs if found is not None]


def says_something(value: object) -> bool:
    return bool(value) and bool(str(value).strip(" 0[]"))


@needs_files
@needs_judge
def test_every_place_that_the_judge_sees_is_reported_as_the_same_point() -> None:
    seen = 0
    for name, one, found in both():
        latitude, longitude = one.get("Composite:GPSLatitude"), one.get("Composite:GPSLongitude")
        if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
            continue
        seen += 1
        if abs(latitude) > 90 or abs(longitude) > 180:
            assert any(each.kind is K.PLACE and each.place is None for each in found), name
            continue
        points = [each.place for each in found if each.place is not None]
        assert any(abs(lat - latitude) < 1e-4 and abs(lon - longitude) < 1e-4 for lat, lon in points), name
    assert seen > 30


@needs_files
@needs_judge
@pytest.mark.parametrize("kind", WANTED)
def test_what_the_judge_sees_is_reported_by_kind(kind: CarriedKind) -> None:
    seen = 0
    for name, one, found in both():
        tags = [tag for tag in one if not tag.startswith(LOOK_ASIDE) and tag.partition(":")[2].endswith(WANTED[kind])]
        named = [
            tag for tag in tags if says_something(one[tag]) and (kind is K.SERIAL or tag.partition(":")[2] in WANTED[kind])
        ]
        if named:
            seen += 1
            assert any(each.kind is kind for each in found), (name, named)
    assert seen


@needs_files
@needs_judge
def test_every_embedded_picture_that_the_judge_sees_is_reported() -> None:
    pictures = {K.THUMBNAIL, K.SECOND_IMAGE, K.GAIN_MAP}
    seen = 0
    for name, one, found in both():
        named = [tag for tag, value in one.items() if "Binary data" in str(value) and any(part in tag for part in PICTURES)]
        if named:
            seen += 1
            assert pictures & {each.kind for each in found}, (name, named)
    assert seen > 50


@needs_files
@pytest.mark.parametrize("folder", ["metadata", "malformed"])
def test_every_shared_file_ends_as_findings(folder: str) -> None:
    for path in sorted((SHARED / folder).rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            kind = sniff(data[:HEAD_BYTES])
            for fmt in STILL_FORMATS if folder == "malformed" else (kind,):
                if fmt is not None:
                    check(inventory(data, str(fmt)))
