"""The bar above the transcript: which version is shown, its English, comparing, and writing it down again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.versions import Side
from voiceapp.gui.language import month, percent, said, tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.inputs import Choice
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.progress import Bar
from voiceapp.gui.widgets.tips import as_tip

if TYPE_CHECKING:
    from voiceapp.core.events import JobInfo
    from voiceapp.core.versions import Version
    from voiceapp.gui.panels.meetings_fetch import Found, Parts


def engine_name(text: str) -> str:
    """An engine and its model in words; of a model's folder the last part: "faster-whisper small"."""
    engine, _, model = text.partition(":")
    folder = model.replace("\\", "/").rstrip("/")
    return f"{engine} {folder.rpartition('/')[2]}".strip()


def name_of(version: Version) -> str:
    """What made a version, and when: "faster-whisper small, 27 Nov 10:12"."""
    info, moment = version.info, datetime.fromtimestamp(version.info.made)
    what = {"imported": tr("From a file"), "live": tr("While recording")}.get(
        info.kind, engine_name(info.engine) or tr("Written down")
    )
    return tr(
        "{what}, {day} {month} {time}",
        what=what,
        day=moment.day,
        month=month(moment, short=True),
        time=f"{moment:%H:%M}",
    )


def sides(versions: Sequence[Version]) -> list[tuple[Side, str]]:
    """Everything that can be shown and compared; a corrected version is there twice."""
    made = []
    for version in versions:
        name = name_of(version)
        made.append((Side(version.info.id), tr("Corrected · {name}", name=name) if version.corrected else name))
        if version.corrected:
            made.append((Side(version.info.id, first=True), tr("Before corrections · {name}", name=name)))
    return made


class SideChoice(Choice):
    """A drop-down list of versions; ``picked`` tells the :class:`Side`. It may be narrower than its words."""

    picked = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, (), name)
        self._sides: dict[str, Side] = {}
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.chosen.connect(lambda key: self.picked.emit(self._sides[key]))

    def show_sides(self, found: Sequence[tuple[Side, str]], shown: Side) -> None:
        """Offer these; one of them is shown."""
        self._sides = {str(side): side for side, _ in found}
        self.clear()
        for side, words in found:
            self.addItem(words, str(side))
        self.choose(str(shown))
        self.setToolTip(as_tip(self.currentText()))
        self.view().setMinimumWidth(min(self.view().sizeHintForColumn(0) + self.theme.px(32), self.theme.px(480)))

    def show_file(self, name: str) -> None:
        """Show a file's name in the place of a version."""
        self.setPlaceholderText(name)
        self.setCurrentIndex(-1)
        self.setToolTip(as_tip(name))

    def side(self) -> Side | None:
        """The one that is shown, None for a file."""
        return self._sides.get(self.value())


class VersionsBar(QWidget):
    """``picked`` tells the version to show, ``english`` whether it is to be seen, the rest what is wanted."""

    picked = Signal(object)
    compare_wanted = Signal()
    again_wanted = Signal()
    translate_wanted = Signal()
    english = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self.setObjectName("versions-bar")
        self.with_english, self._translated = True, False
        self.choice = SideChoice(theme, tr("Version of the transcript"))
        self.choice.setObjectName("version")
        self.translate = Button(theme, tr("Translate"), "plain", "translate", tone="normal")
        self.translate.setObjectName("translate")
        self.compare = IconButton(theme, "compare", tr("Compare versions"))
        self.compare.setObjectName("compare")
        self.again = IconButton(theme, "text-recognition", tr("Write it down again"))
        self.again.setObjectName("write-again")
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(self.choice, 1)
        for widget in (self.translate, self.compare, self.again):
            row.addWidget(widget)
        self.working = QWidget()
        self.working.setObjectName("version-progress")
        self.words = Label(theme, "", "caption", "normal", tabular=True)
        self.bar = Bar(theme, tr("Progress of the transcript"))
        line = QHBoxLayout(self.working)
        line.setContentsMargins(px(24), 0, px(16), px(4))
        line.setSpacing(px(8))
        line.addWidget(self.words)
        line.addWidget(self.bar, 1)
        self.working.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(8), px(16), px(4))
        column.setSpacing(px(4))
        column.addLayout(row)
        self.choice.picked.connect(self.picked)
        self.compare.clicked.connect(self.compare_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.translate.clicked.connect(self._english)

    def show_versions(self, found: Found, parts: Parts) -> None:
        """Show what there is of a meeting; hidden where it has no transcript."""
        info = found.meeting.info
        offered = sides(found.versions)
        used = next((Side(one.info.id) for one in found.versions if one.used), None)
        self.setVisible(used is not None and info.state in ("ready", "broken"))
        if used is None:
            return
        self.choice.show_sides(offered, found.side or used)
        sound = bool(info.audio) and info.state == "ready" and parts.transcription
        self.compare.setVisible(bool(offered) and parts.versions)
        self.again.setVisible(sound)
        self._translated = bool(found.english)
        all_english = all(one.language == "en" for one in found.meeting.segments)
        self.translate.setVisible(found.side is None and (self._translated or (sound and not all_english)))
        words = (
            (tr("Hide English") if self.with_english else tr("Show English"))
            if self._translated
            else tr("Translate")
        )
        self.translate.setText(words)
        self.translate.setToolTip("" if self._translated else tr("Put English beside the transcript"))

    def show_job(self, job: JobInfo) -> None:
        """Show how far the writing down is; nothing once it is over."""
        at_work = job.state in ("queued", "running", "paused")
        self.working.setVisible(at_work)
        words = said(job.title.partition(" “")[0])
        if job.state == "queued":
            words = tr("Waits for its turn")
        elif job.fraction is not None:
            words = tr("{work}, {percent}", work=words, percent=percent(job.fraction))
        self.words.setText(words)
        self.bar.set_fraction(job.fraction)

    def _english(self) -> None:
        if self._translated:
            self.with_english = not self.with_english
            self.english.emit()
        else:
            self.translate_wanted.emit()
