"""Tools that reach onto the desktop: each is asked about at its first use, then allowed for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolResult, ToolRunner, ToolSpec
from voiceapp.core.settings import Settings

KEY = "privacy.allowed_tools"

ASKED_ONCE: dict[str, str] = {
    "read_clipboard": "Read the clipboard aloud",
    "read_file": "Read a file aloud",
    "open_application": "Open an application",
    "set_volume": "Set the volume of the computer",
    "transcribe_file": "Write down a sound file",
}
"""Tools that are asked about once, and what they do in the words of the question."""


class AllowedTools:
    """Which of them the user has allowed: a setting, so that it can be seen and taken back."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def names(self) -> tuple[str, ...]:
        """The allowed tools."""
        return tuple(name for part in self._settings.text(KEY).split(",") if (name := part.strip()))

    def asks(self, tool: str) -> bool:
        """Whether the user has to be asked before this tool runs."""
        return tool in ASKED_ONCE and tool not in self.names

    def allow(self, tool: str) -> None:
        """The user said yes to it: it is not asked about again."""
        if self.asks(tool):
            self._settings.set(KEY, ", ".join((*self.names, tool)))


class AskedOnce:
    """A ToolRunner whose desktop tools ask until they were allowed to run once."""

    def __init__(self, tools: ToolRunner, allowed: AllowedTools) -> None:
        self._tools = tools
        self._allowed = allowed

    @property
    def specs(self) -> Sequence[ToolSpec]:
        """Every tool, those that have to be asked about marked."""
        return [
            replace(spec, asks=True, title=ASKED_ONCE[spec.name]) if self._allowed.asks(spec.name) else spec
            for spec in self._tools.specs
        ]

    def check(self, call: ToolCall) -> ToolCall:
        """The call with its arguments as they will be used. Raises VoiceAppError where they do not fit."""
        return self._tools.check(call)

    async def run(self, call: ToolCall) -> ToolResult:
        """Run the tool; one that runs was allowed, and is not asked about again."""
        result = await self._tools.run(call)
        self._allowed.allow(call.name)
        return result
