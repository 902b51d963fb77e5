"""Every job of the window as a command. ``--json`` prints one object; see the README for the exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from voiceapp.cli_about import about, autostart
from voiceapp.cli_ask import AskRequest
from voiceapp.cli_ask import ask as ask_about
from voiceapp.cli_clean import CleanRequest, clean_file
from voiceapp.cli_codec import codec
from voiceapp.cli_compose import SEEDS, compose
from voiceapp.cli_connections import connections
from voiceapp.cli_files import SayRequest, TranscribeRequest, say_text, transcribe_files
from voiceapp.cli_index import index
from voiceapp.cli_inspect import inspect_file
from voiceapp.cli_installed import jobs, models, packs
from voiceapp.cli_meeting import meeting
from voiceapp.cli_memory import facts, personas
from voiceapp.cli_output import Day, Json, Launcher, Session, Sets, day_bounds, perform, with_engines
from voiceapp.cli_ports import OpenApp
from voiceapp.cli_recordings import DiarizeRequest, diarize_file, score_files
from voiceapp.cli_recordings import same_voice as compare_voices
from voiceapp.cli_secrets import secrets
from voiceapp.cli_stored import conversations, settings
from voiceapp.cli_talk import TalkRequest, write_down
from voiceapp.cli_talk import talk as hold_talk
from voiceapp.cli_tools import tools
from voiceapp.cli_tracks import tracks
from voiceapp.cli_voice import voice
from voiceapp.core.recordings import DiarizeOptions

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
    ("secrets", secrets),
    ("tools", tools),
    ("connections", connections),
    ("codec", codec),
    ("tracks", tracks),
    ("facts", facts),
    ("personas", personas),
    ("meeting", meeting),
    ("voice", voice),
    ("index", index),
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
    """A voice assistant that runs on your own computer. Without a command: the window; --hidden: in the tray."""


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
    sets = with_engines(set, asr=asr, llm=llm, tts=tts)
    perform(ctx, json, sets, lambda session: hold_talk(session, request))


@app.command()
def dictate(
    ctx: typer.Context,
    input: Annotated[
        Path | None, typer.Option("--input", "-i", metavar="FILE", help="A sound file instead of the microphone.")
    ] = None,
    asr: Asr = None,
    language: Language = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Write down what you say until you pause. Nothing is answered or stored."""
    sets = with_engines(set, asr=asr, language=language)
    perform(ctx, json, sets, lambda session: write_down(session, input))


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
    sets = with_engines(set, asr=asr, language=language)
    perform(ctx, json, sets, lambda session: transcribe_files(session, request))


@app.command()
def say(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="What to say.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The sound file to write.")],
    tts: Tts = None,
    voice: Annotated[str | None, typer.Option("--voice", help="Name of the voice.")] = None,
    language: Language = None,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=SEEDS, help="The same seed makes the same sound.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Speak a text into a sound file."""
    request = SayRequest(text, output, seed)
    sets = with_engines(set, tts=tts, voice=voice, language=language)
    perform(ctx, json, sets, lambda session: say_text(session, request))


app.command()(compose)


