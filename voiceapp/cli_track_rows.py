"""Tracks as commands tell them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voiceapp.cli_output import Session, rounded, table

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track


def track_row(track: Track, file: Path) -> dict[str, Any]:
    """A track for programs."""
    measures = track.measures
    return {
        "id": track.id,
        "file": str(file),
        "title": track.title,
        "kind": track.kind,
        "duration_s": round(track.duration_s, 3),
        "seed": track.seed,
        "prompt": track.prompt,
        "parent": track.parent,
        "from_s": track.from_s,
        "rating": track.rating,
        "licence": track.licence,
        "seam_scores": [round(seam.score, 3) for seam in measures.seams] or None,
        "melody_similarity": rounded(measures.melody_similarity),
        "loudness_lufs": rounded(measures.loudness_lufs),
    }


def tell_tracks(session: Session, tracks: Sequence[Track], files: Sequence[Path]) -> None:
    """Print tracks as the result."""
    rows = [
        (one.id, one.parent or "", one.title, one.kind, f"{one.duration_s:.1f} s", "*" * (one.rating or 0))
        for one in tracks
    ]
    text = table(("id", "under", "title", "kind", "length", "rating"), rows, "There is no music yet.")
    told = [track_row(track, file) for track, file in zip(tracks, files, strict=True)]
    session.out.result({"tracks": told}, text)
