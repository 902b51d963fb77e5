"""``bench voice-samples --data DIR``: which damage to clean voice samples is found, and how well it is measured.

Each recording of the folder (one voice, taken to be clean) is checked as it is and with every damage of
:mod:`voiceapp.bench.voice_damage`; another voice is that of the folder's next recording.
"""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from voiceapp.audio.files import read
from voiceapp.audio.resample import resampled
from voiceapp.audio.writer import write
from voiceapp.bench import voice_damage
from voiceapp.bench.accuracy import SOUNDS
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.samples import Diagnosis

Check = Callable[[Path], Awaitable[Diagnosis]]

Make = Callable[[Samples, int], Samples]
"""A clean sample and its rate -> the damaged one."""


@dataclass(frozen=True, slots=True)
class Damage:
    """What is done to a sample, which finding is to tell it, and the number that is right (None: no number)."""

    name: str
    finding: str
    true: float | None
    make: Make


DAMAGES = (
    *(Damage(f"noise {snr} dB", "snr_db", snr, partial(voice_damage.noisy, snr_db=snr)) for snr in (20, 10, 5, 0)),
    *(
        Damage(f"clipped {share} %", "clipped_percent", share, partial(voice_damage.clipped, percent=share))
        for share in (0.1, 1.0, 5.0)
    ),
    Damage("clipped 1 %, -12 dB", "clipped_percent", 1.0, partial(voice_damage.clipped, percent=1.0, gain=0.25)),
    Damage("telephone", "bandwidth_hz", voice_damage.TELEPHONE_HZ[1], voice_damage.telephone),
    Damage("codec 5 kHz", "bandwidth_hz", 5000.0, partial(voice_damage.low_passed, hertz=5000.0)),
    *(
        Damage(f"room {ring} s", "reverberation_s", ring, partial(voice_damage.in_room, rt60_s=ring))
        for ring in (0.3, 0.6, 1.0)
    ),
    *(
        Damage(f"music -{below} dB", "music_percent", None, partial(voice_damage.with_music, below_db=below))
        for below in (10, 0)
    ),
    Damage("offset 0.05", "dc_offset", 0.05, partial(voice_damage.off_centre, offset=0.05)),
)
"""A room of 0.3 s is a good room: there the number counts, not that anything is found."""


class VoiceSamplesBench:
    """``check`` is the service's, ``tell`` gets a line for each row."""

    def __init__(self, check: Check, tell: Callable[[str], None]) -> None:
        self._check, self._tell = check, tell

    async def run(self, folder: Path) -> dict[str, Any]:
        """A row for each recording and damage. Raises VoiceAppError ``data-missing``."""
        files = sorted(file for file in folder.glob("*") if file.suffix.lower() in SOUNDS)
        if not files:
            raise VoiceAppError(
                "data-missing", f"{folder} holds no recordings.", "Put clean recordings of single voices there."
            )
        rows: list[dict[str, Any]] = []
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as place:
            made = Path(place) / "sample.wav"
            for number, file in enumerate(files):
                sound, other = read(file), read(files[(number + 1) % len(files)])
                rows.append(await self._row(file, file.name, Damage("none", "", None, _unchanged)))
                for damage in (*DAMAGES, *_other_voices(resampled(other, sound.rate).samples)):
                    write(made, Audio(damage.make(sound.samples, sound.rate), sound.rate))
                    rows.append(await self._row(made, file.name, damage))
        return {"data": str(folder), "rows": rows}

    async def _row(self, path: Path, name: str, damage: Damage) -> dict[str, Any]:
        diagnosis = await self._check(path)
        finding = diagnosis.finding(damage.finding)
        found = (finding or diagnosis).verdict
        self._tell(f"{name}, {damage.name}: {finding.value if finding else '-'}, {found}")
        return {
            "file": name,
            "damage": damage.name,
            "true": damage.true,
            "measured": finding.value if finding else None,
            "found": found != "good",
            "verdict": diagnosis.verdict,
        }


def _other_voices(other: Samples) -> tuple[Damage, ...]:
    return (
        Damage("voice behind", "speakers", 2, lambda samples, rate: voice_damage.with_voice(samples, other)),
        Damage("voice after", "speakers", 2, lambda samples, rate: voice_damage.followed_by(samples, other)),
    )


def _unchanged(samples: Samples, rate: int) -> Samples:
    return samples
