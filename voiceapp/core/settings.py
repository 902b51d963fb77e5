"""The table of settings: the one source of validation, the Settings page, the CLI's help and the docs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.whole_file import PRIVATE, replacing

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``low``/``high`` bound numbers, ``choices`` list allowed words (value -> label).

    ``unit`` follows the number where it is shown; ``restart`` tells that a change acts at the next start.
    """

    key: str
    default: Value
    label: str
    help: str
    low: float | None = None
    high: float | None = None
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    restart: bool = False

    @property
    def section(self) -> str:
        """The part of the key before the dot: a section of the Settings page."""
        return self.key.split(".", 1)[0]

    def parse(self, value: object) -> Value:
        """Check a value from a file, a form or a command line. Raises VoiceAppError when it does not fit."""
        parsed = self._typed(value)
        if self.choices and parsed not in [name for name, _ in self.choices]:
            raise self._wrong(value, "one of " + ", ".join(name for name, _ in self.choices))
        if isinstance(parsed, int | float) and not isinstance(parsed, bool):
            if self.low is not None and parsed < self.low or self.high is not None and parsed > self.high:
                raise self._wrong(value, f"from {self.low:g} to {self.high:g}")
        return parsed

    def _typed(self, value: object) -> Value:
        match self.default:
            case bool():
                words = {"true": True, "on": True, "yes": True, "1": True}
                words |= {"false": False, "off": False, "no": False, "0": False}
                if isinstance(value, bool):
                    return value
                if isinstance(value, str) and value.lower() in words:
                    return words[value.lower()]
                raise self._wrong(value, "on or off")
            case int() | float():
                kind = type(self.default)
                try:
                    number = kind(value) if isinstance(value, int | float | str) else None
                except (ValueError, OverflowError):
                    number = None
                if number is None or isinstance(value, bool) or number != number:
                    raise self._wrong(value, "a whole number" if kind is int else "a number")
                return number
            case _:
                if not isinstance(value, str):
                    raise self._wrong(value, "a text")
                return value

    def _wrong(self, value: object, wanted: str) -> VoiceAppError:
        return VoiceAppError(
            "setting-value",
            f"{self.key} cannot be {value!r}.",
            f"It has to be {wanted}.",
        )


