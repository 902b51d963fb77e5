"""A tiny Parler-TTS with random weights in the published layout, and the library's own result. Runs in the pack."""

from __future__ import annotations

import json
from pathlib import Path
from queue import Empty
from threading import Thread
from typing import Any

import numpy as np
import torch
from parler_tts import ParlerTTSConfig, ParlerTTSDecoderConfig, ParlerTTSForConditionalGeneration, ParlerTTSStreamer
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import AutoTokenizer, DacConfig, PreTrainedTokenizerFast, T5Config

CODEBOOKS = 9
_SIZE, _PAD, _START = 64, 64, 65
STEPS = 120


def build(folder: str, longest: int = STEPS) -> None:
    """Write the model. It never ends by itself: ``longest`` steps, at 86 a second."""
    torch.manual_seed(1)
    tokenizer = _tokenizer()
    text = T5Config(vocab_size=len(tokenizer), d_model=32, d_kv=8, d_ff=64, num_layers=1, num_heads=4)
    codec = DacConfig(
        encoder_hidden_size=8,
        downsampling_ratios=[2, 4, 8, 8],
        decoder_hidden_size=32,
        n_codebooks=CODEBOOKS,
        codebook_size=_SIZE,
        codebook_dim=8,
        sampling_rate=44_100,
    )
    decoder = ParlerTTSDecoderConfig(
        vocab_size=_SIZE + 64,
        max_position_embeddings=1024,
        num_hidden_layers=2,
        ffn_dim=64,
        num_attention_heads=4,
        hidden_size=32,
        num_codebooks=CODEBOOKS,
        pad_token_id=_PAD,
        bos_token_id=_START,
        eos_token_id=_PAD,
    )
    config = ParlerTTSConfig.from_sub_models_config(text, codec, decoder, vocab_size=len(tokenizer))
    config.pad_token_id, config.decoder_start_token_id = _PAD, _START
    model = ParlerTTSForConditionalGeneration(config)
    told = model.generation_config
    told.decoder_start_token_id = told.bos_token_id = _START
    told.pad_token_id = told.eos_token_id = _PAD
    told.max_length, told.do_sample = longest, True
    told.suppress_tokens = list(range(_SIZE, _SIZE + 64))
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _tokenizer() -> PreTrainedTokenizerFast:
    vocabulary = {"<pad>": 0, "</s>": 1, "<unk>": 2}
    for byte in sorted(pre_tokenizers.ByteLevel.alphabet()):
        vocabulary.setdefault(byte, len(vocabulary))
    made = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(
        tokenizer_object=made, pad_token="<pad>", eos_token="</s>", unk_token="<unk>", model_max_length=512
    )


def prepare(folder: str, wide: str, **call: Any) -> dict[str, Any]:
    """Build one model, a second one whose texts have a tokenizer of their own, and run the first."""
    build(folder)
    build(wide)
    widen(wide)
    return run(folder, **call)


def widen(folder: str) -> None:
    """Make the text tokenizer a larger one than the text encoder's, as the multilingual models' is.

    The model also asks for a beam search, which fails once it generates.
    """
    path = Path(folder, "tokenizer.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    vocabulary = content["model"]["vocab"]
    vocabulary.update({f"more{number}": len(vocabulary) + number for number in range(40)})
    path.write_text(json.dumps(content), encoding="utf-8")
    settings = Path(folder, "generation_config.json")
    settings.write_text(
        json.dumps({**json.loads(settings.read_text(encoding="utf-8")), "num_beams": 2}), encoding="utf-8"
    )


def run(folder: str, description: str, text: str, seed: int, steps: int, stride: int) -> dict[str, Any]:
    """The streamed sound in one, the lengths of its parts, and the sound of a run that does not stream."""
    model = ParlerTTSForConditionalGeneration.from_pretrained(folder)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    told, prompt = tokenizer(description, return_tensors="pt"), tokenizer(text, return_tensors="pt")
    arguments = {
        "input_ids": told.input_ids,
        "attention_mask": told.attention_mask,
        "prompt_input_ids": prompt.input_ids,
        "prompt_attention_mask": prompt.attention_mask,
    }
    streamer = ParlerTTSStreamer(model, play_steps=steps, stride=stride, timeout=60)
    torch.manual_seed(seed)
    thread = Thread(target=model.generate, kwargs={**arguments, "streamer": streamer})
    thread.start()
    try:
        parts = list(streamer)
    except Empty as error:
        raise RuntimeError("the library's generation failed") from error
    thread.join()
    torch.manual_seed(seed)
    whole = model.generate(**arguments).squeeze().float().numpy()
    return {"streamed": np.concatenate(parts), "lengths": [len(part) for part in parts], "whole": whole}
