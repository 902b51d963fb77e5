"""The set-up scripts: what a newcomer sees and what is (not) done again at the second start."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "packaging"


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    """``setup_env`` and ``debian``, as a run of the script sees them."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import debian
    import setup_env

    return setup_env, debian


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small project with the same layout and no dependencies."""
    root = tmp_path / "checkout"
    (root / "packaging").mkdir(parents=True)
    (root / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\n[project]\nname = "x"\nversion = "1"\n'
        'dependencies = ["a>=1", "PySide6_Essentials>=6"]\n'
        '[dependency-groups]\ntest = ["pytest>=9", "pytest-qt"]\n'
    )
    (root / "packaging" / "constraints.txt").write_text("a==1.5\nllama-cpp-python==0.3.36\n")
    (root / "packaging" / "debian-packages.txt").write_text("[run]\nbash # a shell\n[llama]\n[test]\n")
    return root


def test_groups_of_debian_packages_are_read(scripts: tuple[ModuleType, ModuleType]) -> None:
    groups = scripts[1].read_groups(SCRIPTS / "debian-packages.txt")
    assert "libportaudio2" in groups["run"]
    assert "python3-venv" in groups["run"]
    assert "g++" in groups["llama"]
    assert {"xvfb", "pulseaudio", "flite"} <= set(groups["test"])
    assert not any(" " in name or "#" in name for names in groups.values() for name in names)


def test_a_renamed_package_counts_as_installed(scripts: tuple[ModuleType, ModuleType]) -> None:
    listing = "ii \tlibglib2.0-0t64\tlibglib2.0-0 (= 2.84)\nrc \txvfb\t\nii \tflite\t\n"
    names = scripts[1].installed(listing)
    assert "libglib2.0-0" in names
    assert "flite" in names
    assert "xvfb" not in names, "removed with its configuration kept is not installed"


def test_without_rights_the_one_command_is_printed(
    scripts: tuple[ModuleType, ModuleType],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    debian = scripts[1]
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(debian.shutil, "which", lambda name: None if name == "sudo" else "/usr/bin/" + name)
    monkeypatch.setattr(debian, "installed", lambda: {"bash"})
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    missing = debian.ensure(["bash", "libportaudio2", "xvfb"], tmp_path / "log", try_install=True)
    out = capsys.readouterr().out
    assert missing == ["libportaudio2", "xvfb"]
    assert "sudo apt-get update && sudo apt-get install -y --no-install-recommends libportaudio2 xvfb\n" in out


def test_a_second_start_calls_nothing(
    scripts: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, checkout: Path
) -> None:
    setup_env, debian = scripts
    monkeypatch.setattr(debian, "installed", lambda: {"bash"})
    calls: list[list[str]] = []

    def run(command: list[str], *_: object) -> None:
        calls.append(command)
        if "venv" in command:
            python = checkout / ".venv" / "bin" / "python"
            python.parent.mkdir(parents=True)
            python.touch()
        if "wheel" in command:
            raise setup_env.SetupError("no compiler")

    monkeypatch.setattr(setup_env, "run", run)
    lines: list[str] = []
    assert setup_env.set_up_run(setup_env.Project(checkout, lines.append)) == 0
    assert any("a>=1" in command for command in calls)
    assert any("To try again: make llama" in line for line in lines), "a failed build is told with its next step"
    calls.clear()
    lines.clear()
    assert setup_env.set_up_run(setup_env.Project(checkout, lines.append)) == 0
    assert (calls, lines) == ([], []), "neither pip nor the failed build runs again"
    assert setup_env.set_up_llama(setup_env.Project(checkout, lines.append)) == 1
    assert any("wheel" in command for command in calls), "make llama does try again"
    calls.clear()
    (checkout / "packaging" / "constraints.txt").write_text("a==1.6\nllama-cpp-python==0.3.36\n")
    setup_env.set_up_run(setup_env.Project(checkout, lines.append))
    assert any("a>=1" in command for command in calls), "changed pins are installed"


def test_an_update_that_fails_keeps_what_works(
    scripts: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, checkout: Path
) -> None:
    setup_env, debian = scripts
    monkeypatch.setattr(debian, "installed", lambda: {"bash"})
    monkeypatch.setenv("VOICEAPP_SKIP_LLAMA", "1")

    def no_network(*_: object) -> None:
        raise setup_env.SetupError("no network")

    monkeypatch.setattr(setup_env, "run", no_network)
    lines: list[str] = []
    with pytest.raises(setup_env.SetupError, match="python3-venv") as caught:
        setup_env.set_up_run(setup_env.Project(checkout, lines.append))
    assert "apt-get install -y --no-install-recommends python3-venv" in caught.value.hint
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    setup_env.Environment(setup_env.Project(checkout), ".venv").write_stamp(requirements="older")
    assert setup_env.set_up_run(setup_env.Project(checkout, lines.append)) == 0
    assert any("going on with those that are installed" in line for line in lines)


def test_without_debians_venv_another_python_makes_the_environment(
    scripts: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, checkout: Path
) -> None:
    setup_env = scripts[0]
    monkeypatch.setattr(setup_env, "pythons", lambda: ["/usr/bin/python3", "/opt/python3.12"])
    lines: list[str] = []

    def run(command: list[str], *_: object) -> None:
        if command[0] == "/usr/bin/python3":
            raise setup_env.SetupError("no ensurepip")
        python = checkout / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.touch()

    monkeypatch.setattr(setup_env, "run", run)
    environment = setup_env.Environment(setup_env.Project(checkout, lines.append), ".venv")
    environment.create()
    assert environment.python.exists()
    assert lines == [
        f"Making the environment .venv with {name}" for name in ("/usr/bin/python3", "/opt/python3.12")
    ]


def test_the_kept_wheel_is_used_again(
    scripts: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, checkout: Path
) -> None:
    setup_env = scripts[0]
    (checkout / ".wheels").mkdir()
    (checkout / ".wheels" / "llama_cpp_python-0.3.1-py3-none-linux_x86_64.whl").touch()
    project = setup_env.Project(checkout, lambda _: None)
    assert setup_env.find_wheel(project) is None, "another version's wheel is of no use"
    wheel = checkout / ".wheels" / "llama_cpp_python-0.3.36-py3-none-linux_x86_64.whl"
    wheel.touch()
    calls: list[list[str]] = []
    monkeypatch.setattr(setup_env, "run", lambda command, *_: calls.append(command))
    setup_env.build_llama(project, setup_env.Environment(project, ".venv"))
    assert len(calls) == 1
    assert str(wheel) in calls[0]


def test_core_requirements_hold_no_qt(scripts: tuple[ModuleType, ModuleType], checkout: Path) -> None:
    project = scripts[0].Project(checkout)
    assert project.requirements("test", qt=False) == ["a>=1", "pytest>=9"]
    assert project.requirements("test") == ["a>=1", "PySide6_Essentials>=6", "pytest>=9", "pytest-qt"]


def test_a_failing_command_is_told_with_its_last_words(
    scripts: tuple[ModuleType, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup_env = scripts[0]
    command = [sys.executable, "-c", "print('first'); print('the reason'); raise SystemExit(3)"]
    with pytest.raises(setup_env.SetupError, match="the reason"):
        setup_env.run(command, tmp_path / "log", print)
    assert "first" in (tmp_path / "log").read_text()


def test_a_long_command_tells_what_it_is_at(
    scripts: tuple[ModuleType, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup_env = scripts[0]
    monkeypatch.setattr(setup_env, "BEAT_S", 0.05)
    said: list[str] = []
    told = threading.Event()

    def say(text: str) -> None:
        said.append(text)
        if "compiling" in text:
            told.set()
            (tmp_path / "go").touch()

    waits = "import pathlib,sys,time\nprint('compiling', flush=True)\n"
    waits += "while not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.01)\n"
    started = time.monotonic()
    setup_env.run([sys.executable, "-c", waits, str(tmp_path / "go")], tmp_path / "log", say)
    assert told.is_set()
    assert time.monotonic() - started < 30


def test_wrong_usage_exits_2() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / "setup_env.py"), "nonsense"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_core_imports_only_the_standard_library_numpy_and_platformdirs() -> None:
    allowed = set(sys.stdlib_module_names) | {"numpy", "platformdirs", "voiceapp"}
    for path in (ROOT / "voiceapp" / "core").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] in allowed, f"{path.name} imports {name}"


def test_package_inits_are_empty() -> None:
    for path in (ROOT / "voiceapp").rglob("__init__.py"):
        assert path.read_text().strip() == "" or path.parent.name == "voiceapp", path
