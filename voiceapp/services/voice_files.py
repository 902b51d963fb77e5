"""One voice as one file: a zip of its samples, consent and licence, which another computer can take in.

What an engine took from the samples is never in it: who imports a voice computes that anew, and matches the
consent's sound to the samples again. Nothing of the file is believed that can be checked.
"""

from __future__ import annotations

import asyncio
import errno
import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any, get_args

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tasks import to_its_end
from voiceapp.core.voices import (
    CLONED,
    SEEDS,
    SPEEDS,
    TEMPERATURES,
    Consent,
    Manner,
    Pronunciation,
    Voice,
    VoiceKind,
)
from voiceapp.core.whole_file import not_written, replacing
from voiceapp.services import given_files
from voiceapp.services.voice_leftovers import staged
from voiceapp.services.voices import VoiceLibrary

ENDING = ".voice"
FORMAT = 1
MOST_SAMPLES = 64
MOST_BYTES = 1_000_000_000
"""Of all files in it together: ten minutes of a sample are at most 58 MB of 48 kHz sound."""

MOST_TOLD = 1_000_000
_NO_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What damaged files raise; one with a password RuntimeError, names that are no UTF-8 ValueError."""

_TOLD, _CONSENT = "voice.json", "consent.flac"
_SAMPLE = re.compile(r"samples/[0-9]{1,3}\.flac")
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BLOCK = 1 << 20

Match = Callable[[Voice, Path, Consent], Awaitable[object]]
"""Keeps a consent that came with a voice, its sound in a file, as far as that matches the voice's samples."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A voice taken in; ``known``: it was in the library already."""

    voice: Voice
    known: bool = False


class VoiceFiles:
    """Writes and reads ``.voice`` files."""

    def __init__(self, library: VoiceLibrary, match: Match) -> None:
        self._library = library
        self._match = match

    async def write(self, voice: Voice, out: Path) -> Path:
        """Export a voice; ``out`` gets the ending ``.voice`` where it has none. Returns the file.

        Raises ``folder-missing``, ``disk-full``, ``not-written``, ``sample-gone``.
        """
        out = out if out.suffix else out.with_suffix(ENDING)
        given_files.require_folder(out)
        await asyncio.to_thread(self._write, voice, out)
        return out

    def _write(self, voice: Voice, out: Path) -> None:
        folder = self._library.folder(voice.id)
        told = _told(voice)
        files = {f"samples/{number}.flac": sample.file for number, sample in enumerate(voice.samples)}
        if voice.consent:
            files[_CONSENT] = voice.consent.file
        for file in files.values():
            if not (folder / file).is_file():
                raise VoiceAppError(
                    "sample-gone",
                    f"A recording of {voice.name} was removed outside the program.",
                    "Remove that sample in Voices, then export again.",
                )
        try:
            with replacing(out) as target, zipfile.ZipFile(target, "w") as archive:
                archive.writestr(_TOLD, json.dumps(told, ensure_ascii=False, indent=1))
                for name, file in files.items():
                    archive.write(folder / file, name)
        except OSError as error:
            raise not_written(out, error) from error

    async def read(self, path: Path) -> Imported:
        """Take in a ``.voice`` file, under another name where its own is taken; nothing half-made stays.

        Raises ``voice-file`` for one that is none or was changed, ``voice-file-newer``, ``voice-file-large``.
        """
        given_files.require(path)
        with staged(self._library.folder(0).parent) as folder:  # there is room for a voice, if anywhere
            told = await to_its_end(_unpack, path, folder)
            digests = {sample["sha256"] for sample in told["samples"]}
            library = await self._library.list()
            for voice in library:
                if voice.cloned and digests and digests == {sample.digest for sample in voice.samples}:
                    return Imported(voice, known=True)
            voice = await self._library.add(
                _free_name(told["name"], {voice.name.casefold() for voice in library}),
                told["kind"],
                source=told["source"],
                licence=told["licence"],
                languages=told["languages"],
                engine=told["engine"],
                recipe=told["recipe"],
            )
            try:
                await self._fill(voice, told, folder)
            except BaseException:
                await self._library.delete(voice.id)
                raise
        return Imported(await self._library.get(voice.id))

    async def _fill(self, voice: Voice, told: Mapping[str, Any], folder: Path) -> None:
        for sample in told["samples"]:
            added = await self._library.add_sample(voice.id, folder / Path(sample["file"]).name, sample["title"])
            if added.used and not sample["used"]:
                await self._library.use_sample(added, False)
        await self._library.set_manner(voice.id, told["manner"])
        await self._library.set_lexicon(voice.id, told["lexicon"])
        if told["consent"] is not None:
            await self._match(await self._library.get(voice.id), folder / _CONSENT, told["consent"])


def _told(voice: Voice) -> dict[str, Any]:
    consent = voice.consent
    return {
        "format": FORMAT,
        "name": voice.name,
        "kind": voice.kind,
        "source": voice.source,
        "licence": voice.licence,
        "languages": list(voice.languages),
        "engine": "" if voice.cloned else voice.engine,
        "recipe": dict(voice.recipe),
        "manner": asdict(voice.manner),
        "lexicon": [astuple(entry) for entry in voice.lexicon],
        "samples": [
            {"file": f"samples/{number}.flac", "title": one.title, "used": one.used, "sha256": one.digest}
            for number, one in enumerate(voice.samples)
        ],
        "consent": consent
        and {
            "sentence": consent.sentence,
            "purpose": consent.purpose,
            "given": consent.given,
            "words": consent.words,
            "sha256": consent.digest,
        },
    }


