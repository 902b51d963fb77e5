"""The user guide: every link and picture leads somewhere, and search finds what people look for."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

import voiceapp.gui
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.guide import Subject, links, pictures, read_guide, search
from voiceapp.core.paths import guide
from voiceapp.core.protocols import Task
from voiceapp.core.settings_table import SECTIONS, SETTINGS
from voiceapp.engines import catalog

FOLDER = guide()
GERMAN = FOLDER / "de"


@pytest.fixture(scope="module")
def subjects() -> dict[str, Subject]:
    return {subject.name: subject for subject in read_guide(FOLDER)}


@pytest.mark.parametrize("folder", [FOLDER, GERMAN])
def test_every_file_of_the_guide_is_in_its_index(folder: Path) -> None:
    names = [subject.name for subject in read_guide(folder)]
    assert set(names) == {path.stem for path in folder.glob("*.md")}
    assert names[:3] == ["index", "install", "first-steps"]


def test_the_german_guide_has_every_part_and_picture(subjects: dict[str, Subject]) -> None:
    for own in read_guide(GERMAN):
        english = subjects[own.name]
        assert len(own.parts) == len(english.parts), own.name
        assert [Path(one).name for one in pictures(own.text)] == [Path(one).name for one in pictures(english.text)]
        assert all((GERMAN / one).is_file() for one in pictures(own.text))


def test_the_german_guide_calls_things_as_the_window_calls_them() -> None:
    catalogue = ElementTree.parse(Path(voiceapp.gui.__file__).parent / "languages" / "voiceapp_de.ts")
    called = {"".join(one.itertext()) for one in catalogue.iter("translation")} | {
        "Voiceapp",
        "Hier entpacken",
        "A",
        "B",
    }
    named = {name for one in read_guide(GERMAN) for name in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", one.text)}
    assert {" ".join(name.split()) for name in named} <= called


def test_commands_of_readme_and_guide_name_engines_that_there_are() -> None:
    tasks: dict[str, Task] = {"asr": "asr", "tts": "tts", "cleaner": "clean", "codec": "codec"}
    text = "".join(page.read_text() for page in (FOLDER.parent / "README.md", *FOLDER.glob("*.md")))
    named = [(task, name) for option, task in tasks.items() for name in re.findall(rf"--{option} ([\w-]+)", text)]
    assert {catalog.find(name, task)[0].name for task, name in named} >= {
        "faster-whisper",
        "xtts",
        "demucs",
        "encodec",
    }


@pytest.mark.parametrize("folder", [FOLDER, GERMAN])
def test_every_link_leads_to_a_part(folder: Path) -> None:
    subjects = {subject.name: subject for subject in read_guide(folder)}
    lost = []
    for subject in subjects.values():
        for target in links(subject.text):
            name, _, part = target.partition("#")
            there = subjects.get(name.removesuffix(".md"))
            if there is None or (part and part not in [one.anchor for one in there.parts]):
                lost.append(f"{subject.name}: {target}")
    assert lost == []


def test_every_picture_is_there_light_and_dark(subjects: dict[str, Subject]) -> None:
    shown = [target for subject in subjects.values() for target in pictures(subject.text)]
    assert len(shown) > 8
    for target in shown:
        assert target.endswith("-light.png")
        assert (FOLDER / target).is_file(), target
        assert (FOLDER / target.replace("-light", "-dark")).is_file(), target


def test_every_subject_says_what_to_do_when_it_does_not_work(subjects: dict[str, Subject]) -> None:
    without = {
        name for name, one in subjects.items() if "when-it-does-not-work" not in [part.anchor for part in one.parts]
    }
    assert without == {"index", "privacy", "troubleshooting"}


def test_every_section_of_the_settings_has_its_part(subjects: dict[str, Subject]) -> None:
    titles = [part.title for part in subjects["settings"].parts]
    assert [title for _, title in SECTIONS] == [title for title in titles if title in dict(SECTIONS).values()]


@pytest.mark.parametrize("key", [
    "talk.start", "talk.endpointing", "talk.headphones", "sound.sensitivity", "sound.echo", "privacy.offline",
    "privacy.store_talks", "files.memory_gb", "meetings.delete_after_days",
])  # fmt: skip
def test_settings_are_called_as_the_window_calls_them(subjects: dict[str, Subject], key: str) -> None:
    label = next(setting.label for setting in SETTINGS if setting.key == key)
    assert any(f"*{label}*" in subject.text for subject in subjects.values())


def test_search_finds_all_words_and_prefers_headings(subjects: dict[str, Subject]) -> None:
    found = search(list(subjects.values()), "MICROPHONE silent")
    assert (found[0].subject.name, found[0].part.anchor) == ("troubleshooting", "the-microphone-is-silent")
    found = search(list(subjects.values()), "withdraw consent")
    assert (found[0].subject.name, found[0].part.title) == ("voices", "Consent")
    assert "ithdraw" in found[0].excerpt or "consent" in found[0].excerpt.casefold()
    assert search(list(subjects.values()), "xyzzy") == search(list(subjects.values()), "  ") == []


def test_what_is_found_is_read_without_marks(subjects: dict[str, Subject]) -> None:
    words = " ".join(part.words for subject in subjects.values() for part in subject.parts)
    assert not re.search(r"\]\(|\*\*|!\[|`", words)


def test_a_guide_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError) as told:
        read_guide(tmp_path)
    assert told.value.code == "guide-not-readable"
    assert told.value.next_step
