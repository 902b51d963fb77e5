"""``tracks ...``: the commands about the library of music."""

from __future__ import annotations

import typer

from voiceapp.cli_tracks_export import export_track
from voiceapp.cli_tracks_library import (
    compare_tracks,
    delete_track,
    import_track,
    list_tracks,
    rate_track,
    rename_track,
    show_track,
)
from voiceapp.cli_tracks_loop import find_loops
from voiceapp.cli_tracks_mix import mix
from voiceapp.cli_tracks_stems import make_stems
from voiceapp.cli_tracks_tokens import exchange_tokens

tracks = typer.Typer(help="Music: its tracks, stems and mixes.", no_args_is_help=True)
for _name, _command in (
    ("list", list_tracks),
    ("show", show_track),
    ("import", import_track),
    ("rename", rename_track),
    ("rate", rate_track),
    ("compare", compare_tracks),
    ("delete", delete_track),
):
    tracks.command(_name)(_command)
tracks.command("loop")(find_loops)
tracks.command("stems")(make_stems)
tracks.add_typer(mix, name="mix")
tracks.command("loop")(find_loops)
tracks.command("export")(export_track)
tracks.command("tokens")(exchange_tokens)
