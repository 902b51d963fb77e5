"""``bench echo``: whether the assistant hears itself, and how soon it hears somebody who talks over it.

Replies by espeak-ng sound in simulated rooms (bench/room.py) and, with ``--data``, in those whose measured impulse
responses (``*impulse*.wav``) lie in the folder, through a loudspeaker that distorts a little and with a
delay that no driver told. Two cancellers, and none, play the same scenes.
"""

from __future__ import annotations

import asyncio
import itertools
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import jiwer
import numpy as np

from voiceapp.audio.echo import EchoCanceller, NoiseSuppressor, WebRtcCanceller
from voiceapp.audio.files import read
from voiceapp.audio.resample import mono_at
from voiceapp.bench.accuracy import with_noise
from voiceapp.bench.echo_scene import (
    REPLY_DB,
    USER_DB,
    Listener,
    Scene,
    at_level,
    convolved,
    echo_path,
)
from voiceapp.bench.report import distribution
from voiceapp.bench.room import ROOMS, impulse_response
from voiceapp.bench.speexdsp import SpeexCanceller
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Audio, Samples
from voiceapp.core.protocols import ListenOptions, SpeakOptions
from voiceapp.engines.catalog import find
from voiceapp.engines.vad_silero import SileroVad
from voiceapp.workers.pool import Pool
from voiceapp.workers.remote import RemoteSynthesizer, RemoteTranscriber

LEVELS_DB = (-10.0, -5.0, 0.0, 5.0, 10.0)
SNRS_DB = (20.0, 10.0, 5.0)
DELAYS_S = (0.06, 0.13, 0.2)
SCENE_S = 15.0
FADED_S = 5.0
FIRST_S, LATER_S = 0.5, 5.0
"""When the earliest user talks over the reply: while the canceller learns the room, and once it knows it."""

DIES_AWAY_S = 0.4
REPLIES = (
    "The weather today is mostly cloudy with a gentle wind from the west. In the evening it may rain for an hour.",
    "I set a timer for ten minutes, and I added milk, bread and a dozen eggs to your list. Is there anything else?",
    "Rome was founded, as the story goes, by two brothers. Historians think that villages slowly grew together.",
    "To make the dough, mix flour, water, yeast and salt. Let it rest for two hours, fold it twice and bake it.",
    "The next train leaves at seven fifteen from platform four. It should take about forty minutes to the airport.",
)
PHRASES = (
    "what time is it",
    "set a timer for ten minutes",
    "what is the date today",
    "add milk to my shopping list",
    "stop talking please",
)
"""What the user says, by flite's voice slt where that is installed; else the shipped question."""

CANCELLERS: dict[str, Callable[[], EchoCanceller | None]] = {
    "webrtc": WebRtcCanceller,
    "speexdsp": SpeexCanceller,
    "none": lambda: None,
}


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A room with the loudspeaker's and the user's way to the microphone."""

    name: str
    speaker: Samples
    user: Samples


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A phrase of the user's: its sound without the silence around it."""

    text: str
    sound: Samples


