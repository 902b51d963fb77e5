"""``ask``: questions about a sound file, about a meeting, or about all that was said."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voiceapp.core.passages import Within
from voiceapp.services.asked_times import clock
from voiceapp.services.asking import AnswerPiece, span

if TYPE_CHECKING:
    from voiceapp.cli_output import Output, Session
    from voiceapp.cli_ports import AppPort
    from voiceapp.core.answers import Answer


@dataclass(frozen=True, slots=True)
class AskRequest:
    """What to ask about what: a ``file``, a ``meeting`` or (neither) all recordings.

    ``llm`` "" leaves it to the program; ``listens``: an engine was named that is to hear the file. ``speakers``,
    ``since`` and ``until`` narrow what is looked through.
    """

    question: str
    file: Path | None
    meeting: int | None
    llm: str
    listens: bool
    speakers: tuple[str, ...] = ()
    since: float | None = None
    until: float | None = None


async def ask(session: Session, request: AskRequest) -> None:
    """Ask what was said where there is a transcript, else the sound, and print the answer as it comes."""
    async with session.open() as app:
        if request.file is None:
            await _ask_words(app, session, request, None if request.meeting is None else [request.meeting])
            return
        known = None if request.listens else await app.meetings.of_file(request.file)
        if known is not None and known.transcript is not None:
            await _ask_words(app, session, request, [known.id])
        else:
            await _ask_sound(app, session, request.file, request)


async def _ask_words(app: AppPort, session: Session, request: AskRequest, meetings: list[int] | None) -> None:
    within = Within(meetings, request.speakers, request.since, request.until)
    if meetings is not None:
        for meeting in meetings:
            await app.meetings.get(meeting)  # one that is not there is told as such
    answer = await app.ask_words.ask(request.question, within, request.llm)
    lines = [answer.answer]
    if not answer.abstained:
        if answer.mode == "extractive":
            lines = ["Quoted, without a language model:", *lines]
        for one in answer.citations:
            doubt = "" if one.supported else " (not supported)"
            lines.append(f"  {one.recording}, {clock(one.start_s)}: {one.quote}{doubt}")
    if answer.so_far_s is not None:
        lines.append(f"So far: what was written down up to {clock(answer.so_far_s)}; it is still being recorded.")
    session.out.result(_told(answer), _printable("\n".join(lines)))


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
            app.settings.text("engines.answer"),
            request.llm,
            piece,
            bar.update,
        )
    finally:
        bar.close()
        shown.end()
    if answer.abstained:
        session.out.note("The model gave no answer.")
    session.out.result(_told(answer))


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
