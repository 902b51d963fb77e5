"""The Voices page: the library, and the voice that is open; what the user does is asked of the services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ModelsChanged, Notice, SettingChanged, VoiceChanged, VoiceRemoved
from voiceapp.core.voices import TALKS
from voiceapp.gui.context import Context
from voiceapp.gui.language import said_error, tr, tr_n
from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.panels.voices_deleting import Deleting
from voiceapp.gui.panels.voices_detail import VoiceDetail
from voiceapp.gui.panels.voices_files import ENDING, Files, may_be_sound
from voiceapp.gui.panels.voices_memory import VoicesMemory
from voiceapp.gui.panels.voices_new import NewVoice
from voiceapp.gui.panels.voices_playing import Playing
from voiceapp.gui.panels.voices_recording import Recorder
from voiceapp.gui.panels.voices_sample_work import SampleWork
from voiceapp.gui.panels.voices_shelf import VoiceShelf, wide
from voiceapp.gui.panels.voices_speaking import Speaking
from voiceapp.gui.widgets.announce import announce
from voiceapp.gui.widgets.drop_target import DropTarget

if TYPE_CHECKING:
    from voiceapp.core.voices import Sample, Voice, VoiceKind
    from voiceapp.gui.ports import AppPort

DETAIL = 480
"""What an open voice needs, px at 100 %; where cards and it have no room side by side they take turns."""
WIDE_DETAIL = 800
"""What it needs beside three columns of cards."""
PEAKS = 800


class VoicesPage(QWidget):
    """Library and detail side by side. Ctrl+F searches, the arrow keys go from card to card."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self.voices: Sequence[Voice] = ()
        self.open_id: int | None = None
        self.peaks: dict[str, NDArray[np.float32]] = {}
        self._asked: set[str] = set()
        self._reads = 0
        self._scale = self.theme.px(100)
        self._restricted: Set[int] = frozenset()
        self.setObjectName("voices-page")
        self.setAccessibleName(tr("Voices"))
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.memory = VoicesMemory(context.paths.config)
        self.shelf, self.detail = VoiceShelf(self.theme), VoiceDetail(self.theme)
        self.shelf.filters.choose(self.memory.filter)
        self.detail.wanted = self.memory.tab
        self.form = NewVoice(self.theme)
        self.deleting = Deleting(context, self.detail)
        self.speaking = Speaking(context, self.detail, self.deleting)
        self.recorder = Recorder(context, self.detail)
        self.sample_work = SampleWork(context, self.detail, self.deleting)
        self.playing = Playing(context, self.shelf, self.detail.samples)
        self.files = Files(context, self)
        self.side = QStackedWidget()
        self.side.setObjectName("voices-side")
        self.side.setProperty("surface", "raised")
        self.side.setProperty("line", "left")
        self.side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.side.addWidget(self.detail)
        self.side.addWidget(self.form)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.shelf)
        row.addWidget(self.side, 1)
        self.side.hide()
        self.drop = DropTarget(self.theme, self, "")
        self._connect()
        self._fit()
        self.theme.changed.connect(self._rescale)
        self.refresh()

    def _connect(self) -> None:
        shelf, detail, samples = self.shelf, self.detail, self.detail.samples
        self.drop.dropped.connect(self.take_files)
        shelf.filters.chosen.connect(lambda _: self._remember())
        detail.tab_chosen.connect(lambda _: self._remember())
        shelf.opened.connect(self.open)
        shelf.delete_wanted.connect(self._delete_from_shelf)
        shelf.new_wanted.connect(self.begin_new)
        shelf.import_wanted.connect(self.files.choose_import)
        shelf.verify_wanted.connect(self.files.choose_verify)
        self.files.imported.connect(self.open_later)
        form = self.form
        form.made.connect(self._make)
        form.cancelled.connect(self.show_shelf)
        form.files_wanted.connect(lambda: self.files.choose_recordings(form.add_files))
        form.voices_wanted.connect(self._fetch_voices)
        detail.back_wanted.connect(self.show_shelf)
        detail.renamed.connect(lambda name: self._do(lambda app, voice: app.voices.rename(voice.id, name)))
        detail.delete_wanted.connect(self._ask_delete)
        detail.talk_wanted.connect(self._use_in_talks)
        detail.export_wanted.connect(lambda: self.files.choose_export(self.voice) if self.voice else None)
        samples.add_wanted.connect(lambda: self.files.choose_recordings(self.sample_work.add))
        samples.shown.connect(self._show_wave)
        samples.remove_wanted.connect(self.deleting.sample)
        self.deleting.changed.connect(self.refresh)
        detail.sound.described.connect(
            lambda one, recipe: self._do(lambda app, _: app.voices.library.set_recipe(one.id, recipe))
        )
        detail.words.changed.connect(
            lambda words: self._do(
                lambda app, voice: app.voices.library.set_lexicon(voice.id, words + self.deleting.words(voice.id))
            )
        )
        detail.words.left_out.connect(self.deleting.word)
        events = self.context.bridge.events
        events.subscribe(VoiceChanged, lambda _: self.refresh())
        events.subscribe(VoiceRemoved, self._removed)
        events.subscribe(ModelsChanged, lambda _: self.refresh())
        events.subscribe(SettingChanged, lambda event: self._show_talks() if event.key == TALKS else None)

    # ------------------------------------------------------------------------------------ arranging

    @property
    def voice(self) -> Voice | None:
        """The voice that is open."""
        return next((voice for voice in self.voices if voice.id == self.open_id), None)

    def _fit(self) -> None:
        """As many columns of cards as leave the open voice its room, at most three beside it."""
        px, open_now = self.theme.px, not self.side.isHidden()
        need = {3: WIDE_DETAIL, 2: DETAIL, 1: DETAIL}
        columns = next((n for n, beside in need.items() if self.width() >= px(wide(n) + beside)), 0)
        self.shelf.setVisible(not open_now or columns > 0)
        self.drop.words = self._taken()
        self.detail.back.setVisible(columns == 0)
        self.shelf.setMinimumWidth(0)
        self.shelf.setMaximumWidth(px(wide(columns)) if open_now and columns else 16777215)
        if open_now and columns:
            self.shelf.setMinimumWidth(px(wide(columns)))

    def _remember(self) -> None:
        self.memory.filter, self.memory.tab = self.shelf.filters.value(), self.detail.wanted
        self.memory.save()

    def _rescale(self) -> None:
        """Another text size: cards and tables are laid out anew."""
        if self._scale != self.theme.px(100):
            self._scale = self.theme.px(100)
            self.shelf.show_again()
            self._show_voice()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_shelf(self) -> None:
        """Close what is open and show the cards alone."""
        self.recorder.leave()
        self.open_id = None
        self.shelf.choose(None)
        self.side.hide()
        self._fit()
        self.shelf.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Search the library (Ctrl+F)."""
        if self.shelf.isHidden():
            self.show_shelf()
        self.shelf.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_part(self, part: str) -> None:
        """Open the voice of that number, or the form for a "new" one."""
        if part.isdigit():
            self.open(int(part))
        elif part == "new":
            self.begin_new()

    # ------------------------------------------------------------------------------------ a new one

    def begin_new(self) -> None:
        """Open the form for a new voice."""
        self.recorder.leave()
        self.open_id = None
        self.shelf.choose(None)
        self.side.setCurrentWidget(self.form)
        self.side.show()
        self._fit()
        self.form.begin()
        self.context.bridge.submit(lambda app: app.models.list(), self.form.show_models, owner=self)

    def _fetch_voices(self, engine: str) -> None:
        self.context.bridge.submit(
            lambda app: app.voices.offered(engine),
            lambda voices: self.form.show_voices(engine, voices),
            lambda error: self.form.show_voices(engine, (), said_error(error)),
            owner=self,
        )

    def _make(self, name: str, kind: VoiceKind, told: Mapping[str, Any]) -> None:
        self.form.show_making(True)

        def made(voice: Voice) -> None:
            self.form.show_making(False)
            there = tr("{name} is in the library.", name=voice.name)
            if not self.side.isHidden() and self.side.currentWidget() is self.form:
                self.open_later(voice.id)
                announce(self, there)
            else:  # the user went on to something else
                self.context.notify(Notice("success", there))

        def failed(error: VoiceAppError) -> None:
            self.form.show_making(False)
            self.form.say(said_error(error))

        def make() -> None:
            self.context.bridge.submit(
                lambda app: app.voices.library.add(name, kind, **told), made, failed, owner=self
            )

        self.context.delete_now(make)  # else the name of a deleted voice is still taken

    def open_later(self, number: int) -> None:
        """Open a voice that the library got just now; a recording that runs is not left for it."""
        if not self.detail.recording:
            self.open_id, self.detail.wanted = number, ""
        self.refresh()

    # -------------------------------------------------------------------------------------- reading

    def refresh(self) -> None:
        """Read the library again."""

        async def fetch(app: AppPort) -> tuple[Sequence[Voice], bool, Set[int]]:
            voices = await app.voices.library.list()
            return voices, bool(await app.sample_cuts.cleaner()), await app.voices.restricted(voices)

        self._reads += 1
        read = self._reads

        def done(found: tuple[Sequence[Voice], bool, Set[int]]) -> None:
            if read == self._reads:  # else a later look at the library came first, or will
                self._show(found)

        self.context.bridge.submit(fetch, done, owner=self)

    def _show(self, found: tuple[Sequence[Voice], bool, Set[int]]) -> None:
        voices, self.detail.samples.cleans, self._restricted = found
        self.voices = self.deleting.left(voices)
        if (gone := self.open_id) in self.deleting.voices:
            self.show_shelf()
            self.shelf.turn_from(gone)
        self._show_shelf()
        for voice in self.voices:
            if sample := texts.first_sample(voice):
                self._fetch_peaks(voice, sample)
        if self.voice is not None:
            self.open(self.voice.id)

    def _show_shelf(self) -> None:
        self.shelf.show_voices(self.voices, self.peaks, self.context.settings.text(TALKS), self._restricted)
        self.shelf.choose(self.open_id)

    def _show_talks(self) -> None:
        """Another voice is the assistant's."""
        self._show_shelf()
        self._show_voice()

    def open(self, number: int) -> None:
        """Show a voice."""
        if number != self.open_id:
            self.recorder.leave()
        self.open_id = number
        self.shelf.choose(number)
        if self.voice is not None:
            self.side.setCurrentWidget(self.detail)
            self.side.show()
            self._fit()
            self._show_voice()

    def _show_voice(self) -> None:
        voice = self.voice
        if voice is not None:
            sample = texts.first_sample(voice)
            self.detail.in_talks = voice.name == self.context.settings.text(TALKS)
            self.detail.show_voice(voice, self.peaks.get(sample.digest) if sample else None)
            self.speaking.show_voice(voice)

    def _removed(self, event: VoiceRemoved) -> None:
        if event.voice == self.open_id:
            self.show_shelf()
        self.refresh()

    def _fetch_peaks(self, voice: Voice, sample: Sample) -> None:
        """Have a sample's wave computed once."""
        if sample.digest in self._asked:
            return
        self._asked.add(sample.digest)

        async def fetch(app: AppPort) -> NDArray[np.float32]:
            return await app.clips.peaks(app.voices.library.folder(voice.id) / sample.file, PEAKS)

        def done(peaks: NDArray[np.float32]) -> None:
            self.peaks[sample.digest] = peaks
            self._show_shelf()
            if self.voice is not None:
                self._show_voice()
                self._show_wave(self.detail.samples.sample)

        # Without it the card keeps the picture of its name; the fault is told where the sample is played.
        self.context.bridge.submit(fetch, done, lambda _: None, owner=self)

    def _show_wave(self, sample: Sample | None) -> None:
        if sample is None or (voice := self.voice) is None:
            return
        wave = self.detail.samples.wave
        wave.show_peaks(self.peaks.get(sample.digest, np.zeros((0, 2), np.float32)))
        self._fetch_peaks(voice, sample)

    # ---------------------------------------------------------------------------------------- doing

    def _do(self, work: Callable[[Any, Voice], Any], done: Callable[[Any], None] | None = None) -> None:
        """Ask a service for something about the open voice."""
        if (voice := self.voice) is not None:
            self.context.bridge.submit(lambda app: work(app, voice), done, owner=self)

    def _delete_from_shelf(self, number: int) -> None:
        self.open(number)
        self._ask_delete()

    def _ask_delete(self) -> None:
        if self.voice is not None:
            self.deleting.voice(self.voice)

    def _use_in_talks(self, used: bool) -> None:
        def done(name: str) -> None:
            told = (
                tr("The assistant speaks as {name} from now on.", name=name)
                if name
                else tr("The assistant speaks in its own voice from now on.")
            )
            self.context.notify(Notice("success", told))

        async def use(app: AppPort, voice: Voice) -> str:
            name = (await app.voices.library.get(voice.id)).name if used else ""
            app.settings.set(TALKS, name)
            return name

        self._do(use, done)

    # ---------------------------------------------------------------------------------------- files

    def _taken(self) -> str:
        """What becomes of files that are dropped."""
        voice = self.voice
        if voice is None:
            return tr("Drop recordings for a new voice, or a voice file")
        if voice.cloned:
            return tr("Drop recordings of {name}, or a text to be spoken", name=voice.name)
        return tr("Drop a text that {name} is to speak", name=voice.name)

    def take_files(self, files: Sequence[Path]) -> None:
        """Take dropped files: voice files into the library, a text to be spoken, recordings into form or voice."""
        sounds = [file for file in files if may_be_sound(file)]
        wrong = []
        for file in files:
            if file.suffix.lower() == ENDING:
                self.files.take_in(file)
            elif file in sounds:
                continue
            elif file.suffix.lower() not in texts.TEXT_ENDINGS:
                wrong.append(file.name)
            elif self.voice is not None:
                self.detail.show_tab("speak")
                self.detail.speak.take_file(file)
            else:
                self.context.notify(
                    Notice("info", tr("Open the voice that is to speak {name}, and drop it again.", name=file.name))
                )
        if wrong:
            told = tr("{name} is no recording, no text and no voice file.", name=wrong[0])
            if len(wrong) > 1:
                told = tr_n(
                    len(wrong),
                    "{count} file is no recording, no text and no voice file.",
                    "{count} files are no recordings, no texts and no voice files.",
                )
            self.context.notify(Notice("warning", told))
        if not sounds:
            return
        if self.voice is not None and self.voice.cloned:
            self.sample_work.add(sounds)
            return
        if self.side.isHidden() or self.side.currentWidget() is not self.form:
            self.begin_new()
        self.form.add_files(sounds)
