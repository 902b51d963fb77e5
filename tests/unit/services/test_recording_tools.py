"""The talk's tools about recordings: found, asked, read, played, written down, read in a voice."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.unit.services.recording_house import HOME, YESTERDAY, House, house, settled
from voiceapp.core.answers import Answer, Citation
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobInfo, RecordingChanged, SilenceWanted, TurnStarted
from voiceapp.core.protocols import Recital
from voiceapp.core.voices import Sample, Voice
from voiceapp.services.meeting_import import Imported

HOME_ID, WORK_ID = 2, 1


def using(folder: Path, scenario: Callable[[House], Awaitable[None]], *, empty: bool = False) -> None:
    async def run() -> None:
        async with house(folder, empty=empty) as made:
            await scenario(made)

    asyncio.run(run())


# ----------------------------------------------------------------------------------------- finding, asking


def test_recordings_are_found_by_what_they_are_about(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        assert await house.told("find_recording", about="Sheila") == (
            "I found “Work” of Tuesday, November 17, 12 seconds, with Carla and David: at 6 seconds,"
            " “Then let's move the release to the nineteenth of May instead. Sheila lives in Texas.”"
        )
        assert await house.told("find_recording", about="the call with Ann") == (
            "I found “Home” of yesterday, 30 seconds, with Bob and Ann."
        )
        assert (await house.told("find_recording")).startswith("I found 2 recordings. “Home” of yesterday,")
        assert await house.told("find_recording", about="rockets") == (
            "I found no recording about rockets. The latest is “Home” of yesterday."
        )

    using(tmp_path, scenario)


def test_a_question_is_answered_with_who_said_it_where_and_when(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        assert await house.told("ask_recording", question="How much does the fridge cost?") == (
            "Ann says in “Home” of yesterday, at 12 seconds: “About 480 euros, with delivery.”"
        )
        # one recording, named by its day
        assert await house.told("ask_recording", question="When is the release?", recording="yesterday's call") == (
            "I looked in “Home” of yesterday. Not in these recordings. Looked for: release."
        )
        assert "David says in “Work” of" in await house.told("ask_recording", question="Where is Sheila?")
        # only what one person said
        said = await house.told(
            "ask_recording",
            question="What did Bob say about the fridge?",
            recording="the last meeting",
            person="bob",
        )
        assert (
            said == "Bob says in “Home” of yesterday, at 18 seconds: “We decided to buy the fridge in September.”"
        )

    using(tmp_path, scenario)


def test_a_recording_that_waits_to_be_deleted_is_unknown_to_the_talk_until_it_is_taken_back(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        question = "How much does the fridge cost?"

        async def told() -> list[str]:
            found = await house.told("find_recording", about="fridge")
            return [found, await house.told("ask_recording", question=question)]

        before = await told()
        assert all("“Home”" in sentence for sentence in before)
        house.library.service.set_aside(HOME_ID, True)
        found, answered = await told()
        assert found == "I found no recording about fridge. The latest is “Work” of Tuesday, November 17."
        assert "480 euros" not in answered
        assert "“Home”" not in await house.told("find_recording")
        house.library.service.set_aside(HOME_ID, False)
        assert await told() == before

    using(tmp_path, scenario)


def test_what_nobody_said_and_who_is_not_known_is_told(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        assert await house.told("ask_recording", question="What about the rocket launch?") == (
            "Not in these recordings. Looked for: rocket, launch."
        )
        assert await house.told("ask_recording", question="What did Zoe say?", recording="last", person="Zoe") == (
            "Nobody called Zoe is known in “Home” of yesterday. I know Bob and Ann."
        )

    using(tmp_path, scenario)


def test_a_slow_model_gives_way_to_a_quote(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with house(tmp_path, ask_s=0.05) as made:
            made.words.answer = Answer(
                "The fridge costs 480 euros.",
                "words",
                False,
                (Citation("Home", 12.0, 17.0, "The fridge costs 480 euros.", 1, "480 euros", True, HOME_ID),),
            )
            question = "How much does the fridge cost?"
            assert await made.told("ask_recording", question=question) == (
                "The fridge costs 480 euros. That is said in “Home” of yesterday, at 12 seconds."
            )
            made.words.answers = asyncio.Event()
            assert "“About 480 euros, with delivery.”" in await made.told("ask_recording", question=question)

    asyncio.run(scenario())


# --------------------------------------------------------------------------------------- minutes, speakers


def test_minutes_are_read_whole_or_in_part(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        draft = await house.told("read_minutes", recording="yesterday")
        assert draft.startswith(
            "There are no minutes of “Home” of yesterday yet; this is what stands out in its words."
        )
        assert await house.minutes.get(HOME_ID) is None  # reading stores nothing
        await house.minutes.write(HOME_ID)
        decisions = await house.told("read_minutes", recording="the last meeting", part="decisions")
        assert decisions == (
            "The minutes of “Home” of yesterday.\n\nDecisions. We decided to buy the fridge in September."
        )
        tasks = await house.told("read_minutes", part="tasks")
        assert "call the shop by Friday" in tasks
        assert "Decisions" not in tasks
        whole = await house.told("read_minutes")
        assert whole.index("Summary.") < whole.index("Decisions.") < whole.index("To do.")
        assert (await house.told("read_minutes", recording="last week", part="tasks")).endswith(
            "There are no tasks in them."
        )

    using(tmp_path, scenario)


def test_who_spoke_most_is_told_with_shares(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        assert await house.told("who_spoke_most", recording="the last meeting") == (
            "Bob spoke most in “Home” of yesterday. Bob 15 seconds, 60 percent; Ann 10 seconds, 40 percent."
        )
        await house.add("Lecture", HOME, YESTERDAY + 60.0, spoke=False)
        assert await house.told("who_spoke_most") == (
            "It is not known yet who speaks in “Lecture” of yesterday. Let the speakers be found in Meetings, under"
            " People."
        )

    using(tmp_path, scenario)


def test_what_is_not_written_down_yet_says_so(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        assert await house.told("find_recording", about="x") == (
            "There are no recordings yet. Record or import a meeting first."
        )
        await house.add("Raw", (), YESTERDAY)
        await house.stock.look()
        missing = "“Raw” of yesterday has not been written down yet. Let it be written down in Meetings first."
        assert await house.told("read_minutes") == missing
        assert await house.told("who_spoke_most") == missing
        assert "has been written down" in await house.told("ask_recording", question="What is up?")

    using(tmp_path, scenario, empty=True)


# ------------------------------------------------------------------------------------------------- playing


def test_a_recording_plays_once_the_answer_has_been_said_and_stops_on_stop(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        assert await house.told("play_recording", said="Sheila") == (
            "I play “Work” of Tuesday, November 17, from 6 seconds on, where Sheila is mentioned."
            " Say stop to end it."
        )
        await settled()
        assert house.player.log == []
        house.quiet.set()
        await settled()
        assert house.player.log == [(WORK_ID, 6.0)]
        house.library.bus.publish(SilenceWanted())
        await settled()
        assert house.player.log == [(WORK_ID, 6.0), "paused"]
        house.library.bus.publish(SilenceWanted())  # the window's own playing is left alone
        await settled()
        assert house.player.log[2:] == []

    using(tmp_path, scenario)


def test_stop_before_it_began_keeps_it_from_beginning(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        await house.told("play_recording")
        house.library.bus.publish(SilenceWanted())
        await settled()
        house.quiet.set()
        await settled()
        assert house.player.log == []

    using(tmp_path, scenario)


@pytest.mark.parametrize(
    ("arguments", "at", "told"),
    [
        ({"recording": "yesterday's call"}, (HOME_ID, 0.0), "from the beginning"),
        ({"recording": "last", "seconds": 12}, (HOME_ID, 12.0), "from 12 seconds on"),
        ({"recording": "the call", "said": "Sheila"}, (WORK_ID, 6.0), "where Sheila is mentioned"),
        ({"recording": "Home", "said": "fridge"}, (HOME_ID, 0.0), "where fridge is mentioned"),
        ({"said": "David"}, (WORK_ID, 6.0), "where David speaks first"),
    ],
)
def test_it_plays_from_a_time_or_a_word(
    tmp_path: Path, arguments: dict[str, object], at: tuple[int, float], told: str
) -> None:
    async def scenario(house: House) -> None:
        house.quiet.set()
        assert told in await house.told("play_recording", **arguments)
        await settled()
        assert house.player.log == [at]

    using(tmp_path, scenario)


def test_undo_stops_what_plays_unless_something_else_was_done_since(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        house.quiet.set()
        await house.told("play_recording")
        await settled()
        assert (await house.use("undo")).text == "It is silent."
        assert house.player.log[-1] == "paused"
        await house.told("play_recording")
        await settled()
        await house.use("set_timer")
        assert (await house.use("undo")).text == "The timer is cancelled."
        assert house.player.log[-1] == (HOME_ID, 0.0)

    using(tmp_path, scenario)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"said": "rocket"}, "rocket is not mentioned in any recording. Try another word of it."),
        ({"recording": "Work", "said": "fridge"}, "fridge is not mentioned in “Work” of Tuesday, November 17."),
        ({"recording": "Work", "seconds": 600}, "“Work” of Tuesday, November 17 is only 12 seconds long."),
        ({"recording": "Silent"}, "The sound of “Silent” of yesterday is no longer here."),
        ({"recording": "Nothing"}, "I found no recording about nothing."),
    ],
)
def test_what_cannot_be_played_says_why(tmp_path: Path, arguments: dict[str, object], told: str) -> None:
    async def scenario(house: House) -> None:
        await house.add("Silent", HOME[:1], YESTERDAY, sound=False)
        house.quiet.set()
        assert (await house.told("play_recording", **arguments)).startswith(told)
        await settled()
        assert house.player.log == []

    using(tmp_path, scenario)


def test_nothing_plays_while_a_meeting_is_recorded(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        await house.told("play_recording")
        house.library.bus.publish(RecordingChanged(9))
        house.quiet.set()
        await settled()
        assert (await house.told("play_recording")).startswith("Nothing is played while a meeting is recorded.")
        assert house.player.log == []
        house.library.bus.publish(RecordingChanged(None))
        await house.told("play_recording")
        await settled()
        assert house.player.log == [(HOME_ID, 0.0)]

    using(tmp_path, scenario)


def test_what_plays_falls_silent_when_a_meeting_begins_to_be_recorded(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        house.quiet.set()
        await house.told("play_recording")
        await settled()
        house.library.bus.publish(RecordingChanged(9))
        await settled()
        house.library.bus.publish(RecordingChanged(9))  # its level, ten times a second
        await settled()
        assert house.player.log == [(HOME_ID, 0.0), "paused"]

    using(tmp_path, scenario)


def test_what_could_not_begin_to_play_is_told_and_is_not_playing(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        house.quiet.set()
        house.player.error = VoiceAppError("speaker-missing", "There is no speaker.", "Connect one.")
        await house.told("play_recording")
        await settled()
        assert house.notices() == [("error", "There is no speaker.")]
        assert not house.acts.plays

    using(tmp_path, scenario)


def test_how_to_end_it_is_true_where_the_microphone_is_muted_meanwhile(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        assert (await house.told("play_recording")).endswith("Say stop to end it.")
        house.hears = False
        assert (await house.told("play_recording")).endswith("Press Esc or type stop to end it.")

    using(tmp_path, scenario)


# -------------------------------------------------------------------------------------------- writing down


def test_a_file_is_written_down_and_its_end_told(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        file = tmp_path / "files" / "My talk.wav"
        file.write_bytes(b"RIFF")
        assert await house.told("transcribe_file", file="my talk") == (
            "I am writing My talk.wav down. I will tell you when it is ready."
        )
        await settled()
        assert (house.imported, house.aloud()) == ([file], [])
        house.ended.set()
        await settled()
        assert house.aloud() == ["My talk.wav is written down."]
        assert house.notices() == [("success", "My talk.wav is written down.")]

    using(tmp_path, scenario)


@pytest.mark.parametrize(
    ("failing", "made", "told"),
    [
        (11, Imported(1, 3.0), "a.mp3 was not written down. It has no sound."),
        (12, Imported(1, 3.0, writing=12), "a.mp3 was not written down. It has no sound."),
        (0, Imported(1, 3.0, duplicate_of=1), "a.mp3 is among your recordings already."),
    ],
)
def test_what_became_of_a_file_is_told(tmp_path: Path, failing: int, made: Imported, told: str) -> None:
    async def scenario(house: House) -> None:
        (tmp_path / "files" / "a.mp3").write_bytes(b"x")
        house.made = made
        if failing:
            error = VoiceAppError("no-sound", "It has no sound.", "Choose another file.")
            house.ends[failing] = JobInfo(failing, "job", "", "failed", error=error)
        await house.told("transcribe_file", file="a.mp3")
        house.ended.set()
        await settled()
        assert house.aloud() == [told]

    using(tmp_path, scenario)


def test_a_name_of_an_old_encoding_is_told_in_letters_that_can_be_said(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        (tmp_path / "files" / os.fsdecode(b"memo caf\xe9.wav")).write_bytes(b"RIFF")
        assert (await house.told("transcribe_file", file="memo")).startswith("I am writing memo down.")
        house.ended.set()
        await settled()
        assert house.aloud() == ["memo caf\N{REPLACEMENT CHARACTER}.wav is written down."]

    using(tmp_path, scenario)


def test_files_that_cannot_be_written_down_are_left_alone(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        assert (await house.told("transcribe_file", file="gone.wav")).startswith(
            "I found no sound file called gone.wav."
        )
        (tmp_path / "files" / "notes.txt").write_text("x")
        assert (await house.told("transcribe_file", file="notes")).startswith("I found no sound file")
        hidden = tmp_path / "files" / ".keys" / "a.wav"
        hidden.parent.mkdir()
        hidden.write_bytes(b"x")
        assert "is hidden" in await house.told("transcribe_file", file=str(hidden))
        (tmp_path / "files" / "b.wav").write_bytes(b"x")
        house.obstacle = VoiceAppError("asr-basic", "Only the basic recogniser is here.", "Add a better one.")
        assert await house.told("transcribe_file", file="b.wav") == (
            "b.wav cannot be written down. Only the basic recogniser is here. Add a better one."
        )
        assert house.imported == []

    using(tmp_path, scenario)


# -------------------------------------------------------------------------------------------- in a voice

SAMPLE = Sample(1, 2, "a", "a.flac", "digest", 8.0, 0.0)


def test_a_text_is_read_in_a_voice_that_may_speak(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        house.shelf.voices = [Voice(1, "Linda", "described", 0.0), Voice(2, "Ann", "own", 0.0, samples=(SAMPLE,))]
        result = await house.use("speak_in_voice", text="Good morning.", voice="linda")
        assert (result.recital, result.data["ok"]) == (Recital("Good morning.", "Linda"), True)
        for name, told in (
            ("Ann", "Ann cannot speak until its speaker agrees."),
            ("Zoe", "There is no voice called Zoe. There is Linda and Ann."),
        ):
            refused = await house.use("speak_in_voice", text="Good morning.", voice=name)
            assert refused.recital is None
            assert refused.text.startswith(told)
        house.engine_error = VoiceAppError("engine-cannot-clone", "No engine can speak as Linda.", "Get XTTS.")
        refused = await house.use("speak_in_voice", text="Hello.", voice="Linda")
        assert (refused.recital, refused.text) == (None, "No engine can speak as Linda. Get XTTS.")
        house.shelf.voices = []
        assert (await house.told("speak_in_voice", text="Hi.", voice="Ann")).endswith("Make one in Voices.")

    using(tmp_path, scenario)


def test_every_tool_about_recordings_tells_words_of_others_or_asks_for_its_effect(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        specs = {spec.name: spec for spec in house.tools.specs}
        reading = ("find_recording", "ask_recording", "read_minutes", "who_spoke_most")
        assert all(specs[name].outside and specs[name].effect == "reads" for name in reading)
        acting = ("play_recording", "transcribe_file", "speak_in_voice")
        assert all(specs[name].effect == "changes" and specs[name].title for name in acting)
        assert "needs question" in (await house.use("ask_recording")).text

    using(tmp_path, scenario)


def test_a_choice_that_was_not_sure_is_told(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        await house.add("Home", HOME, YESTERDAY + 3600.0)
        told = await house.told("read_minutes", recording="yesterday's call", part="decisions")
        assert told.endswith("Another recording fits; this is the latest, “Home” of yesterday.")

    using(tmp_path, scenario)


def test_tools_are_offered_for_what_there_is(tmp_path: Path) -> None:
    async def scenario(house: House) -> None:
        def offered() -> set[str]:
            return {spec.name for spec in house.tools.specs} - {"undo", "set_timer"}

        assert offered() == {"transcribe_file", "speak_in_voice"}
        meeting = await house.add("Home", HOME, YESTERDAY)
        house.library.bus.publish(TurnStarted(1, 0))  # another process may have added it
        await asyncio.wait_for(_until(lambda: "read_minutes" in offered()), 5.0)
        await house.library.service.delete(meeting)
        await asyncio.wait_for(_until(lambda: "read_minutes" not in offered()), 5.0)
        assert await house.told("read_minutes") == "There are no recordings yet. Record or import a meeting first."

    using(tmp_path, scenario, empty=True)


async def _until(true: Callable[[], bool]) -> None:
    while not true():
        await asyncio.sleep(0)
