"""``transcribe`` and ``say``: sound files in, sound files out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voiceapp.cli_output import make_folder, write_text
from voiceapp.core.errors import VoiceAppError
from voiceapp.services.speaking import as_set
from voiceapp.services.subtitles import parse_formats, render, transcript_json

if TYPE_CHECKING:
    from voiceapp.cli_output import Session
    from voiceapp.cli_ports import AppPort
    from voiceapp.services.transcription import FileTranscript


@dataclass(frozen=True, slots=True)
class TranscribeRequest:
    """What to transcribe; ``folder`` None prints the text."""

    files: tuple[Path, ...]
    translate: bool
    formats: str | None
    folder: Path | None


@dataclass(frozen=True, slots=True)
class SayRequest:
    """What to say into which file."""

    text: str
    output: Path
    seed: int | None


async def transcribe_files(session: Session, request: TranscribeRequest) -> int:
    """Transcribe each file. One that fails is told and the others go on; then the exit code is 1."""
    formats = parse_formats(request.formats or "txt")
    if request.folder:
        make_folder(request.folder)
    rows: list[dict[str, Any]] = []
    taken: set[str] = set()
    failed: list[VoiceAppError] = []
    async with session.open() as app:
        for path in request.files:
            try:
                transcript = await _transcribe(app, session, request, path)
                row = transcript_json(transcript)
                if request.folder:
                    row["written"] = _write(transcript, formats, request.folder, taken)
                    session.out.line("\n".join(row["written"]))
                else:
                    _print(session, transcript, formats, titled=len(request.files) > 1)
            except VoiceAppError as error:
                failed.append(error)
                row = {"file": str(path), "error": error.as_dict()}
                if not session.out.as_json and len(request.files) > 1:
                    session.out.note(f"{path}: {error}")
            rows.append(row)
    if failed and len(request.files) == 1:
        raise failed[0]
    session.out.result({"files": rows})
    return 1 if failed else 0


async def _transcribe(app: AppPort, session: Session, request: TranscribeRequest, path: Path) -> FileTranscript:
    settings = app.settings
    bar = session.out.bar(path.name)

    def show(fraction: float | None, done_s: float) -> None:
        bar.update(fraction, f"{int(done_s // 60)}:{int(done_s % 60):02d}")

    try:
        return await app.transcription.transcribe(
            path, settings.text("engines.asr"), settings.text("engines.language"), request.translate, show
        )
    finally:
        bar.close()


def _print(session: Session, transcript: FileTranscript, formats: Sequence[str], titled: bool) -> None:
    if titled:
        session.out.line(f"== {transcript.file}")
    for format in formats:
        session.out.line(render(transcript, format).rstrip("\n"))
    if not transcript.text:
        session.out.note(f"No words were heard in {transcript.file}.")


def _write(transcript: FileTranscript, formats: Sequence[str], folder: Path, taken: set[str]) -> list[str]:
    """Write one file for each format; files of the same name from different folders get a number."""
    stem, number = transcript.file.stem, 1
    while stem in taken:
        number += 1
        stem = f"{transcript.file.stem}-{number}"
    taken.add(stem)
    written: list[str] = []
    for format in formats:
        target = folder / f"{stem}.{format}"
        write_text(target, render(transcript, format))
        written.append(str(target))
    return written


async def say_text(session: Session, request: SayRequest) -> None:
    """Speak a text into a file."""
    bar = session.out.bar("Speaking")
    async with session.open() as app:
        settings = app.settings
        options = as_set(settings, request.seed)
        try:
            spoken = await app.speaking.say(
                request.text, settings.text("engines.tts"), options, request.output, bar.update
            )
        finally:
            bar.close()
    words = [
        {"word": word.text, "start_s": round(word.start_s, 3), "end_s": round(word.end_s, 3), "exact": word.exact}
        for word in spoken.words
    ]
    data = {
        "file": str(spoken.file),
        "duration_s": round(spoken.duration_s, 3),
        "first_audio_ms": round(spoken.first_audio_ms, 1),
        "real_time_factor": round(spoken.real_time_factor, 4),
        "words": words,
    }
    session.out.result(data, f"{spoken.file}: {spoken.duration_s:.1f} s of speech")
