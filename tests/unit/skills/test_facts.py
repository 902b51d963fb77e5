from __future__ import annotations

from datetime import datetime

import pytest

from voiceapp.engines.llm_skills import understand

NOW = datetime(2026, 11, 23, 14, 0)


@pytest.mark.parametrize(
    ("said", "tool", "text"),
    [
        ("Remember that my sister is called Anna.", "remember_fact", "my sister is called Anna"),
        ("Please remember my name is Tom", "remember_fact", "my name is Tom"),
        ("Could you remember that I am allergic to nuts?", "remember_fact", "I am allergic to nuts"),
        ("Keep in mind that I don't eat meat", "remember_fact", "I don't eat meat"),
        ("Don't forget that I live in Graz", "remember_fact", "I live in Graz"),
        ("Remember that my favourite color is green", "remember_fact", "my favourite color is green"),
        ("Remember that I have two cats", "remember_fact", "I have two cats"),
        ("Forget that my sister is called Anna", "forget_fact", "my sister is called Anna"),
        ("Forget everything you know about me", "forget_fact", "all"),
    ],
)
def test_what_the_user_tells_about_themselves_is_a_fact(said: str, tool: str, text: str) -> None:
    assert understand(said, NOW) == (tool, {"text": text})


@pytest.mark.parametrize(
    "said", ["What do you know about me?", "Tell me what you remember about me", "what have you learned about me"]
)
def test_the_facts_are_asked_for(said: str) -> None:
    assert understand(said, NOW) == ("list_facts", {})


@pytest.mark.parametrize(
    ("said", "tool"),
    [
        ("Remember that the boiler was serviced in May", "take_note"),
        ("Remember my bike code is four seven one", "take_note"),
        ("Remind me to call my sister at five", "add_reminder"),
        ("Do you remember me?", None),
        ("I remember that summer very well", None),
        ("Forget it", None),
    ],
)
def test_what_only_sounds_like_it_is_something_else(said: str, tool: str | None) -> None:
    found = understand(said, NOW)
    assert (found[0] if found else None) == tool
