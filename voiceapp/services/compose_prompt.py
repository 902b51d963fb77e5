"""Words for a prompt from a few choices, as the published examples of music models are worded."""

from __future__ import annotations

GENRES = ("ambient", "classical", "folk", "jazz", "blues", "pop", "rock", "electronic", "hip hop", "film score")
MOODS = ("calm", "hopeful", "happy", "melancholic", "dreamy", "dark", "tense", "energetic", "solemn", "playful")
INSTRUMENTS = (
    "solo piano", "acoustic guitar", "electric guitar", "string quartet", "orchestra", "brass band", "synthesizer",
    "drums and bass", "flute and harp", "choir pads",
)  # fmt: skip
TEMPOS = ("60 BPM", "72 BPM", "84 BPM", "96 BPM", "108 BPM", "120 BPM", "132 BPM", "144 BPM")
KEYS = tuple(
    f"{tone} {mode}" for tone in ("C", "D", "E", "F", "G", "A", "B flat", "B") for mode in ("major", "minor")
)


def suggest(genre: str = "", mood: str = "", instruments: str = "", tempo: str = "", key: str = "") -> str:
    """The chosen words in one line: mood and genre first, then who plays, how fast and in which key."""
    kind = " ".join(word for word in (mood, genre) if word)
    parts = (kind, instruments, tempo, f"in {key}" if key else "")
    return ", ".join(part for part in parts if part)
