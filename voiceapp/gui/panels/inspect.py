"""The Inspect page: any sound, or the microphone, as lanes over one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ModelsChanged, Notice
from voiceapp.core.frames import SPEECH_RATE
from voiceapp.core.inspection import InspectedSound, SpeakerLane
from voiceapp.gui.context import Context
from voiceapp.gui.language import said_error, tr
from voiceapp.gui.panels import inspect_texts as texts
from voiceapp.gui.panels.inspect_empty import NoSound
from voiceapp.gui.panels.inspect_exporting import InspectExporting
from voiceapp.gui.panels.inspect_head import InspectBar, InspectHead
from voiceapp.gui.panels.inspect_keys import take_key
from voiceapp.gui.panels.inspect_live import NOT_LIVE, InspectLive
from voiceapp.gui.panels.inspect_memory import InspectMemory
from voiceapp.gui.panels.inspect_opening import of_part
from voiceapp.gui.panels.inspect_playing import InspectPlaying
from voiceapp.gui.panels.inspect_side import SIDE, InspectSide
from voiceapp.gui.panels.inspect_stack import LaneStack, TileFeed
from voiceapp.gui.recent import RecentFiles
from voiceapp.gui.widgets.announce import announce
from voiceapp.gui.widgets.asked import AskedPlace
from voiceapp.gui.widgets.drop_target import DropTarget, may_be_sound
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.lane_tiles import LIVE_S
from voiceapp.gui.widgets.minimap import Minimap
from voiceapp.gui.widgets.sound_lane import GUTTER
from voiceapp.gui.widgets.sound_span import SoundSpan
from voiceapp.gui.widgets.time_ruler import TimeRuler

if TYPE_CHECKING:
    from voiceapp.core.inspection import Look
    from voiceapp.core.records import ModelInfo
    from voiceapp.gui.widgets.map_lane import Display

LANES_LEAST = 440
"""px at 100 % that the lanes need beside the settings; with less they take turns."""
LOW = 300
"""px at 100 % that the page needs to show all of the sound above the lanes too, and a question beside them."""


class InspectPage(QWidget):
    """A sound file is opened by :meth:`open_part`, whose part is what ``inspect_opening.part_of`` makes.

    Keys: see ``inspect_keys``.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.span = SoundSpan(self)
        self.context, self.theme = context, context.theme
        self.sound: InspectedSound | None = None
        self._wanted: Path | None = None
        self.setObjectName("inspect-page")
        self.setAccessibleName(tr("Inspect"))
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.memory = InspectMemory(context.paths.config)
        self.recent = RecentFiles(context.paths.config, "sounds", self)
        self.head, self.bar = InspectHead(self.theme, self.recent), InspectBar(self.theme, self.span)
        self.minimap = Minimap(self.theme, self.span)
        self.stack = LaneStack(self.theme, self.span, self.memory)
        self.side = InspectSide(self.theme, self.memory)
        self.asked, self.empty = AskedPlace(self.theme), NoSound(self.theme, self.recent)
        self.feed = TileFeed(context, self.stack)
        self.playing = InspectPlaying(context, self.span)
        self.live = InspectLive(context, self.stack)
        self.exporting = InspectExporting(context, self, self.stack)
        self.drop = DropTarget(self.theme, self, tr("Drop a recording to look inside it"))
        self._codec = False
        self._lay_out()
        self._connect()
        self._fit()
        self._fetch_models()

    def _lay_out(self) -> None:
        px = self.theme.px
        self.lanes = QWidget()
        self.lanes.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time goes, in any language
        left = QVBoxLayout(self.lanes)
        left.setContentsMargins(px(24), 0, px(16), px(8))
        left.setSpacing(px(4))
        left.addWidget(self.bar)
        self._above = QVBoxLayout()
        self._above.setSpacing(px(4))
        inset = QHBoxLayout()
        inset.setContentsMargins(px(GUTTER), 0, 0, 0)
        inset.addWidget(self.minimap)
        self._above.addLayout(inset)
        self._above.addWidget(TimeRuler(self.theme, self.span, GUTTER))
        left.addLayout(self._above)
        left.addWidget(self.stack, 1)
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.lanes, 1)
        row.addWidget(self.side)
        asked = QHBoxLayout()
        asked.setContentsMargins(px(24), 0, px(24), px(8))
        asked.addWidget(self.asked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(asked)
        whole.addWidget(self.body, 1)
        whole.addWidget(self.empty, 1)

    def _connect(self) -> None:
        head, stack = self.head, self.stack
        head.back_wanted.connect(self.context.go_back)
        head.open_wanted.connect(self.choose_file)
        head.live_wanted.connect(self._toggle_live)
        head.export_wanted.connect(self._export)
        head.side.clicked.connect(self._toggle_side)
        head.recent.picked.connect(self.choose)
        self.empty.picked.connect(self.choose)
        self.drop.dropped.connect(self._dropped)
        self.empty.open_wanted.connect(self.choose_file)
        self.empty.live_wanted.connect(self._toggle_live)
        self.bar.toggled.connect(self.playing.toggle)
        self.playing.changed.connect(self.bar.play.show_playing)
        for lane in stack.lanes.values():
            lane.sought.connect(self.playing.seek)
        stack.speakers.find_wanted.connect(self._find_speakers)
        stack.changed.connect(self._show_lanes)
        stack.verticalScrollBar().rangeChanged.connect(self._keep_aligned)
        self.side.lane_wanted.connect(stack.show_lane)
        self.side.looked.connect(self._look)
        self.side.displayed.connect(self._display)
        self.feed.refined.connect(
            lambda share: self.bar.progress.setText(texts.refining(share) if share < 1 else "")
        )
        self.feed.whole_came.connect(self.minimap.show_tile)
        self.exporting.told.connect(self.bar.show_export)
        self.bar.stopped.connect(self.exporting.stop)
        self.exporting.asked.connect(self._ask)
        self.live.started.connect(self._listening)
        self.live.stopped.connect(self._heard)
        self.theme.changed.connect(self._fit)
        self.context.bridge.events.subscribe(ModelsChanged, lambda _: self._fetch_models())

    # ------------------------------------------------------------------------------------- arranging

    def _fit(self) -> None:
        px, there = self.theme.px, self.sound is not None or self.live.running
        turns = self.width() < px(LANES_LEAST + SIDE)
        shown = self.memory.side and not (turns and not self.head.side.isChecked())
        self.head.side.setChecked(shown)
        self.head.fit(self.width())
        self.side.setVisible(shown)
        self.side.setMinimumWidth(0 if turns else px(SIDE))
        self.side.setMaximumWidth(16777215 if turns else px(SIDE))
        self.lanes.setVisible(not (turns and shown))
        roomy = self.height() >= px(LOW)
        asking = self.asked.question is not None
        self.body.setVisible(there and (roomy or not asking))
        self.empty.setVisible(not there)
        self.head.show_there(there)
        self.minimap.setVisible(roomy and not self.live.running)
        self.asked.fit(self.width() - px(48), self.height() // 2 if roomy else 0)

    def _keep_aligned(self, _: int, most: int) -> None:
        """What stands above the lanes ends where they do, scroll bar or not."""
        bar = self.stack.verticalScrollBar()
        self._above.setContentsMargins(0, 0, bar.sizeHint().width() if most else 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _toggle_side(self) -> None:
        self.memory.side = self.head.side.isChecked()
        self.memory.save()
        self._fit()

    def _show_lanes(self) -> None:
        self.side.show_lanes(self.stack.shown(), self.stack.offered)

    def _ask(self, question: Any) -> None:
        question.answered.connect(self._answered)
        self.asked.ask(question)
        self._fit()

    def _answered(self) -> None:
        self.asked.drop()
        self._fit()
        self._focus_lanes()

    # --------------------------------------------------------------------------------------- opening

    def open_part(self, part: str) -> None:
        """Look into a sound file: its path and, in a second line, its name for people; or "choose" one."""
        if part == "choose":
            self.choose_file()
        else:
            self.open_file(*of_part(part))

    def choose_file(self) -> None:
        """Let a file be chosen."""
        dialog = QFileDialog(self, tr("Open a sound"), self.recent.folder(), texts.SOUNDS)
        dialog.setObjectName("inspect-file")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.choose(Path(name)))
        dialog.open()

    def choose(self, path: Path) -> None:
        """Look into a file that the user picked; it is among those opened last from now on."""
        self.recent.add(path)
        self.open_file(path, anew=True)

    def _dropped(self, files: Sequence[Path]) -> None:
        files = [file for file in files if may_be_sound(file)] or files[:1]
        self.recent.add(*files[1:])
        self.choose(files[0])
        if len(files) > 1:
            sentence = tr("One sound at a time is shown, now {name}.", name=files[0].name)
            self.context.notify(Notice("info", sentence, tr("The others are under “Files opened last”.")))

    def open_file(self, path: Path, name: str = "", *, anew: bool = False) -> None:
        """Look into a file that is called ``name``; another one that was on its way is dropped.

        What is looked at already is read again where it is wanted ``anew`` or something of it failed.
        """
        self.live.stop()
        self._wanted = path
        if self.sound is not None and self.sound.path == path and not anew and not self.feed.failed:
            return
        self.context.bridge.submit(
            lambda app: app.sound_views.open(path),
            lambda sound: self._opened(path, replace(sound, name=name or sound.name)),
            lambda error: self._not_opened(path, error),
            owner=self,
        )

    def _opened(self, path: Path, sound: InspectedSound) -> None:
        if self._wanted != path:
            self._let_go(path)
            return
        self._close(path)
        self.sound, path = sound, sound.path
        self.head.show_sound(sound)
        self.playing.show_file(path)
        self.bar.play.setEnabled(True)
        self.bar.play.set_what(sound.name)
        self.feed.show_file(path, sound.rate)
        self.minimap.clear_peaks()
        self._fit()
        self.span.show_sound(sound.duration_s, sound.rate)
        self.context.bridge.submit(
            lambda app: app.sound_views.speakers(path), lambda found: self._show_speakers(path, found), owner=self
        )
        self._focus_lanes()
        announce(self, f"{sound.name}. {texts.about(sound)}")

    def _focus_lanes(self) -> None:
        """Keys are the lanes' from the beginning."""
        if shown := self.stack.shown():
            self.stack.lanes[shown[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_opened(self, path: Path, error: VoiceAppError) -> None:
        if self._wanted == path:
            self._close()
            self.head.show_sound(None)
            self.head.title.setText(path.name)
            self.empty.tell(error)
            self._fit()

    def _close(self, another: Path | None = None) -> None:
        """Be about no sound any more, or about ``another`` soon."""
        before, self.sound = self.sound, None
        self.playing.show_file(None)
        self.feed.show_file(None)
        self.asked.drop()
        self.empty.tell(None)
        if before is not None and before.path != another:
            self._let_go(before.path)

    def _let_go(self, path: Path) -> None:
        self.context.bridge.submit(lambda app: app.sound_views.close(path), owner=self)

    # -------------------------------------------------------------------------------------- speakers

    def _find_speakers(self) -> None:
        if (sound := self.sound) is None:
            return
        path, lane = sound.path, self.stack.speakers
        lane.show_finding()

        def failed(error: VoiceAppError) -> None:
            if self.sound is sound:
                lane.show_speakers(())
                lane.say(said_error(error))
                lane.finder.hide()

        self.context.bridge.submit(
            lambda app: app.sound_views.find_speakers(path),
            lambda found: self._show_speakers(path, found),
            failed,
            owner=self,
        )

    def _show_speakers(self, path: Path, found: Sequence[SpeakerLane]) -> None:
        if self.sound is not None and self.sound.path == path:
            self.stack.speakers.say("")
            self.stack.show_speakers(found)

    # ------------------------------------------------------------------------------------------ live

    def _toggle_live(self) -> None:
        if self.live.running:
            self.live.stop()
            return
        self._wanted = None
        self._close()
        self.stack.clear("")
        self.live.start()
        self.stack.offer(name for name in self._offered() if name not in NOT_LIVE)
        self.bar.play.setEnabled(False)
        self.minimap.clear_peaks()
        self.span.show_sound(LIVE_S, SPEECH_RATE)
        self._fit()

    def _listening(self) -> None:
        self.head.show_live(True)
        self.side.show_live(True)

    def _heard(self, file: Path | None) -> None:
        """The microphone is closed: what it heard is opened, unless something else was meanwhile."""
        self.head.show_live(False)
        self.side.show_live(False)
        self.stack.offer(self._offered())
        self.head.show_sound(self.sound)
        self._fit()
        if file is not None and self._wanted is None:
            self.open_file(file, texts.HEARD)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.empty.fit()
        self.feed.fetch()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.live.stop()  # nobody sees that it listens
        if not event.spontaneous():  # another page is shown
            self.playing.pause()

    # -------------------------------------------------------------------------------------- settings

    def _fetch_models(self) -> None:
        self.context.bridge.submit(lambda app: app.models.list(), self._show_models, owner=self)

    def _show_models(self, models: Sequence[ModelInfo]) -> None:
        """Tokens are offered only where a codec is here."""
        self._codec = any(one.task == "codec" and one.state == "installed" for one in models)
        if not self.live.running:
            self.stack.offer(self._offered())

    def _offered(self) -> list[str]:
        return [name for name in texts.LANES if name != "codec" or self._codec]

    def _look(self, look: Look) -> None:
        before, self.memory.look = self.memory.look, look
        self.memory.save()
        self.feed.look_anew(before, look)

    def _display(self, display: Display) -> None:
        self.memory.display = display
        self.memory.save()
        self.stack.show_display(display)

    def _export(self) -> None:
        if self.sound is not None:
            self.exporting.ask(self.sound)

    # ------------------------------------------------------------------------------------------ keys

    def event(self, event: QEvent) -> bool:
        """Esc clears the selection before it is the window's "stop speaking"."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        return (asked and self.span.selection is not None and keeps_escape(event)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.body.isVisible() or not take_key(event, self.playing):
            super().keyPressEvent(event)
