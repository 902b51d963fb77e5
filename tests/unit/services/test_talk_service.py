from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest

from tests.fakes.loop import run_virtual
from tests.fakes.models import FakeTools, ScriptedChat, ScriptedSynthesizer, ScriptedTranscriber
from tests.fakes.sound import FakeSound
from tests.fakes.stores import MemoryConversations
from tests.fakes.wake import ScriptedSpotter
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    Announced,
    Event,
    EventBus,
    MicrophoneChanged,
    Notice,
    RecordingChanged,
    SilenceWanted,
    TimerFired,
    TimerInfo,
    TurnFinished,
    TurnStored,
)
from voiceapp.core.frames import EchoState, Level, Silent, ToolCall
from voiceapp.core.protocols import ChatOptions, Message, SoundOptions, ToolResult, ToolSpec
from voiceapp.core.settings import Settings
from voiceapp.core.usage import Usage
from voiceapp.services.talk import TalkService
from voiceapp.services.turn_keeper import TurnKeeper

E = TypeVar("E", bound=Event)
TIME = {"What time is it?": "It is five past two.", "Hello.": "Hello to you."}


class FakeEngines:
    """What TalkService asks of ``services.engines.EngineService``."""

    def __init__(self, *heard: str) -> None:
        self.asr = ScriptedTranscriber(*heard)
        self.llm = ScriptedChat(TIME)
        self.tts = ScriptedSynthesizer()
        self.wake = ScriptedSpotter()
        self.prepared: list[tuple[str, str]] = []
        self.refusal: VoiceAppError | None = None

    def transcriber(self) -> ScriptedTranscriber:
        return self.asr

    def chat(self) -> ScriptedChat:
        return self.llm

    def synthesizer(self) -> ScriptedSynthesizer:
        return self.tts

    def second_opinion(self) -> None:
        return None

    def turn_detector(self) -> None:
        return None

    def spotter(self) -> ScriptedSpotter:
        return self.wake

    async def prepare_second_opinion(self) -> None:
        pass

    def title(self, task: str) -> str:
        return f"The {task}"

    async def prepare(self, task: str, text: str = "") -> None:
        self.prepared.append((task, text))
        if self.refusal:
            raise self.refusal


@dataclass
class Rig:
    talk: TalkService
    sound: FakeSound
    engines: FakeEngines
    store: MemoryConversations
    settings: Settings
    bus: EventBus
    told: list[Event]

    def all(self, kind: type[E]) -> list[E]:
        return [event for event in self.told if isinstance(event, kind)]

    async def stored(self, count: int) -> list[TurnStored]:
        while len(self.all(TurnStored)) < count:
            await asyncio.sleep(0.05)
        return self.all(TurnStored)


@asynccontextmanager
async def service(
    home: Path,
    *heard: str,
    sound: FakeSound | None = None,
    files: SoundOptions | None = None,
    tools: FakeTools | None = None,
    **settings: Any,
) -> AsyncIterator[Rig]:
    bus = EventBus()
    told: list[Event] = []
    bus.subscribe(Event, told.append)
    values = Settings(home / "settings.json")
    for key, value in settings.items():
        values.override(key.replace("__", "."), value)
    sound, engines, store = sound or FakeSound(), FakeEngines(*heard), MemoryConversations()
    keeper = TurnKeeper(cast("Any", store), values, bus)
    talk = TalkService(
        values, bus, sound, tools or FakeTools(), keeper, cast("Any", engines), home / "question.wav",
        [("mdi6.clock-outline", "What time is it?")], lambda event: f"{event.timer.label} is due.", files,
    )  # fmt: skip
    try:
        yield Rig(talk, sound, engines, store, values, bus, told)
    finally:
        await talk.end()


