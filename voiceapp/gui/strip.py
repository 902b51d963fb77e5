"""The strip under every page: microphone and level, talk state, jobs, and where data goes, all in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from voiceapp.core.events import (
    JobChanged,
    JobInfo,
    MicrophoneChanged,
    RecordingChanged,
    SendingChanged,
    SettingChanged,
    TalkState,
    TalkStateChanged,
    WakeChanged,
)
from voiceapp.core.inspection import LiveMicrophone
from voiceapp.core.settings import Settings
from voiceapp.gui.bridge import Bridge
from voiceapp.gui.commands import key_of
from voiceapp.gui.language import percent, said, tr, tr_n
from voiceapp.gui.strip_recording import StripRecording
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.halves import Halves
from voiceapp.gui.widgets.labels import IconLabel, Label, Rule
from voiceapp.gui.widgets.meter import LevelMeter
from voiceapp.gui.widgets.paint import PaintedButton, rounded
from voiceapp.gui.widgets.progress import Bar

TALK_WORDS: dict[TalkState, str] = {
    "off": tr("Off", sense="the talk"),
    "listening": tr("Listening", sense="the talk"),
    "hearing": tr("Hearing you", sense="the talk"),
    "thinking": tr("Thinking", sense="the talk"),
    "speaking": tr("Speaking", sense="the talk"),
}
MICROPHONE = {
    "closed": (tr("Closed", sense="the microphone"), "microphone-off"),
    "muted": (tr("Muted", sense="the microphone"), "microphone-off"),
    "open": (tr("Open", sense="the microphone"), "microphone"),
}


class Dot(QWidget):
    """A dot of 8 px in a colour role; the word always stands beside it."""

    def __init__(self, theme: Theme, role: str = "line.control") -> None:
        super().__init__()
        self.theme, self.role = theme, role
        self._retheme()
        theme.changed.connect(self._retheme)

    def _retheme(self) -> None:
        self.setFixedSize(self.theme.px(8), self.theme.px(8))
        self.update()

    def set_role(self, role: str) -> None:
        """Take another colour."""
        if role != self.role:
            self.role = role
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), self.width() / 2, self.theme.colour(self.role))


class ActivityButton(PaintedButton):
    """ "No jobs", or the running job's title, bar and percent; a click opens Activity."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("No jobs"))
        self.setObjectName("strip-activity")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Show activity"))
        self.glyph = IconLabel(theme, "check")
        self.title = Label(theme, tr("No jobs"), "caption", "normal", elide=True)
        self.bar = Bar(theme, tr("Progress"), 64)
        self.percent = Label(theme, "", "label", "strong", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        row.setSpacing(theme.px(8))
        for widget in (self.glyph, self.title, self.bar, self.percent):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(widget)
        self._jobs: dict[int, JobInfo] = {}
        self.show_jobs([])
        theme.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return QSize(layout.sizeHint().width(), self.theme.px(29))

    def show_jobs(self, jobs: list[JobInfo]) -> None:
        """Show these jobs and no others."""
        self._jobs = {job.id: job for job in jobs}
        self._refresh()

    def job_changed(self, job: JobInfo) -> None:
        """A job moved on."""
        self._jobs[job.id] = job
        self._refresh()

    def _refresh(self) -> None:
        active = [job for job in self._jobs.values() if job.state in ("running", "queued", "paused")]
        failed = [job for job in self._jobs.values() if job.state == "failed"]
        active.sort(key=lambda job: ("running", "queued", "paused").index(job.state))
        words, fraction = tr("No jobs"), None
        if active:
            title = said(active[0].title)
            states = {"queued": tr("{title} (waiting)", title=title), "paused": tr("{title} (paused)", title=title)}
            words, fraction = states.get(active[0].state, title), active[0].fraction
            if others := len(active) - 1:
                words = tr_n(others, "{first}, {count} more", "{first}, {count} more", first=words)
            self.glyph.set_icon("progress-clock")
        elif failed:
            words = tr("{title} failed", title=said(failed[-1].title))
            self.glyph.set_icon("alert-circle-outline", "danger.text")
        else:
            self.glyph.set_icon("check")
        self.title.setText(words)
        self.title.setMaximumWidth(min(self.title.sizeHint().width(), self.theme.px(320)))
        large = self.theme.px(100) > 150  # the percent says it too, and its place is needed
        self.bar.setVisible(fraction is not None and not large)
        self.bar.set_fraction(fraction)
        self.percent.setVisible(fraction is not None)
        self.percent.setText(percent(fraction) if fraction is not None else "")
        self.setAccessibleName(f"{words} {self.percent.text()}".strip())
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return QSize(layout.minimumSize().width(), self.theme.px(29))

    def paintEvent(self, event: QPaintEvent) -> None:
        if (fill := self.surface(None)) is not None:
            rounded(QPainter(self), self.rect(), self.theme.radius("small"), fill)


class Strip(QWidget):
    """Microphone, talk, activity and privacy. ``activity_clicked`` when the user wants to see the jobs."""

    activity_clicked = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, settings: Settings) -> None:
        super().__init__()
        self._theme, self._settings = theme, settings
        self._state: TalkState = "off"
        self._talks = MicrophoneChanged("closed")
        self._live: str | None = None
        self._sends = False
        self._phrase: str | None = None
        self.setObjectName("strip")
        self.setAccessibleName(tr("State"))
        self.setProperty("surface", "window")
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.microphone_icon = IconLabel(theme, "microphone-off")
        self.microphone = Label(theme, tr("Closed", sense="the microphone"), "label")
        self.meter = LevelMeter(theme)
        self.dot = Dot(theme)
        self.talk = Label(theme, tr("Off", sense="the talk"), "label")
        self.recording = StripRecording(theme)
        self.activity = ActivityButton(theme)
        self.where_icon = IconLabel(theme, "laptop")
        self.where = Label(theme, tr("On this computer"), "caption", "normal")
        self.shrink = IconButton(theme, "picture-in-picture-bottom-right-outline", tr("Small window"), small=True)
        self.shrink.set_name(tr("Small window above all others"), key_of("small"))
        self.help = IconButton(theme, "help-circle-outline", tr("Help"), small=True)
        self.help.set_name(tr("Help for this page"), key_of("help"))
        self.finder = IconButton(theme, "magnify", tr("Find what to do"), small=True)
        self.finder.set_name(tr("Find what to do"), key_of("palette"))
        theme.changed.connect(self._fit_help)
        for name in ("microphone", "meter", "talk", "where", "shrink", "help", "finder"):
            getattr(self, name).setObjectName(f"strip-{name}")
        self.meter.hide()
        self.words = [Label(theme, word, "caption", "normal") for word in (tr("Microphone"), tr("Talk"))]
        self._lay_out(theme)
        self.activity.clicked.connect(self.activity_clicked)
        events = bridge.events
        events.subscribe(TalkStateChanged, lambda event: self.show_talk(event.state))
        events.subscribe(WakeChanged, self._wake_changed)
        events.subscribe(SettingChanged, lambda event: self.show_talk(self._state))
        events.subscribe(MicrophoneChanged, self.show_microphone)
        events.subscribe(LiveMicrophone, self._show_live)
        events.subscribe(JobChanged, lambda event: self.activity.job_changed(event.job))
        events.subscribe(RecordingChanged, self.show_recording)
        events.subscribe(SendingChanged, lambda event: self.show_host(event.host))

    def _lay_out(self, theme: Theme) -> None:
        def group(*widgets: QWidget, gap: int = 8, inside: QWidget | None = None) -> QHBoxLayout:
            row = QHBoxLayout()
            if inside is not None:
                inside.setLayout(row)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(gap))
            for widget in widgets:
                row.addWidget(widget)
            return row

        first, second = QWidget(), QWidget()
        left = group(inside=first, gap=16)
        microphone = group(self.microphone_icon)
        microphone.addLayout(group(self.words[0], self.microphone, gap=3))
        microphone.addWidget(self.meter)
        left.addLayout(microphone)
        left.addWidget(Rule(vertical=True, length=theme.px(16)))
        talk = group(self.dot)
        talk.addLayout(group(self.words[1], self.talk, gap=3))
        left.addLayout(talk)
        left.addWidget(self.recording)
        left.addStretch(1)
        right = group(inside=second, gap=16)
        right.addWidget(self.activity)
        right.addWidget(Rule(vertical=True, length=theme.px(16)))
        right.addStretch(1)
        right.addLayout(group(self.where_icon, self.where, self.finder, self.help, self.shrink))
        self._halves = Halves(theme, first, second, "strip", 16, less=1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(theme.px(16), 1, theme.px(16), 0)
        whole.addWidget(self._halves)

    def show_microphone(self, event: MicrophoneChanged) -> None:
        """Show the microphone's state in a word."""
        self._talks = event
        self.meter.setVisible(event.state == "open")
        self._show_microphone()

    def _show_live(self, event: LiveMicrophone) -> None:
        self._live = event.name
        self._show_microphone()

    def _show_microphone(self) -> None:
        """It is open while the talk or a live look has it."""
        word, icon = MICROPHONE[self._talks.state if self._live is None else "open"]
        self.microphone.setText(word)
        self.microphone.setToolTip(self._talks.name or self._live or "")
        self.microphone_icon.set_icon(icon)

    def show_talk(self, state: TalkState) -> None:
        """Show what the talk does, or what it waits for."""
        self._state = state
        self.talk.setText(self._waits() if state == "listening" else TALK_WORDS[state])
        self.dot.set_role("line.control" if state == "off" else "accent.graphic")

    def _waits(self) -> str:
        if self._settings.text("talk.start") == "push":
            return tr("Hold to talk")
        return tr("Say “{phrase}”", phrase=self._phrase) if self._phrase else TALK_WORDS["listening"]

    def _wake_changed(self, event: WakeChanged) -> None:
        self._phrase = event.phrase
        self.show_talk(self._state)

    def show_recording(self, event: RecordingChanged) -> None:
        """Show the recording's clock; large text needs the room of the talk's words for it."""
        self.recording.show_recording(event)
        room = event.meeting is None or self._theme.px(100) <= 150
        for widget in (*self.words, self.talk, self.dot):
            widget.setVisible(room)

    def _fit_help(self) -> None:
        """Large text needs its room in one line, and that of a server's name; the keys stay."""
        px = self._theme.px
        room = self.width() >= px(640) and (not self._sends or px(100) <= 150)
        self.help.setVisible(room)
        self.finder.setVisible(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_help()

    def show_host(self, host: str | None) -> None:
        """Show whether anything leaves this computer."""
        self._sends = host is not None
        self._fit_help()
        self.where.setText(tr("Sending to {host}", host=host) if host else tr("On this computer"))
        self.where.set_tone("amber" if host else "normal")
        self.where.set_style("label" if host else "caption")
        self.where_icon.set_icon(
            "upload-network-outline" if host else "laptop", "amber.text" if host else "text.normal"
        )
