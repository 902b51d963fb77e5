"""The built-in skills as a chat model: sentences become tool calls, tool results become sentences.

No model file and no network: rules (``skill_*.py``) read whole sentences strictly, so that what merely
sounds like a command changes nothing. What no rule reads gets an honest answer with examples.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping, Sequence
from datetime import datetime
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import (
    skill_desktop,
    skill_facts,
    skill_household,
    skill_music,
    skill_recordings,
    skill_reminders,
    skill_sums,
    skill_time,
)
from voiceapp.engines.skill_dates import epoch, parse_day, parse_when
from voiceapp.engines.skill_followups import follow_up
from voiceapp.engines.skill_loose import loose
from voiceapp.engines.skill_math import evaluate, parse_expression, rounded, spoken_expression
from voiceapp.engines.skill_recordings import NO_VOICE
from voiceapp.engines.skill_replies import NOT_UNDERSTOOD, sentence
from voiceapp.engines.skill_text import Rule, readings
from voiceapp.engines.skill_units import Units, converted_text, unit_said

RECITE = "speak_in_voice"
"""The tool that reads a text in a voice."""

RULES: tuple[Rule, ...] = (
    *skill_recordings.RULES,
    *skill_time.RULES,
    *skill_reminders.RULES,
    *skill_facts.RULES,
    *skill_household.RULES,
    *skill_sums.RULES,
    *skill_music.RULES,
    *skill_desktop.RULES,
    *skill_recordings.RECITED,
)


def understand(text: str, now: datetime) -> tuple[str, dict[str, object]] | None:
    """The tool and arguments that a sentence asks for, None when no rule reads it.

    What is to be read in a voice is read first; :func:`wanted_voice` tells the voice.
    """
    voiced = _voiced(text, now)
    return voiced[0] if voiced else _understand(text, now)


def wanted_voice(text: str, now: datetime) -> str:
    """The voice in which a sentence wants to have read what it asks for, "" where it names none."""
    voiced = _voiced(text, now)
    return voiced[1] if voiced else ""


def _voiced(text: str, now: datetime) -> tuple[tuple[str, dict[str, object]], str] | None:
    for reading in readings(text):
        if wanted := skill_recordings.in_a_voice(reading):
            found = _understand(wanted[0], now)
            if found and found[0] in skill_recordings.READ_ALOUD:
                return found, wanted[1]
    return None


def _understand(text: str, now: datetime) -> tuple[str, dict[str, object]] | None:
    for reading in readings(text):
        for rule in RULES:
            match = rule.pattern.fullmatch(reading)
            if match is not None:
                arguments = rule.build(match, now)
                if arguments is not None:
                    return rule.tool, arguments
    return next(filter(None, (loose(reading, now) for reading in readings(text))), None)


class Skills:
    """Built-in skills behind the chat model's interface, and the maths that tools share with them."""

    def __init__(self) -> None:
        self._units = Units()

    def load(self, ctx: CallContext, **_options: Any) -> Capabilities:
        """Nothing to load; libraries are imported when a call first needs them."""
        return Capabilities(languages=("en",), streaming=False, tools=True)

    def reply(
        self,
        ctx: CallContext,
        messages: Sequence[dict[str, Any]],
        tools: Sequence[dict[str, Any]] = (),
        now: str | None = None,
        **_options: Any,
    ) -> Generator[dict[str, Any], None, dict[str, str]]:
        """Answer the last message: a user's with a call or a text, a tool's with the sentence that says it.

        ``now`` (ISO, local) replaces the clock. Tools that are not offered are not called.
        """
        if not messages:
            return {"finish": "stop"}
        last = messages[-1]
        moment = datetime.fromisoformat(now) if now else datetime.now()
        if last["role"] == "tool":
            said = result_sentence(last)
            voice = _voice_for(messages, moment)
            if voice and not _offered(RECITE, tools):
                said = f"{NO_VOICE} {said}"
            elif voice:
                yield {
                    "call": {
                        "name": RECITE,
                        "arguments": {"voice": voice, "text": said},
                        "id": f"skill-{len(messages)}",
                    }
                }
                return {"finish": "tool"}
            yield {"text": said}
            return {"finish": "stop"}
        text = str(last["text"])
        found = follow_up(messages, text, moment) or understand(text, moment)
        if isinstance(found, str):
            yield {"text": found}
            return {"finish": "stop"}
        if found is None or not _offered(found[0], tools):
            yield {"text": skill_recordings.MISSING.get(found[0], NOT_UNDERSTOOD) if found else NOT_UNDERSTOOD}
            return {"finish": "stop"}
        name, arguments = found
        yield {"call": {"name": name, "arguments": arguments, "id": f"skill-{len(messages)}"}}
        return {"finish": "tool"}

    def calculate(self, ctx: CallContext, expression: str) -> dict[str, Any]:
        """The value of an expression in symbols or words: {"value", "text" (rounded), "spoken" (the sum in words)}.

        Raises VoiceAppError for what has no answer.
        """
        value = evaluate(expression)
        return {
            "value": value,
            "text": rounded(value),
            "spoken": spoken_expression(parse_expression(expression) or expression),
        }

    def convert(self, ctx: CallContext, value: float, from_unit: str, to_unit: str) -> dict[str, Any]:
        """A converted quantity: {"value", "text", "from", "to"}; the units as they are said after their numbers.

        Raises VoiceAppError for unknown or unlike units.
        """
        result, source, target = self._units.convert(float(value), from_unit, to_unit)
        shown = converted_text(result)
        return {
            "value": result,
            "text": shown,
            "from": unit_said(source, float(value)),
            "to": unit_said(target, float(shown)),
        }

    def parse_when(self, ctx: CallContext, text: str, now: str | None = None) -> dict[str, Any]:
        """The moment that ``text`` means: {"due": seconds since the epoch, "iso", "has_time"}.

        ``now`` is ISO local time, with or without an offset. Raises VoiceAppError "when-unclear".
        """
        given = datetime.fromisoformat(now) if now else datetime.now()
        aware = given if given.tzinfo else given.astimezone()
        found = parse_when(text, aware.replace(tzinfo=None))
        if found is None:
            raise VoiceAppError(
                "when-unclear", f"I did not understand when “{text}” is.", "Try “tomorrow at nine”."
            )
        return {"due": epoch(found, aware), "iso": found.at.isoformat(), "has_time": found.has_time}

    def parse_day(self, ctx: CallContext, text: str, now: str | None = None) -> dict[str, Any]:
        """The day that ``text`` means: {"date": ISO}. Raises VoiceAppError "when-unclear"."""
        today = (datetime.fromisoformat(now) if now else datetime.now()).date()
        day = parse_day(text, today)
        if day is None:
            raise VoiceAppError("when-unclear", f"I do not know which day “{text}” is.", "Try “next Friday”.")
        return {"date": day.isoformat()}


def _offered(name: str, tools: Sequence[Mapping[str, Any]]) -> bool:
    return not tools or name in {tool["name"] for tool in tools}


def _voice_for(messages: Sequence[dict[str, Any]], now: datetime) -> str:
    """The voice that is to read the result that is the last message; "" where it is said, or has failed."""
    call = messages[-1].get("call") or {}
    asked = next((one for one in reversed(messages) if one["role"] == "user"), None)
    if asked is None or call.get("name") == RECITE or _failed(str(messages[-1]["text"])):
        return ""
    return wanted_voice(str(asked["text"]), now)


def _failed(result: str) -> bool:
    try:
        data = json.loads(result)
    except ValueError:
        return False
    return isinstance(data, dict) and bool(data.keys() & {"error", "waiting"})


def result_sentence(message: Mapping[str, Any]) -> str:
    """What to say for a tool's result: JSON data of the message's call, or plain text as it is."""
    text = str(message["text"]).strip()
    try:
        data = json.loads(text)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        return text or "Done."
    call = message.get("call") or {}
    try:
        return sentence(str(call.get("name", "")), dict(call.get("arguments") or {}), data)
    except (KeyError, TypeError, ValueError):
        return "Done."  # data of a tool that is not ours
