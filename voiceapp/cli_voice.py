"""``voice ...``: the commands about voices by their names."""

from __future__ import annotations

import typer

from voiceapp.cli_voice_check import check_samples
from voiceapp.cli_voice_consent import give_consent
from voiceapp.cli_voice_files import export_voice, import_voice
from voiceapp.cli_voice_library import (
    add_voice,
    delete_voice,
    list_voices,
    make_voice,
    rename_voice,
    set_manner,
    set_word,
)
from voiceapp.cli_voice_record import record_sample
from voiceapp.cli_voice_render import render_voice
from voiceapp.cli_voice_samples import change_sample
from voiceapp.cli_voice_say import list_takes, say
from voiceapp.cli_voice_verify import verify_file

voice = typer.Typer(help="Voices: samples, consent, and what they say.", no_args_is_help=True)
for _name, _command in (
    ("check", check_samples),
    ("add", add_voice),
    ("record", record_sample),
    ("sample", change_sample),
    ("consent", give_consent),
    ("make", make_voice),
    ("list", list_voices),
    ("rename", rename_voice),
    ("manner", set_manner),
    ("word", set_word),
    ("say", say),
    ("takes", list_takes),
    ("render", render_voice),
    ("export", export_voice),
    ("import", import_voice),
    ("delete", delete_voice),
    ("verify", verify_file),
):
    voice.command(_name)(_command)
