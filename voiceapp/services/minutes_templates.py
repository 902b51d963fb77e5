"""What minutes of a kind of meeting look like: small TOML files, shipped ones and the user's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.errors import VoiceAppError

SECTIONS = ("summary", "topics", "decisions", "action_items", "open_questions")
"""Every part that minutes can have, named as in core.meetings.Minutes."""


@dataclass(frozen=True, slots=True)
class Template:
    """``sections`` are the parts to fill, ``instructions`` what a language model is told about the meeting."""

    name: str
    title: str
    about: str
    sections: tuple[str, ...]
    instructions: str
    own: bool = False


class Templates:
    """Templates from two folders, by file name; one of the user's own takes the place of a shipped one."""

    def __init__(self, shipped: Path, own: Path) -> None:
        self._shipped = shipped
        self._own = own

    def list(self) -> list[Template]:
        """All templates that can be read, by title."""
        found = []
        for name in sorted({file.stem for folder in (self._shipped, self._own) for file in folder.glob("*.toml")}):
            try:
                found.append(self.get(name))
            except VoiceAppError:
                continue  # told when it is asked for by name
        return sorted(found, key=lambda template: template.title)

    def get(self, name: str) -> Template:
        """One template. Raises VoiceAppError ``template-unknown`` and ``template-broken``."""
        for folder in (self._own, self._shipped):
            file = folder / f"{name}.toml"
            if Path(name).name == name and file.is_file():
                return _read(file, folder == self._own)
        known = ", ".join(template.name for template in self.list())
        raise VoiceAppError(
            "template-unknown",
            f"There is no template {name}.",
            f"Choose one of {known}, or put {name}.toml into {self._own}.",
        )


def _read(file: Path, own: bool) -> Template:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _broken(file, str(error)) from error
    sections = told.get("sections", list(SECTIONS))
    if not isinstance(sections, list) or not sections or not set(map(str, sections)) <= set(SECTIONS):
        raise _broken(file, f"sections has to be a list of some of {', '.join(SECTIONS)}")
    texts = {key: told.get(key, "") for key in ("title", "about", "instructions")}
    for key, text in texts.items():
        if not isinstance(text, str):
            raise _broken(file, f"{key} has to be a text")
    return Template(
        file.stem,
        texts["title"].strip() or file.stem,
        texts["about"].strip(),
        tuple(section for section in SECTIONS if section in sections),
        texts["instructions"].strip(),
        own,
    )


def _broken(file: Path, why: str) -> VoiceAppError:
    return VoiceAppError("template-broken", f"The template {file} cannot be read: {why}.", "Mend it, or remove it.")
