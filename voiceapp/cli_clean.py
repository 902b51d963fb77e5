"""``clean``: a sound file into one file for each of its sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voiceapp.cli_output import make_folder, rounded

if TYPE_CHECKING:
    from voiceapp.cli_output import Session


@dataclass(frozen=True, slots=True)
class CleanRequest:
    """What to clean into which folder."""

    file: Path
    folder: Path


async def clean_file(session: Session, request: CleanRequest) -> None:
    """Clean or separate a file with the engine that the settings of this run name."""
    make_folder(request.folder)
    bar = session.out.bar(request.file.name)
    async with session.open() as app:
        try:
            cleaned = await app.cleaning.clean(
                request.file, app.settings.text("engines.clean"), request.folder, bar.update
            )
        finally:
            bar.close()
    data = {
        "files": [
            {"stem": stem.stem, "file": str(stem.file), "duration_s": round(stem.duration_s, 3)}
            for stem in cleaned.files
        ],
        "real_time_factor": rounded(cleaned.real_time_factor),
    }
    session.out.result(data, "\n".join(str(stem.file) for stem in cleaned.files))
