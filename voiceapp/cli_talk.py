"""The talk in a terminal."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    DictationReady,
    MicrophoneChanged,
    Notice,
    ToolQuestion,
    ToolUsed,
    TurnFinished,
    UserSaid,
    WakeChanged,
)
from voiceapp.core.paths import asset
from voiceapp.core.protocols import SoundDevice, SoundOptions
from voiceapp.core.settings import Settings
from voiceapp.services import given_files

if TYPE_CHECKING:
    from voiceapp.cli_output import Output, Session
    from voiceapp.cli_ports import AppPort

STAGES = ("end_of_speech", "endpoint", "transcript", "first_token", "first_sentence", "first_audio", "first_sound")

GONE_S = 10.0
"""A microphone that is gone this long does not come back: the talk ends."""

BROKEN_S = 3.0
"""The same for a file in its place."""

NOT_WRITTEN = ("file-not-written", "disk-full")
"""What a file in the loudspeaker's place fails with."""

_STEP_WORDS = 80
"""Characters of the words of a step that are shown."""


@dataclass(frozen=True, slots=True)
class TalkRequest:
    """What was asked for. ``alone``: nobody may be there to speak (the program was started without a command)."""

    input: Path | None = None
    output: Path | None = None
    once: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """How the talk is held: ``files`` None means with the devices; ``said`` is told first."""

    files: SoundOptions | None
    once: bool
    said: tuple[str, ...] = ()


def make_plan(
    request: TalkRequest, devices: Sequence[SoundDevice], settings: Settings, attended: bool, reply: Path
) -> Plan:
    """Decide what is heard and where the answer goes, given the devices there are.

    Without a microphone the shipped sample question is answered into the file ``reply``.
    """
    said: list[str] = []
    source, target, once = request.input, request.output, request.once
    kinds = {device.kind for device in devices}
    if source is None and "microphone" not in kinds:
        said.append("No microphone was found. Answering the spoken sample question instead.")
        source, target, once = asset("samples", "question.wav"), target or reply, True
    elif source is None and request.alone and not attended:
        said.append("Nobody is at a terminal. Answering the spoken sample question.")
        source, target, once = asset("samples", "question.wav"), target or reply, True
    elif target is None and "speaker" not in kinds:
        said.append("No loudspeaker was found. The answers go into a file.")
        target = reply
    if source is None and target is None:
        return Plan(None, once, tuple(said))
    options = SoundOptions(
        microphone=settings.text("sound.microphone") or None,
        speaker=settings.text("sound.speaker") or None,
        input_file=str(source) if source else None,
        output_file=str(target) if target else None,
        realtime=source is None or target is None,
        headphones=settings.flag("talk.headphones"),
        echo=settings.text("sound.echo"),
        noise_suppression=settings.flag("sound.noise_suppression"),
    )
    return Plan(options, once, tuple(said))


async def talk(session: Session, request: TalkRequest) -> None:
    """Hold the talk."""
    _check_files(request)
    plan: Plan | None = None
    if not (request.input and request.output):
        async with session.open() as app:
            devices = await _devices(app, session.out)
            reply = session.paths.data / "reply.wav"
            plan = make_plan(request, devices, app.settings, session.attended, reply)
            for sentence in plan.said:
                session.out.note(sentence)
            if plan.files is None:
                await _converse(app, session, plan)
                return
    if plan is None:
        files = SoundOptions(input_file=str(request.input), output_file=str(request.output), realtime=False)
        plan = Plan(files, request.once)
    async with session.open(plan.files) as app:
        answered = await _converse(app, session, plan)
    if answered and plan.files and plan.files.output_file:
        session.out.note(f"The spoken answer is in {plan.files.output_file}")


async def write_down(session: Session, file: Path | None) -> None:
    """Print what is said into the microphone until a pause, or all that is said in ``file``."""
    if file:
        given_files.require(file)
    files = SoundOptions(input_file=str(file), use_speaker=False, realtime=False) if file else None
    out = session.out
    async with session.open(files) as app:
        if not file and not any(device.kind == "microphone" for device in await app.talk.devices()):
            raise VoiceAppError(
                "no-microphone", "No microphone was found.", "Plug one in, or name a sound file with --input."
            )
        errors: list[Notice] = []
        failed = asyncio.Event()
        text, sure = "", True

        def noticed(event: Notice) -> None:
            out.note(str(event))
            if event.level == "error":
                errors.append(event)
                failed.set()

        def ready(event: DictationReady) -> None:
            nonlocal text, sure
            text, sure = event.text, event.sure

        def listening(event: MicrophoneChanged) -> None:
            if event.state == "open" and event.name and not file:
                out.note(f"Listening to {event.name}.")

        ends = [
            app.bus.subscribe(Notice, noticed),
            app.bus.subscribe(DictationReady, ready),
            app.bus.subscribe(MicrophoneChanged, listening),
        ]
        try:
            await _first(app.dictation.listen(), failed.wait())
        finally:
            for end in ends:
                end()
    if errors and not text:
        raise VoiceAppError(errors[0].code or "dictation-failed", errors[0].sentence, errors[0].next_step)
    out.result({"text": text, "sure": sure if text else None}, text)


