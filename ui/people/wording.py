"""How the room says who is who, and what becomes of them."""

from __future__ import annotations

from app.events.deciding import FaceState
from app.events.people import Appearance
from app.grouping.suggesting import Suggested
from ui.language import translate
from ui.people.groups import Group

SIGNS = {
    FaceState.COVERED: "cover",
    FaceState.DOUBTFUL: "question",
    FaceState.KEPT: "keep",
    FaceState.DISMISSED: "cross",
}


def name_of(group: Group) -> str:
    """What a group is called: numbers, never names."""
    if group.is_confirmed:
        return translate("People", "Person {number}").format(number=group.number)
    if group.person is not None:
        return translate("People", "Perhaps person {number} as well").format(number=group.number)
    return translate("People", "Perhaps one person")


def size_of(group: Group) -> str:
    """In how many photos, and whether that is known."""
    photos = translate("People", "%n photo(s)", None, len(group.faces))
    said = translate("People", "confirmed") if group.is_confirmed else translate("People", "suggestion")
    return f"{photos} · {said}"


def covers_of(group: Group) -> str:
    """What becomes of this person."""
    visible = len(group.visible)
    if visible:
        return translate("People", "Not covered in %n photo(s)", None, visible)
    return translate("People", "Covered in all of them")


def state_of(face: Appearance) -> str:
    """What becomes of one face."""
    return {
        FaceState.COVERED: translate("People", "is covered"),
        FaceState.DOUBTFUL: translate("People", "is covered; doubtful"),
        FaceState.KEPT: translate("People", "stays visible"),
        FaceState.DISMISSED: translate("People", "no face, says a person"),
    }[face.state]


def photo_of(face: Appearance) -> str:
    """The name of its photo's file."""
    return face.item.found.path.name


def told(group: Group, face: Appearance) -> str:
    """One face in words."""
    parts = [photo_of(face), state_of(face)]
    if face.key in group.unsure:
        parts.append(translate("People", "suggestion"))
    return ", ".join(parts)


def counted(result: Suggested | None) -> str:
    """What came of comparing."""
    if result is None:
        return translate("People", "Stopped. Nothing new is suggested.")
    said = translate("People", "%n face(s) compared.", None, result.compared)
    if not result.suggestions:
        said += " " + translate("People", "Nobody new seems to be in several photos.")
    if result.failed:
        said += " " + translate("People", "%n photo(s) could not be read any more, or were changed.", None, result.failed)
    return said


def deed(name: str) -> str:
    """What is done to a group, as on its button."""
    return {
        "confirm": translate("People", "This is one person"),
        "cover": translate("People", "Cover in all photos"),
        "keep": translate("People", "Keep visible, photo by photo…"),
        "take-out": translate("People", "Somebody else"),
        "join": translate("People", "Same person as…"),
        "dissolve": translate("People", "Not one person"),
    }[name]


def key_of(key: str) -> str:
    """A key as the reader calls it."""
    return translate("People", "Delete") if key == "Delete" else key
