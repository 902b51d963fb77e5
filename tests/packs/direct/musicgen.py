"""Tiny MusicGens with random weights in the published layouts, and the library's own result. Runs in the pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import (
    AutoProcessor,
    EncodecFeatureExtractor,
    MusicgenConfig,
    MusicgenDecoderConfig,
    MusicgenForConditionalGeneration,
    MusicgenMelodyConfig,
    MusicgenMelodyFeatureExtractor,
    MusicgenMelodyForConditionalGeneration,
    MusicgenMelodyProcessor,
    MusicgenProcessor,
    PreTrainedTokenizerFast,
    T5Config,
)
from transformers.models.musicgen_melody.configuration_musicgen_melody import MusicgenMelodyDecoderConfig

from tests.packs.direct.encodec import codec

RATE = 32_000


def _tokenizer() -> PreTrainedTokenizerFast:
    vocabulary = {token: number for number, token in enumerate(("<pad>", "</s>", "<unk>"))}
    for letter in sorted(pre_tokenizers.ByteLevel.alphabet()):
        vocabulary.setdefault(letter, len(vocabulary))
    made = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.post_processor = processors.TemplateProcessing("$A </s>", special_tokens=[("</s>", 1)])
    return PreTrainedTokenizerFast(
        tokenizer_object=made,
        pad_token="<pad>",
        eos_token="</s>",
        unk_token="<unk>",
        model_input_names=["input_ids", "attention_mask"],
    )


def build(folder: str, names: list[str]) -> None:
    """Write models: "plain", "stereo" and "melody", each into a folder of its name."""
    for name in names:
        torch.manual_seed(2)
        _write(Path(folder, name), name)


def _write(folder: Path, name: str) -> None:
    melody, channels = name == "melody", 2 if name == "stereo" else 1
    tokenizer = _tokenizer()
    sounds, _ = codec(RATE)
    books = sounds.config.num_quantizers
    text = T5Config(
        vocab_size=len(tokenizer), d_model=32, d_kv=8, d_ff=64, num_layers=1, num_heads=4, decoder_start_token_id=0
    )
    decoder = (MusicgenMelodyDecoderConfig if melody else MusicgenDecoderConfig)(
        vocab_size=64,
        num_hidden_layers=2,
        ffn_dim=64,
        num_attention_heads=4,
        hidden_size=32,
        num_codebooks=books * channels,
        audio_channels=channels,
        pad_token_id=64,
        bos_token_id=64,
    )
    parts = {"text_encoder": text, "audio_encoder": sounds.config, "decoder": decoder}
    extractor: Any
    if melody:
        model = MusicgenMelodyForConditionalGeneration(MusicgenMelodyConfig(**parts, chroma_length=20))
        extractor = MusicgenMelodyFeatureExtractor(sampling_rate=RATE, chunk_length=2)
        processor = MusicgenMelodyProcessor(extractor, tokenizer)
    else:
        model = MusicgenForConditionalGeneration(MusicgenConfig(**parts))
        extractor = EncodecFeatureExtractor(feature_size=channels, sampling_rate=RATE)
        processor = MusicgenProcessor(extractor, tokenizer)
    for part, weights in model.named_parameters():  # else such weights hardly heed what they are asked for
        if weights.ndim == 2 and not part.startswith("audio_encoder"):
            weights.data *= 10
    model.audio_encoder.load_state_dict(sounds.state_dict())
    for key, value in {
        "decoder_start_token_id": 64,
        "pad_token_id": 64,
        "bos_token_id": 64,
        "do_sample": True,
    }.items():
        setattr(model.generation_config, key, value)
    model.save_pretrained(folder)
    processor.save_pretrained(folder)


def run(folder: str, cases: list[dict[str, Any]], **sounds: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Music of each case, shape (variations, channels, n): the library called as its documentation says.

    A case: name, model, and maybe text, melody and prime (names of sounds), steps, guidance, seed.
    """
    torch.set_grad_enabled(False)
    result: dict[str, Any] = {}
    for case in cases:
        source = Path(folder, case["model"])
        processor = AutoProcessor.from_pretrained(source)
        kind = (
            MusicgenMelodyForConditionalGeneration
            if case["model"] == "melody"
            else MusicgenForConditionalGeneration
        )
        model = kind.from_pretrained(source).eval()
        audio = case.get("melody") or case.get("prime")
        torch.manual_seed(case["seed"])
        if "text" in case:
            given = {"text": case["text"], "padding": True, "return_tensors": "pt"}
            if audio:
                given |= {"audio": [sounds[audio].T for _ in case["text"]], "sampling_rate": RATE}
            inputs = {**processor(**given), "guidance_scale": case.get("guidance", 3.0)}
        elif case["model"] == "melody":
            inputs = {**processor.get_unconditional_inputs(num_samples=1), "guidance_scale": 1.0}
        else:
            inputs = dict(model.get_unconditional_inputs(num_samples=1))
        result[case["name"]] = model.generate(
            **inputs, max_new_tokens=case["steps"], do_sample=True, top_k=case.get("top_k", 250)
        ).numpy()
    return result
