"""Meetings written down: what nobody said goes, what the user corrected and named stays."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.fakes.meetings import Library
from tests.unit.services.helpers import recorded
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.core.frames import Segment, Word
from voiceapp.core.meetings import NewSegment, SpokenTurn
from voiceapp.core.settings import Settings
from voiceapp.services.meeting_transcription import MeetingTranscription, spoken
from voiceapp.services.segment_words import carried
from voiceapp.services.transcription import FileTranscript, Progress
from voiceapp.storage.edits import SegmentRow

Carried = tuple[list[SegmentRow], list[SegmentRow]]


def words(text: str, start_s: float = 0.0) -> tuple[Word, ...]:
    return tuple(Word(word, start_s + at, start_s + at + 0.9, 0.9) for at, word in enumerate(text.split()))


def heard(*segments: Segment, languages: tuple[str | None, ...] = ()) -> FileTranscript:
    return FileTranscript(Path("audio.flac"), "", "en", 3.0, 0.1, segments, languages)


class House(Library):
    """A library whose transcriber says what ``told`` holds."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.settings = Settings(folder / "settings.json")
        self.told = self.english = heard()
        self.asked: list[tuple[Path, str, str | None, str]] = []
        self.transcription = MeetingTranscription(
            self.jobs,
            *self.stores,
            self.edit_store,
            self.settings,
            self.bus,
            self.service.audio_path,
            self.transcribe,
            (self.microphone, self.played),
        )

    async def transcribe(
        self,
        path: Path,
        asr: str,
        language: str | None = None,
        translate: bool = False,
        on_progress: Progress | None = None,
        prompt: str = "",
    ) -> FileTranscript:
        self.asked.append((path, asr, language, prompt))
        return self.english if translate else self.told

    async def microphone(self, path: Path, asr: str, *_: object, **__: object) -> FileTranscript:
        return heard(
            Segment("Well hello", 0.0, 1.0, words("Well hello"), avg_logprob=-0.5),
            Segment("budget is fine", 2.2, 4.2, words("budget is fine", 2.2), avg_logprob=-0.5),
        )

    async def played(self, path: Path, asr: str, *_: object, **__: object) -> FileTranscript:
        return heard(Segment("Budget is fine.", 2.0, 4.0, words("Budget is fine.", 2.0), avg_logprob=-0.5))

    async def write_down(self, translate: bool = False) -> None:
        info = await self.jobs.wait(await self.transcription.start(1, translate))
        assert info.state == "done", info.error


