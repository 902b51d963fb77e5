"""The grammar of the skills' phrases can be decoded as it stands, and hears the phrases that the window offers."""

from __future__ import annotations

import re
from pathlib import Path

import pocketsphinx
import pytest

from voiceapp.engines.skill_grammar import VOICE_COMMANDS, jsgf, phrases, words


def test_every_word_is_in_the_packaged_dictionary() -> None:
    lines = Path(pocketsphinx.get_model_path("en-us/cmudict-en-us.dict")).read_text(encoding="utf-8").splitlines()
    known = {line.split()[0] for line in lines if line.strip()}
    assert [word for word in words() if word not in known] == []
    assert len(words()) > 200


@pytest.fixture(scope="module")
def grammar(tmp_path_factory: pytest.TempPathFactory) -> pocketsphinx.Jsgf:
    path = tmp_path_factory.mktemp("grammar") / "skills.jsgf"
    path.write_text(jsgf(), encoding="utf-8")
    return pocketsphinx.Jsgf(str(path))


def test_pocketsphinx_reads_the_grammar(grammar: pocketsphinx.Jsgf) -> None:
    assert grammar.get_name() == "voiceapp"
    assert grammar.get_rule("voiceapp.utterance") is not None


def test_the_offered_phrases_use_only_words_of_the_grammar() -> None:
    known = set(words())
    for icon, text in phrases():
        assert icon.startswith("mdi6.")
        assert set(re.findall(r"[a-z']+", text.lower())) <= known, text


def test_the_talk_commands_are_in_the_grammar() -> None:
    needed = {"stop", "repeat", "slower", "louder", "never mind"}
    assert needed <= set(VOICE_COMMANDS)
    assert "cancel | stop" in jsgf()
