"""What the rows of the Models page ask for: each verb with the question before it and the words after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobInfo, Notice
from voiceapp.core.records import HUB_TOKEN, ModelInfo, PackInfo
from voiceapp.gui.language import said, said_error, tr, tr_n
from voiceapp.gui.panels import models_texts as texts
from voiceapp.gui.panels.models_rows import ModelRow, PackRow, Row
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.gui.panels.models import ModelsPage
    from voiceapp.gui.ports import AppPort


class Asking(QObject):
    """Carries out the verbs of rows. Nothing is fetched or removed before its question is answered."""

    def __init__(self, page: ModelsPage) -> None:
        super().__init__(page)
        self._page = page
        self._verbs: dict[str, Callable[[ModelRow], None]] = {
            "get": self._get,
            "repair": self._get,
            "again": lambda row: self._page.choose(folder=row.info.path is None or not row.info.path.suffix),
            "use": self._use,
            "verify": self._verify,
            "remove": self._remove,
            "token": self._token,
            "pack": self._lacking_pack,
            "copy": lambda row: self._page.copy_name(row.info.name),
        }

    def asked(self, verb: str, name: str) -> None:
        """A row asks for something."""
        row = self._page.list.row(name)
        if row is None:
            return
        if verb in ("pause", "resume", "cancel"):
            self._steer(row, verb)
        elif verb == "folder" and isinstance(row, ModelRow | PackRow):
            if row.info.path is not None:
                self._page.open_folder(row.info.path)
        elif isinstance(row, ModelRow):
            self._verbs[verb](row)
        elif isinstance(row, PackRow):
            self._install_pack(row, row.info) if verb == "install" else self._remove_pack(row)

    def failed(self, error: VoiceAppError) -> None:
        """Something did not work: say it where the window says such things, and show what is true."""
        self._page.context.notify(Notice.of(error))
        self._page.refresh()

    def _submit(self, work: Callable[[AppPort], Any], done: Callable[[Any], None] | None = None) -> None:
        finished = done if done is not None else lambda _: self._page.refresh()
        self._page.context.bridge.submit(work, finished, self.failed, self)

    def _bring(self, work: Callable[[AppPort], Any]) -> None:
        """Fetch something, once what waits to be deleted is: it could be a part of it."""
        self._page.context.delete_now(lambda: self._submit(work))

    def _question(self, row: Row, question: Question, do: Callable[[], None]) -> None:
        def answered(yes: bool) -> None:
            row.drop_question()
            row.focus_state()
            if yes:
                do()

        question.answered.connect(answered)
        row.ask(question)
        self._page.bring_into_view(question)

    # --------------------------------------------------------------------------------------- models

    def _get(self, row: ModelRow) -> None:
        info = row.info
        theme = self._page.context.theme
        title = said(info.title)
        verb = tr("Repair {title}", title=title) if info.state == "broken" else tr("Get {title}", title=title)
        words = tr("Asking what it is and how large.")
        question = Question(theme, "download-outline", verb, words, tr("Not now"), verb)
        question.show_facts(texts.known_facts(info))
        question.do.setEnabled(False)
        self._question(row, question, lambda: self._bring(lambda app: app.models.get(info.name)))

        def planned(plan: Any) -> None:
            if row.question is question:
                question.text.setText(texts.plan_text(plan))
                question.show_facts([*texts.plan_facts(plan), *texts.known_facts(info)])
                question.do.setEnabled(True)
                self._page.bring_into_view(question)
                self._page.refresh()  # the size is known now, and whether it fits

        def failed(error: VoiceAppError) -> None:
            if row.question is question:
                question.text.setText(said_error(error))
                question.text.set_tone("danger")

        self._page.context.bridge.submit(lambda app: app.models.plan(info.name), planned, failed, self)

    def _token(self, row: ModelRow) -> None:
        info = row.info
        theme = self._page.context.theme
        words = tr(
            "{title} is given to those who accept its terms on the hub's page {repo} with an account. "
            "The account's token is kept on this computer, and sent to the hub alone.",
            title=said(info.title),
            repo=info.repo,
        )
        question = Question(
            theme, "key-variant", tr("Add the hub's token"), words, tr("Not now"), tr("Keep the token")
        )
        field = TextField(theme, tr("Token of the hub"), tr("Token"), height=32)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setObjectName("hub-token")
        question.put_field(field)
        question.do.setEnabled(False)
        field.textChanged.connect(lambda text: question.do.setEnabled(bool(text.strip())))
        self._question(
            row, question, lambda: self._submit(lambda app: app.secrets.set(HUB_TOKEN, field.text().strip()))
        )
        field.setFocus()

    def set_asked(self, purpose: str) -> None:
        """The user wants a whole set: say what comes, then get it."""
        card = self._page.best
        best = card.shown()
        if best is None:
            return
        titles = {info.name: info for info in self._page.snapshot.models} if self._page.snapshot else {}
        wanted = [titles[name] for name in best.models if name in titles]
        question = Question(
            self._page.context.theme,
            "download-outline",
            tr("Get the set"),
            said(best.reason),
            tr("Not now"),
            tr("Get the set"),
        )
        facts = [(said(info.title), ", ".join(filter(None, texts.licence_lines(info)))) for info in wanted]
        question.show_facts(
            [*facts, *((tr("Pack"), name) for name in best.packs), (tr("Size"), texts.set_size(best))]
        )

        def answered(yes: bool) -> None:
            self._page.drop_set_question()
            card.get.setFocus()
            if yes:
                self._bring(lambda app: app.sets.get_set(best.purpose))

        question.answered.connect(answered)
        self._page.ask_about_set(question)

    def _use(self, row: ModelRow) -> None:
        info = row.info
        self._submit(lambda app: app.talk.set_engine(info.task, info.name))

    def _verify(self, row: ModelRow) -> None:
        info = row.info
        row.set_busy(tr("Checking"))

        def checked(faults: list[str]) -> None:
            self._page.list.not_busy(info.name)
            self._page.context.notify(_verdict(info, faults))
            self._page.refresh()

        def failed(error: VoiceAppError) -> None:
            self._page.list.not_busy(info.name)
            self.failed(error)

        self._page.context.bridge.submit(lambda app: app.models.verify(info.name), checked, failed, self)

    def _remove(self, row: ModelRow) -> None:
        info = row.info
        verb, words = texts.remove_verb(info, row.own), texts.remove_text(info, row.own)
        theme = self._page.context.theme
        question = Question(
            theme, "trash-can-outline", verb, words, tr("Keep {title}", title=said(info.title)), verb, "danger"
        )
        done = tr("“{title}” is removed.", title=said(info.title))
        delete = self._page.deleting.delete
        self._question(
            row,
            question,
            lambda: delete(
                [("model", info.name)],
                done,
                lambda app: app.models.remove(info.name),
                lambda app, aside: app.models.set_aside(info.name, aside),
            ),
        )

    # ---------------------------------------------------------------------------------------- packs

    def _lacking_pack(self, row: ModelRow) -> None:
        packs = self._page.snapshot.packs if self._page.snapshot else ()
        for pack in packs:
            if pack.name == row.info.lacks_pack:
                self._install_pack(row, pack)

    def _install_pack(self, row: Row, info: PackInfo) -> None:
        verb = tr("Install {title}", title=said(info.title))
        words = tr("Its libraries are downloaded into a folder of their own and change nothing else here.")
        question = Question(self._page.context.theme, "download-outline", verb, words, tr("Not now"), verb)
        question.show_facts(
            [(tr("Size"), texts.size_text(info.size_bytes)), (tr("From"), tr("Python's package index"))]
        )
        self._question(row, question, lambda: self._bring(lambda app: app.packs.install(info.name)))

    def _remove_pack(self, row: PackRow) -> None:
        info, title = row.info, said(row.info.title)
        verb, keep = tr("Remove {title}", title=title), tr("Keep {title}", title=title)
        theme, words = self._page.context.theme, _pack_removal(info)
        question = Question(theme, "trash-can-outline", verb, words, keep, verb, "danger")
        done = tr("“{title}” is removed.", title=title)
        delete = self._page.deleting.delete
        self._question(
            row, question, lambda: delete([("pack", info.name)], done, lambda app: app.packs.remove(info.name))
        )

    # ----------------------------------------------------------------------------------------- jobs

    def _steer(self, row: Row, verb: str) -> None:
        number = row.info.job if isinstance(row, ModelRow | PackRow) else None
        job: JobInfo | None = self._page.jobs.get(number) if number is not None else None
        if job is None:
            return
        number = job.id
        match verb:
            case "pause":
                self._submit(lambda app: app.jobs.pause(number))
            case "resume":
                self._submit(lambda app: app.jobs.resume(number))
            case _:
                self._submit(lambda app: app.jobs.cancel(number))


def _verdict(info: ModelInfo, faults: list[str]) -> Notice:
    title = said(info.title)
    if not faults:
        return Notice("success", tr("{title} is whole.", title=title))
    words = [tr("{title} is damaged.", title=title), said(faults[0])]
    if len(faults) > 1:
        words.append(tr_n(len(faults) - 1, "{count} more fault was found.", "{count} more faults were found."))
    return Notice("error", " ".join(words), tr("Repair it, or remove it."), "models")


def _pack_removal(info: PackInfo) -> str:
    words = tr("Models that need it stop working until you install it again.")
    return f"{texts.frees(info.size_bytes)} {words}".strip()
