from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import Message, ToolSpec
from voiceapp.core.usage import Usage
from voiceapp.pipeline.compaction import (
    SUMMARY_CHARACTERS,
    Room,
    estimated_tokens,
    message_tokens,
    oldest,
    summary_text,
    tools_tokens,
)
from voiceapp.pipeline.history import History

CALL = ToolCall("get_time", {"place": "Graz"})


def talk(turns: int, words: int = 10) -> list[Message]:
    messages = []
    for number in range(turns):
        messages += [
            Message("user", f"q{number} " + "word " * words),
            Message("assistant", f"a{number} " + "word " * words),
        ]
    return messages


def test_estimates_are_on_the_safe_side() -> None:
    assert estimated_tokens("") == 0
    assert estimated_tokens("What is the capital of France?") >= 10
    assert estimated_tokens("今天天气怎么样") >= 7
    assert message_tokens([Message("assistant", "", CALL)]) > message_tokens([Message("assistant", "")])


def test_nothing_goes_while_there_is_room() -> None:
    messages = talk(5)
    assert oldest(messages, 0, message_tokens(messages), 1.0, 0.5) == 0
    assert oldest([], 100, 10, 1.0, 0.5) == 0


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=40), st.integers(0, 200), st.integers(50, 2000), st.booleans()
)
@settings(max_examples=200, deadline=None)
def test_whole_turns_go_oldest_first_and_the_last_stays(
    sizes: list[int], fixed: int, room: int, tool: bool
) -> None:
    messages: list[Message] = []
    for number, size in enumerate(sizes):
        messages.append(Message("user", f"{number}" + "x" * size))
        if tool:
            messages += [Message("assistant", "", CALL), Message("tool", "{}", CALL)]
        messages.append(Message("assistant", "y" * size))
    gone = oldest(messages, fixed, room, 1.0, 0.5)
    left = messages[gone:]
    assert left
    assert left[0].role == "user", "no tool result without its call"
    if fixed + message_tokens(messages) <= room:
        assert gone == 0
    elif gone < len(messages) - (4 if tool else 2):
        assert fixed + message_tokens(left) <= room / 2


def test_a_prompt_that_would_not_fit_forgets_and_then_begins_the_same_for_a_while() -> None:
    history, room = History(talk(30)), Room(600)
    first = history.prompt("Be kind.", [Message("user", "And now?")], room)
    assert message_tokens(first) <= 600
    assert first[0] == Message("system", "Be kind.")
    assert first[-1] == Message("user", "And now?")
    history.extend([Message("user", "And now?"), Message("assistant", "Now.")])
    second = history.prompt("Be kind.", [Message("user", "And then?")], room)
    assert second[: len(first)] == first


def test_a_summary_stands_before_what_is_kept_and_leaves_the_system_prompt_alone() -> None:
    history = History(talk(3))
    before = history.prompt("Be kind.", [Message("user", "And?")])
    history.compact(2, "They spoke of Graz.")
    prompt = history.prompt("Be kind.", [Message("user", "And?")])
    assert prompt[0] == before[0]
    assert prompt[1].text == f"(Earlier in this talk: They spoke of Graz.)\n{before[3].text}"
    assert prompt[2:] == before[4:]
    history.extend([Message("user", "And?"), Message("assistant", "That.")])
    longer = history.prompt("Be kind.", [Message("user", "Then?")])
    assert longer[: len(prompt)] == prompt
    assert History().prompt("", [Message("user", "Hi")]) == [Message("user", "Hi")]


def test_what_the_engine_counted_corrects_the_estimate_of_the_tools() -> None:
    tools = [ToolSpec(f"tool{number}", "x" * 300, {}) for number in range(40)]
    history = History(talk(3))
    assert tools_tokens(tools, 1000) == 500, "never more than half, as long as nothing is counted"
    assert history.room(1000, 512, tools) == Room(1000, 250, 500)
    prompt = history.prompt("Be kind.", [Message("user", "And?")])
    history.measured(prompt, Usage(message_tokens(prompt) + 120, 0))
    assert history.room(1000, 100, tools) == Room(1000, 100, 120)
    history.measured(prompt, Usage(10, 0))
    assert history.room(1000, 100, tools).messages == 900


def test_a_summary_is_one_paragraph_of_bounded_length() -> None:
    assert summary_text("  A\n\nB ") == "A B"
    assert summary_text("") == ""
    long = summary_text("word " * 1000)
    assert len(long) <= SUMMARY_CHARACTERS + 2
    assert long.endswith("word …")
