"""A fake app behind the whole window: every service that the window calls, in memory, on the core's loop.

``app.talk.calls`` keeps what the window asked for; a test plays the talk by publishing events through
:meth:`FakeApp.say` and its like.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.fakes.app_asking import AskingServices
from tests.fakes.app_inspect import FakeInspecting, FakeViews
from tests.fakes.app_meetings import MeetingServices
from tests.fakes.app_models import HEADSET, MICROPHONE, SPEAKER, PagesApp
from tests.fakes.app_music import MusicServices
from tests.fakes.app_voices import VoiceServices
from tests.fakes.app_welcome import FakeMicrophoneTest
from voiceapp.core.connections import connection_name
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    ConversationsChanged,
    DictationChanged,
    DictationReady,
    EventBus,
    MicrophoneChanged,
    MicrophoneState,
    TalkState,
    TalkStateChanged,
    TimerInfo,
    TimersChanged,
    TurnFinished,
    TurnStarted,
    TurnStored,
    UserSaid,
)
from voiceapp.core.frames import Level
from voiceapp.core.protocols import SoundDevice
from voiceapp.core.records import Check, ConversationHit, ConversationInfo, StoredTurn
from voiceapp.services.clipboard import ClipboardService

PHRASES = (
    ("timer-outline", "Set a timer for ten minutes"),
    ("calendar-clock", "Remind me at six to water the plants"),
    ("cart-outline", "Put oat milk on the shopping list"),
    ("clock-outline", "What time is it?"),
)

SPECULATIVE = {
    "end_of_speech": 0.0,
    "hearing": 70.0,
    "endpoint": 480.0,
    "transcript": 240.0,
    "first_token": 430.0,
    "first_sentence": 560.0,
    "first_audio": 740.0,
    "first_sound": 800.0,
}
"""A turn whose work began during the pause."""


class FakeTalk:
    """Answers every sent text at once with ``answers`` (the text itself, else); keeps every call."""

    def __init__(self, app: FakeApp) -> None:
        self._app = app
        self._bus = app.bus
        self.calls: list[tuple[str, Any]] = []
        self._silent = asyncio.Event()
        self.state: TalkState = "off"
        self.microphone: MicrophoneState = "closed"
        self.conversation: int | None = None
        self.latest_level: Level | None = None
        self.answers: dict[str, str] = {}
        self.found: list[SoundDevice] = [MICROPHONE, HEADSET, SPEAKER]
        self.titles = {"asr": "Lark small", "llm": "Finch 4B", "tts": "Wren"}
        self.fail: VoiceAppError | None = None
        self.next = 1

    def _call(self, name: str, value: Any = None) -> None:
        self.calls.append((name, value))
        if self.fail is not None:
            raise self.fail

    def show_state(self, state: TalkState) -> None:
        """Go to a state and tell it (core loop only)."""
        self.state = state
        self._bus.publish(TalkStateChanged(state))

    def show_microphone(self, state: MicrophoneState) -> None:
        """Open, mute or close the microphone and tell it (core loop only)."""
        self.microphone = state
        if state == "closed":
            self.latest_level = None
        self._bus.publish(MicrophoneChanged(state, None if state == "closed" else "Desk microphone"))

    async def open(self) -> None:
        self._call("open")
        self.show_microphone("open")
        self.show_state("listening")

    async def close(self) -> None:
        self._call("close")
        self.show_microphone("closed")
        self.show_state("off")

    async def mute(self, muted: bool, /) -> None:
        self._call("mute", muted)
        self.show_microphone("muted" if muted else "open")

    async def hold(self, held: bool, /) -> None:
        self._call("hold", held)
        self.show_microphone("open" if held else "closed")

    async def meter(self, on: bool, /) -> None:
        self._call("meter", on)

    async def send(self, text: str, /) -> None:
        self._call("send", text)
        self.turn(text, self.answers.get(text, text), typed=True)

    def turn(self, said: str, reply: str, *, typed: bool = False, heard: int | None = None) -> None:
        """A whole turn from start to storage (core loop only)."""
        number, self.next = self.next, self.next + 1
        self._bus.publish(TurnStarted(number, self.conversation or 0))
        self._bus.publish(UserSaid(number, said, typed))
        cut = heard is not None
        heard = len(reply) if heard is None else heard
        timeline: dict[str, float | None] = dict(SPECULATIVE)
        self._bus.publish(TurnFinished(number, self.conversation or 0, said, reply, heard, "en", cut, timeline))
        self._app.conversations.store(number, said, reply, heard=heard, typed=typed, interrupted=cut)

    async def answer_question(self, question: int, yes: bool, /) -> None:
        self._call("answer_question", (question, yes))

    async def interrupt(self) -> None:
        self._call("interrupt")
        self._silent.set()
        self._silent.set()
        self.show_state("listening" if self.microphone == "open" else "off")

    async def answer_sample(self) -> None:
        self._call("answer_sample")
        self.turn("What time is it?", "It is ten past nine.")

    async def play_again(self, turn_id: int, /) -> None:
        self._call("play_again", turn_id)

    async def read_aloud(self, text: str, /) -> None:
        self._call("read_aloud", text)
        self._silent.clear()
        await self._silent.wait()

    async def try_again(self, turn_id: int, /) -> None:
        self._call("try_again", turn_id)

    async def correct(self, turn_id: int, text: str, /) -> None:
        self._call("correct", (turn_id, text))
        self.turn(text, self.answers.get(text, text), typed=True)

    async def new_conversation(self) -> None:
        self._call("new_conversation")
        self.conversation = None

    async def open_conversation(self, conversation: int, /) -> None:
        self._call("open_conversation", conversation)
        self.conversation = conversation

    async def set_engine(self, task: str, spec_text: str, /) -> None:
        self._call("set_engine", (task, spec_text))
        far = self._app.connections.stored.get(connection_name(spec_text) or "")
        self.titles[task] = far.title if far else self._app.models.models[spec_text].title
        self._app.settings.set(f"engines.{task}", spec_text)

    def phrases(self) -> tuple[tuple[str, str], ...]:
        return PHRASES

    def engines(self) -> dict[str, str]:
        return dict(self.titles)

    def hosts(self) -> dict[str, str]:
        far = self._app.connections.stored.values()
        return {one.task: one.host for one in far if one.sends_out and self.titles[one.task] == one.title}

    async def devices(self) -> list[SoundDevice]:
        return self.found


class FakeConversations:
    """Stored talks in a dictionary."""

    def __init__(self, app: FakeApp) -> None:
        self._app = app
        self._bus: EventBus = app.bus
        self.calls: list[tuple[str, Any]] = []
        self.infos: dict[int, ConversationInfo] = {}
        self.turns: dict[int, list[StoredTurn]] = {}
        self._next_turn = 1000

    def add(self, title: str, updated: datetime, turns: list[tuple[str, str]] | None = None) -> int:
        """Put a talk with these (said, reply) turns into storage."""
        number = len(self.infos) + 1
        at = updated.timestamp()
        self.turns[number] = []
        self.infos[number] = ConversationInfo(number, title, at, at, 0)
        for said, reply in turns or []:
            self._append(number, said, reply, at, heard=len(reply))
        return number

    def _append(self, number: int, said: str, reply: str, at: float, **more: Any) -> StoredTurn:
        kept = self.turns[number]
        turn = StoredTurn(self._next_turn, number, len(kept) + 1, at, said, reply, **more)
        self._next_turn += 1
        kept.append(turn)
        self.infos[number] = replace(self.infos[number], turns=len(kept), updated=at)
        return turn

    def store(self, live: int, said: str, reply: str, **more: Any) -> None:
        """Keep a turn of the running talk and tell it (core loop only)."""
        number = self._app.talk.conversation
        if number is None:
            number = self.add(said, datetime.now())
            self._app.talk.conversation = number
        turn = self._append(number, said, reply, time.time(), timeline_ms=dict(SPECULATIVE), **more)
        self._bus.publish(TurnStored(live, turn.id, number))
        self._bus.publish(ConversationsChanged(number))

    async def list(self) -> list[ConversationInfo]:
        return list(self.infos.values())

    async def show(self, conversation: int, /) -> tuple[ConversationInfo, Sequence[StoredTurn]]:
        if conversation not in self.infos:
            raise VoiceAppError("conversation-unknown", "This talk is no longer stored.", "Pick another one.")
        return self.infos[conversation], tuple(self.turns[conversation])

    async def search(self, text: str, /) -> Sequence[ConversationHit]:
        self.calls.append(("search", text))
        hits = []
        for number, turns in self.turns.items():
            for turn in turns:
                if text.lower() in f"{turn.transcript} {turn.reply}".lower():
                    hits.append(
                        ConversationHit(
                            number, turn.id, self.infos[number].title, f"[{turn.transcript}]", turn.at, 1.0
                        )
                    )
        return hits

    async def export(self, conversation: int, format: str, folder: Path, /) -> Path:
        self.calls.append(("export", (conversation, format)))
        path = folder / f"talk.{format}"
        path.write_text("\n".join(turn.transcript for turn in self.turns[conversation]))
        return path

    async def delete(self, conversation: int, /) -> None:
        self.calls.append(("delete", conversation))
        del self.infos[conversation], self.turns[conversation]
        self._bus.publish(ConversationsChanged(conversation))

    async def rename(self, conversation: int, title: str, /) -> None:
        self.calls.append(("rename", (conversation, title)))
        self.infos[conversation] = replace(self.infos[conversation], title=title)
        self._bus.publish(ConversationsChanged(conversation))


class FakeAlarms:
    """Timers that only their test lets run."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.timers: list[TimerInfo] = []

    def put(self, label: str, seconds: float) -> None:
        """Add a running timer and tell it (core loop only)."""
        self.timers.append(TimerInfo(len(self.timers) + 1, "timer", label, time.time() + seconds))
        self._bus.publish(TimersChanged(tuple(self.timers)))

    async def cancel(self, alarm: int, /) -> None:
        self.timers = [timer for timer in self.timers if timer.id != alarm]
        self._bus.publish(TimersChanged(tuple(self.timers)))


