"""``meeting record | recover``: recordings, and what a crash left of one."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from voiceapp.cli_meetings import clock
from voiceapp.cli_output import Json, Session, Sets, perform
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import LiveLine, Notice, RecordingChanged
from voiceapp.core.recording import CONSENT, SIDES

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort


def record_meeting(
    ctx: typer.Context,
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=0.5, help="End by itself; else Ctrl+C ends it.")
    ] = None,
    mic: Annotated[str | None, typer.Option("--mic", metavar="DEVICE", help="The microphone.")] = None,
    system: Annotated[
        str | None,
        typer.Option("--system", metavar="DEVICE", help="The loudspeakers whose sound is recorded too, or none."),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="What the meeting is called.")] = "",
    json: Json = False,
    set: Sets = None,
) -> None:
    """Record a meeting: your microphone and what the loudspeakers play, as two channels."""

    async def work(session: Session) -> int | None:
        async with session.open() as app:
            _remind(session, app)
            _tell_notices(session, app)
            if json:
                app.settings.override("meetings.live_words", False)  # nobody reads along
            app.bus.subscribe(LiveLine, lambda line: _print_line(session, line))
            info = await app.recorder.start(mic, system, title)
            session.out.note("Recording. Ctrl+C ends it.")
            await _until_over(session, app, seconds)
            if app.recorder.meeting is not None:
                await app.recorder.stop()
            await app.live_words.settled()
            await app.recorder.settled()
            done = next((one for one in await app.meetings.list() if one.id == info.id), None)
            if done is None:
                raise VoiceAppError("recording-empty", "Nothing was recorded.", "Record again.", retryable=True)
            path = await app.meetings.audio_path(info.id)
        data = {
            "id": done.id,
            "duration_s": round(done.duration_s, 3),
            "duplicate_of": None,
            "title": done.title,
            "channels": done.channels,
            "state": done.state,
            "file": str(path) if path else None,
        }
        session.out.result(data, f"Meeting {done.id}: {done.title}, {clock(done.duration_s)}")
        if done.state == "ready":
            session.out.note(f"voiceapp meeting transcribe {done.id} writes it down.")
        return None if done.state == "ready" else 1

    perform(ctx, json, set, work)


def _print_line(session: Session, line: LiveLine) -> None:
    if line.final and line.text:
        session.out.line(f"{clock(line.start_s)}  {SIDES[line.side]}: {line.text}")


def _tell_notices(session: Session, app: AppPort) -> None:
    def told(notice: Notice) -> None:
        session.out.note(str(notice))

    app.bus.subscribe(Notice, told)


def _remind(session: Session, app: AppPort) -> None:
    """Before the first recording: everyone must agree."""
    if app.settings.flag("meetings.consent_told"):
        return
    session.out.note("Everyone must agree before you record. Read this out or paste it, and wait for a yes:")
    session.out.note(f"  {CONSENT}")
    session.confirm("Does everyone agree?", False)
    app.settings.set("meetings.consent_told", True)


async def _until_over(session: Session, app: AppPort, seconds: float | None) -> None:
    """Until the time is over, Ctrl+C was pressed, or the recording ended by itself."""
    over = asyncio.Event()
    bar = session.out.bar("Recording")

    def moved(event: RecordingChanged) -> None:
        if event.meeting is None:
            over.set()
            return
        others = "" if event.others_db is None else f", others {event.others_db:.0f} dB"
        share = event.elapsed_s / seconds if seconds else None
        bar.update(share, f"{clock(event.elapsed_s)}  you {event.you_db:.0f} dB{others}")

    end = app.bus.subscribe(RecordingChanged, moved)
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError, RuntimeError):  # Windows: Ctrl+C cancels, and the next start recovers
        loop.add_signal_handler(signal.SIGINT, over.set)
    try:
        left_s = None if seconds is None else max(seconds - app.recorder.elapsed_s, 0.0)
        with suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), left_s)
    finally:
        with suppress(NotImplementedError, RuntimeError):
            loop.remove_signal_handler(signal.SIGINT)
        end()
        bar.close()


def recover_meetings(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """Make meetings of recordings that a crash, a full disk or the program's end left behind."""

    async def work(session: Session) -> int:
        failed: list[Notice] = []

        def told(notice: Notice) -> None:
            session.out.note(str(notice))
            if notice.level == "error":
                failed.append(notice)

        async with session.open() as app:
            app.bus.subscribe(Notice, told)
            found = await app.recorder.recover()
        rows = [
            {"id": one.id, "duration_s": round(one.duration_s, 3), "missing_s": round(one.missing_s, 3)}
            for one in found
        ]
        lines = [
            f"Meeting {one.id}: {clock(one.duration_s)}"
            + (f", at most {one.missing_s:.1f} s missing at the end" if one.missing_s else "")
            for one in found
        ]
        nothing = "" if failed else "Nothing was left behind."
        session.out.result({"recovered": rows}, "\n".join(lines) or nothing)
        return 1 if failed else 0

    perform(ctx, json, set, work)
