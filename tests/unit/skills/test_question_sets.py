"""The question sets written before the code: 95 % of the paraphrases, 97 % of the near-misses."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from tests.unit.skills.household import ask_skills
from voiceapp.core.paths import asset
from voiceapp.engines.llm_skills import Skills
from voiceapp.services.bench_skills import bench, judge, load_questions

DEV = Path(__file__).parents[2] / "data" / "skills" / "dev.jsonl"


def test_the_required_shares_are_reached() -> None:
    skills = Skills()

    async def ask(method: str, arguments: dict[str, Any]) -> tuple[list[Any], Any]:
        return await ask_skills(skills, method, arguments)

    figures = asyncio.run(bench(ask))
    assert figures["n_paraphrases"] >= 200
    assert figures["n_near_misses"] >= 100
    assert figures["n"] == figures["n_paraphrases"] + figures["n_near_misses"]
    assert figures["right"] >= 0.95, figures["wrong"]
    assert figures["near_misses_right"] >= 0.97, figures["wrong"]


def test_the_development_set_too() -> None:
    skills = Skills()

    async def ask(method: str, arguments: dict[str, Any]) -> tuple[list[Any], Any]:
        return await ask_skills(skills, method, arguments)

    verdicts = asyncio.run(judge(ask, load_questions(DEV)))
    wrong = [(verdict.question.text, verdict.call) for verdict in verdicts if not verdict.right]
    assert len(wrong) <= 0.05 * len(verdicts), wrong


def test_a_wrong_answer_counts_as_wrong() -> None:
    async def nothing(method: str, arguments: dict[str, Any]) -> tuple[list[Any], Any]:
        return ([{"text": "no"}], None) if method == "reply" else await ask_skills(Skills(), method, arguments)

    async def always_the_time(method: str, arguments: dict[str, Any]) -> tuple[list[Any], Any]:
        return [{"call": {"name": "get_time", "arguments": {}}}], None

    questions = load_questions(asset("bench", "skills_paraphrases.jsonl"))
    traps = load_questions(asset("bench", "skills_near_misses.jsonl"))
    assert not any(verdict.right for verdict in asyncio.run(judge(nothing, questions)))
    assert not any(verdict.right for verdict in asyncio.run(judge(always_the_time, traps)))
    right = [verdict.question for verdict in asyncio.run(judge(always_the_time, questions)) if verdict.right]
    assert right == [question for question in questions if question.tool == "get_time" and not question.arguments]
