"""What is filled in for a release: where it goes, on whose consent, by whom, and how the files come out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.media.video.encoding import VideoCodec
from app.model import Channel
from ui.asking import LONGEST_NAME
from ui.consents.choice import ConsentChoice
from ui.language import translate
from ui.parts import Card, button, form_row, muted
from ui.release.ready import is_among_sources, usual_out
from ui.rooms import Context
from ui.still import StillComboBox
from ui.tasks import Lane
from ui.theme import SPACE_4, SPACE_8

SIDES: tuple[int | None, ...] = (None, 2400, 1600)
"""The long side of what is written, in pixels; None is as large as the original."""


class UseCard(Card):
    """Channel, consent, operator. `changed` tells that one of them did."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Release", "Where it goes"))
        say = context.catalogue.say
        self.channel_box = StillComboBox()
        self.channel_box.setObjectName("channelBox")
        self.channel_box.addItem(translate("Release", "Choose…"), None)
        for channel in Channel:
            name = say(f"words.channel-{channel}")
            self.channel_box.addItem(name[:1].upper() + name[1:], channel.value)
        narrow(self.channel_box)
        help_text = translate("Release", "WhatsApp (also a group), YouTube (also unlisted) and blogs are social media.")
        self.column.addWidget(form_row(translate("Release", "&Channel"), self.channel_box, help_text))
        self.consents = ConsentChoice(context)
        self.consents.setObjectName("consentChoice")
        consent_help = translate("Release", "Only consents that hold for this setting, channel and day can be chosen.")
        self.column.addWidget(form_row(translate("Release", "Con&sent of the school leadership"), self.consents, consent_help))
        self.operator = QLineEdit(context.preferences.name)
        self.operator.setObjectName("operatorField")
        self.operator.setMaxLength(LONGEST_NAME)
        operator_help = translate("Release", "Never the one who gave the consent. The name goes into the register.")
        self.column.addWidget(form_row(translate("Release", "&Released by"), self.operator, operator_help))
        self.channel_box.activated.connect(self.changed)
        self.consents.changed.connect(self.changed)
        self.operator.textChanged.connect(self.changed)

    @property
    def channel(self) -> Channel | None:
        """Where the photos go."""
        chosen = self.channel_box.currentData()
        return Channel(chosen) if chosen else None

    def show_channel(self, channel: Channel | None) -> None:
        """Choose one, or none."""
        self.channel_box.setCurrentIndex(max(0, self.channel_box.findData(channel.value if channel else None)))


class FilesCard(Card):
    """Folder, size and names of what is written.

    `changed` tells that the folder did, or that it is known whether it may be: `is_among_sources` says whether it lies among
    the originals, None while that is being found out. Where links lead is found out elsewhere: a disk may be asleep.
    """

    changed = Signal()

    def __init__(self, context: Context, sources: tuple[Path, ...]) -> None:
        super().__init__(translate("Release", "The files"))
        self._context, self._sources = context, sources
        self.out: Path | None = None
        self.is_among_sources: bool | None = None
        self.folder = QLineEdit()
        self.folder.setObjectName("outField")
        self.folder.setReadOnly(True)
        choose = button(translate("Release", "Choose a &folder…"), "folder", context.theme)
        choose.setObjectName("outButton")
        choose.clicked.connect(self._choose)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        place.setFocusProxy(self.folder)
        folder_row = form_row(
            translate("Release", "Folder for the released files"),
            place,
            translate("Release", "Never among the originals. An existing file is never overwritten."),
        )
        self.folder.setAccessibleName(translate("Release", "Folder for the released files"))
        self.column.addWidget(folder_row)
        self.size_box = StillComboBox()
        self.size_box.setObjectName("sizeBox")
        for side in SIDES:
            self.size_box.addItem(_size_name(side), side)
        narrow(self.size_box)
        self.column.addWidget(form_row(translate("Release", "S&ize"), self.size_box))
        self.codec_box = StillComboBox()
        self.codec_box.setObjectName("codecBox")
        for codec, name in _codec_names().items():
            self.codec_box.addItem(name, codec)
        narrow(self.codec_box)
        codec_help = translate(
            "Release",
            "In doubt the first. The second is for videos of new phones; older devices do not play it, "
            "and writing takes much longer.",
        )
        self.videos = form_row(translate("Release", "Vi&deos"), self.codec_box, codec_help)
        self.videos.setVisible(False)
        self.column.addWidget(self.videos)
        self.column.addWidget(self._make_names())
        self.show_out(None)

    @property
    def max_side(self) -> int | None:
        """The longest side in pixels; None is as large as the original."""
        side = self.size_box.currentData()
        return int(side) if side else None

    @property
    def codec(self) -> VideoCodec:
        """How videos are encoded."""
        return "hevc" if self.codec_box.currentData() == "hevc" else "h264"

    @property
    def keeps_names(self) -> bool:
        """Whether files keep the names of their originals."""
        return self.keep.isChecked()

    def propose(self, *wanted: str | None) -> None:
        """Choose a folder, where none is chosen yet: the first of these that may be, else one beside the originals."""

        def take(out: Path | None) -> None:
            if isValid(self) and self.out is None:
                self.show_out(out)

        work = partial(usual_out, self._sources, *wanted)
        self._context.tasks.run(work, take, self._context.show_error, Lane.LONG)

    def show_out(self, out: Path | None) -> None:
        """Another folder."""
        self.out, self.is_among_sources = out, None
        if out is not None:
            work = partial(is_among_sources, out, self._sources)
            self._context.tasks.run(work, partial(self._take_place, out), self._context.show_error, Lane.LONG)
        self.folder.setText(str(out) if out else "")
        self.folder.setToolTip(self.folder.text())
        self.folder.setCursorPosition(0)
        self.changed.emit()

    def _take_place(self, out: Path, is_among: bool) -> None:  # noqa: FBT001 - what a task found
        if isValid(self) and out == self.out:
            self.is_among_sources = is_among
            self.changed.emit()

    def _make_names(self) -> QWidget:
        self.number = QRadioButton(translate("Release", "&Number them: channel and number"))
        self.number.setObjectName("numberNames")
        self.keep = QRadioButton(translate("Release", "&Keep the names of the originals"))
        self.keep.setObjectName("keepNames")
        self.number.setChecked(True)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        name = muted(translate("Release", "Names of the files"))
        name.setProperty("kind", "label")
        column.addWidget(name)
        self._names = QButtonGroup(shown)
        for choice in (self.number, self.keep):
            self._names.addButton(choice)
            column.addWidget(choice)
        column.addWidget(muted(translate("Release", "A file's name can name a child: a number tells nothing.")))
        return shown

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(
            self, translate("Release", "Folder for the released files"), str(self.out.parent) if self.out else ""
        )
        if found:
            self.show_out(Path(found))


def narrow(box: StillComboBox) -> None:
    """Let a combo box be as narrow as its place, whatever is in it."""
    box.setSizeAdjustPolicy(StillComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)


def _size_name(side: int | None) -> str:
    names: dict[int | None, Callable[[], str]] = {
        None: lambda: translate("Release", "As large as the original"),
        2400: lambda: translate("Release", "Long side 2400 pixels: for print and large screens"),
        1600: lambda: translate("Release", "Long side 1600 pixels: for web and newsletter"),
    }
    return names[side]()


def _codec_names() -> dict[VideoCodec, str]:
    return {
        "h264": translate("Release", "Plays everywhere (H.264)"),
        "hevc": translate("Release", "Keeps all colours of HDR videos (HEVC)"),
    }
