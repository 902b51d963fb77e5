"""Meetings as text, Markdown and subtitles, read back by other libraries than ours."""

from __future__ import annotations

import html
import re

import srt as srt_library
import webvtt
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.unit.services.exported import all_minutes, meeting, meetings, minutes
from voiceapp.core.documents import stamp
from voiceapp.core.meetings import Meeting, Minutes
from voiceapp.services.export_document import PARAGRAPH_S, document, plain
from voiceapp.services.export_subtitles import srt, vtt
from voiceapp.services.export_text import markdown, txt

LINE = re.compile(r"(.+?) \[(\d+(?::\d\d){1,2})-(\d+(?::\d\d){1,2})\]: (.*)")


def test_the_text_says_who_said_what_when_and_what_the_minutes_prove() -> None:
    text = txt(meeting(), minutes())
    assert [LINE.fullmatch(line).groups() for line in text.splitlines() if "]: " in line] == [  # type: ignore[union-attr]
        ("Ann", "0:00", "0:05", "Good morning. We spend 5 < 6 & more."),
        ("Bob Stone", "0:04", "0:07", "=Wait, why?"),
        ("Unknown", "1:01", "1:02", "Because."),
    ]
    assert "- Spend *more*. (0:02, 0:04) [not supported: the quote was not found]" in text
    assert "- Ask Bob (Ann, due 2026-12-01, done, 0:03)" in text
    assert "Not in the minutes, because the model failed: 1:10 to 1:15" in text
    assert "Mentioned: Carol" in text
    assert "SUMMARY" not in txt(meeting(), None)


def test_a_moment_is_told_in_hours_only_where_there_are_some() -> None:
    assert [stamp(seconds) for seconds in (-1.0, 7.9, 754.0, 3723.0)] == ["0:00", "0:07", "12:34", "1:02:03"]


@given(meetings(), all_minutes())
def test_paragraphs_hold_every_word_in_order_under_the_right_name(made: Meeting, told: Minutes | None) -> None:
    spoken = document(made, told).spoken
    assert " ".join(one.text for one in spoken) == plain(" ".join(segment.text for segment in made.segments))
    assert all(one.end_s - one.start_s <= max(PARAGRAPH_S, 20.0) for one in spoken)
    names = {plain(speaker.name) or "Unknown" for speaker in made.speakers} | {"Unknown"}
    assert {one.name for one in spoken} <= names


@given(meetings(), all_minutes())
def test_no_word_reads_as_a_line_of_the_text(made: Meeting, told: Minutes | None) -> None:
    text = txt(made, told)
    assert not any(letter < " " for letter in text.replace("\n", ""))
    assert text.count("\n") == len(text.splitlines())
    text.encode("utf-8")


def shown(text: str) -> tuple[list[str], set[str]]:
    """What a reader of Markdown sees, block by block, and the kinds of its marks."""
    blocks, kinds = [], set()
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text):
        kinds.add(token.type)
        if token.type == "inline":
            children = token.children or []
            kinds |= {child.type for child in children}
            blocks.append("".join(" " if "break" in one.type else one.content for one in children))
    return blocks, kinds


@given(meetings(), all_minutes())
def test_names_and_words_are_no_markup_in_markdown(made: Meeting, told: Minutes | None) -> None:
    blocks, kinds = shown(markdown(made, told))
    expected = document(made, told)
    assert blocks[0] == expected.title
    assert tuple(blocks[1 : 1 + len(expected.facts)]) == expected.facts
    assert {one.title for one in expected.sections} <= set(blocks)
    said = [f"{one.name}{stamp(one.start_s)}-{stamp(one.end_s)} {one.text}" for one in expected.spoken]
    assert [block.replace(" ", "") for block in blocks[len(blocks) - len(said) :]] == [
        line.replace(" ", "") for line in said
    ]
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "em_open",
        "s_open",
        "table_open",
        "fence",
    }
    assert not kinds & {"blockquote_open", "ordered_list_open", "hr", "code_block"}


def test_minutes_in_markdown_keep_their_times_and_marks() -> None:
    text = markdown(meeting(), minutes())
    assert "- Spend \\*more\\*. `0:02` `0:04` **\\[not supported: the quote was not found\\]**" in text
    assert "Spend *more*. 0:02 0:04 [not supported: the quote was not found]" in shown(text)[0]


@given(meetings())
def test_subrip_holds_every_word_after_its_speaker(made: Meeting) -> None:
    cues = list(srt_library.parse(srt(made, None)))
    read = sorted(" ".join(cue.content.split()) for cue in cues)
    joined = " ".join(read)
    for segment in made.segments:
        for word in plain(segment.text).replace("-->", "→").split():
            assert word in joined
    assert [cue.index for cue in cues] == list(range(1, len(cues) + 1))
    assert all(cue.start < cue.end for cue in cues)
    assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)


def test_subtitles_of_people_who_speak_at_once_keep_their_times() -> None:
    cues = list(srt_library.parse(srt(meeting(), None)))
    assert [(cue.start.total_seconds(), cue.end.total_seconds(), cue.content) for cue in cues] == [
        (0.5, 1.4, "Ann: Good morning."),
        (2.0, 5.25, "Ann: We spend 5 < 6 & more."),
        (4.5, 7.0, "Bob Stone: =Wait, why?"),
        (61.0, 62.5, "Because."),
    ]
    captions = webvtt.from_string(vtt(meeting(), minutes())).captions
    assert [(one.start_in_seconds, one.voice) for one in captions] == [
        (0, "Ann"),
        (2, "Ann"),
        (4, "Bob Stone"),
        (61, None),
    ]
    assert html.unescape(captions[1].text) == "We spend 5 < 6 & more."


@given(meetings())
def test_webvtt_names_are_voices_and_words_no_tags(made: Meeting) -> None:
    captions = webvtt.from_string(vtt(made, None)).captions
    names = {plain(speaker.name) for speaker in made.speakers}
    for caption in captions:
        assert re.fullmatch(r"(<v [^<>\n]+>)?[^<>]+", caption.raw_text)
        if caption.voice is not None:
            assert html.unescape(caption.voice) in names
    said = " ".join(html.unescape(re.sub(r"^<v [^>]*>", "", one.raw_text)) for one in captions)
    words = [word for segment in made.segments for word in plain(segment.text).split()]
    assert sorted("".join(said.split())) == sorted("".join(words))


@given(st.text())
def test_a_cleaned_text_is_one_line_that_xml_can_hold(text: str) -> None:
    cleaned = plain(text)
    assert cleaned == plain(cleaned) == " ".join(cleaned.split())
    assert re.fullmatch("[\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*", cleaned)
