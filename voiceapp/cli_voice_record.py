"""``voice record``: a text is read aloud and becomes a sample of a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from voiceapp.cli_output import Json, Session, Sets, perform
from voiceapp.cli_voice_library import tell_voices
from voiceapp.cli_voice_microphone import recorded
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.language_names import family
from voiceapp.core.reading_texts import READING_TEXTS

if TYPE_CHECKING:
    from voiceapp.core.voices import Sample, Voice

_QUIET_S = 4.0
"""So much silence ends the reading of a text."""


def record_sample(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The voice; where there is none of this name, it is made.")],
    language: Annotated[
        str, typer.Option("--language", "-l", help=f"The language of the text: {', '.join(READING_TEXTS)}.")
    ] = "",
    text: Annotated[
        int | None, typer.Option("--text", min=1, help="Which of its texts; else the first not yet read.")
    ] = None,
    mic: Annotated[str | None, typer.Option("--mic", metavar="DEVICE", help="The microphone.")] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Record a sample: a text to read aloud, a countdown, and what is wrong with what is heard."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            voice = next((one for one in await app.voices.library.list() if _same(one.name, name)), None)
            known = [*(voice.languages if voice else ()), app.settings.text("engines.language")]
            code = family(language) or next((one for one in map(family, known) if one in READING_TEXTS), "en")
            title, words = _choose(code, text, voice)
            session.out.note(f"{title}. Read this aloud, as you want to be heard:\n\n  {words}\n")
            session.confirm("Ready?", False)
            async with recorded(session, app, mic, _QUIET_S) as path:
                if voice is None:
                    voice = await app.voices.library.add(name, "own", languages=[code], samples=[path])
                    await app.voices.library.rename_sample(voice.samples[0], title)
                    sample = voice.samples[0]
                else:
                    sample = await app.voices.library.add_sample(voice.id, path, title)
            _tell_sample(session, sample)
            tell_voices(session, [await app.voices.library.get(voice.id)])

    perform(ctx, json, set, work)


def _choose(language: str, number: int | None, voice: Voice | None) -> tuple[str, str]:
    """A text with its title. Raises VoiceAppError ``reading-unknown``."""
    texts = READING_TEXTS.get(language, ())
    if not texts or (number or 1) > len(texts):
        raise VoiceAppError(
            "reading-unknown",
            f"There is no text {number or 1} to read in the language {language}.",
            f"There are three in each of {', '.join(READING_TEXTS)}; record another one and add it as a sample.",
        )
    titles = [f"Text {place} ({language})" for place in range(1, len(texts) + 1)]
    read = [sample.title for sample in voice.samples] if voice else []
    place = next((at for at, title in enumerate(titles) if title not in read), 0) if number is None else number - 1
    return titles[place], texts[place]


def _tell_sample(session: Session, sample: Sample) -> None:
    diagnosis = sample.diagnosis
    verdict = f", {diagnosis['verdict']}" if "verdict" in diagnosis else ""
    session.out.note(f"{sample.duration_s:.1f} s recorded{verdict}.")
    for advice in diagnosis.get("advice", ()):
        session.out.note(str(advice))


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