def _free_name(name: str, taken: set[str]) -> str:
    if name.casefold() not in taken:
        return name
    return next(made for number in range(2, 10_000) if (made := f"{name[:50]} {number}").casefold() not in taken)


# ------------------------------------------------------------------------------------ a file that came


def _unpack(path: Path, folder: Path) -> dict[str, Any]:
    """Write the sounds of a voice file into ``folder``, checked; what the file tells, checked."""
    try:
        with zipfile.ZipFile(path) as archive:
            told, wanted = _contents(archive)
            left = MOST_BYTES
            for name, digest in wanted.items():
                left -= _extract(archive, name, digest, folder / Path(name).name, left)
            return told
    except _NO_ZIP as error:
        raise _broken("it is no zip file, or a damaged one") from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise not_written(folder, error) from error
        raise _broken(f"it cannot be read: {error.strerror or error}") from error


def _contents(archive: zipfile.ZipFile) -> tuple[dict[str, Any], dict[str, str]]:
    names = [entry.filename for entry in archive.infolist()]
    if len(names) > MOST_SAMPLES + 2 or len(set(names)) != len(names):
        raise _broken("it holds files that do not belong into it")
    for entry in archive.infolist():
        if not (entry.filename in (_TOLD, _CONSENT) or _SAMPLE.fullmatch(entry.filename)):
            raise _broken("it holds files that do not belong into it")
        if entry.compress_type not in _PACKED:
            raise _broken("it is packed in a way that no voice file is")
    if _TOLD not in names or archive.getinfo(_TOLD).file_size > MOST_TOLD:
        raise _broken("it does not tell what voice it is")
    with archive.open(_TOLD) as file:
        text = file.read(MOST_TOLD + 1)
    if len(text) > MOST_TOLD:
        raise _broken("it does not tell what voice it is")
    try:
        found = json.loads(text)
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()  # else it cannot be stored
        told = _checked(found)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise _broken("what it tells of the voice cannot be read") from error
    wanted = {sample["file"]: sample["sha256"] for sample in told["samples"]}
    if told["consent"] is not None:
        wanted[_CONSENT] = told["consent"].digest
    if set(names) != {_TOLD, *wanted}:
        raise _broken("it holds other recordings than it tells of")
    return told, wanted


def _extract(archive: zipfile.ZipFile, name: str, digest: str, target: Path, left: int) -> int:
    """Write one sound; its size. The size that an archive tells of a file is not believed."""
    written, sha = 0, hashlib.sha256()
    with archive.open(name) as source, target.open("xb") as file:
        while block := source.read(_BLOCK):
            written += len(block)
            if written > left:
                raise VoiceAppError(
                    "voice-file-large",
                    f"The voice file unpacks to more than {MOST_BYTES / 1e9:.0f} GB.",
                    "Ask for one with fewer samples.",
                )
            sha.update(block)
            file.write(block)
    if sha.hexdigest() != digest:
        raise _broken("a recording in it was changed since it was exported")
    return written


def _checked(told: Any) -> dict[str, Any]:
    """What a voice file tells, each thing of its type. Raises what wrong types raise, and ``voice-file-newer``."""
    if int(told["format"]) > FORMAT:
        raise VoiceAppError(
            "voice-file-newer", "The voice file is of a newer program.", "Update the program, then import it again."
        )
    kind = told["kind"]
    if kind not in get_args(VoiceKind):
        raise ValueError(kind)
    samples = [
        {
            "file": _text(sample["file"]),
            "title": _text(sample["title"])[:200],
            "used": bool(sample["used"]),
            "sha256": _text(sample["sha256"]),
        }
        for sample in told["samples"]
    ]
    if any(not _SAMPLE.fullmatch(str(sample["file"])) for sample in samples) or (samples and kind not in CLONED):
        raise ValueError("samples")
    consent = told["consent"]
    return {
        "name": _text(told["name"]),
        "kind": kind,
        "source": _text(told["source"]),
        "licence": _text(told["licence"]),
        "languages": [_text(code) for code in told["languages"]],
        "engine": "" if kind in CLONED else _text(told["engine"]),
        "recipe": dict(told["recipe"]),
        "manner": _manner(told["manner"]),
        "lexicon": [Pronunciation(_text(word), _text(said), bool(ipa)) for word, said, ipa in told["lexicon"]],
        "samples": samples,
        "consent": None
        if consent is None
        else Consent(
            sentence=_text(consent["sentence"]),
            purpose=_text(consent["purpose"]),
            given=float(consent["given"]),
            file=_CONSENT,
            digest=_text(consent["sha256"]),
            similarity=0.0,
            words=float(consent["words"]),
            engine="",
            samples=(),
            checked=False,
        ),
    }


def _manner(told: Mapping[str, Any]) -> Manner:
    speed, temperature, seed = told["speed"], told["temperature"], told["seed"]
    return Manner(
        _within(speed, SPEEDS),
        None if temperature is None else _within(temperature, TEMPERATURES),
        None if seed is None else int(seed) % SEEDS,
    )


def _within(told: Any, limits: tuple[float, float]) -> float:
    return min(max(float(told), limits[0]), limits[1])


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise TypeError(told)
    return told


def _broken(why: str) -> VoiceAppError:
    return VoiceAppError(
        "voice-file", f"This is no voice file that can be taken in: {why}.", "Ask for it to be exported again."
    )
