"""Every command: what it prints for programs and for people, and its exit code."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import TIMELINE, TURN, World
from tests.fakes.app_models import SPEAKER
from voiceapp import cli
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import MicrophoneChanged, Notice, TurnFinished

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def run(world: World, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line: exit code, standard output (parsed with --json) and standard error."""

    def call(*arguments: str, attended: bool = False) -> tuple[int, Any, str]:
        code = cli.run(arguments, world.open_app, lambda: attended)
        said = capsys.readouterr()
        out = json.loads(said.out) if "--json" in arguments and said.out else said.out
        return code, out, said.err

    return call


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "question.wav"
    path.write_bytes(b"RIFF")
    return path


# ---------------------------------------------------------------------------------------- dictate


def test_dictate_prints_the_text_alone(run: Run, world: World, sound: Path) -> None:
    world.dictation.told = [MicrophoneChanged("open", "Desk microphone")]
    code, out, err = run("dictate", "--asr", "faster-whisper:small", "--language", "de")
    assert (code, out) == (0, "Dear neighbour.\n")
    assert "Listening to Desk microphone." in err
    assert world.opened[0].settings.text("engines.asr") == "faster-whisper:small"
    code, out, err = run("dictate", "--input", str(sound), "--json")
    assert (code, out) == (0, {"text": "Dear neighbour.", "sure": True})
    assert "Listening" not in err
    files = world.opened[1].files
    assert files is not None
    assert (files.input_file, files.realtime, files.use_speaker) == (str(sound), False, False)


def test_dictate_where_nothing_is_said(run: Run, world: World) -> None:
    world.dictation.text = ""
    world.dictation.told = [Notice("info", "No words were heard, so nothing was written.")]
    assert run("dictate", "--json")[:2] == (0, {"text": "", "sure": None})
    code, out, err = run("dictate")
    assert (code, out.strip(), "No words were heard" in err) == (0, "", True)


def test_dictate_tells_what_keeps_it_from_hearing(run: Run, world: World, tmp_path: Path) -> None:
    world.dictation.text = None
    world.dictation.told = [Notice("error", "Lark cannot be used.", "Choose another.", code="model-broken")]
    code, out, _ = run("dictate", "--json")
    assert (code, out["error"]["code"], out["error"]["next_step"]) == (1, "model-broken", "Choose another.")
    assert run("dictate", "--input", str(tmp_path / "none.wav"), "--json")[1]["error"]["code"] == "file-missing"
    world.devices = [SPEAKER]
    assert run("dictate", "--json")[1]["error"]["code"] == "no-microphone"


# ------------------------------------------------------------------------------------------- talk


def test_talk_from_file_to_file(run: Run, world: World, sound: Path, tmp_path: Path) -> None:
    reply = tmp_path / "reply.wav"
    code, out, err = run("talk", "--input", str(sound), "--output", str(reply), "--once", "--json")
    assert code == 0
    assert out["turns"] == [
        {
            "transcript": "What time is it?",
            "reply": "It is ten past nine.",
            "heard": "It is ten past nine.",
            "language": "en",
            "interrupted": False,
            "timeline_ms": TIMELINE,
            "prompt_tokens": None,
            "cached_tokens": None,
        }
    ]
    assert out["engines"] == {"asr": "pocketsphinx", "llm": "skills", "tts": "espeak"}
    assert str(reply) in err
    (app,) = world.opened
    assert app.files
    assert (app.files.input_file, app.files.output_file, app.files.realtime) == (str(sound), str(reply), False)
    assert app.talk.once is True


def test_talk_engines_are_settings_of_this_run(run: Run, sound: Path, tmp_path: Path) -> None:
    files = ("--input", str(sound), "--output", str(tmp_path / "r.wav"))
    code, out, _ = run("talk", *files, "--asr", "faster-whisper:small", "--llm", "llama:x.gguf", "--json")
    assert code == 0
    assert out["engines"] == {"asr": "faster-whisper:small", "llm": "llama:x.gguf", "tts": "espeak"}
    code, out, _ = run("settings", "get", "engines.asr", "--json")
    assert out == {"key": "engines.asr", "value": "pocketsphinx"}


