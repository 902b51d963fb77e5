"""``tracks ...``: the commands about the library of music."""

from __future__ import annotations

import typer

from voiceapp.cli_tracks_export import export_track
from voiceapp.cli_tracks_mix import mix
from voiceapp.cli_tracks_stems import make_stems
from voiceapp.cli_tracks_tokens import exchange_tokens

tracks = typer.Typer(help="Music: its tracks, stems and mixes.", no_args_is_help=True)
tracks.command("stems")(make_stems)
tracks.add_typer(mix, name="mix")
tracks.command("export")(export_track)
tracks.command("tokens")(exchange_tokens)
