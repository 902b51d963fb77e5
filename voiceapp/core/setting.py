"""One row of the table of settings."""

from __future__ import annotations

from dataclasses import dataclass

from voiceapp.core.errors import VoiceAppError

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
