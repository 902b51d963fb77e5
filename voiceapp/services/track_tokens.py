"""The codec's tokens of tracks, those that one was made of or its sound coded: seen, heard, exported, imported."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.frames import Audio
from voiceapp.core.recordings import Codec, Codes, Tokens
from voiceapp.core.tracks import NewTrack, Track
from voiceapp.services import given_files
from voiceapp.services.cleaning import Writer, write_sound
from voiceapp.services.codec_compare import CodecRow
from voiceapp.services.codecs import (
    CodecService,
    Coded,
    coded,
    encoded,
    first,
    on_time_axis,
    read_tokens,
    write_tokens,
)
from voiceapp.services.tracks import MOST_TITLE, SOUND, TrackLibrary

TOKENS = "tokens.npz"


@dataclass(frozen=True, slots=True, eq=False)
class TokenView:
    """Tokens on the time axis of their sound: ``codes`` of shape (codebooks, frames), with ``frame_rate`` frames a
    second and numbers below ``size``. In stereo the codebooks of left and right may alternate."""

    codes: Codes
    frame_rate: float
    size: int
    kbps: float


class TrackTokens:
    """What can be done with the tokens of tracks.

    ``codec`` makes the engine for the text of a codec or of a composer; ``key`` tells the digest of its model and
    ``chosen`` the text of the codec for what has no tokens. ``decode`` gives a file in chunks, ``create`` opens a
    sound file. Unknown ids raise VoiceAppError ``track-unknown``; engines raise what they raise.
    """

    def __init__(
        self,
        library: TrackLibrary,
        codecs: CodecService,
        codec: Callable[[str], Codec],
        key: Callable[[str], Awaitable[str]],
        chosen: Callable[[], str],
        decode: Callable[[Path, int, int], AsyncIterator[Audio]],
        create: Callable[[Path], Writer],
    ) -> None:
        self._library = library
        self._codecs = codecs
        self._codec = codec
        self._key = key
        self._chosen = chosen
        self._decode = decode
        self._create = create
        self._working = asyncio.Lock()

    async def of(self, track: int) -> TokenView:
        """The tokens that it was made of; where there are none, those of the chosen codec, coded once."""
        _, _, tokens = await self._tokens(track)
        return await asyncio.to_thread(_view, tokens)

    async def heard(self, track: int, books: int) -> Path:
        """The sound of its first codebooks, decoded once. Raises VoiceAppError ``codebooks-unsupported``."""
        file, engine, tokens = await self._tokens(track)
        some = first(tokens, books)
        sound = file.with_name(f"{file.stem}-{books}.flac")
        async with self._working:
            if not await asyncio.to_thread(sound.is_file):
                await write_sound(self._create(sound), self._codec(engine).decode(some))
        return sound

    async def compare(self, path: Path, codec: str = "") -> tuple[CodecRow, ...]:
        """What the codec ("": the chosen one) loses of a sound file at each of its bandwidths, the least first."""
        return await self._codecs.compare(path, codec or self._chosen())

    async def export(self, track: int, out: Path) -> Coded:
        """Write its tokens into a file of tokens. Raises VoiceAppError ``file-not-written``."""
        _, _, tokens = await self._tokens(track)
        await asyncio.to_thread(write_tokens, out, tokens)
        return coded(out, tokens)

    async def import_(self, file: Path, title: str = "", codec: str = "") -> Track:
        """A new track with the sound of a file of tokens, which ``codec`` ("": the chosen one) made.

        Raises VoiceAppError ``tokens-unreadable`` and ``tokens-foreign``; then nothing is added.
        """
        given_files.require(file)
        engine = codec or self._chosen()
        tokens = await asyncio.to_thread(read_tokens, file)
        async with self._library.making() as folder:
            seconds = await write_sound(self._create(folder / SOUND), self._codec(engine).decode(tokens))
            await asyncio.to_thread(write_tokens, folder / TOKENS, tokens)
            name = (" ".join(title.split()) or file.stem)[:MOST_TITLE]
            new = NewTrack(
                *(name, "imported", SOUND, seconds, tokens.rate, tokens.channels),
                composer=engine,
                tokens=TOKENS,
            )
            return await self._library.add(new, folder)

    async def _tokens(self, track: int) -> tuple[Path, str, Tokens]:
        """The file of a track's tokens, the engine whose they are, and the tokens."""
        found = await self._library.get(track)
        folder = self._library.folder(track)
        file, engine = folder / found.tokens, found.composer
        async with self._working:
            if not found.tokens or not await asyncio.to_thread(file.is_file):
                engine = self._chosen()
                file = folder / f"coded-{(await self._key(engine))[:16]}.npz"
                if not await asyncio.to_thread(file.is_file):
                    tokens = await encoded(self._codec(engine), self._library.path(found), self._decode)
                    await asyncio.to_thread(write_tokens, file, tokens)
            return file, engine, await asyncio.to_thread(read_tokens, file)


def _view(tokens: Tokens) -> TokenView:
    codes, rate = on_time_axis(tokens)
    size = tokens.size or 2 ** max(int(codes.max()).bit_length(), round(1000 * tokens.kbps / (len(codes) * rate)))
    return TokenView(codes, rate, size, tokens.kbps)
