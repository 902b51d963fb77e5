"""espeak-ng's C library by ctypes: text in, PCM and events out, nothing else.

espeak-ng is GPL-3. It is loaded only here, and only inside the child process of the espeak engine: the
process boundary (our own pipe protocol, no shared memory) is what keeps the rest of the program a separate
work. See LICENSES.md.

Source of the structures, constants and signatures: ``speak_lib.h`` of espeak-ng 1.52.
"""

from __future__ import annotations

import ctypes as c
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError

_SYNCHRONOUS = 2
_PHONEME_EVENTS = 0x0001
_DONT_EXIT = 0x8000
_UTF8 = 1
_END_PAUSE = 0x1000
_RATE_PARAMETER, _PITCH_PARAMETER = 1, 3
_WORD, _PHONEME, _LIST_END = 1, 7, 0
_BUFFER_MS = 50
WORDS_PER_MINUTE = 175
"""espeak-ng's own pace; the library takes 80 to 450."""

# How far the median fundamental frequency of a spoken sentence moves at the library's pitch 0, 10, ... 100 (50 is
# its own), by autocorrelation of espeak-ng 1.52's English, German and French voices, the mean of the three.
_SEMITONES = (-6.04, -4.97, -4.28, -3.05, -1.56, 0.0, 1.71, 3.51, 5.31, 7.23, 8.95)


class _Id(c.Union):
    _fields_ = [("number", c.c_int), ("name", c.c_char_p), ("string", c.c_char * 8)]


class _Event(c.Structure):
    _fields_ = [
        ("type", c.c_int),
        ("unique_identifier", c.c_uint),
        ("text_position", c.c_int),
        ("length", c.c_int),
        ("audio_position", c.c_int),
        ("sample", c.c_int),
        ("user_data", c.c_void_p),
        ("id", _Id),
    ]


class _Voice(c.Structure):
    _fields_ = [
        ("name", c.c_char_p),
        ("languages", c.c_void_p),
        ("identifier", c.c_char_p),
        ("gender", c.c_ubyte),
        ("age", c.c_ubyte),
        ("variant", c.c_ubyte),
        ("xx1", c.c_ubyte),
        ("score", c.c_int),
        ("spare", c.c_void_p),
    ]


_Callback = c.CFUNCTYPE(c.c_int, c.POINTER(c.c_short), c.c_int, c.POINTER(_Event))


@dataclass(frozen=True, slots=True)
class Event:
    """A word begins, or a phoneme: ``position`` and ``length`` in characters (0-based), ``sample`` in the PCM.

    ``pause`` marks phonemes that are silence.
    """

    word: bool
    position: int
    length: int
    sample: int
    pause: bool = False


class EspeakLibrary:
    """One initialised espeak-ng. The C library is a process-wide singleton: use one instance per process."""

    def __init__(self, library: str, data: str) -> None:
        try:
            self._lib = c.CDLL(library)
        except OSError as error:
            raise VoiceAppError(
                "engine-broken",
                "The espeak-ng library cannot be loaded.",
                "Install the program again; the package espeakng-loader is damaged.",
            ) from error
        lib = self._lib
        lib.espeak_Initialize.argtypes = [c.c_int, c.c_int, c.c_char_p, c.c_int]
        lib.espeak_SetSynthCallback.argtypes = [_Callback]
        lib.espeak_SetVoiceByName.argtypes = [c.c_char_p]
        lib.espeak_SetParameter.argtypes = [c.c_int, c.c_int, c.c_int]
        lib.espeak_ListVoices.argtypes = [c.c_void_p]
        lib.espeak_ListVoices.restype = c.POINTER(c.POINTER(_Voice))
        lib.espeak_Synth.argtypes = [
            c.c_char_p,
            c.c_size_t,
            c.c_uint,
            c.c_int,
            c.c_uint,
            c.c_uint,
            c.POINTER(c.c_uint),
            c.c_void_p,
        ]
        self.rate = int(
            lib.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data.encode(), _PHONEME_EVENTS | _DONT_EXIT)
        )
        if self.rate <= 0:
            raise VoiceAppError(
                "engine-broken",
                "The data of espeak-ng cannot be read.",
                "Install the program again; the package espeakng-loader is damaged.",
            )
        self._pcm = bytearray()
        self._events: list[Event] = []
        self._stopped: Callable[[], bool] = bool
        # The C library keeps only the pointer: the Python object has to outlive it.
        self._callback = _Callback(self._received)
        lib.espeak_SetSynthCallback(self._callback)

    def _received(self, samples: Any, count: int, events: Any) -> int:
        if count > 0 and samples:
            self._pcm += c.string_at(samples, count * 2)
        index = 0
        while (event := events[index]).type != _LIST_END:
            if event.type == _WORD:
                self._events.append(Event(True, event.text_position - 1, event.length, event.sample))
            elif event.type == _PHONEME:
                name = event.id.string
                self._events.append(Event(False, 0, 0, event.sample, not name or name in (b"_", b"_:")))
            index += 1
        return 1 if self._stopped() else 0

    def synthesize(self, text: str, end_pause: bool, stopped: Callable[[], bool]) -> tuple[bytes, list[Event]]:
        """Speak ``text`` (plain text, never SSML) as 16-bit mono PCM with its events in order.

        ``stopped`` is asked every 50 ms of sound; once true, what has been made so far is returned.
        """
        self._pcm = bytearray()
        self._events = []
        self._stopped = stopped
        # One character stays one character, or the offsets of the events would be wrong.
        data = text.replace("\0", " ").encode("utf-8", errors="replace") + b"\0"
        flags = _UTF8 | (_END_PAUSE if end_pause else 0)
        self._lib.espeak_Synth(data, len(data), 0, 1, 0, flags, None, None)
        self._lib.espeak_Synchronize()
        return bytes(self._pcm), self._events

    def set_voice(self, name: str) -> bool:
        """Choose a voice by its name or language code; False when there is none."""
        return int(self._lib.espeak_SetVoiceByName(name.encode())) == 0

    def set_pace(self, words_per_minute: int) -> None:
        """Set the pace."""
        self._lib.espeak_SetParameter(_RATE_PARAMETER, words_per_minute, 0)

    def set_pitch(self, semitones: float) -> None:
        """Raise or lower the voice, from -6 to +8.9 semitones."""
        value = round(float(np.interp(semitones, _SEMITONES, range(0, 101, 10))))
        self._lib.espeak_SetParameter(_PITCH_PARAMETER, value, 0)

    def voices(self) -> list[tuple[str, tuple[str, ...]]]:
        """Names and language codes (the main one first) of every voice."""
        listed = self._lib.espeak_ListVoices(None)
        found: list[tuple[str, tuple[str, ...]]] = []
        index = 0
        while listed[index]:
            voice = listed[index].contents
            found.append(((voice.name or b"").decode("utf-8", "replace"), _languages(voice.languages)))
            index += 1
        return found


def _languages(address: int | None) -> tuple[str, ...]:
    """The list of (priority byte, code, NUL) that ends with a NUL."""
    codes: list[str] = []
    while address and c.string_at(address, 1) != b"\0":
        code = c.string_at(address + 1)
        codes.append(code.decode("ascii", "replace"))
        address += len(code) + 2
    return tuple(codes)
