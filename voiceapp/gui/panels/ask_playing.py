"""Going to the second that a link names: in the Meetings page, or in a file, which is played from there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from voiceapp.core.answers import Citation
from voiceapp.core.events import ClipMoved
from voiceapp.gui.context import Context
from voiceapp.gui.panels.ask_thread import ThreadView
from voiceapp.gui.panels.meetings_place import MeetingPlace


class Playing(QObject):
    """Serves the links of a thread. A link to a file that plays pauses it."""

    def __init__(self, context: Context, thread: ThreadView) -> None:
        super().__init__(thread)
        self.context, self.view = context, thread
        self.heard: Citation | None = None
        self.playing = False
        thread.cited.connect(self.go_to)
        context.bridge.events.subscribe(ClipMoved, self._moved)

    def go_to(self, citation: Citation) -> None:
        """Go to where a citation is."""
        if citation.meeting is not None:
            place = MeetingPlace(citation.meeting, citation.start_s, citation.segment)
            self.context.open_page("meetings", place.part())
        elif self.playing and citation == self.heard:
            self.context.bridge.submit(lambda app: app.clips.pause(), owner=self)
        else:
            self.heard = citation
            file, at_s = Path(citation.recording), citation.start_s
            self.context.bridge.submit(lambda app: app.clips.play(file, at_s), owner=self)

    def _moved(self, event: ClipMoved) -> None:
        ours = self.heard is not None and str(event.file) == self.heard.recording
        self.playing = ours and event.playing
        self.show()

    def show(self) -> None:
        """Show at the links what plays."""
        for answer in self.view.answers():
            for link in answer.links():
                link.show_playing(self.playing and link.citation == self.heard)
