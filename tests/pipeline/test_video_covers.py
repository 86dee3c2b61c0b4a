"""Heads in videos: never without a margin around the face, never more than in photos."""

from hypothesis import given
from hypothesis import strategies as st

from app.model import Region, RegionKind, Shape
from app.pipeline.video_covers import covered_regions, video_head_of
from app.pipeline.video_plan import Area
from app.redaction.regions import MARGIN_PX, Extent, covered_share, head_of, person_of, union
from app.track import KeyBox, Origin, Track
from detectors.base import Box

FACES = st.builds(Box.of_size, st.integers(60, 200), st.integers(60, 200), st.integers(4, 150), st.integers(4, 150))


@given(FACES)
def test_the_face_is_inside_and_the_head_of_photos_outside(face: Box) -> None:
    head = video_head_of(face)
    assert covered_share(face, union((head,), 640, 640)) == 1
    assert head_of(face).bounds.intersection(head.bounds) == head.bounds.area


def test_only_who_is_there_is_covered() -> None:
    box = Box.of_size(100, 100, 40, 50)
    track = Track("a", tuple(KeyBox(pts, box, 0.9, Origin.SEEN) for pts in (10, 20)))
    drawn = Region(Shape.BOX, RegionKind.FACE, Box.of_size(0, 0, 20, 20))
    areas = (Area(drawn, (12, 20)),)
    head, more = video_head_of(box), person_of(box, Extent.SHOULDERS)
    assert covered_regions((track,), (), 15, Extent.HEAD) == (head,)
    assert covered_regions((track,), areas, 10, Extent.HEAD) == (head,)
    assert covered_regions((track,), areas, 15, Extent.SHOULDERS) == (head, more, drawn)
    assert covered_regions((track,), (), 9, Extent.HEAD) == covered_regions((track,), (), 21, Extent.HEAD) == ()


def test_around_a_head_lies_a_margin_that_goes_with_the_face() -> None:
    for height, margin in ((20, 1), (60, 3), (4000, MARGIN_PX)):
        face = Box.of_size(5000, 5000, height * 3 // 4, height)
        assert video_head_of(face) == person_of(face, Extent.HEAD, margin)
        assert video_head_of(face) != person_of(face, Extent.HEAD, 0)
