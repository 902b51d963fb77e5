"""``ask``: questions about a sound file, about a meeting, or about all that was said."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.passages import Within
from voiceapp.services.ask_words import NO_MODEL
from voiceapp.services.asked_times import clock
from voiceapp.services.asking import AnswerPiece
from voiceapp.services.fact_lines import span
from voiceapp.services.meeting_sound import require_sound

if TYPE_CHECKING:
    from voiceapp.cli_output import Output, Session
    from voiceapp.cli_ports import AppPort
    from voiceapp.core.answers import Answer
    from voiceapp.core.asking import Way


@dataclass(frozen=True, slots=True)
class AskRequest:
    """What to ask about what: a ``file``, a ``meeting`` or (neither) all recordings.

    ``llm`` "" leaves it to the program; ``listens``: an engine was named that is to hear the sound. ``speakers``,
    ``since`` and ``until`` narrow what is looked through. ``way`` None: words where there are some, else the sound.
    """

    question: str
    file: Path | None
    meeting: int | None
    llm: str
    listens: bool
    speakers: tuple[str, ...] = ()
    since: float | None = None
    until: float | None = None
    way: Way | None = None


async def ask(session: Session, request: AskRequest) -> None:
    """Ask what was said where there is a transcript, else the sound, or as wanted; print the answer as it comes."""
    narrowed = request.speakers or request.since is not None or request.until is not None
    if narrowed and request.way in ("sound", "cascade"):
        raise VoiceAppError(
            "only-words-narrowed",
            "Speakers and days narrow what was said, not what is heard.",
            "Leave --speaker, --since and --until out, or ask with --way words.",
        )
    async with session.open() as app:
        if request.way == "cascade":
            await _ask_both(app, session, request)
        elif request.file is None and request.way != "sound":
            await _ask_words(app, session, request, None if request.meeting is None else [request.meeting])
        elif request.file is None:
            await _ask_sound(app, session, await _sound_of(app, request.meeting), request)
        else:
            known = None if _listens(request) else await app.meetings.of_file(request.file)
            if known is not None and known.transcript is not None:
                await _ask_words(app, session, request, [known.id])
            elif request.way == "words":
                raise VoiceAppError(
                    "not-written-down",
                    f"What is said in {request.file.name} has not been written down.",
                    "Import it as a meeting, or ask its sound.",
                )
            else:
                await _ask_sound(app, session, request.file, request)


def _listens(request: AskRequest) -> bool:
    return request.way == "sound" or (request.way is None and request.listens)


async def _sound_of(app: AppPort, meeting: int | None) -> Path:
    """The sound of a meeting. Raises ``one-recording`` and what :func:`require_sound` does."""
    if meeting is None:
        raise VoiceAppError(
            "one-recording", "One recording at a time can be listened to.", "Name one with --file or --meeting."
        )
    info = (await app.meetings.get(meeting)).info
    return require_sound(info, await app.meetings.audio_path(meeting), "Ask what was said instead.")


async def _ask_words(app: AppPort, session: Session, request: AskRequest, meetings: list[int] | None) -> None:
    within = Within(meetings, request.speakers, request.since, request.until)
    if meetings is not None:
        for meeting in meetings:
            await app.meetings.get(meeting)  # one that is not there is told as such
    answer = await app.ask_words.ask(request.question, within, request.llm)
    lines = _lines(answer)
    if answer.mode == "extractive" and not answer.abstained:
        lines = ["Quoted, without a language model:", *lines]
    if answer.so_far_s is not None:
        lines.append(f"So far: what was written down up to {clock(answer.so_far_s)}; it is still being recorded.")
    session.out.result(_told(answer), _printable("\n".join(lines)))


async def _ask_both(app: AppPort, session: Session, request: AskRequest) -> None:
    if request.file is None and request.meeting is None:
        raise VoiceAppError(
            "one-recording",
            "Words and sound can be asked together of one recording at a time.",
            "Name one with --file or --meeting.",
        )
    bar = session.out.bar("" if request.file is None else request.file.name)
    try:
        answer = await app.cascade.ask(
            request.question,
            meeting=request.meeting,
            file=request.file,
            llm=request.llm,
            on_progress=bar.update,
        )
    finally:
        bar.close()
    session.out.result(_told(answer), _printable("\n".join(_lines(answer))))


async def _ask_sound(app: AppPort, session: Session, file: Path, request: AskRequest) -> None:
    shown = _Shown(session.out)
    bar = session.out.bar(file.name)

    def piece(item: AnswerPiece) -> None:
        bar.close()
        shown.piece(item)

    try:
        answer = await app.asking.ask(
            file,
            request.question,
            app.settings.text("engines.answer") if request.listens else "",
            "" if request.llm == NO_MODEL else request.llm,
            piece,
            bar.update,
        )
    finally:
        bar.close()
        shown.end()
    if answer.mode == "extractive":
        session.out.result(_told(answer), _printable(answer.answer))
        return
    if answer.abstained:
        session.out.note("The model gave no answer.")
    session.out.result(_told(answer))


def _lines(answer: Answer) -> list[str]:
    """An answer with what it rests on, for people."""
    lines = [answer.answer]
    if not answer.abstained:
        for one in answer.citations:
            doubt = "" if one.supported else " (not supported)"
            lines.append(f"  {one.recording}, {clock(one.start_s)}: {one.quote}{doubt}")
    return lines


def _told(answer: Answer) -> dict[str, object]:
    citations = [
        asdict(citation) | {"start_s": round(citation.start_s, 3), "end_s": round(citation.end_s, 3)}
        for citation in answer.citations
    ]
    return {
        "answer": answer.answer,
        "mode": answer.mode,
        "abstained": answer.abstained,
        "citations": citations,
    }


def _printable(text: str) -> str:
    """What a model or a recording says must not steer a terminal."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")


class _Shown:
    """Prints pieces of text, those of each window in a line that begins with its times."""

    def __init__(self, out: Output) -> None:
        self._out = out
        self._window: tuple[float | None, float | None] | None = None

    def piece(self, item: AnswerPiece) -> None:
        """Print the next piece."""
        window = (item.start_s, item.end_s)
        text = item.text
        if window != self._window:
            self.end()
            self._window = window
            times = span(item.start_s, item.end_s) if item.start_s is not None and item.end_s is not None else ""
            text = f"{times or 'In all'}: {text.lstrip()}"
        self._out.part(_printable(text))

    def end(self) -> None:
        """End the line that was begun."""
        if self._window is not None:
            self._out.part("\n")
            self._window = None
