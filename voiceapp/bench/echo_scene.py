"""A talk in a simulated room, as fast as it goes: a reply, its echo, a user, and what the program hears."""

from __future__ import annotations

import queue
import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from voiceapp.audio.echo import EchoCanceller, NoiseSuppressor
from voiceapp.audio.far_end import FarEnd
from voiceapp.audio.streams import Captured
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, AudioChunk, Samples
from voiceapp.engines.sound_capture import Capture
from voiceapp.engines.sound_near_end import NearEnd
from voiceapp.engines.sound_playback import DUCKED, duck_ramp
from voiceapp.engines.vad import SpeechDetector
from voiceapp.engines.vad_silero import SileroVad
from voiceapp.pipeline.endpointing import Endpointer, FixedDelay

FRAME_S = FRAME_SAMPLES / SPEECH_RATE
USER_DB = -26.0
"""The user's speech at the microphone, dB of full scale while it sounds."""

REPLY_DB = -20.0
NOISE_DB = -65.0
DRIVE = 1.0
"""How hard the loudspeaker is driven: it saturates as tanh does."""

FADE_S = 0.03
OUTPUT_S = 0.04
"""From the decision to interrupt until the loudspeaker begins to fade: what the device holds already."""

AHEAD = 2
ENDPOINT_S = 0.7
BARGE_IN_S = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What happens at the microphone. All 16 kHz mono of one length.

    ``response`` leads from the loudspeaker to the microphone, delay included; ``faded_s`` ends the reply
    whoever speaks.
    """

    reply: Samples
    response: Samples
    user: Samples
    faded_s: float | None = None
    seed: int = 0


@dataclass(slots=True)
class Outcome:
    """What the program made of a scene. Times in seconds from its start.

    ``interrupted_s``: when the reply was interrupted (None: never); ``starts``: when speech was found to have
    begun; ``ducks``: how often it was played softer to find out; ``heard``: all frames that reached the
    transcriber until the endpoint of the interruption; ``before``, ``after``: the
    sound that the canceller was given and what it left; ``busy_s``: processor time of the program's part.
    """

    interrupted_s: float | None
    starts: list[float]
    ducks: int
    heard: Samples
    before: Samples
    after: Samples
    busy_s: float


def at_level(sound: Samples, level_db: float) -> Samples:
    """The sound with its speech (frames within 30 dB of the loudest) at a level, dB of full scale."""
    frames = sound[: len(sound) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
    power = np.mean(np.square(frames, dtype=np.float64), axis=1)
    speech = np.mean(power[power > power.max() * 1e-3])
    return np.asarray(sound * np.sqrt(10 ** (level_db / 10) / speech), np.float32)


def convolved(sound: Samples, response: Samples) -> Samples:
    """The sound in the room, cut to its own length."""
    size = 1 << (len(sound) + len(response)).bit_length()
    product = np.fft.rfft(sound, size) * np.fft.rfft(response, size)
    return np.asarray(np.fft.irfft(product, size)[: len(sound)], np.float32)


def echo_path(response: Samples, reply: Samples, delay_s: float, echo_db: float) -> Samples:
    """The impulse response that puts a reply's echo at ``echo_db`` relative to the user, ``delay_s`` late."""
    late = np.concatenate([np.zeros(round(delay_s * SPEECH_RATE), np.float32), response])
    echo = convolved(reply, late)
    target = at_level(echo, USER_DB + echo_db)
    at = int(np.argmax(np.abs(echo)))
    return np.asarray(late * (target[at] / echo[at]), np.float32)


class _Microphone:
    """The source that Capture reads: one frame at a time, with its virtual time."""

    name, rate, lockstep, overflows = "scene", SPEECH_RATE, False, 0

    def __init__(self) -> None:
        self.frame: Samples = np.zeros(0, np.float32)
        self.start_s = 0.0

    def read(self, timeout_s: float) -> Captured:
        return Captured(self.frame, self.start_s)

    def hold(self, held: bool) -> None: ...

    def close(self) -> None: ...


class _Recorded:
    """A canceller that keeps what it was given and gave."""

    def __init__(self, canceller: EchoCanceller | None) -> None:
        self._canceller = canceller
        self.before: list[Samples] = []
        self.after: list[Samples] = []

    def process(self, near: Samples, far: Samples) -> Samples:
        cleaned = near if self._canceller is None else self._canceller.process(near, far)
        self.before.append(near)
        self.after.append(cleaned)
        return cleaned


