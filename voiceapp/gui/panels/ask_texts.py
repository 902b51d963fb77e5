"""What the Ask page says."""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path

from voiceapp.core.answers import Answer, Citation
from voiceapp.core.asking import AskedQuestion, GivenAnswer, Way
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.gui.language import said, said_error, tr, tr_n
from voiceapp.gui.panels.ask_facts import fact
from voiceapp.gui.panels.ask_lines import Line, lines_of
from voiceapp.services.asked_times import clock
from voiceapp.services.fact_answers import MEASURED
from voiceapp.services.written_answers import NOTHING

WAYS: tuple[tuple[Way, str, str], ...] = (
    ("words", tr("Words"), tr("From what was said")),
    ("sound", tr("Sound"), tr("By listening to it")),
    ("cascade", tr("Both"), tr("From what was said and what is measured")),
)
"""Ways to answer: key, word, and what it means."""

FIELD = tr("Ask about your recordings")
OWN_FIELD = tr("Ask about this meeting")
SENTENCE = tr("Ask, and hear the second that proves it.")
OWN_SENTENCE = tr("Ask what was said here")
NO_RECORDINGS = (
    tr("First, something to ask about"),
    tr("Record a meeting, import one, or drop a sound file here. Everything stays on this computer."),
)
NOT_HERE = tr("Not in these recordings")
HEARD_NOTHING = tr("Nothing was heard that answers this.")
STOPPED = tr("Stopped.")
WORKING = tr("Working")
NO_WAY = {
    "one": tr("There are neither words nor sound of this recording."),
    "now": tr("Nothing was said so far."),
    "several": tr("Nothing is written down of these recordings yet. Choose one to ask about its sound."),
}
AGAIN, RECORDINGS = "again", "recordings"
_LONGEST = 60
"""Letters of a thread's title in a sentence about it."""
_STEPS = {
    "nothing-recorded": (tr("Go to Meetings"), "meetings"),
    "not-written-down": (tr("Import it as a meeting"), "meetings:import"),
    "one-recording": (tr("Choose one recording"), RECORDINGS),
    "meeting-unknown": (tr("Choose another recording"), RECORDINGS),
    "audio-missing": (tr("Choose another recording"), RECORDINGS),
    "file-missing": (tr("Choose another recording"), RECORDINGS),
}


def word_of(way: Way) -> str:
    """Words, Sound, Both."""
    return next(word for key, word, _ in WAYS if key == way)


def label_of(answer: Answer) -> str:
    """How an answer without a language model came about, "" for the others."""
    if answer.answer.startswith(MEASURED):
        return tr("Measured, without a language model")
    quoted = answer.mode == "extractive" and not answer.abstained
    return tr("Quoted, without a language model") if quoted else ""


def not_here(answer: Answer) -> bool:
    """Whether an answer says that the recordings do not tell."""
    return answer.abstained and (not answer.answer.strip() or answer.answer.startswith(NOTHING))


def listener_missing(answer: Answer) -> bool:
    """Whether there is no answer because no model that listens is here."""
    return answer.abstained and answer.mode == "extractive" and not (not_here(answer) or label_of(answer))


def looked_for(answer: Answer) -> str:
    """What was looked for in vain, or why there is no answer."""
    rest = answer.answer.removeprefix(NOTHING).strip()
    why, _, facts = rest.partition(MEASURED)
    told = [said(why.strip())] if why.strip() else []
    if facts.strip():
        told.append(tr("Measured: {facts}", facts=fact(facts.strip())) if why else fact(facts.strip()))
    return " ".join(told) or HEARD_NOTHING


def shown(answer: Answer) -> list[Line]:
    """The lines of an answer; what was measured in the window's language."""
    lines = lines_of(answer)
    if not answer.answer.startswith(MEASURED):
        return lines
    return [replace(line, text=fact(line.text)) for line in lines]


def told(given: GivenAnswer) -> str:
    """What a screen reader says when an answer has come, was stopped, or failed."""
    if given.error is not None:
        words = failure(given.error)
    elif given.answer is None:
        words = STOPPED
    elif given.answer.abstained:
        words = looked_for(given.answer)
    else:
        words = " ".join(_with_places(line) for line in shown(given.answer))
    return f"{tr('Answer: {way}', way=word_of(given.way))}. {words}"


