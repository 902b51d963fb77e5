"""The tools by which a talk works with recordings: find, ask, read minutes, play, write down, read in a voice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import Recital, ToolResult, ToolRunner, ToolSpec
from voiceapp.services.recording_acts import RecordingActs
from voiceapp.services.recording_reading import RecordingReading
from voiceapp.services.recording_specs import ABOUT_RECORDINGS, IN_A_VOICE, WRITE_DOWN
from voiceapp.services.recording_stock import Stock
from voiceapp.services.tool_specs import check_arguments

HEARD = "The user hears the text now. Do not repeat it."
PLAYS = "It plays once you have answered. The user sees which recording it is."
NOT_PLAYED = "It cannot be played. The user sees why."


class RecordingTools:
    """A :class:`ToolRunner`: the tools of ``others`` and those about recordings, as far as ``stock`` has any.

    ``host``: the other computer that the chat model is on, "" where it is this one; words of recordings go there
    only after a click. "Undo" stops what is played, as long as no other tool changed anything since.
    """

    def __init__(
        self,
        others: ToolRunner,
        reading: RecordingReading,
        acts: RecordingActs,
        stock: Stock,
        host: Callable[[], str],
    ) -> None:
        self._others = others
        self._acts = acts
        self._stock = stock
        self._host = host
        self._specs = {spec.name: spec for spec in (*ABOUT_RECORDINGS, WRITE_DOWN, IN_A_VOICE)}
        self._runners = {**reading.runners, **acts.runners}
        self._played_last = False

    @property
    def specs(self) -> Sequence[ToolSpec]:
        """Every tool."""
        about = [self._as_here(spec) for spec in ABOUT_RECORDINGS] if self._stock.recordings else []
        return (*self._others.specs, *about, WRITE_DOWN, *((IN_A_VOICE,) if self._stock.voices else ()))

    def _as_here(self, spec: ToolSpec) -> ToolSpec:
        """A tool whose answer another computer would read asks before each call."""
        if spec.effect != "reads" or not (host := self._host()):
            return spec
        return replace(spec, effect="sends", asks=True, title=f"Send words of a recording to {host}")

    def check(self, call: ToolCall) -> ToolCall:
        """The call with its arguments as they will be used. Raises VoiceAppError where they do not fit."""
        spec = self._specs.get(call.name)
        if spec is None:
            return self._others.check(call)
        return replace(call, arguments=check_arguments(spec, call.arguments))

    async def run(self, call: ToolCall) -> ToolResult:
        """Check the arguments and run the tool. A failed tool is a result that says so."""
        if call.name not in self._specs:
            return await self._run_other(call)
        try:
            arguments = self.check(call).arguments
            self._require_offered(call.name)
            if call.name == "speak_in_voice":
                return _recited(await self._acts.recital(str(arguments["text"]), str(arguments["voice"])))
            data = await self._runners[call.name](arguments)
        except VoiceAppError as error:
            named = call.name == IN_A_VOICE.name  # voices of others come with names of others
            told = NOT_PLAYED if self._keeps(call) else str(error)
            return ToolResult({"error": told}, str(error), outside=named)
        self._played_last = self._played_last or call.name == "play_recording"
        return ToolResult({"ok": True, "text": PLAYS} if self._keeps(call) else data, str(data["text"]))

    def _keeps(self, call: ToolCall) -> bool:
        """Whether the titles in an answer stay here: playing asks for no click, so another computer reads none."""
        return call.name == "play_recording" and bool(self._host())

    def _require_offered(self, name: str) -> None:
        """Raise for a tool that a model was not told of: its words would not be known to be from outside."""
        if name == IN_A_VOICE.name and not self._stock.voices:
            raise VoiceAppError("voice-unknown", "There is no voice in the library yet.", "Make one in Voices.")
        if name not in (IN_A_VOICE.name, WRITE_DOWN.name) and not self._stock.recordings:
            raise VoiceAppError(
                "nothing-recorded", "There are no recordings yet.", "Record or import a meeting first."
            )

    async def _run_other(self, call: ToolCall) -> ToolResult:
        if call.name == "undo" and self._played_last and self._acts.plays:
            self._played_last = False
            await self._acts.stop()
            return ToolResult({"ok": True, "undone": "It is silent."}, "It is silent.")
        if any(spec.name == call.name and spec.effect != "reads" for spec in self._others.specs):
            self._played_last = False
        return await self._others.run(call)


def _recited(recital: Recital) -> ToolResult:
    return ToolResult({"ok": True, "told": HEARD}, f"Read in the voice {recital.voice}.", recital)
