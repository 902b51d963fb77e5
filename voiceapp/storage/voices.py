"""Voices, their samples and consents."""

from __future__ import annotations

import builtins
import json
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.voices import Consent, Manner, Pronunciation, Sample, Voice, VoiceKind
from voiceapp.storage.database import Database, storable

_VOICE = "SELECT id, name, kind, made, source, licence, languages, engine, recipe, manner, lexicon FROM voices"
_SAMPLE = "SELECT id, voice, title, file, digest, duration_s, added, used, diagnosis FROM voice_samples"
_CONSENT = (
    "SELECT voice, sentence, purpose, given, file, digest, similarity, words, engine, samples, checked"
    " FROM voice_consents"
)


@dataclass(frozen=True, slots=True)
class NewSample:
    """A sample that has no row yet; fields as of :class:`~voiceapp.core.voices.Sample`."""

    title: str
    file: str
    digest: str
    duration_s: float
    used: bool
    diagnosis: Mapping[str, Any]


def _nowhere(voice: int) -> None:
    """Where there are no files."""


class VoiceStore:
    """The library's rows. Unknown ids raise VoiceAppError ``voice-unknown``; what is deleted leaves the disk."""

    def __init__(self, db: Database, now: Callable[[], float] = time.time) -> None:
        self._db = db
        self._now = now

    async def any(self) -> bool:
        """Whether there is a voice."""
        found = await self._db.read(lambda link: link.execute("SELECT EXISTS (SELECT 1 FROM voices)").fetchone())
        return bool(found[0])

    async def list(self) -> builtins.list[Voice]:
        """All voices with their samples and consents, by name."""
        return await self._db.read(lambda link: _voices(link, "", ()))

    async def get(self, voice: int) -> Voice:
        """One voice."""
        found = await self._db.read(lambda link: _voices(link, "WHERE id = ?", (voice,)))
        if not found:
            raise _unknown()
        return found[0]

    async def find(self, name: str) -> Voice | None:
        """The voice of that name, in any case."""
        found = await self._db.read(lambda link: _voices(link, "WHERE name_key = ?", (_key(name),)))
        return found[0] if found else None

    async def add(
        self,
        name: str,
        kind: VoiceKind,
        *,
        source: str = "",
        licence: str = "",
        languages: Sequence[str] = (),
        engine: str = "",
        recipe: Mapping[str, Any] | None = None,
        samples: Sequence[NewSample] = (),
        place: Callable[[int], object] = _nowhere,
    ) -> Voice:
        """A new voice with its samples, or nothing of it; ``place`` puts their files where those of its id lie.

        Raises ``voice-name-taken`` and what ``place`` raises.
        """
        values = (
            *(name, _key(name), kind, self._now(), storable(source), storable(licence)),
            *(json.dumps(list(languages)), storable(engine), _json(dict(recipe or {}))),
        )

        def change(link: sqlite3.Connection) -> Voice:
            _require_free(link, name, 0)
            row = link.execute(
                "INSERT INTO voices(name, name_key, kind, made, source, licence, languages, engine, recipe)"
                " VALUES (?,?,?,?,?,?,?,?,?)",
                values,
            )
            voice = int(row.lastrowid or 0)
            for sample in samples:
                self._insert_sample(link, voice, sample)
            place(voice)
            return _voices(link, "WHERE id = ?", (voice,))[0]

        return await self._db.write(change)

    async def require_free(self, name: str) -> None:
        """Raise ``voice-name-taken`` where a voice has this name."""
        await self._db.read(lambda link: _require_free(link, name, 0))

    async def change(
        self,
        voice: int,
        *,
        name: str | None = None,
        languages: Sequence[str] | None = None,
        recipe: Mapping[str, Any] | None = None,
        manner: Manner | None = None,
        lexicon: Sequence[Pronunciation] | None = None,
        source: str | None = None,
        licence: str | None = None,
    ) -> None:
        """Change what is given. Raises ``voice-name-taken``."""
        values: dict[str, str] = {}
        if name is not None:
            values |= {"name": name, "name_key": _key(name)}
        if languages is not None:
            values["languages"] = json.dumps(list(languages))
        if recipe is not None:
            values["recipe"] = _json(dict(recipe))
        if manner is not None:
            values["manner"] = json.dumps(asdict(manner))
        if lexicon is not None:
            values["lexicon"] = _json([astuple(entry) for entry in lexicon])
        if source is not None:
            values["source"] = storable(source)
        if licence is not None:
            values["licence"] = storable(licence)
        if not values:
            return
        columns = ", ".join(f"{column} = ?" for column in values)

        def change(link: sqlite3.Connection) -> None:
            if name is not None:
                _require_free(link, name, voice)
            link.execute(f"UPDATE voices SET {columns} WHERE id = ?", (*values.values(), voice))

        await self._db.write(change)

    async def delete(self, voice: int) -> None:
        """Delete a voice with its samples' rows, its consent, scripts and takes."""
        await self._db.erase(lambda link: link.execute("DELETE FROM voices WHERE id = ?", (voice,)))

    async def add_sample(self, voice: int, sample: NewSample) -> Sample:
        """A sample whose file lies in the voice's folder. Raises ``voice-unknown``."""

        def change(link: sqlite3.Connection) -> Sample:
            require_voice(link, voice)
            number = self._insert_sample(link, voice, sample)
            return _sample(link.execute(f"{_SAMPLE} WHERE id = ?", (number,)).fetchone())

        return await self._db.write(change)

    def _insert_sample(self, link: sqlite3.Connection, voice: int, sample: NewSample) -> int:
        values = (
            *(voice, storable(sample.title), sample.file, sample.digest, sample.duration_s, self._now()),
            *(sample.used, json.dumps(sample.diagnosis)),
        )
        row = link.execute(
            "INSERT INTO voice_samples(voice, title, file, digest, duration_s, added, used, diagnosis)"
            " VALUES (?,?,?,?,?,?,?,?)",
            values,
        )
        return int(row.lastrowid or 0)

    async def use_sample(self, sample: int, used: bool) -> None:
        """Whether engines hear it."""
        await self._db.write(
            lambda link: link.execute("UPDATE voice_samples SET used = ? WHERE id = ?", (used, sample))
        )

    async def rename_sample(self, sample: int, title: str) -> None:
        """Give a sample another title."""
        values = (storable(title), sample)
        await self._db.write(lambda link: link.execute("UPDATE voice_samples SET title = ? WHERE id = ?", values))

    async def delete_sample(self, sample: int) -> None:
        """Delete a sample's row."""
        await self._db.erase(lambda link: link.execute("DELETE FROM voice_samples WHERE id = ?", (sample,)))

    async def set_consent(self, voice: int, consent: Consent, in_place_of: str | None = None) -> bool:
        """Keep a consent in place of the one before; with ``in_place_of`` only where that has this digest.

        Whether it is kept. Raises ``voice-unknown``.
        """
        values = (
            *(voice, storable(consent.sentence), storable(consent.purpose), consent.given, consent.file),
            *(consent.digest, consent.similarity, consent.words, consent.engine),
            *(json.dumps(list(consent.samples)), consent.checked),
        )

        def change(link: sqlite3.Connection) -> bool:
            require_voice(link, voice)
            before = link.execute("SELECT digest FROM voice_consents WHERE voice = ?", (voice,)).fetchone()
            if in_place_of is not None and before != (in_place_of,):
                return False
            link.execute("DELETE FROM voice_consents WHERE voice = ?", (voice,))
            link.execute("INSERT INTO voice_consents VALUES (?,?,?,?,?,?,?,?,?,?,?)", values)
            return True

        return await self._db.erase(change)

    async def delete_consent(self, voice: int) -> None:
        """The speaker takes the consent back."""
        await self._db.erase(lambda link: link.execute("DELETE FROM voice_consents WHERE voice = ?", (voice,)))


