"""``meeting ...``: the commands about meetings by their names."""

from __future__ import annotations

import typer

from voiceapp.cli_meeting_edits import (
    assign_segment,
    compare_versions,
    edit_segment,
    list_versions,
    merge_segment,
    name_meeting,
    redo_change,
    replace_text,
    split_segment,
    undo_change,
    use_version,
)
from voiceapp.cli_meeting_import import import_files, transcribe_meeting
from voiceapp.cli_meeting_notes import notes, tags
from voiceapp.cli_meeting_voices import merge_speakers, save_sample, voices
from voiceapp.cli_meetings import delete_meeting, list_meetings, rename_speaker, search_meetings, show_meeting
from voiceapp.cli_meetings_export import export_meeting
from voiceapp.cli_meetings_minutes import meeting_minutes
from voiceapp.cli_meetings_record import record_meeting, recover_meetings
from voiceapp.cli_meetings_versions import present, score_meeting
from voiceapp.cli_meetings_who import diarize_meeting

meeting = typer.Typer(help="Meetings: what was said, and by whom.", no_args_is_help=True)
for _name, _command in (
    ("import", import_files),
    ("transcribe", transcribe_meeting),
    ("list", list_meetings),
    ("show", show_meeting),
    ("diarize", diarize_meeting),
    ("merge-speakers", merge_speakers),
    ("sample", save_sample),
    ("rename", rename_speaker),
    ("delete", delete_meeting),
    ("export", export_meeting),
    ("search", search_meetings),
    ("record", record_meeting),
    ("recover", recover_meetings),
    ("title", name_meeting),
    ("edit", edit_segment),
    ("assign", assign_segment),
    ("split", split_segment),
    ("merge", merge_segment),
    ("replace", replace_text),
    ("undo", undo_change),
    ("redo", redo_change),
    ("versions", list_versions),
    ("compare", compare_versions),
    ("use", use_version),
    ("minutes", meeting_minutes),
    ("present", present),
    ("score", score_meeting),
):
    meeting.command(_name)(_command)
meeting.add_typer(voices, name="voices")
meeting.add_typer(notes, name="note")
meeting.add_typer(tags, name="tag")
