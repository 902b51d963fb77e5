"""The tool by which a talk lets music be composed: it queues a job, and tells when that has ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Announced, EventBus, JobChanged, Notice
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolResult, ToolSpec
from voiceapp.services.compose_order import Order
from voiceapp.services.tool_specs import check_arguments

SECONDS = 30.0
_MOST_S = 600.0

SPEC = ToolSpec(
    "compose_music",
    "Compose music on this computer. It takes minutes; the user is told when it is ready.",
    {
        "type": "object",
        "properties": {
            "prompt": {
                "type": "string",
                "description": "what it is to be like, in English: 'calm piano'",
                "minLength": 1,
                "maxLength": 500,
            },
            "seconds": {"type": "number", "minimum": 1, "maximum": _MOST_S, "description": "its length in seconds"},
        },
        "required": ["prompt"],
        "additionalProperties": False,
    },
    "changes",
    title="Compose music",
)


class ComposeTools:
    """A :class:`~voiceapp.core.protocols.ToolRunner` of one tool. ``compose`` queues an order and tells its job."""

    def __init__(self, compose: Callable[[Order], Awaitable[int]], bus: EventBus) -> None:
        self._compose = compose
        self._bus = bus
        self._asked: dict[int, str] = {}
        bus.subscribe(JobChanged, self._on_job)

    @property
    def specs(self) -> Sequence[ToolSpec]:
        """The tool."""
        return (SPEC,)

    def check(self, call: ToolCall) -> ToolCall:
        """The call with its arguments checked. Raises VoiceAppError ``tool-arguments``."""
        return replace(call, arguments=check_arguments(SPEC, call.arguments))

    async def run(self, call: ToolCall) -> ToolResult:
        """Queue the music. A failure is a result that says so."""
        try:
            arguments = self.check(call).arguments
            prompt, seconds = str(arguments["prompt"]), arguments.get("seconds", SECONDS)
            job = await self._compose(Order(prompt, float(str(seconds))))
        except VoiceAppError as error:
            return ToolResult({"error": str(error)}, str(error))
        self._asked[job] = prompt
        return ToolResult({"ok": True, "job": job}, f"I am composing {prompt}. I will tell you when it is ready.")

    def _on_job(self, event: JobChanged) -> None:
        if event.job.id not in self._asked or event.job.state not in ("done", "failed", "cancelled"):
            return
        prompt = self._asked.pop(event.job.id)
        if event.job.state == "done":
            told = f"Your music is ready: {prompt}."
            self._bus.publish(Notice("success", told, "It is among your tracks."))
            self._bus.publish(Announced(told))
        elif event.job.error is not None:
            self._bus.publish(Notice.of(event.job.error))
            self._bus.publish(Announced(f"The music was not made. {event.job.error.message}"))
