"""Words that the prompt's helper offers. Each stands in the prompt as the models know it, in English."""

from __future__ import annotations

from voiceapp.gui.language import tr
from voiceapp.services import compose_prompt

_SHOWN = {
    "ambient": tr("Ambient"),
    "classical": tr("Classical"),
    "folk": tr("Folk"),
    "jazz": tr("Jazz"),
    "blues": tr("Blues"),
    "pop": tr("Pop"),
    "rock": tr("Rock"),
    "electronic": tr("Electronic"),
    "hip hop": tr("Hip hop"),
    "film score": tr("Film score"),
    "calm": tr("Calm"),
    "hopeful": tr("Hopeful"),
    "happy": tr("Happy"),
    "melancholic": tr("Melancholic"),
    "dreamy": tr("Dreamy"),
    "dark": tr("Dark", sense="mood"),
    "tense": tr("Tense"),
    "energetic": tr("Energetic"),
    "solemn": tr("Solemn"),
    "playful": tr("Playful"),
    "solo piano": tr("Solo piano"),
    "acoustic guitar": tr("Acoustic guitar"),
    "electric guitar": tr("Electric guitar"),
    "string quartet": tr("String quartet"),
    "orchestra": tr("Orchestra"),
    "brass band": tr("Brass band"),
    "synthesizer": tr("Synthesizer"),
    "drums and bass": tr("Drums and bass"),
    "flute and harp": tr("Flute and harp"),
    "choir pads": tr("Choir pads"),
    "C major": tr("C major"),
    "C minor": tr("C minor"),
    "D major": tr("D major"),
    "D minor": tr("D minor"),
    "E major": tr("E major"),
    "E minor": tr("E minor"),
    "F major": tr("F major"),
    "F minor": tr("F minor"),
    "G major": tr("G major"),
    "G minor": tr("G minor"),
    "A major": tr("A major"),
    "A minor": tr("A minor"),
    "B flat major": tr("B flat major"),
    "B flat minor": tr("B flat minor"),
    "B major": tr("B major"),
    "B minor": tr("B minor"),
}

GENRES = {word: _SHOWN[word] for word in compose_prompt.GENRES}
MOODS = {word: _SHOWN[word] for word in compose_prompt.MOODS}
INSTRUMENTS = {word: _SHOWN[word] for word in compose_prompt.INSTRUMENTS}
TEMPOS = {word: word for word in compose_prompt.TEMPOS}
KEYS = {word: _SHOWN[word] for word in compose_prompt.KEYS}