async def _devices(app: AppPort, out: Output) -> Sequence[SoundDevice]:
    """The sound devices; none (which is told) where the sound system does not work at all."""
    try:
        return await app.talk.devices()
    except VoiceAppError as error:
        out.note(f"There is no sound: {error}")
        return ()


def _check_files(request: TalkRequest) -> None:
    if request.input:
        given_files.require(request.input)
    if request.output:
        given_files.require_folder(request.output)


class _Watch:
    """Prints what the talk tells and remembers its errors; ``gone`` is set when nothing can be heard any more."""

    def __init__(self, app: AppPort, out: Output, patience_s: float) -> None:
        self.errors: list[Notice] = []
        self.turns: list[TurnFinished] = []
        self._steps: list[ToolUsed] = []
        self.gone = asyncio.Event()
        self._app = app
        self._out = out
        self._patience_s = patience_s
        self._timer: asyncio.TimerHandle | None = None
        self._heard: str | None = None
        self._ends = [
            app.bus.subscribe(UserSaid, self._said),
            app.bus.subscribe(TurnFinished, self._finished),
            app.bus.subscribe(ToolUsed, self._used),
            app.bus.subscribe(ToolQuestion, self._asked),
            app.bus.subscribe(Notice, self._noticed),
            app.bus.subscribe(MicrophoneChanged, self._microphone),
            app.bus.subscribe(WakeChanged, self._wake),
        ]

    def close(self) -> None:
        """Stop watching."""
        for end in self._ends:
            end()
        if self._timer:
            self._timer.cancel()

    def _said(self, event: UserSaid) -> None:
        self._out.line(f"You: {event.text}")

    def _finished(self, event: TurnFinished) -> None:
        self.turns.append(event)
        self._show_steps(event)
        self._out.line(f"Assistant: {event.reply}")
        if event.interrupted:
            self._out.line(f"  (interrupted after: {event.reply[: event.heard]})")
        if event.transcript:  # an announcement (a timer) has no turn before it to time
            self._out.line(timeline_text(event.timeline_ms))
        if event.usage:
            read = event.usage.prompt_tokens - event.usage.cached_tokens
            self._out.line(f"    prompt: {event.usage.prompt_tokens} tokens, {read} of them new")

    def _used(self, event: ToolUsed) -> None:
        self._steps.append(event)

    def _show_steps(self, event: TurnFinished) -> None:
        """What was done for the answer, where that was more than one thing."""
        steps = [step for step in self._steps if step.turn == event.turn]
        self._steps = [step for step in self._steps if step.turn > event.turn]
        for step in steps if len(steps) > 1 else ():
            words = shorten(", ".join(step.arguments), _STEP_WORDS, placeholder=" …")
            self._out.line(f"  {step.title}{f': {words}' if words else ''}{'' if step.ok else ' (failed)'}")

    def _asked(self, event: ToolQuestion) -> None:
        self._out.note(f"{event.title} ({event.tool})? {event.why}")
        for name, value in event.arguments:
            self._out.note(f"  {name}: {value}")
        self._out.note("Type y and Enter to do it, n and Enter to leave it.")

    def _noticed(self, event: Notice) -> None:
        if event.level == "error":
            self.errors.append(event)
        self._out.note(str(event))

    def _microphone(self, event: MicrophoneChanged) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if event.state == "closed":
            self._timer = asyncio.get_running_loop().call_later(self._patience_s, self._give_up)
            self._heard = None
        elif event.state == "open" and event.name and event.name != self._heard:
            self._heard = event.name
            self._out.note(f"Listening to {event.name}.")

    def _wake(self, event: WakeChanged) -> None:
        self._out.note(f"Say “{event.phrase}” to begin." if event.phrase else "Go ahead.")

    def _give_up(self) -> None:
        if self._app.talk.state in ("off", "listening"):
            self.gone.set()
        else:  # an answer is still being spoken
            self._timer = asyncio.get_running_loop().call_later(self._patience_s, self._give_up)


