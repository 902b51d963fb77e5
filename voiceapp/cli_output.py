"""How commands print and how they are run: results to stdout, all else to stderr, errors in one place."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings
from voiceapp.core.whole_file import replacing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from voiceapp.cli_ports import AppPort, OpenApp
    from voiceapp.core.protocols import SoundOptions

BAR = 30
INTERRUPTED = 130
TERMINATED = 143

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="A setting for this run (see: voiceapp settings list)."),
]
Name = Annotated[str, typer.Argument(help="Its name, as the list shows it.")]
Id = Annotated[int, typer.Argument(help="Its number, as the list shows it.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="A day, such as 2026-01-31.")]


def day_bounds(since: datetime | None, until: datetime | None) -> tuple[float | None, float | None]:
    """From the first moment of a day to the last of another, in seconds since the epoch."""
    first = since.timestamp() if since else None
    return first, (until + timedelta(days=1)).timestamp() if until else None


class Output:
    """Prints for people, or one JSON object for programs."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def note(self, text: str) -> None:
        """A line beside the result (stderr)."""
        _print(text, sys.stderr)

    def line(self, text: str) -> None:
        """A line of the result for people, as it comes."""
        if not self.as_json:
            _print(text, sys.stdout)

    def part(self, text: str) -> None:
        """Part of a line of the result for people, as it comes."""
        if not self.as_json:
            _print(text, sys.stdout, end="")

    def result(self, data: Mapping[str, Any], text: str = "") -> None:
        """The result: ``data`` for programs, ``text`` for people."""
        if self.as_json:
            _print(json.dumps(data, indent=1), sys.stdout)
        elif text:
            _print(text, sys.stdout)

    def error(self, error: VoiceAppError) -> None:
        """The one place where the command line tells an expected error."""
        if self.as_json and error.code != "output-not-written":
            self.result({"error": error.as_dict()})
            return
        self.note(f"Error: {error.message}")
        if error.next_step:
            self.note(error.next_step)

    def bar(self, label: str) -> Bar:
        """A progress bar on stderr."""
        return Bar(label)


def _print(text: str, stream: TextIO, end: str = "\n") -> None:
    """Print a line; when the reader is gone (voiceapp ... | head), the rest goes nowhere and the work goes on.

    Raises VoiceAppError "output-not-written" when the result goes into a file that takes no more.
    """
    try:
        print(text, end=end, file=stream, flush=True)
    except OSError as error:
        # Python keeps what it could not write and would complain about it again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError) and stream is sys.stdout:
            raise VoiceAppError(
                "output-not-written",
                f"The result could not be written: {error.strerror or error}.",
                "Free some space or write it to another place.",
                retryable=True,
            ) from error


class Bar:
    """A progress bar, drawn only where stderr is a terminal."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._shown = ""

    def update(self, fraction: float | None, text: str = "") -> None:
        """Draw how far it is: ``fraction`` 0..1, None when unknown."""
        if not (sys.stderr and sys.stderr.isatty()):
            return
        filled = round(BAR * (fraction or 0.0))
        percent = "  ? %" if fraction is None else f"{100 * fraction:3.0f} %"
        line = f"{self._label} [{'#' * filled}{'.' * (BAR - filled)}] {percent} {text}"[:110]
        if line != self._shown:
            sys.stderr.write("\r" + line.ljust(len(self._shown)))
            sys.stderr.flush()
            self._shown = line

    def close(self) -> None:
        """Take the bar away."""
        if self._shown:
            sys.stderr.write("\r" + " " * len(self._shown) + "\r")
            sys.stderr.flush()
            self._shown = ""


def table(headers: Sequence[str], rows: Sequence[Sequence[object]], empty: str = "") -> str:
    """Columns of plain text; ``empty`` when there is no row."""
    if not rows:
        return empty
    cells = [list(headers), *[["" if cell is None else str(cell) for cell in row] for row in rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(headers))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )


def size_text(size: int | None) -> str:
    """A size in bytes for people."""
    if size is None:
        return "unknown"
    if size < 1e6:
        return f"{max(1, round(size / 1e3))} kB"
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


def rounded(value: float | None) -> float | None:
    """A ratio for programs; None stays None."""
    return None if value is None else round(value, 4)


def with_engines(sets: Sequence[str] | None, **engines: str | None) -> list[str]:
    """The engine options are settings for this run; they come after ``--set`` and so win."""
    return [*(sets or []), *(f"engines.{key}={value}" for key, value in engines.items() if value is not None)]


def make_folder(folder: Path) -> None:
    """Make a folder for results, where it is missing. Raises VoiceAppError "folder-not-made"."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise VoiceAppError(
            "folder-not-made", f"{folder} is a file, not a folder.", "Choose another one."
        ) from error
    except OSError as error:
        raise VoiceAppError(
            "folder-not-made",
            f"The folder {folder} cannot be made: {error.strerror or error}.",
            "Choose another one.",
        ) from error


