"""The tab Ask of an open meeting: questions about it alone; links go to its seconds."""

from __future__ import annotations

from PySide6.QtCore import Qt

from voiceapp.core.asking import AskThreadsChanged
from voiceapp.core.meetings import MeetingInfo
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels.ask_column import AskColumn
from voiceapp.gui.panels.ask_scope import Scope
from voiceapp.gui.widgets.buttons import IconButton


class AskTab(AskColumn):
    """What was asked about a meeting is there again when it is opened again."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, own=True)
        self._meeting: int | None = None
        self._threads: dict[int, int | None] = {}
        self.setObjectName("ask-tab")
        self.new = IconButton(self.theme, "plus", tr("New question"))
        self.new.setObjectName("tab-new-question")
        self.new.clicked.connect(lambda: self.asking.open(None))
        self.new.hide()
        self.line.insertWidget(0, self.new, 0, Qt.AlignmentFlag.AlignVCenter)
        self.turned.connect(self._keep)
        context.bridge.events.subscribe(AskThreadsChanged, self._threads_changed)

    def show_meeting(self, info: MeetingInfo) -> None:
        """Be about a meeting; the same one again keeps what it shows."""
        other, self._meeting = self._meeting != info.id, info.id
        if other:
            self.field.clear()
            self.scope.show_scope(Scope(meetings=(info.id,)))
        if self.infos.get(info.id) != info:
            self.know([info])
        if other:
            self.asking.open(self._threads.get(info.id))

    def _threads_changed(self, event: AskThreadsChanged) -> None:
        if event.deleted is not None:
            self._threads = {one: thread for one, thread in self._threads.items() if thread != event.deleted}

    def _keep(self, thread: int | None) -> None:
        self.new.setVisible(thread is not None)
        if self._meeting is not None:
            self._threads[self._meeting] = thread
