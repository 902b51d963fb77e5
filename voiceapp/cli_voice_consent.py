"""``voice consent``: the speaker of a voice agrees by reading a sentence, or takes that back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Json, Name, Session, Sets, Yes, perform, rounded
from voiceapp.cli_voice_library import voice_json
from voiceapp.cli_voice_microphone import recorded
from voiceapp.core.errors import VoiceAppError

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort
    from voiceapp.core.voices import Voice
    from voiceapp.services.consent import ConsentAnswer
    from voiceapp.services.consent_tries import ConsentTry

_QUIET_S = 2.5
"""So much silence ends the reading of a sentence."""


def give_consent(
    ctx: typer.Context,
    name: Name,
    audio: Annotated[
        Path | None,
        typer.Option("--audio", metavar="FILE", help="A recording of the sentence that was shown last."),
    ] = None,
    sentence: Annotated[
        bool, typer.Option("--sentence", help="Only show a sentence, to be recorded and given by --audio.")
    ] = False,
    purpose: Annotated[
        str, typer.Option("--purpose", metavar="TEXT", help="What the voice is for, in words of the sentence.")
    ] = "",
    language: Annotated[
        str, typer.Option("--language", "-l", help="The language of the sentence, such as en.")
    ] = "",
    mic: Annotated[str | None, typer.Option("--mic", metavar="DEVICE", help="The microphone.")] = None,
    match: Annotated[
        bool, typer.Option("--match", help="Compare the consent that is there with the samples in use again.")
    ] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the consent back; it is deleted.")] = False,
    yes: Yes = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Let the speaker of a voice agree: a sentence with words drawn anew is read, understood, and compared with the
    samples."""

    async def work(session: Session) -> int | None:
        async with session.open() as app:
            voice = await app.voices.library.named(name)
            if withdraw:
                session.confirm(f"Delete the consent of {voice.name}? It cannot speak then.", yes)
                await app.voices.consent.withdraw(voice.id)
                voice = await app.voices.library.get(voice.id)
                session.out.result(_told(voice), f"{voice.name} has no consent any more.")
                return None
            if match:
                await _match(session, app, voice)
                return None
            if audio is not None:
                return _tell(session, await app.voices.consent.check(voice.id, audio))
            begun = await app.voices.consent.ask(voice.id, language, purpose)
            if sentence or not session.attended:
                _show(session, voice, begun)
                return None
            return await _read(session, app, voice, begun, mic)

    perform(ctx, json, set, work)


async def _match(session: Session, app: AppPort, voice: Voice) -> None:
    if voice.consent is None:
        raise VoiceAppError(
            "consent-none",
            f"{voice.name} has no consent.",
            f"Let its speaker agree: voiceapp voice consent {voice.name}.",
        )
    if not await app.voices.consent.rematch(voice.id):
        raise VoiceAppError(
            "consent-voice",
            f"Not all samples of {voice.name} are of the voice that agreed.",
            "Take out those that are not, or let their speaker read a new sentence.",
        )
    voice = await app.voices.library.get(voice.id)
    session.out.result(_told(voice), f"The consent counts for all samples of {voice.name} that are used.")


async def _read(session: Session, app: AppPort, voice: Voice, begun: ConsentTry, mic: str | None) -> int | None:
    session.out.note(f"Read this aloud:\n\n  {begun.sentence.text}\n")
    session.confirm("Ready?", False)
    async with recorded(session, app, mic, _QUIET_S) as path:
        return _tell(session, await app.voices.consent.check(voice.id, path))


def _show(session: Session, voice: Voice, begun: ConsentTry) -> None:
    data = {**_told(voice), "sentence": begun.sentence.text, "expires": begun.expires}
    session.out.result(data, begun.sentence.text)
    session.out.note(f"Record it within 15 minutes; then: voiceapp voice consent {voice.name} --audio FILE")


def _tell(session: Session, answer: ConsentAnswer) -> int | None:
    """The result; 1 where it was not accepted."""
    voice, refused = answer.voice, answer.refused
    data = {
        **_told(voice),
        "sentence": answer.sentence.text,
        "words": rounded(answer.words),
        "similarity": rounded(answer.similarity),
        "missing": list(answer.missing),
    }
    if refused is None:
        missed = f" Not understood: {', '.join(answer.missing)}." if answer.missing else ""
        session.out.result(data, f"The speaker of {voice.name} agreed.{missed} The voice can speak now.")
        return None
    if session.out.as_json:
        session.out.result({**data, "error": refused.as_dict()})
    else:
        session.out.error(refused)
    return 1


def _told(voice: Voice) -> dict[str, Any]:
    return {
        "voices": [voice_json(voice)],
        "voice": voice.name,
        "sentence": voice.consent.sentence if voice.consent else None,
        "consent": voice.consent_state,
        "words": None,
        "similarity": None,
        "missing": [],
    }