def _with_places(line: Line) -> str:
    places = "; ".join(place(one) for one in line.citations)
    return f"{line.text} ({places})" if places else line.text


def place(citation: Citation, *, titled: bool = True) -> str:
    """Where a citation is: "Call, 0:07", of sound "Call, 0:00–0:28"; not ``titled``: the time alone."""
    at = clock(citation.start_s)
    if citation.segment is None and citation.end_s - citation.start_s >= 1:
        at = f"{at}–{clock(citation.end_s)}"
    return f"{recording(citation)}, {at}" if titled else at


def recording(citation: Citation) -> str:
    """The title of a meeting, or the name of a file."""
    if citation.meeting is not None:
        return citation.recording or tr("Untitled meeting")
    return Path(citation.recording).name


def does(citation: Citation) -> str:
    """What a click on a link does."""
    if citation.meeting is not None:
        return tr("Opens {recording} there", recording=recording(citation))
    return tr("Plays from there")


def hint(citation: Citation) -> str:
    """What shows while the mouse rests on a link: the quote, and what a click does. Rich text, all escaped."""
    words = quote(citation)
    quoted = f"<p>{tr('“{sentence}”', sentence=html.escape(words))}</p>" if words else ""
    return f"{quoted}<p>{html.escape(does(citation))}</p>"


def quote(citation: Citation) -> str:
    """What was said there; "" where that is the answer itself."""
    words = (citation.quote or "").strip()
    return "" if citation.segment is None and words == citation.answer.strip() else words


def link_name(citation: Citation, *, playing: bool = False) -> str:
    """A link for screen readers."""
    words = quote(citation)
    name = f"{place(citation)}: {words}" if words else place(citation)
    return tr("{link}, playing", link=name) if playing else name


def why_doubted(line: Line) -> str:
    """Why a sentence is marked as not supported."""
    cited = next((one for one in line.citations if one.quote), None)
    if cited is None:
        return tr("Nothing in these recordings says so.")
    return tr("At {time} something else is said.", time=clock(cited.start_s))


def _placed(citation: Citation) -> str:
    words = tr("“{sentence}”", sentence=citation.quote.strip()) if citation.quote else ""
    return f"{place(citation)}: {words}" if words else place(citation)


def copied(asked: AskedQuestion, answer: Answer) -> str:
    """A question and its answer with what it rests on, as text."""
    parts = [asked.question.text, ""]
    if answer.abstained:
        parts.append(f"{NOT_HERE}. {looked_for(answer)}" if not_here(answer) else looked_for(answer))
    for line in shown(answer):
        links = "; ".join(_placed(one) for one in line.citations)
        text = tr("{text} (not supported)", text=line.text) if line.doubted else line.text
        parts.append(f"{text} [{links}]" if links else text)
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
        return tr("Choose a model"), "models:answer"
    return (tr("Try again") if error.retryable else tr("Ask again")), AGAIN


def failure(error: VoiceAppError) -> str:
    """What happened, and, where the button beside it does not say so, what to do."""
    led = next_button(error)[1] != AGAIN or error.retryable
    return said(error.message) if led else said_error(error)


def about_reading(answer: Answer) -> str:
    """What of the recordings an answer does not rest on: what comes yet, what is not looked through yet."""
    parts = []
    if answer.so_far_s is not None:
        parts.append(tr("From what was said up to {time}; the recording goes on.", time=clock(answer.so_far_s)))
    if answer.unread:
        parts.append(
            tr_n(
                answer.unread,
                "{count} recording was not looked through yet.",
                "{count} recordings were not looked through yet.",
            )
        )
    return " ".join(parts)


def deleted(title: str, questions: int) -> str:
    """That a thread is deleted; a long title is cut."""
    shown = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
    return tr_n(
        questions,
        "“{title}” and its answer are deleted.",
        "“{title}”, its {count} questions and their answers are deleted.",
        title=shown,
    )
