"""The whole way of a folder on a real screen, by pointer and keyboard: dropped, screened, reviewed, released, withdrawn."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.ui.flow.event import CONSENT, beeldkeur, is_solid, left_over, status, sums
from tests.ui.flow.hands import Hands, at_rest, opened, until

MIDDLE = (640, 400)
Box = tuple[int, int, int, int]


def test_a_folder_from_the_drop_to_the_withdrawal(screen: str, school: Path, photos: Path) -> None:
    before = sums(photos.iterdir())
    with opened(screen, school) as hands:
        begin(hands, photos)
        look_at_verdicts(hands)
        face, drawn = review_the_portrait(hands)
        say_nobody(hands)
        portrait, cup = release(hands)
        look_up(hands, portrait, "released")
        withdraw(hands)
        look_up(hands, portrait, "WITHDRAWN")
        hands.read("the consent was withdrawn")
        hands.key("Control+q")
        assert hands.process.wait(60) == 0

    assert sums(photos.iterdir()) == before
    for file in (portrait, cup):
        found = status(school, file)
        assert (found["status"], found["consent"], found["channel"]) == ("withdrawn", CONSENT, "newsletter")
        assert left_over(file) == set()
    assert beeldkeur(school, "register", "verify")[0] == 0
    assert is_solid(portrait, face)
    assert is_solid(portrait, drawn)
    assert not is_solid(cup, (100, 100, 300, 300))
    assert sorted(file.name for file in portrait.parent.iterdir()) == sorted({portrait.name, cup.name})


def begin(hands: Hands, photos: Path) -> None:
    """Drop the folder, answer the questions."""
    hands.drop([photos], MIDDLE)
    assert hands.see("newEventDialog")
    assert hands.see("nameField")["value"] == photos.name
    hands.click("setting-activity")
    hands.choose("channelBox", "newsletter")
    hands.choose("consentBox", CONSENT)
    hands.click("children-no")
    hands.click("operatorField")
    hands.write("operatorField", "Kim")
    hands.click("beginButton")
    hands.gone("newEventDialog")
    hands.wait(lambda state: state["room"] == "gallery", "the gallery")


def look_at_verdicts(hands: Hands) -> None:
    """Each photo says what it is, in words, when it was looked at."""
    hands.wait(lambda state: len(state["items"]) == 4 and all(item["verdict"] for item in state["items"]), "all verdicts")
    hands.settle()
    assert [len(hands.item(name)["faces"]) > 0 for name in ("1-", "2-", "3-")] == [True, True, False]
    assert "allowed if covered" in hands.row("grid", "1-portret")["accessible"]
    assert "referred" in hands.row("grid", "3-beker")["accessible"]


def review_the_portrait(hands: Hands) -> tuple[Box, Box]:
    """Toggle its face, draw one more area, undo and redo, try to keep the face during a lesson; the two boxes."""
    hands.click_row("grid", "1-portret", twice=True)
    hands.wait(lambda state: state["room"] == "review", "the review")
    left, top, right, bottom = hands.item("1-")["faces"][0]
    click_photo(hands, (left + right) / 2, (top + bottom) / 2)
    hands.wait_item("1-", lambda item: item["decisions"] == ["not-a-face"])
    click_photo(hands, (left + right) / 2, (top + bottom) / 2)
    hands.wait_item("1-", lambda item: item["decisions"] == [])

    hands.click("tool-rectangle")
    hands.drag(on_photo(hands, 30, 300), on_photo(hands, 130, 400))
    hands.wait_item("1-", lambda item: item["decisions"] == ["cover"])
    hands.key("Control+z")
    hands.wait_item("1-", lambda item: item["decisions"] == [])
    hands.key("Control+y")
    hands.wait_item("1-", lambda item: item["decisions"] == ["cover"])

    hands.choose("settingBox", "lesson")
    hands.wait_item("1-", lambda item: item["setting"] == "lesson")
    hands.click_row("regionList", "Face 1")
    hands.click("keepVisibleButton")
    hands.read("A1")
    assert hands.item("1-")["decisions"] == ["cover"]
    hands.choose("settingBox", "as the event")
    hands.wait_item("1-", lambda item: item["setting"] is None)
    hands.click("starButton")
    hands.wait_item("1-", lambda item: item["starred"])
    return (left, top, right, bottom), (35, 305, 125, 395)


def say_nobody(hands: Hands) -> None:
    """The cup shows nobody, and is chosen too."""
    for _ in range(4):
        shown = hands.see("photoName")["text"]
        if shown.startswith("3-"):
            break
        hands.click("previousButton")
        until(partial(is_another_photo, hands, shown), "the photo before")
    hands.click("starButton")
    hands.wait_item("3-", lambda item: item["starred"])
    hands.click("nobodyButton")
    hands.wait_item("3-", lambda item: item["decisions"] == ["nobody-recognisable"] and item["verdict"] == "allowed")


def is_another_photo(hands: Hands, shown: str) -> bool:
    return bool(hands.see("photoName")["text"] != shown)


def release(hands: Hands) -> tuple[Path, Path]:
    """Release what was chosen; the files."""
    hands.click("text:Photos")
    hands.wait(lambda state: state["room"] == "gallery", "the gallery")
    hands.settle()
    hands.click("releaseButton")
    hands.see("releaseDialog")
    assert hands.see("consentBox")["value"].startswith(CONSENT)
    assert hands.see("operatorField")["value"] == "Kim"
    hands.click("unseenBox")
    hands.click("ownAccountBox")
    hands.click("releaseButton")
    hands.gone("releaseDialog")
    hands.wait(lambda state: state["room"] == "results", "the results")
    assert [hands.item(name)["fate"] for name in ("1-", "2-", "3-", "4-")] == ["released", None, "released", None]
    for name in ("1-portret", "3-beker"):
        assert "released" in hands.row("resultsList", name)["accessible"]
    portrait, cup = (Path(hands.item(name)["output"]) for name in ("1-", "3-"))
    assert portrait.name.startswith("nieuwsbrief-")
    return portrait, cup


def look_up(hands: Hands, file: Path, word: str) -> None:
    """Drop a released file in the register room."""
    hands.click("text:Register")
    hands.wait(lambda state: state["room"] == "register", "the register")
    hands.drop([file], MIDDLE)
    until(lambda: any(word in row["text"] for row in hands.ask("rows", "lookupTable")), f"{word}: {hands.reads()}")


def withdraw(hands: Hands) -> None:
    """Withdraw the leadership's consent."""
    hands.click("text:Consents")
    hands.wait(lambda state: state["room"] == "consents", "the consents")
    hands.click_row("consentsTable", CONSENT)
    hands.click("withdrawButton")
    hands.click("reasonField")
    hands.write("reasonField", "asked by the school")
    hands.click("withdrawNow")
    hands.click("closeButton")
    hands.gone("closeButton")


def on_photo(hands: Hands, x: float, y: float) -> tuple[int, int]:
    """Where a pixel of the full-size photo is seen."""
    at = at_rest(lambda: hands.ask("canvas", x, y), "a photo")
    return at[0], at[1]


def click_photo(hands: Hands, x: float, y: float) -> None:
    hands.click_at(*on_photo(hands, x, y))
