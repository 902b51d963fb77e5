"""The tools about recordings as models are told of them. What they answer was said by others: it is outside."""

from __future__ import annotations

from typing import Any

from voiceapp.core.protocols import OwnWords, ToolSpec

MOST_ALOUD = 6000
"""Characters of a text that is read in another voice."""


def _text(description: str = "", most: int = 200, least: int = 0) -> dict[str, Any]:
    told = {"description": description} if description else {}
    return {"type": "string", **told, "minLength": least, "maxLength": most}


def _object(required: tuple[str, ...] = (), /, **properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


_RECORDING = _text("which: 'last', 'yesterday', words of its title or a person")

ABOUT_RECORDINGS: tuple[ToolSpec, ...] = (
    ToolSpec(
        "find_recording",
        "Find recordings: meetings, calls.",
        _object(about=_text("a word said in it, title, person or day")),
        outside=True,
        title="Find a recording",
    ),
    ToolSpec(
        "ask_recording",
        "Answer a question from what was said in one recording, or in all.",
        _object(
            ("question",), question=_text("", 500, 1), recording=_RECORDING, person=_text("only what they said", 80)
        ),
        outside=True,
        title="Ask a recording",
    ),
    ToolSpec(
        "read_minutes",
        "Summary, decisions and tasks of a recording.",
        _object(recording=_RECORDING, part=_text("summary, decisions or tasks alone", 40)),
        outside=True,
        title="Read the minutes",
    ),
    ToolSpec(
        "who_spoke_most",
        "How long each person spoke.",
        _object(recording=_RECORDING),
        outside=True,
        title="Compare who spoke",
    ),
    ToolSpec(
        "play_recording",
        "Play a recording aloud.",
        _object(
            recording=_RECORDING,
            said=_text("from where this is said"),
            seconds={"type": "number", "minimum": 0, "maximum": 1_000_000, "description": "or from this second"},
        ),
        "changes",
        undoable=True,
        outside=True,
        title="Play a recording",
        own_words=OwnWords(("play", "hear", "listen"), ("recording", "said")),
    ),
)
WRITE_DOWN = ToolSpec(
    "transcribe_file",
    "Write down a sound file as a new recording.",
    _object(("file",), file=_text("its name or path", 300, 1)),
    "changes",
    title="Write down a sound file",
)
IN_A_VOICE = ToolSpec(
    "speak_in_voice",
    "Read a text to the user in a voice of the library.",
    _object(("voice", "text"), voice=_text("its name", 80, 1), text=_text("", MOST_ALOUD, 1)),
    "changes",
    undoable=True,
    title="Read in a voice",
    own_words=OwnWords(("voice",), ("voice",)),
)
