"""``tracks mix ...``: tracks as layers on one beat grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_jobs import wait_for_job
from voiceapp.cli_output import Json, Session, Sets, Yes, make_folder, perform, table
from voiceapp.cli_track_rows import track_row
from voiceapp.core.beats import Grid
from voiceapp.core.errors import VoiceAppError

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort
    from voiceapp.core.tracks import Layer, Mix
    from voiceapp.services.mix_rendering import RenderedMix

MixId = Annotated[int, typer.Argument(metavar="MIX", help="The mix's number, as the list shows it.")]
Bpm = Annotated[float | None, typer.Option("--bpm", help="Beats a minute, 20 to 400.")]
Bar = Annotated[int | None, typer.Option("--beats", help="Beats to the bar.")]
LayerName = Annotated[str | None, typer.Option("--name", help="What the layer is called.")]
Gain = Annotated[float | None, typer.Option("--gain", metavar="DB", help="Its volume, -60 to 12 dB.")]
At = Annotated[float | None, typer.Option("--at", min=0.0, metavar="SECONDS", help="Where it begins.")]
Beat = Annotated[float | None, typer.Option("--beat", min=0.0, help="The beat where it begins, counted from 0.")]
Stretch = Annotated[
    float | None, typer.Option("--stretch", help="How many times as long it is played, 0.5 to 2, at its pitch.")
]
Fit = Annotated[bool, typer.Option("--fit", help="Bring it to the mix's tempo, its first beat on the grid.")]
Accept = Annotated[bool, typer.Option("--accept-licence", help="You keep to licences that are not for business.")]

mix = typer.Typer(help="Mixes: tracks as layers on one beat grid.", no_args_is_help=True)


@mix.command("list")
def list_mixes(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """List the mixes."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            mixes = await app.music.mixes.list()
        cells = [(one.id, one.title, f"{one.bpm:g}", one.beats, len(one.layers)) for one in mixes]
        text = table(("Id", "Title", "Tempo", "Bar", "Layers"), cells, "There are no mixes.")
        session.out.result({"mixes": [_row(one) for one in mixes]}, text)

    perform(ctx, json, set, work)


@mix.command("show")
def show_mix(ctx: typer.Context, id: MixId, json: Json = False, set: Sets = None) -> None:
    """Show a mix and its layers."""
    perform(ctx, json, set, lambda session: _tell(session, id))


@mix.command("new")
def new_mix(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(help="Its title.")],
    bpm: Annotated[float, typer.Option("--bpm", help="Beats a minute, 20 to 400.")] = 120.0,
    beats: Annotated[int, typer.Option("--beats", help="Beats to the bar.")] = 4,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Make a mix without layers."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            made = await app.music.mixes.new(title, bpm, beats)
        _show(session, made)

    perform(ctx, json, set, work)