@app.command()
def diarize(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A sound file of any format.")],
    diarizer: Annotated[
        str | None,
        typer.Option("--diarizer", metavar="ENGINE", help="What tells speakers apart: NAME or NAME:MODEL."),
    ] = None,
    speakers: Annotated[int | None, typer.Option("--speakers", min=1, help="How many speakers there are.")] = None,
    min_speakers: Annotated[int | None, typer.Option("--min-speakers", min=1, help="At least so many.")] = None,
    max_speakers: Annotated[int | None, typer.Option("--max-speakers", min=1, help="At most so many.")] = None,
    rttm: Annotated[Path | None, typer.Option("--rttm", metavar="FILE", help="Write the turns here.")] = None,
    score: Annotated[
        Path | None, typer.Option("--score", metavar="RTTM", help="A reference to compare with.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Tell who speaks when in a sound file."""
    request = DiarizeRequest(file, DiarizeOptions(speakers, min_speakers, max_speakers), rttm, score)
    sets = with_engines(set, diarize=diarizer)
    perform(ctx, json, sets, lambda session: diarize_file(session, request))


@app.command()
def score(
    ctx: typer.Context,
    ref: Annotated[
        Path,
        typer.Option("--ref", metavar="FILE", help="What is right: rttm for speakers, stm and its like for words."),
    ],
    hyp: Annotated[Path, typer.Option("--hyp", metavar="FILE", help="What is to be judged.")],
    metric: Annotated[
        str,
        typer.Option(
            "--metric", metavar="LIST", help="Of wer,cpwer (words; on the right speaker), der,jer (speakers)."
        ),
    ] = "der,jer",
    json: Json = False,
    set: Sets = None,
) -> None:
    """Compare who spoke when, or what was said, with a reference."""
    perform(ctx, json, set, lambda session: score_files(session, ref, hyp, metric))


@app.command(name="same-voice")
def same_voice(
    ctx: typer.Context,
    one: Annotated[Path, typer.Argument(metavar="A", help="A sound file with one voice.")],
    other: Annotated[Path, typer.Argument(metavar="B", help="Another one.")],
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="ENGINE", help="What compares voices: NAME or NAME:MODEL.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Tell whether two sound files are of one voice."""
    sets = with_engines(set, speaker=speaker)
    perform(ctx, json, sets, lambda session: compare_voices(session, one, other))


@app.command()
def clean(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A sound file of any format.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Write the sources here.")],
    cleaner: Annotated[
        str | None, typer.Option("--cleaner", metavar="ENGINE", help="What cleans: NAME or NAME:MODEL.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Clean a sound file, or take it apart: speakers, or drums, bass, vocals and the rest."""
    request = CleanRequest(file, output)
    sets = with_engines(set, clean=cleaner)
    perform(ctx, json, sets, lambda session: clean_file(session, request))


@app.command()
def ask(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(help='What to ask; "at 0:30" in it chooses that part of a file.')],
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Ask about this sound file.")] = None,
    meeting: Annotated[int | None, typer.Option("--meeting", metavar="ID", help="Ask about this meeting.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Ask about all recordings.")] = False,
    answerer: Annotated[
        str | None,
        typer.Option("--answerer", metavar="ENGINE", help="What listens to the file: NAME or NAME:MODEL."),
    ] = None,
    llm: Annotated[
        str | None,
        typer.Option("--llm", metavar="ENGINE", help="What writes the answer; extractive: only quote."),
    ] = None,
    speaker: Annotated[
        list[str] | None, typer.Option("--speaker", metavar="NAME", help="Only what this one said; repeatable.")
    ] = None,
    since: Day = None,
    until: Day = None,
    way: Annotated[
        Literal["words", "sound", "cascade"] | None,
        typer.Option(
            "--way",
            help="Ask what was said, the sound, or both with a language model; else words where there are some.",
        ),
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Ask about recordings: what was said, by their transcripts; of a file without one, what is heard in it.

    Where no model listens, what was measured of the sound answers what it can.
    """
    if [file is not None, meeting is not None, everything].count(True) != 1:
        raise typer.BadParameter("Name one of --file, --meeting and --all.")
    request = AskRequest(
        question,
        file,
        meeting,
        llm or "",
        answerer is not None,
        tuple(speaker or ()),
        *day_bounds(since, until),
        way=way,
    )
    perform(ctx, json, with_engines(set, answer=answerer), lambda session: ask_about(session, request))


app.command("inspect")(inspect_file)


app.command()(about)
app.command()(autostart)


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
    name: Annotated[
        str,
        typer.Argument(
            help="startup, idle, talk, skills, engines, accuracy, echo, silence, wake, watermark, search, soak, "
            "ask, spectrogram, voice-samples."
        ),
    ],
    scenario: Annotated[str | None, typer.Option("--scenario", help="A scenario, engine or phrase.")] = None,
    runs: Annotated[
        int | None, typer.Option("--runs", min=1, help="startup, engines, watermark: how many.")
    ] = None,
    turns: Annotated[int | None, typer.Option("--turns", min=1, help="talk: how many turns.")] = None,
    seconds: Annotated[
        float | None,
        typer.Option("--seconds", min=1, help="idle, echo, wake: how long; engines: of a run at least."),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="DIR", help="accuracy, echo, wake, watermark, voice-samples: sounds."),
    ] = None,
    minutes: Annotated[float | None, typer.Option("--minutes", min=0.1, help="silence: of each sound.")] = None,
    asr: Annotated[str | None, typer.Option("--asr", help="talk, echo, silence: the engine that hears.")] = None,
    hours: Annotated[
        float | None,
        typer.Option("--hours", min=0.01, help="search, ask: of meetings; soak, spectrogram: of sound."),
    ] = None,
    llm: Annotated[str | None, typer.Option("--llm", help="ask: the engine that answers.")] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Measure the program on this computer."""
    given = {"scenario": scenario, "runs": runs, "turns": turns, "seconds": seconds, "data": data}
    given |= {"minutes": minutes, "hours": hours, "asr": asr, "llm": llm}
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
