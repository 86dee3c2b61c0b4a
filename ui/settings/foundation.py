"""The foundation's choices: asked once, with the articles beside them, and put on record with who made them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit
from shiboken6 import isValid

from app.books.choices import Choice, Choices, choices, choose
from app.errors import BeeldkeurError
from app.model import LEADERSHIP, Actor, Role
from ui.asking import LONGEST_NAME
from ui.home.words import day_text
from ui.language import translate
from ui.options import Option, Options
from ui.parts import Banner, BannerKind, Card, body, form_row, heading, muted, primary_button
from ui.rooms import Context
from ui.still import StillComboBox

LONGEST_SCHOOL = 80


class FoundationCard(Card):
    """A2, A7 and the school's name. Nothing is recorded before somebody of the leadership or the board says so."""

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Settings", "Choices of the foundation"))
        self._context = context
        self._known: Choices | None = None
        self.a2_field = Options("a2", _a2_options())
        self.a7_field = Options("a7", _a7_options())
        self.school_field = _line("schoolField", LONGEST_SCHOOL)
        self._made = {name: muted("") for name in ("a2", "a7", "issuer")}
        self.name_field = _line("deciderName", LONGEST_NAME)
        self.role_box = _roles()
        self._state = muted("")
        self._state.setObjectName("choicesState")
        self._banner = Banner(BannerKind.SUCCESS, "")
        self._banner.setObjectName("choicesBanner")
        self._banner.hide()
        self.record_button = primary_button(translate("Settings", "Put on &record"), "register", context.theme)
        self.record_button.setObjectName("recordChoices")
        self.record_button.clicked.connect(self.record)
        self._build()
        self._listen()
        if context.preferences.role in LEADERSHIP:
            self.name_field.setText(context.preferences.name)
            self.role_box.setCurrentIndex(self.role_box.findData(context.preferences.role.value))
        self._show_state()

    def read(self) -> None:
        """Fetch what was chosen."""
        workplace = self._context.desk.workplace
        self._context.tasks.run(partial(choices, workplace), self._show, self._failed)

    def record(self) -> None:
        """Record what differs from what holds now."""
        actor, wanted = self._actor(), self._wanted()
        if actor is None or not wanted:
            return
        self.record_button.setEnabled(False)
        self._banner.hide()
        workplace = self._context.desk.workplace
        self._context.tasks.run(lambda: choose(workplace, wanted, actor), self._recorded, self._failed)

    def _build(self) -> None:
        say = self._context.catalogue.say
        self.column.addWidget(
            muted(
                translate(
                    "Settings",
                    "Where the protocol can be read in two ways, the leadership or the board chooses once for all schools.",
                )
            )
        )
        self._add_line()
        self.column.addWidget(heading(f"A2 · {say('words.help-article-a2-name')}"))
        self.column.addWidget(body(say("words.help-article-a2")))
        self.column.addWidget(form_row(translate("Settings", "Photos and videos on which everybody is covered"), self.a2_field))
        self.column.addWidget(self._made["a2"])
        self._add_line()
        self.column.addWidget(heading(f"A7 · {say('words.help-article-a7-name')}"))
        self.column.addWidget(body(say("words.help-article-a7")))
        self.column.addWidget(form_row(translate("Settings", "Video and sound made during a lesson"), self.a7_field))
        self.column.addWidget(self._made["a7"])
        self._add_line()
        self.column.addWidget(
            form_row(
                translate("Settings", "Name of the &school"),
                self.school_field,
                translate("Settings", "Stands with a consent that names no school of its own."),
            )
        )
        self.column.addWidget(self._made["issuer"])
        self._add_line()
        self.column.addWidget(heading(translate("Settings", "Who decides this?")))
        self.column.addWidget(form_row(translate("Settings", "Na&me"), self.name_field))
        self.column.addWidget(form_row(translate("Settings", "R&ole"), self.role_box))
        self.column.addWidget(self._state)
        self.column.addWidget(self._banner)
        row = QHBoxLayout()
        row.addWidget(self.record_button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _add_line(self) -> None:
        line = QFrame()
        line.setProperty("kind", "line")
        self.column.addWidget(line)

    def _listen(self) -> None:
        for options in (self.a2_field, self.a7_field):
            options.chosen.connect(self._show_state)
        for line in (self.school_field, self.name_field):
            line.textChanged.connect(self._show_state)
        self.role_box.currentIndexChanged.connect(self._show_state)

    def _actor(self) -> Actor | None:
        name, role = self.name_field.text().strip(), self.role_box.currentData()
        return Actor(name, Role(role)) if name and role else None

    def _wanted(self) -> dict[str, str]:
        """What was chosen here and is not on record so."""
        if self._known is None:
            return {}
        chosen = {"a2": self.a2_field.value(), "a7": self.a7_field.value(), "issuer": self.school_field.text().strip()}
        made = self._known.made
        return {name: value for name, value in chosen.items() if value and (name not in made or made[name].value != value)}

    def _show_state(self) -> None:
        wanted, actor = self._wanted(), self._actor()
        if self._known is None:
            text = translate("Settings", "The choices are being read…")
        elif not wanted:
            text = translate("Settings", "Nothing has changed.")
        elif actor is None:
            text = translate("Settings", "Fill in who decides this: name and role.")
        else:
            text = translate("Settings", "Not on record yet.")
        self._state.setText(text)
        self.record_button.setEnabled(bool(wanted) and actor is not None)
        self.record_button.setAccessibleDescription(text)

    def _show(self, known: Choices) -> None:
        if not isValid(self):
            return
        if self._known is None:  # later on, what is chosen here and not on record yet stays
            self.a2_field.choose(known.policy.a2)
            self.a7_field.choose(known.policy.a7)
            self.school_field.setText(known.policy.issuer if "issuer" in known.made else "")
        self._known = known
        unset = {
            "a2": translate(
                "Settings", "Not chosen yet: photos and videos with people that are meant for social media go to the leader."
            ),
            "a7": translate("Settings", "Not chosen yet: the first one applies."),
            "issuer": "",
        }
        for name, label in self._made.items():
            text = self._told(known.made[name]) if name in known.made else unset[name]
            label.setText(text)
            label.setVisible(bool(text))
        self._show_state()

    def _told(self, made: Choice) -> str:
        day = day_text(made.at.astimezone().date())
        if made.by is None:
            return translate("Settings", "Recorded on {day}; it does not say by whom.").format(day=day)
        role = _role_name(made.by.role)
        return translate("Settings", "Chosen on {day} by {name} ({role}).").format(day=day, name=made.by.name, role=role)

    def _recorded(self, known: Choices) -> None:
        bench = self._context.bench
        bench.judge(row.item.path for row in bench.model.rows())
        if isValid(self):
            self._show(known)
            self._say(BannerKind.SUCCESS, translate("Settings", "On record. It holds from now on."))

    def _failed(self, error: BeeldkeurError) -> None:
        if isValid(self):
            self._show_state()
            self._say(BannerKind.DANGER, self._context.catalogue.say(f"errors.{error.code}", **error.params))

    def _say(self, kind: BannerKind, text: str) -> None:
        self._banner.show_text(kind, text)
        self._banner.show()


def _a2_options() -> tuple[Option, ...]:
    return (
        Option(
            "cover",
            translate("Settings", "May be used"),
            translate("Settings", "Everybody on them is made unrecognisable first. Nobody can be kept visible."),
        ),
        Option(
            "block",
            translate("Settings", "May not be used"),
            translate(
                "Settings", "No photo or video that showed a person goes to social media, covered or not: to the letter of A2."
            ),
        ),
    )


def _a7_options() -> tuple[Option, ...]:
    return (
        Option(
            "recordings",
            translate("Settings", "Only recordings of the lesson itself are forbidden"),
            translate("Settings", "Other video or sound from a lesson goes to the school leader, who decides each time."),
        ),
        Option(
            "any",
            translate("Settings", "All video and sound from lessons is forbidden"),
            translate("Settings", "Nothing of it is released, also not when the leader would agree."),
        ),
    )


def _role_name(role: Role) -> str:
    return {
        Role.DIRECTOR: translate("Settings", "director"),
        Role.DEPUTY: translate("Settings", "deputy director"),
        Role.BOARD: translate("Settings", "board"),
        Role.OPERATOR: translate("Settings", "member of staff"),
    }[role]


def _roles() -> StillComboBox:
    box = StillComboBox()
    box.setObjectName("deciderRole")
    box.addItem(translate("Settings", "Choose a role"), None)
    for role in (Role.DIRECTOR, Role.DEPUTY, Role.BOARD):
        box.addItem(_role_name(role), role.value)
    return box


def _line(name: str, longest: int) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setMaxLength(longest)
    return made
