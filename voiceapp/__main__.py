"""The console script ``voiceapp``: without a command the window (or the talk in the terminal), else a command.

The window's path imports neither Typer nor anything that is not needed before the first paint.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.logs import crash_report, start_logging
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings, peeked
from voiceapp.core.starting import HIDDEN
from voiceapp.display import Probe

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from voiceapp.app import App
    from voiceapp.core.protocols import SoundOptions
    from voiceapp.gui.window import Window

INTERRUPTED = 130
BROKEN_PIPE = 141


def main() -> int:
    """Run what the command line asks for; the exit code."""
    sys.excepthook = _crashed
    try:
        code = _run(sys.argv[1:])
        if sys.stdout:  # None where it was closed (voiceapp ... >&-)
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader is gone (voiceapp ... | head); what Python flushes at its end must not complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except VoiceAppError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    return code


def _run(arguments: Sequence[str]) -> int:
    hidden = [*arguments] == [HIDDEN]
    if arguments and not hidden:
        return run_command(arguments)
    probe = Probe()
    loaded = probe.possible and _window_installed()
    if probe.works() and loaded:  # asked in any case: the child has to be waited for
        try:
            return open_window(hidden=hidden)
        except VoiceAppError as error:
            print(f"Error: {error}", file=sys.stderr)
            if not (sys.stderr and sys.stderr.isatty()):
                _tell_desktop(error)
            return 1
    if hidden:
        print("No display was found, so there is no tray to wait in.", file=sys.stderr)
        return 1
    print("No display was found: the talk is here, in the terminal.", file=sys.stderr)
    return run_command(["talk", "--alone"])


def _tell_desktop(error: VoiceAppError) -> None:
    """Who started the program from a menu sees no terminal: the desktop's notices say why there is no window."""
    import asyncio

    from voiceapp.core.events import EventBus, Notice
    from voiceapp.services.desktop_notices import DesktopNotices

    async def tell() -> None:
        notices = DesktopNotices(EventBus())
        await notices.tell(Notice.of(error), stays=True)
        await notices.close()

    asyncio.run(tell())


def _window_installed() -> bool:
    """Load the window's code (while the probe asks for a display); False where Qt's libraries are missing."""
    try:
        _load_window()
    except ImportError as error:
        print(f"The window cannot be loaded: {error}", file=sys.stderr)
        return False
    return True


def _load_window() -> None:
    """Choose the window's language, then load its pages: many of their texts are constants."""
    from voiceapp.gui.language import choose

    choose(peeked(Paths.default().settings, "look.language") or "system")
    import voiceapp.gui.run  # noqa: F401


def open_window(shown: Callable[[Window], None] | None = None, hidden: bool = False) -> int:
    """Show the window, or wait in the tray (``hidden``), and run until it is closed. ``shown`` is told of the first
    paint (measurements, which the first steps would disturb)."""
    _load_window()
    from voiceapp.gui.run import run_window

    paths = Paths.default()
    paths.create()
    start_logging(paths.logs)
    settings = Settings(paths.settings)

    def make_app() -> App:
        from voiceapp.app import App

        return App(paths, settings)

    return run_window(make_app, paths, settings, shown, hidden, guided=shown is None)


def run_command(arguments: Sequence[str]) -> int:
    """Run a command of the command line; the app is loaded only by those that need it."""
    from voiceapp.cli import run

    def open_app(
        paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
    ) -> AbstractAsyncContextManager[App]:
        from voiceapp.app import App

        return App.open(paths, overrides, files, started=started)

    return run(arguments, open_app)


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: a report without what anybody said, and one sentence instead of a traceback."""
    where = ""
    try:
        where = (
            f" A report without anything that you said is in {crash_report(Paths.default().crashes, kind, trace)}."
        )
    except (OSError, VoiceAppError):
        pass
    print(f"Something went wrong that should not ({kind.__name__}).{where}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