class EchoBench:
    """``own_speech_s`` is how long the assistant talks to itself, all rooms together; ``asr`` hears the words."""

    def __init__(
        self, question: Path, data: Path | None, own_speech_s: float, tell: Callable[[str], None], asr: str
    ) -> None:
        self._question = question
        self._data = data
        self._own_speech_s = own_speech_s
        self._tell = tell
        self._asr = asr

    async def run(self) -> dict[str, Any]:
        """The figures of each canceller that there is."""
        pool = Pool(EventBus(), memory_bytes=2**40, threads=2)
        try:
            voice, (ears, model) = find("espeak", "tts")[0], find(self._asr, "asr")
            self._transcriber = RemoteTranscriber(partial(pool.acquire, ears, model), ears.capabilities)
            synthesizer = RemoteSynthesizer(partial(pool.acquire, voice), voice.capabilities)
            self._reply = await _spoken(synthesizer)
            self._phrases = await asyncio.to_thread(_phrases, self._question)
            self._places = await asyncio.to_thread(_places, self._data)
            self._listener = Listener(SileroVad())
            clean = await self._word_error(None, None)
            noisy = [await self._in_noise(snr_db) for snr_db in SNRS_DB]
            self._tell(f"words in noise: {noisy}")
            rows = []
            for name, make in CANCELLERS.items():
                try:
                    make()
                except VoiceAppError as error:
                    self._tell(f"{name}: {error}")
                    continue
                rows.append(await self._row(name, make, clean))
        finally:
            await pool.close()
        return {
            "rooms": [place.name for place in self._places],
            "delays_ms": [round(delay * 1000) for delay in DELAYS_S],
            "word_error_without_echo": clean,
            "noise_suppression": noisy,
            "cancellers": rows,
        }

    async def _row(self, name: str, make: Callable[[], EchoCanceller | None], clean: float) -> dict[str, Any]:
        own = await asyncio.to_thread(self._own_speech, make)
        self._tell(f"{name}: {own['self_interruptions']} self-interruptions in {own['own_speech_s']:.0f} s")
        first = await self._detections(f"{name}: a user at first", make, LEVELS_DB[::2], FIRST_S)
        later = await self._detections(f"{name}: a user later", make, LEVELS_DB, LATER_S)
        # What interrupts itself hears words that nobody said.
        levels = LEVELS_DB[::2] if not own["self_interruptions"] else ()
        after = {level: await self._word_error(make, level) for level in levels}
        self._tell(f"{name}: word error {after} after the fade, {clean} without echo")
        return {
            "name": name,
            **own,
            "detection_at_first": first,
            "detection": later,
            "word_error_after_fade": [{"echo_db": level, "wer": wer} for level, wer in after.items()],
        }

    # -------------------------------------------------------------------------------- own speech

    def _own_speech(self, make: Callable[[], EchoCanceller | None]) -> dict[str, Any]:
        """The assistant talks and nobody else does."""
        cases = list(itertools.product(self._places, DELAYS_S, LEVELS_DB[::2]))
        rounds = max(1, round(self._own_speech_s / SCENE_S / len(cases)))
        first, later, busy, interruptions, starts, ducks, total = [], [], [], 0, 0, 0, 0.0
        for number, (place, delay_s, echo_db) in enumerate(cases * rounds):
            reply = self._stretch(number, SCENE_S)
            silence = np.zeros(len(reply), np.float32)
            scene = Scene(reply, echo_path(place.speaker, reply, delay_s, echo_db), silence, seed=number)
            outcome = self._listener.hear(scene, make())
            interruptions += outcome.interrupted_s is not None
            starts += len(outcome.starts)
            ducks += outcome.ducks
            total += SCENE_S
            busy.append(100 * outcome.busy_s / SCENE_S)
            second = SPEECH_RATE
            first.append(_erle_db(outcome.before[:second], outcome.after[:second]))
            if outcome.interrupted_s is None:
                later.append(_erle_db(outcome.before[2 * second :], outcome.after[2 * second :]))
        return {
            "own_speech_s": total,
            "self_interruptions": interruptions,
            "false_starts": starts,
            "played_softer": ducks,
            "erle_first_second_db": distribution(first),
            "erle_db": distribution(later),
            "cpu_percent_of_core": distribution(busy),
        }

    def _stretch(self, number: int, seconds: float) -> Samples:
        """Another part of the reply for each number, as loud as replies are."""
        count = round(seconds * SPEECH_RATE)
        start = number * 7_919 * 16 % len(self._reply)
        return at_level(np.resize(np.roll(self._reply, -start), count), REPLY_DB)

    # --------------------------------------------------------------------------- talking over it

    async def _detections(
        self, who: str, make: Callable[[], EchoCanceller | None], levels_db: Sequence[float], begins_s: float
    ) -> list[dict[str, Any]]:
        rows = []
        for echo_db in levels_db:
            found = await asyncio.to_thread(self._detection, make, echo_db, begins_s)
            self._tell(f"{who}, under {echo_db:+g} dB of echo: {found['delay_ms']}, missed {found['missed']}")
            rows.append(found)
        return rows

    def _detection(
        self, make: Callable[[], EchoCanceller | None], echo_db: float, begins_s: float
    ) -> dict[str, Any]:
        """How long after users begin to talk over the reply, ``begins_s`` or soon after, it is interrupted."""
        delays, missed, early = [], 0, 0
        for number, (place, phrase) in enumerate(itertools.product(self._places, self._phrases)):
            reply = self._stretch(number, 9.5)
            begin_s = begins_s + (number * 0.37) % 1.5
            user = _user(place, phrase.sound, begin_s, len(reply))
            delay_s = DELAYS_S[number % len(DELAYS_S)]
            scene = Scene(reply, echo_path(place.speaker, reply, delay_s, echo_db), user, seed=number)
            at_s = self._listener.hear(scene, make()).interrupted_s
            if at_s is None or at_s > begin_s + len(phrase.sound) / SPEECH_RATE + 0.5:
                missed += 1
            elif at_s < begin_s:
                early += 1
            else:
                delays.append(1000 * (at_s - begin_s))
        return {"echo_db": echo_db, "delay_ms": distribution(delays), "missed": missed, "too_early": early}

    async def _word_error(self, make: Callable[[], EchoCanceller | None] | None, echo_db: float | None) -> float:
        """Word error rate of what is said from the moment on at which the reply has died away at the microphone."""
        wrong = words = 0
        for number, (place, phrase) in enumerate(itertools.product(self._places, self._phrases)):
            reply = self._stretch(number, 9.0)
            delay_s = DELAYS_S[number % len(DELAYS_S)]
            user = _user(place, phrase.sound, FADED_S + delay_s + DIES_AWAY_S, len(reply))
            path = np.zeros(1, np.float32)
            if echo_db is not None:
                path = echo_path(place.speaker, reply, delay_s, echo_db)
            scene = Scene(reply, path, user, FADED_S, number)
            canceller = make() if make is not None else None
            outcome = await asyncio.to_thread(self._listener.hear, scene, canceller)
            wrong += _wrong_words(phrase.text, await self._text(outcome.heard))
            words += len(phrase.text.split())
        return round(wrong / words, 4)

    async def _in_noise(self, snr_db: float) -> dict[str, float]:
        """Word error rate of the phrases in steady noise of speech's own spectrum, as it is and suppressed."""
        wrong = {"wer_off": 0, "wer_on": 0}
        words = 0
        for seed, phrase in itertools.product(range(2), self._phrases):
            padded = np.pad(phrase.sound, (SPEECH_RATE, SPEECH_RATE // 2))
            noisy = with_noise(padded[: len(padded) // FRAME_SAMPLES * FRAME_SAMPLES], snr_db, seed)
            suppressor = NoiseSuppressor()
            frames = [suppressor.process(frame) for frame in noisy.reshape(-1, FRAME_SAMPLES)]
            for key, sound in (("wer_off", noisy), ("wer_on", np.concatenate(frames))):
                wrong[key] += _wrong_words(phrase.text, await self._text(sound[SPEECH_RATE // 2 :]))
            words += len(phrase.text.split())
        return {"snr_db": snr_db, **{key: round(count / words, 4) for key, count in wrong.items()}}

    async def _text(self, sound: Samples) -> str:
        async def feed() -> AsyncIterator[Audio]:
            yield Audio(sound, SPEECH_RATE)

        text = ""
        if len(sound):
            async for heard in self._transcriber.listen(1, feed(), ListenOptions()):
                text = heard.text
        return text.lower()


def _wrong_words(told: str, heard: str) -> int:
    measured = jiwer.process_words(told, "".join(c for c in heard if c.isalnum() or c == " "))
    return int(measured.substitutions + measured.deletions + measured.insertions)


def _erle_db(before: Samples, after: Samples) -> float:
    """Echo return loss enhancement (ITU-T G.168): how much weaker the canceller made the microphone's sound."""
    power = [float(np.mean(np.square(sound, dtype=np.float64))) + 1e-12 for sound in (before, after)]
    return float(10 * np.log10(power[0] / power[1]))


def _user(place: Place, sound: Samples, begin_s: float, count: int) -> Samples:
    """The user's speech at the microphone."""
    whole = np.zeros(count, np.float32)
    begin = round(begin_s * SPEECH_RATE)
    part = sound[: count - begin]
    whole[begin : begin + len(part)] = part
    return at_level(convolved(whole, place.user), USER_DB)


async def _spoken(synthesizer: RemoteSynthesizer) -> Samples:
    """All replies one after the other."""
    parts = [
        mono_at(speech.audio, SPEECH_RATE)
        for number, text in enumerate(REPLIES)
        async for speech in _speak(synthesizer, number, text)
    ]
    return np.concatenate(parts)


def _speak(synthesizer: RemoteSynthesizer, number: int, text: str) -> AsyncIterator[Any]:
    return synthesizer.speak(number, 0, text, SpeakOptions())


def _phrases(question: Path) -> Sequence[Said]:
    flite = shutil.which("flite")
    if flite is None:
        return [Said("what time is it", _trimmed(read(question, SPEECH_RATE).samples))]
    found = []
    with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as folder:
        for text in PHRASES:
            file = Path(folder) / "phrase.wav"
            subprocess.run([flite, "-voice", "slt", "-t", text, "-o", str(file)], check=True)
            found.append(Said(text, _trimmed(read(file, SPEECH_RATE).samples)))
    return found


def _trimmed(sound: Samples) -> Samples:
    loud = np.flatnonzero(np.abs(sound) > 0.01 * np.abs(sound).max())
    return sound[loud[0] : loud[-1] + 1]


def _places(data: Path | None) -> list[Place]:
    return [
        *(
            Place(room.name, impulse_response(room, room.speaker), impulse_response(room, room.user))
            for room in ROOMS
        ),
        *_measured(data),
    ]


def _measured(data: Path | None) -> Iterator[Place]:
    """Measured rooms; there the user is heard without reverberation, since nobody measured that."""
    for file in sorted(data.glob("*impulse*.wav")) if data is not None else ():
        response = read(file, SPEECH_RATE).samples
        response = response[np.argmax(np.abs(response) > 0.1 * np.abs(response).max()) :]
        yield Place(file.stem, response, np.ones(1, np.float32))
