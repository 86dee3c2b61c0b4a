"""The day that a file's name holds, and what is no day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ui.gallery.making import item
from ui.named_days import named_day, named_span

DAY = date(2024, 5, 18)


@pytest.mark.parametrize(
    "name",
    [
        "IMG-20240518-WA0003.jpg",
        "WhatsApp Image 2024-05-18 at 10.24.31.jpeg",
        "PXL_20240518_102431123.jpg",
        "20240518102431.mp4",
        "signal-2024-05-18-102431.jpg",
        "sportdag 2024_05_18.jpg",
        "20991399 en 20240518.jpg",
    ],
)
def test_a_name_holds_a_day(name: str) -> None:
    assert named_day(item(name)) == DAY


@pytest.mark.parametrize(
    "name", ["IMG_1234.jpg", "20241345.jpg", "120240518.jpg", "202405181.jpg", "2024-0518.jpg", "19990518.jpg"]
)
def test_a_number_is_no_day(name: str) -> None:
    assert named_day(item(name)) is None


def test_of_several_names_the_first_and_the_last_day_count_and_none_that_is_still_to_come() -> None:
    names = ("IMG-20240519-WA1.jpg", "IMG-20240518-WA1.jpg", "IMG-20301231-WA1.jpg", "IMG_1.jpg")
    assert named_span(map(item, names), date(2024, 6, 1)) == (DAY, date(2024, 5, 19))
    assert named_span([item("IMG_1.jpg")], date(2024, 6, 1)) is None
