"""``voice add | make | list | rename | manner | word | delete``: the library of voices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from voiceapp.cli_output import Json, Name, Session, Sets, Yes, parse_sets, perform, table
from voiceapp.core import voice_blends
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.voices import SEEDS, SPEEDS, TEMPERATURES, Pronunciation

if TYPE_CHECKING:
    from voiceapp.core.voices import Voice, VoiceKind

_CONSENT = {
    "matched": "consent recorded",
    "declared": "declared, not checked",
    "none": "no consent yet",
    "not-needed": "no consent needed",
}


def voice_json(voice: Voice) -> dict[str, Any]:
    """A voice for programs."""
    return {
        "name": voice.name,
        "kind": voice.kind,
        "consent": voice.consent_state,
        "languages": list(voice.languages),
        "samples": len(voice.samples),
        "speech_s": round(voice.speech_s, 2),
        "source": voice.source,
        "licence": voice.licence,
        "sample_list": [
            {
                "title": sample.title,
                "duration_s": round(sample.duration_s, 2),
                "used": sample.used,
                "verdict": sample.diagnosis.get("verdict"),
                "advice": list(sample.diagnosis.get("advice", ())),
            }
            for sample in voice.samples
        ],
    }


def tell_voices(session: Session, voices: Sequence[Voice]) -> None:
    """Print voices as the result."""
    rows = [
        (
            voice.name,
            voice.kind,
            _CONSENT[voice.consent_state],
            ", ".join(voice.languages),
            len(voice.samples) if voice.cloned else "",
            f"{voice.speech_s:.1f} s" if voice.cloned else "",
        )
        for voice in voices
    ]
    text = table(("name", "kind", "consent", "languages", "samples", "speech"), rows, "There is no voice yet.")
    session.out.result({"voices": [voice_json(voice) for voice in voices]}, text)


def tell_samples(session: Session, voice: Voice) -> None:
    """Print a voice's samples for people, with what to do about them."""
    rows = [
        (
            number,
            sample.title,
            f"{sample.duration_s:.1f} s",
            sample.diagnosis.get("verdict", "") if sample.used else "not used",
            " ".join(sample.diagnosis.get("advice", ())),
        )
        for number, sample in enumerate(voice.samples, 1)
    ]
    if rows:
        session.out.line(table(("", "sample", "length", "", "advice"), rows))


