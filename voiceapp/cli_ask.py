"""``ask``: questions about a sound file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voiceapp.services.asking import AnswerPiece, span

if TYPE_CHECKING:
    from voiceapp.cli_output import Output, Session


@dataclass(frozen=True, slots=True)
class AskRequest:
    """What to ask about which file; ``llm`` "" leaves the answers as they are."""

    question: str
    file: Path
    llm: str


async def ask_file(session: Session, request: AskRequest) -> None:
    """Ask, and print the answer as it comes."""
    shown = _Shown(session.out)
    bar = session.out.bar(request.file.name)

    def piece(item: AnswerPiece) -> None:
        bar.close()
        shown.piece(item)

    async with session.open() as app:
        try:
            answer = await app.asking.ask(
                request.file,
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
    citations = [
        asdict(citation) | {"start_s": round(citation.start_s, 3), "end_s": round(citation.end_s, 3)}
        for citation in answer.citations
    ]
    session.out.result(
        {"answer": answer.answer, "mode": answer.mode, "abstained": answer.abstained, "citations": citations}
    )


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
        # What a model says must not steer a terminal.
        self._out.part("".join(letter for letter in text if letter.isprintable() or letter in "\n\t"))

    def end(self) -> None:
        """End the line that was begun."""
        if self._window is not None:
            self._out.part("\n")
            self._window = None
