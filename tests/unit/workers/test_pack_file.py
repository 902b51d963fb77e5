"""What a pack's file says, what the machine lacks for it, and that nothing begins before both are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.workers.helpers import run
from tests.unit.workers.test_packs import House, script
from voiceapp.core.errors import VoiceAppError
from voiceapp.workers import cuda_libraries, pack_file, stand_ins
from voiceapp.workers.packs import Packs, pins_folder
from voiceapp.workers.pip import install_pins

SONG = """# title: Songs
# about: Birds
# needs: 1000
# imports: song
# card: yes
# tools: nvcc, c++
# env: CMAKE_ARGS=-DSONG=on -DLOUD=off
# env: JOBS=2
# A remark: of no meaning.
song==1.0

-i nowhere
wing==2
"""


def song(folder: Path) -> pack_file.PackFile:
    (folder / "song.txt").write_text(SONG)
    return pack_file.read(folder / "song.txt")


def test_a_file_says_what_is_installed_and_how_it_is_built(tmp_path: Path) -> None:
    pack = song(tmp_path)
    assert (pack.name, pack.title, pack.about, pack.needs_bytes, pack.imports) == (
        "song",
        "Songs",
        "Birds",
        1000,
        "song",
    )
    assert pack.environment == {"CMAKE_ARGS": "-DSONG=on -DLOUD=off", "JOBS": "2"}
    assert (pack.tools, pack.card, pack.packages) == (("nvcc", "c++"), True, ("song==1.0", "wing==2"))


@pytest.mark.parametrize(
    ("there", "card", "codes", "said"),
    [
        (("nvcc", "c++"), True, [], ""),
        (("nvcc", "c++"), False, ["no-gpu"], "an NVIDIA graphics card, and this computer shows none"),
        (
            ("c++",),
            True,
            ["pack-needs"],
            "nvcc is missing. Install what is missing: sudo apt install nvidia-cuda-toolkit.",
        ),
        ((), False, ["no-gpu", "pack-needs"], "nvcc and c++ are missing"),
    ],
)
def test_what_the_machine_lacks_is_said(
    tmp_path: Path, there: tuple[str, ...], card: bool, codes: list[str], said: str
) -> None:
    found = pack_file.lacking(song(tmp_path), lambda tool: tool if tool in there else None, lambda: card)
    assert [error.code for error in found] == codes
    assert said in " ".join(str(error) for error in found)


def test_a_plan_tells_all_of_it_and_installs_nothing(tmp_path: Path) -> None:
    house = House(tmp_path)
    song(house.pins)
    lacks = VoiceAppError("pack-needs", "A tool is missing.", "Get it.")
    packs = Packs(
        house.home,
        house.pins,
        house.pip.make,
        house.pip.install,
        free=lambda folder: 500,
        lacking=lambda pack: [lacks],
    )
    plan = packs.plan("song")
    assert (plan.title, plan.packages) == ("Songs", ("song==1.0", "wing==2"))
    assert plan.environment["CMAKE_ARGS"] == "-DSONG=on -DLOUD=off"
    assert (plan.needs_bytes, plan.free_bytes) == (1000, 500)
    assert [obstacle.code for obstacle in plan.obstacles] == ["pack-needs", "disk-too-small"]
    assert not house.home.exists()

    async def install() -> None:
        with pytest.raises(VoiceAppError, match="A tool is missing"):
            await packs.install("song")
        assert not house.pip.reached.is_set()
        assert packs.info("song").state == "available"

    run(install())
    assert Packs(house.home, house.pins).plan("demo").obstacles == ()
    with pytest.raises(VoiceAppError, match="There is no pack gull"):
        packs.plan("gull")


def test_pip_builds_with_the_packs_variables_and_no_wheel_of_another_build(tmp_path: Path) -> None:
    told = tmp_path / "told"
    fake = script(tmp_path, f'echo "$CMAKE_ARGS|$JOBS|$*" > {told}')
    song(tmp_path)
    run(install_pins(fake, tmp_path / "song.txt", lambda *_: None, 0))
    flags, jobs, arguments = told.read_text().split("|")
    assert (flags, jobs) == ("-DSONG=on -DLOUD=off", "2")
    assert "--no-cache-dir" in arguments.split()
    (tmp_path / "plain.txt").write_text("wing==2\n")
    run(install_pins(fake, tmp_path / "plain.txt", lambda *_: None, 0))
    flags, jobs, arguments = told.read_text().split("|")
    assert (flags, jobs) == ("", "")
    assert "--no-cache-dir" not in arguments.split()


def test_the_pack_for_graphics_cards_asks_for_card_and_toolkit() -> None:
    pack = pack_file.read(pins_folder() / "gpu.txt")
    codes = [error.code for error in pack_file.lacking(pack, lambda tool: None, lambda: False)]
    assert codes == ["no-gpu", "pack-needs"]
    assert pack.environment == {"CMAKE_ARGS": "-DGGML_CUDA=on"}
    assert {"ctranslate2", "faster-whisper", "llama-cpp-python", "nvidia-cublas-cu12"} <= {
        line.split("==")[0] for line in pack.packages
    }


def test_nvidias_libraries_are_loaded_in_order_where_pip_put_them(tmp_path: Path) -> None:
    folder = tmp_path / "site" / "nvidia" / "cublas" / "lib"
    folder.mkdir(parents=True)
    opened: list[str] = []
    places = [str(tmp_path / "elsewhere"), str(tmp_path / "site")]
    assert cuda_libraries.load(places, opened.append) == []
    for name in ("libcublas.so.12", "libcublasLt.so.12"):
        (folder / name).touch()
    assert cuda_libraries.load(places, opened.append) == [folder / "libcublasLt.so.12", folder / "libcublas.so.12"]
    assert opened == [str(folder / "libcublasLt.so.12"), str(folder / "libcublas.so.12")]


def test_a_library_that_does_not_load_is_left_to_who_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "nvidia" / "cublas" / "lib"
    folder.mkdir(parents=True)
    (folder / "libcublas.so.12").write_bytes(b"no library")
    assert cuda_libraries.load([str(tmp_path)]) == []
    asked: list[bool] = []
    monkeypatch.setattr(cuda_libraries, "load", lambda: asked.append(True))
    finder = stand_ins.StandIns()
    assert finder.find_spec("ctranslate2") is None  # the real one is imported, after its libraries
    assert finder.find_spec("numpy") is None
    assert asked == [True]
