"""What the Models page does about other computers: add, use, check, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from voiceapp.core.connections import ConnectionCheck
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.gui.language import said, said_error, tr
from voiceapp.gui.panels.connection_texts import elsewhere
from voiceapp.gui.panels.models_connections import ConnectionForm, ConnectionList, ConnectionRow
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.gui.panels.models import ModelsPage
    from voiceapp.gui.ports import AppPort


class Computers:
    """Carries out what the section asks for; each step is a call of the services."""

    def __init__(self, page: ModelsPage, section: ConnectionList) -> None:
        self._page = page
        self._section = section
        section.adding.connect(self._open_form)
        section.asked.connect(self._asked)

    def _submit(
        self, work: Callable[[AppPort], Any], done: Callable[[Any], None], failed: Callable[[VoiceAppError], None]
    ) -> None:
        self._page.context.bridge.submit(work, done, failed, self._section)

    # ------------------------------------------------------------------------------------------ adding

    def _open_form(self) -> None:
        form = self._section.open_form()
        form.models_wanted.connect(lambda: self._ask_models(form))
        form.answered.connect(lambda yes: self._add(form) if yes else self._section.close_form())
        form.grown.connect(lambda: self._page.bring_into_view(form))
        self._page.bring_into_view(form)

    def _ask_models(self, form: ConnectionForm) -> None:
        connection, key = form.connection(), form.key.text().strip() or None
        form.ask_models.setEnabled(False)

        def listed(models: Sequence[str]) -> None:
            if self._section.form is form:
                form.ask_models.setEnabled(True)
                form.show_models(models)

        def failed(error: VoiceAppError) -> None:
            if self._section.form is form:
                form.ask_models.setEnabled(True)
                form.say(said_error(error))

        self._submit(lambda app: app.connections.offered(connection, key), listed, failed)

    def _add(self, form: ConnectionForm) -> None:
        connection, key = form.connection(), form.key.text().strip() or None

        def added(_: object) -> None:
            self._section.close_form()
            self._page.context.notify(
                Notice("success", tr("{model} is added. It is used once you choose it.", model=connection.model))
            )
            self._page.refresh()

        def failed(error: VoiceAppError) -> None:
            if self._section.form is form:
                form.say(said_error(error))

        def add() -> None:
            self._submit(lambda app: app.connections.add(connection, key), added, failed)

        self._page.context.delete_now(add)  # else the name of a deleted one is still taken

    # -------------------------------------------------------------------------------------------- rows

    def _asked(self, verb: str, name: str) -> None:
        row = self._section.rows.get(name)
        if row is None:
            return
        match verb:
            case "use":
                task, engine = row.connection.task, row.connection.engine
                self._submit(
                    lambda app: app.talk.set_engine(task, engine),
                    lambda _: self._page.refresh(),
                    self._page.asking.failed,
                )
            case "check":
                self._check(row)
            case "copy":
                self._page.copy_name(row.connection.engine)
            case "remove":
                self._remove(row)

    def _check(self, row: ConnectionRow) -> None:
        name, engine = row.connection.name, row.name
        row.set_busy(tr("Checking"))

        def over() -> None:
            if (shown := self._section.rows.get(engine)) is not None:
                shown.set_busy("")

        def checked(check: ConnectionCheck) -> None:
            over()
            self._page.context.notify(verdict(check))

        def failed(error: VoiceAppError) -> None:
            over()
            self._page.asking.failed(error)

        self._submit(lambda app: app.connections.check(name), checked, failed)

    def _remove(self, row: ConnectionRow) -> None:
        connection = row.connection
        verb = tr("Remove {title}", title=elsewhere(connection))
        words = tr("Its address and key are forgotten. Nothing changes on the other computer.")
        theme = self._page.context.theme
        question = Question(theme, "trash-can-outline", verb, words, tr("Keep it"), verb, "danger")

        def answered(yes: bool) -> None:
            row.drop_question()
            row.focus_state()
            if yes:
                name, done = connection.name, tr("“{title}” is removed.", title=elsewhere(connection))
                self._page.deleting.delete(
                    [("computer", name)],
                    done,
                    lambda app: app.connections.remove(name),
                    lambda app, aside: app.connections.set_aside(name, aside),
                )

        question.answered.connect(answered)
        row.ask(question)
        self._page.bring_into_view(question)


def verdict(check: ConnectionCheck) -> Notice:
    """What a check found, as a notice: the step that failed, or what the last one brought."""
    failed = next((step for step in check.steps if not step.ok), None)
    if failed is not None:
        return Notice("error", failed.message, failed.next_step, "models")
    works = tr("{title} works.", title=elsewhere(check.connection))
    return Notice("success", f"{works} {said(check.steps[-1].message)}")
