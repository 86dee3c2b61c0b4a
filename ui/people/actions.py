"""What a person can do to a group, each as one step that can be undone. A suggestion decides nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.events.people import cover_all, meet_in, new_person, say
from app.grouping.suggesting import FaceKey, Suggestion
from ui.language import translate
from ui.people.groups import Group, without
from ui.people.session import Session
from ui.people.wording import name_of
from ui.workbench import Workbench

Told = Callable[[str], None]


class Actions:
    """`told` gets a sentence on what was done, or why it was not."""

    def __init__(self, bench: Workbench, session: Session, told: Told) -> None:
        self._bench, self._session, self._told = bench, session, told

    def confirm(self, group: Group) -> str:
        """A person says that all faces of a group are one person; the key of that person, "" where nothing was said."""
        if group.is_confirmed:
            return ""
        person = group.person or new_person()
        self._say(translate("People", "One person"), sorted_keys(group), person)
        self._told(translate("People", "Confirmed. Ctrl+Z takes it back."))
        return person

    def cover(self, group: Group) -> None:
        """Cover all faces of a group wherever they are."""
        count = len(group.visible)
        changed = cover_all(self._bench.model.items(), group.keys)
        if not changed:
            self._told(translate("People", "They are covered in all of these photos already."))
            return
        self._bench.change(translate("People", "Cover in all photos"), changed)
        self._told(translate("People", "Covered in %n photo(s) more. Ctrl+Z takes it back.", None, count))

    def take_out(self, group: Group, faces: Sequence[FaceKey]) -> None:
        """These faces are somebody else: of a confirmed person another person, of a suggestion another suggestion."""
        if not faces or len(faces) >= len(group.faces):
            self._told(translate("People", "Select the faces that are somebody else, but not all of them."))
            return
        said = [key for key in faces if key not in group.unsure]
        suggested = tuple(key for key in faces if key in group.unsure)
        text = translate("People", "Somebody else")
        if said:
            self._say(text, said, new_person())
        if suggested:
            left = without(self._session.suggestions, suggested)
            self._session.suggest_instead(text, (*left, Suggestion(suggested)))
        self._told(translate("People", "Taken out: %n face(s). Ctrl+Z takes it back.", None, len(faces)))

    def dissolve(self, group: Group) -> None:
        """These faces are not one person; nothing is said or suggested of them any more."""
        text = translate("People", "Not one person")
        said = [key for key in group.keys if key not in group.unsure]
        if group.is_confirmed:
            self._say(text, said, None)
        else:
            self._session.suggest_instead(text, without(self._session.suggestions, group.unsure))
        self._told(translate("People", "Not held to be one person any more. Ctrl+Z takes it back."))

    def join(self, group: Group, other: Group) -> bool:
        """Both are one person. Two faces of one photo never are."""
        if meet_in((*group.keys, *other.keys)) is not None:
            sentence = translate("People", "{one} and {other} are in one photo together: they are two people.")
            self._told(sentence.format(one=name_of(group), other=name_of(other)))
            return False
        text = translate("People", "The same person")
        person = group.person or other.person
        keys = (*group.keys, *other.keys)
        if person is None:
            left = without(self._session.suggestions, keys)
            self._session.suggest_instead(text, (*left, Suggestion(keys)))
        else:
            self._say(text, keys, person)
        self._told(translate("People", "One person now. Ctrl+Z takes it back."))
        return True

    def _say(self, text: str, faces: Sequence[FaceKey], person: str | None) -> None:
        self._bench.change(text, say(self._bench.model.items(), faces, person))


def sorted_keys(group: Group) -> tuple[FaceKey, ...]:
    """The faces of which nothing was said yet."""
    return tuple(key for key in group.keys if key in group.unsure)
