"""What is asked before what a voice said is exported, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.inputs import CheckBox, Choice
from voiceapp.gui.widgets.question import Question
from voiceapp.services.delivery import PRESETS, Check

if TYPE_CHECKING:
    from voiceapp.core.errors import VoiceAppError
    from voiceapp.services.voice_exports import Rendered

FORMATS = ((".wav", "WAV"), (".flac", "FLAC"), (".mp3", "MP3"), (".opus", tr("Opus")))
CAPTIONS = (("srt", tr("Captions for players (srt)")), ("vtt", tr("Captions for the web (vtt)")))
PLAIN = ("", tr("As it was spoken"))
MOST_TOLD = 5
"""So many lines that fail are named."""


class ExportForm(Question):
    """Asks for what the file is, its format, and captions beside it."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(
            theme,
            "export-variant",
            tr("Export “{title}”", title=title),
            tr("The kept takes become one sound. For a delivery its levels are made and checked."),
            tr("Not now"),
            tr("Choose a file"),
        )
        self.setObjectName("export-form")
        presets = [PLAIN, *((one.name, one.title) for one in PRESETS.values())]
        self.preset = Choice(theme, presets, tr("What it is for"))
        self.preset.setObjectName("export-preset")
        self.format = Choice(theme, FORMATS, tr("Format of the file"))
        self.format.setObjectName("export-format")
        self.put_field(self.preset)
        self.put_field(self.format)
        self.captions: dict[str, CheckBox] = {}
        for key, words in CAPTIONS:
            self.captions[key] = CheckBox(theme, words)
            self.captions[key].setObjectName(f"export-{key}")
            self.put_field(self.captions[key])
        self._fields.setSpacing(theme.px(8))
        self.preset.chosen.connect(self._show_formats)

    def _show_formats(self, preset: str) -> None:
        taken = PRESETS[preset].endings if preset else tuple(ending for ending, _ in FORMATS)
        before = self.format.value()
        self.format.clear()
        for ending, word in FORMATS:
            if ending in taken:
                self.format.addItem(word, ending)
        self.format.setCurrentIndex(max(self.format.findData(before), 0))

    def wanted_captions(self) -> tuple[str, ...]:
        """The captions that are wanted."""
        return tuple(key for key, box in self.captions.items() if box.isChecked())


def report(theme: Theme, made: Rendered) -> Question:
    """How an export fares in its delivery."""
    assert made.preset is not None
    verdict = "passes" if made.passed else tr("does not pass")
    card = Question(
        theme,
        "check" if made.passed else "alert-outline",
        tr("{title}: the file {verdict}", title=made.preset.title, verdict=verdict),
        tr("It is {file}. What is asked for is on {source}.", file=made.file, source=made.preset.source),
        tr("Close"),
        tr("Open its folder"),
    )
    card.setObjectName("export-report")
    failed = [one for one in made.takes if not one.passed]
    rows = [(check.name, value(check)) for check in made.checks]
    for one in failed[:MOST_TOLD]:
        told = "; ".join(check.told.replace("-", "−") for check in one.checks if check.told)
        rows.append((tr("Line {value}", value=one.line.position + 1), told))
    if len(failed) > MOST_TOLD:
        rows.append((tr("More"), tr("{value} lines are off, too", value=len(failed) - MOST_TOLD)))
    card.show_facts(rows)
    return card


def value(check: Check) -> str:
    """A figure, what is wanted, and whether it is that."""
    found = tr("Unknown") if check.value is None else f"{check.value:.1f} {check.unit}".replace("-", "−")
    low, high = (None if limit is None else f"{limit:g}".replace("-", "−") for limit in (check.low, check.high))
    wanted = (
        tr("at most {high}", high=high)
        if low is None
        else tr("at least {low}", low=low)
        if high is None
        else tr("{low} to {high}", low=low, high=high)
    )
    return f"{found}, {wanted}: {'passed' if check.passed else 'failed'}"


def licence(theme: Theme, error: VoiceAppError) -> Question:
    """Before something is exported that may not serve business."""
    return Question(
        theme,
        "file-document-outline",
        tr("Do you keep to the licence?"),
        tr("{message} The licence is written into the file.", message=error.message),
        tr("Do not export"),
        tr("I keep to it"),
    )
