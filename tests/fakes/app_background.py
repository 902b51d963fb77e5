"""Fake services of the program in the background and of About."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voiceapp.core.about import Library, Licences, ModelLicence
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice


class FakeDesktopNotices:
    """Keeps what it was to show; ``works`` False: a desktop that shows nothing."""

    def __init__(self) -> None:
        self.told: list[tuple[Notice, bool]] = []
        self.works = True

    async def tell(self, notice: Notice, stays: bool, /) -> bool:
        self.told.append((notice, stays))
        return self.works

    def said(self) -> list[str]:
        """What was told, each as one text."""
        return [f"{notice.sentence} {notice.next_step}".strip() for notice, _ in self.told]


class FakeAutostart:
    """A switch in memory; ``refuse``: the folder cannot be written."""

    def __init__(self) -> None:
        self.on = False
        self.refuse: VoiceAppError | None = None

    async def is_on(self) -> bool:
        return self.on

    async def switch(self, on: bool, /) -> bool:
        if self.refuse is not None:
            raise self.refuse
        self.on = on
        return on


class FakeAbout:
    """Made-up libraries and models; ``notes`` is the file about them."""

    def __init__(self, home: Path) -> None:
        self.notes = home / "LICENSES.md"
        self.read = 0

    async def versions(self) -> list[tuple[str, str]]:
        return [("Voiceapp", "1.2.3"), ("Python", "3.11.9"), ("System", "Linux 6.1, x86_64")]

    async def licences(self) -> Licences:
        self.read += 1
        libraries = (Library("finchlib", "4.5", "MIT"), Library("larklib", "0.9", "Not told by its package"))
        models = (
            ModelLicence("Lark small", "Lark", "Apache-2.0"),
            ModelLicence("Finch 4B", "Finch", None),
        )
        return Licences(libraries, models, self.notes)


class FakeDiagnostics:
    """A report that is made of what it was given."""

    async def text(self, more: Sequence[tuple[str, str]], /) -> str:
        return "Versions\n" + "".join(f"  {name}: {version}\n" for name, version in more)
