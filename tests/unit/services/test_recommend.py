"""Which models are recommended for which machine, and getting them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import Capabilities, Task
from voiceapp.core.records import Machine, MemoryUse, ModelInfo, PackInfo, Recommendation
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import find
from voiceapp.engines.specs import EngineSpec, ModelSpec
from voiceapp.services.modelfacts import bytes_per_parameter, expected_download, expected_memory
from voiceapp.services.recommend import Circumstances, probe_gflops, recommend
from voiceapp.services.sets import SetsService

GB = 10**9
CARD = ("engines.device",)


def model(name: str, millions: float, licence: str = "mit", **more: object) -> ModelSpec:
    file = "*Q4_K_M.gguf" if name.startswith("chat") else "model.safetensors"
    made = ModelSpec(name, name.title(), "", f"o/{name}", (file,), licence, parameters=round(millions * 1e6))
    return replace(made, **more)  # type: ignore[arg-type]


ENGINES = (
    EngineSpec("ear", "asr", "Ear", "x:X", embedded=True),
    EngineSpec(
        "whisper", "asr", "Whisper", "x:X", requires=("ctranslate2",), settings=CARD,
        models=(model("base", 74), model("large", 1550), model("french", 2000, languages=("fr",))),
    ),
    EngineSpec("skills", "llm", "Skills", "x:X", embedded=True),
    EngineSpec(
        "llama", "llm", "Llama", "x:X", settings=CARD,
        models=(model("chat-1b", 1000), model("chat-8b", 8000), model("chat-30b", 30_000)),
    ),
    EngineSpec("espeak", "tts", "Espeak", "x:X", embedded=True, capabilities=Capabilities(streaming=True)),
    EngineSpec(
        "clone", "tts", "Clone", "x:X", pack="torch", settings=CARD,
        capabilities=Capabilities(streaming=True, cloning=True),
        models=(model("v2", 460, "cpml"),),
    ),
    EngineSpec("turns", "diarize", "Turns", "x:X", pack="torch", embedded=True),
    EngineSpec("gated", "diarize", "Gated", "x:X", pack="torch", models=(model("best", 6, gated=True),)),
    EngineSpec(
        "tunes", "music", "Tunes", "x:X", pack="torch", settings=CARD,
        models=(model("little", 300, "cc-by-nc-4.0"), model("big", 3300, "cc-by-nc-4.0")),
    ),
)  # fmt: skip
SMALL, OFFICE = Machine("cpu", 2, 8 * GB), Machine("cpu", 16, 64 * GB)
CARD_PC = Machine("cpu", 16, 64 * GB, "A card", 24 * GB)


def rows(**changed: ModelInfo) -> list[ModelInfo]:
    """The Models page's rows of ENGINES, nothing installed; ``changed`` replaces some by engine_model."""
    made = []
    for spec in ENGINES:
        if spec.embedded:
            made.append(ModelInfo(spec.name, spec.title, "", spec.task, spec.name, "embedded"))
        for found in spec.models:
            name = f"{spec.name}:{found.name}"
            made.append(
                ModelInfo(
                    name, found.title, "", spec.task, spec.name, "available", licence=found.licence,
                    size_bytes=500, gated=found.gated,
                )
            )  # fmt: skip
    return [changed.get(row.name.replace(":", "_").replace("-", "_"), row) for row in made]