def test_a_new_version_keeps_names_and_corrections(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with House(tmp_path).open() as house:
            await house.add_call()
            await house.service.rename_speaker(1, "Bob", "Sheila")
            await house.edits.edit(1, 2, "Agreed indeed.")
            house.settings.override("meetings.asr", "faster-whisper:small")
            house.settings.override("meetings.vocabulary", "Zanzibar, Sheila")
            house.told = heard(
                Segment("A Zanzibar", 0.1, 1.9, words("A Zanzibar"), avg_logprob=-1.0),
                Segment("budget greed now", 2.0, 5.0, words("budget greed now", 2.0), avg_logprob=-0.5),
                languages=("en", "de"),
            )
            await house.write_down()
            path = tmp_path / "meetings" / "1" / "audio.flac"
            assert house.asked == [(path, "faster-whisper:small", "auto", "Zanzibar, Sheila")]
            meeting = await house.service.get(1)
            told = [(meeting.name_of(one.speaker), one.text, one.language, one.edited) for one in meeting.segments]
            assert told == [
                ("Ann", "A Zanzibar", "en", False),
                ("Sheila", "Agreed indeed.", "en", True),
                ("Sheila", "greed now", "de", False),
            ]
            assert meeting.segments[0].confidence == 0.5
            assert await house.stores[1].original(meeting.segments[1].id) == ("budget", words("budget", 2.0))
            versions = await house.service.versions(1)
            assert [(one.kind, one.engine) for one in versions] == [
                ("better", "faster-whisper:small"),
                ("better", "whisper"),
            ]
            await house.service.use(1, versions[1].id)
            assert (await house.service.get(1)).segments[1].text == "Agreed indeed."

    asyncio.run(scenario())


def test_a_version_that_cannot_be_stored_with_all_corrections_is_not_stored_at_all(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with House(tmp_path).open() as house:
            await house.add_call()
            await house.edits.edit(1, 1, "The Zanzibar budget.")
            await house.edits.edit(1, 2, "Agreed indeed.")
            before = await house.service.get(1)

            def broken(rows: Sequence[SegmentRow], correction: SegmentRow, transcript: int) -> Carried:
                if correction.text == "Agreed indeed.":
                    raise ZeroDivisionError
                return carried(rows, correction, transcript)

            segments = [NewSegment(0.0, 3.0, "A budget greed")]
            with pytest.raises(ZeroDivisionError):
                await house.edit_store.add_version(1, "whisper", segments, "en", broken)
            assert await house.service.get(1) == before
            assert len(await house.service.versions(1)) == 1
            made = await house.edit_store.add_version(1, "whisper", segments, "en", carried)
            after = await house.service.get(1)
            assert after.info.transcript == made.id
            texts = {one.text for one in after.segments if one.edited}
            assert texts == {"The Zanzibar budget.", "Agreed indeed."}
            assert await house.edits.undo(1) == "Keep correction"

    asyncio.run(scenario())


@pytest.mark.parametrize("translate", [False, True])
def test_where_nothing_is_heard_the_words_that_are_there_stay(tmp_path: Path, translate: bool) -> None:
    async def scenario() -> None:
        async with House(tmp_path).open() as house:
            await house.add_call()
            live = await house.stores[1].add(1, "live", "", [NewSegment(0.0, 1.0, "Budget")])
            notices: list[Notice] = []
            house.bus.subscribe(Notice, notices.append)
            await house.write_down(translate)
            meeting = await house.service.get(1)
            assert (meeting.info.transcript, [one.text for one in meeting.segments]) == (live.id, ["Budget"])
            assert len(await house.service.versions(1)) == 2
            assert [(one.level, one.code) for one in notices] == [("warning", "nothing-heard")]
            assert notices[0].sentence.startswith("Nothing was understood in “Call”.")

    asyncio.run(scenario())


def test_a_silent_meeting_gets_a_transcript_without_words(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with House(tmp_path).open() as house:
            await house.stores[0].create("Silence", 1.0, "imported", "ready")
            await house.stores[0].update(1, audio="audio.flac")
            house.service.folder_of(1).mkdir(parents=True)
            (house.service.folder_of(1) / "audio.flac").touch()
            await house.write_down()
            assert [one.kind for one in await house.service.versions(1)] == ["better"]

    asyncio.run(scenario())


def test_engine_and_language_of_one_run_do_not_change_the_settings(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with House(tmp_path).open() as house:
            await house.add_call()
            house.told = heard(Segment("Agreed.", 2.0, 3.0))
            house.settings.override("meetings.asr", "faster-whisper:small")
            info = await house.jobs.wait(await house.transcription.start(1, False, "wav2vec2:base", "de"))
            assert info.state == "done", info.error
            await house.write_down()
            assert [one[1:3] for one in house.asked] == [("wav2vec2:base", "de"), ("faster-whisper:small", "auto")]
            assert [one.engine for one in await house.service.versions(1)][:2] == [
                "faster-whisper:small",
                "wav2vec2:base",
            ]
            assert house.transcription.translates("faster-whisper:small")
            assert not house.transcription.translates("pocketsphinx")

    asyncio.run(scenario())


def test_a_translation_stands_beside_the_original_line_by_line(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with House(tmp_path).open() as house:
            made = await house.stores[0].create("Empty", 1.0, "imported", "ready")
            await house.stores[0].update(made.id, audio="audio.flac")
            house.service.folder_of(made.id).mkdir(parents=True)
            (house.service.folder_of(made.id) / "audio.flac").touch()
            await house.add_call()
            house.english = heard(
                Segment("The", 0.0, 1.0),
                Segment("budget.", 1.0, 2.1),
                Segment("Yes.", 2.1, 3.5),
                Segment("Indeed.", 9.0, 9.5),
            )
            info = await house.jobs.wait(await house.transcription.start(2, True))
            assert info.state == "done"
            meeting = await house.service.get(2)
            assert [one.text for one in meeting.segments] == ["The zanzibar budget.", "Agreed."]
            first, second = (one.id for one in meeting.segments)
            assert await house.service.translation(2) == {first: "The budget.", second: "Yes. Indeed."}
            assert await house.service.search("yes") == []
            with pytest.raises(VoiceAppError) as caught:
                await house.transcription.start(made.id, True)
            assert caught.value.code == "transcript-missing"

    asyncio.run(scenario())


def test_the_builtin_recogniser_writes_no_meeting_down_by_itself(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with House(tmp_path).open() as house:
            await house.add_call()
            events = recorded(house.bus)
            assert await house.transcription.begin(1) is None
            assert [type(event) for event in events] == [Notice]
            obstacle = house.transcription.obstacle()
            assert obstacle
            assert "short English phrases" in obstacle.message
            house.settings.override("engines.asr", "remote:box")
            assert await house.transcription.begin(1) is None
            house.settings.override("engines.asr", "faster-whisper:small")
            assert await house.transcription.begin(1) is not None
            house.settings.override("engines.asr", "pocketsphinx")
            house.settings.override("meetings.asr", "pocketsphinx")
            assert house.transcription.obstacle() is None

    asyncio.run(scenario())


def test_a_meeting_without_sound_cannot_be_written_down(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with House(tmp_path).open() as house:
            await house.add_call()
            await house.service.delete_audio(1)
            with pytest.raises(VoiceAppError) as caught:
                await house.transcription.start(1)
            assert caught.value.code == "audio-missing"
            await house.stores[0].update(1, state="recording")
            with pytest.raises(VoiceAppError) as caught:
                await house.transcription.start(1)
            assert caught.value.code == "meeting-recording"

    asyncio.run(scenario())


def test_what_nobody_said_is_dropped() -> None:
    loop = [Segment("We will see about that then.", at, at + 2.0, avg_logprob=-0.3) for at in range(10, 20, 2)]
    told = heard(
        Segment("Good morning everyone.", 0.0, 2.0, words("Good morning everyone."), avg_logprob=-0.25),
        Segment("Thank you for watching!", 2.0, 4.0, avg_logprob=-0.4, no_speech_prob=0.9),
        Segment("[BLANK_AUDIO]", 4.0, 5.0),
        Segment("Thank you.", 5.0, 6.0, avg_logprob=-0.2, no_speech_prob=0.05),
        *loop,
    )
    assert [one.text for one in spoken(told)] == [
        "Good morning everyone.",
        "Thank you.",
        *["We will see about that then."] * 2,
    ]


def test_a_decoder_that_went_round_in_circles_is_kept_as_unsure() -> None:
    (one,) = spoken(heard(Segment("and so on " * 20, 0.0, 20.0, avg_logprob=-0.1)))
    assert one.confidence == 0.0


def test_what_was_invented_after_a_real_sentence_goes_with_its_words() -> None:
    text = "What now? Thank you for watching."
    (one,) = spoken(heard(Segment(text, 0.0, 6.0, words(text), avg_logprob=-0.3, no_speech_prob=0.9)))
    assert (one.text, one.start_s, one.end_s) == ("What now?", 0.0, 1.9)
    assert [word.text for word in one.words] == ["What", "now?"]


def test_two_channels_are_written_down_apart_and_an_echo_is_dropped(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with House(tmp_path).open() as house:
            await house.add_call()
            await house.stores[0].update(1, channels=2)
            speakers = house.stores[2]
            me = await speakers.add(1, "SPEAKER_02", "Me", channel=0)
            her = await speakers.add(1, "SPEAKER_03", "Sheila", channel=1)
            await speakers.set_turns(1, [SpokenTurn(me.id, 0.0, 5.0), SpokenTurn(her.id, 1.5, 4.5)])
            house.settings.override("meetings.asr", "faster-whisper:small")
            await house.write_down()
            meeting = await house.service.get(1)
            assert [(meeting.name_of(one.speaker), one.text) for one in meeting.segments] == [
                ("Me", "Well hello"),
                ("Sheila", "Budget is fine."),
            ]

    asyncio.run(scenario())
