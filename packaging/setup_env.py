"""Makes the program's environments: ``setup_env.py run|test|llama|packages``. Standard library only.

A stamp of what was installed lies in each environment, so that a second start calls nothing. Progress is
told in plain lines; what pip and apt print in full goes to ``build/setup.log``.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if sys.version_info < (3, 11):  # noqa: UP036 - this is what runs where Python is older
    sys.exit("voiceapp needs Python 3.11 or newer, and " + sys.executable + " is older.")

import tomllib

import debian

ROOT = Path(__file__).resolve().parent.parent
QT_PACKAGES = {"pyside6-essentials", "qtawesome", "pytest-qt"}
BEAT_S = 10.0


class SetupError(Exception):
    """A step failed: one sentence; the next step is in ``hint``."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.hint = hint


@dataclass
class Project:
    """The checkout: its requirements, its pins, and where its environments lie."""

    root: Path = ROOT
    say: Any = field(default=lambda text: print(text, flush=True))

    def __post_init__(self) -> None:
        self.table: dict[str, Any] = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        self.constraints = self.root / "packaging" / "constraints.txt"
        self.wheels = self.root / ".wheels"
        self.log = self.root / "build" / "setup.log"
        self.log.parent.mkdir(exist_ok=True)

    def requirements(self, *groups: str, qt: bool = True) -> list[str]:
        """The project's own direct requirements and those of the named dependency groups."""
        found = list(self.table["project"]["dependencies"])
        for group in groups:
            found += self.table["dependency-groups"][group]
        return [line for line in found if qt or requirement_name(line) not in QT_PACKAGES]

    def pin(self, name: str) -> str:
        """The pinned version of a package."""
        for line in self.constraints.read_text(encoding="utf-8").splitlines():
            package, _, version = line.partition("==")
            if version and requirement_name(package) == name:
                return version
        raise SetupError(f"packaging/constraints.txt has no pin for {name}.")

    def fingerprint(self, requirements: Sequence[str]) -> str:
        """Changes when an environment with these requirements has to be brought up to date."""
        project = self.table["project"]
        parts = [
            sorted(requirements),
            self.constraints.read_text(encoding="utf-8"),
            [project["version"], project.get("scripts", {}), self.table["build-system"]],
            str(self.root),
            list(sys.version_info[:2]),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def requirement_name(line: str) -> str:
    """The normalised name of the package that a requirement line names."""
    match = re.match(r"[A-Za-z0-9._-]+", line.strip())
    return re.sub(r"[-_.]+", "-", match.group()).lower() if match else ""


def pythons() -> list[str]:
    """Pythons to make an environment with: the one that runs this (Debian's own), then newer ones on the path."""
    found = [sys.executable]
    for name in ("python3", "python3.13", "python3.12", "python3.11"):
        path = shutil.which(name)
        if path and not any(os.path.samefile(path, other) for other in found):
            check = "import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))"
            if subprocess.run([path, "-c", check], capture_output=True, check=False).returncode == 0:
                found.append(path)
    return found


class Environment:
    """One virtual environment and the stamp of what is in it."""

    def __init__(self, project: Project, name: str) -> None:
        self.project = project
        self.path = project.root / name
        self.python = self.path / "bin" / "python"
        self._stamp = self.path / ".setup-stamp.json"

    def stamp(self) -> dict[str, str]:
        """What is known to be installed; empty for a new, moved or broken environment."""
        if not self.python.exists():
            return {}
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def write_stamp(self, **entries: str) -> None:
        """Add entries to the stamp."""
        self._stamp.write_text(json.dumps({**self.stamp(), **entries}, indent=1), encoding="utf-8")

    def create(self) -> None:
        """Make the environment where there is none (or one whose Python is gone)."""
        if self.python.exists():
            return
        for python in pythons():
            self.project.say(f"Making the environment {self.path.name} with {python}")
            shutil.rmtree(self.path, ignore_errors=True)
            try:
                run([python, "-m", "venv", str(self.path)], self.project.log, self.project.say)
                return
            except SetupError:
                shutil.rmtree(self.path, ignore_errors=True)
        raise SetupError(
            "No virtual environment could be made: Debian's package python3-venv is missing.",
            debian.install_command(["python3-venv"]) + "   then start again.",
        )

    def pip(self, *arguments: str) -> None:
        """Run pip with the project's pins."""
        command = [str(self.python), "-m", "pip", *arguments, "--no-input", "--progress-bar", "off"]
        run(command, self.project.log, self.project.say)

    def install(self, requirements: Sequence[str], *, program: bool = True) -> None:
        """Bring the environment up to date with the requirements, and with the checkout's own package."""
        wanted = self.project.fingerprint(requirements)
        if self.stamp().get("requirements") == wanted:
            return
        self.create()
        pins = ("-c", str(self.project.constraints))
        self.project.say(f"Installing {len(requirements)} packages and what they need into {self.path.name}")
        # Build isolation would fetch another setuptools at each install, so ours is in the environment.
        self.pip("install", *pins, "--upgrade", "pip", "setuptools")
        self.pip("install", *pins, *requirements)
        if program:
            self.pip("install", "--no-deps", "--no-build-isolation", "-e", str(self.project.root))
        self.write_stamp(requirements=wanted)


def run(command: Sequence[str], log: Path, say: Any, env: dict[str, str] | None = None) -> None:
    """Run a command without standard input; tell every few seconds what it is at. Raises SetupError."""
    tail: deque[str] = deque(maxlen=25)
    started = time.monotonic()
    with log.open("a", encoding="utf-8") as file:
        file.write(f"$ {' '.join(command)}\n")
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env={**os.environ, **(env or {})},
        )
        assert process.stdout is not None

        def read(lines: Iterator[str]) -> None:
            for line in lines:
                file.write(line)
                if line.strip():
                    tail.append(line.strip())

        reader = threading.Thread(target=read, args=(iter(process.stdout),))
        reader.start()
        try:
            while reader.is_alive():
                reader.join(BEAT_S)
                if reader.is_alive():
                    at = next((line for line in reversed(tail) if not line.startswith("WARNING")), "")
                    say(f"  {time.monotonic() - started:.0f} s: {at[:90]}")
            process.wait()
        except BaseException:
            process.kill()
            process.wait()
            reader.join()
            raise
        finally:
            process.stdout.close()
    if process.returncode != 0:
        raise SetupError("\n".join(["A step failed: " + " ".join(command[:6]), *tail]))


