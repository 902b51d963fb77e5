"""The commands about secrets and recommended models."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.app_cli import World
from voiceapp import cli
from voiceapp.cli_output import size_text

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "models")


@pytest.fixture
def run(world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: str, given: str = "") -> tuple[int, Any, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        code = cli.run(arguments, world.open_app, lambda: False)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments else said.out, said.err

    return call


def test_a_secret_is_read_from_standard_input_and_never_printed(run: Run, world: World) -> None:
    code, out, err = run("secrets", "set", "hub", "--json", given="hf_secret\n")
    assert (code, out) == (0, {"secrets": [{"name": "hub", "kept": "keyring", "use": None}]})
    assert world.secrets.values["hub"].strip() == "hf_secret"
    code, listed, more = run("secrets", "list")
    assert "hub" in listed
    assert "hf_secret" not in listed + more + err + json.dumps(out)
    assert run("secrets", "remove", "hub", "--json")[1] == {"removed": "hub"}
    code, out, _ = run("secrets", "remove", "hub", "--json")
    assert (code, out["error"]["code"]) == (1, "secret-unknown")
    assert run("secrets", "list", "--json")[1] == {"secrets": []}


def test_a_secret_is_no_argument(run: Run, world: World) -> None:
    with pytest.raises(json.JSONDecodeError):
        run("secrets", "set", "hub", "hf_secret", "--json")
    assert world.secrets.values == {}


def test_recommended_sets_as_json_and_for_people(run: Run) -> None:
    code, out, _ = run("models", "recommend", "--json")
    assert code == 0
    assert out["sets"] == [
        {
            "for": "talk",
            "models": ["lark:large", "ear"],
            "packs": ["wren"],
            "size_bytes": None,
            "latency_ms": 1500.0,
            "reason": "Fits 8 GB.",
        }
    ]
    _, text, _ = run("models", "recommend")
    assert "talk: lark:large, ear\n  Fits 8 GB." in text


def test_a_set_is_got_as_jobs_that_are_waited_for(run: Run, world: World) -> None:
    world.finish_jobs()
    code, out, err = run("models", "recommend", "--get", "talk", "--json")
    assert code == 0
    assert len(out["jobs"]) == 2
    assert "wren, lark:large, ear: unknown." in err
    assert {job.state for job in world.jobs.jobs.values() if job.id in out["jobs"]} == {"done"}


def test_rows_tell_what_is_known_of_a_model(run: Run) -> None:
    keys = {"licence_plain", "licence_source", "languages", "quality", "quality_source", "repo", "gated"}
    keys |= {"real_time_factor", "load_s", "memory_bytes", "fit", "note"}
    _, out, _ = run("models", "list", "--json")
    assert all(keys <= set(model) for model in out["models"])


@pytest.mark.parametrize(
    ("size", "text"), [(465, "1 kB"), (212_000, "212 kB"), (2_000_000, "2 MB"), (None, "unknown")]
)
def test_small_models_have_a_size_too(size: int | None, text: str) -> None:
    assert size_text(size) == text