@mix.command("add")
def add_layer(
    ctx: typer.Context,
    id: MixId,
    track: Annotated[int, typer.Argument(metavar="TRACK", help="The track's number.")],
    name: LayerName = None,
    gain: Gain = None,
    at: At = None,
    beat: Beat = None,
    stretch: Stretch = None,
    fit: Fit = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Add a track to a mix."""

    async def work(app: AppPort, found: Mix) -> None:
        layer = await app.music.mixes.add_layer(id, track, name or "")
        try:
            changed = _changed(layer, found, gain_db=gain, offset_s=at, beat=beat, stretch=stretch)
            if changed != layer:
                await app.music.mixes.change_layer(changed)
            if fit:
                await app.music.mixes.fit(layer.id)
        except VoiceAppError:
            await app.music.mixes.remove_layer(layer.id)
            raise

    _change(ctx, json, set, id, work)


@mix.command("set")
def change(
    ctx: typer.Context,
    id: MixId,
    layer: Annotated[
        int | None, typer.Argument(metavar="LAYER", help="A layer's number. Left out: the mix itself.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The mix's title.")] = None,
    bpm: Bpm = None,
    beats: Bar = None,
    name: LayerName = None,
    gain: Gain = None,
    mute: Annotated[bool | None, typer.Option("--mute/--unmute", help="Whether the layer is muted.")] = None,
    solo: Annotated[bool | None, typer.Option("--solo/--no-solo", help="Whether it is heard alone.")] = None,
    at: At = None,
    beat: Beat = None,
    stretch: Stretch = None,
    fit: Fit = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Change a mix's title and tempo, or one of its layers."""

    async def work(app: AppPort, found: Mix) -> None:
        if (title, bpm, beats) != (None, None, None):
            found = await app.music.mixes.change(
                id,
                found.title if title is None else title,
                found.bpm if bpm is None else bpm,
                found.beats if beats is None else beats,
            )
        if layer is None:
            return
        known = _layer(found, layer)
        changed = _changed(
            *(known, found),
            name=name,
            gain_db=gain,
            muted=mute,
            solo=solo,
            offset_s=at,
            beat=beat,
            stretch=stretch,
        )
        await app.music.mixes.change_layer(changed)
        if fit:
            await app.music.mixes.fit(layer)

    if layer is None and (fit or any(value is not None for value in (name, gain, mute, solo, at, beat, stretch))):
        raise typer.BadParameter("these options are for a layer: name it after the mix", param_hint="LAYER")
    _change(ctx, json, set, id, work)


@mix.command("remove")
def remove(
    ctx: typer.Context,
    id: MixId,
    layer: Annotated[
        int | None, typer.Argument(metavar="LAYER", help="A layer's number. Left out: the whole mix.")
    ] = None,
    yes: Yes = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Take a layer out of a mix, or delete the mix. Tracks stay in the library."""

    async def drop(session: Session) -> None:
        async with session.open() as app:
            found = await app.music.mixes.get(id)
            session.confirm(f"Delete the mix “{found.title}”? Its tracks stay.", yes)
            await app.music.mixes.delete(id)
        session.out.result({"mixes": [_row(found)], "deleted": found.title}, f"{found.title} was deleted.")

    async def work(app: AppPort, found: Mix) -> None:
        assert layer is not None
        await app.music.mixes.remove_layer(_layer(found, layer).id)

    if layer is None:
        perform(ctx, json, set, drop)
    else:
        _change(ctx, json, set, id, work)


@mix.command("render")
def render(
    ctx: typer.Context,
    id: MixId,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The sound file; with --layers a folder.")
    ],
    layers: Annotated[bool, typer.Option("--layers", help="Each layer as a file of the same length too.")] = False,
    format: Annotated[str, typer.Option("--format", help="With --layers: wav, flac, mp3 or opus.")] = "wav",
    accept_licence: Accept = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write what is heard of a mix into a sound file."""

    async def work(session: Session) -> None:
        if layers:
            make_folder(output)
        bar = session.out.bar("Mixing")
        async with session.open() as app:
            try:
                mixes = app.music.mixes
                made = (
                    await mixes.render_layers(id, output, f".{format}", accept_licence, bar.update)
                    if layers
                    else await mixes.render(id, output, accept_licence, bar.update)
                )
            finally:
                bar.close()
        session.out.result(_rendered(made), "\n".join((*map(str, made.files), *_words(made.gain_db, made.licence))))

    perform(ctx, json, set, work)


@mix.command("bounce")
def bounce(ctx: typer.Context, id: MixId, json: Json = False, set: Sets = None) -> None:
    """Keep what is heard of a mix as a track of the library."""

    async def work(session: Session) -> None:
        bar = session.out.bar("Mixing")
        async with session.open() as app:
            try:
                track = await app.music.mixes.bounce(id, bar.update)
            finally:
                bar.close()
            row = track_row(track, app.music.tracks.path(track))
        lines = (f"Track {track.id}: {track.title}", *_words(track.measures.gain_db, track.licence))
        session.out.result({"tracks": [row | {"gain_db": round(track.measures.gain_db, 2)}]}, "\n".join(lines))

    perform(ctx, json, set, work)


@mix.command("compose")
def compose(
    ctx: typer.Context,
    id: MixId,
    prompt: Annotated[str, typer.Argument(help="What to add: rock drums, a slow bass line.")],
    name: Annotated[str, typer.Option("--name", help="What the layer is called.")] = "",
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=0.1, help="How long (default: as long as the mix).")
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help="The same seed makes the same music.")] = None,
    composer: Annotated[str, typer.Option("--composer", metavar="ENGINE", help="NAME or NAME:MODEL.")] = "",
    json: Json = False,
    set: Sets = None,
) -> None:
    """Compose a layer for a mix: in its tempo, and along what is heard of it where the model can."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            mixes = app.music.mixes
            job = await wait_for_job(
                app,
                session.out,
                lambda: mixes.compose_layer(id, name or prompt, prompt, seconds, seed, composer),
            )
            await mixes.composed(job.id)
        await _tell(session, id)

    perform(ctx, json, set, work)


Work = Callable[["AppPort", "Mix"], Any]


def _change(ctx: typer.Context, json: bool, set: list[str] | None, id: int, work: Work) -> None:
    """Change a mix and show what it is then."""

    async def changing(session: Session) -> None:
        async with session.open() as app:
            await work(app, await app.music.mixes.get(id))
            found = await app.music.mixes.get(id)
        _show(session, found)

    perform(ctx, json, set, changing)


async def _tell(session: Session, id: int) -> None:
    async with session.open() as app:
        found = await app.music.mixes.get(id)
    _show(session, found)


def _layer(mix: Mix, layer: int) -> Layer:
    found = next((one for one in mix.layers if one.id == layer), None)
    if found is None:
        raise VoiceAppError(
            "layer-unknown",
            f"“{mix.title}” has no layer {layer}.",
            f"voiceapp tracks mix show {mix.id} lists them.",
        )
    return found


def _changed(layer: Layer, mix: Mix, beat: float | None = None, **values: object) -> Layer:
    """The layer with those values that were given; a beat is one of the mix's grid."""
    if beat is not None:
        values["offset_s"] = Grid(mix.bpm).at(beat)
    given: dict[str, Any] = {name: value for name, value in values.items() if value is not None}
    return replace(layer, **given)


