"""Notices: one at a time above the strip, each with its next step; the rest are counted."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voiceapp.core.events import Notice
from voiceapp.gui.commands import key_of
from voiceapp.gui.language import tr, tr_n
from voiceapp.gui.theme import Theme
from voiceapp.gui.undo import UNDO
from voiceapp.gui.widgets.announce import announce
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.labels import IconLabel, Label

ICONS = {
    "info": ("information-outline", "accent.text", "accent.tint"),
    "warning": ("alert-outline", "amber.text", "amber.tint"),
    "error": ("alert-circle-outline", "danger.text", "danger.tint"),
    "success": ("check-circle-outline", "success.text", "success.tint"),
}
LEVELS = {
    "info": tr("Info"),
    "warning": tr("Warning"),
    "error": tr("Error"),
    "success": tr("Success"),
}
ACTIONS = {
    "models": tr("Open Models"),
    "settings": tr("Open Settings"),
    "activity": tr("Open Activity"),
    "talk": tr("Open Talk"),
    "settings:sound.microphone": tr("Choose a microphone"),
    "settings:sound.speaker": tr("Choose the speakers"),
    "settings:files.memory_gb": tr("Change the memory limit"),
    "settings:tools": tr("Look at the tools"),
    "talk:sample": tr("Play the sample question"),
    "talk:retry": tr("Try again"),
    "restart": tr("Restart now"),
    UNDO: tr("Undo"),
}

BUG = Notice(
    "error",
    tr("Something in the program failed. What you said and stored is safe, and the window goes on."),
    tr("A report without your words was written to the logs folder."),
    "",
    "bug",
)


def _button(notice: Notice) -> str:
    """The word for its next step, "" where it has none."""
    return ACTIONS.get(notice.action) or ACTIONS.get(notice.action.partition(":")[0], "")


def _urgency(notice: Notice) -> int:
    """Less is shown first; what can be taken back only for a while before all else."""
    return 0 if notice.action == UNDO else {"error": 1, "warning": 2}.get(notice.level, 3)


class NoticeBar(QWidget):
    """48 px, hidden while there is nothing to say. ``acted`` tells the action of a clicked next step."""

    acted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("notice")
        self._waiting: list[Notice] = []
        self.icon = IconLabel(theme, "information-outline", size=20)
        self.sentence = Label(theme, "", "body", wrap=True)
        self.more = Label(theme, "", "caption", "normal")
        self.action = Button(theme, "", "plain")
        self.dismiss = IconButton(theme, "close", tr("Close this notice"))
        self.sentence.setObjectName("notice-sentence")
        self.action.setObjectName("notice-action")
        self.dismiss.setObjectName("notice-close")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(4), theme.px(16), theme.px(4))
        row.setSpacing(theme.px(12))
        row.addWidget(self.icon)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.more)
        row.addWidget(self.action)
        row.addWidget(self.dismiss)
        self.setMinimumHeight(theme.size("notice"))
        self.action.clicked.connect(self._act)
        self.dismiss.clicked.connect(self._next)
        self.hide()
        theme.changed.connect(self.update)

    def notices(self) -> list[Notice]:
        """What is shown (first) and what waits."""
        return list(self._waiting)

    def add(self, notice: Notice) -> None:
        """Show a notice, or count it behind the one that stands; the same twice is one."""
        if notice in self._waiting:
            return
        first = not self._waiting or _urgency(notice) < _urgency(self._waiting[0])
        self._waiting.insert(0 if first else len(self._waiting), notice)
        self._refresh()
        keys = key_of(notice.action)
        announce(self, f"{LEVELS[notice.level]}: {notice}" + (f" {_button(notice)}: {keys}" if keys else ""))

    def drop(self, code: str) -> None:
        """What a notice with this code told is no longer so."""
        self._waiting = [notice for notice in self._waiting if notice.code != code]
        self._refresh()

    def _next(self) -> None:
        self._waiting = self._waiting[1:]
        self._refresh()

    def _act(self) -> None:
        action = self._waiting[0].action
        self._next()
        self.acted.emit(action)

    def _refresh(self) -> None:
        if not self._waiting:
            self.hide()
            return
        notice = self._waiting[0]
        icon, tone, _ = ICONS[notice.level]
        self.icon.set_icon(icon, tone)
        button = _button(notice)
        self.action.setText(button)
        self.action.setVisible(bool(button))
        self.action.setToolTip(key_of(notice.action))
        self.sentence.setText(str(notice))
        self.sentence.setToolTip(notice.code)
        self.setAccessibleName(f"{LEVELS[notice.level]}: {self.sentence.text()}")
        waiting = len(self._waiting) - 1
        self.more.setText(tr_n(waiting, "{count} more", "{count} more") if waiting else "")
        self.more.setVisible(bool(waiting))
        if self.isHidden():
            self._open()
        self.update()

    def _open(self) -> None:
        self.show()
        duration = self.theme.duration("normal")
        if not duration or not self.isVisible():
            return
        height = max(self.heightForWidth(self.width()), self.minimumHeight())
        slide = QPropertyAnimation(self, b"maximumHeight", self)
        self.setMinimumHeight(0)
        slide.setDuration(duration)
        slide.setStartValue(0)
        slide.setEndValue(height)
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        slide.finished.connect(self._opened)
        slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _opened(self) -> None:
        self.setMinimumHeight(self.theme.size("notice"))
        self.setMaximumHeight(16_777_215)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._waiting:
            return
        fill: QColor = self.theme.colour(ICONS[self._waiting[0].level][2])
        QPainter(self).fillRect(self.rect(), fill)
