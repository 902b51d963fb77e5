"""Other computers on the Models page: the stored connections, and the form that adds one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from voiceapp.core.connections import Connection, address, reach
from voiceapp.core.errors import VoiceAppError
from voiceapp.gui.language import tr
from voiceapp.gui.panels.connection_texts import elsewhere
from voiceapp.gui.panels.models_columns import GroupHeading
from voiceapp.gui.panels.models_rows import Row
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.announce import announce
from voiceapp.gui.widgets.buttons import Button, Segmented
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.inputs import CheckBox, Choice
from voiceapp.gui.widgets.labels import Badge, Label
from voiceapp.gui.widgets.question import Question, QuestionRow

TASKS = (("asr", tr("Hears")), ("llm", tr("Thinks")), ("tts", tr("Speaks")))
_FORM = tr(
    "A server with an OpenAI-compatible address: vLLM, llama-server, Ollama, speaches and others. While one of its "
    "models is chosen, what you say is sent there."
)
_UNENCRYPTED = tr("Others in your network could read what you say: this address does not encrypt it.")


class ConnectionRow(Row):
    """A connection: model and address, where words go, and its state or what can be done."""

    def __init__(self, theme: Theme, connection: Connection, in_use: bool) -> None:
        super().__init__(theme, connection.engine, elsewhere(connection))
        self.connection = connection
        self._in_use: bool | None = None
        self._title.setText(connection.model)
        self._note.setText(f"{dict(TASKS)[connection.task]}, {connection.url}")
        self._licence.setText(connection.engine)
        self._licence_id.hide()
        if connection.sends_out:
            self._fit_icon.set_icon("upload-network-outline", "amber.graphic")
            self._fit.setText(tr("Sends to {host}", host=connection.host))
        else:
            self._fit_icon.set_icon("laptop", "success.graphic")
            self._fit.setText(tr("Stays on this computer"))
        self._fit_more.setText(tr("Not encrypted within your network"))
        self._fit_more.setVisible(connection.unencrypted)
        self.show_use(in_use)

    def show_use(self, in_use: bool) -> None:
        """Show whether the talk uses it."""
        if in_use != self._in_use or self.busy:
            self._in_use, self.busy = in_use, ""
            self._refill()

    def set_busy(self, words: str) -> None:
        """Say in the state's place what is being done; "" when it is over."""
        self.busy = words
        self._refill()

    def _refill(self) -> None:
        focused = self._clear_state()
        if self.busy:
            self._words(self.busy)
            return
        if self._in_use:
            self._put(Badge(self.theme, tr("In use"), "accent"))
        else:
            self._button(tr("Use"), "use")
        self._menu_button()
        if focused:
            self.focus_state()

    def menu(self) -> QMenu:
        """Check, the name for the command line, Remove."""
        menu = QMenu(self)
        self._add(menu, tr("Check the connection"), "check")
        self._add(menu, tr("Copy its name for the command line"), "copy")
        menu.addSeparator()
        self._add(menu, tr("Remove {title}", title=self.title), "remove")
        return menu


