"""A meeting to export, and names and words that break careless writers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from voiceapp.core.frames import Word
from voiceapp.core.meetings import (
    Meeting,
    MeetingInfo,
    MeetingNote,
    MeetingSegment,
    MeetingSpeaker,
    Minutes,
    MinutesItem,
    SpokenTurn,
)

NASTY = (
    *(
        "\n",
        "\r",
        "\t",
        "\0",
        "\x1b",
        " ",
        "  ",
        "\u2028",
        "\ud800",
        "\ufffe",
        "-->",
        "<",
        ">",
        "&",
        "&amp;",
        "*",
        "_",
    ),
    *(
        "|",
        '"',
        "'",
        "`",
        "#",
        "=cmd",
        "+1",
        "-2",
        "@sum",
        "\uff1d1",
        "[x](y)",
        "![x](y)",
        "</script>",
        "<script>",
        "1.",
    ),
    *(
        "https://example.com",
        "{a / b}",
        "<o,f0>",
        ";;",
        "\\",
        "~~",
        "<!--",
        "]]>",
        "{\\an8}",
        "%",
        "/",
        "..",
        "CON",
    ),
    *(
        "Ann",
        "größer",
        "日本",
        "مرحبا",
        "שלום",
        "\u202e",
        "\u200d",
        "👩\u200d👧",
        "a",
        "B",
        "$x$",
        "WEBVTT",
        "NOTE",
    ),
)
nasty = st.lists(st.sampled_from(NASTY), max_size=8).map("".join) | st.text(max_size=30)


def info(**changed: object) -> MeetingInfo:
    made = MeetingInfo(7, "Budget call", 1_700_000_000.0, 75.5, "ready", "recorded", "audio.flac")
    return replace(made, **changed)  # type: ignore[arg-type]


def meeting() -> Meeting:
    """Ann and Bob, for a while at once; somebody unknown; a marker and a note."""
    hello = (Word("Good", 0.5, 0.9, 0.98), Word("morning.", 0.9, 1.4, 0.41))
    return Meeting(
        info(speakers=("Ann", "Bob Stone"), tags=("money",)),
        (MeetingSpeaker(1, "SPEAKER_00", "Ann", True, None, 4.9), MeetingSpeaker(2, "SPEAKER_01", "Bob Stone")),
        (
            MeetingSegment(11, 1, 0.5, 1.4, "Good morning.", hello, "en", 0.9),
            MeetingSegment(12, 1, 2.0, 5.25, "We spend 5 < 6 & more.", (), "en", 0.5, True),
            MeetingSegment(13, 2, 4.5, 7.0, "=Wait, why?"),
            MeetingSegment(14, None, 61.0, 62.5, "Because."),
        ),
        (
            SpokenTurn(1, 0.5, 1.4),
            SpokenTurn(1, 2.0, 5.25, False),
            SpokenTurn(1, 2.0, 4.5),
            SpokenTurn(2, 4.5, 7.0),
        ),
        (MeetingNote(21, 3.0, "Ask Bob"), MeetingNote(22, 60.0, "", True)),
    )


def minutes() -> Minutes:
    """One line of each kind; one is not supported, one leans on a note."""
    return Minutes(
        "llm",
        "general",
        "Budget",
        ("Ann", "Bob Stone"),
        ("Carol",),
        (MinutesItem("They greet each other.", (11,), (), "Good morning.", True),),
        (),
        (MinutesItem("Spend *more*.", (12, 13), (), "spend", False, "the quote was not found"),),
        (MinutesItem("Ask Bob", (), (21,), "", True, owner="Ann", due="2026-12-01", state="done"),),
        (MinutesItem("Why?", (13,), (), "why", True),),
        "chat-mini",
        1_700_000_100.0,
        ((70.0, 75.5),),
    )


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A meeting with such names and words; segments in order of their start, and people may speak at once."""
    speakers = [
        MeetingSpeaker(number, f"SPEAKER_{number:02d}", draw(nasty)) for number in range(draw(st.integers(0, 3)))
    ]
    at_s, segments = 0.0, []
    for number in range(draw(st.integers(0, 4))):
        at_s += draw(st.floats(0, 20))
        end_s = at_s + draw(st.floats(0, 20))
        text = draw(nasty)
        parts = text.split() if draw(st.booleans()) else []
        step = (end_s - at_s) / max(1, len(parts))
        words = tuple(Word(part, at_s + n * step, at_s + (n + 1) * step) for n, part in enumerate(parts))
        who = draw(st.sampled_from([None, *(one.id for one in speakers)]))
        segments.append(MeetingSegment(number, who, at_s, end_s, text, words))
    turns = [SpokenTurn(one.speaker, one.start_s, one.end_s) for one in segments if one.speaker is not None]
    notes = [MeetingNote(1, 1.0, draw(nasty))] if draw(st.booleans()) else []
    return Meeting(info(title=draw(nasty)), speakers, segments, turns if draw(st.booleans()) else (), notes)


@st.composite
def all_minutes(draw: st.DrawFn) -> Minutes | None:
    """Minutes with such words, or none."""
    if draw(st.booleans()):
        return None
    item = MinutesItem(
        draw(nasty), (0, 99), (1,), draw(nasty), draw(st.booleans()), draw(nasty), draw(nasty), "now"
    )
    return Minutes("extractive", "general", draw(nasty), (draw(nasty),), (), (item,), action_items=(item,))
