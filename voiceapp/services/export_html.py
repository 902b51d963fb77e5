"""A meeting as one web page that holds its sound: a click on a word plays it, the spoken word is highlighted.

The page asks nothing of a network, and its content security policy (W3C CSP Level 3) would not let it: only the
style and the script that have the stated hashes are taken, only sound from inside the page is played.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from voiceapp.core.documents import Document, Point, stamp
from voiceapp.core.frames import Word
from voiceapp.core.meetings import Meeting, MeetingSegment, Minutes
from voiceapp.services.export_document import document, name_of, paragraphs, plain
from voiceapp.services.export_page import SCRIPT, STYLE

COLOURS = 8
SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "1.75", "2")


def page(
    meeting: Meeting, minutes: Minutes | None, sound: Iterable[bytes] = (), kind: str = "audio/mpeg"
) -> Iterator[str]:
    """The page in pieces. ``sound`` is a file of the media type ``kind`` in pieces; none: a page without player."""
    made = document(meeting, minutes)
    pieces = iter(_base64(sound))
    first = next(pieces, "")
    yield _head(made.title)
    playable = ' class="sound"' if first else ""
    yield f'<body{playable}>\n<header>\n<h1>{_text(made.title)}</h1>\n<ul class="facts">\n'
    yield "".join(f"<li>{_text(fact)}</li>\n" for fact in made.facts)
    yield "</ul>\n</header>\n"
    if first:
        yield f'<div class="player"><audio id="sound" controls preload="metadata" src="data:{kind};base64,{first}'
        yield from pieces
        yield f'"></audio>\n<select id="speed" aria-label="Speed">{_speeds()}</select></div>\n'
    yield "<main>\n"
    yield from _sections(made)
    yield from _transcript(meeting, bool(first))
    yield f"</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"


def timed_words(segment: MeetingSegment) -> list[Word]:
    """The words of a segment's text with times; where there are none, they are spread by their letters."""
    words = plain(segment.text).split()
    known = [word for word in segment.words if plain(word.text)]
    if len(known) == len(words):
        return [Word(text, word.start_s, word.end_s) for text, word in zip(words, known, strict=True)]
    each = (segment.end_s - segment.start_s) / max(1, sum(len(text) for text in words))
    timed, at_s = [], segment.start_s
    for text in words:
        timed.append(Word(text, at_s, at_s := at_s + each * len(text), exact=False))
    return timed


def _head(title: str) -> str:
    policy = (
        f"default-src 'none'; media-src data:; style-src '{_hash(STYLE)}'; script-src '{_hash(SCRIPT)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _text(text: str) -> str:
    # <bdi>: words that run from right to left do not turn what stands beside them.
    return f'<bdi dir="auto">{escape(text)}</bdi>'


def _speeds() -> str:
    return "".join(f'<option value="{one}"{" selected" if one == "1" else ""}>{one}x</option>' for one in SPEEDS)


def _sections(made: Document) -> Iterator[str]:
    for section in made.sections:
        yield f"<section>\n<h2>{escape(section.title)}</h2>\n<ul>\n"
        for point in section.points:
            yield f"<li>{_point(made, point)}</li>\n"
        yield "</ul>\n</section>\n"


def _point(made: Document, point: Point) -> str:
    shown = _text(point.text)
    if point.detail:
        shown += f' <span class="detail">({_text(point.detail)})</span>'
    if point.mark:
        shown += f' <span class="mark">{_text(point.mark)}</span>'
    return shown + "".join(_moment(at_s, made.spoken_at(at_s)) for at_s in point.at_s)


def _moment(at_s: float, paragraph: int | None) -> str:
    target = "transcript" if paragraph is None else f"p{paragraph}"
    return f' <a class="at" href="#{target}" data-at="{at_s:.2f}">{stamp(at_s)}</a>'


def _transcript(meeting: Meeting, playable: bool) -> Iterator[str]:
    colours = {speaker.id: number % COLOURS for number, speaker in enumerate(meeting.speakers)}
    yield '<section id="transcript">\n<h2>Transcript</h2>\n'
    if playable:
        yield (
            '<p class="hint">Click a word to hear it. With the keyboard: Tab to the transcript, left and right go '
            "from word to word, space plays and pauses.</p>\n"
        )
    reachable = ' tabindex="0" role="group" aria-label="Transcript"' if playable else ""
    yield f'<div id="spoken"{reachable}>\n'
    for number, (speaker, segments) in enumerate(paragraphs(meeting)):
        colour = f" s{colours[speaker]}" if speaker in colours else ""
        yield f'<p class="turn{colour}" id="p{number}"><span class="name">{_text(name_of(meeting, speaker))}</span>'
        yield _moment(segments[0].start_s, number)
        yield '\n<bdi class="words" dir="auto">'
        yield " ".join(
            f'<span class="w" data-at="{word.start_s:.2f}">{escape(word.text)}</span>'
            for segment in segments
            for word in timed_words(segment)
        )
        yield "</bdi></p>\n"
    yield "</div>\n</section>\n"


def _base64(pieces: Iterable[bytes]) -> Iterator[str]:
    """Base64 of bytes that come in pieces of any length."""
    rest = b""
    for piece in pieces:
        rest += piece
        whole = len(rest) - len(rest) % 3
        if whole:
            yield b64encode(rest[:whole]).decode()
            rest = rest[whole:]
    if rest:
        yield b64encode(rest).decode()
