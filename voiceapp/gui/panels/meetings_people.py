"""Who spoke: names that can be changed, talk time as bars, a sample of each voice, and merging two into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.language import percent, tr
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.meetings_fetch import Parts
from voiceapp.gui.panels.meetings_presence import PresenceList
from voiceapp.gui.strip import Dot
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.paint import rounded

if TYPE_CHECKING:
    from voiceapp.core.meetings import Meeting, MeetingSpeaker


class TalkBar(QWidget):
    """A share of the talk time, 8 px high, in a speaker's colour."""

    def __init__(self, theme: Theme, share: float, colour: str) -> None:
        super().__init__()
        self.theme, self.share, self.colour = theme, share, colour
        self.setAccessibleName(tr("{percent} of the talk time", percent=percent(share)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(60), self.theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        rounded(painter, box, 4, self.theme.colour("surface.sunken"))
        box.setWidth(max(box.width() * self.share, box.height()))
        rounded(painter, box, 4, self.theme.colour(self.colour))


class Person(QWidget):
    """A speaker. ``renamed``, ``merged`` (into whom) and ``heard`` (a sample of the voice)."""

    renamed = Signal(str)
    merged = Signal(int)
    heard = Signal()
    remember_wanted = Signal()

    def __init__(
        self, theme: Theme, one: MeetingSpeaker, others: Sequence[MeetingSpeaker], colour: str, share: float,
        sound: bool, editable: bool, remembers: bool,
    ) -> None:  # fmt: skip
        super().__init__()
        px = theme.px
        self.setObjectName(f"speaker-{one.id}")
        self._name = name = texts.person(one.name)
        self.name = TextField(theme, tr("Name of {name}", name=name), tr("Unknown"), height=32)
        self.name.setObjectName(f"speaker-{one.id}-name")
        self.name.setProperty("title", True)
        self.name.setText(name)
        self.name.setReadOnly(not editable)
        self.play = IconButton(theme, "play", tr("Hear {name}", name=name), small=True)
        self.play.setObjectName(f"speaker-{one.id}-play")
        self.merge = IconButton(theme, "call-merge", tr("{name} is somebody else here", name=name), small=True)
        self.merge.setObjectName(f"speaker-{one.id}-merge")
        remember = tr("Remember the voice of {name}", name=name)
        self.remember = IconButton(theme, "account-voice", remember, small=True)
        self.remember.setObjectName(f"speaker-{one.id}-remember")
        self.remember.clicked.connect(self.remember_wanted)
        self.menu = QMenu(self)
        for other in others:
            action = self.menu.addAction(tr("Is {name}", name=texts.person(other.name)))
            action.triggered.connect(lambda _=False, into=other.id: self.merged.emit(into))
        first = QHBoxLayout()
        first.setSpacing(px(4))
        first.addWidget(Dot(theme, colour))
        first.addWidget(self.name, 1)
        first.addWidget(self.play)
        first.addWidget(self.merge)
        first.addWidget(self.remember)
        second = QHBoxLayout()
        second.setSpacing(px(8))
        second.addSpacing(px(27))  # below the name's first letter
        second.addWidget(TalkBar(theme, share, colour), 1)
        talked = tr("{length}, {percent}", length=texts.length(one.talk_s), percent=percent(share))
        self.talked = Label(theme, talked, "caption", "weak", tabular=True)
        self.name.setAccessibleDescription(talked)
        second.addWidget(self.talked)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(4), px(16), px(8))
        column.setSpacing(px(2))
        column.addLayout(first)
        column.addLayout(second)
        self.play.setVisible(sound)
        self.remember.setVisible(remembers and one.named)
        self.merge.setVisible(editable and bool(others))
        self.name.editingFinished.connect(self._edited)
        self.play.clicked.connect(self.heard)
        self.merge.clicked.connect(lambda: self.menu.popup(self.merge.mapToGlobal(self.merge.rect().bottomLeft())))

    def _edited(self) -> None:
        name = " ".join(self.name.text().split())
        if name and name != self._name:
            self._name = name
            self.renamed.emit(name)
        elif not name:
            self.name.setText(self._name)


class PeopleTab(QWidget):
    """``renamed`` (speaker, name), ``merged`` (speaker, into), ``heard`` (speaker), ``find_wanted``: diarise."""

    renamed = Signal(int, str)
    merged = Signal(int, int)
    heard = Signal(int)
    find_wanted = Signal()
    remember_wanted = Signal(int, str)
    forget_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._key: object = None
        self.setObjectName("people")
        px = theme.px
        body = QWidget()
        body.setProperty("clear", True)
        self.presence = PresenceList(theme)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, px(12), 0, px(12))
        whole.setSpacing(0)
        whole.addLayout(self._column)
        whole.addWidget(self.presence)
        whole.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        self.diarize = Button(theme, tr("Find out who spoke"), "quiet", "account-search-outline")
        self.diarize.setObjectName("diarize")
        self.diarize.clicked.connect(self.find_wanted)
        low = QHBoxLayout()
        low.setContentsMargins(px(24), px(8), px(16), px(8))
        low.setSpacing(px(8))
        low.addWidget(self.diarize)
        self.forget = Button(theme, tr("Forget all voices"), "plain", tone="normal")
        self.forget.setObjectName("forget-voices")
        self.forget.clicked.connect(self.forget_wanted)
        low.addWidget(self.forget)
        low.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(low)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(60))

    def show_people(self, meeting: Meeting, colours: Mapping[int, int], parts: Parts, remembered: int) -> None:
        """Show the speakers of a meeting, the ones who talk most first."""
        editable = parts.speakers
        self.forget.setVisible(remembered > 0)
        sound = bool(meeting.info.audio) and meeting.info.state == "ready"
        self.diarize.setVisible(editable and sound)
        key = (meeting.info.id, tuple(meeting.speakers), sound, parts)
        if key == self._key:
            return
        self._key = key
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        total = sum(one.talk_s for one in meeting.speakers) or 1.0
        rows: list[Person] = []
        for one in sorted(meeting.speakers, key=lambda one: -one.talk_s):
            others = [other for other in meeting.speakers if other.id != one.id]
            colour = f"speaker.{colours.get(one.id, 0)}"
            row = Person(
                self.theme,
                one,
                others,
                colour,
                one.talk_s / total,
                sound and parts.player,
                editable,
                parts.voiceprints,
            )
            row.renamed.connect(lambda name, number=one.id: self.renamed.emit(number, name))
            row.merged.connect(lambda into, number=one.id: self.merged.emit(number, into))
            row.remember_wanted.connect(lambda one=one: self.remember_wanted.emit(one.id, one.name))
            row.heard.connect(lambda number=one.id: self.heard.emit(number))
            self._column.addWidget(row)
            rows.append(row)
        for row in rows:  # bars of one length, to be compared
            row.talked.setMinimumWidth(max(one.talked.sizeHint().width() for one in rows))
        if not meeting.speakers:
            words = Label(self.theme, tr("It is not known who spoke."), "body", "normal", wrap=True)
            words.setContentsMargins(self.theme.px(24), 0, self.theme.px(16), 0)
            self._column.addWidget(words)
