"""The language of the window: what the layers below say, and the catalogues."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale

from voiceapp.core.errors import VoiceAppError
from voiceapp.gui import language
from voiceapp.gui.language import choose, number, said, said_error, tr, tr_n

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = {
    "Try again.": "Noch einmal versuchen.",
    "There is no voice {0}.": "Es gibt keine Stimme {0}.",
    "{0} cannot be read: {1}.": "{0} ist nicht lesbar: {1}.",
    "{0} needs {1} and {2} are free.": "Frei sind {2}, nötig {1} für {0}.",
    "“{0}” has no sound any more.": "„{0}“ hat keinen Ton mehr.",
    "it is damaged": "es ist beschädigt",
    "{0} of {1}": "{0} von {1}",
    "{0} could not be reached{1}.": "{0} war nicht erreichbar{1}.",
    "; what has arrived is kept": "; was ankam, bleibt",
    "Open questions": "Offene Fragen",
    "Writing down": "Aufschreiben",
    "Install {0}": "{0} installieren",
}
WINDOW = {"Open": "Öffnen", "“{sentence}”": "„{sentence}“", "Delete {name}": "{name} löschen"}


@pytest.fixture(scope="session")
def tool() -> Any:
    """The script behind ``make languages``."""
    spec = importlib.util.spec_from_file_location("update_languages", ROOT / "packaging" / "update_languages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclass looks itself up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def catalogue(tool: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small German catalogue."""
    folder = tmp_path_factory.mktemp("languages")
    texts = {tool.Message("sentences", source): [told] for source, told in SENTENCES.items()}
    texts |= {tool.Message("window", source): [told] for source, told in WINDOW.items()}
    texts[tool.Message("window", "{count} voices", many=True)] = ["{count} Stimme", "{count} Stimmen"]
    texts[tool.Message("window", "Open", "adjective")] = ["Offen"]
    tool.write(folder / "voiceapp_de.ts", "de", dict.fromkeys(texts, "a.py"), texts)
    tool.compiled(folder / "voiceapp_de.ts", folder / "voiceapp_de.qm")
    (folder / "templates.json").write_text(tool.templates(texts), "utf-8")
    return folder


