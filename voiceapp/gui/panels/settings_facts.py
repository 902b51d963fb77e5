"""What the assistant knows about the user: seen, changed and deleted on the Settings page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.events import FactsChanged
from voiceapp.gui.context import Context
from voiceapp.gui.language import month, tr
from voiceapp.gui.panels.deleting import Deleting
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.dialogs import ask_text
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.tab_order import keyboard_kept

if TYPE_CHECKING:
    from voiceapp.core.records import Fact

WORDS = tr("what i know about you facts remember memory told forget")
"""What the search of the page finds this by."""

NOTHING = tr("Nothing yet. Say “Remember that I like jazz”, or add it here.")


class EntryRow(QWidget):
    """A name, a weak line below it, and two small buttons that change and delete it."""

    def __init__(
        self, theme: Theme, title: str, below: str, change: Callable[[], None], delete: Callable[[], None]
    ):
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        self.row.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, title, "body", wrap=True))
        if below:
            words.addWidget(Label(theme, below, "caption", "weak", elide=True))
        self.row.addLayout(words, 1)
        self.change = IconButton(theme, "pencil-outline", tr("Change: {name}", name=title), small=True)
        self.delete = IconButton(theme, "trash-can-outline", tr("Delete: {name}", name=title), small=True)
        self.change.clicked.connect(change)
        self.delete.clicked.connect(delete)
        self.row.addWidget(self.change)
        self.row.addWidget(self.delete)


class EntryBox(QWidget):
    """A heading with a sentence, a list of entries and a button that adds one."""

    def __init__(self, context: Context, deleting: Deleting, title: str, about: str, verb: str) -> None:
        super().__init__()
        self.context, self.theme, self.deleting = context, context.theme, deleting
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.theme.px(12), 0, self.theme.px(12))
        column.setSpacing(self.theme.px(4))
        column.addWidget(Label(self.theme, title, "bodyStrong", wrap=True))
        column.addWidget(Label(self.theme, about, "caption", "weak", wrap=True))
        self._rows: Sequence[QWidget] = ()
        self.entries = QVBoxLayout()
        self.entries.setSpacing(0)
        column.addLayout(self.entries)
        self.add = Button(self.theme, verb, "quiet", "plus")
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        column.addLayout(line)
        self.add.clicked.connect(self.ask_new)
        deleting.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read the entries again."""

    def ask_new(self) -> None:
        """Ask for a new entry."""

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these entries instead of those before."""
        with keyboard_kept(lambda: dict(enumerate(self._rows))):
            while item := self.entries.takeAt(0):
                if widget := item.widget():
                    widget.hide()
                    widget.deleteLater()
            self._rows = rows
            for row in rows:
                self.entries.addWidget(row)


class FactsBox(EntryBox):
    """The facts, each with the day on which it was told."""

    def __init__(self, context: Context, deleting: Deleting) -> None:
        super().__init__(
            context,
            deleting,
            tr("What I know about you"),
            tr("Only what you asked to be remembered. A language model is told it from the next talk on."),
            tr("Add a fact"),
        )
        self.setObjectName("facts")
        self.add.setObjectName("add-fact")
        context.bridge.events.subscribe(FactsChanged, lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        self.context.bridge.submit(lambda app: app.facts.list(), self._show, owner=self)

    def _show(self, facts: Sequence[Fact]) -> None:
        rows: list[QWidget] = [self._row(fact) for fact in facts if ("fact", fact.id) not in self.deleting]
        self.show_rows(rows or [Label(self.theme, NOTHING, "body", "normal", wrap=True)])

    def _row(self, fact: Fact) -> EntryRow:
        day = datetime.fromtimestamp(fact.at)
        told = tr("Told on {day} {month} {year}", day=day.day, month=month(day), year=day.year)
        return EntryRow(self.theme, fact.text, told, lambda: self._change(fact), lambda: self._delete(fact))

    def ask_new(self) -> None:
        ask_text(
            self.window(), self.theme, tr("What shall be remembered?"), "",
            verb=tr("Remember it"), keep=tr("Cancel"),
            done=lambda text: self.context.bridge.submit(lambda app: app.facts.add(text), owner=self),
        )  # fmt: skip

    def _change(self, fact: Fact) -> None:
        ask_text(
            self.window(), self.theme, tr("Change what is remembered"), fact.text,
            verb=tr("Save"), keep=tr("Cancel"),
            done=lambda text: self.context.bridge.submit(lambda app: app.facts.edit(fact.id, text), owner=self),
        )  # fmt: skip

    def _delete(self, fact: Fact) -> None:
        sentence = tr("“{text}” is forgotten.", text=fact.text)
        self.deleting.delete(
            [("fact", fact.id)],
            sentence,
            lambda app: app.facts.remove(fact.id),
            lambda app, aside: app.facts.set_aside(fact.id, aside),
        )