async def _converse(app: AppPort, session: Session, plan: Plan) -> bool:
    """Talk and print the result; whether anything was answered."""
    out, live = session.out, not (plan.files and plan.files.input_file)
    watch = _Watch(app, out, GONE_S if live else BROKEN_S)
    engines = {task: app.settings.text(f"engines.{task}") for task in ("asr", "llm", "tts")}
    ended = asyncio.Event()
    app.talk.attended = session.attended
    stop_typing = _read_lines(app, ended) if session.attended else None
    try:
        if stop_typing and live:
            pushes = app.settings.text("talk.start") == "push"
            enter = "Press Enter and speak, Enter again to end" if pushes else "Speak"
            out.note(f"{enter}, or type a question. {'' if pushes else 'Enter interrupts, '}q ends.")
        if live:
            app.system_keys.start()
        await app.talk.open()
        await _first(app.talk.run_to_end(plan.once), watch.gone.wait(), ended.wait())
    except asyncio.CancelledError:
        out.result(talk_json(watch.turns, engines, plan))
        raise
    finally:
        if stop_typing:
            stop_typing()
        watch.close()
    if watch.errors and not any(turn.reply for turn in watch.turns):
        notice = watch.errors[0]
        raise VoiceAppError(notice.code or "talk-failed", notice.sentence, notice.next_step)
    if watch.gone.is_set() and live:
        raise VoiceAppError(
            "microphone-gone", "The microphone is gone.", "Plug it in and start again.", retryable=True
        )
    for notice in watch.errors:
        if notice.code in NOT_WRITTEN and plan.files and plan.files.output_file:
            raise VoiceAppError(notice.code, notice.sentence, notice.next_step, retryable=True)
    if not watch.turns:
        out.note("No words were heard.")
    out.result(talk_json(watch.turns, engines, plan))
    return any(turn.reply for turn in watch.turns)


async def _first(*works: Any) -> None:
    """Wait for the first of several; its error is raised, the others are cancelled."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            if not task.done():
                task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, asyncio.CancelledError):
            raise result


def _read_lines(app: AppPort, ended: asyncio.Event) -> Callable[[], None]:
    """Take typed lines beside the microphone: a question, an empty line to interrupt, ``q`` to end."""
    loop = asyncio.get_running_loop()
    tasks: set[asyncio.Task[Any]] = set()

    def on_line() -> None:
        line = sys.stdin.readline()
        text = line.strip()
        if not line or text.lower() in ("q", "quit", "exit"):
            loop.remove_reader(sys.stdin.fileno())
            ended.set()
            return
        task: asyncio.Task[Any] = loop.create_task(_typed(app, text))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    loop.add_reader(sys.stdin.fileno(), on_line)

    def stop() -> None:
        with suppress(ValueError, OSError):
            loop.remove_reader(sys.stdin.fileno())
        for task in tasks:
            task.cancel()

    return stop


async def _typed(app: AppPort, text: str) -> None:
    question = app.talk.question
    try:
        if question and text.lower() in ("y", "n"):
            await app.talk.answer_question(question.id, text.lower() == "y")
        elif text:
            await app.talk.send(text)
        elif app.settings.text("talk.start") == "push":
            await app.talk.hold(app.talk.microphone != "open")
        else:
            await app.talk.interrupt()
    except VoiceAppError as error:
        app.bus.publish(Notice.of(error))


def talk_json(turns: Sequence[TurnFinished], engines: dict[str, str], plan: Plan) -> dict[str, Any]:
    """What ``talk --json`` prints."""
    return {
        "turns": [
            {
                "transcript": turn.transcript,
                "reply": turn.reply,
                "heard": turn.reply[: turn.heard],
                "language": turn.language,
                "interrupted": turn.interrupted,
                "timeline_ms": {stage: turn.timeline_ms.get(stage) for stage in STAGES},
                "prompt_tokens": turn.usage.prompt_tokens if turn.usage else None,
                "cached_tokens": turn.usage.cached_tokens if turn.usage else None,
            }
            for turn in turns
        ],
        "engines": engines,
        "output": plan.files.output_file if plan.files else None,
    }


def timeline_text(timeline_ms: dict[str, float | None]) -> str:
    """The turn's timeline as a table: milliseconds since the end of speech, with bars."""
    known = {stage: value for stage in STAGES if (value := timeline_ms.get(stage)) is not None}
    longest = max([*known.values(), 1.0])
    lines = ["  Timeline, ms since the end of speech"]
    for stage, value in known.items():
        bar = "#" * max(0, round(30 * value / longest))
        lines.append(f"    {stage.replace('_', ' '):<15}{value:>8.0f}  {bar}".rstrip())
    return "\n".join(lines)
