"""The catalog's rows of the wake phrase."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, Layout

WAKING: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="wake-pocketsphinx",
        task="wake",
        title="Pocketsphinx wake phrase",
        target="voiceapp.engines.wake_pocketsphinx:WakePocketsphinx",
        requires=("pocketsphinx",),
        embedded=True,
        capabilities=Capabilities(languages=("en",), streaming=True, sample_rate=16_000),
        settings=("talk.wake_phrase", "talk.wake_sensitivity"),
    ),
    # The chain of three models and the names of the two shared files: AudioFeatures in openwakeword/utils.py of
    # https://github.com/dscripka/openWakeWord (0.6). Its own words come as release files on that page, their
    # licence is cc-by-nc-sa-4.0 (https://huggingface.co/davidscripka/openwakeword); no repository of the hub is
    # known to hold a word with both shared files, so a folder is added by hand.
    EngineSpec(
        name="openwakeword",
        task="wake",
        title="openWakeWord",
        target="voiceapp.engines.wake_openwakeword:WakeOpenWakeWord",
        requires=("onnxruntime",),
        capabilities=Capabilities(streaming=True, sample_rate=16_000),
        layout=Layout(
            marks=("melspectrogram.onnx", "embedding_model.onnx"),
            needs=("melspectrogram.onnx", "embedding_model.onnx"),
        ),
        settings=("talk.wake_sensitivity",),
    ),
)
