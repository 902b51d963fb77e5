"""A meeting as JSON: all that is known of it but voiceprints, to be read by programs and imported again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingNote, Minutes, MinutesItem
from voiceapp.services.subtitles import word_json


def json_text(meeting: Meeting, minutes: Minutes | None) -> str:
    """The meeting as one JSON object."""
    data = {**meeting_json(meeting), "minutes": minutes_json(minutes) if minutes else None}
    # Half of a surrogate pair has no place in UTF-8.
    return json.dumps(data, indent=1, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"


def meeting_json(meeting: Meeting) -> dict[str, Any]:
    """The meeting with the keys of ``meeting show --json``; ``speaker`` is the id of one in ``speakers``."""
    return {
        **info_json(meeting.info),
        "speakers": [
            {
                "id": speaker.id,
                "name": speaker.name,
                "label": speaker.label,
                "named": speaker.named,
                "channel": speaker.channel,
                "talk_s": round(speaker.talk_s, 3),
            }
            for speaker in meeting.speakers
        ],
        "segments": [
            {
                "id": segment.id,
                "speaker": segment.speaker,
                "start_s": round(segment.start_s, 3),
                "end_s": round(segment.end_s, 3),
                "text": segment.text,
                "language": segment.language,
                "confidence": None if segment.confidence is None else round(segment.confidence, 4),
                "edited": segment.edited,
                "words": [word_json(word) for word in segment.words],
            }
            for segment in meeting.segments
        ],
        "turns": [
            {
                "speaker": turn.speaker,
                "start_s": round(turn.start_s, 3),
                "end_s": round(turn.end_s, 3),
                "exclusive": turn.exclusive,
            }
            for turn in meeting.turns
        ],
        "notes": [note_json(note) for note in meeting.notes],
    }


def note_json(note: MeetingNote) -> dict[str, Any]:
    """A note or a marker."""
    return {"id": note.id, "at_s": round(note.at_s, 3), "text": note.text, "marker": note.marker}


def info_json(info: MeetingInfo) -> dict[str, Any]:
    """A meeting of the list; ``started`` is in seconds since the epoch."""
    return {
        "id": info.id,
        "title": info.title,
        "started": info.started,
        "duration_s": round(info.duration_s, 3),
        "state": info.state,
        "origin": info.origin,
        "channels": info.channels,
        "size_bytes": info.size_bytes,
        "transcript": info.transcript,
        "tags": list(info.tags),
    }


def minutes_json(minutes: Minutes) -> dict[str, Any]:
    """Minutes with the keys of ``meeting minutes --json``."""
    return {
        "method": minutes.method,
        "template": minutes.template,
        "engine": minutes.engine,
        "made": minutes.made,
        "title": minutes.title,
        "participants": list(minutes.participants),
        "mentioned": list(minutes.mentioned),
        "summary": _items(minutes.summary),
        "topics": _items(minutes.topics),
        "decisions": _items(minutes.decisions),
        "action_items": [
            {**row, "owner": item.owner, "due": item.due, "state": item.state}
            for row, item in zip(_items(minutes.action_items), minutes.action_items, strict=True)
        ],
        "open_questions": _items(minutes.open_questions),
        "failed": [list(span) for span in minutes.failed],
    }


def _items(items: Sequence[MinutesItem]) -> list[dict[str, Any]]:
    return [
        {
            "text": item.text,
            "segments": list(item.segments),
            "notes": list(item.notes),
            "quote": item.quote,
            "supported": item.supported,
            "why": item.why,
            "kept": item.kept,
        }
        for item in items
    ]