class ConnectionForm(Question):
    """Asks for a new connection. ``models_wanted``: the server's list is asked for; ``grown``: in its height."""

    models_wanted = Signal()
    grown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, "upload-network-outline", tr("Add another computer"), _FORM, tr("Not now"), tr("Add it")
        )
        self.setObjectName("connection-form")
        self.task = Segmented(theme, TASKS, tr("What it does"), "llm")
        for task, part in self.task.buttons.items():
            part.setObjectName(f"task-{task}")
        self.name = self._field(tr("Name"), tr("Name, such as gpu-box"), "connection-name")
        self.url = self._field(
            tr("Address"),
            tr("Address, such as {example}", example="https://gpu-box.example:8000/v1"),
            "connection-url",
        )
        self.key = self._field(tr("Key"), tr("Key, where the server wants one"), "connection-key")
        self.key.setEchoMode(TextField.EchoMode.Password)
        self.model = self._field(tr("Model"), tr("Model, as the server names it"), "connection-model")
        self.ask_models = Button(theme, tr("Ask for its models"), "quiet", "magnify")
        self.ask_models.setObjectName("ask-models")
        self.models = Choice(theme, (), tr("Models of the server"))
        self.models.setObjectName("offered-models")
        self.models.hide()
        self.voice = self._field(tr("Voice"), tr("Voice, where the server wants one"), "connection-voice")
        self.voice.hide()
        self.accept = CheckBox(theme, tr("Send it unencrypted all the same"))
        self.accept.setObjectName("accept-unencrypted")
        self.warning = Label(theme, _UNENCRYPTED, "body", "amber", wrap=True)
        self.wrong = Label(theme, "", "body", "danger", wrap=True)
        for widget in (self.warning, self.accept, self.wrong):
            widget.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.ask_models)
        row.addWidget(self.models, 1)
        row.addStretch(0)
        for field in (self.task, self.name, self.url, self.warning, self.accept, self.key, self.model):
            self.put_field(field)
        self._fields.addLayout(row)
        for field in (self.voice, self.wrong):
            self.put_field(field)
        self._fields.setSpacing(theme.px(8))
        self.task.chosen.connect(lambda task: self.voice.setVisible(task == "tts"))
        self.models.chosen.connect(self.model.setText)
        self.ask_models.clicked.connect(self.models_wanted)
        self.accept.toggled.connect(lambda _: self._look())
        self._look()

    def _field(self, name: str, placeholder: str, object_name: str) -> TextField:
        field = TextField(self.theme, name, placeholder, height=32)
        field.setObjectName(object_name)
        field.textChanged.connect(lambda _: self._look())
        return field

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grown.emit()

    def connection(self) -> Connection:
        """What was entered."""
        task = next(task for task in ("asr", "llm", "tts") if task == self.task.value())
        accepted = self._readable() and self.accept.isChecked()
        texts = [field.text().strip() for field in (self.name, self.url, self.model, self.voice)]
        return Connection(texts[0], task, texts[1], texts[2], texts[3] if task == "tts" else "", accepted)

    def show_models(self, models: Sequence[str]) -> None:
        """Show what the server offers; the first is taken where none was entered."""
        self.say("" if models else tr("The server lists no models. Enter the name of one."))
        self.models.clear()
        for model in models:
            self.models.addItem(model, model)
        self.models.setVisible(bool(models))
        if models and self.model.text().strip() not in models:
            self.model.setText(models[0])
        self.models.choose(self.model.text().strip())

    def say(self, what: str) -> None:
        """Say what is wrong; "" when nothing is any more."""
        self.wrong.setText(what)
        self.wrong.setVisible(bool(what))
        if what:
            announce(self, what)

    def _readable(self) -> bool:
        """Whether words would travel readable within a private network."""
        try:
            url = address(self.url.text())
        except VoiceAppError:
            return False
        return url.startswith("http:") and reach(Connection("", "llm", url, "").host) == "private"

    def _look(self) -> None:
        readable = self._readable()
        self.warning.setVisible(readable)
        self.accept.setVisible(readable)
        accepted = not readable or self.accept.isChecked()
        self.ask_models.setEnabled(bool(self.url.text().strip()) and accepted)
        filled = all(field.text().strip() for field in (self.name, self.url, self.model))
        self.do.setEnabled(filled and accepted)


class ConnectionList(QWidget):
    """The section "Other computers". ``asked(verb, row's name)``; ``adding`` when another one is wanted."""

    asked = Signal(str, str)
    adding = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("other-computers")
        self.rows: dict[str, ConnectionRow] = {}
        self._shown: tuple[Connection, ...] | None = None
        self.form: ConnectionForm | None = None
        self.heading = GroupHeading(
            theme, tr("Other computers"), tr("Models on a server of your own, or of somebody else")
        )
        self.add = Button(theme, tr("Add a computer"), "quiet", "plus")
        self.add.setObjectName("add-computer")
        self.add.clicked.connect(self.adding)
        self._rows = QVBoxLayout()
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        below.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._asked = QuestionRow()
        below.addLayout(self._asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(self._rows)
        column.addLayout(below)

    def show_connections(self, connections: Sequence[Connection], used: Sequence[str]) -> None:
        """Show these; ``used`` are the engines that the talk uses."""
        if tuple(connections) != self._shown:
            self._shown = tuple(connections)
            while item := self._rows.takeAt(0):
                if widget := item.widget():
                    widget.hide()
                    widget.deleteLater()
            self.rows = {}
            for connection in connections:
                row = ConnectionRow(self.theme, connection, connection.engine in used)
                row.rule.setVisible(connection is not connections[-1])
                row.asked.connect(self.asked)
                self.rows[row.name] = row
                self._rows.addWidget(row)
                row.show()
        for name, row in self.rows.items():
            row.show_use(name in used)

    def open_form(self) -> ConnectionForm:
        """Open the form in the button's place."""
        self.close_form()
        self.form = form = ConnectionForm(self.theme)
        self.add.hide()
        self._asked.put(form)
        form.show()
        form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return form

    def close_form(self) -> None:
        """Close it."""
        if self.form is not None:
            self._asked.drop()
            self.form = None
            self.add.show()
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