def write_text(target: Path, text: str) -> None:
    """Write a file of results, whole or not at all. Raises VoiceAppError "not-written"."""
    try:
        with replacing(target) as file:
            file.write(text.replace("\n", os.linesep).encode())
    except OSError as error:
        raise VoiceAppError(
            "not-written",
            f"{target} could not be written: {error.strerror or error}.",
            "Free some space or choose another folder.",
            retryable=True,
        ) from error


def parse_sets(values: Sequence[str]) -> dict[str, str]:
    """``KEY=VALUE`` texts as a table; a usage error for anything else."""
    parsed: dict[str, str] = {}
    for value in values:
        key, equals, text = value.partition("=")
        if not equals or not key.strip():
            raise typer.BadParameter(f"{value!r} is not KEY=VALUE", param_hint="--set")
        parsed[key.strip()] = text
    return parsed


@dataclass
class Launcher:
    """What ``run`` hands to every command."""

    open_app: OpenApp
    attended: Callable[[], bool] = field(default=lambda: bool(sys.stdin and sys.stdin.isatty()))


@dataclass
class Session:
    """One command: where it prints, and how it opens the app."""

    out: Output
    launcher: Launcher
    overrides: dict[str, str]
    paths: Paths

    @property
    def attended(self) -> bool:
        """Whether somebody could answer a question."""
        return self.launcher.attended()

    def open(self, files: SoundOptions | None = None, started: bool = True) -> AbstractAsyncContextManager[AppPort]:
        """The app for this command (``started`` False: as the doctor needs it); wrong settings are told."""
        return self._open(files, started)

    @asynccontextmanager
    async def _open(self, files: SoundOptions | None, started: bool) -> AsyncIterator[AppPort]:
        # The setting is for the window: a command opens the microphone itself if it is to listen.
        overrides = {"talk.open_at_start": "off", **self.overrides}
        async with self.launcher.open_app(self.paths, overrides, files, started=started) as app:
            self._tell_problems(app.settings)
            yield app

    def settings(self) -> Settings:
        """The settings alone, for commands that need nothing else."""
        found = Settings(self.paths.settings)
        for key, value in self.overrides.items():
            found.override(key, value)
        self._tell_problems(found)
        return found

    def _tell_problems(self, settings: Settings) -> None:
        for problem in settings.problems:
            self.out.note(f"Settings: {problem}")

    def confirm(self, question: str, yes: bool) -> None:
        """Ask where somebody can answer; without a terminal the command itself is the word."""
        if yes or not self.attended:
            return
        print(f"{question} [Y/n] ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("", "y", "yes"):
            raise VoiceAppError("not-confirmed", "Nothing was changed.")


Work = Callable[[Session], Awaitable[int | None]]


def perform(ctx: typer.Context, as_json: bool, sets: Sequence[str] | None, work: Work) -> None:
    """Run a command's work on an event loop; ends with the documented exit codes."""
    overrides = parse_sets(sets or [])
    launcher = ctx.find_root().obj
    assert isinstance(launcher, Launcher)
    out = Output(as_json)
    try:
        code = asyncio.run(_until_told(work, Session(out, launcher, overrides, Paths.default())))
    except VoiceAppError as error:
        out.error(error)
        raise typer.Exit(1) from None
    except asyncio.CancelledError:
        raise typer.Exit(TERMINATED) from None
    except KeyboardInterrupt:
        out.note("")
        raise typer.Exit(INTERRUPTED) from None
    if code:
        raise typer.Exit(code)


async def _until_told(work: Work, session: Session) -> int | None:
    """End in order (children, database) when the computer or a person ends the command."""
    task = asyncio.current_task()
    assert task
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError, RuntimeError):  # Windows; not the main thread
        loop.add_signal_handler(signal.SIGTERM, task.cancel)
    return await work(session)
