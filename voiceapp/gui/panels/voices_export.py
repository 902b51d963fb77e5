"""What is asked before what a voice said is exported, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voiceapp.gui.language import number, said, tr, tr_n
from voiceapp.gui.panels.voices_texts import figure
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
        presets = [PLAIN, *((one.name, said(one.title)) for one in PRESETS.values())]
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
    title = said(made.preset.title)
    passes, fails = tr("{title}: the file passes", title=title), tr("{title}: the file does not pass", title=title)
    card = Question(
        theme,
        "check" if made.passed else "alert-outline",
        passes if made.passed else fails,
        tr("It is {file}. What is asked for is on {source}.", file=made.file, source=made.preset.source),
        tr("Close"),
        tr("Open its folder"),
    )
    card.setObjectName("export-report")
    failed = [one for one in made.takes if not one.passed]
    rows = [(said(check.name), value(check)) for check in made.checks]
    for one in failed[:MOST_TOLD]:
        told = "; ".join(fault(check) for check in one.checks if check.told)
        rows.append((tr("Line {number}", number=one.line.position + 1), told))
    if (more := len(failed) - MOST_TOLD) > 0:
        rows.append((tr("More"), tr_n(more, "{count} line is off, too", "{count} lines are off, too")))
    card.show_facts(rows)
    return card


def value(check: Check) -> str:
    """A figure, what is wanted, and whether it is that."""
    found = tr("Unknown") if check.value is None else _figure(check.value, check.unit)
    low, high = (None if limit is None else _limit(limit) for limit in (check.low, check.high))
    if low is None:
        wanted = tr("at most {high}", high=high)
    elif high is None:
        wanted = tr("at least {low}", low=low)
    else:
        wanted = tr("{low} to {high}", low=low, high=high)
    if check.passed:
        return tr("{found}, {wanted}: passed", found=found, wanted=wanted)
    return tr("{found}, {wanted}: failed", found=found, wanted=wanted)


def fault(check: Check) -> str:
    """What failed by how much."""
    what = f"{said(check.name)} {_figure(check.value or 0.0, check.unit)}"
    by = number(abs(check.off), 1)
    if check.unit == "s":
        return (
            tr("{what}: {by} too little", what=what, by=by)
            if check.off < 0
            else tr("{what}: {by} too much", what=what, by=by)
        )
    return (
        tr("{what}: {by} too low", what=what, by=by)
        if check.off < 0
        else tr("{what}: {by} too high", what=what, by=by)
    )


def _figure(value: float, unit: str) -> str:
    return f"{number(value, 1)} {unit}".replace("-", "−")


def _limit(value: float) -> str:
    return figure(value).replace("-", "−")


def licence(theme: Theme, error: VoiceAppError) -> Question:
    """Before something is exported that may not serve business."""
    return Question(
        theme,
        "file-document-outline",
        tr("Do you keep to the licence?"),
        f"{said(error.message)} {tr('The licence is written into the file.')}",
        tr("Do not export"),
        tr("I keep to it"),
    )
