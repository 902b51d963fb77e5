"""``tracks loop``: where a piece of music can be repeated."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Json, Session, Sets, perform, table

if TYPE_CHECKING:
    from voiceapp.cli_music_ports import MusicPort
    from voiceapp.core.music import Loop


def find_loops(
    ctx: typer.Context,
    track: Annotated[str, typer.Argument(metavar="TRACK", help="A track's number, or a sound file.")],
    bars: Annotated[str, typer.Option("--bars", metavar="LIST", help="How many bars, such as 4,8.")] = "1,2,4,8",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the best loop here.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Find stretches of whole bars that can be repeated, the best first."""
    counts = _bars(bars)
    perform(ctx, json, set, lambda session: _find(session, track, counts, output))


def _bars(told: str) -> list[int]:
    """The numbers of a list; a usage error for anything else."""
    try:
        counts = [int(part) for part in told.split(",")]
    except ValueError:
        counts = []
    if not counts or min(counts) < 1:
        raise typer.BadParameter(f"{told!r} is no list of numbers such as 4,8", param_hint="--bars")
    return counts


async def _find(session: Session, track: str, bars: list[int], output: Path | None) -> None:
    async with session.open() as app:
        path = await _file(app.music, track)
        loops = await app.music.analysis.loops(path, bars)
        if loops and output is not None:
            await app.music.analysis.cut(path, loops[0].start_s, loops[0].end_s, output)
    written = output if loops else None
    data = {"loops": [_row(loop) for loop in loops], "file": None if written is None else str(written)}
    lines = [table(("Bars", "From", "To", "Score"), [_cells(loop) for loop in loops], "No steady beat was found.")]
    if written is not None:
        lines.append(f"{written}: {loops[0].end_s - loops[0].start_s:.2f} s")
    session.out.result(data, "\n".join(lines))


async def _file(music: MusicPort, track: str) -> Path:
    """The sound of a track by its number; anything else is a file, and so is a file whose name is a number."""
    file = Path(track)
    if track.isdecimal() and not file.exists():
        return music.tracks.path(await music.tracks.get(int(track)))
    return file


def _row(loop: Loop) -> dict[str, Any]:
    return asdict(loop) | {"start_s": round(loop.start_s, 5), "end_s": round(loop.end_s, 5)}


def _cells(loop: Loop) -> tuple[str, ...]:
    return str(loop.bars), f"{loop.start_s:.2f} s", f"{loop.end_s:.2f} s", f"{loop.score:.2f}"
