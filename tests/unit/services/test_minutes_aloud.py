"""What is read aloud of minutes."""

from __future__ import annotations

from voiceapp.core.meetings import Minutes, MinutesItem
from voiceapp.services.minutes_aloud import aloud


def test_each_part_is_named_and_each_line_is_a_sentence() -> None:
    minutes = Minutes(
        "llm",
        "general",
        "Launch planning",
        summary=(MinutesItem("The launch moves to  May", supported=True),),
        action_items=(
            MinutesItem("Send the build.", supported=True, owner="Jonas", due="by Monday"),
            MinutesItem("Call the press", supported=True),
        ),
        open_questions=(MinutesItem("What will it cost?", supported=True),),
    )
    assert aloud(minutes) == (
        "Launch planning.\n\nSummary. The launch moves to May.\n\n"
        "To do. Jonas: Send the build, by Monday. Call the press.\n\nOpen questions. What will it cost?"
    )


def test_what_nothing_supports_is_read_only_where_the_user_keeps_it() -> None:
    doubted = MinutesItem("The price is 19", why="Nobody says so.")
    assert aloud(Minutes("llm", "general", "", decisions=(doubted,))) == ""
    kept = MinutesItem("The price is 19", why="Nobody says so.", kept=True)
    assert aloud(Minutes("llm", "general", "", decisions=(kept,))) == "Decisions. The price is 19."
