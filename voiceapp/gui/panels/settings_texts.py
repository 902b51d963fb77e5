"""What the Settings page is made of: from the table of settings to fields and words, without widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QLocale

from voiceapp.core.connections import Connection
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import MODEL_TASKS, SoundDevice
from voiceapp.core.records import ModelInfo
from voiceapp.core.setting import Setting, Value
from voiceapp.core.settings_table import SECTIONS
from voiceapp.gui.language import LANGUAGES, number, said, said_error, tr, tr_n

NO_BREAK = "\u00a0"

FieldKind = Literal[
    "switch", "slider", "number", "segments", "combo", "text", "keys", "paragraph", "device", "engine"
]

DEVICE_KEYS = {"sound.microphone": "microphone", "sound.speaker": "speaker"}
LANGUAGE = "look.language"
HOTKEYS = ("talk.key_talk", "talk.key_dictate", "talk.key_mute", "meetings.key_record")
ENGINE_KEYS = {f"engines.{task}": task for task in MODEL_TASKS}

_SLIDER_STEPS = 200
"""A slider with more steps than this cannot be aimed: such a number is typed."""

_LONG_TEXT = 40
_SEGMENTS_TEXT = 24
"""Letters in all that a segmented control has room for."""


def field_kind(setting: Setting) -> FieldKind:
    """The field that fits a setting."""
    if setting.key in DEVICE_KEYS:
        return "device"
    if setting.key in ENGINE_KEYS:
        return "engine"
    if setting.key in HOTKEYS:
        return "keys"
    if isinstance(setting.default, bool):
        return "switch"
    if setting.choices:
        words = sum(len(label) for _, label in choices(setting))
        return "segments" if words <= _SEGMENTS_TEXT else "combo"
    if isinstance(setting.default, int | float):
        bounded = setting.low is not None and setting.high is not None
        return "slider" if bounded and slider_steps(setting) <= _SLIDER_STEPS else "number"
    return "paragraph" if len(setting.default) > _LONG_TEXT else "text"


def is_typed(setting: Setting) -> bool:
    """Whether the value is typed: then what was typed stays to be mended when it is wrong."""
    return field_kind(setting) in ("number", "text", "paragraph")


def step(setting: Setting) -> float:
    """The smallest useful change of a number: whole for whole numbers (5 for percents), else 0.05 or 0.1."""
    if isinstance(setting.default, int):
        return 5 if setting.unit == "%" else 1
    low, high = setting.low or 0.0, setting.high or 1.0
    return 0.05 if high - low <= 2 else 0.1 if high - low <= 10 else 0.5


def slider_steps(setting: Setting) -> int:
    """How many steps lie between the limits."""
    assert setting.low is not None
    assert setting.high is not None
    return round((setting.high - setting.low) / step(setting))


def slider_value(setting: Setting, position: int) -> Value:
    """The value at a step of the slider."""
    value = (setting.low or 0.0) + position * step(setting)
    return round(value) if isinstance(setting.default, int) else round(value, 4)


def slider_position(setting: Setting, value: Value) -> int:
    """The step of the slider that is nearest to a value."""
    assert isinstance(value, int | float)
    return round((value - (setting.low or 0.0)) / step(setting))


def choices(setting: Setting) -> list[tuple[str, str]]:
    """What can be chosen, in the window's language; a language is named in its own words."""
    own = dict(LANGUAGES) if setting.key == LANGUAGE else {}
    return [(value, own.get(value) or said(label)) for value, label in setting.choices]


def number_text(value: Value) -> str:
    """A number as it stands in its field, without its unit."""
    assert isinstance(value, int | float)
    return _number(value)


def typed_number(text: str) -> str:
    """A number as it was typed, with a decimal comma or point, as the table of settings reads it."""
    return text.replace(QLocale().decimalPoint(), ".")


def _number(value: float, digits: int = 0) -> str:
    """With so many decimals, or with more where it has more."""
    return number(value, max(digits, len(f"{value:g}".partition(".")[2])))


