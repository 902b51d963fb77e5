"""The head of a meeting: title, when and how long, people and tags as chips, find, export and more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.commands import key_of
from voiceapp.gui.language import tr
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.inspect_opening import INSPECT
from voiceapp.gui.strip import Dot
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.paint import PaintedButton, elided, placed, rounded
from voiceapp.gui.widgets.tips import as_tip

if TYPE_CHECKING:
    from voiceapp.core.meetings import Meeting


class NameChip(PaintedButton):
    """A person (with the dot of their colour) or a tag, 32 px high."""

    def __init__(self, theme: Theme, text: str, colour: str = "", name: str = "") -> None:
        super().__init__(theme, name or text)
        self.setText(text)
        self.colour = colour
        self.setToolTip(as_tip(name or text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        words = QFontMetrics(self.theme.font("bodyStrong" if self.colour else "body")).horizontalAdvance(
            self.text()
        )
        return QSize(min(words, px(200)) + px(40 if self.colour else 44), self.theme.size("chip"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self.theme, self.theme.px
        rounded(
            painter, self.rect(), theme.radius("control"), self.surface("surface.page"), theme.colour("line.soft")
        )
        left = px(12)
        if self.colour:
            dot = QRectF(placed(self, QRect(left, (self.height() - px(8)) // 2, px(8), px(8))))
            rounded(painter, dot, dot.width() / 2, theme.colour(self.colour))
            left += px(16)
        painter.setFont(theme.font("bodyStrong" if self.colour else "body"))
        painter.setPen(theme.colour("text.strong"))
        room = self.width() - left - px(8 if self.colour else 28)
        words = elided(painter.fontMetrics(), self.text(), room + 2)
        place = placed(self, QRect(left, 0, room + 4, self.height()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        if not self.colour:
            at = QRect(self.width() - px(24), (self.height() - px(16)) // 2, px(16), px(16))
            painter.drawPixmap(placed(self, at).topLeft(), theme.pixmap("close", "text.weak", 16))


class SuggestedChip(QWidget):
    """A name that a voice suggests, to be accepted or dismissed."""

    def __init__(self, theme: Theme, name: str, colour: str, speaker: int) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName(f"person-{speaker}")
        self.setAccessibleName(tr("{name}, suggested", name=name))
        px = theme.px
        self.accept = IconButton(theme, "check", tr("It is {name}", name=name), small=True, tone="accent.text")
        self.accept.setObjectName(f"accept-{speaker}")
        self.dismiss = IconButton(theme, "close", tr("It is not {name}", name=name), small=True)
        self.dismiss.setObjectName(f"dismiss-{speaker}")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(4), px(8), px(4))
        row.setSpacing(px(8))
        row.addWidget(Dot(theme, colour))
        row.addWidget(Label(theme, name, "bodyStrong"))
        row.addWidget(Label(theme, tr("Suggested"), "caption", "weak"))
        row.addWidget(self.accept)
        row.addWidget(self.dismiss)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        fill, line = theme.colour("surface.page"), theme.colour("line.soft")
        rounded(QPainter(self), self.rect(), theme.radius("control"), fill, line)


class MeetingHeader(QWidget):
    """``renamed``, ``tags_changed``, ``export_wanted`` (formats), ``copy_wanted`` and the last steps by name."""

    renamed = Signal(str)
    tags_changed = Signal(object)
    export_wanted = Signal(object)
    copy_wanted = Signal()
    find_wanted = Signal()
    list_wanted = Signal()
    people_wanted = Signal()
    last_step = Signal(str)
    inspect_wanted = Signal()
    name_accepted = Signal(int, str)
    name_dismissed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._tags: tuple[str, ...] = ()
        self.setObjectName("meeting-header")
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.unfold = IconButton(theme, "menu", tr("Show the list of meetings"))
        self.unfold.hide()
        self.title = TextField(theme, tr("Title of the meeting"), tr("Untitled meeting"), height=36)
        self.title.setProperty("title", True)
        self.about = Label(theme, "", "body", "weak", elide=True)
        self.find_button = IconButton(theme, "magnify", tr("Find in the transcript"))
        self.find_button.set_name(tr("Find in the transcript"), key_of("search"))
        self.export = Button(theme, tr("Export"), "quiet", "export-variant")
        self.more = IconButton(theme, "dots-horizontal", tr("More for this meeting"))
        self.tag_field = TextField(theme, tr("New tag"), tr("New tag"), height=32)
        self.tag_field.setMinimumWidth(theme.px(120))
        self.tag_field.hide()
        self.add_tag = Button(theme, tr("Add a tag"), "plain", "plus", tone="normal")
        for name, widget in (
            ("list-unfold", self.unfold), ("meeting-title", self.title), ("meeting-about", self.about),
            ("find", self.find_button), ("export", self.export), ("meeting-more", self.more),
            ("tag-field", self.tag_field), ("add-tag", self.add_tag),
        ):  # fmt: skip
            widget.setObjectName(name)
        self.menu, self.exports = QMenu(self), QMenu(self)
        self.menu.setObjectName("meeting-menu")
        self.exports.setObjectName("export-menu")
        self._lay_out()
        self._connect()
        self._fit()
        theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        px = self.theme.px
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(px(8))
        top.addWidget(self.unfold)
        top.addWidget(self.title, 4)
        top.addWidget(self.about, 1)
        for widget in (self.find_button, self.export, self.more):
            top.addWidget(widget)
        self._chips = QWidget()
        self._flow = Flow(px(8), self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(9), px(10), px(16), px(15))
        column.setSpacing(px(10))
        column.addLayout(top)
        inset = QHBoxLayout()
        inset.addSpacing(px(15))
        inset.addWidget(self._chips, 1)
        column.addLayout(inset)

    def _connect(self) -> None:
        self.unfold.clicked.connect(self.list_wanted)
        self.title.editingFinished.connect(self._titled)
        self.title.textChanged.connect(lambda _: self._fit())
        self.find_button.clicked.connect(self.find_wanted)
        self.export.clicked.connect(lambda: self.exports.popup(self._below(self.export)))
        self.more.clicked.connect(lambda: self.menu.popup(self._below(self.more)))
        self.add_tag.clicked.connect(self._open_tag)
        self.tag_field.returnPressed.connect(self._tagged)
        self.tag_field.editingFinished.connect(self._close_tag)
        for key, words in texts.FORMATS:
            self.exports.addAction(words).triggered.connect(
                lambda _=False, key=key: self.export_wanted.emit((key,))
            )
        self.exports.addSeparator()
        every = tuple(key for key, _ in texts.FORMATS if key != "training")
        self.exports.addAction(tr("All but the training set")).triggered.connect(
            lambda: self.export_wanted.emit(every)
        )

    def _below(self, widget: QWidget) -> QPoint:
        return widget.mapToGlobal(widget.rect().bottomLeft())

    def _fit(self) -> None:
        """The title is as wide as its words, up to what the row gives."""
        self.title.setFont(self.theme.font("title"))
        words = QFontMetrics(self.theme.font("title")).horizontalAdvance(
            self.title.text() or tr("Untitled meeting")
        )
        self.title.setMinimumWidth(self.theme.px(64))
        self.title.setMaximumWidth(words + self.theme.px(32))
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ------------------------------------------------------------------------------------- showing

    def show_meeting(self, meeting: Meeting, colours: Mapping[int, int], *, exports: bool, finds: bool) -> None:
        """Show what the meeting is called, when it was, who spoke and how it is tagged."""
        info = meeting.info
        if not self.title.hasFocus():
            self.title.setText(info.title)
            self.title.setCursorPosition(0)
        self._title = info.title
        self.about.setText(texts.about(info))
        over = info.state in ("ready", "broken")
        self.export.setVisible(exports and over)
        self.find_button.setVisible(finds)
        self._fill_menu(meeting, exports)
        self._tags = info.tags

    def set_low(self, low: bool) -> None:
        """Where there is little height the title stands alone."""
        self._chips.setVisible(not low)

    def _fill_menu(self, meeting: Meeting, exports: bool) -> None:
        self.menu.clear()
        over = meeting.info.state in ("ready", "broken")
        if exports and meeting.segments:
            self.menu.addAction(tr("Copy the transcript")).triggered.connect(self.copy_wanted)
            self.menu.addSeparator()
        if over and meeting.info.audio:
            self.menu.addAction(INSPECT).triggered.connect(self.inspect_wanted)
        if over and meeting.info.audio and meeting.segments:
            action = self.menu.addAction(tr("Delete audio, keep transcript"))
            action.triggered.connect(lambda: self.last_step.emit("audio"))
        if over:
            self.menu.addAction(tr("Delete")).triggered.connect(lambda: self.last_step.emit("meeting"))
        self.more.setVisible(bool(self.menu.actions()))

    def show_people(self, meeting: Meeting, colours: Mapping[int, int], suggested: Mapping[int, str]) -> None:
        """Show a chip for each person, with the name that a voice suggests, and for each tag."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget not in (self.add_tag, self.tag_field, None):
                widget.hide()
                widget.deleteLater()
        names = {speaker.id: speaker.name for speaker in meeting.speakers}
        for speaker, colour in colours.items():
            if speaker in suggested:
                self._add_chip(self._suggestion(speaker, suggested[speaker], f"speaker.{colour}"))
                continue
            name = texts.person(names.get(speaker, "")) or tr("Unknown")
            chip = NameChip(self.theme, name, f"speaker.{colour}")
            chip.setObjectName(f"person-{speaker}")
            chip.clicked.connect(self.people_wanted)
            self._add_chip(chip)
        for tag in self._tags:
            chip = NameChip(self.theme, tag, name=tr("Remove the tag {tag}", tag=tag))
            chip.setObjectName(f"tag-{tag}")
            chip.clicked.connect(lambda _=False, tag=tag: self._remove_tag(tag))
            self._add_chip(chip)
        self._add_chip(self.add_tag)
        self._add_chip(self.tag_field)
        self.tag_field.hide()
        self.add_tag.show()
        self._flow.invalidate()

    def _suggestion(self, speaker: int, name: str, colour: str) -> SuggestedChip:
        chip = SuggestedChip(self.theme, name, colour, speaker)
        chip.accept.clicked.connect(lambda: self.name_accepted.emit(speaker, name))
        chip.dismiss.clicked.connect(lambda: self.name_dismissed.emit(speaker))
        return chip

    def _add_chip(self, chip: QWidget) -> None:
        chip.setParent(self._chips)
        self._flow.addWidget(chip)
        chip.show()

    # -------------------------------------------------------------------------------------- acting

    def _titled(self) -> None:
        title = " ".join(self.title.text().split())
        if not title:
            self.title.setText(self._title)
        elif title != self._title:
            self._title = title
            self.renamed.emit(title)

    def _open_tag(self) -> None:
        self.add_tag.hide()
        self.tag_field.clear()
        self.tag_field.show()
        self.tag_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_tag(self) -> None:
        if self.tag_field.isVisible():
            self.tag_field.hide()
            self.add_tag.show()

    def _tagged(self) -> None:
        tag = " ".join(self.tag_field.text().split())
        if tag and tag not in self._tags:
            self.tags_changed.emit((*self._tags, tag))
        self._close_tag()

    def _remove_tag(self, tag: str) -> None:
        self.tags_changed.emit(tuple(kept for kept in self._tags if kept != tag))