class _Room:
    """What is played and what the microphone hears of it; both change when the program plays softer or stops."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        noise = np.random.default_rng(scene.seed).normal(0, 10 ** (NOISE_DB / 20), len(scene.reply))
        self._around = scene.user + noise
        self._gain: Samples = np.ones(len(scene.reply), np.float32)
        self._fade = self._gain
        if scene.faded_s is not None:
            self.fade(scene.faded_s)
        self._sound()

    def duck(self, softer: bool, at_s: float) -> None:
        """Play softer, or as loud as before, from then on."""
        at, wanted = round(at_s * SPEECH_RATE), DUCKED if softer else 1.0
        self._gain[at:] = duck_ramp(float(self._gain[at - 1]), wanted, len(self._gain) - at, SPEECH_RATE)
        self._sound()

    def fade(self, at_s: float) -> None:
        """Fade to nothing within 30 ms."""
        at, count = round(at_s * SPEECH_RATE), round(FADE_S * SPEECH_RATE)
        fade = np.clip(1 - (np.arange(len(self._gain)) - at) / count, 0, 1).astype(np.float32)
        self._fade = np.minimum(self._fade, fade)  # what is faded already stays so
        self._sound()

    def _sound(self) -> None:
        self.played = self._scene.reply * self._gain * self._fade
        distorted = np.asarray(np.tanh(DRIVE * self.played) / DRIVE, np.float32)
        self.captured = np.asarray(convolved(distorted, self._scene.response) + self._around, np.float32)


class Listener:
    """Plays scenes to the program's own hearing: canceller, speech detector, endpointing, barge-in rule."""

    def __init__(self, silero: SileroVad) -> None:
        self._silero = silero

    def hear(self, scene: Scene, canceller: EchoCanceller | None) -> Outcome:
        """Play one scene; without a canceller the detector hears the microphone itself."""
        far, commands = FarEnd(), queue.SimpleQueue[dict[str, Any]]()
        recorded = _Recorded(canceller)
        near_end = NearEnd(SpeechDetector("normal", lambda: self._silero), far, canceller and recorded)
        near_end.suppressor = NoiseSuppressor()
        room, microphone, events = _Room(scene), _Microphone(), list[dict[str, Any]]()
        capture = Capture(microphone, near_end, events.append, commands)
        nothing: Samples = np.zeros(0, np.float32)
        outcome = Outcome(None, [], 0, nothing, nothing, nothing, 0.0)
        endpointer: Endpointer | None = None
        heard: list[Samples] = []
        over = False
        for index in range(len(scene.reply) // FRAME_SAMPLES - AHEAD):
            ahead = _frame(room.played, index + AHEAD)  # a device is given its sound ahead of time
            far.put(ahead if ahead.any() else nothing, FRAME_SAMPLES, SPEECH_RATE, (index + AHEAD) * FRAME_S)
            microphone.frame, microphone.start_s = _frame(room.captured, index), index * FRAME_S
            began = time.process_time()
            capture.step()
            outcome.busy_s += time.process_time() - began
            later_s = (index + 1) * FRAME_S + OUTPUT_S
            for event in events:
                if event["event"] == "started":
                    outcome.starts.append(event["at_s"])
                    endpointer = Endpointer(FixedDelay(ENDPOINT_S))
                elif event["event"] == "duck":
                    outcome.ducks += event["on"]
                    room.duck(event["on"], later_s)
                elif event["event"] == "frames" and endpointer is not None:
                    ended = _feed(endpointer, event)
                    if not over:
                        heard.append(event["samples"])
                    if outcome.interrupted_s is None and endpointer.speech_s >= BARGE_IN_S:
                        outcome.interrupted_s = (index + 1) * FRAME_S
                        room.fade(later_s)
                    if ended:
                        over, endpointer = outcome.interrupted_s is not None, None
                        commands.put({"do": "listen", "epoch": 0})
            events.clear()
        outcome.heard, outcome.before, outcome.after = (
            np.concatenate(frames) if frames else nothing for frames in (heard, recorded.before, recorded.after)
        )
        return outcome


def _frame(sound: Samples, index: int) -> Samples:
    return sound[index * FRAME_SAMPLES : (index + 1) * FRAME_SAMPLES]


def _feed(endpointer: Endpointer, event: dict[str, Any]) -> bool:
    """Whether these frames end the utterance."""
    over = False
    for index, start_s in enumerate(event["start_s"]):
        samples = _frame(event["samples"], index)
        chunk = AudioChunk(samples, start_s, event["speech"][index], event["level_db"][index])
        over = endpointer.feed(chunk) == "over" or over
    return over
