"""``voice say | takes``: what a voice says, take by take."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_jobs import wait_for_job
from voiceapp.cli_output import Json, Name, Session, Sets, perform, rounded, table
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.core.voices import SEEDS, SPEEDS, TEMPERATURES
from voiceapp.services.given_files import require_folder

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort
    from voiceapp.core.voices import Measures, Script, ScriptLine

_SHOWN = 60
_LISTED = 40
"""Of more takes people are told only those with something wrong in them."""


def say(
    ctx: typer.Context,
    name: Name,
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="What to say.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="A text to read aloud: txt, md, html, docx, epub, pdf or ssml.")
    ] = None,
    script: Annotated[
        int | None, typer.Option("--script", metavar="ID", help="Go on with what was begun before.")
    ] = None,
    line: Annotated[
        list[int] | None, typer.Option("--line", metavar="ID", help="Speak only this line of it again; repeatable.")
    ] = None,
    tts: Annotated[
        str, typer.Option("--tts", metavar="ENGINE", help="Engine, or engine:model; left out, one that can.")
    ] = "",
    takes: Annotated[int, typer.Option("--takes", min=1, max=20, help="How often to speak each line.")] = 1,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=SEEDS - 1, help="The same seed speaks the same again.")
    ] = None,
    speed: Annotated[
        float | None, typer.Option("--speed", min=SPEEDS[0], max=SPEEDS[1], help="1 is the voice's pace.")
    ] = None,
    temperature: Annotated[
        float | None,
        typer.Option("--temperature", min=TEMPERATURES[0], max=TEMPERATURES[1], help="How freely it speaks."),
    ] = None,
    language: Annotated[
        str, typer.Option("--language", "-l", help="The text's language where it declares none.")
    ] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the kept takes here, joined.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Let a voice say a text. Each line of it is spoken in takes, and the best one is kept.

    Marks in the text: [pause 1s], [lang de] for what follows in the paragraph, {word|said differently}; or SSML.
    """
    if sum(given is not None for given in (text, file, script)) != 1:
        raise typer.BadParameter("give one of TEXT, --file and --script")
    if line and script is None:
        raise typer.BadParameter("--line goes with --script", param_hint="--line")

    async def work(session: Session) -> None:
        if output is not None:
            require_folder(output)
        async with session.open() as app:
            unsubscribe = app.bus.subscribe(Notice, lambda notice: session.out.note(_said(notice)))
            try:
                made = await _script(app, name, text if file is None else file, script, tts, language)
                await _tell_estimate(session, app, made, takes, line)
                options = {"takes": takes, "seed": seed, "speed": speed, "temperature": temperature}
                await _speak(session, app, name, made, line, options, new=script is None)
                duration_s = None if output is None else await _write(session, app, made, output)
                lines = await app.voices.scripts.lines(made.id)
                folder = app.voices.library.folder(made.voice)
            finally:
                unsubscribe()
        _tell(session, made, [one for one in lines if not line or one.id in line], folder, output, duration_s)

    perform(ctx, json, set, work)


async def _script(
    app: AppPort, name: str, text: str | Path | None, script: int | None, tts: str, language: str
) -> Script:
    voice = await app.voices.library.named(name)
    if script is None:
        assert text is not None
        return await app.voices.scripts.create(voice.id, text, tts, language)
    return await owned_script(app, voice.id, script)


async def owned_script(app: AppPort, voice: int, script: int) -> Script:
    """A script of a voice. Raises VoiceAppError ``script-unknown``."""
    found = await app.voices.scripts.get(script)
    if found.voice != voice:
        raise VoiceAppError(
            "script-unknown", "This voice has no such script.", "voiceapp voice takes NAME shows those that it has."
        )
    return found


async def _tell_estimate(
    session: Session, app: AppPort, script: Script, takes: int, lines: Sequence[int] | None
) -> None:
    if lines:
        return
    about = await app.voices.scripts.estimate(script.id, takes)
    work = "how long it takes is not known yet" if about.work_s is None else f"made in about {_time(about.work_s)}"
    session.out.note(f"About {_time(about.speech_s)} of speech; {work}.")


async def _speak(
    session: Session,
    app: AppPort,
    name: str,
    script: Script,
    lines: Sequence[int] | None,
    options: dict[str, Any],
    new: bool,
) -> None:
    scripts = app.voices.scripts
    try:
        await wait_for_job(app, session.out, lambda: scripts.speak(script.id, lines=lines or None, **options))
    except asyncio.CancelledError:
        session.out.note(f"voiceapp voice say {name} --script {script.id} goes on here, too.")
        raise
    except VoiceAppError:
        if new and not any(one.takes for one in await scripts.lines(script.id)):
            await scripts.delete(script.id)  # nothing half-made stays
        raise


