"""The leadership consents that may be relied on, as a list for a combo box: what will not do is grey and says why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.books.consents import Offer
from app.consents import LeadershipState
from app.text import Catalogue
from ui.icons import icon
from ui.language import translate
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class OffersModel(QAbstractListModel):
    """Row 0 is "none yet"; then one row a consent, in the order given."""

    def __init__(self, catalogue: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue, self._theme = catalogue, theme
        self._offers: tuple[Offer, ...] = ()

    def load(self, offers: Iterable[Offer]) -> None:
        """Show other consents."""
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """The consent of a row; None for "none yet"."""
        return self._offers[row - 1] if 1 <= row <= len(self._offers) else None

    def row_of(self, reference: str | None) -> int:
        """Where a consent stands; 0 where it does not."""
        return next((row for row, one in enumerate(self._offers, 1) if one.consent.reference == reference), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """All consents, and "none yet"."""
        return 0 if parent.isValid() else len(self._offers) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What will not do can be read but not chosen."""
        offer = self.offer(index.row())
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if offer is not None and not offer.is_choosable:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Its reference, what it is for and, where it is not plainly valid, why."""
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        offer = self.offer(index.row())
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return self.words(offer)
        if role == Role.DecorationRole and offer is not None:
            return icon(*_sign(offer, self._theme)[:2], on=_sign(offer, self._theme)[2])
        return None

    def words(self, offer: Offer | None) -> str:
        """A row in words."""
        if offer is None:
            return translate("Consents", "None yet")
        consent = offer.consent
        parts = [f"{consent.reference} · {consent.event or consent.issuer}"]
        if offer.state is not LeadershipState.VALID:
            parts.append(self._catalogue.say(f"words.leadership-state-{offer.state}"))
        elif consent.valid_until is not None:
            parts.append(self._catalogue.say("words.until-day", day=f"{consent.valid_until:%d-%m-%Y}"))
        return ": ".join(parts) if offer.state is not LeadershipState.VALID else " · ".join(parts)


def _sign(offer: Offer, theme: Theme) -> tuple[str, Theme, str]:
    if offer.state is LeadershipState.VALID:
        return "shield-check", theme, "allowed"
    return ("question", theme, "referred") if offer.is_choosable else ("ban", theme, "disabled")
