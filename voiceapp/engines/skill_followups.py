"""What a short answer means after the talk's last exchange: "five minutes", "undo that", "how about in feet"."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from voiceapp.engines.skill_dates import parse_when
from voiceapp.engines.skill_numbers import parse_duration
from voiceapp.engines.skill_text import readings
from voiceapp.engines.skill_units import resolve

HOW_LONG = "For how long shall I set the timer?"
REMIND_WHAT = "What shall I remind you of?"
REMIND_WHEN = "When shall I remind you to "
_UNDO = re.compile(
    r"(?:undo|revert|take back|cancel|reverse)"
    r"(?: (?:that|it|this|the last one|the last thing|the last change|last one))?"
    r"|(?:take|put) (?:that|it) back|scratch that|i didn't mean that|that was wrong|bring (?:it|that|them) back",
    re.IGNORECASE,
)
_TIMER_ALONE = re.compile(
    r"(?:set|start|make|create|i need|give me)(?: up)? (?:a|the|another|an) timer", re.IGNORECASE
)
_REMINDER_ALONE = re.compile(
    r"(?:remind me|(?:set|make|create|add)(?: up)? (?:a|another) reminder)(?: (?P<when>.+))?", re.IGNORECASE
)
_UNIT = re.compile(
    r"(?:(?:and|how about|what about|what is (?:it|that)|now)(?: that)? )?(?:in|to|into) (?P<unit>[a-z°/ ]+)",
    re.IGNORECASE,
)
_ADD = re.compile(r"(?:add|put)(?: on)? (?P<item>[\w' ,-]{2,60}?)(?: on it| to it| there)?", re.IGNORECASE)

_PLAY_IT = re.compile(
    r"(?:play|(?:let me|can i) hear)(?: (?:it|that|this))?(?: from there)?(?: again)?", re.IGNORECASE
)

Found = tuple[str, dict[str, object]] | str | None


def _last_call(messages: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The call of the exchange just before the last message, None where a reply without one came between."""
    users = 0
    for message in reversed(messages):
        if message["role"] == "user":
            users += 1
            if users == 2:
                return None
        call = message.get("call")
        if message["role"] == "assistant" and call:
            return dict(call)
    return None


def _play_it(messages: Sequence[dict[str, Any]], form: str) -> Found:
    """Play from where the recording says what was just answered."""
    if not _PLAY_IT.fullmatch(form):
        return None
    last = next((one for one in reversed(messages[:-1]) if one["role"] in ("user", "tool")), None)
    if last is None or last["role"] != "tool" or (last.get("call") or {}).get("name") != "ask_recording":
        return None
    try:
        data = json.loads(str(last["text"]))
    except ValueError:
        return None
    place = {key: data[key] for key in ("recording", "seconds") if key in data}
    return ("play_recording", place) if place else None


def _question(messages: Sequence[dict[str, Any]]) -> str:
    """The assistant's words just before the last message."""
    if len(messages) > 1 and messages[-2]["role"] == "assistant":
        return str(messages[-2]["text"])
    return ""


def follow_up(messages: Sequence[dict[str, Any]], text: str, now: datetime) -> Found:
    """A call or a question back that only the talk so far explains; None: read the sentence by itself."""
    forms = list(readings(text))
    question = _question(messages)
    for form in forms:
        if _UNDO.fullmatch(form):
            return "undo", {}
        if _TIMER_ALONE.fullmatch(form):
            return HOW_LONG
        alone = _REMINDER_ALONE.fullmatch(form)
        if alone and (alone["when"] is None or parse_when(alone["when"], now)):
            return f"{REMIND_WHAT}" if alone["when"] is None else f"What shall I remind you of {alone['when']}?"
        found = _answer(question, form, now) or _again(_last_call(messages), form) or _play_it(messages, form)
        if found:
            return found
    return None


def _answer(question: str, form: str, now: datetime) -> Found:
    """The call that ``form`` completes as the answer to the assistant's question."""
    if HOW_LONG in question:
        seconds = parse_duration(re.sub(r"^for ", "", form, flags=re.IGNORECASE))
        return ("set_timer", {"seconds": seconds}) if seconds else None
    asked = re.search(re.escape(REMIND_WHEN) + r"(.+)\?$", question)
    if asked and (parse_when(form, now) or parse_when(f"at {form}", now)):
        return "add_reminder", {"text": asked[1], "when": form if parse_when(form, now) else f"at {form}"}
    asked = re.search(r"What shall I remind you of (.+)\?$", question)
    if asked and 0 < len(form.split()) <= 20:
        return "add_reminder", {"text": re.sub(r"^(?:to|that) ", "", form), "when": asked[1]}
    if REMIND_WHAT in question and 0 < len(form.split()) <= 20:
        return "add_reminder", {"text": re.sub(r"^(?:to|that) ", "", form), "when": ""}
    return None


def _again(call: dict[str, Any] | None, form: str) -> Found:
    """The last call again with something changed."""
    if call is None:
        return None
    arguments = dict(call.get("arguments") or {})
    if call["name"] == "convert" and (match := _UNIT.fullmatch(form)):
        _, target = resolve(str(arguments.get("from_unit", "")), match["unit"])
        return ("convert", {**arguments, "to_unit": target}) if target else None
    if call["name"] == "add_to_list" and (match := _ADD.fullmatch(form)):
        return "add_to_list", {**arguments, "item": match["item"]}
    return None