SECTIONS: tuple[tuple[str, str], ...] = (
    ("talk", "Talk"),
    ("sound", "Sound"),
    ("engines", "Engines"),
    ("tools", "Tools"),
    ("look", "Look"),
    ("privacy", "Privacy"),
    ("files", "Files and memory"),
)

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "talk.open_at_start",
        False,
        "Open the microphone at start",
        "Begin to listen as soon as the window opens.",
    ),
    Setting(
        "talk.start",
        "hands-free",
        "How you start",
        "Hands-free: it hears whatever is said. Push-to-talk: only while you hold the button. "
        "Wake phrase: after the phrase.",
        choices=(("hands-free", "Hands-free"), ("push", "Push-to-talk"), ("wake", "Wake phrase")),
    ),
    Setting("talk.wake_phrase", "okay assistant", "Wake phrase", "English words; long ones are mistaken less."),
    Setting(
        "talk.wake_sensitivity",
        "normal",
        "Wake phrase detector",
        "Low is mistaken less often but misses more.",
        choices=(("low", "Low"), ("normal", "Normal"), ("high", "High")),
    ),
    Setting(
        "talk.follow_up_s",
        6.0,
        "No wake phrase after an answer",
        "So long you can go on without saying it again; 0: always say it.",
        0.0,
        30.0,
        unit="s",
    ),
    Setting("talk.wake_sound", True, "Sound when it wakes", "A short tone after the wake phrase says: go ahead."),
    Setting(
        "talk.key_talk",
        "",
        "Hold to talk, anywhere",
        "A key combination for the whole system, such as Ctrl+Alt+Space; empty: none.",
    ),
    Setting(
        "talk.key_dictate",
        "",
        "Hold to dictate, anywhere",
        "A key combination for the whole system, such as Ctrl+Alt+D; empty: none.",
    ),
    Setting(
        "talk.key_mute",
        "",
        "Mute or hear again, anywhere",
        "A key combination for the whole system, such as Ctrl+Alt+M; empty: none.",
    ),
    Setting(
        "talk.endpointing",
        "auto",
        "When my turn is over",
        "By what you say and how you usually pause, or after a fixed silence.",
        choices=(("auto", "Automatic"), ("fixed", "After a fixed silence")),
    ),
    Setting(
        "talk.endpoint_s",
        0.7,
        "How long I may pause",
        "The fixed silence after which your turn is over.",
        0.2,
        3.0,
        unit="s",
    ),
    Setting(
        "talk.speculation",
        True,
        "Answer ahead",
        "Begins to think in your first short pause, and drops that when you go on.",
    ),
    Setting(
        "talk.speculation_s",
        0.064,
        "Pause to think in",
        "Silence after which an answer is begun.",
        0.064,
        0.564,
        unit="s",
    ),
    Setting(
        "talk.barge_in",
        True,
        "Let me interrupt by voice",
        "Off: only Stop or Esc interrupts an answer.",
    ),
    Setting("talk.headphones", False, "I wear headphones", "Then the assistant cannot hear itself."),
    Setting(
        "talk.barge_in_s",
        0.2,
        "Speech that interrupts",
        "How long you must speak before the assistant stops.",
        0.1,
        1.0,
        unit="s",
    ),
    Setting(
        "talk.resume_s",
        2.0,
        "Go on after a cough",
        "An answer that a sound without words held goes on after so much silence; 0: every sound stops it.",
        0.0,
        10.0,
        unit="s",
    ),
    Setting(
        "talk.speak_typed",
        True,
        "Speak answers to typed questions",
        "Off: typed questions are answered in writing only.",
    ),
    Setting(
        "talk.dictation",
        "paste",
        "Dictated words go",
        "To the cursor only where the desktop lets programs paste; else to the clipboard.",
        choices=(
            ("clipboard", "To the clipboard"),
            ("paste", "To the clipboard and the cursor"),
            ("cursor", "To the cursor; the clipboard is put back"),
        ),
    ),
    Setting(
        "talk.short_answers",
        True,
        "Short spoken answers",
        "Three sentences of a long answer are spoken, then you are asked whether to go on.",
    ),
    Setting("talk.partials", True, "Show words while I speak", "Partial words are grey and may still change."),
    Setting(
        "talk.confirm_below",
        0.6,
        "Ask when unsure",
        "What was heard with less certainty is asked about first; 0: only what is hard to believe.",
        0.0,
        1.0,
    ),
    Setting(
        "talk.second_opinion",
        "",
        "Second opinion",
        "Engine:model that also hears you and marks words in doubt, such as wav2vec2:MODEL; empty: none.",
    ),
    Setting(
        "talk.agreement",
        0.5,
        "Ask when the two disagree",
        "Share of the words that both have to hear.",
        0.0,
        1.0,
    ),
    Setting(
        "talk.persona",
        "You are a helpful voice assistant. Answer in at most three short sentences.",
        "How the assistant answers",
        "What a language model is told about itself, where no other persona is chosen.",
    ),
    Setting("talk.persona_name", "", "Persona", "Who answers; empty: the assistant as the settings describe it."),
    Setting(
        "talk.languages",
        "",
        "Languages I speak",
        "With Language set to auto it is one of these, such as en, de; empty: any.",
    ),
    Setting("talk.voices", "", "Voices by language", "Voices for other languages, such as de: german; fr: french."),
    Setting("sound.microphone", "", "Microphone", "Empty: the system's default."),
    Setting("sound.speaker", "", "Speakers", "Empty: the system's default."),
    Setting("sound.speed", 1.0, "Speaking pace", "1 is the voice's own pace.", 0.5, 2.0),
    Setting(
        "sound.pitch",
        0,
        "Voice pitch",
        "Up or down from the voice's own. Not for SpeechT5 and Bark.",
        -6,
        6,
        unit="semitones",
    ),
    Setting("sound.volume", 1.0, "Volume", "1 is the voice's own loudness.", 0.0, 2.0),
    Setting(
        "sound.sensitivity",
        "normal",
        "Speech detector",
        "Low misses quiet speech but ignores more noise.",
        choices=(("low", "Low"), ("normal", "Normal"), ("high", "High")),
    ),
    Setting(
        "sound.echo",
        "auto",
        "Cancel echo",
        "Lets you talk over the assistant without headphones: its own voice is taken out of what it hears.",
        choices=(("auto", "Unless I wear headphones"), ("on", "Always"), ("off", "Never")),
    ),
    Setting(
        "sound.noise_suppression",
        True,
        "Suppress noise",
        "Quieter fans and hum where there is much of it; in a quiet room nothing is changed.",
    ),
    Setting("engines.asr", "pocketsphinx", "Hears", "Engine, or engine:model, that turns speech into words."),
    Setting(
        "engines.turn",
        "",
        "Knows when you have finished",
        "Engine, or engine:model, that tells a pause from the end by your voice; empty: none.",
    ),
    Setting("engines.llm", "skills", "Thinks", "Engine, or engine:model, that answers."),
    Setting("engines.tts", "espeak", "Speaks", "Engine, or engine:model, that speaks."),
    Setting(
        "engines.wake", "wake-pocketsphinx", "Listens for its name", "Engine, or engine:model, for the wake phrase."
    ),
    Setting(
        "engines.diarize", "resemblyzer-diarizer", "Tells speakers apart", "Engine, or engine:model, for who spoke."
    ),
    Setting(
        "engines.speaker", "resemblyzer", "Compares voices", "Engine, or engine:model, that knows a voice again."
    ),
    Setting("engines.clean", "sepformer", "Cleans sound", "Engine, or engine:model, that cleans and separates."),
    Setting("engines.music", "musicgen", "Composes", "Engine, or engine:model, that makes music."),
    Setting("engines.codec", "encodec", "Codec", "Engine, or engine:model, that turns sound into tokens."),
    Setting(
        "engines.answer", "qwen2-audio", "Answers about sound", "Engine, or engine:model, that listens and answers."
    ),
    Setting("engines.embed", "minilm", "Finds by meaning", "Engine, or engine:model, that compares sentences."),
    Setting("engines.voice", "", "Voice", "Name of the voice; empty: the engine's own."),
    Setting("engines.language", "en", "Language", "The language that you speak, or auto to detect it."),
    Setting(
        "engines.device",
        "auto",
        "Compute on",
        "Where models run.",
        choices=(("auto", "Automatic"), ("cpu", "Processor"), ("cuda", "Graphics card")),
    ),
    Setting(
        "engines.precision",
        "auto",
        "Precision",
        "Numbers that speech recognition computes with.",
        choices=(("auto", "Automatic"), ("int8", "int8"), ("float16", "float16"), ("float32", "float32")),
    ),
    Setting(
        "engines.remote_wait_s",
        10.0,
        "Wait for other computers",
        "How long one may take to begin its answer before this computer answers itself.",
        1.0,
        120.0,
        unit="s",
    ),
    Setting("engines.temperature", 0.7, "Temperature", "How freely a language model words its answers.", 0.0, 2.0),
    Setting("engines.context_tokens", 4096, "Context", "Tokens that a language model keeps in mind.", 512, 131072),
    Setting(
        "tools.wait_s",
        30.0,
        "How long a tool may take",
        "A tool that does not answer in this time is given up.",
        1.0,
        300.0,
        unit="s",
    ),
    Setting(
        "tools.question_s",
        120.0,
        "How long a tool's question stays open",
        "Without your answer by then, nothing is done.",
        10.0,
        3600.0,
        unit="s",
    ),
    Setting(
        "look.theme",
        "system",
        "Theme",
        "Light, dark, or as the system has it.",
        choices=(("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    ),
    Setting("look.text_scale", 100, "Text size", "Percent of the normal size.", 100, 200, unit="%"),
    Setting("look.reduced_motion", False, "Less motion", "No animations; meters move in steps."),
    Setting(
        "look.small_window",
        False,
        "Small window",
        "A small window above all others shows the talk; it goes on when you close the large one.",
    ),
    Setting("privacy.store_talks", True, "Keep talks", "Off: nothing you say or type is stored."),
    Setting(
        "privacy.allowed_tools",
        "",
        "Allowed without asking",
        "What reaches onto the desktop is asked about at its first use, then stands here; take a name away to be "
        "asked again.",
    ),
    Setting(
        "privacy.remember_facts",
        True,
        "Remember what I tell about myself",
        "Only when you ask for it. Off: nothing is added and the language model is told nothing of it.",
    ),
    Setting(
        "privacy.offline",
        False,
        "Work offline",
        "On: no hub, no package index and no other computer is asked.",
    ),
    Setting(
        "files.memory_gb",
        0.0,
        "Memory for models",
        "The most that loaded models may use together; 0: three quarters of what the computer has.",
        0.0,
        4096.0,
        unit="GB",
    ),
    Setting("files.hub", "", "Model hub", "The https address of a mirror; empty: HF_ENDPOINT, else Hugging Face."),
    Setting("files.proxy", "", "Proxy", "The address of a proxy for downloads; empty: as the system has it."),
    Setting(
        "files.cpu_index",
        "",
        "PyTorch for the processor",
        "Address of a package index with its builds; empty: pip's own. For packs, where there is no graphics card.",
    ),
    Setting("files.threads", 0, "Threads for models", "0: as many as the computer has cores.", 0, 256),
)


def free_name(path: Path) -> Path:
    """``path``, or the first of path-2, path-3, ... that is not taken."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}-{number}")
    return found


class Settings:
    """The values in force: defaults, overlaid by the file, overlaid by ``--set`` for this run.

    A wrong or unknown entry of the file is reported in :attr:`problems`, keeps its place in the file and
    does not stop the program; the default is used instead.
    """

    def __init__(self, path: Path, table: Iterable[Setting] = SETTINGS) -> None:
        self.path = path
        self.table = {setting.key: setting for setting in table}
        self.problems: list[VoiceAppError] = []
        self._stored: dict[str, Any] = {}
        self._run: dict[str, Value] = {}
        self._listeners: list[Callable[[str, Value], None]] = []
        self._read()

    def _read(self) -> None:
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except OSError as error:
            self._unreadable(f"cannot be read ({error.strerror or error})")
            return
        except (ValueError, RecursionError):
            self._unreadable("is damaged")
            return
        if not isinstance(stored, dict):
            self._unreadable("holds no table of settings")
            return
        self._stored = stored
        for key, value in stored.items():
            try:
                self._find(key).parse(value)
            except VoiceAppError as problem:
                self.problems.append(problem)

    def _unreadable(self, what: str) -> None:
        """Put the file aside, so that it is told once and a new one can be stored."""
        kept = free_name(self.path.with_name(f"{self.path.name}.unreadable"))
        step = f"The old file is kept as {kept.name}."
        try:
            os.replace(self.path, kept)
        except OSError:  # a read-only home keeps its file where it is
            step = f"Repair {self.path} or remove it."
        self.problems.append(
            VoiceAppError("settings-unreadable", f"The settings file {what}; the defaults are used.", step)
        )

    def _find(self, key: str) -> Setting:
        try:
            return self.table[key]
        except KeyError:
            raise VoiceAppError(
                "setting-unknown", f"There is no setting {key}.", "See voiceapp settings list."
            ) from None

    def get(self, key: str) -> Value:
        """The value in force."""
        setting = self._find(key)
        if key in self._run:
            return self._run[key]
        try:
            return setting.parse(self._stored[key]) if key in self._stored else setting.default
        except VoiceAppError:
            return setting.default

    def text(self, key: str) -> str:
        """The value of a setting that is a text."""
        value = self.get(key)
        assert isinstance(value, str), key
        return value

    def number(self, key: str) -> float:
        """The value of a setting that is a number."""
        value = self.get(key)
        assert isinstance(value, int | float), key
        return value

    def flag(self, key: str) -> bool:
        """The value of a setting that is on or off."""
        value = self.get(key)
        assert isinstance(value, bool), key
        return value

    def override(self, key: str, value: object) -> None:
        """Set a value for this run only."""
        self._run[key] = self._find(key).parse(value)
        self._tell(key)

    def overridden(self, key: str) -> bool:
        """Whether the value is one for this run."""
        return key in self._run

    def set(self, key: str, value: object) -> None:
        """Check, store and announce a value. Raises VoiceAppError when it is wrong or cannot be stored."""
        parsed = self._find(key).parse(value)
        stored = {**self._stored, key: parsed}
        if parsed == self.table[key].default:
            del stored[key]
        self._write(stored)
        self._stored = stored
        self._run.pop(key, None)
        self._tell(key)

    def _write(self, stored: dict[str, Any]) -> None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(self.path, PRIVATE) as file:
                file.write(json.dumps(stored, indent=1, sort_keys=True).encode())
        except OSError as error:
            raise VoiceAppError(
                "settings-not-written",
                f"The setting could not be stored: {error.strerror or error}.",
                f"Make {self.path.parent} writable or free some space; the old settings are kept.",
                retryable=True,
            ) from error

    def listen(self, callback: Callable[[str, Value], None]) -> None:
        """Call ``callback(key, value)`` after each change."""
        self._listeners.append(callback)

    def _tell(self, key: str) -> None:
        for callback in self._listeners:
            callback(key, self.get(key))
