"""The web page of a meeting, read by an HTML parser: words stay text, the sound is inside, nothing is fetched."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.services.exported import all_minutes, meeting, meetings, minutes
from voiceapp.core.meetings import Meeting, Minutes
from voiceapp.services.export_document import document, plain
from voiceapp.services.export_html import page
from voiceapp.services.export_page import SCRIPT, STYLE

VOID = {"meta", "br", "img", "input", "link"}


class Page(HTMLParser):
    """Tags with their attributes, and the text inside each kind of tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, str] = {}
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == [], "every tag is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["span"] and self.tags[-1][1].get("class") == "w":
            self.words.append(data)
        for tag in set(self._open):
            self.texts[tag] = self.texts.get(tag, "") + data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def made(meeting: Meeting, minutes: Minutes | None, *sound: bytes) -> Page:
    return Page("".join(page(meeting, minutes, sound)))


@given(st.lists(st.binary(max_size=20), max_size=5))
def test_the_sound_is_inside_however_it_was_cut(pieces: list[bytes]) -> None:
    players = made(meeting(), None, *pieces).all("audio")
    if not b"".join(pieces):
        assert players == []
        return
    (player,) = players
    head, _, data = player["src"].partition(",")
    assert head == "data:audio/mpeg;base64"
    assert b64decode(data, validate=True) == b"".join(pieces)


@given(meetings(), all_minutes())
def test_names_and_words_stay_text(given_meeting: Meeting, told: Minutes | None) -> None:
    read = made(given_meeting, told, b"sound")
    assert read.texts["script"] == SCRIPT
    assert read.texts["style"] == STYLE
    assert len(read.all("script")) == 1
    expected = document(given_meeting, told)
    assert read.texts["title"] == expected.title
    assert read.words == [word for one in given_meeting.segments for word in plain(one.text).split()]
    allowed = {
        "id",
        "class",
        "dir",
        "data-at",
        "href",
        "src",
        "controls",
        "preload",
        "value",
        "selected",
        "tabindex",
    }
    allowed |= {"role", "aria-label", "lang", "charset", "http-equiv", "content", "name"}
    for _, attributes in read.tags:
        assert set(attributes) <= allowed
        assert not attributes.get("href", "#").strip("#").startswith(("http", "javascript"))


def test_only_this_style_and_script_may_run_and_nothing_may_be_fetched() -> None:
    (policy,) = [one["content"] for one in made(meeting(), None).all("meta") if "http-equiv" in one]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for kind, text in (("script-src", SCRIPT), ("style-src", STYLE)):
        digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[kind] == f"'sha256-{digest}'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["media-src"] == "data:"
    assert not re.search(r"https?:|//[a-z]|url\(|@import|fetch|XMLHttp", STYLE + SCRIPT)


def test_each_word_has_its_second_and_each_line_of_the_minutes_leads_to_its_proof() -> None:
    read = made(meeting(), minutes(), b"sound")
    words = [float(one["data-at"]) for one in read.all("span") if one.get("class") == "w"]
    assert words[:2] == [0.5, 0.9], "as the transcriber told them"
    assert words[2] == 2.0
    assert words == sorted(words), "the rest is spread over the segment"
    assert 2.0 < words[3] < 5.25
    links = [(one["href"], float(one["data-at"])) for one in read.all("a")]
    assert links[:3] == [("#p0", 0.5), ("#p0", 2.0), ("#p1", 4.5)]
    assert {href.removeprefix("#") for href, _ in links} <= {one.get("id") for _, one in read.tags}
    assert "not supported: the quote was not found" in read.texts["span"]


def test_without_sound_there_is_no_player_and_the_links_still_lead_somewhere() -> None:
    read = made(meeting(), minutes())
    assert read.all("select") == []
    assert "Click a word" not in read.texts["p"]
    assert read.all("a")[0]["href"] == "#p0"