def test_talk_shows_words_and_timeline(run: Run, sound: Path, tmp_path: Path) -> None:
    code, out, _ = run("talk", "--input", str(sound), "--output", str(tmp_path / "r.wav"))
    assert code == 0
    assert "You: What time is it?\nAssistant: It is ten past nine.\n" in out
    assert "first sound" in out
    assert " 790 " in out


def test_talk_without_microphone_answers_the_sample(run: Run, world: World, home: Path) -> None:
    world.devices = [SPEAKER]
    code, out, err = run("talk", "--json")
    assert code == 0
    assert "No microphone was found" in err
    assert len(out["turns"]) == 1
    files = world.opened[-1].files
    assert files
    assert files.input_file
    assert files.input_file.endswith("question.wav")
    assert Path(files.input_file).is_file(), "the sample is shipped"
    assert files.output_file == str(home / "data" / "reply.wav")
    assert out["output"] == files.output_file
    assert not files.realtime
    assert world.closed == len(world.opened) == 2


def test_started_alone_without_a_terminal_it_answers_the_sample(run: Run, world: World) -> None:
    code, _, err = run("talk", "--alone")
    assert code == 0
    assert "Nobody is at a terminal" in err
    assert world.opened[-1].files is not None


def test_talk_with_devices_uses_them(run: Run, world: World) -> None:
    code, out, err = run("talk", "--once")
    assert code == 0
    assert world.opened[-1].files is None
    assert "Listening to Desk." in err
    assert "Assistant: It is ten past nine." in out


def test_talk_without_loudspeaker_writes_a_file(run: Run, world: World) -> None:
    world.devices = [device for device in world.devices if device.kind == "microphone"]
    code, _, err = run("talk", "--once")
    files = world.opened[-1].files
    assert code == 0
    assert "No loudspeaker was found" in err
    assert files
    assert files.input_file is None
    assert files.output_file
    assert files.realtime, "a live microphone is never read ahead of time"


def test_what_was_not_heard_is_left_out(run: Run, world: World, sound: Path, tmp_path: Path) -> None:
    world.script = [replace(TURN, heard=5, interrupted=True)]
    files = ("--input", str(sound), "--output", str(tmp_path / "r.wav"))
    _, out, _ = run("talk", *files, "--json")
    assert out["turns"][0]["heard"] == "It is"
    assert out["turns"][0]["interrupted"] is True
    _, text, _ = run("talk", *files)
    assert "(interrupted after: It is)" in text


def test_talk_failing_engine_is_an_error(run: Run, world: World, sound: Path, tmp_path: Path) -> None:
    broken = VoiceAppError("model-broken", "The model file is damaged.", "Get it again.")
    world.script = [Notice.of(broken), replace(TURN, reply="", heard=0)]
    files = ("--input", str(sound), "--output", str(tmp_path / "r.wav"))
    code, out, _ = run("talk", *files, "--json")
    assert code == 1
    assert out == {
        "error": {
            "code": "model-broken",
            "message": "The model file is damaged.",
            "next_step": "Get it again.",
            "retryable": False,
        }
    }


def test_talk_silent_file_says_so(run: Run, world: World, sound: Path, tmp_path: Path) -> None:
    world.script = []
    code, out, err = run("talk", "--input", str(sound), "--output", str(tmp_path / "r.wav"), "--json")
    assert code == 0
    assert out["turns"] == []
    assert "No words were heard" in err


