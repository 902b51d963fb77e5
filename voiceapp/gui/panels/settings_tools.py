"""The part of the Settings page about tools that the user plugs in: a row for each server, and how one is added."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.core.tool_records import Offer, ServerInfo, ToolsChanged, visible
from voiceapp.gui.context import Context
from voiceapp.gui.language import said_error, tr
from voiceapp.gui.panels import tool_texts as texts
from voiceapp.gui.panels.deleting import Deleting
from voiceapp.gui.widgets.buttons import Button, Switch
from voiceapp.gui.widgets.fields import FieldWithError, TextField
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

ABOUT = tr(
    "Programs and addresses that offer tools by the Model Context Protocol. You look at each before it is used."
)


class ServerRow(QWidget):
    """A server: its name, state and what it is; below it the card of whatever is asked about it."""

    def __init__(self, context: Context, deleting: Deleting, info: ServerInfo) -> None:
        super().__init__()
        theme, name = context.theme, info.server.name
        self.context, self.info, self._deleting = context, info, deleting
        self.setObjectName(f"tools-{name}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, name, "bodyStrong"))
        self.line = Label(theme, texts.line(info), "caption", "weak", elide=True)
        words.addWidget(self.line)
        self.allow = Button(theme, tr("Look at them"), "quiet")
        self.allow.setObjectName(f"allow-{name}")
        self.allow.setAccessibleName(tr("Look at the tools {name}", name=name))
        self.remove = Button(theme, tr("Remove"), "quietDanger")
        self.remove.setObjectName(f"remove-{name}")
        self.remove.setAccessibleName(tr("Remove the tools {name}", name=name))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addLayout(words, 1)
        row.addWidget(self.allow)
        row.addWidget(self.remove)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        self._column.setSpacing(theme.px(12))
        self._column.addLayout(row)
        self.question: Question | None = None
        self.allow.clicked.connect(self.ask_to_start)
        self.remove.clicked.connect(self.ask_to_remove)

    def _ask(self, question: Question, do: Callable[[], None]) -> None:
        self._drop()
        self.question = question

        def answered(yes: bool) -> None:
            self._drop()
            self.allow.setFocus()
            if yes:
                do()

        question.answered.connect(answered)
        self._column.addWidget(question)
        question.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None

    def _submit(self, work: Callable[[AppPort], Any], done: Callable[[Any], None] | None = None) -> None:
        self.context.bridge.submit(work, done, self._failed, self)

    def _failed(self, error: VoiceAppError) -> None:
        self.allow.setEnabled(True)
        self.line.setText(texts.line(self.info))
        self.context.notify(Notice.of(error))

    def ask_to_start(self) -> None:
        """Show in full what would be started or reached, before it is."""
        server = self.info.server
        verb = tr("Reach it") if server.url else tr("Start it")
        where = (
            tr("What its tools are given is sent there.") if server.url else tr("It can do what you can do here.")
        )
        card = Question(
            self.context.theme,
            "shield-check-outline",
            tr("Look at the tools {name}", name=server.name),
            where,
            tr("Not now"),
            verb,
        )
        card.show_facts(texts.started(server))
        self._ask(card, self._look)

    def _look(self) -> None:
        name = self.info.server.name
        self.allow.setEnabled(False)
        self.line.setText(tr("Looking at what it offers"))
        self._submit(lambda app: app.tools.look(name), self.ask_to_allow)

    def ask_to_allow(self, offer: Offer) -> None:
        """Show in full what the server offers; exactly that is allowed."""
        self.allow.setEnabled(True)
        self.line.setText(texts.line(self.info))
        theme, name = self.context.theme, offer.server.name
        words = tr("You are asked before each use, except of tools of which you say that they only read.")
        card = Question(
            theme,
            "shield-check-outline",
            tr("Allow the tools {name}", name=name),
            words,
            tr("Not now"),
            tr("Allow these tools"),
        )
        card.show_facts([(visible(tool.name), texts.offered(tool)) for tool in offer.tools])
        switches: dict[str, Switch] = {}
        for tool in offer.tools:
            if not (tool.deletes or tool.changes):
                switches[tool.name] = self._switch(card, visible(tool.name))
        card.do.setEnabled(bool(offer.tools))

        def allow() -> None:
            reads = [tool for tool, switch in switches.items() if switch.isChecked()]
            self._submit(lambda app: app.tools.allow(offer, reads))

        self._ask(card, allow)

    def _switch(self, card: Question, tool: str) -> Switch:
        theme = self.context.theme
        switch = Switch(theme, tr("{tool} only reads", tool=tool))
        switch.setObjectName(f"reads-{tool}")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(switch)
        row.addWidget(Label(theme, tr("{tool} only reads", tool=tool), "body", wrap=True), 1)
        card.put_field(line)
        return switch

    def ask_to_remove(self) -> None:
        """Ask before it is forgotten."""
        name = self.info.server.name
        words = tr("The program itself stays where it is.")
        card = Question(
            self.context.theme, "trash-can-outline", tr("Remove the tools {name}", name=name), words,
            tr("Keep them"), tr("Remove them"), "danger",
        )  # fmt: skip
        sentence = tr("The tools “{name}” are removed.", name=name)
        self._ask(
            card,
            lambda: self._deleting.delete(
                [("tools", name)],
                sentence,
                lambda app: app.tools.remove(name),
                lambda app, aside: app.tools.set_aside(name, aside),
            ),
        )


class ToolsBox(QWidget):
    """Every server that is plugged in, and a button that adds one."""

    def __init__(self, context: Context, deleting: Deleting) -> None:
        super().__init__()
        theme = context.theme
        self.context, self._deleting = context, deleting
        self.setObjectName("tool-servers")
        self.rows: dict[str, ServerRow] = {}
        self.question: Question | None = None
        self._servers = QVBoxLayout()
        self._servers.setSpacing(0)
        self.add = Button(theme, tr("Add tools"), "quiet", "plus")
        self.add.setObjectName("add-tools")
        self.add.clicked.connect(self.ask_to_add)
        head = QHBoxLayout()
        head.setSpacing(theme.px(24))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, tr("Tools of your own"), "bodyStrong", wrap=True))
        words.addWidget(Label(theme, ABOUT, "caption", "weak", wrap=True))
        head.addLayout(words, 1)
        head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        self._column.setSpacing(theme.px(12))
        self._column.addLayout(head)
        self._column.addLayout(self._servers)
        context.bridge.events.subscribe(ToolsChanged, lambda _: self.refresh())
        deleting.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the servers again."""
        self.context.bridge.submit(lambda app: app.tools.list(), self._show, None, self)

    def _show(self, found: Sequence[ServerInfo]) -> None:
        for row in self.rows.values():
            self._servers.removeWidget(row)
            row.hide()
            row.deleteLater()
        kept = [info for info in found if ("tools", info.server.name) not in self._deleting]
        self.rows = {info.server.name: ServerRow(self.context, self._deleting, info) for info in kept}
        for row in self.rows.values():
            self._servers.addWidget(row)

    def ask_to_add(self) -> None:
        """Ask for a name and a program or an address. Nothing is started by it."""
        theme = self.context.theme
        self._drop()
        card = self.question = Question(
            theme,
            "plus",
            tr("Add tools"),
            tr("Nothing is started before you looked at them."),
            tr("Not now"),
            tr("Add tools"),
        )
        name = FieldWithError(theme, TextField(theme, tr("Name"), tr("Name, such as weather"), height=32))
        what = FieldWithError(
            theme,
            TextField(
                theme,
                tr("Program or address"),
                tr("Program with its arguments, or {address}", address="https://"),
                height=32,
            ),
        )
        variables = FieldWithError(
            theme, TextField(theme, tr("Variables"), tr("Variables for the program: NAME or NAME=VALUE"), height=32)
        )
        for field, called in ((name, "tools-name"), (what, "tools-what"), (variables, "tools-variables")):
            field.field.setObjectName(called)
            card.put_field(field)

        def failed(error: VoiceAppError) -> None:
            fields = {"tool-server-name": name, "tool-server-exists": name}
            for field in (name, what, variables):
                field.show_error(said_error(error) if field is fields.get(error.code, what) else "")

        def answered(yes: bool) -> None:
            if not yes:
                self._drop()
                self.add.setFocus()
                return
            try:
                command, environment = split(what.field.text()), split(variables.field.text())
            except VoiceAppError as error:
                failed(error)
                return
            url = command[0] if len(command) == 1 and "://" in command[0] else ""
            called = name.field.text().strip()

            def add() -> None:
                self.context.bridge.submit(
                    lambda app: app.tools.add(called, () if url else command, url, environment),
                    lambda _: self._drop(),
                    failed,
                    self,
                )

            self.context.delete_now(add)  # else the name of deleted ones is still taken

        card.answered.connect(answered)
        self._column.addWidget(card)
        name.field.setFocus()

    def _drop(self) -> None:
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None


def split(text: str) -> list[str]:
    """A command line as its words. Raises VoiceAppError "tool-server-what" where a quotation mark is open."""
    try:
        return shlex.split(text)
    except ValueError:
        raise VoiceAppError(
            "tool-server-what", tr("A quotation mark is not closed."), tr("Close it, or write \\ before it.")
        ) from None
