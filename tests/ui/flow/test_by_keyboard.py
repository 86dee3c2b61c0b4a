"""The same way by keyboard alone: whoever cannot use a pointer gets as far, and always sees where the focus is."""

from __future__ import annotations

from pathlib import Path

from tests.ui.flow.event import CONSENT, beeldkeur, is_solid, left_over, status, sums
from tests.ui.flow.hands import Hands, NotSeenError, opened, until


def test_a_folder_without_a_pointer(screen: str, school: Path, photos: Path) -> None:
    before = sums(photos.iterdir())
    with opened(screen, school) as hands:
        begin(hands, photos)
        face = review(hands)
        portrait, cup = release(hands)
        look_up(hands, portrait, "released")
        withdraw(hands)
        look_up(hands, portrait, "WITHDRAWN")
        assert not hands.pointer_is_used
        hands.key("Control+q")
        assert hands.process.wait(60) == 0

    assert sums(photos.iterdir()) == before
    for file in (portrait, cup):
        assert status(school, file)["status"] == "withdrawn"
        assert left_over(file) == set()
    assert beeldkeur(school, "register", "verify")[0] == 0
    assert is_solid(portrait, face)


def begin(hands: Hands, photos: Path) -> None:
    """Open the folder by its path, answer the questions."""
    assert hands.focus()["inside"]
    hands.key("Control+o")
    hands.see("QFileDialog")
    type_path(hands, photos)
    press_until(hands, "Return", "newEventDialog")
    assert hands.see("nameField")["value"] == photos.name
    pick(hands, "setting", "activity")
    choose(hands, "channelBox", "newsletter")
    until(lambda: hands.ask("popup") or hands.see("consentBox")["enabled"], "consents")
    choose(hands, "consentBox", CONSENT)
    pick(hands, "children", "no")
    hands.tab_to("operatorField")
    hands.write("operatorField", "Kim")
    hands.tab_to("beginButton")
    hands.key("Space")
    hands.gone("newEventDialog")
    hands.wait(lambda state: state["room"] == "gallery", "the gallery")
    hands.wait(lambda state: len(state["items"]) == 4 and all(item["verdict"] for item in state["items"]), "all verdicts")
    hands.settle()
    assert hands.focus()["inside"]


def review(hands: Hands) -> tuple[int, int, int, int]:
    """From photo to photo: toggle, draw, undo, try to keep, mark, star; the box of the face."""
    hands.tab_to("grid")
    for _ in range(4):
        if hands.row("grid", "1-portret")["current"]:
            break
        hands.key("Right")
    hands.key("Return")
    hands.wait(lambda state: state["room"] == "review", "the review")
    assert hands.see("photoName")["text"].startswith("1-")
    until(lambda: hands.ask("canvas", 0, 0), "the photo")
    hands.tab_to("canvas")
    select_face(hands)
    for decisions in (["not-a-face"], []):
        hands.key("Space")
        hands.wait_item("1-", lambda item, decisions=decisions: item["decisions"] == decisions)  # type: ignore[misc]
    hands.key("e", "Return")
    hands.wait_item("1-", lambda item: item["decisions"] == ["cover"])
    hands.key("Control+z")
    hands.wait_item("1-", lambda item: item["decisions"] == [])
    hands.key("Control+Shift+z")
    hands.wait_item("1-", lambda item: item["decisions"] == ["cover"])

    choose(hands, "settingBox", "lesson")
    hands.wait_item("1-", lambda item: item["setting"] == "lesson")
    hands.tab_to("canvas")
    hands.key("Escape")
    select_face(hands)
    hands.key("k")
    hands.read("A1")
    assert hands.item("1-")["decisions"] == ["cover"]
    hands.key("Control+z")
    hands.wait_item("1-", lambda item: item["setting"] is None)
    hands.tab_to("canvas")
    hands.key("s")
    hands.wait_item("1-", lambda item: item["starred"])
    face = hands.item("1-")["faces"][0]

    for _ in range(4):
        shown = hands.see("photoName")["text"]
        if shown.startswith("3-"):
            break
        hands.key("p")
        until(lambda shown=shown: hands.see("photoName")["text"] != shown, "the photo before")  # type: ignore[misc]
    until(lambda: hands.ask("canvas", 0, 0), "the photo")
    hands.key("s")
    hands.wait_item("3-", lambda item: item["starred"])
    hands.settle()
    hands.key("0")
    hands.wait_item("3-", lambda item: item["decisions"] == ["nobody-recognisable"] and item["verdict"] == "allowed")
    return (face[0], face[1], face[2], face[3])


def release(hands: Hands) -> tuple[Path, Path]:
    """Release what was chosen; the files."""
    hands.key("Control+2")
    hands.wait(lambda state: state["room"] == "gallery", "the gallery")
    assert hands.focus()["inside"]
    hands.settle()
    hands.tab_to("releaseButton")
    hands.key("Space")
    hands.see("releaseDialog")
    hands.tab_to("unseenBox")
    hands.key("Space")
    hands.tab_to("ownAccountBox")
    hands.key("Space")
    hands.tab_to("releaseButton")
    until(lambda: hands.see("releaseButton")["enabled"], "may be released")
    hands.key("Space")
    hands.gone("releaseDialog")
    hands.wait(lambda state: state["room"] == "results", "the results")
    assert hands.focus()["inside"]
    return Path(hands.item("1-")["output"]), Path(hands.item("3-")["output"])


