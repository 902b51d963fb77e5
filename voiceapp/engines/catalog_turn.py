"""The catalog's row of what tells whether a turn is over."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, Layout, ModelSpec

_FILE = "smart-turn-v3*.onnx"

# "Support for 23 languages" in README.md of https://github.com/pipecat-ai/smart-turn.
TURN_LANGUAGES = tuple("ar bn zh da nl de en fi fr hi id it ja ko mr no pl pt ru es tr uk vi".split())

TURNS: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="smart-turn",
        task="turn",
        title="Smart Turn",
        target="voiceapp.engines.turn_smart:SmartTurn",
        requires=("onnxruntime",),
        capabilities=Capabilities(languages=TURN_LANGUAGES, sample_rate=16_000, max_seconds=8.0),
        models=(
            ModelSpec(
                name="v3.2",
                title="Smart Turn 3.2",
                note="Tells a pause from the end, by your voice; quick on any processor",
                # Files, sizes and licence: https://huggingface.co/pipecat-ai/smart-turn-v3/tree/main
                repo="pipecat-ai/smart-turn-v3",
                files=("smart-turn-v3.2-cpu.onnx",),
                licence="bsd-2-clause",
                licence_source="https://huggingface.co/pipecat-ai/smart-turn-v3 (page header)",
                languages=TURN_LANGUAGES,
                # README.md there: "Params: 8M".
                parameters=8_000_000,
                parameters_source="https://huggingface.co/pipecat-ai/smart-turn-v3 (README.md)",
            ),
        ),
        layout=Layout(marks=(_FILE,), needs=(_FILE,), suffixes=(".onnx",)),
    ),
)
