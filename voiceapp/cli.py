"""Every job of the window as a command. ``--json`` prints one object; see the README for the exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any

import typer

from voiceapp.cli_ask import AskRequest, ask_file
from voiceapp.cli_files import SayRequest, TranscribeRequest, say_text, transcribe_files
from voiceapp.cli_installed import jobs, models, packs
from voiceapp.cli_output import Json, Launcher, Session, Sets, perform
from voiceapp.cli_ports import OpenApp
from voiceapp.cli_stored import conversations, settings
from voiceapp.cli_talk import TalkRequest
from voiceapp.cli_talk import talk as hold_talk

app = typer.Typer(
    name="voiceapp",
    help="A voice assistant that runs on your own computer. Without a command: the window.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _name, _group in (
    ("models", models),
    ("packs", packs),
    ("jobs", jobs),
    ("conversations", conversations),
    ("settings", settings),
):
    app.add_typer(_group, name=_name)

Asr = Annotated[str | None, typer.Option("--asr", metavar="ENGINE", help="What hears: NAME or NAME:MODEL.")]
Llm = Annotated[str | None, typer.Option("--llm", metavar="ENGINE", help="What thinks: NAME or NAME:MODEL.")]
Tts = Annotated[str | None, typer.Option("--tts", metavar="ENGINE", help="What speaks: NAME or NAME:MODEL.")]
Language = Annotated[str | None, typer.Option("--language", "-l", help="Language code such as en, or auto.")]


def _version(value: bool) -> None:
    if value:
        print(metadata.version("voiceapp"))
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """A voice assistant that runs on your own computer. Without a command: the window."""


def _with_engines(sets: list[str] | None, **engines: str | None) -> list[str]:
    """The engine options are settings for this run; they come after ``--set`` and so win."""
    return [*(sets or []), *(f"engines.{key}={value}" for key, value in engines.items() if value is not None)]


@app.command()
def talk(
    ctx: typer.Context,
    input: Annotated[
        Path | None, typer.Option("--input", "-i", metavar="WAV", help="A sound file instead of the microphone.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="WAV", help="Write the answers here, do not play them.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="End after one answer.")] = False,
    asr: Asr = None,
    llm: Llm = None,
    tts: Tts = None,
    alone: Annotated[bool, typer.Option("--alone", hidden=True)] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Talk: by microphone and loudspeaker, or from one sound file into another."""
    request = TalkRequest(input, output, once, alone)
    sets = _with_engines(set, asr=asr, llm=llm, tts=tts)
    perform(ctx, json, sets, lambda session: hold_talk(session, request))


@app.command()
def transcribe(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Sound files of any format.")],
    asr: Asr = None,
    language: Language = None,
    translate: Annotated[bool, typer.Option("--translate", help="Translate to English.")] = False,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="LIST", help="txt,srt,vtt,json (default: txt).")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write files here, one for each format.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write down what is said in sound files."""
    request = TranscribeRequest(tuple(files), translate, format, output)
    sets = _with_engines(set, asr=asr, language=language)
    perform(ctx, json, sets, lambda session: transcribe_files(session, request))


@app.command()
def say(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="What to say.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The sound file to write.")],
    tts: Tts = None,
    voice: Annotated[str | None, typer.Option("--voice", help="Name of the voice.")] = None,
    language: Language = None,
    seed: Annotated[int | None, typer.Option("--seed", help="The same seed makes the same sound.")] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Speak a text into a sound file."""
    request = SayRequest(text, output, seed)
    sets = _with_engines(set, tts=tts, voice=voice, language=language)
    perform(ctx, json, sets, lambda session: say_text(session, request))


@app.command()
def ask(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(help='What to ask; a time in it ("at 0:30") chooses the part.')],
    file: Annotated[Path, typer.Option("--file", metavar="FILE", help="The sound file to ask about.")],
    answerer: Annotated[
        str | None, typer.Option("--answerer", metavar="ENGINE", help="What listens: NAME or NAME:MODEL.")
    ] = None,
    llm: Annotated[
        str | None,
        typer.Option(
            "--llm", metavar="ENGINE", help="What makes one answer of those about the parts of a long file."
        ),
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Ask about the sound of a file: what is heard, said, played."""
    request = AskRequest(question, file, llm or "")
    perform(ctx, json, _with_engines(set, answer=answerer), lambda session: ask_file(session, request))


@app.command()
def doctor(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """Check what works on this computer, and say what to do about the rest."""

    async def work(session: Session) -> None:
        async with session.open(started=False) as voiceapp:
            checks = await voiceapp.doctor.checks()
        lines = []
        for check in checks:
            lines.append(f"{'ok  ' if check.ok else 'LOOK'}  {check.name}: {check.message}")
            if check.next_step and not check.ok:
                lines.append(f"      {check.next_step}")
        rows = [
            {"name": check.name, "ok": check.ok, "message": check.message, "next_step": check.next_step or None}
            for check in checks
        ]
        session.out.result({"checks": rows}, "\n".join(lines))

    perform(ctx, json, set, work)


@app.command()
def bench(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="startup, idle, talk or skills.")],
    scenario: Annotated[str | None, typer.Option("--scenario", help="One scenario of the benchmark.")] = None,
    runs: Annotated[int | None, typer.Option("--runs", min=1, help="startup: how many starts.")] = None,
    turns: Annotated[int | None, typer.Option("--turns", min=1, help="talk: how many turns.")] = None,
    seconds: Annotated[float | None, typer.Option("--seconds", min=1, help="idle: how long.")] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Measure the program on this computer."""
    given = {"scenario": scenario, "runs": runs, "turns": turns, "seconds": seconds}
    options = {key: str(value) for key, value in given.items() if value is not None}

    async def work(session: Session) -> None:
        async with session.open() as voiceapp:
            data = await voiceapp.bench.run(name, options, session.out.note)
        session.out.result(data, "\n".join(_figures(data)))

    perform(ctx, json, set, work)


def _figures(data: dict[str, Any], indent: str = "") -> list[str]:
    """Nested figures as lines for people."""
    lines: list[str] = []
    for key, value in data.items():
        name = indent + key.replace("_", " ")
        match value:
            case {"p50": p50, "p95": p95, "max": most, "n": n}:
                lines.append(f"{name}: median {p50}, 95 % below {p95}, most {most} (n = {n})")
            case dict():
                lines += [name + ":", *_figures(value, indent + "  ")]
            case [dict(), *_]:
                for item in value:
                    lines += [name + ":", *_figures(item, indent + "  ")]
            case list():
                lines.append(f"{name}: {', '.join(str(item) for item in value) or 'none'}")
            case _:
                lines.append(f"{name}: {'unknown' if value is None else value}")
    return lines


def run(arguments: Sequence[str], open_app: OpenApp, attended: Callable[[], bool] | None = None) -> int:
    """Run a command line; the exit code: 0 done, 1 a told error, 2 usage, 130 interrupted.

    ``attended`` tells whether somebody can answer a question (default: standard input is a terminal).
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a locale without our letters must not end a command
            stream.reconfigure(errors="backslashreplace")
    launcher = Launcher(open_app) if attended is None else Launcher(open_app, attended)
    try:
        app(args=list(arguments), prog_name="voiceapp", obj=launcher)
    except SystemExit as end:  # Typer tells usage errors itself and always ends this way
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
