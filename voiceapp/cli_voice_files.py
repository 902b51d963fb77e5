"""``voice export | import``: a voice as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voiceapp.cli_output import Json, Name, Session, Sets, perform
from voiceapp.cli_voice_library import tell_voices, voice_json


def export_voice(
    ctx: typer.Context,
    name: Name,
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The .voice file to write.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write a voice into one file: samples, consent and licence, for another computer."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            voice = await app.voices.library.named(name)
            file = await app.voices.files.write(voice, out)
        session.out.result({"voices": [voice_json(voice)], "file": str(file)}, f"{voice.name}: {file}")

    perform(ctx, json, set, work)


def import_voice(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .voice file.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Take in a voice that was exported, here or elsewhere."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            taken = await app.voices.files.read(file)
        if taken.known:
            session.out.note(f"{taken.voice.name} is in the library already.")
        tell_voices(session, [taken.voice])

    perform(ctx, json, set, work)
