"""Minutes by a language model: part by part of the meeting, every line checked against what was said.

The parts' lines are put together without being written anew: a last question only chooses among them, so that no
line loses its sources on the way.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.logs import log
from voiceapp.core.meetings import Meeting, Minutes, MinutesItem
from voiceapp.core.protocols import ChatModel, ChatOptions, Message
from voiceapp.pipeline.reasoning import without_reasoning
from voiceapp.services import minutes_prompt as prompt
from voiceapp.services.file_sound import close_stream
from voiceapp.services.grounding import Grounding, ItemKind
from voiceapp.services.grounding_text import words
from voiceapp.services.minutes_templates import Template

KINDS: Mapping[str, ItemKind] = {
    "summary": "summary",
    "topics": "topic",
    "decisions": "decision",
    "action_items": "action",
    "open_questions": "question",
}

_CONTEXT = 4096
"""Tokens, for a model that does not tell its own."""

_LEAST_ROOM = 100
"""Tokens of transcript in one part; below that a model knows too little at once."""

_OVERLAP = 2
"""Lines of the part before that a part begins with: an answer is not parted from its question."""

_TRIES = 2
_SAME = 90
"""Similarity (0..100) from which on two lines of a section say the same."""

_KEPT = {"summary": 8, "topics": 8}
"""Lines that are chosen where the parts brought more."""

_CHOOSE = """\
These are lines of the minutes of one meeting, part by part. Answer with a JSON object: "title" (what the meeting \
was about, at most eight words), and for each list the numbers of the most important lines: {most}."""
_MEND = "This is not the JSON object that was asked for. Answer with that JSON object alone."

Sections = dict[str, list[MinutesItem]]
Progress = Callable[[float | None, str], None]


class MinutesWriter:
    """Asks ``chat`` (loaded, so that its capabilities are known) about one meeting."""

    def __init__(self, chat: ChatModel, meeting: Meeting, grounding: Grounding, template: Template) -> None:
        self._chat = chat
        self._meeting = meeting
        self._grounding = grounding
        self._template = template
        context = chat.capabilities.context_tokens or _CONTEXT
        self._answer_tokens = context // 3
        self._room = context - self._answer_tokens - prompt.tokens(prompt.rules(template)) - 64

    async def write(self, progress: Progress) -> Minutes:
        """The minutes; ``failed`` are the parts that the model could not be brought to answer about.

        Raises VoiceAppError ``context-too-small``, ``minutes-not-written`` (not one line) and those of the engine
        that another try would not mend.
        """
        lines: Sections = {section: [] for section in self._template.sections}
        failed: list[tuple[float, float]] = []
        waiting = self._parts(prompt.transcript(self._meeting))
        done, before = 0, list[prompt.Line]()
        while waiting:
            progress(done / (done + len(waiting) + 1), f"Reading part {done + 1} of {done + len(waiting)}")
            part = waiting[0]
            try:
                found = await self._part(self._with_context(before, part), done + 1)
            except VoiceAppError as error:
                if error.code != "too-long":
                    raise
                self._room //= 2  # the model's tokens are shorter than was reckoned
                waiting = self._parts([line for part in waiting for line in part])
                continue
            if found is None:
                failed.append((part[0].start_s, part[-1].end_s))
            for section, items in (found or {}).items():
                await asyncio.to_thread(self._add, lines[section], items, KINDS[section])
            waiting, before, done = waiting[1:], part, done + 1
        if not any(lines.values()) and failed:
            raise VoiceAppError(
                "minutes-not-written", "The language model could not write minutes.", "Choose a larger model."
            )
        progress(done / (done + 1), "Putting the parts together")
        title = await self._choose(lines)
        people = self._grounding.people
        return Minutes(
            "llm",
            self._template.name,
            title or self._meeting.info.title,
            people.participants,
            people.mentioned,
            **{section: tuple(items) for section, items in lines.items()},
            failed=tuple(failed),
        )

    def _parts(self, lines: Sequence[prompt.Line]) -> list[list[prompt.Line]]:
        if self._room < _LEAST_ROOM:
            raise VoiceAppError(
                "context-too-small",
                "The language model's context is too small for minutes.",
                "Raise Context in Settings, or choose another model.",
            )
        return prompt.chunks(lines, self._room * 9 // 10)

    def _with_context(self, before: Sequence[prompt.Line], part: Sequence[prompt.Line]) -> Sequence[prompt.Line]:
        """A part after the last lines of the one before, where there is room for both."""
        both = [*before[-_OVERLAP:], *part]
        return both if prompt.tokens(prompt.told(both, 1)) <= self._room else part

    async def _part(self, lines: Sequence[prompt.Line], part: int) -> Sections | None:
        """The model's lines about a part of the meeting; None after it failed twice."""
        messages = [
            Message("system", prompt.rules(self._template)),
            Message("user", prompt.told(lines, part)),
        ]
        shape = prompt.schema(self._template)
        for attempt in range(_TRIES):
            try:
                answer = await self._json(messages, shape, attempt)
            except VoiceAppError as error:
                if not error.retryable:
                    raise
                log("minutes", "part-failed", part=part, code=error.code)
                continue
            if answer and (found := prompt.read(self._meeting, self._template, answer)) is not None:
                return found
        return None

    async def _json(
        self, messages: Sequence[Message], shape: Mapping[str, Any], attempt: int
    ) -> dict[str, Any] | None:
        """The answer as JSON; one that is broken is given back once to be mended."""
        text = await self._ask(messages, shape, attempt)
        found = prompt.json_object(text)
        if found is not None or not text.strip():
            return found
        broken = text[: self._answer_tokens]
        mended = await self._ask([*messages[:1], Message("user", f"{_MEND}\n\n{broken}")], shape, attempt)
        return prompt.json_object(mended)

    async def _ask(self, messages: Sequence[Message], shape: Mapping[str, Any], attempt: int) -> str:
        options = ChatOptions(
            temperature=0.1 if attempt == 0 else 0.5,
            max_tokens=self._answer_tokens,
            seed=attempt,
            json_schema=shape if self._chat.capabilities.json_schema else None,
        )
        stream = self._chat.reply(messages, [], options)
        try:
            return "".join([part async for part in without_reasoning(stream) if isinstance(part, str)])
        finally:
            await close_stream(stream)

    def _add(self, lines: list[MinutesItem], items: Sequence[MinutesItem], kind: ItemKind) -> None:
        """Check lines and add those that do not say again what is there."""
        for item in items:
            checked = self._grounding.check(item, kind)
            if not checked.supported and (place := self._grounding.where(item.quote)) is not None:
                # Models miscount lines: the quote tells where it is, and the line is judged by that.
                checked = self._grounding.check(replace(item, segments=(place, *item.segments)), kind)
            same = next((at for at, one in enumerate(lines) if _same(one, checked)), None)
            if same is None:
                lines.append(checked)
            elif checked.supported and not lines[same].supported:
                lines[same] = checked

    async def _choose(self, lines: Sections) -> str:
        """Keep the most important lines of long sections; the title, or "" where none was found or it is unsure."""
        long = [section for section, most in _KEPT.items() if len(lines.get(section, ())) > most]
        shown = self._fitting({section: lines[section] for section in long or lines})
        if not any(shown.values()):
            return ""
        numbers = {section: {"type": "array", "items": {"type": "integer"}} for section in long}
        shape = {
            "type": "object",
            "properties": {"title": {"type": "string"}, **numbers},
            "required": ["title", *numbers],
            "additionalProperties": False,
        }
        most = ", ".join(f"at most {_KEPT[section]} of {section}" for section in long) or "none"
        asked = [Message("system", _CHOOSE.format(most=most)), Message("user", _numbered(shown))]
        answer = await self._json(asked, shape, 0) or {}
        for section in long:
            lines[section] = _chosen(shown[section], answer.get(section), _KEPT[section])
        title = answer.get("title")
        return title.strip() if isinstance(title, str) and self._grounding.is_title(title) else ""

    def _fitting(self, lines: Sections) -> Sections:
        """As many lines as the context has room for: those that are borne out, evenly over the meeting."""
        shown = dict(lines)
        while any(len(items) > 1 for items in shown.values()) and prompt.tokens(_numbered(shown)) > self._room:
            shown = {section: [one for one in items if one.supported] or items for section, items in shown.items()}
            shown = {section: items[::2] for section, items in shown.items()}
        return shown


def _numbered(lines: Sections) -> str:
    return "\n".join(
        line
        for section, items in lines.items()
        for line in (f"{section}:", *(f"{at}. {item.text}" for at, item in enumerate(items, 1)))
    )


def _chosen(items: list[MinutesItem], numbers: object, most: int) -> list[MinutesItem]:
    """The lines that were chosen, in the order of the meeting; where none was, every so many-th."""
    wanted = {at for at in numbers if isinstance(at, int)} if isinstance(numbers, list) else set()
    kept = [item for at, item in enumerate(items, 1) if at in wanted][:most]
    return kept or items[:: -(-len(items) // most)]


def _same(one: MinutesItem, other: MinutesItem) -> bool:
    return one.owner == other.owner and fuzz.ratio(words(one.text), words(other.text)) >= _SAME
