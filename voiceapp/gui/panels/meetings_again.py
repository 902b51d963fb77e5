"""The card that asks with which engine, and in which language, a meeting is written down or translated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QWidget

from voiceapp.core.language_names import language_name
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels.meetings_versions import engine_name
from voiceapp.gui.panels.talk_header import READY
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.inputs import Choice
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

LANGUAGES = (
    "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nl", "no",
    "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh",
)  # fmt: skip
TRANSLATE = (
    tr("Translate it to English?"),
    tr("The English stands beside each line. What was said stays as it is."),
    tr("Do not translate"),
    tr("Translate to English"),
)
AGAIN = (
    tr("Write it down again?"),
    tr("It becomes a new version. Your corrections, names and the old version stay."),
    tr("Keep it as it is"),
    tr("Write it down again"),
)


@dataclass(frozen=True, slots=True)
class Engines:
    """What can write meetings down (text and title), and the text of what does by the settings."""

    found: Sequence[tuple[str, str]]
    usual: str


async def engines(app: AppPort, translate: bool) -> Engines:
    """The installed engines that write down, or that translate to English."""
    assert app.meeting_transcription is not None
    usual = app.meeting_transcription.engine
    found = [
        (one.name, one.title)
        for one in await app.models.list()
        if one.task == "asr"
        and one.state in READY
        and (not translate or (app.meeting_transcription.translates(one.name) and tuple(one.languages) != ("en",)))
    ]
    named = usual in [name for name, _ in found]
    if not named and (not translate or app.meeting_transcription.translates(usual)):
        found.insert(0, (usual, engine_name(usual)))
    return Engines(found, usual)


class AgainCard(Question):
    """Asks before a meeting is written down again or translated: with which ``engine``, in which ``language``."""

    def __init__(self, theme: Theme, offered: Engines, translate: bool) -> None:
        super().__init__(
            theme, "translate" if translate else "text-recognition", *(TRANSLATE if translate else AGAIN)
        )
        self.engine = Choice(theme, offered.found, tr("Engine"))
        self.engine.setObjectName("again-engine")
        self.engine.choose(offered.usual)
        self.engine.setCurrentIndex(max(self.engine.currentIndex(), 0))
        named = sorted((said(language_name(code)), code) for code in LANGUAGES)
        languages = [("", tr("As in Settings")), ("auto", tr("Found out")), *((code, name) for name, code in named)]
        self.language = Choice(theme, languages, tr("Language that is spoken"))
        self.language.setObjectName("again-language")
        form = QWidget()
        form.setProperty("clear", True)
        rows = QFormLayout(form)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for choice in (self.engine, self.language):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(8)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addRow(Label(theme, tr("Engine"), "body", "weak"), self.engine)
        rows.addRow(Label(theme, tr("Language that is spoken"), "body", "weak"), self.language)
        self.put_field(form)
