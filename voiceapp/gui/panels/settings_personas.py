"""Who can answer: made, changed, chosen and deleted on the Settings page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from voiceapp.core.events import PersonasChanged, SettingChanged
from voiceapp.core.personas import DEFAULT, NAME_CHARACTERS, Persona
from voiceapp.gui.context import Context
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels.deleting import Deleting
from voiceapp.gui.panels.settings_facts import EntryBox, EntryRow
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.dialogs import Question
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.labels import Badge, Label

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

WORDS = tr("personas persona who answers character voice prompt language")
"""What the search of the page finds this by."""

KEYS = ("talk.persona", "talk.persona_name", "engines.voice")

Found = tuple[Sequence[Persona], str]


async def fetch(app: AppPort) -> Found:
    """Every persona, and the name of the one that answers (core loop)."""
    return await app.personas.list(), app.personas.chosen.name


class PersonasBox(EntryBox):
    """The personas; the one that answers now says so."""

    def __init__(self, context: Context, deleting: Deleting) -> None:
        super().__init__(
            context,
            deleting,
            tr("Personas"),
            tr("Who answers: a name, what a language model is told about itself, a voice and a language."),
            tr("Add a persona"),
        )
        self.setObjectName("personas")
        self.add.setObjectName("add-persona")
        events = context.bridge.events
        events.subscribe(PersonasChanged, lambda _: self.refresh())
        events.subscribe(SettingChanged, lambda event: self.refresh() if event.key in KEYS else None)
        self.refresh()

    def refresh(self) -> None:
        self.context.bridge.submit(fetch, self._show, owner=self)

    def _show(self, found: Found) -> None:
        personas, chosen = found
        kept = [persona for persona in personas if ("persona", persona.name) not in self.deleting]
        self.show_rows([self._row(persona, persona.name == chosen) for persona in kept])

    def _row(self, persona: Persona, chosen: bool) -> EntryRow:
        row = EntryRow(
            self.theme,
            said(persona.name),
            persona.prompt,
            lambda: self._change(persona),
            lambda: self._delete(persona),
        )
        if chosen:
            row.row.insertWidget(1, Badge(self.theme, tr("Answers now"), "accent"))
        else:
            use = Button(self.theme, tr("Let it answer"), "plain", size="small", tone="normal")
            use.setAccessibleName(tr("Let {name} answer", name=said(persona.name)))
            use.clicked.connect(
                lambda: self.context.bridge.submit(lambda app: app.personas.choose(persona.name), owner=self)
            )
            row.row.insertWidget(1, use)
        row.delete.setVisible(not persona.shipped)
        return row

    def ask_new(self) -> None:
        self._ask(tr("A new persona"), Persona("", ""), lambda app, made: app.personas.add(made))

    def _change(self, persona: Persona) -> None:
        self._ask(tr("Change the persona"), persona, lambda app, made: app.personas.edit(persona.name, made))

    def _ask(self, title: str, persona: Persona, work: Callable[[AppPort, Persona], object]) -> None:
        form = PersonaForm(self.window(), self.theme, title, persona)

        def save() -> None:
            made = form.persona()
            submit = self.context.bridge.submit
            self.context.delete_now(lambda: submit(lambda app: work(app, made), owner=self))

        form.accepted.connect(save)
        form.ask()
        form.name.setFocus()

    def _delete(self, persona: Persona) -> None:
        sentence = tr("“{name}” is deleted.", name=persona.name)
        self.deleting.delete(
            [("persona", persona.name)],
            sentence,
            lambda app: app.personas.remove(persona.name),
            lambda app, aside: app.personas.set_aside(persona.name, aside),
        )


class PersonaForm(Question):
    """Asks for what a persona is; saved once it has a name and is told something."""

    def __init__(self, parent: QWidget, theme: Theme, title: str, persona: Persona) -> None:
        super().__init__(parent, theme, title, tr("Cancel"), tr("Save"), "filled")
        self.setObjectName("persona-form")
        default = persona.name == DEFAULT
        self.name = self._line(theme, tr("Name"), persona.name)
        self.name.setMaxLength(NAME_CHARACTERS)
        self.name.setEnabled(not default)
        self.body.addWidget(Label(theme, tr("What it is told about itself"), "label", "weak"))
        self.prompt = QPlainTextEdit(persona.prompt)
        self.prompt.setAccessibleName(tr("What it is told about itself"))
        self.prompt.setTabChangesFocus(True)
        self.prompt.setFont(theme.font("body"))
        self.prompt.setFixedHeight(theme.line_height("body") * 5 + theme.px(24))
        self.body.addWidget(self.prompt)
        self.voice = self._line(theme, tr("Voice"), persona.voice, tr("As the settings say"))
        self.language = self._line(
            theme, tr("Language"), persona.language, tr("As the settings say, or a code such as de")
        )
        self.engine = self._line(theme, tr("Thinks"), persona.engine, tr("As the settings say, or engine:model"))
        for field in (self.language, self.engine):
            field.setEnabled(not default)
        self.name.textChanged.connect(self._check)
        self.prompt.textChanged.connect(self._check)
        self._check()

    def persona(self) -> Persona:
        """What was filled in."""
        return Persona(
            self.name.text().strip(),
            self.prompt.toPlainText().strip(),
            self.voice.text().strip(),
            self.language.text().strip(),
            self.engine.text().strip(),
        )

    def _line(self, theme: Theme, name: str, value: str, placeholder: str = "") -> TextField:
        self.body.addWidget(Label(theme, name, "label", "weak"))
        field = TextField(theme, name, placeholder)
        field.setText(value)
        self.body.addWidget(field)
        return field

    def _check(self) -> None:
        self.do.setEnabled(bool(self.name.text().strip() and self.prompt.toPlainText().strip()))