def _show(session: Session, mix: Mix) -> None:
    rows = []
    for layer in mix.layers:
        state = "solo" if layer.solo else "muted" if layer.muted else ""
        begins = f"{layer.offset_s:.2f} s (beat {Grid(mix.bpm).beat(layer.offset_s):.4g})"
        gain, length = f"{layer.gain_db:+.1f} dB", f"{layer.stretch:.3f} x"
        rows.append((layer.id, layer.name, layer.track, gain, begins, length, state))
    head = f"{mix.id}: {mix.title}, {mix.bpm:g} beats a minute, {mix.beats} to the bar"
    text = table(("Layer", "Name", "Track", "Volume", "Begins", "Length", ""), rows, "It has no layers.")
    session.out.result({"mixes": [_row(mix)]}, f"{head}\n{text}")


def _row(mix: Mix) -> dict[str, Any]:
    grid = Grid(mix.bpm, mix.beats)
    return {
        "id": mix.id,
        "title": mix.title,
        "bpm": mix.bpm,
        "beats": mix.beats,
        "layers": [
            {
                "id": layer.id,
                "track": layer.track,
                "name": layer.name,
                "gain_db": layer.gain_db,
                "muted": layer.muted,
                "solo": layer.solo,
                "offset_s": round(layer.offset_s, 6),
                "beat": round(grid.beat(layer.offset_s), 4),
                "stretch": round(layer.stretch, 6),
            }
            for layer in mix.layers
        ],
    }


def _rendered(made: RenderedMix) -> dict[str, Any]:
    return {
        "file": str(made.file),
        "files": [str(file) for file in made.files],
        "duration_s": round(made.duration_s, 3),
        "rate": made.rate,
        "gain_db": round(made.gain_db, 2),
        "true_peak_db": round(made.true_peak_db, 2),
        "loudness_lufs": None if made.lufs is None else round(made.lufs, 2),
        "licence": made.licence,
    }


def _words(gain_db: float, licence: str) -> list[str]:
    """What there is to know of a mix that was made."""
    told = []
    if gain_db:
        told.append(f"Made {-gain_db:.1f} dB quieter, so that its peaks stay below -1 dB.")
    if licence:
        told.append(f"Licence: {licence}")
    return told
