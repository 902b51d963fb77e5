"""``bench ask``: its figures are reckoned as they are named, and the answers reach what was reached."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from voiceapp.bench.ask_quality import AskQuality
from voiceapp.bench.ask_scores import Answered, Question, scores
from voiceapp.core.answers import Answer, Citation
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import Capabilities, ChatModel, ChatOptions, Message, ToolSpec

DEVELOPMENT = Path(__file__).parents[2] / "data" / "ask"


async def no_model() -> None:
    return None


async def no_chat(text: str) -> ChatModel:
    raise VoiceAppError("model-missing", "There is no model.", "Get one.")


def measured(folder: Path, *engines: str, chat: Callable[[str], Awaitable[ChatModel]] = no_chat) -> dict[str, Any]:
    return asyncio.run(AskQuality(folder, chat, no_model, lambda line: None).run(engines))


def test_without_a_model_the_development_set_is_answered_as_well_as_it_was() -> None:
    """141 questions that can be answered, some in other words than were said, and 68 that cannot."""
    figures = measured(DEVELOPMENT, "extractive")
    (row,) = figures["rows"]
    assert figures["questions"] == 209
    assert figures["recall_at_5"] >= 0.84
    assert row["answer_f1"] >= 0.33
    assert row["abstention_precision"] >= 0.7
    assert row["abstention_recall"] >= 0.68
    assert row["citations_right"] >= 0.72
    assert row["sentences_supported"] == 1.0, "they are quotes"


class Scripted:
    """Writes for each question what it is told to: sentences, each with a word of the line that is quoted."""

    capabilities = Capabilities(context_tokens=4096)

    def __init__(self, answers: dict[str, list[tuple[str, str]]]) -> None:
        self.answers = answers

    async def reply(
        self, messages: Sequence[Message], tools: Sequence[ToolSpec], options: ChatOptions
    ) -> AsyncIterator[str]:
        asked = messages[-1].text
        lines = [line for line in asked.splitlines() if line.startswith("[")]
        entries = []
        for text, word in self.answers[asked.rpartition("Question: ")[2]]:
            line = next(line for line in lines if word in line)
            label, _, said = line.partition("] ")
            entries.append({"text": text, "line": label[1:], "quote": said.partition(": ")[2]})
        yield json.dumps({"answer": entries})


def test_a_language_models_row_tells_what_it_got_right(tmp_path: Path) -> None:
    (tmp_path / "boat.txt").write_text(
        "Ann: The boat is painted green.\nBob: It costs 900 euros.\nAnn: The harbour closes in October.\n"
        "Bob: My sister Carla has the key.\n"
    )
    asked = [
        {"question": "What colour is the boat?", "recording": "boat", "lines": [1], "answer": "painted green"},
        {"question": "How much does the boat cost?", "recording": "boat", "lines": [2], "answer": "900 euros"},
        {"question": "When does the harbour close?", "recording": "boat", "lines": [3], "answer": "in October"},
        {"question": "Who has the key to the boat?", "recording": "boat", "lines": [4], "answer": "Carla"},
        {"question": "Who built the boat?"},
        {"question": "Who painted the harbour?"},
    ]
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, asked)))
    chat = Scripted(
        {
            "What colour is the boat?": [("The boat is painted green.", "green")],  # right: F1 2·2 / (5 + 2)
            "How much does the boat cost?": [("It costs 700 euros.", "900")],  # no quote bears it out
            "When does the harbour close?": [("The boat is painted green.", "green")],  # of another line
            "Who has the key to the boat?": [],
            "Who built the boat?": [],
            "Who painted the harbour?": [("The harbour closes in October.", "October")],
        }
    )

    async def engine(text: str) -> ChatModel:
        assert text == "llama:x"
        return chat

    figures = measured(tmp_path, "extractive", "llama:x", chat=engine)
    assert [row["mode"] for row in figures["rows"]] == ["extractive", "words"]
    assert (figures["questions"], figures["recall_at_5"]) == (6, 1.0)
    assert figures["rows"][1] == {
        "mode": "words",
        "engine": "llama:x",
        "answer_f1": round((4 / 7) / 4, 3),
        "abstention_precision": round(1 / 3, 3),
        "abstention_recall": 0.5,
        "sentences_supported": 0.75,
        "citations_right": 0.5,
    }


def test_an_engine_that_is_named_and_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError, match="There is no model"):
        measured(DEVELOPMENT, "llama:gone")
    with pytest.raises(VoiceAppError, match="question set"):
        measured(tmp_path, "extractive")


def test_figures_that_have_nothing_to_stand_on_are_unknown() -> None:
    said = Citation("Call", 0.0, 6.0, "Green.", 3, "Green.", True, 1)
    answered = Answered(Question("Which?", "a", (1,), "green"), [3], Answer("Green.", "words", False, (said,)))
    figures = scores([answered])
    assert figures["answer_f1"] == figures["citations_right"] == 1.0
    assert figures["abstention_precision"] is None
    assert figures["abstention_recall"] is None
    refused = Answered(Question("What?"), [], Answer("Not in these recordings.", "words", True, ()))
    assert scores([refused])["answer_f1"] is None
    assert scores([refused])["citations_right"] is scores([refused])["sentences_supported"] is None
    assert scores([refused])["abstention_precision"] == 1.0