def find_wheel(project: Project) -> Path | None:
    """The kept wheel of llama-cpp-python's pinned version, if there is one."""
    version = project.pin("llama-cpp-python")
    return next(iter(sorted(project.wheels.glob(f"llama_cpp_python-{version}-*.whl"))), None)


def build_llama(project: Project, environment: Environment) -> None:
    """Build llama-cpp-python from source into ``.wheels/`` (minutes), or take the wheel kept there; install it."""
    wheel = find_wheel(project)
    if wheel is None:
        project.say("Building llama-cpp-python from source, 3 to 10 minutes, once.")
        project.say("(Local language models need it; VOICEAPP_SKIP_LLAMA=1 make run starts without it.)")
        staging = project.root / "build" / "llama"
        shutil.rmtree(staging, ignore_errors=True)
        command = [str(environment.python), "-m", "pip", "wheel", "--no-deps", "--no-input"]
        command += ["--build-constraint", str(project.constraints), "-w", str(staging)]
        command.append("llama-cpp-python==" + project.pin("llama-cpp-python"))
        # Not tuned to this processor: the wheel has to run where it is copied to.
        cores = str(os.cpu_count() or 1)
        run(
            command,
            project.log,
            project.say,
            {"CMAKE_ARGS": "-DGGML_NATIVE=OFF", "CMAKE_BUILD_PARALLEL_LEVEL": cores},
        )
        # Moved only when whole, so that an interrupted build leaves no half a wheel to reuse.
        project.wheels.mkdir(exist_ok=True)
        for built in staging.glob("*.whl"):
            os.replace(built, project.wheels / built.name)
        wheel = find_wheel(project)
        if wheel is None:
            raise SetupError("The build of llama-cpp-python ended without a wheel.")
    project.say(f"Installing {wheel.name}")
    environment.pip("install", "-c", str(project.constraints), str(wheel))


def ensure_llama(project: Project, environment: Environment, *, retry: bool) -> bool:
    """The step for local language models. A failure is told once and kept: ``make llama`` tries again."""
    wanted = project.pin("llama-cpp-python") + " " + environment.stamp().get("requirements", "")
    state = environment.stamp().get("llama", "")
    if state == f"installed {wanted}":
        return True
    if not retry and (state == f"failed {wanted}" or os.environ.get("VOICEAPP_SKIP_LLAMA") == "1"):
        return False
    try:
        build_llama(project, environment)
    except SetupError as error:
        environment.write_stamp(llama=f"failed {wanted}")
        project.say(str(error))
        project.say("llama-cpp-python could not be built: local language models (GGUF) will not run.")
        project.say("Everything else works. To try again: make llama")
        return False
    environment.write_stamp(llama=f"installed {wanted}")
    return True


