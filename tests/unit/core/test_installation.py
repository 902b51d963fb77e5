from __future__ import annotations

from pathlib import Path

from voiceapp.core.installation import own_python, repair


def test_an_installed_program_is_not_told_to_run_make() -> None:
    assert repair(["llama_cpp"], checkout=False) == repair(checkout=False) == "Install the program again."
    assert repair(["llama_cpp"], checkout=True) == "Run make llama."
    assert repair(["llama_cpp", "numpy"], checkout=True) == repair(checkout=True) == "Run make run again."


def test_the_programs_own_python_is_known_by_what_lies_beside_it(tmp_path: Path) -> None:
    assert not own_python(str(tmp_path))
    (tmp_path / "lib" / "libraries").mkdir(parents=True)
    assert own_python(str(tmp_path))
