"""Texts to read for samples: every sound of a language is in its texts, and none takes too long."""

from __future__ import annotations

import subprocess
from unicodedata import normalize

import pytest

from voiceapp.core.reading_texts import READING_TEXTS

# The phonemes of each language as espeak-ng writes them (a diphthong or affricate is one); those of loanwords alone
# are left out.
PHONEMES = {
    "en": "p b t d k ɡ tʃ dʒ f v θ ð s z ʃ ʒ h m n ŋ l ɹ j w iː ɪ eɪ ɛ æ ɑː ɔː oʊ ʊ uː ʌ ə ɚ ɜː aɪ aʊ ɔɪ",
    "de": "p b t d k ɡ pf ts f v s z ʃ ç x h m n ŋ l r j a ɑː ɛ ɛː eː ɪ iː ɔ oː ʊ uː œ øː y yː ə aɪ aʊ ɔø",
    "fr": "p b t d k ɡ f v s z ʃ ʒ m n ɲ l ʁ j w y- i e ɛ a y ø œ ə u o ɔ ɛ̃ œ̃ ɑ̃ ɔ̃",
    "es": "p b β t d ð k ɡ ɣ tʃ f θ s x m n ɲ l ʎ ʝ r ɾ j w a e i o u",
    "it": "p b t d k ɡ ts dz tʃ dʒ f v s z ʃ m n ɲ l ʎ r j w a e ɛ i o ɔ u",
    "pt": "p b t d k ɡ f v s z ʃ ʒ m n ɲ l ʎ ɾ ʁ j w a ɐ ɛ e i ɨ ɔ o u ɐ̃ õ ũ ɐ̃ʊ̃ eɪ",
    "nl": "p b t d k f v s z x ɣ h m n ŋ l r ʋ j ɑ aː ɛ eː ɪ i ɔ oː u y ɵ øː ə ɛɪ œy ʌʊ",
}
VOICES = {"en": "en-us"}


@pytest.mark.parametrize("language", PHONEMES)
def test_every_sound_of_the_language_is_read(language: str) -> None:
    text = " ".join(READING_TEXTS[language])
    command = ["espeak-ng", "-q", "--ipa", "--sep=_", "-v", VOICES.get(language, language), text]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    heard = {sound.strip("ˈˌ") for word in normalize("NFC", said).split() for sound in word.split("_")}
    assert set(normalize("NFC", PHONEMES[language]).split()) - heard == set()


def test_a_text_takes_about_half_a_minute() -> None:
    assert READING_TEXTS.keys() == PHONEMES.keys()
    for texts in READING_TEXTS.values():
        assert len(texts) == 3
        # At 150 to 200 words a minute, as people read aloud: 17 to 30 s.
        assert all(55 <= len(text.split()) <= 75 for text in texts)