def look_up(hands: Hands, file: Path, word: str) -> None:
    """Look a released file up in the register room, by its path."""
    hands.key("Control+6")
    hands.wait(lambda state: state["room"] == "register", "the register")
    if not hands.sees("chooseFilesButton"):
        hands.tab_to("qt_tabwidget_tabbar")
        hands.key("Right")
    hands.tab_to("chooseFilesButton")
    hands.key("Space")
    hands.see("QFileDialog")
    name_a_file(hands, file)
    until(lambda: any(word in row["text"] for row in hands.ask("rows", "lookupTable")), f"{word}: {hands.reads()}")


def name_a_file(hands: Hands, file: Path) -> None:
    """Type a path into the system's dialogue; a completion may take the key, and lead to a folder on the way instead."""
    for _ in range(5):
        type_path(hands, file)
        hands.key("Return")
        try:
            until(lambda: not hands.sees("QFileDialog"), "the dialogue goes", 10)
        except NotSeenError:
            continue
        return
    hands.gone("QFileDialog")


def type_path(hands: Hands, path: Path) -> None:
    """Type a path into the system's dialogue.

    While the dialogue is still reading folders on the way it may choose them, and write their names over what is typed:
    a person types it again.
    """

    def says_it() -> bool:
        return hands.see("fileNameEdit")["value"] in (
            str(path),
            path.name,
        )  # its name alone: chosen in the list, its folder shown

    for _ in range(5):
        hands.tab_to("fileNameEdit")
        hands.key("Control+a", "BackSpace")
        until(lambda: hands.see("fileNameEdit")["value"] == "", "an empty field")
        hands.type(str(path))
        try:
            until(says_it, "the path", 5)
        except NotSeenError:
            continue
        return
    raise NotSeenError(f"{path}, but {hands.see('fileNameEdit')['value']}")


def withdraw(hands: Hands) -> None:
    """Withdraw the leadership's consent."""
    hands.key("Control+5")
    hands.wait(lambda state: state["room"] == "consents", "the consents")
    until(lambda: hands.row("consentsTable", CONSENT)["selected"], "the consent is chosen")
    assert hands.focus()["inside"]
    hands.tab_to("withdrawButton")
    hands.key("Space")
    hands.tab_to("reasonField")
    hands.write("reasonField", "asked by the school")
    hands.tab_to("withdrawNow")
    hands.key("Space")
    hands.see("closeButton")
    hands.tab_to("closeButton")
    hands.key("Space")
    hands.gone("closeButton")


def select_face(hands: Hands) -> None:
    """Tab goes from outline to outline."""
    while not (before := str(hands.ask("selected"))).startswith("face:"):
        hands.key("Tab")
        until(lambda before=before: hands.ask("selected") != before, "the next outline", 10)  # type: ignore[misc]
        assert hands.focus()["name"] == "canvas"


def pick(hands: Hands, name: str, value: str) -> None:
    """One of several buttons: Tab reaches the first, the arrows go on."""
    wanted = f"{name}-{value}"
    names = [seen["name"] for seen in hands.ask("all_of", f"{name}-")]
    now = hands.tab_to(*names)["name"]
    hands.key("Space")
    until(lambda: hands.see(now)["checked"], f"{now} is checked")  # before the arrows, which may be at an end already
    key = "Down" if names.index(now) < names.index(wanted) else "Up"
    while now != wanted:
        before = now
        hands.key(key)
        now = until(lambda before=before: name if (name := hands.focus()["name"]) != before else "", f"{key} from {before}")  # type: ignore[misc]
    until(lambda: hands.see(wanted)["checked"], f"{wanted} is reached by the arrows")


def choose(hands: Hands, name: str, text: str) -> None:
    """An entry of a box that drops down, by the arrows: up as far as there is something, then down to it."""
    hands.tab_to(name)
    for key in ("Up", "Down"):
        while not hands.see(name)["value"].startswith(text) and moves(hands, key, name):
            pass
    assert hands.see(name)["value"].startswith(text), f"{text} is not reached by the arrows in {name}: {hands.see(name)}"


def moves(hands: Hands, key: str, name: str) -> bool:
    """Whether a key leads on to another entry."""
    before = hands.see(name)["value"]
    hands.key(key)
    try:
        until(lambda: hands.see(name)["value"] != before, name, 3)
    except NotSeenError:
        return False
    return True


def press_until(hands: Hands, key: str, name: str) -> None:
    """A list of completions may take the first press."""
    for _ in range(3):
        hands.key(key)
        try:
            until(lambda: hands.sees(name), name, 5)
        except NotSeenError:
            continue
        return
    hands.see(name)
