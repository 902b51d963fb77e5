"""``inspect``: a look inside a sound file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voiceapp.cli_output import Json, Session, Sets, perform, with_engines
from voiceapp.core.inspection import FEATURES, PICTURES, SPEAKERS, Look

_LIST = ",".join(FEATURES)


def inspect_file(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A sound file of any format.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")],
    features: Annotated[
        str, typer.Option("--features", metavar="LIST", help=f"Some of: {_LIST},{SPEAKERS}.")
    ] = "waveform,logmel",
    pictures: Annotated[
        str, typer.Option("--pictures", metavar="LIST", help="png, svg, both, or none of them.")
    ] = "png",
    from_s: Annotated[float, typer.Option("--from", metavar="S", min=0, help="Only from this second on.")] = 0.0,
    until_s: Annotated[
        float | None, typer.Option("--until", metavar="S", min=0, help="Only up to this second.")
    ] = None,
    window: Annotated[int, typer.Option("--window", help="Samples of a spectrum.")] = Look().window,
    hop: Annotated[int, typer.Option("--hop", help="Samples from one spectrum to the next.")] = Look().hop,
    bands: Annotated[int, typer.Option("--bands", help="Mel bands.")] = Look().bands,
    codec: Annotated[
        str | None, typer.Option("--codec", metavar="ENGINE", help="The codec: NAME or NAME:MODEL.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write what is in a sound as numbers (.npy) and pictures: spectra, what Whisper sees, pitch, speakers."""

    async def work(session: Session) -> None:
        bar = session.out.bar(file.name)
        async with session.open() as app:
            try:
                made = await app.inspecting.write(
                    file,
                    _names(features),
                    output,
                    Look(window, hop, bands),
                    PICTURES if pictures.strip() == "both" else _names(pictures),
                    bar.update,
                    from_s,
                    until_s,
                )
            finally:
                bar.close()
        data = {
            "files": [str(one) for one in made.files],
            "shapes": {name: list(shape) for name, shape in made.shapes.items()},
        }
        lines = [f"{name}: {' x '.join(map(str, shape))}" for name, shape in made.shapes.items()]
        session.out.result(data, "\n".join([*lines, *map(str, made.files)]))

    perform(ctx, json, with_engines(set, codec=codec), work)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip() and name.strip() != "none"]
