"""All tools as one: the built-in skills first, then what the user plugged in."""

from __future__ import annotations

from collections.abc import Sequence

from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolResult, ToolRunner, ToolSpec


class ToolBox:
    """A :class:`~voiceapp.core.protocols.ToolRunner` over others, whose order stays: prompts begin alike."""

    def __init__(self, *runners: ToolRunner) -> None:
        self._runners = runners

    @property
    def specs(self) -> Sequence[ToolSpec]:
        """Every tool."""
        return [spec for runner in self._runners for spec in runner.specs]

    def check(self, call: ToolCall) -> ToolCall:
        """The call with its arguments as they will be used. Raises VoiceAppError where they do not fit."""
        return self._of(call).check(call)

    async def run(self, call: ToolCall) -> ToolResult:
        """Run the tool of this name; one that nobody has is told by the first."""
        return await self._of(call).run(call)

    def _of(self, call: ToolCall) -> ToolRunner:
        having = (runner for runner in self._runners if any(spec.name == call.name for spec in runner.specs))
        return next(having, self._runners[0])