async def _write(session: Session, app: AppPort, script: Script, output: Path) -> float:
    """Write the kept takes with tags; what a licence forbids is told, since the file may go anywhere."""
    bar = session.out.bar("Joining")
    try:
        made = await app.voices.exports.render(script.id, output, "", (), True, bar.update)
    finally:
        bar.close()
    for engine in made.engines:
        if not engine.business:
            session.out.note(f"What {engine.title} speaks is not for business: licence {engine.told}.")
    return made.duration_s


def list_takes(
    ctx: typer.Context,
    name: Name,
    script: Annotated[
        int | None, typer.Option("--script", metavar="ID", help="Of this script; left out, of the latest.")
    ] = None,
    keep: Annotated[
        int | None, typer.Option("--keep", metavar="TAKE", help="Keep this take of its line from now on.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """The takes of what a voice said, with what was measured of them."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            voice = await app.voices.library.named(name)
            known = await app.voices.scripts.list(voice.id)
            if script is None and not known:
                session.out.result({"takes": [], "scripts": []}, f"{voice.name} has said nothing yet.")
                return
            chosen = known[0] if script is None else await owned_script(app, voice.id, script)
            if keep is not None:
                await _keep(app, chosen, keep)
            lines = await app.voices.scripts.lines(chosen.id)
            folder = app.voices.library.folder(voice.id)
        scripts = [{"script": one.id, "title": one.title, "engine": one.engine} for one in known]
        _tell(session, chosen, lines, folder, None, None, {"scripts": scripts})

    perform(ctx, json, set, work)


async def _keep(app: AppPort, script: Script, take: int) -> None:
    for line in await app.voices.scripts.lines(script.id):
        if any(one.id == take for one in line.takes):
            return await app.voices.scripts.keep(line.id, take)
    raise VoiceAppError("take-unknown", f"There is no take {take}.", "voiceapp voice takes NAME shows them.")


def _tell(
    session: Session,
    script: Script,
    lines: Sequence[ScriptLine],
    folder: Path,
    output: Path | None,
    duration_s: float | None,
    more: dict[str, Any] | None = None,
) -> None:
    rows = [
        {
            "file": str(folder / take.file),
            "seed": take.seed,
            **_measured(take.measures),
            "kept": take.kept,
            "take": take.id,
            "line": line.id,
            "text": line.text,
            "engine": take.engine,
            "duration_s": round(take.duration_s, 3),
        }
        for line in lines
        for take in line.takes
    ]
    data = {
        "takes": rows,
        "script": script.id,
        "file": None if output is None else str(output),
        "duration_s": rounded(duration_s),
        **(more or {}),
    }
    cells = [
        (
            row["take"],
            row["line"],
            "kept" if row["kept"] else "",
            row["seed"],
            f"{row['duration_s']:.1f} s",
            "unknown" if row["wer"] is None else f"{100 * row['wer']:.0f} %",
            "unknown" if row["similarity"] is None else f"{row['similarity']:.2f}",
            _remarks(row) or row["text"][:_SHOWN],
        )
        for row in rows
        if len(rows) <= _LISTED or row["problems"]
    ]
    headers = ("take", "line", "", "seed", "length", "wrong words", "likeness", "")
    text = table(headers, cells, "" if rows else "Nothing is spoken yet.")
    if len(cells) < len(rows):
        text += f"\n{len(rows)} takes, {len(cells)} of them over their limits; --json lists all."
    if output is not None and duration_s is not None:
        text += f"\n{output}: {duration_s:.1f} s"
    session.out.result(data, text.strip())


def _remarks(row: dict[str, Any]) -> str:
    """What is wrong with a take, and what was cut off."""
    cut = [f"{row['tail_cut_s']:.1f} s cut off at the end"] if row["tail_cut_s"] else []
    return ", ".join([*row["problems"], *cut])


def _measured(measures: Measures) -> dict[str, Any]:
    return {
        "wer": rounded(measures.wer),
        "similarity": rounded(measures.similarity),
        "real_time_factor": rounded(measures.real_time_factor),
        "length_ratio": rounded(measures.length_ratio),
        "clipped_percent": rounded(measures.clipped_percent),
        "longest_silence_s": rounded(measures.longest_silence_s),
        "extra_words": measures.extra_words,
        "repeats": measures.repeats,
        "tail_cut_s": rounded(measures.tail_cut_s),
        "problems": list(measures.problems),
    }


def _said(notice: Notice) -> str:
    return f"{notice.sentence} {notice.next_step}".strip()


def _time(seconds: float) -> str:
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60} s" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"
