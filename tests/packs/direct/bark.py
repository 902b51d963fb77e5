"""A tiny Bark with random weights in the published layout, and the library's own result. Runs in the pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import (
    BarkConfig,
    BarkModel,
    BarkProcessor,
    EncodecConfig,
    GenerationConfig,
    PreTrainedTokenizerFast,
)
from transformers.models.bark.configuration_bark import BarkCoarseConfig, BarkFineConfig, BarkSemanticConfig
from transformers.models.bark.generation_configuration_bark import (
    BarkCoarseGenerationConfig,
    BarkFineGenerationConfig,
    BarkSemanticGenerationConfig,
)

from tests.packs.direct.stopped import steps_until_stopped


def build(folder: str) -> None:
    """Write the model and two presets; a third is listed only."""
    torch.manual_seed(1)
    path = Path(folder)
    small = {"block_size": 256, "num_layers": 1, "num_heads": 2, "hidden_size": 16}
    codec = EncodecConfig(
        num_filters=4,
        hidden_size=16,
        codebook_dim=16,
        codebook_size=1024,
        upsampling_ratios=[8, 5, 4, 2],
        target_bandwidths=[6.0],
        num_lstm_layers=1,
    )
    config = BarkConfig(
        semantic_config=BarkSemanticConfig(input_vocab_size=129_600, output_vocab_size=10_048, **small).to_dict(),
        coarse_acoustics_config=BarkCoarseConfig(
            input_vocab_size=12_096, output_vocab_size=12_096, **small
        ).to_dict(),
        fine_acoustics_config=BarkFineConfig(
            input_vocab_size=1056, output_vocab_size=1056, **{**small, "block_size": 1024}
        ).to_dict(),
        codec_config=codec.to_dict(),
    )
    model = BarkModel(config)
    for layer in model.codec_model.quantizer.layers:  # they begin as zeros
        layer.codebook.embed.normal_()
    model.generation_config = GenerationConfig()  # Bark's own cannot be saved
    model.save_pretrained(path)
    settings = {
        "semantic_config": BarkSemanticGenerationConfig(
            max_new_tokens=30, max_input_semantic_length=64, do_sample=True
        ).to_dict(),
        "coarse_acoustics_config": BarkCoarseGenerationConfig(
            max_coarse_history=60, sliding_window_len=12, max_coarse_input_length=16, do_sample=True
        ).to_dict(),
        "fine_acoustics_config": BarkFineGenerationConfig(temperature=0.5).to_dict(),
        "codebook_size": 1024,
        "sample_rate": 24_000,
        "model_type": "bark",
    }
    (path / "generation_config.json").write_text(json.dumps(settings))
    letters = {token: number for number, token in enumerate(["[PAD]", "[UNK]", *map(chr, range(32, 127))])}
    tokenizer = Tokenizer(models.BPE(vocab=letters, merges=[], unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        model_input_names=["input_ids", "attention_mask"],
    )
    BarkProcessor(fast).save_pretrained(path)
    draw = np.random.default_rng(1)
    listed: dict[str, Any] = {"repo_or_path": "suno/bark"}
    for name in ("v2/de_speaker_3", "v2/en_speaker_6", "v2/fr_speaker_0"):
        prompts = {
            "semantic_prompt": draw.integers(0, 10_000, 40),
            "coarse_prompt": draw.integers(0, 1024, (2, 60)),
            "fine_prompt": draw.integers(0, 1024, (8, 60)),
        }
        listed[name] = {prompt: f"speaker_embeddings/{name}_{prompt}.npy" for prompt in prompts}
        if name.startswith("v2/fr"):
            continue
        for prompt, values in prompts.items():
            file = path / listed[name][prompt]
            file.parent.mkdir(parents=True, exist_ok=True)
            np.save(file, values)
    (path / "speaker_embeddings_path.json").write_text(json.dumps(listed))


def build_and_run(folder: str, **arguments: Any) -> dict[str, Any]:
    """Both, in one process, and how far our engine goes once it is cancelled."""
    build(folder)
    stopped = steps_until_stopped("voiceapp.engines.tts_bark:Bark", folder)
    return {**run(folder, **arguments), "stopped": stopped}


def run(folder: str, texts: list[str], voice: str, seed: int) -> dict[str, Any]:
    """The speech of each text."""
    model = BarkModel.from_pretrained(folder).eval()
    processor = BarkProcessor.from_pretrained(folder)
    spoken = []
    for text in texts:
        inputs = processor(text, voice_preset=voice)
        torch.manual_seed(seed)
        spoken.append(model.generate(**inputs)[0].numpy())
    return {"spoken": np.concatenate(spoken)}
