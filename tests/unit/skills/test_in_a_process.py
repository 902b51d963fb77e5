"""The skills in a real engine process, as the app runs them; the app's own process stays light."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.bench_skills import bench_worker
from voiceapp.workers.client import Worker
from voiceapp.workers.process import ChildSpec

ROOT = Path(__file__).parents[3]
SPEC = ChildSpec("skills", "Built-in skills", "voiceapp.engines.llm_skills:Skills")


def test_the_bench_runs_over_the_pipe_and_errors_cross_it() -> None:
    async def scene() -> None:
        worker = await Worker.start(SPEC)
        try:
            await worker.load({})
            figures = await bench_worker(worker)
            assert figures["right"] >= 0.95
            assert figures["near_misses_right"] >= 0.97
            assert figures["answer_ms"]["n"] == figures["n"]
            assert await worker.call("calculate", {"expression": "twelve times eight"}).result == {
                "value": 96.0,
                "text": "96",
                "spoken": "12 times 8",
            }
            with pytest.raises(VoiceAppError) as caught:
                await worker.call("convert", {"value": 1, "from_unit": "mile", "to_unit": "kg"}).result
            assert caught.value.code == "unit-mismatch"
        finally:
            await worker.close()

    asyncio.run(scene())


def test_the_app_process_never_imports_the_heavy_libraries() -> None:
    script = (
        "import sys, voiceapp.services.tools, voiceapp.services.alarms, voiceapp.services.bench_skills\n"
        "heavy = {'pint', 'dateparser', 'simpleeval', 'num2words'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
