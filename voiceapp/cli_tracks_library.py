"""``tracks list | show | rename | rate | compare | delete | import``: the library of music."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Id, Json, Session, Sets, Yes, perform, rounded, table
from voiceapp.cli_track_rows import tell_tracks, track_row

if TYPE_CHECKING:
    from voiceapp.cli_music_ports import TrackLibraryPort
    from voiceapp.core.tracks import Track


def list_tracks(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """The tracks, a parent before what was branched from it."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found = await app.music.tracks.list()
            files = [app.music.tracks.path(track) for track in found]
        tell_tracks(session, found, files)

    perform(ctx, json, set, work)


def show_track(ctx: typer.Context, id: Id, json: Json = False, set: Sets = None) -> None:
    """Everything that is known of a track: how it was made and what was measured."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            track = await app.music.tracks.get(id)
            file = app.music.tracks.path(track)
            marks = await app.music.tracks.marks(id)
        drift = track.measures.drift
        data = {
            **track_row(track, file),
            **_settings(track),
            "model_digest": track.model or None,
            "seams": [asdict(seam) for seam in track.measures.seams],
            "drift": None if drift is None else asdict(drift),
            "true_peak_db": rounded(track.measures.true_peak_db),
            "real_time_factor": rounded(track.measures.real_time_factor),
            "marks": [{"at_s": round(mark.at_s, 3), "name": mark.name} for mark in marks],
        }
        lines = [(name.replace("_", " "), value) for name, value in data.items() if value not in (None, "", [])]
        session.out.result(data, table(("", track.title), lines))

    perform(ctx, json, set, work)


def rename_track(
    ctx: typer.Context,
    id: Id,
    title: Annotated[str, typer.Argument(help="Its new title.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Give a track another title."""

    async def work(tracks: TrackLibraryPort) -> Track:
        await tracks.rename(id, title)
        return await tracks.get(id)

    _one(ctx, json, set, work)


def rate_track(
    ctx: typer.Context,
    id: Id,
    stars: Annotated[int, typer.Argument(help="1 to 5 stars; 0 takes them away.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Rate a track."""

    async def work(tracks: TrackLibraryPort) -> Track:
        await tracks.rate(id, stars)
        return await tracks.get(id)

    _one(ctx, json, set, work)


def compare_tracks(
    ctx: typer.Context,
    first: Annotated[int, typer.Argument(metavar="A", help="A track's number.")],
    second: Annotated[int, typer.Argument(metavar="B", help="Another's.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Two tracks: how they were made differently, what was measured, and the gain that makes B as loud as A."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            pair = [await app.music.tracks.get(id) for id in (first, second)]
            files = [app.music.tracks.path(track) for track in pair]
        one, other = (_settings(track) | _measured(track) for track in pair)
        differences = {name: [one[name], other[name]] for name in one if one[name] != other[name]}
        loudness = [track.measures.loudness_lufs for track in pair]
        gain = None if loudness[0] is None or loudness[1] is None else round(loudness[0] - loudness[1], 2)
        data = {
            "tracks": [track_row(track, file) for track, file in zip(pair, files, strict=True)],
            "gain_db": gain,
            "differences": differences,
        }
        rows = [(name.replace("_", " "), *values) for name, values in differences.items()]
        said = table(
            ("", *(f"{track.id} {track.title}" for track in pair)), rows, "They were made in the same way."
        )
        level = "" if gain is None else f"\n{gain:+.1f} dB makes {second} as loud as {first}."
        session.out.result(data, said + level)

    perform(ctx, json, set, work)


def delete_track(ctx: typer.Context, id: Id, yes: Yes = False, json: Json = False, set: Sets = None) -> None:
    """Delete a track with everything of it; what was branched from it stays."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            track = await app.music.tracks.get(id)
            session.confirm(f"Delete {track.title}?", yes)
            await app.music.tracks.delete(id)
        session.out.result({"deleted": id}, f"{track.title} is deleted.")

    perform(ctx, json, set, work)


def import_track(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A sound file of any format.")],
    title: Annotated[str, typer.Option("--title", help="What it is called (default: the file's name).")] = "",
    json: Json = False,
    set: Sets = None,
) -> None:
    """Add music of your own as a track."""

    _one(ctx, json, set, lambda tracks: tracks.import_file(file, title))


def _one(
    ctx: typer.Context, json: bool, set: list[str] | None, do: Callable[[TrackLibraryPort], Awaitable[Track]]
) -> None:
    """Do something to a track and tell how it is then."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            track = await do(app.music.tracks)
            file = app.music.tracks.path(track)
        tell_tracks(session, [track], [file])

    perform(ctx, json, set, work)


def _settings(track: Track) -> dict[str, Any]:
    """How a track was made."""
    made = asdict(track.making) if track.making else {}
    names = ("seconds", "guidance", "temperature", "top_k", "stride_s", "ending", "melody", "variation")
    told = {"prompt": track.prompt, "seed": track.seed, "composer": track.composer, "parent": track.parent}
    return {**told, "from_s": track.from_s, **{name: made.get(name) for name in names}}


def _measured(track: Track) -> dict[str, Any]:
    scores = [seam.score for seam in track.measures.seams]
    return {
        "duration_s": round(track.duration_s, 3),
        "worst_seam": rounded(max(scores, default=None)),
        "melody_similarity": rounded(track.measures.melody_similarity),
        "loudness_lufs": rounded(track.measures.loudness_lufs),
        "rating": track.rating,
    }
