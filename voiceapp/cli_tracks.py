"""``tracks ...``: the commands about the library of music."""

from __future__ import annotations

import typer

from voiceapp.cli_tracks_mix import mix
from voiceapp.cli_tracks_stems import make_stems

tracks = typer.Typer(help="Music: its tracks, stems and mixes.", no_args_is_help=True)
tracks.command("stems")(make_stems)
tracks.add_typer(mix, name="mix")
