"""``codec``: sound as a neural codec's tokens, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voiceapp.cli_output import Json, Session, Sets, perform, rounded, table, with_engines

if TYPE_CHECKING:
    from voiceapp.services.codec_compare import CodecRow
    from voiceapp.services.codecs import Coded

Codec = Annotated[str | None, typer.Option("--codec", metavar="ENGINE", help="The codec: NAME or NAME:MODEL.")]
Codebooks = Annotated[int | None, typer.Option("--codebooks", min=1, help="Only the first so many codebooks.")]

_HEADERS = ("kbps", "codebooks", "signal to noise", "log spectral distance", "kbps of the tokens")

codec = typer.Typer(help="Sound as a neural codec's tokens, and back.", no_args_is_help=True)


@codec.command()
def encode(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A sound file of any format.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="NPZ", help="The file of tokens to write.")],
    codec: Codec = None,
    kbps: Annotated[float | None, typer.Option("--kbps", min=0.1, help="Bandwidth (default: the most).")] = None,
    codebooks: Codebooks = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Turn a sound file into tokens."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            made = await app.music.codecs.encode(file, app.settings.text("engines.codec"), output, kbps, codebooks)
        tell_coded(session, made)

    perform(ctx, json, with_engines(set, codec=codec), work)


@codec.command()
def decode(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="NPZ", help="A file of tokens.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The sound file to write.")],
    codec: Codec = None,
    codebooks: Codebooks = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Turn tokens back into sound."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            made = await app.music.codecs.decode(file, app.settings.text("engines.codec"), output, codebooks)
        tell_coded(session, made)

    perform(ctx, json, with_engines(set, codec=codec), work)


@codec.command()
def compare(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A sound file of any format.")],
    codec: Codec = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Measure what a codec loses of a sound file at each of its bandwidths."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            rows = await app.music.codecs.compare(file, app.settings.text("engines.codec"))
        session.out.result({"rows": [_row(row) for row in rows]}, table(_HEADERS, [_cells(row) for row in rows]))

    perform(ctx, json, with_engines(set, codec=codec), work)


def _row(row: CodecRow) -> dict[str, float | int | None]:
    return {
        "kbps": row.kbps,
        "codebooks": row.codebooks,
        "snr_db": rounded(row.snr_db),
        "log_spectral_distance_db": rounded(row.log_spectral_distance_db),
        "token_kbps": rounded(row.token_kbps),
    }


def _cells(row: CodecRow) -> tuple[str, ...]:
    snr = "-" if row.snr_db is None else f"{row.snr_db:.1f} dB"
    return (
        f"{row.kbps:g}",
        str(row.codebooks),
        snr,
        f"{row.log_spectral_distance_db:.1f} dB",
        f"{row.token_kbps:.2f}",
    )


def tell_coded(session: Session, made: Coded) -> None:
    """Print what a file of tokens holds."""
    data = {
        "codebooks": made.codebooks,
        "frames": made.frames,
        "kbps": round(made.kbps, 3),
        "file": str(made.file),
    }
    text = f"{made.file}: {made.frames} frames of {made.codebooks} codebooks, {made.kbps:.3g} kbps"
    session.out.result(data, text)
