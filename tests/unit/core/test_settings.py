from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.setting import Setting, Value
from voiceapp.core.settings import Settings
from voiceapp.core.settings_table import SECTIONS, SETTINGS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_the_table_is_sound() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    assert {setting.section for setting in SETTINGS} == {name for name, _ in SECTIONS}
    for setting in SETTINGS:
        assert setting.parse(setting.default) == setting.default
        assert setting.label
        assert setting.help.endswith(".")
        assert not setting.label.endswith(".")


def test_a_set_value_is_there_at_the_next_start_and_the_default_leaves_no_trace(path: Path) -> None:
    Settings(path).set("talk.endpoint_s", "1.5")
    assert Settings(path).number("talk.endpoint_s") == 1.5
    Settings(path).set("talk.endpoint_s", 0.7)
    assert json.loads(path.read_text()) == {}
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("talk.endpoint_s", "9", "from 0.2 to 3"),
        ("talk.endpoint_s", "soon", "a number"),
        ("talk.endpoint_s", "nan", "a number"),
        ("talk.endpoint_s", True, "a number"),
        ("engines.context_tokens", "4.5", "a whole number"),
        ("look.theme", "pink", "one of system, light, dark"),
        ("talk.barge_in", "perhaps", "on or off"),
        ("engines.asr", 5, "a text"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_changes(path: Path, key: str, value: object, words: str) -> None:
    settings = Settings(path)
    before = settings.get(key)
    with pytest.raises(VoiceAppError) as caught:
        settings.set(key, value)
    assert caught.value.code == "setting-value"
    assert words in caught.value.next_step
    assert settings.get(key) == before
    assert not path.exists()


@pytest.mark.parametrize(("word", "value"), [("on", True), ("No", False), ("TRUE", True), ("0", False)])
def test_on_and_off_have_many_words(path: Path, word: str, value: bool) -> None:
    settings = Settings(path)
    settings.set("talk.barge_in", word)
    assert settings.flag("talk.barge_in") is value


def test_unknown_and_wrong_entries_are_told_kept_and_do_not_stop_the_others(path: Path) -> None:
    path.parent.mkdir()
    stored = {"look.theme": "dark", "look.text_scale": 900, "from.the.future": 1}
    path.write_text(json.dumps(stored))
    settings = Settings(path)
    assert {problem.code for problem in settings.problems} == {"setting-value", "setting-unknown"}
    assert settings.get("look.theme") == "dark"
    assert settings.get("look.text_scale") == 100
    settings.set("talk.partials", False)
    assert json.loads(path.read_text()) == {**stored, "talk.partials": False}


def test_an_unreadable_file_is_kept_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{ this is no JSON")
    settings = Settings(path)
    assert [problem.code for problem in settings.problems] == ["settings-unreadable"]
    assert settings.get("look.theme") == "system"
    kept = [file for file in path.parent.iterdir() if file != path]
    assert [file.read_text() for file in kept] == ["{ this is no JSON"]


def test_a_value_for_this_run_is_not_stored(path: Path) -> None:
    settings = Settings(path)
    settings.override("engines.llm", "llama:x.gguf")
    settings.set("look.theme", "dark")
    assert settings.text("engines.llm") == "llama:x.gguf"
    assert Settings(path).text("engines.llm") == "skills"


def test_listeners_hear_of_changes(path: Path) -> None:
    settings = Settings(path)
    heard: list[tuple[str, Value]] = []
    settings.listen(lambda key, value: heard.append((key, value)))
    settings.set("sound.speed", 1.2)
    settings.override("sound.volume", 0.5)
    assert heard == [("sound.speed", 1.2), ("sound.volume", 0.5)]


def test_a_setting_that_cannot_be_stored_keeps_the_old_file(path: Path) -> None:
    settings = Settings(path)
    path.parent.parent.joinpath("config").write_text("a file in the folder's place")
    with pytest.raises(VoiceAppError) as caught:
        settings.set("look.theme", "dark")
    assert caught.value.code == "settings-not-written"
    assert caught.value.retryable
    assert settings.get("look.theme") == "system"


@given(st.sampled_from(SETTINGS), st.text(max_size=20) | st.integers() | st.floats() | st.booleans() | st.none())
def test_any_value_is_taken_as_it_should_be_or_refused(setting: Setting, value: object) -> None:
    try:
        parsed = setting.parse(value)
    except VoiceAppError:
        return
    assert type(parsed) is type(setting.default)
    assert setting.parse(parsed) == parsed
