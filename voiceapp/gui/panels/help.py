"""The Help page: the user guide, its subjects and a search at the left, the text at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core import guide
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.core.guide import Found, Subject
from voiceapp.core.paths import guide as guide_folder
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr, translated
from voiceapp.gui.panels.stored_list import StoredList
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.folding import fit_list
from voiceapp.gui.widgets.guide_text import PADDING, WIDE, GuideText
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.rows import ListRow

FOLD = 760
"""Narrower than this (px at 100 %) the subjects and the text take turns."""
AIR = 240
"""Where more room than this (px at 100 %) is left beside the text, it moves towards the middle."""
MOST = 30
PARTS = {
    "activity": ("first-steps", tr("Work that takes a while")),
    "welcome": ("first-steps", tr("At the very first start")),
}
"""Pages that are a part of a subject, below this heading; any other page is a subject of its own name."""


class HelpList(StoredList):
    """The subjects, or the parts that hold what is searched. ``chosen`` tells a link into the guide."""

    chosen = Signal(str)

    def __init__(self, context: Context, subjects: tuple[Subject, ...]) -> None:
        super().__init__(context, "help-list", tr("Subjects"), tr("Search the guide"))
        self._subjects, self._shown = subjects, ""
        self.rows: dict[str, ListRow] = {}
        self.search.setObjectName("search-help")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.theme.px(12), 1, 0)
        column.setSpacing(0)
        column.addLayout(self.search_row())
        column.addWidget(self.rows_area(8), 1)
        self.refresh()

    def read_all(self) -> None:
        """Show the subjects."""
        self.clear()
        for subject in self._subjects:
            row = self._add(f"{subject.name}.md", ListRow(self.theme, subject.title))
            row.setObjectName(f"subject-{subject.name}")
        self.choose(self._shown)

    def read_hits(self, text: str) -> None:
        """Show the parts that hold this text."""
        self.clear()
        found = guide.search(self._subjects, text)[:MOST]
        for number, one in enumerate(found):
            target = f"{one.subject.name}.md#{one.part.anchor}"
            second = one.excerpt or one.subject.title
            row = self._add(target, ListRow(self.theme, _title(one), second=second))
            row.setObjectName(f"found-{number}")
        if not found:
            self.say(tr("The guide does not say “{text}”.", text=text), "nothing-found")

    def clear(self) -> None:
        """Take all rows away."""
        self.rows.clear()
        super().clear()

    def _add(self, target: str, row: ListRow) -> ListRow:
        row.clicked.connect(lambda: self.chosen.emit(target))
        self.rows[target] = row
        self.put([row])
        return row

    def choose(self, target: str) -> None:
        """Mark what is shown."""
        self._shown = target
        for name, row in self.rows.items():
            row.setChecked(name in (target, target.partition("#")[0]))


class HelpPage(QWidget):
    """Opened by F1 at the part about the page that was shown; Back returns to that page."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self._listed = False
        self.setObjectName("help-page")
        self.setAccessibleName(tr("Help"))
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.subjects = self._read()
        self.list = HelpList(context, self.subjects)
        self.text = GuideText(self.theme, translated(guide_folder()))
        self.back = IconButton(self.theme, "arrow-left", tr("Back"), shortcut="Alt+Left")
        self.back.setObjectName("help-back")
        self.unfold = IconButton(self.theme, "menu-open", tr("Show the subjects"))
        self.unfold.setObjectName("help-unfold")
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._head())
        right.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._right, 1)
        self.list.chosen.connect(self.open)
        self.text.linked.connect(self.open)
        self.back.clicked.connect(context.go_back)
        self.unfold.clicked.connect(lambda: self._turn_to(listed=True))
        self.theme.changed.connect(self._fit)
        self._fit()
        self.open(f"{guide.INDEX}.md")

    def _head(self) -> QHBoxLayout:
        self._heading = head = QHBoxLayout()
        head.setSpacing(self.theme.px(8))
        head.addWidget(self.back)
        head.addWidget(self.unfold)
        head.addWidget(Label(self.theme, tr("Help"), "title"), 1)
        return head

    def _read(self) -> tuple[Subject, ...]:
        try:
            return guide.read_guide(translated(guide_folder()))
        except VoiceAppError as error:
            self.context.notify(Notice.of(error))
            return ()

    # ------------------------------------------------------------------------------------- opening

    def open_part(self, part: str) -> None:
        """Show what the guide says about a page of the window."""
        self.list.search.clear()
        subject, heading = PARTS.get(part, (part, ""))
        self.open(f"{subject}.md#{guide.anchor(heading)}".removesuffix("#"))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, target: str) -> None:
        """Follow a link: into the guide ("voices.md#consent"), or by the user's browser."""
        url = QUrl(target)
        if url.scheme() in ("http", "https"):
            if not QDesktopServices.openUrl(url):
                self.context.notify(
                    Notice("info", tr("The address is {target}.", target=target), tr("Open it yourself."))
                )
            return
        name, _, part = target.partition("#")
        for subject in self.subjects:
            if name in (f"{subject.name}.md", ""):
                words = self.list.search.text().split()
                self.text.show_subject(subject, part, words)
                self.list.choose(target)
                self._turn_to(listed=False)
                return

    def focus_search(self) -> None:
        """Search the guide (Ctrl+F)."""
        self._turn_to(listed=True)
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ----------------------------------------------------------------------------------- arranging

    def _turn_to(self, *, listed: bool) -> None:
        self._listed = listed
        self._fit()

    def _fit(self) -> None:
        folded = self.width() < self.theme.px(FOLD)
        self.list.setVisible(not folded or self._listed)
        self._right.setVisible(not folded or not self._listed)
        self.unfold.setVisible(folded)
        fit_list(self.theme, self.list, folded)
        px = self.theme.px
        room = self.width() - self.theme.size("meetingList") - px(WIDE + 2 * PADDING)
        inset = 0 if folded else max(0, (room - px(AIR)) // 2)
        self._heading.setContentsMargins(px(16) + inset, px(12), px(24), px(12))
        self.text.set_inset(inset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _title(found: Found) -> str:
    subject, part = found.subject.title, found.part.title
    return part if part == subject else f"{part} · {subject}"
