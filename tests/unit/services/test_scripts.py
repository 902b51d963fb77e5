"""Scripts of voices: spoken line by line, gone on with after a stop, changed in one place, joined."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import soundfile

from tests.fakes.scripts import RATE, WORD_S, ScriptHouse
from tests.unit.services.test_voices import consent
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobChanged, Notice, ScriptChanged
from voiceapp.core.protocols import SpeakOptions
from voiceapp.core.voices import Manner, Pronunciation, ScriptLine
from voiceapp.services.script_times import segments
from voiceapp.services.voice_speech import LibrarySynthesizer, VoiceSpeech

TEXT = """The first sentence of the text is here, and it is long. The second one follows it, too, at some length.

A second paragraph says that {W3C|World Wide Web Consortium} costs $5. It has a last sentence that ends it all."""

Scenario = Callable[[ScriptHouse], Awaitable[None]]


def in_a_house(folder: Path, scenario: Scenario) -> None:
    async def run() -> None:
        async with ScriptHouse(folder).open() as house:
            await scenario(house)

    asyncio.run(run())


async def refusal(call: Awaitable[object]) -> str:
    with pytest.raises(VoiceAppError) as caught:
        await call
    return caught.value.code


def test_each_line_gets_takes_with_seeds_and_one_is_kept(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        script = await house.spoken(voice, TEXT, takes=3, seed=7)
        lines = await house.scripts.lines(script.id)
        assert [line.text.split()[:2] for line in lines] == [
            *(["The", "first"], ["The", "second"], ["A", "second"], ["It", "has"])
        ]
        assert [[take.seed for take in line.takes] for line in lines] == [[7, 8, 9]] * 4
        assert [sum(take.kept for take in line.takes) for line in lines] == [1] * 4
        assert {take.file for line in lines for take in line.takes} == house.files(voice)
        for line in lines:
            for take in line.takes:
                path = await house.scripts.path(script.id, take)
                assert path.stat().st_mode & 0o777 == 0o600
                told = soundfile.info(path)
                assert (told.samplerate, told.duration) == (RATE, pytest.approx(take.duration_s))
        assert "World Wide Web Consortium costs 5 dollars." in house.engine.said[6][0]
        assert {options.language for _, options in house.engine.said} == {"en"}
        assert ScriptChanged(script.id) in house.told

    in_a_house(tmp_path, scenario)


def test_words_of_the_whole_are_those_that_are_shown(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        await house.library.set_lexicon(
            voice.id, [Pronunciation("first", "foremost"), Pronunciation("x", "y", True)]
        )
        script = await house.spoken(voice, TEXT)
        assert house.engine.said[0][0].startswith("The foremost sentence")
        times = await house.sound.times(script.id)
        words = [word for line in times for word in line.words]
        assert [word.text for word in words[:3]] == ["The", "first", "sentence"]
        costs = [word.text for word in words].index("W3C")
        assert [word.text for word in words[costs : costs + 3]] == ["W3C", "costs", "$5."]
        assert words[costs].end_s - words[costs].start_s == pytest.approx(4 * WORD_S)
        for line in times:
            assert all(line.line.text[word.start : word.end] == word.text for word in line.words)
        assert [word.start_s for word in words] == sorted(word.start_s for word in words)
        seconds = await house.write(script.id, tmp_path / "whole.wav")
        assert seconds == pytest.approx(times[-1].end_s, abs=0.01)
        assert words[-1].end_s == pytest.approx(times[-1].end_s)
        told = segments(await house.scripts.lines(script.id))
        assert told[2].text == "A second paragraph says that W3C costs $5."

    in_a_house(tmp_path, scenario)


def test_joined_takes_are_equally_loud_and_have_no_clicks(tmp_path: Path) -> None:
    import pyloudnorm

    async def scenario(house: ScriptHouse) -> None:
        script = await house.spoken(await house.voice(), TEXT, seed=3)
        await house.write(script.id, tmp_path / "whole.wav")
        samples, rate = soundfile.read(tmp_path / "whole.wav", dtype="float32")
        meter = pyloudnorm.Meter(rate)
        loud = []
        for line in await house.sound.times(script.id):
            start, end = round(line.start_s * rate), round(line.end_s * rate)
            loud.append(meter.integrated_loudness(samples[start:end]))
            for seam in (start, end):
                near = samples[max(0, seam - 20) : seam + 20]
                assert np.abs(np.diff(near)).max() < 0.02, "a step at the seam is a click"
        assert max(loud) - min(loud) < 0.5
        before = [soundfile.read(await house.scripts.path(script.id, take))[0] for take in await house.kept(script)]
        own = [meter.integrated_loudness(one) for one in before]
        assert max(own) - min(own) > 3, "they were not so before"

    in_a_house(tmp_path, scenario)


def test_what_speaks_a_script_is_known_until_it_has_ended(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        script = await house.scripts.create(voice.id, TEXT)
        job = await house.scripts.speak(script.id)
        assert [one.id for one in await house.scripts.speaking(script.id)] == [job]
        await house.end(job)
        assert await house.scripts.speaking(script.id) == []

    in_a_house(tmp_path, scenario)


def test_a_title_ends_with_a_word(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        script = await house.scripts.create(voice.id, f"{'a' * 59} b c d")
        assert script.title == "a" * 59

    in_a_house(tmp_path, scenario)


def test_what_was_cancelled_and_begun_again_is_the_same_file(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        whole = await house.spoken(voice, TEXT, takes=2, seed=11)
        house.engine.said.clear()
        script = await house.scripts.create(voice.id, TEXT)
        job = await house.scripts.speak(script.id, takes=2, seed=11)
        stops = iter([3, 6])

        def stop() -> None:
            if len(house.engine.said) == stop_at[0]:
                stop_at[0] = next(stops, 99)
                asyncio.get_running_loop().call_soon(lambda: asyncio.ensure_future(house.jobs.cancel(job)))

        stop_at = [next(stops)]
        house.engine.before = stop
        for _ in range(2):
            assert (await house.jobs.wait(job)).state == "cancelled"
            assert {take.file for line in await house.scripts.lines(script.id) for take in line.takes} | {
                take.file for line in await house.scripts.lines(whole.id) for take in line.takes
            } == house.files(voice), "nothing half-made stays"
            await house.jobs.resume(job)
        await house.end(job)
        assert len(house.engine.said) <= 8 + 2, "only what was stopped is spoken anew"
        assert await house.bytes(script, "one.flac") == await house.bytes(whole, "two.flac")

    in_a_house(tmp_path, scenario)


@pytest.mark.parametrize("again", [False, True])
def test_a_program_goes_on_where_it_ended_without_what_it_left_half_made(tmp_path: Path, again: bool) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        whole = await house.spoken(voice, TEXT, seed=1)
        script = await house.scripts.create(voice.id, TEXT)
        job = await house.scripts.speak(script.id, seed=1)
        reached = asyncio.Event()
        house.engine.before = lambda: reached.set() if len(house.engine.said) == 6 else None
        await reached.wait()
        await house.jobs.close()  # the program ends in the middle of a take
        house.engine.before = None
        left = house.library.folder(voice.id) / "takes" / f"{script.id}-99-abcd.flac"
        left.write_bytes(b"half")
        before = len(house.engine.said)
        async with house.program() as jobs:
            if again:
                assert await house.scripts.speak(script.id) == job, "what was begun goes on with its own seeds"
            else:
                await jobs.start()
            await house.end(job)
            assert len(house.engine.said) - before <= 3
            assert not left.exists()
            assert await house.bytes(script, "one.flac") == await house.bytes(whole, "two.flac")

    in_a_house(tmp_path, scenario)


def test_a_changed_line_alone_is_spoken_anew(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        script = await house.spoken(voice, TEXT, seed=1)
        lines = await house.scripts.lines(script.id)
        house.engine.said.clear()
        await house.scripts.edit(lines[1].id, "The second one is a sentence of quite another kind.")
        changed = await house.scripts.lines(script.id)
        assert [line.kept is None for line in changed] == [False, True, False, False]
        assert changed[1].pause_s == lines[1].pause_s
        assert not (house.library.folder(voice.id) / lines[1].takes[0].file).exists()
        await house.end(await house.scripts.speak(script.id, seed=1))
        assert [text for text, _ in house.engine.said] == ["The second one is a sentence of quite another kind."]
        after = await house.scripts.lines(script.id)
        assert [line.takes for line in after if line.position != 1] == [lines[at].takes for at in (0, 2, 3)]

    in_a_house(tmp_path, scenario)


def test_lines_edited_at_once_change_themselves_alone(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        script = await house.spoken(await house.voice(), TEXT)
        first, _, third, last = await house.scripts.lines(script.id)
        longer = "A sentence with more words than before stands here now. And there is another one, of some length."
        known = house.takes.line

        async def read_while_others_change(number: int) -> ScriptLine:
            found = await known(number)
            if number == third.id:
                await house.scripts.edit(first.id, longer)
            return found

        house.takes.line = read_while_others_change  # type: ignore[method-assign, assignment]
        await house.scripts.edit(third.id, "The third line is said in another way now.")
        now = await house.scripts.lines(script.id)
        assert [line.text.split()[1] for line in now] == ["sentence", "there", "second", "third", "has"]
        assert [line.position for line in now] == [0, 1, 2, 3, 4]
        assert now[4].takes == last.takes

    in_a_house(tmp_path, scenario)


def test_a_consent_taken_back_between_two_takes_ends_the_speaking(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        added = await house.library.add("Linda", "own", samples=[house.recording("one.wav")])
        await house.store.set_consent(added.id, consent(added))
        script = await house.scripts.create(added.id, "One sentence that is spoken.")
        measured = house.judge.measure

        async def withdrawn_meanwhile(*args: Any) -> Any:
            await house.store.delete_consent(added.id)
            return await measured(*args)

        house.judge.measure = withdrawn_meanwhile  # type: ignore[method-assign, assignment]
        info = await house.jobs.wait(await house.scripts.speak(script.id, takes=5))
        assert info.error is not None
        assert (info.error.code, len(house.engine.said)) == ("consent-missing", 1)

    in_a_house(tmp_path, scenario)


def test_a_script_of_a_voice_deleted_meanwhile_is_refused(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        await house.library.delete(voice.id)
        assert await refusal(house.takes.add(voice.id, "", "", [])) == "voice-unknown"

    in_a_house(tmp_path, scenario)


def test_what_a_killed_program_was_writing_goes_when_it_is_gone_on_with(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        script = await house.scripts.create(voice.id, "One sentence that is spoken.")
        folder = house.library.folder(voice.id) / "takes"
        folder.mkdir(parents=True)
        for name in (f"{script.id}-9-dead.flac", f".{script.id}-9-dead-part.flac"):
            (folder / name).write_bytes(b"a piece")
        await house.end(await house.scripts.speak(script.id))
        assert house.files(voice) == {take.file for take in (await house.scripts.lines(script.id))[0].takes}

    in_a_house(tmp_path, scenario)


def test_a_take_made_while_its_line_is_edited_leaves_no_file(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        script = await house.spoken(voice, "One sentence that is spoken.")
        line = (await house.scripts.lines(script.id))[0]
        late = replace(line.takes[0], file=f"takes/{script.id}-{line.id}-late.flac")
        known, given = house.takes.line, house.takes.add_take

        async def read_then_made(number: int) -> ScriptLine:
            found = await known(number)
            (house.library.folder(voice.id) / late.file).write_bytes(b"a take")
            await given(number, late)
            return found

        house.takes.line = read_then_made  # type: ignore[method-assign, assignment]
        await house.scripts.edit(line.id, "Another sentence that is spoken.")
        assert house.files(voice) == set()

    in_a_house(tmp_path, scenario)


def test_lines_are_put_in_and_taken_out_and_pauses_changed_without_speaking(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        script = await house.spoken(voice, TEXT)
        lines = await house.scripts.lines(script.id)
        await house.scripts.insert(script.id, 1, "Ein Satz auf Deutsch.", "de")
        await house.scripts.insert(script.id, 99, "The end of it all.")
        await house.scripts.delete_line(lines[0].id)
        await house.scripts.set_pause(lines[1].id, 2.5)
        now = await house.scripts.lines(script.id)
        assert [line.text.split()[0] for line in now] == ["Ein", "The", "A", "It", "The"]
        assert [line.position for line in now] == [0, 1, 2, 3, 4]
        assert (now[0].language, now[1].pause_s, now[1].takes) == ("de", 2.5, lines[1].takes)
        assert {take.file for line in now for take in line.takes} == house.files(voice)
        assert await refusal(house.scripts.edit(now[0].id, " 🎉 ")) == "nothing-to-say"
        assert await refusal(house.scripts.edit(lines[0].id, "Gone.")) == "line-unknown"
        assert await house.scripts.lines(script.id) == now

    in_a_house(tmp_path, scenario)


def test_a_line_is_spoken_again_and_an_older_take_kept_after_all(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        script = await house.spoken(voice, TEXT, seed=1)
        line = (await house.scripts.lines(script.id))[2]
        await house.end(await house.scripts.speak(script.id, lines=[line.id], takes=2, seed=50, speed=1.2))
        assert house.engine.said[-1][1].speed == 1.2
        takes = (await house.scripts.lines(script.id))[2].takes
        assert [(take.seed, take.kept) for take in takes] == [(1, False), (50, True), (51, False)]
        await house.scripts.keep(line.id, takes[0].id)
        await house.scripts.delete_takes(line.id, [takes[1].id, takes[2].id])
        assert [take.kept for take in (await house.scripts.lines(script.id))[2].takes] == [True]
        assert takes[1].file not in house.files(voice)
        await house.scripts.delete(script.id)
        assert house.files(voice) == set()
        assert await house.scripts.list(voice.id) == []

    in_a_house(tmp_path, scenario)


def test_a_take_over_the_limits_is_tried_again_and_the_best_is_kept(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        house.retries = 2
        house.judge.problems = lambda number: {0: ("a", "b"), 1: ("a",)}.get(number, ())
        script = await house.spoken(voice, "One sentence that is spoken.", seed=4)
        takes = (await house.scripts.lines(script.id))[0].takes
        assert [(take.seed, take.kept) for take in takes] == [(4, False), (5, False), (6, True)]
        house.judge.problems = lambda number: ("bad",) if number == 4 else ("bad", "worse")
        script = await house.spoken(voice, "Another sentence that is spoken.", seed=4)
        takes = (await house.scripts.lines(script.id))[0].takes
        assert [take.kept for take in takes] == [False, True, False], "no more than two tries, then the best"
        told = [event for event in house.told if isinstance(event, Notice)]
        assert [notice.code for notice in told] == ["takes-over"]
        assert house.judge.asked[0][:2] == ("One sentence that is spoken.", "en")

    in_a_house(tmp_path, scenario)


def test_seed_speed_and_temperature_are_the_voices_unless_a_take_asks_for_others(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        await house.library.set_manner(voice.id, Manner(speed=0.9, seed=77))
        await house.spoken(voice, "One sentence that is spoken.")
        await house.spoken(voice, "One sentence that is spoken.", seed=5, speed=1.5, temperature=0.3)
        options = [options for _, options in house.engine.said]
        assert [(one.seed, one.speed, one.temperature) for one in options] == [(77, 0.9, None), (5, 1.5, 0.3)]

    in_a_house(tmp_path, scenario)


def test_what_cannot_be_spoken_is_told_before_anything_is_stored(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        for text in ("", "  \n\n ", "🎉 🎈", "...", "[pause 2s]"):
            assert await refusal(house.scripts.create(voice.id, text)) == "nothing-to-say"
        assert await refusal(house.scripts.create(voice.id, tmp_path / "gone.txt")) == "file-missing"
        clone = await house.library.add("Linda", "own", samples=[house.recording("one.wav")])
        assert await refusal(house.scripts.create(clone.id, "Good morning.")) == "consent-missing"
        assert await house.scripts.list(voice.id) == await house.scripts.list(clone.id) == []
        script = await house.scripts.create(voice.id, "[lang fr] Bonjour tout le monde.")
        assert await refusal(house.scripts.speak(script.id)) == "language-unknown"
        assert await refusal(house.write(script.id, tmp_path / "out.wav")) == "takes-missing"
        assert not (tmp_path / "out.wav").exists()
        assert house.engine.said == []

    in_a_house(tmp_path, scenario)


def test_marks_that_are_not_followed_are_told_once(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        text = '<prosody rate="slow">Good</prosody> <prosody>morning</prosody> <phoneme ph="x">all</phoneme>'
        script = await house.scripts.create(voice.id, text)
        assert [line.text for line in await house.scripts.lines(script.id)] == ["Good morning {all|/x/}"]
        told = [event for event in house.told if isinstance(event, Notice)]
        assert [(notice.code, "prosody" in notice.sentence) for notice in told] == [("marks-unknown", True)]
        await house.end(await house.scripts.speak(script.id))
        assert house.engine.said[-1][0] == "Good morning all"
        told = [event for event in house.told if isinstance(event, Notice)]
        assert [notice.code for notice in told[1:]] == ["phonemes-not-spoken"]
        house.engine.capabilities = replace(house.engine.capabilities, phonemes=True)
        line = (await house.scripts.lines(script.id))[0].id
        await house.end(await house.scripts.speak(script.id, lines=[line]))
        assert house.engine.said[-1][1].phonemes == ((13, 16, "x"),)
        assert [event for event in house.told if isinstance(event, Notice)] == told

    in_a_house(tmp_path, scenario)


def test_the_time_is_estimated_by_what_was_measured(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        script = await house.scripts.create(voice.id, TEXT)
        unknown = await house.scripts.estimate(script.id, 2)
        assert unknown.speech_s == pytest.approx(12, abs=3)
        assert unknown.work_s is None
        house.speed = 0.5
        assert (await house.scripts.estimate(script.id, 2)).work_s == pytest.approx(unknown.speech_s)
        await house.end(await house.scripts.speak(script.id))
        assert (await house.scripts.estimate(script.id, 2)).speech_s == 0

    in_a_house(tmp_path, scenario)


def test_ten_thousand_words_are_spoken_in_bounded_memory(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        book = "\n\n".join(
            f"Sentence {number} of it has as many short words as fit in a line, so that not more than three hundred"
            f" and three or so of them, each on its own, make up a whole book of ten thousand words."
            for number in range(280)
        )
        assert len(book.split()) >= 10_000
        script = await house.spoken(await house.voice(), book, seed=1)
        lines = await house.scripts.lines(script.id)
        assert (len(lines), sum(line.kept is not None for line in lines)) == (280, 280)
        assert house.engine.most_held <= 2 * 40, "no more sound than of a line or two is held at once"
        fractions = [event.job.fraction or 0.0 for event in house.told if isinstance(event, JobChanged)]
        assert fractions == sorted(fractions)
        seconds = await house.write(script.id, tmp_path / "book.wav")
        assert seconds == pytest.approx(
            sum(line.pause_s + line.kept.duration_s for line in lines if line.kept), 0.01
        )

    in_a_house(tmp_path, scenario)


def test_a_and_b_are_played_equally_loud(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        loud, quiet = house.recording("loud.wav"), tmp_path / "quiet.wav"
        samples, rate = soundfile.read(loud)
        soundfile.write(quiet, samples / 4, rate)
        assert await house.sound.equal_loudness(loud, quiet) == pytest.approx((-12.04, 0.0), abs=0.1)
        assert await house.sound.equal_loudness(quiet, loud) == pytest.approx((0.0, -12.04), abs=0.1)

    in_a_house(tmp_path, scenario)


def test_in_a_talk_too_a_voice_says_words_in_its_own_spelling(tmp_path: Path) -> None:
    async def scenario(house: ScriptHouse) -> None:
        voice = await house.voice()
        await house.library.set_lexicon(
            voice.id, [Pronunciation("GIF", "jiff file"), Pronunciation("tea", "tiː", True)]
        )
        talk = LibrarySynthesizer(house.engine, "humming", house.library.find, cast("VoiceSpeech", house))
        text = "A GIF of tea here."
        parts = [part async for part in talk.speak(1, 0, text, SpeakOptions(voice="hum"))]
        assert house.engine.said[0][0] == "A jiff file of tea here."
        assert house.engine.said[0][1].phonemes == ((15, 18, "tiː"),)
        words = [text[word.start : word.end] for part in parts for word in part.words]
        assert words == ["A", "GIF", "GIF", "of", "tea", "here."]

    in_a_house(tmp_path, scenario)