def sets(
    machine: Machine, gflops: float | None, found: Sequence[ModelInfo] | None = None, token: bool = False
) -> dict[str, Recommendation]:
    around = Circumstances(machine, machine.ram * 3 // 4, gflops, token)
    return {one.purpose: one for one in recommend(rows() if found is None else found, ENGINES, around)}


def test_steps_one_by_one_wait_for_the_weights_to_come_from_memory() -> None:
    def voices(bandwidth: float | None) -> Recommendation:
        around = Circumstances(OFFICE, OFFICE.ram, 10_000, bandwidth=bandwidth)
        return next(one for one in recommend(rows(), ENGINES, around) if one.purpose == "voices")

    # 150 steps that each read 460 million float32: at 10 GB/s more than computing them takes.
    assert voices(10e9).latency_ms == round(1000 * 150 * 460e6 * 4 / 10e9)
    assert voices(None).latency_ms == round(1000 * 2 * 460e6 * 170 / 4e12)


def test_a_recogniser_that_writes_letters_without_marks_is_not_recommended() -> None:
    letters = EngineSpec(
        "letters", "asr", "Letters", "x:X", capabilities=Capabilities(word_times="exact"), models=(model("l", 300),)
    )
    listed = [*rows(), ModelInfo("letters:l", "L", "", "asr", "letters", "installed", path=Path("/l"))]
    around = Circumstances(OFFICE, OFFICE.ram, 1000)
    for one in recommend(listed, (*ENGINES, letters), around):
        assert "letters:l" not in one.models


def test_two_cores_and_8_gb_get_what_answers_quickly() -> None:
    talk = sets(SMALL, 100)["talk"]
    assert talk.models == ("whisper:base", "llama:chat-1b", "espeak")
    # Work over speed: 2 x 74e6 x 525 / 100e9, 2 x 1e9 x 60 / 40e9, and a tenth for the embedded voice.
    assert talk.latency_ms == round(1000 * (0.777 + 3.0 + 0.1))
    assert talk.reason == "Fits 6.0 GB. Answers in about 3.9 s. Larger ones would be slow on 2 cores."
    assert (talk.packs, talk.size_bytes) == ((), 1000)


def test_a_slow_machine_keeps_to_what_is_built_in_and_4_gb_are_kept() -> None:
    talk = sets(Machine("cpu", 2, 4 * GB), 10)["talk"]
    assert talk.models == ("ear", "skills", "espeak")
    assert "All of it is built in." in talk.reason
    assert talk.size_bytes == 0
    quick = sets(Machine("cpu", 32, 4 * GB), 100_000)["talk"]
    assert "llama:chat-1b" in quick.models
    assert "Larger ones would not fit" in quick.reason


def test_16_cores_and_64_gb_get_larger_ones() -> None:
    found = sets(OFFICE, 1500)
    assert found["talk"].models == ("whisper:large", "llama:chat-8b", "clone:v2")
    assert found["meetings"].models == ("whisper:large", "turns", "llama:chat-30b")
    assert found["music"].models == ("tunes:big",)
    assert found["music"].latency_ms == round(1000 * 2 * 3300e6 * 1000 / (1500e9 * 0.4))


def test_a_graphics_card_counts_its_own_memory_and_unknown_speed_is_not_guessed() -> None:
    found = sets(CARD_PC, 1500)
    assert found["talk"].models == (
        "whisper:large",
        "llama:chat-8b",
        "clone:v2",
    )  # 30b beside them needs more than 24 GB
    assert found["talk"].latency_ms is None
    assert "and the graphics card's 24 GB" in found["talk"].reason
    assert "about" not in found["talk"].reason


def test_licences_that_forbid_business_are_named() -> None:
    found = sets(SMALL, 100)
    assert "V2 is not for business (licence cpml)." in found["voices"].reason
    assert found["voices"].models[0] == "clone:v2"
    assert found["voices"].packs == ("torch",)
    assert "not for business (licence cc-by-nc-4.0)" in found["music"].reason


def test_gated_models_need_a_token() -> None:
    assert "turns" in sets(OFFICE, 1500)["meetings"].models
    assert "gated:best" in sets(OFFICE, 1500, token=True)["meetings"].models


def test_what_was_measured_here_counts_more_than_the_estimate() -> None:
    large = next(row for row in rows() if row.name == "whisper:large")
    quick = replace(large, real_time_factor=0.01, memory_bytes=1 * GB)
    talk = sets(SMALL, 100, rows(whisper_large=quick))["talk"]
    assert talk.models == ("whisper:large", "llama:chat-1b", "espeak")
    assert talk.latency_ms == round(1000 * (0.05 + 3.0 + 0.1))
    huge = replace(large, memory_bytes=100 * GB)
    assert "whisper:large" not in sets(OFFICE, 1500, rows(whisper_large=huge))["talk"].models


def test_nothing_known_is_said_and_broken_models_are_left_out() -> None:
    assert sets(SMALL, 100, [])["talk"] == Recommendation(
        "talk", (), (), None, None, "No model for it is known to fit: add one of your own."
    )
    assert sets(Machine("cpu", 2, GB // 10), 100)["music"].reason == "Nothing of it fits 75 MB."
    base = next(row for row in rows() if row.name == "whisper:base")
    assert "whisper:base" not in sets(SMALL, 100, rows(whisper_base=replace(base, state="broken")))["talk"].models


def test_the_models_language_has_to_be_spoken() -> None:
    around = Circumstances(OFFICE, 48 * GB, 5000, False, "fr")
    talk = recommend(rows(), ENGINES, around)[0]
    assert talk.models[0] == "whisper:french"


def test_memory_follows_the_format_and_the_precision() -> None:
    whisper, llama, clone = ENGINES[1], ENGINES[3], ENGINES[5]
    assert bytes_per_parameter(whisper, whisper.models[0], "cpu") == 1.0
    assert bytes_per_parameter(llama, llama.models[0], "cpu") == 4.8944 / 8
    assert bytes_per_parameter(llama, replace(llama.models[0], files=("*[Qq]8_0.gguf",)), "cuda") == 8.5008 / 8
    assert (
        bytes_per_parameter(clone, clone.models[0], "cpu"),
        bytes_per_parameter(clone, clone.models[0], "cuda"),
    ) == (4, 2)
    assert expected_memory(llama, replace(llama.models[0], parameters=None), "cpu") is None


def test_the_probe_measures_something_plausible() -> None:
    assert 0.1 < probe_gflops(1, 0.02) < 10_000


class House:
    """Models and packs that note what is asked of them."""

    def __init__(self, folder: Path, found: list[ModelInfo]) -> None:
        self.rows, self.got = found, list[str]()
        self.models = self
        self.sets = SetsService(
            self,
            Shelf(self.got),
            Settings(folder / "s.json"),
            self.token,
            engines=ENGINES,
            probe=lambda cores: 100.0,
        )

    async def token(self) -> str | None:
        raise VoiceAppError("keyring-failed", "The keyring is locked.")

    async def list(self) -> list[ModelInfo]:
        return self.rows

    async def get(self, name: str, /) -> int:
        self.got.append(name)
        return len(self.got)

    def machine(self) -> Machine:
        return SMALL

    def memory(self) -> MemoryUse:
        return MemoryUse((), 6 * GB)


class Shelf:
    def __init__(self, got: list[str]) -> None:
        self.got = got

    async def list(self) -> list[PackInfo]:
        return [PackInfo("torch", "Torch", "available"), PackInfo("parler", "Parler", "installed")]

    async def install(self, name: str, /) -> int:
        self.got.append(f"pack {name}")
        return len(self.got)


def test_one_word_gets_the_packs_and_what_is_not_here_yet(tmp_path: Path) -> None:
    house = House(tmp_path, rows())
    assert asyncio.run(house.sets.get_set("talk")) == [1, 2]
    assert house.got == ["whisper:base", "llama:chat-1b"]
    base = next(row for row in rows() if row.name == "whisper:base")
    here = House(tmp_path, rows(whisper_base=replace(base, state="installed", path=tmp_path)))
    asyncio.run(here.sets.get_set("meetings"))
    assert here.got[0] == "pack torch"
    assert "whisper:base" not in here.got
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(house.sets.get_set("cooking"))
    assert caught.value.code == "purpose-unknown"
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(House(tmp_path, []).sets.get_set("talk"))
    assert caught.value.code == "nothing-recommended"


def test_a_set_tells_about_how_much_is_to_download_before_the_hub_is_asked() -> None:
    untold = [replace(row, size_bytes=None, expected_bytes=600) for row in rows() if row.state == "available"]
    built_in = [row for row in rows() if row.state == "embedded"]
    talk = sets(SMALL, 100, [*built_in, *untold])["talk"]
    assert (talk.size_bytes, talk.expected_bytes) == (None, 1200)
    none = [replace(row, expected_bytes=None) for row in untold]
    assert sets(SMALL, 100, [*built_in, *none])["talk"].expected_bytes is None


@pytest.mark.parametrize(
    ("task", "name", "expected"),
    [
        ("asr", "faster-whisper:small", 2 * 244_000_000),  # float16
        ("llm", "llama:qwen3-8b", round(8e9 * 4.8944 / 8)),  # Q4_K_M
        ("tts", "xtts:v2", None),  # a checkpoint says nothing of how it is stored
    ],
)
def test_the_size_of_a_download_is_computed_where_the_format_says_how_a_weight_is_stored(
    task: Task, name: str, expected: int | None
) -> None:
    spec, key = find(name, task)
    model = spec.model(key)
    assert model is not None
    assert expected_download(spec, model) == expected