def test_talk_ends_when_the_microphone_is_gone(run: Run, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voiceapp.cli_talk.GONE_S", 0.02)
    world.endless = True
    world.script = [MicrophoneChanged("open", "Desk"), MicrophoneChanged("closed")]
    code, out, _ = run("talk", "--json")
    assert code == 1
    assert out["error"]["code"] == "microphone-gone"
    assert world.closed == 1


def test_talk_survives_a_short_loss_of_the_microphone(
    run: Run, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voiceapp.cli_talk.GONE_S", 30.0)
    world.script = [MicrophoneChanged("closed"), MicrophoneChanged("open", "Desk"), TURN]
    code, out, _ = run("talk", "--once", "--json")
    assert code == 0
    assert len(out["turns"]) == 1


def test_talk_missing_input_and_folder(run: Run, tmp_path: Path, sound: Path) -> None:
    code, out, _ = run("talk", "--input", str(tmp_path / "none.wav"), "--json")
    assert code == 1
    assert out["error"]["code"] == "file-missing"
    code, out, _ = run("talk", "--input", str(sound), "--output", str(tmp_path / "no" / "r.wav"), "--json")
    assert code == 1
    assert out["error"]["code"] == "folder-missing"


def test_unknown_stages_are_null(run: Run, world: World, sound: Path, tmp_path: Path) -> None:
    world.script = [replace(TURN, timeline_ms={"end_of_speech": 0.0, "first_token": None})]
    _, out, _ = run("talk", "--input", str(sound), "--output", str(tmp_path / "r.wav"), "--json")
    assert set(out["turns"][0]["timeline_ms"]) == set(TIMELINE)
    assert out["turns"][0]["timeline_ms"]["first_sound"] is None


# ------------------------------------------------------------------------------ transcribe and say


def test_transcribe_json(run: Run, world: World, sound: Path) -> None:
    arguments = ("--asr", "faster-whisper:small", "--language", "de", "--translate")
    code, out, _ = run("transcribe", str(sound), *arguments, "--json")
    assert code == 0
    assert out["files"] == [
        {
            "file": str(sound),
            "text": "hello there",
            "language": "en",
            "duration_s": 2.0,
            "real_time_factor": 0.1,
            "segments": [
                {
                    "start_s": 0.1,
                    "end_s": 0.9,
                    "text": "hello there",
                    "avg_logprob": -0.25,
                    "no_speech_prob": 0.01,
                    "words": [
                        {"word": "hello", "start_s": 0.1, "end_s": 0.4, "probability": 0.9},
                        {"word": "there", "start_s": 0.5, "end_s": 0.9, "probability": None},
                    ],
                }
            ],
        }
    ]
    assert world.transcription.calls == [("question.wav", "faster-whisper:small", "de", True)]


def test_transcribe_prints_text_and_writes_files(run: Run, sound: Path, tmp_path: Path) -> None:
    code, out, _ = run("transcribe", str(sound))
    assert (code, out) == (0, "hello there\n")
    other = tmp_path / "sub" / sound.name
    other.parent.mkdir()
    other.write_bytes(b"RIFF")
    folder = tmp_path / "texts"
    code, _, _ = run("transcribe", str(sound), str(other), "--format", "srt,json", "-o", str(folder))
    assert code == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["question-2.json", "question-2.srt", "question.json", "question.srt"]
    assert json.loads((folder / "question.json").read_text())["text"] == "hello there"


def test_transcribe_one_bad_file_of_two(run: Run, sound: Path, tmp_path: Path) -> None:
    code, out, _ = run("transcribe", str(tmp_path / "bad.wav"), str(sound), "--json")
    assert code == 1
    assert out["files"][0]["error"]["code"] == "not-sound"
    assert out["files"][1]["text"] == "hello there"
    code, out, _ = run("transcribe", str(tmp_path / "bad.wav"), "--json")
    assert code == 1
    assert out["error"]["code"] == "not-sound"
    code, out, err = run("transcribe", str(tmp_path / "bad.wav"))
    assert (code, out) == (1, "")
    assert err == "Error: bad.wav holds no sound.\nChoose a sound file.\n"


def test_transcribe_unknown_format(run: Run, sound: Path) -> None:
    code, out, _ = run("transcribe", str(sound), "--format", "doc", "--json")
    assert code == 1
    assert out["error"]["code"] == "format-unknown"


def test_ask(run: Run, world: World, sound: Path) -> None:
    arguments = ("--file", str(sound), "--answerer", "qwen2-audio:/a/folder", "--json")
    code, out, _ = run("ask", "What plays?", *arguments)
    assert code == 0
    assert world.asking.asked == [(sound, "What plays?", "qwen2-audio:/a/folder", "")]
    unknown = {"segment": None, "quote": None, "supported": None, "meeting": None}
    assert out == {
        "answer": "A piano.\nA flute.",
        "mode": "sound",
        "abstained": False,
        "citations": [
            {"recording": str(sound), "start_s": 0.0, "end_s": 30.0, "answer": "A piano.", **unknown},
            {"recording": str(sound), "start_s": 30.0, "end_s": 60.0, "answer": "A flute.", **unknown},
        ],
    }


def test_ask_prints_each_part_with_its_times(run: Run, world: World, sound: Path) -> None:
    code, out, _ = run("ask", "What plays?", "--file", str(sound), "--llm", "llama:m.gguf")
    assert code == 0
    assert out == "0:00-0:30: A piano.\n0:30-1:00: A flute.\nIn all: Both.\n"
    assert world.asking.asked[0][2:] == ("", "llama:m.gguf")


def test_what_a_model_says_does_not_steer_the_terminal(run: Run, world: World, sound: Path) -> None:
    world.asking.answers = ["A \x1b[2Jdrum\x0e\nand\ta bell"]
    _, out, _ = run("ask", "What plays?", "--file", str(sound))
    assert out == "0:00-0:30: A [2Jdrum\nand\ta bell\n"


def test_ask_says_when_there_was_no_answer(run: Run, world: World, sound: Path) -> None:
    world.asking.answers = []
    code, out, err = run("ask", "What plays?", "--file", str(sound))
    assert (code, out) == (0, "")
    assert "gave no answer" in err


def test_ask_needs_one_of_file_meeting_and_all(run: Run, sound: Path) -> None:
    for more in ((), ("--file", str(sound), "--all")):
        code, _, err = run("ask", "What plays?", *more)
        assert code == 2
        assert "--file" in err


def test_say(run: Run, world: World, tmp_path: Path) -> None:
    target = tmp_path / "out.wav"
    arguments = ("--voice", "anna", "--language", "de", "--seed", "7", "--set", "sound.speed=1.5")
    code, out, _ = run("say", "Guten Tag", "-o", str(target), *arguments, "--json")
    assert code == 0
    assert out == {
        "file": str(target),
        "duration_s": 1.25,
        "first_audio_ms": 3.5,
        "real_time_factor": 0.02,
        "words": [
            {"word": "good", "start_s": 0.0, "end_s": 0.5, "exact": True},
            {"word": "day", "start_s": 0.5, "end_s": 1.25, "exact": False},
        ],
    }
    ((engine, options),) = world.speaking.options
    assert engine == "espeak"
    assert (options.voice, options.language, options.seed, options.speed) == ("anna", "de", 7, 1.5)


def test_say_without_a_file_is_a_usage_error(run: Run) -> None:
    code, out, err = run("say", "hello")
    assert (code, out) == (2, "")
    assert "--output" in err


def test_clean_names_a_file_for_each_source(run: Run, world: World, sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stems" / "new"
    code, out, _ = run("clean", str(sound), "--cleaner", "sepformer:two", "-o", str(folder), "--json")
    assert code == 0
    assert world.cleaning.calls == [("question.wav", "sepformer:two")]
    assert out == {
        "files": [
            {"stem": f"speaker {n}", "file": str(folder / f"question-speaker-{n}.wav"), "duration_s": 2.0}
            for n in (1, 2)
        ],
        "real_time_factor": 0.25,
    }
    code, text, _ = run("clean", str(sound), "-o", str(folder))
    assert (code, text.splitlines()) == (0, [entry["file"] for entry in out["files"]])
    assert run("clean", str(sound))[0] == 2, "without a folder it is a usage error"
    code, out, _ = run("clean", str(sound), "-o", str(sound / "below"), "--json")
    assert (code, out["error"]["code"]) == (1, "folder-not-made")


# ---------------------------------------------------------------------------------------- library


def test_models_list(run: Run, world: World) -> None:
    code, out, _ = run("models", "list", "--json")
    assert code == 0
    keys = {"name", "task", "engine", "state", "size_bytes", "licence", "fits", "device", "path"}
    assert all(keys <= set(model) for model in out["models"])
    rows = {model["name"]: model for model in out["models"]}
    assert rows["lark:small"]["size_bytes"] == 480_000_000
    assert rows["finch:own"]["licence"] is None
    assert rows["finch:own"]["fits"] is None
    code, text, _ = run("models", "list")
    assert "lark:small" in text
    assert "unknown" in text


def test_models_get_shows_size_and_licence_first(run: Run, world: World) -> None:
    world.finish_jobs()
    code, out, err = run("models", "get", "lark:large", "--json")
    assert code == 0
    assert "lark:large: 3.1 GB, licence MIT." in err
    assert out["models"][0]["name"] == "lark:large"
    assert [verb for verb, _ in world.models.calls] == ["plan", "get"]


def test_models_get_that_fails(run: Run, world: World) -> None:
    error = VoiceAppError("no-space", "The disk is full.", "Free some space.", retryable=True)
    world.finish_jobs(state="failed", error=error)
    code, out, _ = run("models", "get", "lark:large", "--json")
    assert code == 1
    assert out["error"] == error.as_dict()


@pytest.mark.parametrize("answer", ["n\n", "no\n"])
def test_models_get_asks_at_a_terminal(
    run: Run, world: World, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr("sys.stdin.readline", lambda: answer, raising=False)
    code, _, err = run("models", "get", "lark:large", attended=True)
    assert code == 1
    assert "Nothing was changed." in err
    assert [verb for verb, _ in world.models.calls] == ["plan"]


def test_models_add_verify_remove(run: Run, world: World, tmp_path: Path) -> None:
    code, out, _ = run("models", "add", str(tmp_path), "--json")
    assert code == 0
    assert out["models"][0]["path"] == str(tmp_path)
    code, out, _ = run("models", "verify", "lark:small", "--json")
    assert (code, out["problems"]) == (0, [])
    world.models.found["lark:small"] = ["model.bin is too short"]
    code, out, _ = run("models", "verify", "lark:small", "--json")
    assert code == 1
    assert out["error"]["code"] == "model-damaged"
    assert out["problems"] == ["model.bin is too short"]
    code, out, _ = run("models", "remove", "lark:small", "--json")
    assert (code, out) == (0, {"removed": "lark:small", "models": []})
    code, out, _ = run("models", "remove", "lark:small", "--json")
    assert code == 1
    assert out["error"]["code"] == "model-unknown"


def test_packs(run: Run, world: World) -> None:
    code, out, _ = run("packs", "list", "--json")
    assert code == 0
    assert [(pack["name"], pack["state"]) for pack in out["packs"]] == [
        ("wren", "available"),
        ("test", "installed"),
    ]
    assert set(out["packs"][0]) >= {"name", "state", "size_bytes", "path"}
    code, out, _ = run("packs", "install", "wren", "--dry-run", "--json")
    assert (code, out["plan"]["packages"], out["plan"]["possible"]) == (0, ["wing==1", "song==2"], False)
    assert out["plan"]["environment"] == {"CMAKE_ARGS": "-DSONG=on"}
    assert out["plan"]["obstacles"][0]["code"] == "no-gpu"
    code, text, _ = run("packs", "install", "wren", "--dry-run")
    assert code == 0
    for said in ("song==2", "CMAKE_ARGS=-DSONG=on", "about 1.0 GB", "There is no card. Go on without.", "lacks"):
        assert said in text
    assert run("packs", "list", "--json")[1]["packs"][0]["state"] == "available"
    world.finish_jobs()
    code, out, err = run("packs", "install", "wren", "--json")
    assert code == 0
    assert "Installing Wren voices" in err
    code, out, _ = run("packs", "remove", "test", "--json")
    assert (code, out["packs"][0]["state"]) == (0, "available")
    code, out, _ = run("packs", "install", "eagle", "--json")
    assert code == 1
    assert out["error"]["code"] == "pack-unknown"


def test_conversations(run: Run, world: World, tmp_path: Path) -> None:
    code, out, _ = run("conversations", "list", "--json")
    assert code == 0
    assert out["conversations"][0] == {
        "id": 1,
        "title": "What time is it",
        "started": 1_700_000_000.0,
        "updated": 1_700_000_050.0,
        "turns": 1,
    }
    code, out, _ = run("conversations", "show", "1", "--json")
    assert code == 0
    assert out["title"] == "What time is it"
    assert out["turns"][0]["heard"] == "It is nine."
    code, out, _ = run("conversations", "search", "nine", "--json")
    assert out["hits"][0]["conversation"] == 1
    assert out["elapsed_ms"] >= 0
    code, out, _ = run("conversations", "export", "1", "--format", "json", "-o", str(tmp_path), "--json")
    assert out == {"files": [str(tmp_path / "conversation-1.json")]}
    code, out, _ = run("conversations", "delete", "1", "--json")
    assert (code, out) == (0, {"deleted": 1})
    assert 1 not in world.conversations.infos
    code, out, _ = run("conversations", "show", "1", "--json")
    assert code == 1
    assert out["error"]["code"] == "conversation-unknown"


def test_conversation_for_people_tells_what_was_heard(run: Run) -> None:
    code, out, _ = run("conversations", "show", "1")
    assert code == 0
    assert "Assistant: It is nine. Anything else?\n  (heard: It is nine.)" in out


def test_settings(run: Run, home: Path) -> None:
    code, out, _ = run("settings", "list", "--json")
    assert code == 0
    rows = {row["key"]: row for row in out["settings"]}
    assert rows["look.theme"]["choices"] == ["system", "light", "dark"]
    code, out, _ = run("settings", "set", "look.theme", "dark", "--json")
    assert (code, out["value"]) == (0, "dark")
    assert json.loads((home / "settings.json").read_text()) == {"look.theme": "dark"}
    code, out, _ = run("settings", "get", "look.theme", "--json")
    assert out == {"key": "look.theme", "value": "dark"}
    code, out, _ = run("settings", "set", "look.theme", "pink", "--json")
    assert code == 1
    assert out["error"]["code"] == "setting-value"
    code, out, _ = run("settings", "get", "look.colour", "--json")
    assert code == 1
    assert out["error"]["code"] == "setting-unknown"


def test_wrong_settings_file_is_told_and_the_command_goes_on(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text('{"look.theme": "pink", "look.nose": 3}')
    code, out, err = run("settings", "get", "look.theme", "--json")
    assert (code, out["value"]) == (0, "system")
    assert "look.theme cannot be 'pink'." in err
    assert "There is no setting look.nose." in err


def test_a_command_does_not_listen_because_the_window_does_at_start(run: Run, world: World, home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text('{"talk.open_at_start": true}')
    run("doctor")
    assert world.opened[-1].settings.get("talk.open_at_start") is False
    _, out, _ = run("settings", "get", "talk.open_at_start", "--json")
    assert out["value"] is True


def test_jobs(run: Run, world: World) -> None:
    world.jobs.start("model", "Getting Lark", 0.25)
    code, out, _ = run("jobs", "list", "--json")
    assert code == 0
    assert out["jobs"][0]["id"] == 1
    assert (out["jobs"][0]["state"], out["jobs"][0]["fraction"]) == ("running", 0.25)
    code, out, _ = run("jobs", "cancel", "1", "--json")
    assert (code, out["jobs"][0]["state"]) == (0, "cancelled")
    code, out, _ = run("jobs", "cancel", "9", "--json")
    assert code == 1
    assert out["error"]["code"] == "job-unknown"
    failed = VoiceAppError("disk-full", "The disk is full.", "Free some space.")
    world.jobs.jobs[1] = replace(world.jobs.jobs[1], state="failed", message="Half way", error=failed)
    _, text, _ = run("jobs", "list")
    assert "The disk is full." in text
    assert "Half way" not in text


@pytest.mark.parametrize("command", [("say", "x"), ("compose", "x")])
@pytest.mark.parametrize("seed", ["-1", "4294967296"])
def test_seeds_that_no_library_takes_are_a_usage_error(run: Run, command: tuple[str, str], seed: str) -> None:
    code, _, err = run(*command, "--seed", seed, "-o", "x.wav")
    assert code == 2
    assert "--seed" in err


def test_doctor(run: Run) -> None:
    code, out, _ = run("doctor", "--json")
    assert code == 0
    assert out["checks"][1] == {
        "name": "Microphone",
        "ok": False,
        "message": "No microphone was found.",
        "next_step": "Plug one in.",
    }
    _, text, _ = run("doctor")
    assert "Microphone: No microphone was found.\n      Plug one in." in text


def test_bench(run: Run) -> None:
    code, out, err = run("bench", "startup", "--runs", "7", "--json")
    assert code == 0
    assert "start 1 of 1" in err
    assert (out["name"], out["window_visible_s"]) == ("startup", 0.3)
    assert set(out["machine"]) == {"cpu", "cores", "ram_gb", "gpu"}
    assert out["spread"]["n"] == 7
    _, text, _ = run("bench", "startup")
    assert "spread: median 300.0, 95 % below 310.0, most 311.0 (n = 5)" in text
    assert "  gpu: unknown" in text
    assert "scenarios:\n  name: question\n  turns seen: 3" in text
    assert "models: none" in text
    code, out, _ = run("bench", "nonsense", "--json")
    assert (code, out["error"]["code"]) == (1, "bench-unknown")


# ----------------------------------------------------------------------------------- the whole CLI


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["talk", "--nonsense"],
        ["transcribe"],
        ["doctor", "--set", "look.theme"],
        ["conversations", "show", "one"],
        ["conversations", "export", "1", "--format", "pdf"],
    ],
)
def test_wrong_usage_exits_2_without_output(run: Run, arguments: Sequence[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Usage: voiceapp" in err


def test_wrong_set_exits_1(run: Run) -> None:
    code, out, _ = run("doctor", "--set", "look.theme=pink", "--json")
    assert code == 1
    assert out["error"]["code"] == "setting-value"


def test_an_interrupted_install_says_how_it_goes_on(
    run: Run, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = asyncio.Event.wait

    async def interrupted(event: asyncio.Event) -> bool:
        monkeypatch.setattr(asyncio.Event, "wait", wait)
        raise asyncio.CancelledError

    monkeypatch.setattr(asyncio.Event, "wait", interrupted)
    code, out, err = run("packs", "install", "wren", "--json")
    assert code != 0
    assert out == ""
    assert "voiceapp jobs cancel 1 gives it up." in err


def test_interrupted_exits_130(run: Run, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def interrupted() -> list[TurnFinished]:
        raise KeyboardInterrupt

    monkeypatch.setattr(world.conversations, "list", interrupted)
    code, _, _ = run("conversations", "list")
    assert code == 130
    assert world.closed == 1, "the app is closed all the same"


def test_help_names_every_command(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    names = "talk dictate transcribe say doctor bench models packs jobs conversations settings"
    assert all(f" {name} " in out for name in names.split())


def test_only_the_result_is_on_standard_output(run: Run, world: World) -> None:
    world.finish_jobs()
    code, out, err = run("packs", "install", "wren")
    assert code == 0
    assert out.splitlines()[0].startswith("name")
    assert "Installing" in err


def test_a_reader_that_goes_away_does_not_stop_the_talk(
    world: World, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        code = cli.run(["talk", "-i", str(sound), "-o", str(tmp_path / "r.wav")], world.open_app, lambda: False)
        monkeypatch.undo()
    assert code == 0
    assert world.closed == 1
