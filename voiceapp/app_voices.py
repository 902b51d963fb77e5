"""The services about voices, wired: kept, checked, agreed to, spoken, measured, exported."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from voiceapp.app_writers import create, save_now
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import Synthesizer, Task
from voiceapp.core.recording import MeetingRecorder
from voiceapp.core.samples import Diagnosis, sample_facts
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import Tasks
from voiceapp.core.voices import TALKS, Voice
from voiceapp.core.whole_file import PRIVATE
from voiceapp.services.consent import ConsentService
from voiceapp.services.consent_hearing import ConsentHearing
from voiceapp.services.engine_facts import EngineFacts
from voiceapp.services.engines import EngineService
from voiceapp.services.file_sound import NoteSpeed
from voiceapp.services.jobs import JobsService
from voiceapp.services.latents import Latents
from voiceapp.services.script_sound import ScriptSound
from voiceapp.services.script_speaking import ScriptSpeaking
from voiceapp.services.scripts import ScriptsService
from voiceapp.services.take_making import TakeMaker
from voiceapp.services.take_measures import TakeMeasures
from voiceapp.services.transcription import TranscriptionService
from voiceapp.services.voice_export_jobs import VoiceExportJobs
from voiceapp.services.voice_exports import VoiceExports
from voiceapp.services.voice_files import VoiceFiles
from voiceapp.services.voice_leftovers import RECORDING, VoiceLeftovers
from voiceapp.services.voice_match import VoiceMatch
from voiceapp.services.voice_recording import VoiceRecording
from voiceapp.services.voice_speech import LibrarySynthesizer, VoiceSpeech
from voiceapp.services.voices import VoiceLibrary
from voiceapp.services.watermarks import Watermarks
from voiceapp.storage.database import Database
from voiceapp.storage.takes import TakeStore
from voiceapp.storage.voices import VoiceStore
from voiceapp.workers.remote_delivery import RemoteDelivery
from voiceapp.workers.remote_scripts import RemoteScripts


class VoiceServices:
    """Everything about the voices of one home.

    ``best_here``: this computer's engines, best first; ``speed_of``: how fast one was, ``about``: what is known of
    it, both by its text; ``checked``: what is wrong with a sample.
    """

    def __init__(
        self,
        db: Database,
        paths: Paths,
        settings: Settings,
        bus: EventBus,
        engines: EngineService,
        best_here: Callable[[Task], Awaitable[list[str]]],
        jobs: JobsService,
        note_speed: NoteSpeed,
        speed_of: Callable[[str], Awaitable[float | None]],
        checked: Callable[[Path], Awaitable[Diagnosis]],
        about: Callable[[str], Awaitable[EngineFacts]],
        transcription: TranscriptionService,
        recorder: MeetingRecorder,
    ) -> None:
        async def check(path: Path) -> Mapping[str, Any]:
            return sample_facts(await checked(path))

        store, latents = VoiceStore(db), Latents(paths.voices)
        create_private = partial(create, mode=PRIVATE)
        self.library = VoiceLibrary(
            *(store, bus, paths.voices, engines.decode, engines.probe, create_private, check),
            end_jobs=lambda voice: jobs.drop(voice=voice),
            forget=latents.forget,
        )
        hearing = ConsentHearing(
            engines,
            transcription,
            engines.decode,
            lambda: settings.text("engines.asr"),
            partial(best_here, "asr"),
        )
        self.consent = ConsentService(
            self.library,
            store,
            bus,
            hearing,
            VoiceMatch(engines.speaker_encoder, engines.decode),
            engines.decode,
            create_private,
            language=lambda: settings.text("engines.language"),
            encoder=lambda: settings.text("engines.speaker"),
            now=time.time,
        )
        self.watermarks = Watermarks(engines.watermarks, engines.decode, engines.probe)
        self.offered = engines.voices
        self.files = VoiceFiles(self.library, self.consent.match_imported)
        self.recording = VoiceRecording(recorder, settings, bus, paths.voices / RECORDING)
        self.speech = VoiceSpeech(
            partial(engines.own_synthesizer, talk=False),
            engines.cloner,
            lambda: settings.text("engines.tts"),
            partial(best_here, "tts"),
            latents,
            self.library.folder,
            engines.decode,
        )
        takes, files = TakeStore(db), RemoteScripts(partial(engines.worker, "analysis"))
        self._leftovers = VoiceLeftovers(store, takes, paths.voices)
        self._tasks = Tasks(bus)
        self.scripts = ScriptsService(takes, self.library, self.speech, files.paragraphs, jobs, bus, speed_of)
        measures = TakeMeasures(engines, partial(best_here, "asr"), self.library.folder)
        maker = TakeMaker(measures, partial(save_now, mode=PRIVATE), self.library.folder, note_speed)
        self._speaking = ScriptSpeaking(
            takes, self.library, self.speech, maker, jobs, bus, lambda: int(settings.number("voices.retries"))
        )
        self.script_sound = ScriptSound(takes, self.library.folder, files)
        delivery = RemoteDelivery(partial(engines.worker, "analysis", "delivery"))
        self._about = about
        self._settings = settings
        self.exports = VoiceExports(takes, self.library, self.script_sound, delivery, about, self.watermarks.verify)
        self.export_jobs = VoiceExportJobs(jobs, self.exports)

    def start(self) -> None:
        """Remove what killed programs left, in the background; for the window."""
        self._tasks.spawn(self._leftovers.remove())

    async def close(self) -> None:
        """End what runs."""
        await self.recording.discard()
        await self._tasks.cancel()

    async def rename(self, voice: int, name: str) -> None:
        """Give a voice another name; the talks that use it go on using it. Raises as the library does."""
        before = (await self.library.get(voice)).name
        await self.library.rename(voice, name)
        if self._settings.text(TALKS) == before:
            self._settings.set(TALKS, (await self.library.get(voice)).name)

    async def delete(self, voice: int) -> None:
        """Delete a voice; talks that used it use the engine's own again. Raises as the library does."""
        before = (await self.library.get(voice)).name
        await self.library.delete(voice)
        if self._settings.text(TALKS) == before:
            self._settings.set(TALKS, "")

    async def restricted(self, voices: Sequence[Voice]) -> set[int]:
        """The ids of those that speak through an engine whose licence forbids business."""
        found: dict[str, bool] = {}
        ids: set[int] = set()
        for voice in voices:
            try:
                engine = await self.speech.engine(voice)
            except VoiceAppError:  # nothing here speaks as it
                continue
            if engine not in found:
                found[engine] = not (await self._about(engine)).business
            if found[engine]:
                ids.add(voice.id)
        return ids

    def voiced(self, synthesizer: Synthesizer, engine: str) -> Synthesizer:
        """An engine, given with its text, that speaks as the library's voices too."""
        return LibrarySynthesizer(synthesizer, engine, self.library.find, self.speech, self.library.is_aside)