def _json(told: object) -> str:
    return storable(json.dumps(told, ensure_ascii=False))


def _key(name: str) -> str:
    return " ".join(storable(name).casefold().split())


def _unknown() -> VoiceAppError:
    return VoiceAppError(
        "voice-unknown", "This voice is not in the library.", "voiceapp voice list shows those that are."
    )


def require_voice(link: sqlite3.Connection, voice: int) -> None:
    """Raise VoiceAppError ``voice-unknown`` for an id that is no voice's, or no more."""
    if link.execute("SELECT 1 FROM voices WHERE id = ?", (voice,)).fetchone() is None:
        raise _unknown()


def _require_free(link: sqlite3.Connection, name: str, but: int) -> None:
    if link.execute("SELECT 1 FROM voices WHERE name_key = ? AND id <> ?", (_key(name), but)).fetchone():
        raise VoiceAppError("voice-name-taken", f"There is a voice {name} already.", "Choose another name.")


def _voices(link: sqlite3.Connection, where: str, values: tuple[Any, ...]) -> list[Voice]:
    rows = link.execute(f"{_VOICE} {where} ORDER BY name_key", values).fetchall()
    chosen = "" if not where else f" WHERE voice IN (SELECT id FROM voices {where})"
    samples: dict[int, list[Sample]] = {}
    for row in link.execute(f"{_SAMPLE}{chosen} ORDER BY id", values):
        samples.setdefault(row[1], []).append(_sample(row))
    consents = {row[0]: _consent(row) for row in link.execute(f"{_CONSENT}{chosen}", values)}
    return [_voice(row, tuple(samples.get(row[0], ())), consents.get(row[0])) for row in rows]


def _voice(row: tuple[Any, ...], samples: tuple[Sample, ...], consent: Consent | None) -> Voice:
    return replace(
        Voice(*row[:6]),
        languages=tuple(json.loads(row[6])),
        engine=row[7],
        recipe=json.loads(row[8]),
        manner=Manner(**json.loads(row[9])),
        lexicon=tuple(Pronunciation(*entry) for entry in json.loads(row[10])),
        samples=samples,
        consent=consent,
    )


def _sample(row: tuple[Any, ...]) -> Sample:
    return replace(Sample(*row[:7]), used=bool(row[7]), diagnosis=json.loads(row[8]))


def _consent(row: tuple[Any, ...]) -> Consent:
    _, sentence, purpose, given, file, digest, similarity, words, engine, samples, checked = row
    matched = tuple(json.loads(samples))
    return Consent(sentence, purpose, given, file, digest, similarity, words, engine, matched, bool(checked))
