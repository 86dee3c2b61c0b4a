"""A face stays visible on that person's own consent, and only where the protocol lets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.events.deciding import FaceState, face_state
from app.model import Channel, DecisionKind, FoundFace, Setting
from tests.ui.review.conftest import REFUSED, UNKNOWN, VALID, Scene
from ui.review.keeping import ConsentDialog


def at_a(scene: Scene, folder: Path, **new: object) -> FoundFace:
    scene.open([folder], **new)
    scene.page.arrive(str(folder / "a.jpg"))
    scene.settle()
    scene.canvas.choose(scene.canvas.marks[0].key)
    face = scene.canvas.marks[0].face
    assert face is not None
    return face


def press_k(scene: Scene) -> None:
    QTest.keyClick(scene.canvas, Qt.Key.Key_K)
    scene.settle()


def choose_in_dialog(reference: str | None) -> list[ConsentDialog]:
    """Choose in the dialog when it comes up; None gives up. What was seen is put into the list."""
    seen: list[ConsentDialog] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ConsentDialog):
            QTimer.singleShot(5, choose)
            return
        seen.append(dialog)
        if reference is None:
            dialog.reject()
        else:
            dialog.choose(reference)
            dialog.accept()

    QTimer.singleShot(5, choose)
    return seen


@pytest.mark.usefixtures("persons")
def test_an_activity_with_a_valid_consent_keeps_the_face(scene: Scene, folder: Path) -> None:
    face = at_a(scene, folder)
    seen = choose_in_dialog(VALID)
    press_k(scene)
    scene.qtbot.waitUntil(lambda: bool(scene.item.decisions))
    assert seen
    assert face_state(scene.item, face) is FaceState.KEPT
    assert scene.item.decisions[0].person_consent == VALID
    assert len(scene.canvas.covers.regions) == 1
    scene.settle()
    scene.bench.undo.undo()
    assert face_state(scene.item, face) is FaceState.COVERED


@pytest.mark.usefixtures("persons")
def test_what_does_not_count_is_grey_with_the_reason(scene: Scene, folder: Path) -> None:
    at_a(scene, folder)
    texts: list[tuple[str, bool]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ConsentDialog):
            QTimer.singleShot(5, look)
            return
        offered = dialog._list
        texts.extend(
            (offered.item(row).text(), bool(offered.item(row).flags() & Qt.ItemFlag.ItemIsEnabled))
            for row in range(offered.count())
        )
        dialog.choose(REFUSED)
        assert dialog.reference == ""
        dialog.reject()

    QTimer.singleShot(5, look)
    press_k(scene)
    scene.qtbot.waitUntil(lambda: bool(texts))
    assert [enabled for _, enabled in texts] == [True, False]
    assert "refused" in texts[1][0]
    assert scene.item.decisions == ()


@pytest.mark.usefixtures("persons")
@pytest.mark.parametrize(
    ("new", "article"),
    [
        ({"setting": Setting.LESSON}, "A1"),
        ({"setting": Setting.LESSON, "consent": None}, "A1"),
        ({"setting": Setting.LESSON_RECORDING}, "A1"),
        ({"channel": Channel.SOCIAL_MEDIA}, "A2"),
    ],
)
def test_in_lessons_and_on_social_media_no_consent_counts(
    scene: Scene, folder: Path, new: dict[str, object], article: str
) -> None:
    face = at_a(scene, folder, **new)
    press_k(scene)
    assert scene.page.message.text.startswith(f"{article}: ")
    assert face_state(scene.item, face) is FaceState.COVERED
    assert scene.item.decisions == ()
    assert not scene.bench.undo.canUndo()
    with scene.desk.workplace.reading() as register:
        assert not [entry for entry in register.entries() if entry.kind not in ("consent", "person-consent")]


@pytest.mark.usefixtures("persons")
@pytest.mark.parametrize("reference", [UNKNOWN, REFUSED])
def test_an_unknown_or_refused_consent_is_refused(scene: Scene, folder: Path, reference: str) -> None:
    face = at_a(scene, folder)
    author = scene.page.editor.author()
    assert author is not None
    scene.page.keeping.decide(face, reference, author)
    scene.settle()
    assert scene.page.message.text.startswith("A3: ")
    assert scene.item.decisions == ()


@pytest.mark.usefixtures("persons")
def test_one_reference_never_stands_for_two_faces(scene: Scene, folder: Path) -> None:
    face = at_a(scene, folder)
    author = scene.page.editor.author()
    assert author is not None
    scene.page.keeping.decide(face, VALID, author)
    scene.settle()
    assert scene.item.has(DecisionKind.KEEP)
    other = scene.canvas.marks[1].face
    assert other is not None
    scene.page.keeping.decide(other, VALID, author)
    scene.settle()
    assert VALID in scene.page.message.text
    assert face_state(scene.item, other) is FaceState.COVERED


@pytest.mark.usefixtures("persons")
def test_k_without_a_face_says_what_to_do(scene: Scene, folder: Path) -> None:
    at_a(scene, folder)
    scene.canvas.choose("")
    press_k(scene)
    assert "Tab" in scene.page.message.text
    assert scene.item.decisions == ()
