"""``tracks tokens``: the codec's tokens of a track, out of the library and into it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voiceapp.cli_codec import Codec, tell_coded
from voiceapp.cli_output import Json, Session, Sets, perform, with_engines


def exchange_tokens(
    ctx: typer.Context,
    id: Annotated[int | None, typer.Argument(metavar="[ID]", help="The track whose tokens to write.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="NPZ", help="The file of tokens to write.")
    ] = None,
    import_: Annotated[
        Path | None, typer.Option("--import", metavar="NPZ", help="Make a track of this file of tokens instead.")
    ] = None,
    title: Annotated[str, typer.Option("--title", help="The new track's title (default: the file's name).")] = "",
    codec: Codec = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write the tokens of a track into a file, or make a track of such a file."""
    if (id is None) == (import_ is None) or (id is None) != (output is None):
        raise typer.BadParameter("Give a track and -o, or --import alone.")

    async def work(session: Session) -> None:
        async with session.open() as app:
            if id is not None and output is not None:
                tell_coded(session, await app.music.tokens.export(id, output))
            elif import_ is not None:
                track = await app.music.tokens.import_(import_, title)
                told = {"id": track.id, "title": track.title, "file": str(app.music.tracks.path(track))}
                told["duration_s"] = round(track.duration_s, 3)
                session.out.result(told, f"{track.id}: {track.title}, {track.duration_s:.1f} s")

    perform(ctx, json, with_engines(set, codec=codec), work)
