"""File-sized work in a process of its own: untrusted media is opened here, away from the app."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.audio.echo import EchoCanceller, WebRtcCanceller
from voiceapp.audio.files import SoundReader, probe
from voiceapp.audio.peaks import peaks
from voiceapp.audio.resample import with_channels
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities

_PIECE_S = 10.0
_BLOCK_S = 1.0
_BETWEEN_S = 0.15


class Analysis:
    """The analysis engine (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: libraries come with the first file."""
        return Capabilities(sample_rate=SPEECH_RATE)

    def probe(self, ctx: CallContext, path: str) -> dict[str, Any]:
        """What a file says of itself: {"duration_s"} (None where it does not say it), {"rate"} in Hz, {"channels"}.

        Raises the VoiceAppErrors of :class:`voiceapp.audio.files.SoundReader`.
        """
        info = probe(path)
        return {"duration_s": info.duration_s, "rate": info.rate, "channels": info.channels}

    def decode(
        self, ctx: CallContext, path: str, rate: int = SPEECH_RATE, channels: int = 1
    ) -> Generator[Audio, None, dict[str, Any]]:
        """Decode any sound file in pieces of about 10 s: mono, or with ``channels`` 2 stereo, shape (n, 2).

        Returns {"duration_s"} (what was decoded) and {"damaged"} (parts had to be left out). Raises the
        VoiceAppErrors of :class:`voiceapp.audio.files.SoundReader`.
        """
        held: list[Samples] = []
        length = decoded = 0
        with SoundReader(path, rate, downmix=channels == 1) as reader:
            expected_s = reader.info.duration_s
            for block in reader.blocks(_BLOCK_S):
                if ctx.cancelled:
                    break
                held.append(with_channels(block.samples, channels))
                length += len(block.samples)
                decoded += len(block.samples)
                if length >= _PIECE_S * rate:
                    yield Audio(np.concatenate(held), rate)
                    held, length = [], 0
                    if expected_s:
                        ctx.progress(min(decoded / rate / expected_s, 1.0))
            if held and not ctx.cancelled:
                yield Audio(np.concatenate(held), rate)
            return {"duration_s": decoded / rate, "damaged": reader.damaged}

    def microphone(self, ctx: CallContext, path: str) -> Generator[Audio, None, None]:
        """The first channel of a file without what it holds of the second one's echo, as :meth:`decode` (16 kHz).

        Where the echo canceller is not installed, the first channel as it is.
        """
        canceller: EchoCanceller | None
        try:
            canceller = WebRtcCanceller()
        except VoiceAppError:
            canceller = None
        with SoundReader(path, SPEECH_RATE, downmix=False) as reader:
            expected_s = reader.info.duration_s
            done_s = 0.0
            for block in reader.blocks(_PIECE_S):
                if ctx.cancelled:
                    return
                sound = with_channels(block.samples, 2)
                near = np.ascontiguousarray(sound[:, 0])
                if canceller is not None:
                    near = _without_echo(canceller, near, np.ascontiguousarray(sound[:, 1]))
                yield Audio(near, SPEECH_RATE)
                done_s += block.duration_s
                if expected_s:
                    ctx.progress(min(done_s / expected_s, 1.0))

    def excerpts(self, ctx: CallContext, path: str, spans: list[list[float]], channel: int | None = None) -> Audio:
        """Spans (start and end in seconds) of one of our own sound files, one after the other, mono.

        ``channel`` None mixes the channels. Raises VoiceAppError ``sound-damaged``.
        """
        import soundfile

        parts: list[Samples] = []
        try:
            with soundfile.SoundFile(path) as file:
                rate = int(file.samplerate)
                for start_s, end_s in spans:
                    file.seek(min(round(start_s * rate), file.frames))
                    sound = file.read(max(round((end_s - start_s) * rate), 0), "float32", always_2d=True)
                    parts.append(sound.mean(axis=1) if channel is None else sound[:, channel])
                    parts.append(np.zeros(round(_BETWEEN_S * rate), np.float32))
        except soundfile.LibsndfileError as error:
            raise VoiceAppError(
                "sound-damaged", "The sound of this meeting cannot be read.", "Its words are kept."
            ) from error
        return Audio(np.concatenate(parts[:-1]) if parts else np.zeros(0, np.float32), rate)

    def peaks(self, ctx: CallContext, path: str) -> NDArray[np.int8]:
        """The waveform of any sound file, as :func:`voiceapp.audio.peaks.peaks` has it.

        Raises the VoiceAppErrors of :class:`voiceapp.audio.files.SoundReader`.
        """
        with SoundReader(path, SPEECH_RATE) as reader:
            return peaks(_told(ctx, reader))


def _without_echo(canceller: EchoCanceller, near: Samples, far: Samples) -> Samples:
    whole = len(near) - len(near) % FRAME_SAMPLES
    clean = [
        canceller.process(near[at : at + FRAME_SAMPLES], far[at : at + FRAME_SAMPLES])
        for at in range(0, whole, FRAME_SAMPLES)
    ]
    return np.concatenate([*clean, near[whole:]])


def _told(ctx: CallContext, reader: SoundReader) -> Iterator[Audio]:
    """The blocks of a file until the caller loses interest; it is told how far it is."""
    done_s = 0.0
    for block in reader.blocks(_BLOCK_S):
        if ctx.cancelled:
            return
        yield block
        done_s += block.duration_s
        if reader.info.duration_s:
            ctx.progress(min(done_s / reader.info.duration_s, 1.0))
