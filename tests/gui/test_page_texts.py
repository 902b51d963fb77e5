"""The words of the Models, Settings and Activity pages: what a user reads, without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.app_models import GB, MICROPHONE, SPEAKER, models, packs
from voiceapp.core.connections import Connection
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobInfo
from voiceapp.core.records import Machine, MemoryUse, ModelInfo
from voiceapp.core.setting import Setting
from voiceapp.core.settings_table import SETTINGS
from voiceapp.gui.panels import activity_texts, models_texts, settings_texts

FOLDER = Path("/data/models")
TABLE = {setting.key: setting for setting in SETTINGS}


def model(name: str) -> ModelInfo:
    return next(info for info in models(FOLDER) if info.name == name)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (None, "Unknown"),
        (0, "0 B"),
        (999, "999 B"),
        (34_000_000, "34 MB"),
        (480_000_000, "480 MB"),
        (999_700_000, "1 GB"),
        (3_100_000_000, "3.1 GB"),
        (13_000_000_000, "13 GB"),
        (2_000_000_000_000_000, "2000 TB"),
    ],
)
def test_sizes_are_read_as_shops_print_them(size: int | None, text: str) -> None:
    assert plain(models_texts.size_text(size)) == text


def test_the_machine_is_one_line() -> None:
    bare, card = Machine("x", 8, 16 * GB), Machine("x", 1, 2 * GB, "RTX", 8 * GB)
    assert plain(models_texts.machine_text(bare)) == "8 cores, 16 GB memory, no graphics card found"
    assert plain(models_texts.machine_text(card)) == "1 core, 2 GB memory, RTX with 8 GB"


def test_memory_adds_up() -> None:
    memory = MemoryUse(
        (("Hears", 1_000_000_000), ("Thinks", 3_300_000_000), ("Speaks", 500_000_000)), 12_000_000_000
    )
    assert plain(models_texts.memory_total(memory)) == "4.8 of 12 GB"
    assert plain(models_texts.memory_total(MemoryUse((("Hears", 40_000_000),), 12_000_000_000))) == "40 MB of 12 GB"
    assert [plain(models_texts.memory_part("Hears", size)) for size in (0, 1_100_000_000, 3_000_000)] == [
        "Hears 0 GB",
        "Hears 1.1 GB",
        "Hears 3 MB",
    ]


def test_what_is_not_known_is_said_so() -> None:
    info = model("finch:own")
    assert models_texts.licence_lines(info) == ("Unknown", "")
    assert models_texts.fit_lines(info) == ("Unknown", "")
    assert models_texts.row_size(info) == "Unknown"
    assert plain(models_texts.row_size(replace(info, expected_bytes=488_000_000))) == "About 488 MB"
    offered = replace(info, state="available", fit_text="Unknown")
    assert models_texts.fit_lines(offered) == ("Unknown", "Told before it is downloaded")


def test_licence_and_fit_have_two_lines() -> None:
    info = model("lark:large")
    assert models_texts.licence_lines(info) == ("Free, business too", "MIT")
    assert models_texts.fit_lines(info) == ("Fits, but slow, 5.2 GB", "9 s for 10 s of speech")
    assert models_texts.licence_lines(replace(info, licence_plain=None)) == ("Read its terms", "MIT")


@pytest.mark.parametrize(
    ("tagged", "written"),
    [
        ("mit", "MIT"), ("apache-2.0", "Apache-2.0"), ("bsd-2-clause", "BSD-2-clause"),
        ("cc-by-nc-4.0", "CC-BY-NC-4.0"),
        ("mit, cc0-1.0", "MIT, CC0-1.0"), ("coqui-public-model-license", "coqui-public-model-license"),
        ("GNU GPL 3", "GNU GPL 3"), ("", ""),
    ],
)  # fmt: skip
def test_a_licence_is_written_as_its_name(tagged: str, written: str) -> None:
    assert models_texts.licence_name(tagged) == written


def test_every_state_has_its_action() -> None:
    job = JobInfo(1, "model", "Getting", "running", 0.5)
    assert {info.name: models_texts.row_action(info, None) for info in models(FOLDER)} == {
        "ear": "installed",
        "lark:small": "in-use",
        "lark:large": "get",
        "finch:4b": "broken",
        "finch:30b": "too-large",
        "finch:own": "installed",
        "wren": "missing",
        "robin:1": "pack",
        "jay:4": "token",
        "own-songs": "add",
    }
    assert models_texts.row_action(model("lark:large"), job) == "progress"
    assert models_texts.row_action(model("lark:large"), replace(job, state="cancelled")) == "get"


@pytest.mark.parametrize(
    ("job", "text"),
    [
        (None, "Waiting to start"),
        (JobInfo(1, "m", "t", "running", 0.58, 120), "58 %, 2 min left"),
        (JobInfo(1, "m", "t", "running", 0.999, 3), "99 %, 5 s left"),
        (JobInfo(1, "m", "t", "running", None, None, "Building"), "Building"),
        (JobInfo(1, "m", "t", "paused", 0.4, 120), "Paused at 40 %"),
        (JobInfo(1, "m", "t", "running", 0.01, 9000), "1 %, 2.5 h left"),
    ],
)
def test_progress_is_percent_and_time(job: JobInfo | None, text: str) -> None:
    assert plain(models_texts.progress_text(job)) == text


def test_groups_follow_the_talk_and_hide_what_is_empty() -> None:
    every = models_texts.groups(models(FOLDER))
    assert [group.kind.heading for group in every] == ["Hears", "Thinks", "Speaks", "Who speaks", "Music"]
    assert [info.name for info in every[0].models] == ["ear", "lark:small", "lark:large"]
    assert [group.kind.heading for group in models_texts.groups(models(FOLDER), "llm")] == ["Thinks"]
    found = models_texts.groups(models(FOLDER), "all", "quiet LARK")
    assert [info.name for group in found for info in group.models] == ["lark:small"]
    assert models_texts.groups(models(FOLDER), "all", "xyzzy") == []
    assert models_texts.nothing_text(" xyzzy ", "all") == "Nothing here is called “xyzzy”."
    assert [pack.name for pack in models_texts.packs_shown(packs(), "packs", "wren")] == ["wren"]
    assert models_texts.packs_shown(packs(), "llm", "") == []


def test_own_files_are_forgotten_and_others_removed() -> None:
    own, got = model("finch:own"), model("lark:small")
    assert (models_texts.is_own(own, FOLDER), models_texts.is_own(got, FOLDER)) == (True, False)
    assert models_texts.remove_verb(own, True) == "Forget My own Finch"
    assert "stay where they are" in models_texts.remove_text(own, True)
    assert models_texts.remove_verb(got, False) == "Remove Lark small"
    assert "frees 480\u00a0MB" in models_texts.remove_text(got, False)


def test_every_setting_has_a_field_that_fits() -> None:
    kinds = {key: settings_texts.field_kind(setting) for key, setting in TABLE.items()}
    assert kinds["talk.open_at_start"] == "switch"
    assert kinds["talk.endpoint_s"] == "slider"
    assert kinds["talk.persona"] == "paragraph"
    assert kinds["sound.microphone"] == "device"
    assert kinds["sound.sensitivity"] == "segments"
    assert kinds["engines.asr"] == "engine"
    assert kinds["engines.language"] == "text"
    assert kinds["engines.context_tokens"] == "number"
    assert kinds["look.theme"] == "segments"
    assert kinds["engines.device"] == "combo"


@pytest.mark.parametrize("key", [key for key in TABLE if settings_texts.field_kind(TABLE[key]) == "slider"])
def test_sliders_reach_both_limits_and_the_default(key: str) -> None:
    setting = TABLE[key]
    steps = settings_texts.slider_steps(setting)
    assert settings_texts.slider_value(setting, 0) == setting.low
    assert settings_texts.slider_value(setting, steps) == setting.high
    default = settings_texts.slider_position(setting, setting.default)
    assert settings_texts.slider_value(setting, default) == setting.default
    for position in range(steps + 1):
        setting.parse(settings_texts.slider_value(setting, position))


def test_values_are_read_with_their_unit() -> None:
    assert plain(settings_texts.value_text(TABLE["talk.endpoint_s"], 0.7)) == "0.7 s"
    assert plain(settings_texts.value_text(TABLE["talk.endpoint_s"], 0.73)) == "0.73 s"
    assert plain(settings_texts.value_text(TABLE["look.text_scale"], 150)) == "150 %"
    assert settings_texts.value_text(TABLE["look.theme"], "dark") == "Dark"
    assert settings_texts.reset_text(TABLE["talk.barge_in"]) == "Reset to On"
    assert settings_texts.reset_text(TABLE["sound.microphone"]) == "Reset to the system's own"


def test_numbers_are_stepped_within_their_limits() -> None:
    context = TABLE["engines.context_tokens"]
    assert settings_texts.stepped(context, "4096", 1) == "4097"
    assert settings_texts.stepped(context, "512", -1) == "512"
    assert settings_texts.stepped(context, "many", 1) == "many"
    assert settings_texts.stepped(TABLE["files.memory_gb"], "0", 1) == "0.5"


def test_sections_follow_the_table_and_search_finds_words_of_the_help() -> None:
    shown = settings_texts.sections(SETTINGS)
    assert [section.title for section in shown] == [
        "Talk",
        "Sound",
        "Engines",
        "Meetings",
        "Voices",
        "Tools",
        "Look",
        "In the background",
        "Privacy",
        "Files and memory",
    ]
    assert sum(len(section.settings) for section in shown) == len(SETTINGS)
    found = settings_texts.sections(SETTINGS, words="dark")
    assert [setting.key for section in found for setting in section.settings] == ["look.theme"]
    assert settings_texts.sections(SETTINGS, chosen="look", words="microphone") == []
    extra = Setting("extra.thing", True, "Thing", "A thing.")
    assert settings_texts.sections([*SETTINGS, extra])[-1].title == "Extra"


def test_pickers_name_what_is_not_there() -> None:
    devices = [MICROPHONE, SPEAKER]
    assert settings_texts.device_choices(devices, "microphone", "") == [
        ("", "System default (Desk microphone)"),
        ("desk", "Desk microphone"),
    ]
    assert settings_texts.device_choices(devices, "speaker", "old")[-1] == ("old", "old (not connected)")
    assert settings_texts.engine_choices(models(FOLDER), "asr", "ear") == [
        ("ear", "Built-in ear"),
        ("lark:small", "Lark small"),
    ]
    assert settings_texts.engine_choices(models(FOLDER), "tts", "wren") == [("wren", "Wren (not installed)")]
    far = Connection("box", "tts", "https://gpu.example/v1", "big")
    found = settings_texts.engine_choices(models(FOLDER), "tts", "remote:box", [far])
    assert found == [("remote:box", "big on gpu.example")]


def test_jobs_are_ordered_and_said_in_words() -> None:
    jobs = [
        JobInfo(1, "m", "Old", "done"),
        JobInfo(2, "m", "Wait", "queued"),
        JobInfo(3, "m", "Go", "running"),
        JobInfo(4, "m", "No", "failed", error=VoiceAppError("x", "The disk is full.", "Free some space.")),
    ]
    going, ended = activity_texts.ordered(jobs)
    assert [job.title for job in going] == ["Go", "Wait"]
    assert [job.title for job in ended] == ["No", "Old"]
    assert activity_texts.summary_text(jobs) == "2 jobs under way, 2 finished"
    assert activity_texts.summary_text([]) == ""
    assert activity_texts.detail_text(jobs[3]) == "The disk is full. Free some space."
    assert [activity_texts.state_text(job) for job in jobs] == [
        "Done",
        "Waiting its turn",
        "Under way",
        "Did not work",
    ]
