"""What the Compose page says; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voiceapp.gui.language import number, percent, short_number, tr, tr_n
from voiceapp.gui.panels.models_texts import licence_name
from voiceapp.gui.panels.voices_texts import SOUNDS as SOUNDS
from voiceapp.gui.panels.voices_texts import clock as clock
from voiceapp.services.modelfacts import NOT_BUSINESS

if TYPE_CHECKING:
    from voiceapp.core.events import JobInfo
    from voiceapp.core.records import ModelInfo
    from voiceapp.core.tracks import Drift, Track

MODES = (("words", tr("Words")), ("melody", tr("Melody")), ("on", tr("Go on")))
LENGTHS_S = (
    5, 8, 10, 15, 20, 25, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 420, 600, 900, 1200, 1800, 2700, 3600,
)  # fmt: skip
"""Seconds that the length slider offers."""

ENDINGS = (("fade", tr("Fades out")), ("model", tr("Comes to an end")), ("none", tr("Stops when the time is over")))
ENDED = ("done", "failed", "cancelled")
STEMS = {
    "drums": tr("Drums"), "bass": tr("Bass"), "vocals": tr("Vocals"), "guitar": tr("Guitar"), "piano": tr("Piano"),
    "other": tr("Other", sense="stem"),
}  # fmt: skip
"""What the engines that take music apart call its parts."""


def ideas(tracks: Sequence[Track]) -> str:
    """How many tracks there are, of how many ideas."""
    numbers = {track.id for track in tracks}
    roots = sum(track.parent not in numbers for track in tracks)
    if not tracks:
        return ""
    return tr(
        "{tracks} from {ideas}",
        tracks=tr_n(len(tracks), "{count} track", "{count} tracks"),
        ideas=tr_n(roots, "one idea", "{count} ideas"),
    )


def stars(rating: int | None) -> str:
    """A rating in words."""
    return tr_n(rating, "{count} star", "{count} stars") if rating else tr("Not rated")


def told(track: Track, badge: str) -> str:
    """What a node shows besides its title, for those who hear it."""
    alike = track.measures.melody_similarity
    parts = (
        clock(track.duration_s),
        stars(track.rating),
        "" if alike is None else tr("follows the tune to {percent}", percent=percent(alike)),
        tr("compared as {badge}", badge=badge) if badge else "",
    )
    return ", ".join(part for part in parts if part)


def tooltip(track: Track) -> str:
    """How a track came to be."""
    lines = [track.title]
    if track.prompt:
        lines.append(track.prompt if len(track.prompt) <= 200 else f"{track.prompt[:200]}…")
    if track.making is not None and track.making.melody:
        alike = track.measures.melody_similarity
        lines.append(
            tr("After {melody}", melody=track.making.melody)
            if alike is None
            else tr(
                "After {melody}, which it follows to {percent}", melody=track.making.melody, percent=percent(alike)
            )
        )
    if track.seed is not None:
        lines.append(tr("Seed {seed}", seed=track.seed))
    if track.kind == "imported":
        lines.append(tr("Imported"))
    return "\n".join(lines)


def facts(track: Track, parent: Track | None) -> list[tuple[str, str]]:
    """All that is known of how a track came to be, and what was measured of it."""
    making, measures = track.making, track.measures
    rows = [(tr("Words"), track.prompt or (tr("None", sense="words") if track.kind == "composed" else ""))]
    if parent is not None:
        place = (
            parent.title
            if track.from_s is None
            else tr("{title}, from {time}", title=parent.title, time=clock(track.from_s))
        )
        rows.append((tr("Branched from"), place))
    rows += [
        (tr("Made with"), track.composer),
        (tr("Model"), track.model[:16]),
        (tr("Licence"), licence_name(track.licence)),
        (tr("Seed"), "" if track.seed is None else str(track.seed)),
    ]
    if making is not None:
        rows += [
            (tr("Tune"), making.melody),
            (tr("Closeness"), short_number(making.guidance)),
            (
                tr("Freedom"),
                tr_n(
                    making.top_k,
                    "{temperature}, of {count} token",
                    "{temperature}, of {count} tokens",
                    temperature=short_number(making.temperature),
                ),
            ),
            (tr("At the end"), dict(ENDINGS)[making.ending]),
        ]
    alike, drift = measures.melody_similarity, measures.drift
    rows.append((tr("Follows the tune"), "" if alike is None else tr("To {percent}", percent=percent(alike))))
    loud, peak = (_minus(value) for value in (measures.loudness_lufs, measures.true_peak_db))
    rows += [
        (tr("Loudness"), loud and tr("{level} LUFS", level=loud)),
        (tr("Highest peak"), peak and tr("{level} dB", level=peak)),
    ]
    rows += [
        (
            tr("Seam at {time}", time=clock(seam.at_s)),
            tr("{score} of its usual step", score=number(seam.score, 1)),
        )
        for seam in measures.seams
    ]
    if drift is not None:
        rows.append((tr("First to last part"), _apart(drift)))
    rows.append((tr("Sound"), _sound(track)))
    return [(name, value) for name, value in rows if value]


def _apart(drift: Drift) -> str:
    distance = number(drift.spectral_db, 1)
    if drift.first_bpm is None or drift.last_bpm is None:
        return tr("{distance} dB apart", distance=distance)
    first, last = number(drift.first_bpm), number(drift.last_bpm)
    return tr("{distance} dB apart, {first} to {last} BPM", distance=distance, first=first, last=last)


def _sound(track: Track) -> str:
    length, rate = clock(track.duration_s), short_number(track.rate / 1000)
    if track.channels == 2:
        return tr("{length}, {rate} kHz, stereo", length=length, rate=rate)
    return tr("{length}, {rate} kHz, mono", length=length, rate=rate)


def _minus(value: float | None) -> str:
    return "" if value is None else number(value, 1).replace("-", "−")


def stem(track: Track) -> str:
    """What a stem holds: its title without that of its track."""
    name = track.title.rpartition(": ")[2]
    return STEMS.get(name, name)


def job_title(job: JobInfo) -> str:
    """What a job makes."""
    return job.title.partition(": ")[2] or job.title


def job_state(job: JobInfo) -> str:
    """How far a job is."""
    if job.state == "queued":
        return tr("Waiting its turn")
    words = tr("Working") if job.fraction is None else percent(job.fraction)
    return tr("{words}, paused", words=words) if job.state == "paused" else words


def span(seconds: float) -> str:
    """A length of time as one says it."""
    if seconds < 90:
        return tr_n(max(round(seconds), 1), "{count} second", "{count} seconds")
    if seconds < 5400:
        return tr_n(round(seconds / 60), "{count} minute", "{count} minutes")
    return tr("{hours} hours", hours=number(seconds / 3600, 1))


def estimate(seconds: float | None, model: ModelInfo) -> str:
    """How long the work takes with a model, and what its licence allows."""
    work = (
        tr("Made with {model}.", model=model.title)
        if seconds is None
        else tr("About {time} with {model}.", time=span(seconds), model=model.title)
    )
    return f"{work} {_licence(model.licence_plain)}"


def _licence(plain: str | None) -> str:
    if plain in (None, "Unknown"):
        return tr("Its licence is unknown.")
    if plain == NOT_BUSINESS:
        return tr("Its licence: not for business.")
    return tr("Its licence: free, business too.")


def composers(models: Sequence[ModelInfo]) -> list[ModelInfo]:
    """The models that compose and are here, the one in use first."""
    here = [one for one in models if one.task == "music" and one.state == "installed"]
    return sorted(here, key=lambda one: not one.in_use)


def composer_for(models: Sequence[ModelInfo], mode: str) -> str:
    """Who composes unless the user says so: the one in use; for a tune one that is named after following tunes."""
    follows = [one for one in models if "melody" in one.name]
    found = follows if mode == "melody" and follows and "melody" not in models[0].name else models
    return next((one.name for one in found), "")
