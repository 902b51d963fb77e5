"""What becomes of a recording that ended, in order or not: a verified file, and a meeting that is ready."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MeetingChanged, MeetingRemoved, Notice
from voiceapp.core.locks import try_lock
from voiceapp.core.meetings import MeetingInfo
from voiceapp.core.recording import RECORDING_FILE, Finished, MeetingRecorder
from voiceapp.storage.meetings import MeetingStore

LOCK = ".recording"


def take_lock(folder: Path, what: str = "A meeting") -> int:
    """Be the one who records ``what``; the descriptor that holds it. Raises VoiceAppError ``recording-runs``."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise VoiceAppError(
            "recording-not-written",
            f"The folder {folder} cannot be written: {error.strerror or error}.",
            "Make it writable and try again.",
            retryable=True,
        ) from error
    if not try_lock(handle):
        os.close(handle)
        raise VoiceAppError(
            "recording-runs",
            f"{what} is being recorded already.",
            "Stop that recording first; it may run in another window or terminal.",
        )
    return handle


@dataclass(frozen=True, slots=True)
class Recovered:
    """A recording that had ended without its file; ``missing_s``: the most that can be missing at its end."""

    id: int
    duration_s: float
    missing_s: float


class RecordingFinisher:
    """Makes the verified files, ``folder`` holding a folder for each meeting.

    ``then`` is what is done with a meeting whose sound is ready.
    """

    def __init__(
        self,
        meetings: MeetingStore,
        recorder: MeetingRecorder,
        bus: EventBus,
        folder: Path,
        then: Callable[[int], Awaitable[None]] | None = None,
    ) -> None:
        self._meetings, self._recorder, self._bus, self._folder = meetings, recorder, bus, folder
        self._then = then
        self._busy: set[int] = set()

    async def unfinished(self) -> list[MeetingInfo]:
        """Recordings that a crash, a full disk or the program's end left behind."""
        states = {"finishing"}
        try:
            lock = await asyncio.to_thread(take_lock, self._folder)
        except VoiceAppError:  # the one that is being recorded, here or in another process, is none of them
            found = await self._meetings.list()
        else:
            states.add("recording")
            found = await self._meetings.list()
            os.close(lock)
        return [info for info in found if info.state in states and info.id not in self._busy]

    async def recover(self) -> list[Recovered]:
        """Finish everything that was left behind. What cannot be is told and kept."""
        recovered = []
        for info in await self.unfinished():
            try:
                done = await self.finish(info)
            except VoiceAppError as error:
                # Another window or command finishes it, or deleted it meanwhile.
                if error.code not in ("recording-in-use", "meeting-unknown"):
                    self._bus.publish(Notice.of(error, action="meetings"))
                continue
            if done is not None:
                recovered.append(Recovered(info.id, done.duration_s, done.missing_s))
        return recovered

    async def recover_and_tell(self) -> None:
        """Recover, and say in a notice what was."""
        for found in await self.recover():
            info = await self._meetings.get(found.id)
            sentence = f"The recording “{info.title}” was recovered: {found.duration_s / 60:.1f} minutes."
            if found.missing_s:
                sentence += f" At most {found.missing_s:.1f} s are missing at its end."
            self._bus.publish(Notice("success", sentence, "", "meetings", "recording-recovered"))

    async def finish_quietly(self, info: MeetingInfo, told: str = "") -> None:
        """:meth:`finish` for whoever waits for no result. ``told``: the code of what the user knows already."""
        try:
            await self.finish(info)
        except VoiceAppError as error:
            if error.code not in (told, "meeting-unknown"):  # the user deleted it meanwhile
                raise

    async def finish(self, info: MeetingInfo) -> Finished | None:
        """Make the verified file; None where nothing had been recorded, and the meeting is gone.

        Raises VoiceAppError; but for ``recording-gone`` what was recorded is kept, and can be finished later.
        """
        folder = self._folder / str(info.id)
        self._busy.add(info.id)
        try:
            done = await self._recorder.finish(folder, lambda fraction, message: None)
        except VoiceAppError as error:
            if error.code == "recording-empty":
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
                await self._meetings.delete(info.id)
                self._bus.publish(MeetingRemoved(info.id))
                self._bus.publish(Notice("warning", error.message, error.next_step, "meetings", error.code))
                return None
            if error.code == "recording-gone":
                await self._meetings.update(info.id, state="broken")
                self._bus.publish(MeetingChanged(info.id))
            raise
        finally:
            self._busy.discard(info.id)
        await self._meetings.update(
            info.id,
            state="ready",
            duration_s=done.duration_s,
            audio=RECORDING_FILE,
            channels=done.channels,
            size_bytes=done.size_bytes,
        )
        self._bus.publish(MeetingChanged(info.id))
        if self._then is not None:
            await self._then(info.id)
        return done
