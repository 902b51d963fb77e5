"""`voiceapp bench skills`: how many sentences the built-in skills read rightly, and how many traps they avoid.

The question sets lie in ``assets/bench`` (its README says how arguments are compared); they were written
before the code that must pass them.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.paths import asset
from voiceapp.workers.client import Worker

NOW = "2026-11-23T14:00:00"
"""The clock of the question sets: a Monday."""

Ask = Callable[[str, dict[str, Any]], Awaitable[tuple[list[Any], Any]]]
"""Calls a method of the skills' engine with arguments; gives its parts and its result."""


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence and what it must call; ``tool`` None: nothing."""

    text: str
    tool: str | None
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question, the call that was made (None: none) and whether that was right."""

    question: Question
    call: dict[str, Any] | None
    right: bool
    seconds: float


def load_questions(path: Path) -> list[Question]:
    """The questions of a JSON-lines file. Raises VoiceAppError "bench-missing" where there is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise VoiceAppError(
            "bench-missing", f"The question set {path.name} is missing.", "Install the program again."
        ) from error
    rows = [json.loads(line) for line in lines if line.strip()]
    return [Question(row["text"], row.get("tool"), dict(row.get("arguments", {}))) for row in rows]


def _plain(text: object) -> str:
    flat = re.sub(r"[^\w\s]", " ", str(text).lower())
    return re.sub(r"^(?:the|my|our|a|an|some) ", "", " ".join(flat.split()))


class _Judge:
    """Compares calls by what they mean, asking the engine for moments, sums and quantities."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    async def _value(self, method: str, arguments: dict[str, Any], key: str) -> Any:
        try:
            _, result = await self._ask(method, arguments)
        except VoiceAppError:
            return None
        return result[key]

    async def right(self, question: Question, call: dict[str, Any] | None) -> bool:
        if call is None or question.tool is None:
            return call is None and question.tool is None
        if call["name"] != question.tool:
            return False
        given = {key: value for key, value in call["arguments"].items() if value not in ("", None)}
        wanted = dict(question.arguments)
        if question.tool == "convert":
            return await self._quantity(given) == await self._quantity(wanted) is not None
        for key, method, ours, result in (
            ("due", "parse_when", "when", "iso"),
            ("date", "parse_day", "day", "date"),
            ("expression", "calculate", "expression", "value"),
        ):
            if key in wanted and not await self._same(wanted.pop(key), given.pop(ours, ""), method, result):
                return False
        if "seconds" in wanted and float(given.get("seconds", 0)) != float(wanted["seconds"]):
            return False
        keys = (set(given) | set(wanted)) - {"seconds", "list"}
        return _plain(given.get("list", "shopping")) == _plain(wanted.get("list", "shopping")) and all(
            _plain(given.get(key, "")) == _plain(wanted.get(key, "")) for key in keys
        )

    async def _same(self, wanted: str, given: Any, method: str, key: str) -> bool:
        if method == "calculate":
            ours = await self._value(method, {"expression": str(given)}, key)
            theirs = await self._value(method, {"expression": wanted}, key)
            if ours is None or theirs is None:
                return False
            return bool(abs(ours - theirs) <= 1e-9 * max(1.0, abs(theirs)))
        value = await self._value(method, {"text": str(given), "now": NOW}, key)
        return value is not None and str(value).startswith(wanted)

    async def _quantity(self, arguments: dict[str, Any]) -> tuple[float, float] | None:
        if set(arguments) != {"value", "from_unit", "to_unit"}:
            return None
        value = await self._value("convert", arguments, "value")
        return None if value is None else (float(arguments["value"]), round(value, 9))


async def judge(ask: Ask, questions: Sequence[Question]) -> list[Verdict]:
    """Ask every question as the first sentence of a talk and compare the call."""
    judge_one = _Judge(ask)
    verdicts = []
    for question in questions:
        before = time.perf_counter()
        messages = [{"role": "user", "text": question.text, "call": None}]
        parts, _ = await ask("reply", {"messages": messages, "tools": [], "now": NOW})
        seconds = time.perf_counter() - before
        call = next((part["call"] for part in parts if part.get("call")), None)
        verdicts.append(Verdict(question, call, await judge_one.right(question, call), seconds))
    return verdicts


def _share(verdicts: Sequence[Verdict]) -> float:
    return sum(verdict.right for verdict in verdicts) / len(verdicts) if verdicts else 0.0


async def bench_worker(worker: Worker) -> dict[str, Any]:
    """:func:`bench` with the skills' engine in its process."""

    async def ask(method: str, arguments: dict[str, Any]) -> tuple[list[Any], Any]:
        async with worker.call(method, arguments) as call:
            return [part async for part in call], await call.result

    return await bench(ask)


async def bench(ask: Ask) -> dict[str, Any]:
    """The figures of `bench skills`: ``right`` and ``near_misses_right`` are shares of 1, ``n`` counts both."""
    paraphrases = await judge(ask, load_questions(asset("bench", "skills_paraphrases.jsonl")))
    near = await judge(ask, load_questions(asset("bench", "skills_near_misses.jsonl")))
    times = sorted(verdict.seconds * 1000 for verdict in (*paraphrases, *near))
    return {
        "right": round(_share(paraphrases), 4),
        "near_misses_right": round(_share(near), 4),
        "n": len(paraphrases) + len(near),
        "n_paraphrases": len(paraphrases),
        "n_near_misses": len(near),
        "answer_ms": {
            "p50": round(times[len(times) // 2], 3),
            "p95": round(times[int(len(times) * 0.95)], 3),
            "max": round(times[-1], 3),
            "n": len(times),
        },
        "wrong": [
            {"text": verdict.question.text, "expected": verdict.question.tool, "call": verdict.call}
            for verdict in (*paraphrases, *near)
            if not verdict.right
        ],
    }
