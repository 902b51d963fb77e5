"""Tells a screen reader what happens elsewhere than where the keyboard is, and is not heard anyway."""

from __future__ import annotations

from PySide6.QtCore import QObject

from voiceapp.core.events import (
    JobChanged,
    JobInfo,
    MicrophoneChanged,
    RecordingChanged,
    SendingChanged,
    TalkStateChanged,
    ToolQuestion,
    TurnFinished,
    TurnStarted,
    WakeChanged,
    WordSpoken,
)
from voiceapp.gui.bridge import Bridge
from voiceapp.gui.commands import key_of
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels.activity_texts import detail_text, is_open, state_text
from voiceapp.gui.strip import Strip
from voiceapp.gui.tray import STATES
from voiceapp.gui.widgets.announce import announce
from voiceapp.gui.widgets.markdown import plain


class Announcer(QObject):
    """Microphone, talk, answers that nobody speaks, questions, recording, jobs, and where data goes.

    It says what the strip shows, so it subscribes after it. That it hears, thinks and speaks is heard and not told:
    the screen reader would talk into it.
    """

    def __init__(self, bridge: Bridge, strip: Strip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._talk, self._microphone, self._recording = strip.talk.text(), "closed", ""
        self._spoken = False
        self._open_jobs: set[int] = set()
        events = bridge.events
        events.subscribe(MicrophoneChanged, self._microphone_changed)
        events.subscribe(TalkStateChanged, self._talk_changed)
        events.subscribe(WakeChanged, lambda _: self._tell_talk())
        events.subscribe(TurnStarted, self._turn_started)
        events.subscribe(WordSpoken, self._word_spoken)
        events.subscribe(TurnFinished, self._turn_finished)
        events.subscribe(ToolQuestion, self._asked)
        events.subscribe(RecordingChanged, self._recording_changed)
        events.subscribe(JobChanged, lambda event: self._job_changed(event.job))
        events.subscribe(SendingChanged, lambda _: self._say(strip.where.text()))

    def _say(self, words: str) -> None:
        announce(self._strip, words)

    def _asked(self, event: ToolQuestion) -> None:
        keys = tr("To answer: {keys}", keys=key_of("answer"))
        self._say(f"{said(event.title)}. {said(event.why)} {keys}")

    def _microphone_changed(self, event: MicrophoneChanged) -> None:
        if event.state != self._microphone:
            self._microphone = event.state
            self._say(STATES[event.state][0])

    def _talk_changed(self, event: TalkStateChanged) -> None:
        if event.state in ("off", "listening"):
            self._tell_talk()

    def _tell_talk(self) -> None:
        words = self._strip.talk.text()
        if words != self._talk:
            self._talk = words
            self._say(tr("Talk: {state}", state=words))

    def _turn_started(self, event: TurnStarted) -> None:
        self._spoken = False

    def _word_spoken(self, event: WordSpoken) -> None:
        self._spoken = True

    def _turn_finished(self, event: TurnFinished) -> None:
        if event.reply and not self._spoken:
            self._say(plain(event.reply))

    def _recording_changed(self, event: RecordingChanged) -> None:
        """Levels come ten times a second."""
        state = "" if event.meeting is None else "paused" if event.paused else "recording"
        if state != self._recording:
            self._recording = state
            self._say(STATES[state][0] if state else tr("The recording has ended"))

    def _job_changed(self, job: JobInfo) -> None:
        if is_open(job):
            self._open_jobs.add(job.id)
        elif job.id in self._open_jobs:
            self._open_jobs.discard(job.id)
            failed = f" {detail_text(job)}" if job.state == "failed" else ""
            self._say(f"{said(job.title)}: {state_text(job)}.{failed}")
