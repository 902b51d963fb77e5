"""``voice ...``: the commands about cloned voices by their names."""

from __future__ import annotations

import typer

from voiceapp.cli_voice_check import check_samples

voice = typer.Typer(help="Voices: samples, and what is wrong with them.", no_args_is_help=True)
for _name, _command in (("check", check_samples),):
    voice.command(_name)(_command)