@contextmanager
def one_at_a_time(project: Project) -> Iterator[None]:
    """Two starts at once must not install into the same environment."""
    with (project.root / "build" / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            project.say("Another set-up is running in this checkout; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def ensure_debian(project: Project, *groups: str) -> list[str]:
    """Install missing Debian packages; what could not be installed before is only told again, not asked again."""
    known = debian.read_groups(project.root / "packaging" / "debian-packages.txt")
    packages = [name for group in groups for name in known[group]]
    note = project.log.with_name("debian-asked.txt")
    asked = set(note.read_text(encoding="utf-8").split()) if note.exists() else set()
    missing = debian.ensure(packages, project.log, try_install=not asked.issuperset(packages))
    if not asked.issuperset(packages):
        note.write_text("\n".join(sorted(asked.union(packages))), encoding="utf-8")
    return missing


def set_up_run(project: Project) -> int:
    """What ``make run`` needs. The talk must start, so all but the base packages may fail."""
    environment = Environment(project, ".venv")
    ensure_debian(project, "run", "llama")
    # An environment that has the test tools too is as good.
    test = project.fingerprint(project.requirements("test"))
    if environment.stamp().get("requirements") != test:
        base = project.requirements()
        worked_before = "requirements" in environment.stamp()
        try:
            environment.install(base)
        except SetupError as error:
            if not worked_before:
                raise
            project.say(str(error))
            project.say("The packages could not be brought up to date; going on with those that are installed.")
    ensure_llama(project, environment, retry=False)
    return 0


def set_up_test(project: Project) -> int:
    """What ``make test`` needs: all of it, or it stops here."""
    environment = Environment(project, ".venv")
    missing = ensure_debian(project, "run", "llama", "test")
    if missing:
        raise SetupError("The tests need Debian packages that are missing: " + ", ".join(missing))
    environment.install(project.requirements("test"))
    if not ensure_llama(project, environment, retry=True):
        raise SetupError("The tests of local language models need llama-cpp-python.")
    core = Environment(project, ".venv-core")
    core.install(project.requirements("test", qt=False))
    if not ensure_llama(project, core, retry=True):
        return 1
    ensure_packs(project, environment)
    return 0


TEST_PACKS = ("torch", "parler")


def ensure_packs(project: Project, environment: Environment) -> None:
    """The engine packs that the tests run in, installed as a user does it, into ``.packs``."""
    home = {"VOICEAPP_HOME": str(project.root / ".packs")}
    program = [str(environment.python), "-m", "voiceapp", "packs"]
    listing = subprocess.run(
        [*program, "list", "--json"],
        env={**os.environ, **home},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    states = {pack["name"]: pack["state"] for pack in json.loads(listing.stdout)["packs"]}
    for name in TEST_PACKS:
        if states[name] != "installed":
            project.say(f"Installing the engine pack {name} into .packs")
            run([*program, "install", name], project.log, project.say, home)


def set_up_llama(project: Project) -> int:
    """``make llama``: the step for local language models again."""
    environment = Environment(project, ".venv")
    ensure_debian(project, "run", "llama")
    if "requirements" not in environment.stamp():
        environment.install(project.requirements())
    return 0 if ensure_llama(project, environment, retry=True) else 1


def set_up_packages(project: Project) -> int:
    """What ``make packages`` needs: the tools, and the wheel of llama-cpp-python that goes into the packages."""
    environment = Environment(project, ".venv-packages")
    ensure_debian(project, "llama")
    environment.install(project.table["dependency-groups"]["packages"], program=False)
    if find_wheel(project) is None:
        build_llama(project, environment)
    return 0


STEPS = {"run": set_up_run, "test": set_up_test, "llama": set_up_llama, "packages": set_up_packages}


def main(arguments: Sequence[str]) -> int:
    """Run one of the steps; 0 when what it is for can go on."""
    if len(arguments) != 1 or arguments[0] not in STEPS:
        print(f"usage: setup_env.py {'|'.join(STEPS)}", file=sys.stderr)
        return 2
    try:
        project = Project()
        with one_at_a_time(project):
            return STEPS[arguments[0]](project)
    except SetupError as error:
        print(error, file=sys.stderr)
        if error.hint:
            print(error.hint, file=sys.stderr)
        print("The whole story is in build/setup.log.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Set-up was interrupted; starting again goes on from here.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
