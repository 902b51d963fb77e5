"""A voice on another computer, by the speech interface: sound in parts as it is made.

The shapes are those of OpenAI's API reference ("Create speech"), as speaches, Kokoro-FastAPI and LocalAI serve
them. WAV is asked for, since its head tells the rate; raw samples have OpenAI's 24 kHz.
"""

from __future__ import annotations

import contextlib
import re
import struct
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

import numpy as np

from voiceapp.core.frames import Audio, Samples, Speech
from voiceapp.core.protocols import Capabilities, SpeakOptions
from voiceapp.engines.volume import at_volume
from voiceapp.workers.http_link import Link
from voiceapp.workers.http_words import HttpProblem, HttpWords
from voiceapp.workers.remote import require_cloning

PCM_RATE = 24_000
"""Of raw samples, where the content type tells none."""

LONGEST_S = 300.0
"""Sound of one sentence: more is no speech but a server that does not stop."""

_MOST_HEAD = 100_000
_PART_S = 0.04
"""Sound is handed on in parts of at least this, so that a trickle of packets is no flood of frames."""

_KINDS = ("audio/", "application/octet-stream", "binary/octet-stream")
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


class HttpSynthesizer:
    """A :class:`~voiceapp.core.protocols.Synthesizer` without word times. Raises HttpProblem."""

    capabilities = Capabilities(streaming=True)

    def __init__(self, link: Link) -> None:
        self._link = link

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        """Speak one sentence, in parts as they come. Closing it stops the server."""
        require_cloning(options, self.capabilities)
        for form in ("wav", "pcm"):  # some servers cannot write a file's head as they go
            try:
                async with contextlib.aclosing(self._sound(text, options, form)) as sound:
                    async for audio in sound:
                        louder = Audio(at_volume(audio.samples, options.volume), audio.rate)
                        yield Speech(turn, sentence, louder)
                return
            except HttpProblem as problem:
                if form == "pcm" or problem.status not in (400, 422):
                    raise

    async def _sound(self, text: str, options: SpeakOptions, form: str) -> AsyncGenerator[Audio]:
        link = self._link
        body: dict[str, Any] = {"model": link.connection.model, "input": text, "response_format": form}
        if voice := link.connection.voice or options.voice:
            body["voice"] = voice
        if options.speed != 1.0:
            body["speed"] = options.speed
        async with link.request("POST", "audio/speech", _KINDS, json=body) as response:
            reader = SoundReader(link.words, response.headers.get("content-type", ""))
            async with contextlib.aclosing(link.paced(response.aiter_raw())) as pieces:
                async for piece in pieces:
                    if audio := reader.take(piece):
                        yield audio
            if audio := reader.rest():
                yield audio


class SoundReader:
    """Bytes of a WAV file or of raw 16-bit samples to sound, as they come. Raises HttpProblem for others."""

    def __init__(self, words: HttpWords, kind: str) -> None:
        self._words = words
        self._raw = "pcm" in kind or "l16" in kind.lower()
        told = re.search(r"rate=(\d{4,6})", kind)
        self._rate = int(told[1]) if told else PCM_RATE
        self._channels, self._type, self._known = 1, "<i2", False
        self._held = bytearray()
        self._left: int | None = None  # bytes of the file's sound still to come; None: until the answer ends
        self._seconds = 0.0

    def take(self, data: bytes) -> Audio | None:
        """The sound that ``data`` completes, None while it is too little."""
        self._held += data
        if not self._known and not self._find_format():
            if len(self._held) > _MOST_HEAD:
                raise self._words.garbled("is no sound")
            return None
        size = self._frame
        if len(self._held) < round(_PART_S * self._rate) * size:
            return None
        return self._audio(len(self._held) // size * size)

    def rest(self) -> Audio | None:
        """What is left once the answer ended. Raises where there was no sound at all."""
        if not self._known:
            raise self._words.garbled("holds no sound")
        audio = self._audio(len(self._held) // self._frame * self._frame)
        if not self._seconds:
            raise self._words.garbled("holds no sound")
        return audio

    @property
    def _frame(self) -> int:
        return np.dtype(self._type).itemsize * self._channels

    def _audio(self, count: int) -> Audio | None:
        if self._left is not None:
            count = min(count, self._left // self._frame * self._frame)
            self._left -= count
        data = bytes(self._held[:count])
        del self._held[: count if self._left != 0 else len(self._held)]  # after the sound a file may hold more
        if not data:
            return None
        samples: Samples = np.frombuffer(data, self._type).astype(np.float32)
        if self._type == "<i2":
            samples /= np.float32(32768.0)
        if self._channels > 1:
            samples = samples.reshape(-1, self._channels).mean(axis=1)
        self._seconds += len(samples) / self._rate
        if self._seconds > LONGEST_S:
            raise self._words.garbled("does not end")
        if not np.isfinite(samples).all():
            raise self._words.garbled("holds no sound")
        return Audio(np.clip(samples, -1.0, 1.0), self._rate)

    def _find_format(self) -> bool:
        """Read the head, if it is here as a whole; the held bytes then begin with sound."""
        head = bytes(self._held[:_MOST_HEAD])
        if len(head) < 12:
            return False
        if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
            if not self._raw:
                raise self._words.garbled("is sound of another format than WAV")
            self._known = True
            return True
        at, format_read = 12, False
        while at + 8 <= len(head):
            name, size = struct.unpack_from("<4sI", head, at)
            at += 8
            if name == b"data":
                if not format_read:
                    raise self._words.garbled("is a damaged WAV file")
                # A head that was written before its sound was known tells 0, or as much as fits.
                self._left = size if 0 < size < 2**31 - 2**16 else None
                del self._held[:at]
                self._known = True
                return True
            if at + size > len(head):
                return False
            if name == b"fmt ":
                self._read_format(head[at : at + size])
                format_read = True
            at += size + size % 2
        return False

    def _read_format(self, told: bytes) -> None:
        if len(told) < 16:
            raise self._words.garbled("is a damaged WAV file")
        code, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", told)
        if code == _EXTENSIBLE and len(told) >= 26:
            code = struct.unpack_from("<H", told, 24)[0]
        known = {(_PCM, 16): "<i2", (_FLOAT, 32): "<f4"}.get((code, bits))
        if known is None or not 1 <= channels <= 8 or not 4000 <= rate <= 192_000:
            raise self._words.garbled("is a WAV file of an unusual format")
        self._type, self._channels, self._rate = known, channels, rate
