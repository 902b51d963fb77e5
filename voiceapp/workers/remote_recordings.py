"""The protocols of :mod:`voiceapp.core.recordings` over an engine's process: work on whole recordings."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities, Timbre
from voiceapp.core.recordings import (
    AnswerOptions,
    ComposeRequest,
    Composition,
    Diarization,
    DiarizeOptions,
    SpeakerMatch,
    SpeakerTurn,
    Stem,
    Tell,
    Tokens,
    Vector,
    WatermarkScore,
)
from voiceapp.workers.calls import Call
from voiceapp.workers.priority import Gate
from voiceapp.workers.remote import Provider, Remote, cannot_clone


class RemoteFileWork(Remote):
    """Calls that may take long: as batch work, so that the talk's calls go first."""

    @contextlib.asynccontextmanager
    async def _batch(
        self,
        method: str,
        arguments: Mapping[str, Any],
        inputs: AsyncIterator[Any] | None = None,
        tell: Tell | None = None,
        paced: bool = True,
    ) -> AsyncIterator[Call]:
        worker = await self._worker()
        async with self._gate.batch():
            fed = inputs if inputs is None or not paced else self._gate.paced(inputs)
            async with worker.call(method, arguments, fed, batch=True) as call:
                if tell is not None:
                    call.progress.append(tell)
                yield call


class RemoteDiarizer(RemoteFileWork):
    """A :class:`~voiceapp.core.recordings.Diarizer`."""

    async def diarize(self, audio: AsyncIterator[Audio], options: DiarizeOptions, tell: Tell) -> Diarization:
        """Who spoke when."""
        async with self._batch("diarize", asdict(options), audio, tell) as call:
            told = await call.result
        voices = {str(name): np.asarray(voice, np.float32) for name, voice in told.get("voices", {}).items()}
        return Diarization(
            _turns(told["turns"]),
            _turns(told["exclusive"]),
            {name: voice for name, voice in voices.items() if np.any(voice)},
        )


class RemoteSpeakerEncoder(RemoteFileWork):
    """A :class:`~voiceapp.core.recordings.SpeakerEncoder`."""

    async def embed(self, audio: AsyncIterator[Audio]) -> Vector:
        """The embedding of one voice."""
        async with self._batch("embed", {}, audio) as call:
            return np.asarray(await call.result, np.float32)

    async def compare(self, one: AsyncIterator[Audio], other: AsyncIterator[Audio]) -> SpeakerMatch:
        """Whether two recordings are of one voice, by the cosine of their embeddings."""
        first, second = await self.embed(one), await self.embed(other)
        threshold = self.capabilities.threshold
        if threshold is None:
            raise VoiceAppError(
                "no-threshold", "This engine cannot tell whether two voices are one.", "Choose another engine."
            )
        return SpeakerMatch(float(np.dot(first, second)), threshold)


class RemoteVoiceCloner(Remote):
    """A :class:`~voiceapp.core.recordings.VoiceCloner`; ``key`` tells the digest of the engine's model.

    A talk may wait for it with an answer on its way, so it waits for nothing live itself.
    """

    def __init__(
        self, provider: Provider, capabilities: Capabilities, gate: Gate, key: Callable[[], Awaitable[str]]
    ) -> None:
        super().__init__(provider, capabilities, gate)
        self._key = key

    async def condition(self, samples: AsyncIterator[Audio]) -> Timbre:
        """What the engine takes from a voice."""
        if not self.capabilities.cloning:
            raise cannot_clone()
        async with self._live("condition", {}, _ended(samples)) as call:
            return {str(name): np.asarray(array, np.float32) for name, array in (await call.result).items()}

    async def model_key(self) -> str:
        """The digest of the engine's model."""
        return await self._key()


class RemoteWatermarkDetector(RemoteFileWork):
    """A :class:`~voiceapp.core.recordings.WatermarkDetector`."""

    async def detect(self, audio: AsyncIterator[Audio]) -> WatermarkScore:
        """Look through a sound."""
        async with self._batch("detect", {}, audio) as call:
            return WatermarkScore(**{name: float(figure) for name, figure in (await call.result).items()})


class RemoteSeparator(RemoteFileWork):
    """A :class:`~voiceapp.core.recordings.Separator`."""

    async def separate(self, audio: AsyncIterator[Audio], tell: Tell) -> AsyncIterator[Stem]:
        """The sources, in parts."""
        async with self._batch("separate", {}, audio, tell) as call:
            async for part in call:
                yield Stem(str(part["name"]), part["audio"])


class RemoteComposer(RemoteFileWork):
    """A :class:`~voiceapp.core.recordings.Composer`."""

    async def compose(
        self, request: ComposeRequest, tell: Tell, enough: Callable[[], Awaitable[object]] | None = None
    ) -> Sequence[Composition]:
        """The variations, as far as they were made."""
        arguments = {name: getattr(request, name) for name in request.__slots__}
        made: dict[int, Composition] = {}
        # The engine has enough once this input ends.
        async with self._batch("compose", arguments, _until(enough), tell, paced=False) as call:
            async for part in call:
                made[int(part["index"])] = Composition(part["audio"], part.get("codes"))
        return [made[index] for index in sorted(made)]


class RemoteCodec(RemoteFileWork):
    """A :class:`~voiceapp.core.recordings.Codec`."""

    async def encode(self, audio: AsyncIterator[Audio], kbps: float | None = None) -> Tokens:
        """Sound to tokens."""
        async with self._batch("encode", {"kbps": kbps}, audio) as call:
            told = dict(await call.result)
        codes, scales = np.asarray(told.pop("codes"), np.int32), np.asarray(told.pop("scales"), np.float32)
        return Tokens(codes, scales, **told)

    async def decode(self, tokens: Tokens, codebooks: int | None = None) -> AsyncIterator[Audio]:
        """Tokens to sound."""
        arguments = {name: getattr(tokens, name) for name in tokens.__slots__}
        async with self._batch("decode", {**arguments, "codebooks": codebooks}) as call:
            async for part in call:
                yield part


class RemoteAudioAnswerer(RemoteFileWork):
    """A :class:`~voiceapp.core.recordings.AudioAnswerer`."""

    async def answer(
        self, audio: AsyncIterator[Audio], question: str, options: AnswerOptions
    ) -> AsyncIterator[str]:
        """Stream the answer."""
        async with self._batch("answer", {"question": question, **asdict(options)}, audio) as call:
            async for part in call:
                yield str(part["text"])


class RemoteEmbedder(RemoteFileWork):
    """A :class:`~voiceapp.core.recordings.Embedder`."""

    async def embed(self, texts: Sequence[str]) -> Vector:
        """Embeddings of unit length."""
        async with self._batch("embed", {"texts": list(texts)}) as call:
            return np.asarray(await call.result, np.float32)


async def _ended(samples: AsyncIterator[Audio]) -> AsyncIterator[Audio | None]:
    """Samples as engines are fed them: None ends each."""
    async for sample in samples:
        yield sample
        yield None


async def _until(enough: Callable[[], Awaitable[object]] | None) -> AsyncIterator[Any]:
    """An input without items that ends when the caller has enough."""
    await (enough() if enough is not None else asyncio.Event().wait())
    return
    yield


def _turns(told: Sequence[Mapping[str, Any]]) -> tuple[SpeakerTurn, ...]:
    return tuple(SpeakerTurn(float(turn["start_s"]), float(turn["end_s"]), str(turn["speaker"])) for turn in told)