def stepped(setting: Setting, text: str, steps: int) -> str:
    """The number in a field some steps further, within the limits; what is no number stays."""
    try:
        value = float(typed_number(text)) + steps * step(setting)
    except ValueError:
        return text
    value = max(value, setting.low) if setting.low is not None else value
    value = min(value, setting.high) if setting.high is not None else value
    return number_text(round(value) if isinstance(setting.default, int) else round(value, 4))


def decimals(setting: Setting) -> int:
    """Digits after the point, so that the value does not jump sideways."""
    if isinstance(setting.default, int):
        return 0
    return 2 if step(setting) < 0.1 else 1


def value_text(setting: Setting, value: Value) -> str:
    """A value as the user reads it: ``0.7 s``, ``On``, ``Dark``."""
    if isinstance(value, bool):
        return tr("On") if value else tr("Off")
    if setting.choices:
        return dict(choices(setting)).get(str(value), str(value))
    if isinstance(value, int | float):
        told = _number(value, decimals(setting))
        return f"{told}{NO_BREAK}{said(setting.unit)}" if setting.unit else told
    if value == "":
        return tr("the system's own") if setting.key in DEVICE_KEYS else tr("empty")
    return value


def reset_text(setting: Setting) -> str:
    """The words of the link that brings the default back."""
    kind = field_kind(setting)
    if kind == "paragraph":
        return tr("Reset to the first text")
    return tr("Reset to {value}", value=value_text(setting, setting.default))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its settings in the order of the table."""

    name: str
    title: str
    settings: tuple[Setting, ...]


def holds(text: str, words: str) -> bool:
    """Whether every searched word occurs in a text."""
    return all(word in text.casefold() for word in words.casefold().split())


def error_text(error: VoiceAppError, setting: Setting) -> str:
    """What is wrong with a value, said of the setting's label instead of its key."""
    return said_error(error).replace(setting.key, said(setting.label))


def problems_heading(count: int) -> str:
    """The heading over the problems of the settings file."""
    one = tr("One entry of the settings file is not used")
    return one if count == 1 else tr_n(count, one, "{count} entries of the settings file are not used")


def matches(setting: Setting, words: str) -> bool:
    """Whether every searched word occurs in what the page says about the setting."""
    told = (dict(SECTIONS).get(setting.section, setting.section), setting.label, setting.help)
    return holds(" ".join((setting.key, *map(said, told), *(label for _, label in choices(setting)))), words)


def sections(table: Iterable[Setting], chosen: str = "all", words: str = "") -> list[Section]:
    """The sections to show, in the table's order; a section that SECTIONS does not name comes last."""
    every = [setting for setting in table if matches(setting, words)]
    titles = dict(SECTIONS)
    names = [name for name, _ in SECTIONS]
    names += sorted({setting.section for setting in every} - set(names))
    result = []
    for name in names:
        members = tuple(setting for setting in every if setting.section == name)
        if members and chosen in ("all", name):
            result.append(Section(name, said(titles.get(name, name.capitalize())), members))
    return result


def device_choices(devices: Sequence[SoundDevice], kind: str, current: str) -> list[tuple[str, str]]:
    """(value, label) of a device picker: the system's default first; one that is not plugged in is named so."""
    own = [device for device in devices if device.kind == kind]
    default = next((device.name for device in own if device.default), "")
    found = [("", tr("System default ({device})", device=default) if default else tr("System default"))]
    found += [(device.id, device.name) for device in own]
    if current and current not in [value for value, _ in found]:
        found.append((current, tr("{device} (not connected)", device=current)))
    return found


def engine_choices(
    models: Sequence[ModelInfo],
    task: str,
    current: str,
    connections: Sequence[Connection] = (),
    *,
    optional: bool = False,
) -> list[tuple[str, str]]:
    """(value, label) of an engine picker: what can run now, here or elsewhere, and the present choice anyway.

    ``optional``: a talk also works with none.
    """
    found = [("", tr("None"))] if optional else []
    ready = [info for info in models if info.task == task and info.state in ("embedded", "installed")]
    found += [(info.name, said(info.title)) for info in ready]
    found += [(one.engine, said(one.title)) for one in connections if one.task == task]
    if current not in [value for value, _ in found]:
        known = next((said(info.title) for info in models if info.name == current), current)
        found.append((current, tr("{model} (not installed)", model=known)))
    return found
