"""The third of the first steps: models that suit this computer, or the built-in ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.records import Machine, ModelInfo, Purpose, Recommendation
from voiceapp.gui.context import Context
from voiceapp.gui.language import said_error, tr
from voiceapp.gui.panels import models_texts
from voiceapp.gui.panels import welcome_texts as texts
from voiceapp.gui.panels.welcome_sound import Step
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Card, Label
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

LATER = tr("The built-in ones work without it; the Models page has all of them at any time.")


async def fetch(app: AppPort) -> tuple[Sequence[Recommendation], Sequence[ModelInfo], Machine]:
    """What is recommended, what is known of it, and this computer (core loop)."""
    return await app.sets.list(), await app.models.list(), app.models.machine()


async def plan(app: AppPort, names: Sequence[str]) -> list[Any]:
    """What the hub tells of these models (core loop). Raises VoiceAppError where it cannot be asked."""
    return [await app.models.plan(name) for name in names]


class SetRow(Card):
    """A set: its models, size, licence and privacy; ``wanted`` when the user asks for it."""

    wanted = Signal()

    def __init__(self, theme: Theme, best: Recommendation, models: Mapping[str, ModelInfo]) -> None:
        super().__init__(theme)
        self.best = best
        title = dict(models_texts.PURPOSES)[best.purpose]
        self.setObjectName(f"set-{best.purpose}")
        self.get = Button(theme, tr("Get"), "tonal", "download-outline")
        self.get.setObjectName(f"get-{best.purpose}")
        self.get.setAccessibleName(tr("Get the set for {title}", title=title))
        self.get.clicked.connect(self.wanted)
        self.state = Label(theme, "", "label", "success", wrap=True)
        what, size = models_texts.set_lines(best, {name: info.title for name, info in models.items()})
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(Label(theme, title, "bodyStrong"))
        words.addWidget(Label(theme, what, "body", "normal", wrap=True))
        facts = (f"{size}.", texts.licences(best, models), texts.PRIVACY[best.purpose])
        for fact in facts if best.models else ():
            words.addWidget(Label(theme, fact, "caption", "weak", wrap=True, tabular=True))
        words.addWidget(self.state)
        top = QHBoxLayout()
        top.setSpacing(theme.px(16))
        top.addLayout(words, 1)
        top.addWidget(self.get, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.state.hide()
        self.get.setVisible(not texts.complete(best))

    def show_fetching(self) -> None:
        """It is on its way."""
        self.get.hide()
        self.state.setText(tr("It is being downloaded. Activity shows how far; go on meanwhile."))
        self.state.show()


class ModelsStep(Step):
    """``fetching``: a download was begun."""

    fetching = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "cube-outline",
            tr("Better models for this computer"),
            tr("Everything works with what is built in. Larger models hear, think and speak better."),
        )
        self.machine = Label(self.theme, "", "body", "weak", wrap=True, tabular=True)
        self.error = Label(self.theme, "", "body", "danger", wrap=True)
        self.error.hide()
        self.rows: dict[Purpose, SetRow] = {}
        self._sets = QVBoxLayout()
        self._sets.setSpacing(self.theme.px(16))
        self._question: Question | None = None
        self._begun: set[Purpose] = set()
        self.column.addWidget(self.machine)
        self.column.addWidget(self.error)
        self.column.addLayout(self._sets)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Ask what suits this computer."""
        self.machine.setText(tr("Looking at this computer."))
        self.context.bridge.submit(fetch, self._show, self._failed, self)

    def _failed(self, error: VoiceAppError) -> None:
        self.machine.setText("")
        self.error.setText(f"{said_error(error)} {LATER}")
        self.error.show()

    def _show(self, found: tuple[Sequence[Recommendation], Sequence[ModelInfo], Machine]) -> None:
        sets, listed, machine = found
        models = {info.name: info for info in listed}
        self._drop_question()
        while item := self._sets.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.error.hide()
        self.machine.setText(tr("This computer: {machine}", machine=models_texts.machine_text(machine)))
        self.rows = {}
        for best in sets:
            row = self.rows[best.purpose] = SetRow(self.theme, best, models)
            lacking = texts.missing(best, models)
            row.wanted.connect(lambda row=row, lacking=lacking: self._ask(row, lacking))
            self._sets.addWidget(row)
            if best.purpose in self._begun:
                row.show_fetching()

    def _ask(self, row: SetRow, lacking: Sequence[ModelInfo]) -> None:
        """Say what comes before anything is fetched."""
        self._drop_question()
        words = tr("Asking what it is and how large.")
        question = Question(
            self.theme, "download-outline", tr("Get the set"), words, tr("Not now"), tr("Get the set")
        )
        self._question = question
        packs = [(tr("Pack"), name) for name in row.best.packs]
        question.do.setEnabled(False)
        row.body.addWidget(question)
        question.keep.setFocus(Qt.FocusReason.OtherFocusReason)

        def planned(plans: Sequence[Any]) -> None:
            if self._question is question:
                hosts = texts.sources(plans)
                question.text.setText(
                    tr("It is downloaded from {hosts} to this computer. Nothing of yours is sent.", hosts=hosts)
                )
                question.show_facts([*(texts.planned(plans) if plans else []), *packs])
                question.do.setEnabled(True)

        def failed(error: VoiceAppError) -> None:
            if self._question is question:
                question.text.setText(f"{said_error(error)} {LATER}")
                question.text.set_tone("danger")

        def answered(yes: bool) -> None:
            self._drop_question()
            row.get.setFocus()
            if yes:
                self._get(row)

        question.answered.connect(answered)
        names = [info.name for info in lacking]
        self.context.bridge.submit(lambda app: plan(app, names), planned, failed, self)

    def _drop_question(self) -> None:
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None

    def _get(self, row: SetRow) -> None:
        purpose = row.best.purpose

        def begun(_: Any) -> None:
            self._begun.add(purpose)
            self.rows[purpose].show_fetching()
            self.fetching.emit()

        def failed(error: VoiceAppError) -> None:
            self.error.setText(f"{said_error(error)} {LATER}")
            self.error.show()

        self.context.bridge.submit(lambda app: app.sets.get_set(purpose), begun, failed, self)