def test_opening_the_microphone_listens_and_loads_the_engines(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            assert (rig.talk.microphone, rig.talk.state) == ("open", "listening")
            assert rig.all(MicrophoneChanged) == [MicrophoneChanged("open", "Fake microphone")]
            assert {task for task, _ in rig.engines.prepared} == {"asr", "turn", "llm", "tts"}
            await rig.talk.close()
            assert (rig.talk.microphone, rig.talk.state) == ("closed", "off")

    run_virtual(scenario())


STORY = "Once there was a small cat in a big house by the sea."


@pytest.mark.parametrize(("stays_open", "interrupted"), [(True, True), (False, False)])
def test_a_voice_interrupts_where_the_sound_process_can_keep_the_microphone_open(
    tmp_path: Path, stays_open: bool, interrupted: bool
) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(60), service(tmp_path, "Tell me a story.", "Hello.") as rig:
            rig.engines.llm.replies["Tell me a story."] = STORY
            await rig.talk.open()
            rig.sound.emit(EchoState(stays_open))
            rig.sound.say(1.0)
            while rig.talk.state != "speaking":
                await asyncio.sleep(0.01)
            rig.sound.say(1.0, after=0.3)
            while not rig.all(TurnFinished):
                await asyncio.sleep(0.01)
            assert rig.all(TurnFinished)[0].interrupted == interrupted

    run_virtual(scenario())


def test_a_missing_canceller_is_told_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            error = VoiceAppError("echo-missing", "The echo canceller is not installed.", "Wear headphones.")
            for _ in range(2):
                await rig.talk.open()
                rig.sound.emit(EchoState(False, error))
                await asyncio.sleep(0.1)
                await rig.talk.close()
            assert [notice.code for notice in rig.all(Notice)] == ["echo-missing"]

    run_virtual(scenario())


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [("sound__echo", "on", ("on", True)), ("sound__noise_suppression", "off", ("auto", False))],
)
def test_echo_and_noise_are_handled_as_the_settings_say(
    tmp_path: Path, key: str, value: str, wanted: tuple[str, bool]
) -> None:
    changed: dict[str, Any] = {key: value}

    async def scenario() -> None:
        async with service(tmp_path, **changed) as rig:
            await rig.talk.open()
            assert rig.sound.options is not None
            assert (rig.sound.options.echo, rig.sound.options.noise_suppression) == wanted

    run_virtual(scenario())


def test_a_spoken_turn_is_stored_in_a_new_conversation_and_the_next_one_joins_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "What time is it?", "Hello.") as rig:
            await rig.talk.open()
            rig.sound.say(1.0)
            rig.sound.say(1.0, after=6.0)
            await rig.stored(2)
            assert [(turn.transcript, turn.reply) for turn in rig.store.turns[1]] == list(TIME.items())
            assert not rig.store.turns[1][0].typed
            assert rig.talk.conversation == 1
            await rig.talk.new_conversation()
            await rig.talk.send("Hello.")
            await rig.stored(3)
            assert [turn.transcript for turn in rig.store.turns[2]] == ["Hello."]
            assert rig.store.turns[2][0].typed

    run_virtual(scenario())


def test_a_turn_detector_that_is_missing_is_told_and_the_talk_goes_on(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "What time is it?") as rig:
            prepare = rig.engines.prepare

            async def all_but_one(task: str, text: str = "") -> None:
                await prepare(task, text)
                if task == "turn":
                    raise VoiceAppError("model-needed", "It needs a model.", "Get one.")

            rig.engines.prepare = all_but_one  # type: ignore[method-assign]
            await rig.talk.open()
            rig.sound.say(1.0)
            await rig.stored(1)
            assert rig.all(Notice) == [Notice("warning", "It needs a model.", "Get one.", "models", "model-needed")]

    run_virtual(scenario())


def test_a_turn_is_stored_with_what_the_model_had_to_read(tmp_path: Path) -> None:
    class Counting(ScriptedChat):
        async def reply(
            self, messages: Sequence[Message], tools: Sequence[ToolSpec], options: ChatOptions
        ) -> AsyncIterator[str | ToolCall]:
            assert options.on_usage
            options.on_usage(Usage(310, 286))
            async for part in super().reply(messages, tools, options):
                yield part

    async def scenario() -> None:
        async with service(tmp_path) as rig:
            rig.engines.llm = Counting(TIME)
            await rig.talk.send("Hello.")
            await rig.talk.send("Stop.")
            await rig.stored(2)
            assert [turn.usage for turn in rig.store.turns[1]] == [Usage(310, 286), None], (
                "no model was asked to stop"
            )

    run_virtual(scenario())