class FakeDictation:
    """Listens between :meth:`start` and :meth:`stop`, and then has heard ``text``."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.text = "Dear neighbour, the cat is well."
        self.sure = True

    async def start(self) -> None:
        self._bus.publish(DictationChanged(True))

    async def stop(self) -> None:
        self._bus.publish(DictationChanged(False))
        self._bus.publish(DictationReady(self.text, self.sure))


class FakeDoctor:
    """Finds everything in order."""

    async def checks(self) -> list[Check]:
        return [Check("home", True, "The home can be written.")]


class FakeApp(AskingServices, MusicServices, VoiceServices, MeetingServices, PagesApp):
    """The whole app; ``started`` and ``closed`` tell what was done to it."""

    def __init__(self, home: Path) -> None:
        PagesApp.__init__(self, home)
        MeetingServices.__init__(self, self.bus)
        VoiceServices.__init__(self, self.bus, home)
        MusicServices.__init__(self, self.bus, home, self.jobs)
        AskingServices.__init__(self, self.bus)
        self.talk: FakeTalk = FakeTalk(self)  # type: ignore[assignment]
        self.conversations = FakeConversations(self)
        self.alarms = FakeAlarms(self.bus)
        self.dictation = FakeDictation(self.bus)
        self.clipboard = ClipboardService(self.bus)
        self.doctor = FakeDoctor()
        self.sound_views = FakeViews(self.bus, home)
        self.inspecting = FakeInspecting()
        self.microphone_test = FakeMicrophoneTest(self.bus, home)
        self.started = self.closed = False
        self.refuse: BaseException | None = None

    async def start(self) -> None:
        self.started = True
        if self.refuse is not None:
            raise self.refuse

    async def close(self) -> None:
        self.closed = True


def a_week_of_talks(app: FakeApp, now: datetime) -> None:
    """Talks of today, yesterday and the days before, as in the pictures of the look (names are made up)."""
    day = timedelta(days=1)
    noon = now.replace(hour=10, minute=24, second=0, microsecond=0)
    for title, moment in (
        ("Reminder for the dentist", noon - 4 * day),
        ("Slower explanation of tides", noon - 3 * day),
        ("Packing list", noon - 2 * day),
        ("Unit conversions", noon - day - timedelta(minutes=44)),
        ("Words for the card", noon - day + timedelta(hours=1, minutes=41)),
        ("What the bakery said", noon - day + timedelta(hours=7, minutes=7)),
        ("Dinner for six", noon - timedelta(hours=1, minutes=34)),
        ("Launch week plan", noon),
    ):
        app.conversations.add(title, moment, [(f"About {title.lower()}?", f"This is what I know: {title}.")])
