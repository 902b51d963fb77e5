"""``meeting merge-speakers``, ``sample`` and ``voices``: who is who, and whose voice is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Id, Json, Session, Sets, Yes, perform, table
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.people import CONSENT

if TYPE_CHECKING:
    from voiceapp.core.people import Person

voices = typer.Typer(help="Voices that are remembered, with consent, to suggest names.", no_args_is_help=True)

Speaker = Annotated[int, typer.Argument(help="The speaker's number, as meeting show tells it.")]


def merge_speakers(
    ctx: typer.Context,
    id: Id,
    speaker: Speaker,
    into: Annotated[int, typer.Argument(help="The speaker that it is.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Two speakers are one: what the first said is the second's."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            await app.meeting_speakers.merge(id, speaker, into)
        session.out.result({"id": id, "merged": speaker, "into": into}, f"Speaker {speaker} is speaker {into}.")

    perform(ctx, json, set, work)


def save_sample(
    ctx: typer.Context,
    id: Id,
    speaker: Speaker,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The sound file to write.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write about ten seconds of a speaker's voice to a file, to hear who it is."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            seconds = await app.meeting_speakers.save_sample(id, speaker, output)
        data = {"id": id, "speaker": speaker, "file": str(output), "duration_s": round(seconds, 3)}
        session.out.result(data, f"{output}: {seconds:.1f} s")

    perform(ctx, json, set, work)


def _row(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "consented": person.consented,
        "consent": person.consent,
        "references": person.references,
    }


@voices.command("list")
def list_voices(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """Whose voices are remembered."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found = await app.voiceprints.people()
        rows = [(person.id, person.name, person.references) for person in found]
        text = table(("id", "name", "recordings"), rows, "No voice is remembered.")
        session.out.result({"people": [_row(person) for person in found]}, text)

    perform(ctx, json, set, work)


@voices.command("remember")
def remember_voice(
    ctx: typer.Context,
    id: Id,
    speaker: Speaker,
    agreed: Annotated[
        bool, typer.Option("--agreed", help=f"The person said yes to: “{CONSENT}” The sentence is stored.")
    ] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Remember the voice of a named speaker, who has agreed to it."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            person = await app.voiceprints.remember(id, speaker, CONSENT if agreed else "")
        session.out.result(_row(person), f"{person.name}'s voice is remembered.")

    perform(ctx, json, set, work)


@voices.command("suggest")
def suggest_names(ctx: typer.Context, id: Id, json: Json = False, set: Sets = None) -> None:
    """Names for the speakers of a meeting whose voices are remembered. Nothing is changed."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            meeting = await app.meetings.get(id)
            found = await app.voiceprints.suggest(id)
        rows = [
            {
                "speaker": one.id,
                "name": one.name,
                "suggestion": found[one.id].name if one.id in found else None,
                "score": round(found[one.id].score, 3) if one.id in found else None,
            }
            for one in meeting.speakers
            if not one.named
        ]
        told = [(row["speaker"], row["name"], row["suggestion"] or "Unknown") for row in rows]
        text = table(("id", "speaker", "may be"), told, "Every speaker has a name.")
        session.out.result({"id": id, "speakers": rows}, text)

    perform(ctx, json, set, work)


@voices.command("forget")
def forget_voices(
    ctx: typer.Context,
    person: Annotated[int | None, typer.Argument(help="The person's number, as the list shows it.")] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Everybody's voice.")] = False,
    yes: Yes = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Forget somebody's voice, or all voices. Names in meetings stay."""
    if (person is None) != everybody:
        raise typer.BadParameter("give one person's number, or --all", param_hint="PERSON")

    async def work(session: Session) -> None:
        async with session.open() as app:
            people = [one for one in await app.voiceprints.people() if everybody or one.id == person]
            if person is not None and not people:
                raise VoiceAppError(
                    "person-unknown", f"No voice {person} is remembered.", "voiceapp meeting voices list shows all."
                )
            session.confirm("Forget every voice?" if everybody else f"Forget {people[0].name}'s voice?", yes)
            if person is None:
                await app.voiceprints.forget_all()
            else:
                await app.voiceprints.forget(person)
        session.out.result({"forgotten": [one.id for one in people]}, f"Forgotten: {len(people)}")

    perform(ctx, json, set, work)