@pytest.fixture
def german(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The window in German with a small catalogue."""
    monkeypatch.setattr(language, "FOLDER", catalogue)
    language._templates.cache_clear()
    choose("de")
    yield
    monkeypatch.undo()
    language._templates.cache_clear()
    choose("en")


@pytest.mark.parametrize(
    ("english", "german_words"),
    [
        ("", ""),
        ("Nobody has translated this.", "Nobody has translated this."),
        ("Try again.", "Noch einmal versuchen."),
        ("There is no voice Ann. Try again.", "Es gibt keine Stimme Ann. Noch einmal versuchen."),
        ("There is no voice Dr. Who. Try again.", "Es gibt keine Stimme Dr. Who. Noch einmal versuchen."),
        (
            "Try again.\nUnknown, e.g. this. Try again.",
            "Noch einmal versuchen.\nUnknown, e.g. this. Noch einmal versuchen.",
        ),
        ("a.gguf cannot be read: it is damaged.", "a.gguf ist nicht lesbar: es ist beschädigt."),
        ("Kokoro needs 3.1 GB and 2.5 GB are free.", "Frei sind 2,5 GB, nötig 3,1 GB für Kokoro."),
        ("“Open questions” has no sound any more.", "„Open questions“ hat keinen Ton mehr."),
        (
            "“Really? Yes.” has no sound any more. Try again.",
            "„Really? Yes.“ hat keinen Ton mehr. Noch einmal versuchen.",
        ),
        ("12 MB of 40 MB", "12 MB von 40 MB"),
        ("The end of the story", "The end of the story"),
        ("Install Kokoro", "Kokoro installieren"),
        ("Writing down “Open questions”", "Aufschreiben „Open questions“"),
        ("Install the pack below.", "Install the pack below."),
        ("hub.org could not be reached.", "hub.org war nicht erreichbar."),
        (
            "hub.org could not be reached; what has arrived is kept.",
            "hub.org war nicht erreichbar; was ankam, bleibt.",
        ),
    ],
)
def test_what_the_layers_below_say_is_told_in_german(german: None, english: str, german_words: str) -> None:
    assert said(english) == german_words


def test_a_long_text_of_a_server_does_not_hold_the_window_up(german: None) -> None:
    text = " ".join(f"Word{number} happened here." for number in range(400))
    begun = time.process_time()
    assert said(text) == text
    assert time.process_time() - begun < 3  # it took a minute


def test_the_window_speaks_german(german: None) -> None:
    assert tr("Open") == "Öffnen"
    assert tr("Open", sense="adjective") == "Offen"
    assert tr("Delete {name}", name="Ann") == "Ann löschen"
    assert [tr_n(count, "{count} voice", "{count} voices") for count in (0, 1, 2)] == [
        "0 Stimmen",
        "1 Stimme",
        "2 Stimmen",
    ]
    assert tr("Not yet translated") == "Not yet translated"
    assert number(2.5, 1) == "2,5"
    error = VoiceAppError("voice-unknown", "There is no voice Ann.", "Try again.")
    assert said_error(error) == "Es gibt keine Stimme Ann. Noch einmal versuchen."


def test_english_says_what_stands_in_the_program() -> None:
    choose("en")
    assert QLocale().name().startswith("en")
    assert said("There is no voice Ann. Try again.") == "There is no voice Ann. Try again."
    assert tr_n(1, "{count} voice", "{count} voices") == "1 voice"


def test_sentences_are_found_and_junk_is_not(tool: Any) -> None:
    code = """
SQL = "SELECT title FROM meetings"
KEY, PATTERN, FILE = "talk.voices", r"(?:yes|yeah) please\\b", "Qwen/Qwen3-4B-GGUF"
def tell(name, count, problem):
    "Tells that it is gone."
    log("A line of the log")
    say(f"There {'is' if count == 1 else 'are'} no voice {name}. Try again.")
    say(f"{problem} What was stored is safe.", "it is damaged", "{} is back.".format(name), "Left out: " + name)
"""
    assert sorted(set(tool.sentences(ast.parse(code)))) == [
        "Left out: {0}",
        "There are no voice {0}.",
        "There is no voice {0}.",
        "Try again.",
        "What was stored is safe.",
        "it is damaged",
        "{0} is back.",
    ]


def test_texts_of_the_window_are_found(tool: Any) -> None:
    code = """
tr("Open", sense="a file"), tr("Off" if off else "On"), tr_n(count, one, "{count} voices"), say("Not here")
"""
    assert sorted(tool.window_texts(ast.parse(code))) == [
        tool.Message("window", "Off"),
        tool.Message("window", "On"),
        tool.Message("window", "Open", "a file"),
        tool.Message("window", "{count} voices", many=True),
    ]


def test_the_catalogues_are_what_the_program_says_now(tool: Any, tmp_path: Path) -> None:
    """A text that was changed or added is not translated yet: run ``make languages`` and translate it."""
    texts = tool.messages()
    assert (tool.FOLDER / "templates.json").read_text("utf-8") == tool.templates(texts)
    for name in tool.NAMES:
        path = tool.FOLDER / f"voiceapp_{name}.ts"
        known = tool.translated(path)
        assert sorted(texts.keys() - known.keys()) == [], "not translated"
        tool.write(tmp_path / path.name, name, texts, known)
        assert (tmp_path / path.name).read_text("utf-8") == path.read_text("utf-8")
        tool.compiled(path, tmp_path / "made.qm")
        assert (tmp_path / "made.qm").read_bytes() == path.with_suffix(".qm").read_bytes()


def test_translations_keep_places_and_spaces(tool: Any) -> None:
    """``{places}``, tags, spaces at the ends and line breaks are those of the English text; there are no holes."""
    kept = re.compile(r"\{\w*\}|</?\w+[^>]*>|^\s|\s$|\n|&&")
    wrong = []
    for name in tool.NAMES:
        for message, forms in tool.translated(tool.FOLDER / f"voiceapp_{name}.ts").items():
            wanted = sorted(kept.findall(message.source))
            assert len(forms) == (2 if message.many else 1)
            for form in forms:
                own = sorted(kept.findall(form))
                if (
                    not form
                    or "  " in form
                    or not (own == wanted or (message.many and {*own, "{count}"} == set(wanted)))
                ):
                    wrong.append(f"{message.source} -> {form}")
    assert wrong == []
