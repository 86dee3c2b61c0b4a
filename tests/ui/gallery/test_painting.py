"""What is painted: covers as they will be drawn, nothing of what was reported, and never more at once than fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.events import correcting
from app.events.deciding import dismiss, draw, keep, mark
from app.events.event import EventItem
from app.model import DecisionKind, MediaKind, Region, RegionKind, Shape, Verdict
from app.redaction.cover import DISC_RGB, SOLID_HEADS, SOLID_RGB, CoverStyle, Manner
from app.redaction.regions import Extent
from app.text import Language, load_catalogue
from app.track import Clip
from detectors.base import Box
from tests.ui.gallery.making import AUTHOR, item, model_of, row, screening
from tests.ui.gallery.test_shown import REPORTED, REPORTED_ELSEWHERE
from tests.ui.video.making import pts, wandering
from ui.event_model import Row
from ui.gallery.covers import paint_covers
from ui.gallery.delegate import GAP, PAD, TileDelegate, _signs
from ui.gallery.shown import Shown
from ui.gallery.tiles import Tiles
from ui.gallery.wording import Wording
from ui.theme import LIGHT

RED = QColor(200, 10, 10)
GREY = QColor(*SOLID_RGB)
FACE = (64 / 360, 84 / 200)
"""The middle of the first face, as a share of the picture."""


class StillLooks:
    """Red pictures that are there at once."""

    def there(self, path: str) -> QImage:
        image = QImage(180, 100, QImage.Format.Format_RGB888)
        image.fill(RED)
        return image


def painted(one: EventItem, width: int = 180, height: int = 100, manner: Manner = SOLID_HEADS) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    painter = QPainter(image)
    paint_covers(painter, QRectF(image.rect()), one, LIGHT, manner)
    painter.end()
    return image


def at(image: QImage, place: tuple[float, float]) -> QColor:
    return image.pixelColor(round(place[0] * image.width()), round(place[1] * image.height()))


def is_grey(colour: QColor) -> bool:
    return colour.rgb() == GREY.rgb()


def test_a_face_is_covered_and_what_is_far_from_it_is_not(qtbot: QtBot) -> None:
    image = painted(item("a.jpg", screening(1)))
    assert is_grey(at(image, FACE))
    assert at(image, (0.9, 0.9)) == RED
    # hair: above the box of the face, within the head
    assert is_grey(at(image, (FACE[0], 40 / 200)))


def test_covers_are_painted_in_the_manner_that_was_chosen(qtbot: QtBot) -> None:
    one = item("a.jpg", screening(1))
    shoulder = (FACE[0], 150 / 200)
    assert not is_grey(at(painted(one), shoulder))
    assert is_grey(at(painted(one, manner=Manner(extent=Extent.SHOULDERS)), shoulder))
    assert at(painted(one, manner=Manner(CoverStyle.DISC)), FACE) == QColor(*DISC_RGB)


def test_a_tile_follows_the_manner(qtbot: QtBot) -> None:
    manner = Manner()
    tiles = Tiles(StillLooks(), LIGHT, None, lambda: manner)  # type: ignore[arg-type]
    row = Row(item("a.jpg", screening(1)))
    first = tiles.picture(row, QSize(180, 100), 1.0)
    assert first is not None
    manner = Manner(CoverStyle.DISC)
    second = tiles.picture(row, QSize(180, 100), 1.0)
    assert second is not None
    assert at(second.toImage(), FACE) == QColor(*DISC_RGB) != at(first.toImage(), FACE)


def test_a_kept_face_is_outlined_and_not_covered(qtbot: QtBot) -> None:
    found = item("a.jpg", screening(1))
    assert found.screening is not None
    kept = keep(found, found.screening.faces[0], "P-1", AUTHOR)
    image = painted(kept, 720, 400)
    assert at(image, FACE) == RED
    assert QColor(image.pixelColor(round(FACE[0] * 720), round(27 / 200 * 400))) != RED

    assert is_grey(at(painted(mark(kept, DecisionKind.COVER_ALL, AUTHOR)), FACE))


def test_drawn_areas_have_their_shape(qtbot: QtBot) -> None:
    bounds = Box(200, 40, 300, 140)
    triangle = Region(Shape.POLYGON, RegionKind.NAME, bounds, points=((200, 40), (299, 40), (200, 139)))
    runs = tuple(part for _ in range(100) for part in (50, 50))
    right_half = Region(Shape.MASK, RegionKind.NAME, bounds, runs=runs)
    left, right, low = (210 / 360, 50 / 200), (275 / 360, 50 / 200), (290 / 360, 130 / 200)
    expected = {
        Region(Shape.BOX, RegionKind.NAME, bounds): (True, True, True),
        Region(Shape.ELLIPSE, RegionKind.NAME, bounds): (False, True, False),
        triangle: (True, True, False),
        right_half: (False, True, True),
    }
    for region, covered in expected.items():
        image = painted(draw(item("a.jpg", screening()), region, AUTHOR))
        assert tuple(is_grey(at(image, place)) for place in (left, right, low)) == covered, region.shape
        assert is_grey(at(image, (252 / 360, 60 / 200))), region.shape


def test_nothing_is_shown_of_what_was_reported(qtbot: QtBot) -> None:
    tiles = Tiles(StillLooks(), LIGHT)  # type: ignore[arg-type]
    plain = item("a.jpg", screening())
    for reported in (Row(replace(plain, decisions=(REPORTED,))), Row(plain, REPORTED_ELSEWHERE)):
        assert tiles.picture(Row(plain), QSize(180, 135), 1.0) is not None
        assert tiles.bytes > 0
        assert tiles.picture(reported, QSize(180, 135), 1.0) is None
        assert tiles.bytes == 0


def test_a_dismissed_face_is_outlined_and_its_tile_says_so(qtbot: QtBot) -> None:
    found = item("a.jpg", screening(1))
    assert found.screening is not None
    image = painted(dismiss(found, found.screening.faces[0], AUTHOR), 720, 400)
    assert at(image, FACE) == RED
    # the outline is dashed over an unbroken halo, around the head
    head = {image.pixelColor(x, y).name() for x in range(720) for y in range(400)}
    assert {QColor(LIGHT.halo).name(), QColor(LIGHT.ignored.colour).name()} <= head


def test_a_tile_follows_its_item_and_memory_is_bounded(qtbot: QtBot, monkeypatch: object) -> None:
    tiles = Tiles(StillLooks(), LIGHT)  # type: ignore[arg-type]
    first = tiles.picture(Row(item("a.jpg", screening())), QSize(180, 135), 1.0)
    assert first is not None
    assert at(first.toImage(), FACE) == RED
    covered: list[QPixmap] = []

    def is_there() -> bool:
        found = tiles.picture(Row(item("a.jpg", screening(1))), QSize(180, 135), 1.0)
        covered.extend([found] if found is not None else [])
        return found is not None

    qtbot.waitUntil(is_there)
    assert is_grey(at(covered[0].toImage(), FACE))
    one = tiles.bytes
    tiles.picture(Row(item("a.jpg", screening(1))), QSize(180, 135), 1.0)
    assert tiles.bytes == one > 0


def grabbed(row: Row, width: int, state: QStyle.StateFlag = QStyle.StateFlag.State_Enabled) -> tuple[QImage, QRect]:
    """A tile so wide, and where its picture is."""
    wording = Wording(load_catalogue(Language.EN))
    shown = Shown(model_of(row), wording)
    delegate = TileDelegate(Tiles(StillLooks(), LIGHT), LIGHT, wording)  # type: ignore[arg-type]
    delegate.lay_out(width, QFont())
    image = QImage(delegate.size.tile, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect, option.state = QRect(0, 0, image.width(), image.height()), state
    painter = QPainter(image)
    delegate.paint(painter, option, shown.index(0))
    painter.end()
    return image, QRect(QPoint(GAP + PAD, GAP + PAD), delegate.size.picture)


def telling() -> Row:
    """A video of which there is much to tell: long, with somebody, in doubt, without a time, seen, one said to be nobody."""
    tracks = (wandering("t1", 5, 25), wandering("t2", 35, 50, at=180, doubts=("short",)), wandering("t3", 5, 25, at=120))
    clip = Clip((1, 10240), 60, 0, pts(59), 3600.0, has_sound=True, tracks=tracks)
    media = replace(screening(captured=None).item, kind=MediaKind.VIDEO)
    made = item("a.mp4", replace(screening(), item=media, clip=clip))
    return Row(replace(mark(correcting.remove(made, tracks[2], AUTHOR), DecisionKind.DOUBT, AUTHOR), seen=True))


@pytest.mark.parametrize("width", [120, 160, 200, 382])
@pytest.mark.parametrize("state", [QStyle.StateFlag.State_Enabled, QStyle.StateFlag.State_Selected], ids=["plain", "chosen"])
def test_what_there_is_to_tell_stays_on_the_picture(qtbot: QtBot, width: int, state: QStyle.StateFlag) -> None:
    row = telling()
    image, picture = grabbed(row, width, QStyle.StateFlag.State_Enabled | state)
    beside = QRect(picture.right() + 2, picture.bottom() - 12, PAD - 3, 8)
    assert image.copy(beside) == grabbed(Row(item("a.mp4")), width, QStyle.StateFlag.State_Enabled | state)[0].copy(beside)


def test_more_than_fits_is_counted_and_said(qtbot: QtBot) -> None:
    row = telling()
    wording, picture = Wording(load_catalogue(Language.EN)), QImage(400, 40, QImage.Format.Format_RGB32)
    delegate = TileDelegate(Tiles(StillLooks(), LIGHT), LIGHT, wording)  # type: ignore[arg-type]
    signs, painter = _signs(row.item), QPainter(picture)
    whole = delegate._plate_width(painter, signs)
    all_of_them, fewer, least = (delegate._fitting(painter, signs, room) for room in (whole, whole - 1, 1))
    painter.end()
    assert [name for name, *_ in signs] == ["video", "person", "doubt", "clock", "cross", "check-double"]
    assert all_of_them == signs
    assert fewer[-1][2] in ("+2", "+3")
    assert len(fewer) - 1 + int(fewer[-1][2]) == len(signs)
    assert least[-1][2] == "+6"
    for said in (wording.tip(row), wording.line(row)):
        for words in ("video 1:00:00", "doubt", "2 person", "said to be nobody", "no time of capture", "reviewed"):
            assert words in said


def test_the_delegate_paints_picture_with_cover_and_star(qtbot: QtBot) -> None:
    starred = Row(replace(item("a.jpg", screening(1)), starred=True), row("a.jpg", Verdict.COVER, None).judged)
    model = model_of(starred)
    wording = Wording(load_catalogue(Language.EN))
    shown = Shown(model, wording)
    tiles = Tiles(StillLooks(), LIGHT)  # type: ignore[arg-type]
    delegate = TileDelegate(tiles, LIGHT, wording)
    delegate.lay_out(382, QFont())

    def grab(state: QStyle.StateFlag) -> QImage:
        image = QImage(delegate.size.tile, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, image.width(), image.height())
        option.state = state
        painter = QPainter(image)
        delegate.paint(painter, option, shown.index(0))
        painter.end()
        return image

    plain = grab(QStyle.StateFlag.State_Enabled)
    # the picture is 360 x 200 in a box of 360 x 270: 11 to the left, 11 + 35 above
    assert is_grey(plain.pixelColor(11 + 64, 46 + 84))
    assert plain.pixelColor(11 + 330, 46 + 150) == RED
    chosen = grab(QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected)
    assert chosen != plain
    model.replace_items([replace(starred.item, starred=False)])
    unstarred = grab(QStyle.StateFlag.State_Enabled)
    assert unstarred != plain
    assert starred.item.screening is not None
    model.replace_items([dismiss(model.at(0).item, starred.item.screening.faces[0], AUTHOR)])
    bare = grab(QStyle.StateFlag.State_Enabled)
    plate = QRect(11, 270, 120, 11)
    assert bare.copy(plate) != unstarred.copy(plate)
    assert delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()) == delegate.size.tile
