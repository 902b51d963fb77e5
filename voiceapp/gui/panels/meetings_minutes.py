"""The minutes: each line with the second that proves it, and a mark where nothing does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.language import said, tr
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.meetings_editor import LineEditor
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.inputs import CheckBox, Choice
from voiceapp.gui.widgets.labels import Badge, IconLabel, Label
from voiceapp.gui.widgets.paint import rounded
from voiceapp.gui.widgets.roles import Role, set_role
from voiceapp.gui.widgets.tab_order import keyboard_kept

if TYPE_CHECKING:
    from voiceapp.core.meetings import Meeting, Minutes, MinutesItem


class MinutesLine(QWidget):
    """A line; a click or Enter shows where it was said, F2 or a double click opens its words.

    ``chosen``: show its sources; ``asked(verb)``: keep, remove, open, done; ``edited``: its new words.
    """

    chosen = Signal()
    asked = Signal(str)
    edited = Signal(str)

    def __init__(self, theme: Theme, name: str, item: MinutesItem, at_s: float | None, action: bool) -> None:
        super().__init__()
        self.theme, self.item, self.marked = theme, item, False
        self._editor: LineEditor | None = None
        self.setObjectName(name)
        set_role(self, Role.ListItem)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focusRadius", theme.radius("control"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        px = theme.px
        doubted = not item.supported and not item.kept
        self.setAccessibleName(tr("{text}, not supported", text=item.text) if doubted else item.text)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        if action:
            self.box = CheckBox(theme, "", item.state == "done")
            self.box.setObjectName(f"{name}-done")
            self.box.setAccessibleName(tr("Done: {text}", text=item.text))
            self.box.setFixedSize(px(16), px(20))
            self.box.clicked.connect(lambda: self.asked.emit("open" if item.state == "done" else "done"))
            row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        else:
            dot = IconLabel(theme, "circle-small", "text.normal", 16)
            dot.setFixedHeight(px(20))
            row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        self.words = Label(theme, item.text, "body", wrap=True)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        if not doubted and at_s is not None:
            self.time = Label(theme, texts.clock(at_s), "label", "accent", tabular=True)
            self.time.setMinimumHeight(px(20))
            row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(4), px(8), px(4))
        column.setSpacing(px(2))
        column.addLayout(row)
        self._below = QVBoxLayout()
        self._below.setSpacing(px(4))
        indented = QHBoxLayout()
        indented.addSpacing(px(24))
        indented.addLayout(self._below, 1)
        column.addLayout(indented)
        who = ", ".join(part for part in (texts.person(item.owner), item.due) if part)
        if action and who:
            self._below.addWidget(Label(theme, who, "caption", "normal", wrap=True))
        if doubted:
            self._doubt(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _doubt(self, name: str) -> None:
        theme = self.theme
        badge = Badge(theme, tr("Not supported"), "amber", "alert-outline")
        badge.setObjectName(f"{name}-badge")
        self._below.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        if self.item.why:
            self._below.addWidget(Label(theme, said(self.item.why), "caption", "normal", wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        remove, keep = tr("Remove: {text}", text=self.item.text), tr("Keep anyway: {text}", text=self.item.text)
        for verb, words, role, told in (
            ("remove", tr("Remove"), "quiet", remove), ("keep", tr("Keep anyway"), "plain", keep),
        ):  # fmt: skip
            button = Button(theme, words, role, size="small")  # type: ignore[arg-type]
            button.setObjectName(f"{name}-{verb}")
            button.setAccessibleName(told)
            button.clicked.connect(lambda _=False, verb=verb: self.asked.emit(verb))
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._below.addLayout(buttons)

    def set_marked(self, marked: bool) -> None:
        """Have the fill of what is selected."""
        if marked != self.marked:
            self.marked = marked
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.marked or self.underMouse():
            role = "surface.selected" if self.marked else "surface.hover"
            rounded(QPainter(self), self.rect(), self.theme.radius("control"), self.theme.colour(role))

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit()
            case Qt.Key.Key_F2:
                self.edit()
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                event.ignore()

    def edit(self) -> None:
        """Open the words for changes."""
        if self._editor is not None:
            return
        self._editor = editor = LineEditor(self.theme, 0, self.item.text, self)
        editor.setObjectName("minutes-editor")
        editor.setFont(self.theme.font("body"))
        editor.done.connect(self._edited)
        box = self.words.geometry()
        editor.setGeometry(
            QRect(box.topLeft(), QSize(self.width() - box.left(), max(box.height(), self.theme.px(24))))
        )
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self, text: str) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.close_quietly()
        if text and text != self.item.text:
            self.edited.emit(text)


class MinutesTab(QWidget):
    """``make_wanted`` tells the template; ``chosen`` a line's sources; ``asked`` verb, part, place and words.

    ``read_wanted``: the minutes that are shown are to be read aloud, or (``reading``) no more; the button ``read``
    stands beside the tabs.
    """

    make_wanted = Signal(str)
    read_wanted = Signal(object)
    chosen = Signal(object, object)
    asked = Signal(str, str, int, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.lines: list[MinutesLine] = []
        self._key: object = None
        self.minutes: Minutes | None = None
        self.reading = False
        self.setObjectName("minutes")
        self.templates = Choice(theme, [("general", texts.template("general"))], tr("Template"))
        self.templates.setObjectName("template")
        self.make = Button(theme, tr("Make minutes"), "tonal", "file-document-outline")
        self.make.setObjectName("make-minutes")
        self.make.clicked.connect(lambda: self.make_wanted.emit(self.templates.value()))
        self.read = IconButton(theme, "volume-high", tr("Read aloud"))
        self.read.setObjectName("read-minutes")
        self.read.clicked.connect(lambda: self.read_wanted.emit(self.minutes))
        self._body = QWidget()
        self._body.setProperty("clear", True)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(theme.px(16), theme.px(16), theme.px(8), theme.px(16))
        self._column.setSpacing(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._body)
        foot = QWidget()
        flow = Flow(theme.px(8), foot)
        for widget in (self.make, self.templates):
            flow.addWidget(widget)
        around = QHBoxLayout()
        around.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(8))
        around.addWidget(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(around)

    def show_templates(self, names: Sequence[str]) -> None:
        """Offer templates by their names."""
        chosen = self.templates.value()
        self.templates.clear()
        for name in names:
            self.templates.addItem(texts.template(name), name)
        if chosen in names:
            self.templates.choose(chosen)

    def show_minutes(
        self,
        meeting: Meeting,
        minutes: Minutes | None,
        outdated: bool = False,
        hidden: Collection[tuple[str, MinutesItem]] = (),
    ) -> None:
        """Show the minutes of a meeting without ``hidden`` lines; None: there are none yet."""
        info = meeting.info
        key = (info.id, info.state, minutes, outdated, len(meeting.segments), tuple(meeting.notes), hidden)
        if key == self._key:
            return
        self._key = key
        self.minutes = minutes
        marked = {one.item.text for one in self.lines if one.marked}
        starts = {one.id: one.start_s for one in meeting.segments} if minutes else {}
        notes = {one.id: one.at_s for one in meeting.notes} if minutes else {}
        ready = bool(meeting.segments) and meeting.info.state == "ready"
        self.make.setVisible(ready)
        self.templates.setVisible(ready)
        self.make.setText(tr("Make new minutes") if minutes else tr("Make minutes"))
        with keyboard_kept(lambda: {one.objectName(): one for one in self.lines}):
            self._empty()
            if minutes is None:
                words = tr("There are no minutes yet.") if ready else tr("Minutes are made from the transcript.")
                self._text(tr("Minutes"), words)
            else:
                if outdated:
                    self._badge("outdated", tr("Words or names changed since"), "amber", "alert-outline")
                self._fill(minutes, starts, notes, hidden)
            self._column.addStretch(1)
        for line in self.lines:
            line.set_marked(line.item.text in marked)

    def set_reading(self, reading: bool) -> None:
        """Whether they are being read aloud: then the button ends that."""
        self.reading = reading
        self.read.set_icon("stop" if reading else "volume-high")
        self.read.set_name(tr("Stop reading") if reading else tr("Read aloud"))

    def _empty(self) -> None:
        self.lines = []
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _text(self, heading: str, sentence: str) -> None:
        for words, style, tone in ((heading, "heading", "strong"), (sentence, "body", "normal")):
            label = Label(self.theme, words, style, tone, wrap=True)  # type: ignore[arg-type]
            label.setContentsMargins(self.theme.px(8), 0, self.theme.px(8), self.theme.px(4))
            self._column.addWidget(label)

    def _fill(
        self,
        minutes: Minutes,
        starts: dict[int, float],
        notes: dict[int, float],
        hidden: Collection[tuple[str, MinutesItem]],
    ) -> None:
        px = self.theme.px
        if minutes.method == "extractive":
            self._badge("extractive", tr("Made without a language model"), "grey", "information-outline")
        for part, heading in texts.PARTS:
            items = [
                (place, item) for place, item in enumerate(texts.lines(minutes, part)) if (part, item) not in hidden
            ]
            if not items:
                continue
            label = Label(self.theme, heading, "label", "weak")
            label.setContentsMargins(px(8), px(8), px(8), px(4))
            self._column.addWidget(label)
            for place, item in items:
                self._line(part, place, item, starts, notes)
        if minutes.participants:
            self._small(tr("Present: {names}", names=", ".join(map(texts.person, minutes.participants))))
        if minutes.mentioned:
            self._small(tr("Mentioned: {names}", names=", ".join(minutes.mentioned)))
        if minutes.failed:
            spans = ", ".join(
                tr("{start} to {end}", start=texts.clock(low), end=texts.clock(high))
                for low, high in minutes.failed
            )
            self._small(tr("Could not be read by the model: {spans}", spans=spans), "amber")
        made = f"{datetime.fromtimestamp(minutes.made):%H:%M}" if minutes.made else ""
        self._small(" · ".join(part for part in (texts.template(minutes.template), minutes.engine, made) if part))

    def _badge(self, name: str, words: str, kind: str, icon: str) -> None:
        badge = Badge(self.theme, words, kind, icon)
        badge.setObjectName(name)
        self._column.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(self.theme.px(8))

    def _small(self, words: str, tone: str = "weak") -> None:
        if words:
            label = Label(self.theme, words, "caption", tone, wrap=True)  # type: ignore[arg-type]
            label.setContentsMargins(self.theme.px(8), self.theme.px(8), self.theme.px(8), 0)
            self._column.addWidget(label)

    def _line(
        self, part: str, place: int, item: MinutesItem, starts: dict[int, float], notes: dict[int, float]
    ) -> None:
        times = [starts[one] for one in item.segments if one in starts] + [
            notes[one] for one in item.notes if one in notes
        ]
        at_s = min(times) if times else None
        line = MinutesLine(self.theme, f"{part}-{place}", item, at_s, part == "action_items")
        line.chosen.connect(lambda: self._choose(line, at_s))
        line.asked.connect(lambda verb: self.asked.emit(verb, part, place, ""))
        line.edited.connect(lambda words: self.asked.emit("edit", part, place, words))
        self.lines.append(line)
        self._column.addWidget(line)

    def _choose(self, line: MinutesLine, at_s: float | None) -> None:
        for one in self.lines:
            one.set_marked(one is line)
        self.chosen.emit(line.item.segments, at_s)