def add_voice(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What the voice is called.")],
    sample: Annotated[list[Path], typer.Option("--sample", metavar="FILE", help="A recording of it; repeatable.")],
    kind: Annotated[
        Literal["own", "hired", "public-domain"],
        typer.Option("--kind", help="Whose it is: own needs its speaker's consent, the others source and licence."),
    ] = "own",
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help="Where the recordings are from.")] = "",
    licence: Annotated[str, typer.Option("--licence", metavar="TEXT", help="What allows their use.")] = "",
    language: Annotated[
        list[str] | None, typer.Option("--language", "-l", help="A language that it is to speak; repeatable.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Add a voice from recordings of it."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            voice = await app.voices.library.add(
                name, kind, source=source, licence=licence, languages=language or (), samples=sample
            )
        tell_voices(session, [voice])
        tell_samples(session, voice)

    perform(ctx, json, set, work)


def make_voice(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What the voice is called.")],
    engine: Annotated[str, typer.Option("--engine", metavar="ENGINE", help="What speaks: NAME or NAME:MODEL.")],
    voice: Annotated[str | None, typer.Option("--voice", metavar="NAME", help="One of the engine's own.")] = None,
    blend: Annotated[
        str | None, typer.Option("--blend", metavar="NAME:SHARE+...", help="Several of the engine's own, mixed.")
    ] = None,
    describe: Annotated[
        list[str] | None,
        typer.Option("--describe", metavar="KEY=VALUE", help="In words, such as pitch=low; repeatable."),
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", "-l", help="A language that it is to speak; repeatable.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Add a voice without recordings: one of an engine's own, a blend of them, or one described in words."""
    if sum(given is not None for given in (voice, blend, describe)) != 1:
        raise typer.BadParameter("give one of --voice, --blend and --describe")

    async def work(session: Session) -> None:
        kind, recipe = _made_of(voice, blend, describe)
        async with session.open() as app:
            added = await app.voices.library.add(name, kind, languages=language or (), engine=engine, recipe=recipe)
        tell_voices(session, [added])

    perform(ctx, json, set, work)


def _made_of(voice: str | None, blend: str | None, describe: list[str] | None) -> tuple[VoiceKind, dict[str, Any]]:
    if blend is not None:
        return "blend", {"weights": voice_blends.parse(blend)}
    return ("model", {"voice": voice}) if voice is not None else ("described", dict(parse_sets(describe or [])))


def list_voices(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """The voices of the library."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found = await app.voices.library.list()
        tell_voices(session, found)

    perform(ctx, json, set, work)


def rename_voice(
    ctx: typer.Context,
    name: Name,
    to: Annotated[str, typer.Argument(help="Its new name.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Give a voice another name."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            voice = await app.voices.library.named(name)
            await app.voices.rename(voice.id, to)
            renamed = await app.voices.library.get(voice.id)
        tell_voices(session, [renamed])

    perform(ctx, json, set, work)


def set_manner(
    ctx: typer.Context,
    name: Name,
    speed: Annotated[float | None, typer.Option(min=SPEEDS[0], max=SPEEDS[1], help="1 is its own pace.")] = None,
    temperature: Annotated[
        float | None, typer.Option(min=TEMPERATURES[0], max=TEMPERATURES[1], help="How freely it varies.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, max=SEEDS - 1, help="The same seed speaks the same way.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """How a voice speaks from now on, unless a take asks for something else."""

    async def work(session: Session) -> None:
        given: dict[str, Any] = {"speed": speed, "temperature": temperature, "seed": seed}
        async with session.open() as app:
            voice = await app.voices.library.named(name)
            manner = replace(voice.manner, **{key: value for key, value in given.items() if value is not None})
            await app.voices.library.set_manner(voice.id, manner)
        data = {"speed": manner.speed, "temperature": manner.temperature, "seed": manner.seed}
        session.out.result(
            data, table(("speed", "temperature", "seed"), [tuple("own" if v is None else v for v in data.values())])
        )

    perform(ctx, json, set, work)


def set_word(
    ctx: typer.Context,
    name: Name,
    word: Annotated[str | None, typer.Argument(help="A word. Left out, all are shown.")] = None,
    said: Annotated[str | None, typer.Argument(help="How to say it: another spelling.")] = None,
    phonemes: Annotated[bool, typer.Option("--phonemes", help="It is given in phonemes (IPA).")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Say the word as it is written again.")] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """How a voice says words of its own: show them, add one, remove one."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            voice = await app.voices.library.named(name)
            entries = {entry.word.casefold(): entry for entry in voice.lexicon}
            if word is not None and remove:
                if entries.pop(word.casefold(), None) is None:
                    raise VoiceAppError(
                        "word-unknown", f"{voice.name} says {word} as it is written.", "Check the word."
                    )
            elif word is not None:
                if not said or not said.strip() or not word.strip():
                    raise VoiceAppError("word-empty", "It is not said how.", "Give the word and how to say it.")
                entries[word.casefold()] = Pronunciation(word.strip(), said.strip(), phonemes)
            if word is not None:
                await app.voices.library.set_lexicon(voice.id, list(entries.values()))
        rows = [(entry.word, entry.said, "phonemes" if entry.phonemes else "") for entry in entries.values()]
        words = [{"word": e.word, "said": e.said, "phonemes": e.phonemes} for e in entries.values()]
        text = table(("word", "said", ""), rows, f"{voice.name} says all words as they are written.")
        session.out.result({"words": words}, text)

    perform(ctx, json, set, work)


def delete_voice(ctx: typer.Context, name: Name, yes: Yes = False, json: Json = False, set: Sets = None) -> None:
    """Delete a voice for good: its samples, consent, and all that was spoken in it."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            voice = await app.voices.library.named(name)
            session.confirm(f"Delete “{voice.name}” with its samples, consent and takes for good?", yes)
            await app.voices.delete(voice.id)
        data = {"voices": [voice_json(voice)], "deleted": voice.name}
        session.out.result(data, f"{voice.name} was deleted.")

    perform(ctx, json, set, work)