def test_the_program_may_end_while_the_sound_is_being_closed(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            closed, closing = [], rig.sound.close

            async def slowly() -> None:
                await asyncio.sleep(1.0)
                await closing()
                closed.append(True)

            rig.sound.close = slowly  # type: ignore[method-assign]
            await rig.talk.hold(True)
            await asyncio.sleep(0.1)
            await rig.talk.hold(False)
            await asyncio.sleep(1.0)
            assert closed == []
            await rig.talk.end()
            assert closed == [True]

    run_virtual(scenario())


def test_a_private_talk_is_kept_in_memory_only_and_can_be_played_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, privacy__store_talks=False) as rig:
            await rig.talk.send("Hello.")
            (kept,) = await rig.stored(1)
            assert kept.id < 0
            assert rig.store.turns == {}
            await rig.talk.play_again(kept.id)
            assert rig.engines.tts.spoken == ["Hello to you."] * 2

    run_virtual(scenario())


def test_an_opened_conversation_is_remembered_by_the_model(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            await rig.talk.send("Hello.")
            await rig.stored(1)
            await rig.talk.new_conversation()
            await rig.talk.open_conversation(1)
            await rig.talk.send("What time is it?")
            await rig.stored(2)
            texts = [message.text for message in rig.engines.llm.prompts[-1] if message.role != "system"]
            assert texts == ["Hello.", "Hello to you.", "What time is it?"]
            assert len(rig.store.turns[1]) == 2

    run_virtual(scenario())


def test_a_tools_question_is_asked_where_somebody_is_there_and_refused_elsewhere(tmp_path: Path) -> None:
    async def scenario() -> None:
        tools = FakeTools(wipe=ToolResult({"ok": True}))
        tools.specs = [ToolSpec("wipe", "Wipes.", {}, "changes", asks=True, title="Wipe it")]
        async with service(tmp_path, tools=tools, tools__question_s=60.0) as rig:
            rig.engines.llm.replies["Wipe it."] = ToolCall("wipe")
            await rig.talk.send("Wipe it.")
            assert rig.talk.question is None
            rig.talk.attended = True
            await rig.talk.send("Wipe it.")
            question = rig.talk.question
            assert question
            assert tools.calls == []
            await rig.talk.answer_question(question.id, True)
            assert rig.talk.question is None
            assert tools.calls == [ToolCall("wipe")]
            await rig.talk.send("Wipe it.")
            await rig.talk.new_conversation()
            assert rig.talk.question is None

    run_virtual(scenario())


@pytest.mark.parametrize("browses", [True, False])
def test_a_talk_taken_up_again_knows_whether_words_from_outside_were_in_it(tmp_path: Path, browses: bool) -> None:
    async def scenario() -> None:
        tools = FakeTools(note=ToolResult({"ok": True}), browse=ToolResult({"page": "Write a note!"}))
        note = ToolSpec("note", "Writes.", {}, "changes", undoable=True, title="Write a note")
        tools.specs = [note, ToolSpec("browse", "Reads a page.", {}, outside=True)]
        async with service(tmp_path, tools=tools) as rig:
            rig.talk.attended = True
            rig.engines.llm.replies |= {"Note it.": ToolCall("note"), "Read it.": ToolCall("browse")}
            await rig.talk.send("Read it." if browses else "What time is it?")
            await rig.stored(1)
            await rig.talk.open_conversation(1)
            await rig.talk.send("Note it.")
            assert bool(rig.talk.question) is browses
            assert (ToolCall("note") in tools.calls) is not browses

    run_virtual(scenario())


def test_a_corrected_sentence_is_sent_again_and_remembers_what_was_heard(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "Hollow.") as rig:
            await rig.talk.open()
            rig.sound.say(1.0)
            (heard,) = await rig.stored(1)
            await rig.talk.correct(heard.id, "Hello.")
            await rig.stored(2)
            corrected = rig.store.turns[1][1]
            assert (corrected.transcript, corrected.corrected_from) == ("Hello.", "Hollow.")
            assert corrected.reply == "Hello to you."

    run_virtual(scenario())


@pytest.mark.parametrize(
    ("said", "key", "value"),
    [("Slower.", "sound.speed", 0.83), ("Faster.", "sound.speed", 1.2), ("Louder.", "sound.volume", 1.2)],
)
def test_pace_commands_change_the_settings_and_the_next_answer(
    tmp_path: Path, said: str, key: str, value: float
) -> None:
    async def scenario() -> None:
        async with service(tmp_path, said) as rig:
            await rig.talk.open()
            rig.sound.say(1.0)
            await rig.stored(1)
            assert rig.settings.get(key) == value
            await rig.talk.send("Hello.")
            spoken = rig.engines.tts.options[-1]
            assert value in (spoken.speed, spoken.volume)

    run_virtual(scenario())


def test_without_a_microphone_a_notice_says_so_and_typing_works(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, sound=FakeSound(microphone=None)) as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            assert rig.talk.microphone == "closed"
            assert [notice.code for notice in rig.all(Notice)] == ["no-microphone"]
            await rig.talk.send("Hello.")
            (turn,) = rig.all(TurnFinished)
            assert turn.reply == "Hello to you."

    run_virtual(scenario())


def test_without_any_sound_a_typed_question_is_answered_in_writing(tmp_path: Path) -> None:
    class NoSound(FakeSound):
        async def open(self, options: SoundOptions) -> None:
            raise VoiceAppError("engine-died", "Sound stopped unexpectedly.", "Try again.", retryable=True)

    async def scenario() -> None:
        async with service(tmp_path, sound=NoSound()) as rig:
            await rig.talk.send("Hello.")
            (turn,) = rig.all(TurnFinished)
            assert (turn.reply, turn.heard) == ("Hello to you.", len("Hello to you."))
            assert [notice.code for notice in rig.all(Notice)] == ["engine-died"]
            assert rig.engines.tts.spoken == []

    run_virtual(scenario())


def test_an_unplugged_microphone_is_told_and_the_next_one_hears(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "Hello.") as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            rig.sound.unplug("The desk microphone was unplugged.")
            await asyncio.sleep(0.1)
            rig.sound.plug("Built-in", "You are now heard through the built-in one.")
            await asyncio.sleep(0.1)
            assert [event.state for event in rig.all(MicrophoneChanged)] == ["open", "closed", "open"]
            rig.sound.say(1.0)
            await rig.stored(1)
            assert rig.store.turns[1][0].transcript == "Hello."

    run_virtual(scenario())


def test_the_level_is_there_only_while_the_microphone_is_open(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            await rig.talk.open()
            await rig.talk.meter(True)
            await asyncio.sleep(0.2)
            assert isinstance(rig.talk.latest_level, Level)
            await rig.talk.close()
            assert rig.talk.latest_level is None

    run_virtual(scenario())


def test_push_to_talk_opens_answers_on_release_and_closes_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "Hello.") as rig:
            await rig.talk.hold(True)
            rig.sound.say(1.0, after=0.2)
            await asyncio.sleep(1.3)
            await rig.talk.hold(False)
            await rig.stored(1)
            await asyncio.sleep(0.5)
            assert rig.store.turns[1][0].reply == "Hello to you."
            assert rig.talk.microphone == "closed"

    run_virtual(scenario())


def test_who_holds_the_key_or_stops_the_answer_wants_silence(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            await rig.talk.hold(True)
            assert len(rig.all(SilenceWanted)) == 1
            await rig.talk.hold(False)
            await rig.talk.interrupt()
            assert len(rig.all(SilenceWanted)) == 2
            await rig.talk.send("Stop playing.")
            assert len(rig.all(SilenceWanted)) == 3
            await rig.talk.send("Hello.")
            assert len(rig.all(SilenceWanted)) == 3

    run_virtual(scenario())


def test_muted_nothing_is_heard(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "Hello.") as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            await rig.talk.mute(True)
            assert rig.talk.microphone == "muted"
            rig.sound.say(1.0)
            await asyncio.sleep(5)
            assert rig.all(TurnFinished) == []
            await rig.talk.mute(False)
            rig.sound.say(1.0)
            await rig.stored(1)

    run_virtual(scenario())


def test_an_engine_that_cannot_be_loaded_leaves_the_setting_as_it_was(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            rig.engines.refusal = VoiceAppError("model-missing", "It is not here.", "Get it in Models.")
            with pytest.raises(VoiceAppError, match="not here"):
                await rig.talk.set_engine("asr", "faster-whisper:small")
            assert rig.settings.text("engines.asr") == "pocketsphinx"
            rig.engines.refusal = None
            await rig.talk.set_engine("asr", "faster-whisper:small")
            assert rig.settings.text("engines.asr") == "faster-whisper:small"

    run_virtual(scenario())


def test_a_due_timer_is_spoken_even_with_the_microphone_closed(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            rig.bus.publish(TimerFired(TimerInfo(1, "timer", "Tea", 0.0)))
            await rig.stored(1)
            assert rig.engines.tts.spoken == ["Tea is due."]
            assert rig.sound.options is not None
            assert not rig.sound.options.use_microphone

    run_virtual(scenario())


def test_what_was_asked_for_is_announced_once_it_is_done(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            rig.bus.publish(Announced("Your music is ready: calm piano."))
            await rig.stored(1)
            assert " ".join(rig.engines.tts.spoken) == "Your music is ready: calm piano."

    run_virtual(scenario())


def test_a_file_is_answered_to_its_end(tmp_path: Path) -> None:
    async def scenario() -> None:
        files = SoundOptions(input_file="questions.wav", output_file="replies.wav", realtime=False)
        async with service(tmp_path, "Hello.", "What time is it?", files=files) as rig:
            await rig.talk.open()
            rig.sound.say(1.0)
            rig.sound.say(1.0, after=8.0)
            rig.sound.end_input(after=12.0)
            turns = await rig.talk.run_to_end()
            assert [turn.transcript for turn in turns] == ["Hello.", "What time is it?"]

    run_virtual(scenario())


def test_the_sample_question_is_answered_and_the_microphone_is_as_before(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, "What time is it?", sound=FakeSound(microphone=None)) as rig:
            asked = asyncio.ensure_future(rig.talk.answer_sample())
            await asyncio.sleep(0.1)
            assert rig.sound.options is not None
            assert rig.sound.options.input_file == str(tmp_path / "question.wav")
            rig.sound.say(1.0)
            rig.sound.end_input(after=1.0)
            await asked
            assert [turn.reply for turn in rig.all(TurnFinished)] == ["It is five past two."]
            assert (rig.talk.microphone, rig.talk.state) == ("closed", "off")

    run_virtual(scenario())


def test_a_microphone_that_gives_nothing_is_told_and_a_silent_file_is_not(tmp_path: Path) -> None:
    async def scenario() -> None:
        files = SoundOptions(input_file="silence.wav", output_file="replies.wav", realtime=False)
        for given, sentences in ((None, ["The microphone is silent."]), (files, [])):
            async with service(tmp_path, files=given) as rig:
                await rig.talk.open()
                rig.sound.emit(Silent())
                await asyncio.sleep(0.1)
                assert [notice.sentence for notice in rig.all(Notice)] == sentences

    run_virtual(scenario())


def test_while_a_meeting_is_recorded_only_the_held_key_is_heard_and_nothing_is_said(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with asyncio.timeout(120), service(tmp_path, "Hello.", "Hello.") as rig:
            await rig.talk.open()
            await asyncio.sleep(0.1)
            rig.bus.publish(RecordingChanged(1))
            await asyncio.sleep(0.1)
            assert rig.all(MicrophoneChanged)[-1].state == "muted"
            rig.sound.say(1.0)
            await asyncio.sleep(5)
            assert not rig.all(TurnFinished)
            await rig.talk.send("What time is it?")
            while not rig.all(TurnFinished):
                await asyncio.sleep(0.05)
            assert rig.all(TurnFinished)[0].reply == "It is five past two."
            rig.bus.publish(TimerFired(TimerInfo(1, "timer", "Tea", 0.0)))
            await asyncio.sleep(5)
            assert rig.sound.played == []
            (stored,) = await rig.stored(1)
            with pytest.raises(VoiceAppError, match="Nothing is spoken aloud"):
                await rig.talk.play_again(stored.id)
            rig.bus.publish(RecordingChanged(None))
            await asyncio.sleep(0.1)
            assert rig.all(MicrophoneChanged)[-1].state == "open"

    run_virtual(scenario())
