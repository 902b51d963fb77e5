"""The tools as models are told of them: names, descriptions and JSON schemas; and the check of arguments."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import ToolSpec

MAX_TIMER_S = 7 * 86400
MAX_TEXT = 500

_WHEN = "when, in words: 'tomorrow at nine', 'in two hours', '2026-12-01 09:30'"


def _text(description: str, most: int = MAX_TEXT, least: int = 1) -> dict[str, Any]:
    return {"type": "string", "description": description, "minLength": least, "maxLength": most}


def _object(required: tuple[str, ...] = (), /, **properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


_LIST = _text("name of the list; shopping where none is named", 60, 0)
_SECONDS = {"type": "number", "minimum": 1, "maximum": MAX_TIMER_S, "description": "length in seconds"}

SPECS: tuple[ToolSpec, ...] = (
    ToolSpec("get_time", "The time now, here or in a city.", _object(place=_text("a city", 60, 0))),
    ToolSpec(
        "get_date",
        "The date and day of the week of today or of another day.",
        _object(day=_text("the day, in words: 'tomorrow', 'next Friday', 'Christmas'", 80, 0)),
    ),
    ToolSpec(
        "days_until",
        "How many days it is until a day.",
        _object(("day",), day=_text("the day, in words", 80)),
    ),
    ToolSpec(
        "set_timer",
        "Start a timer.",
        _object(("seconds",), seconds=_SECONDS, label=_text("what it is for", 60, 0)),
        "changes",
        undoable=True,
        title="Start a timer",
    ),
    ToolSpec(
        "cancel_timer",
        "Cancel the running timer, the one with a label, or all.",
        _object(label=_text("the timer's label, or all", 60, 0)),
        "changes",
        undoable=True,
        title="Cancel a timer",
    ),
    ToolSpec("time_left", "How long the running timers still take.", _object(label=_text("its label", 60, 0))),
    ToolSpec(
        "add_reminder",
        "Remind the user of something at a time; alarms too.",
        _object(("text",), text=_text("what to remind of"), when=_text(_WHEN, 120, 0)),
        "changes",
        undoable=True,
        title="Set a reminder",
    ),
    ToolSpec("list_reminders", "The reminders still to come.", _object()),
    ToolSpec(
        "cancel_reminder",
        "Cancel a reminder or an alarm.",
        _object(("text",), text=_text("what it reminds of, or all")),
        "changes",
        undoable=True,
        title="Cancel a reminder",
    ),
    ToolSpec(
        "add_to_list",
        "Put something on a list.",
        _object(("item",), item=_text("the item, or several with commas"), list=_LIST),
        "changes",
        undoable=True,
        title="Put something on a list",
    ),
    ToolSpec(
        "remove_from_list",
        "Take something off a list.",
        _object(("item",), item=_text("the item"), list=_LIST),
        "changes",
        undoable=True,
        title="Take something off a list",
    ),
    ToolSpec("read_list", "What is on a list.", _object(list=_LIST)),
    ToolSpec(
        "clear_list",
        "Take everything off a list.",
        _object(list=_LIST),
        "changes",
        asks=True,
        undoable=True,
        title="Empty the list",
    ),
    ToolSpec(
        "take_note",
        "Write a note down.",
        _object(("text",), text=_text("the note", 4000)),
        "changes",
        undoable=True,
        title="Write a note down",
    ),
    ToolSpec("read_notes", "The latest notes.", _object()),
    ToolSpec(
        "search_notes", "Notes that hold some words.", _object(("query",), query=_text("words to look for", 200))
    ),
    ToolSpec(
        "calculate",
        "The value of an arithmetic expression.",
        _object(("expression",), expression=_text("such as (3 + 4) * 5 or sqrt(81)", 200)),
    ),
    ToolSpec(
        "convert",
        "Convert a quantity to another unit.",
        _object(
            ("value", "from_unit", "to_unit"),
            value={"type": "number", "description": "how many"},
            from_unit=_text("unit, such as mile", 60),
            to_unit=_text("unit, such as kilometer", 60),
        ),
    ),
    ToolSpec(
        "read_clipboard",
        "Read aloud, word for word, the text that the user has copied.",
        _object(),
        outside=True,
    ),
    ToolSpec(
        "read_file",
        "Read a text file of the user aloud, word for word.",
        _object(("file",), file=_text("its name or path", 300)),
        outside=True,
    ),
    ToolSpec(
        "open_application",
        "Open an installed application.",
        _object(("name",), name=_text("its name, such as Firefox", 80)),
        "changes",
    ),
    ToolSpec(
        "set_volume",
        "Set the volume of the computer.",
        _object(
            ("percent",),
            percent={"type": "number", "minimum": 0, "maximum": 100, "description": "percent of the loudest"},
        ),
        "changes",
    ),
    ToolSpec("undo", "Undo the last change that a tool made.", _object(), "changes", title="Undo the last change"),
    ToolSpec("help", "What the assistant can do.", _object()),
)


def _bad(message: str) -> VoiceAppError:
    return VoiceAppError("tool-arguments", message)


def check_arguments(spec: ToolSpec, arguments: Mapping[str, object]) -> dict[str, Any]:
    """``arguments`` checked and coerced by the tool's schema: kinds, limits, what is required.

    Grammars made of schemas ignore limits, and models add arguments of their own: those are dropped. Raises
    VoiceAppError "tool-arguments".
    """
    properties: Mapping[str, Any] = spec.parameters["properties"]
    checked: dict[str, Any] = {}
    for name, schema in properties.items():
        value = arguments.get(name)
        if value is None or value == "":
            if name in spec.parameters["required"]:
                raise _bad(f"{spec.name} needs {name}.")
            continue
        checked[name] = _number(name, value, schema) if schema["type"] == "number" else _string(name, value, schema)
    return checked


def _number(name: str, value: object, schema: Mapping[str, Any]) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise _bad(f"{name} must be a number.")
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise _bad(f"{name} must be a number.") from None
    if not math.isfinite(number):
        raise _bad(f"{name} must be a number.")
    low, high = schema.get("minimum", -math.inf), schema.get("maximum", math.inf)
    if not low <= number <= high:
        limit = f"at least {low:g}" if number < low else f"at most {high:g}"
        raise _bad(f"{name} must be {limit}.")
    return number


def _string(name: str, value: object, schema: Mapping[str, Any]) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _bad(f"{name} must be a text.")
    text = " ".join(str(value).split())
    if len(text) < schema["minLength"]:
        raise _bad(f"{name} must not be empty.")
    if len(text) > schema["maxLength"]:
        raise _bad(f"{name} is longer than {schema['maxLength']} characters.")
    return text
