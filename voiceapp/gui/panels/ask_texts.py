"""What the Ask page says; no Qt."""

from __future__ import annotations

import html
from pathlib import Path

from voiceapp.core.answers import Answer, Citation
from voiceapp.core.asking import AskedQuestion, Way
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.gui.panels.ask_lines import Line, lines_of
from voiceapp.services.asked_times import clock
from voiceapp.services.fact_answers import MEASURED

WAYS: tuple[tuple[Way, str, str], ...] = (
    ("words", "Words", "From what was said"),
    ("sound", "Sound", "By listening to it"),
    ("cascade", "Both", "From what was said and what is measured"),
)
"""Ways to answer: key, word, and what it means."""

FIELD = "Ask about your recordings"
OWN_FIELD = "Ask about this meeting"
SENTENCE = "Ask, and hear the second that proves it."
OWN_SENTENCE = "Ask what was said here"
NO_RECORDINGS = (
    "First, something to ask about",
    "Record a meeting, import one, or drop a sound file here. Everything stays on this computer.",
)
NOT_HERE = "Not in these recordings"
HEARD_NOTHING = "Nothing was heard that answers this."
STOPPED = "Stopped."
WORKING = "Working"
NO_WAY = {
    "one": "There are neither words nor sound of this recording.",
    "now": "Nothing was said so far.",
    "several": "Nothing is written down of these recordings yet. Choose one to ask about its sound.",
}
AGAIN, RECORDINGS = "again", "recordings"
_LONGEST = 120
"""Letters of a thread's title in a question about it."""
_STEPS = {
    "nothing-recorded": ("Go to Meetings", "meetings"),
    "not-written-down": ("Import it as a meeting", "meetings:import"),
    "one-recording": ("Choose one recording", RECORDINGS),
    "meeting-unknown": ("Choose another recording", RECORDINGS),
    "audio-missing": ("Choose another recording", RECORDINGS),
    "file-missing": ("Choose another recording", RECORDINGS),
}


def word_of(way: Way) -> str:
    """Words, Sound, Both."""
    return next(word for key, word, _ in WAYS if key == way)


def label_of(answer: Answer) -> str:
    """How an answer without a language model came about, "" for the others."""
    if answer.answer.startswith(MEASURED):
        return "Measured, without a language model"
    quoted = answer.mode == "extractive" and not answer.abstained
    return "Quoted, without a language model" if quoted else ""


def not_here(answer: Answer) -> bool:
    """Whether an answer says that the recordings do not tell."""
    return answer.abstained and (not answer.answer.strip() or answer.answer.startswith(NOT_HERE))


def listener_missing(answer: Answer) -> bool:
    """Whether there is no answer because no model that listens is here."""
    return answer.abstained and answer.mode == "extractive" and not (not_here(answer) or label_of(answer))


def looked_for(answer: Answer) -> str:
    """What was looked for in vain, or why there is no answer."""
    rest = answer.answer.removeprefix(MEASURED).strip().removeprefix(NOT_HERE).lstrip(". ").strip()
    return rest or HEARD_NOTHING


def place(citation: Citation, *, titled: bool = True) -> str:
    """Where a citation is: "Call, 0:07", of sound "Call, 0:00–0:28"; not ``titled``: the time alone."""
    at = clock(citation.start_s)
    if citation.segment is None and citation.end_s - citation.start_s >= 1:
        at = f"{at}–{clock(citation.end_s)}"
    return f"{recording(citation)}, {at}" if titled else at


def recording(citation: Citation) -> str:
    """The title of a meeting, or the name of a file."""
    if citation.meeting is not None:
        return citation.recording or "Untitled meeting"
    return Path(citation.recording).name


def hint(citation: Citation) -> str:
    """What shows while the mouse rests on a link: the quote, and what a click does. Rich text, all escaped."""
    does = f"Opens {recording(citation)} there" if citation.meeting is not None else "Plays from there"
    words = quote(citation)
    quoted = f"<p>“{html.escape(words)}”</p>" if words else ""
    return f"{quoted}<p>{html.escape(does)}</p>"


def quote(citation: Citation) -> str:
    """What was said there; "" where that is the answer itself."""
    words = (citation.quote or "").strip()
    return "" if citation.segment is None and words == citation.answer.strip() else words


def link_name(citation: Citation) -> str:
    """A link for screen readers."""
    words = quote(citation)
    return f"{place(citation)}: {words}" if words else place(citation)


def why_doubted(line: Line) -> str:
    """Why a sentence is marked as not supported."""
    cited = next((one for one in line.citations if one.quote), None)
    if cited is None:
        return "Nothing in these recordings says so."
    return f"At {clock(cited.start_s)} something else is said."


def copied(asked: AskedQuestion, answer: Answer) -> str:
    """A question and its answer with what it rests on, as text."""
    parts = [asked.question.text, ""]
    if answer.abstained:
        parts.append(f"{NOT_HERE}. {looked_for(answer)}" if not_here(answer) else looked_for(answer))
    for line in lines_of(answer):
        links = "; ".join(place(one) + (f": “{one.quote.strip()}”" if one.quote else "") for one in line.citations)
        doubt = " (not supported)" if line.doubted else ""
        parts.append(f"{line.text}{doubt}" + (f" [{links}]" if links else ""))
    if label := label_of(answer):
        parts += ["", f"({label}.)"]
    return "\n".join(parts)


def next_button(error: VoiceAppError) -> tuple[str, str]:
    """The next step of an error as a button: its words, and where it leads.

    That is a page and its part ("meetings:import"), :data:`RECORDINGS` (another choice of them), or :data:`AGAIN`.
    """
    if error.code in _STEPS:
        return _STEPS[error.code]
    if Notice.of(error).action == "models":
        return "Choose a model", "models:answer"
    return ("Try again" if error.retryable else "Ask again"), AGAIN


def failure(error: VoiceAppError) -> str:
    """What happened, and, where the button beside it does not say so, what to do."""
    led = next_button(error)[1] != AGAIN or error.retryable
    return error.message if led else f"{error.message} {error.next_step}".strip()


def about_reading(answer: Answer) -> str:
    """What of the recordings an answer does not rest on: what comes yet, what is not looked through yet."""
    parts = []
    if answer.so_far_s is not None:
        parts.append(f"From what was said up to {clock(answer.so_far_s)}; the recording goes on.")
    if answer.unread:
        parts.append(
            "1 recording was not looked through yet."
            if answer.unread == 1
            else f"{answer.unread} recordings were not looked through yet."
        )
    return " ".join(parts)


def delete_title(title: str) -> str:
    """The question whether to delete a thread; a long title is cut, so that the buttons stay on the screen."""
    shown = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
    return f"Delete “{shown}”?"


def delete_words(questions: int) -> str:
    """What goes with a thread."""
    what = "The question and its answer" if questions == 1 else f"Its {questions} questions and their answers"
    return f"{what} are removed from this computer for good. Your recordings stay."
