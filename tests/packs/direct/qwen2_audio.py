"""A tiny random Qwen2-Audio in the published layout, and the library's own answers. Runs in the pack."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    PreTrainedTokenizerFast,
    Qwen2AudioConfig,
    Qwen2AudioEncoderConfig,
    Qwen2AudioForConditionalGeneration,
    Qwen2AudioProcessor,
    Qwen2Config,
    WhisperFeatureExtractor,
)

CONTROL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|AUDIO|>", "<|audio_bos|>", "<|audio_eos|>")


def build(folder: str) -> None:
    """Write the model as Qwen/Qwen2-Audio-7B-Instruct is published: sharded, with no chat template of its own."""
    torch.manual_seed(1)
    tokenizer = _tokenizer()
    end = tokenizer.convert_tokens_to_ids("<|im_end|>")
    hearing = Qwen2AudioEncoderConfig(
        d_model=32, encoder_layers=1, encoder_attention_heads=4, encoder_ffn_dim=64, max_source_positions=1500
    )
    thinking = Qwen2Config(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=2048,
        bos_token_id=None,
        eos_token_id=end,
        pad_token_id=0,
        initializer_range=0.3,
    )
    config = Qwen2AudioConfig(
        audio_config=hearing, text_config=thinking, audio_token_index=tokenizer.convert_tokens_to_ids("<|AUDIO|>")
    )
    model = Qwen2AudioForConditionalGeneration(config)
    model.generation_config.eos_token_id = [0, end]
    model.generation_config.do_sample = True
    model.generation_config.top_k = 20
    model.generation_config.repetition_penalty = 1.1
    model.save_pretrained(folder, max_shard_size="100KB")
    tokenizer.save_pretrained(folder)
    WhisperFeatureExtractor(feature_size=128, processor_class="Qwen2AudioProcessor").save_pretrained(folder)


def run(folder: str, samples: np.ndarray[Any, Any], question: str, tokens: int) -> dict[str, Any]:
    """The likeliest answer."""
    torch.set_grad_enabled(False)
    model = Qwen2AudioForConditionalGeneration.from_pretrained(folder).eval()
    processor = Qwen2AudioProcessor.from_pretrained(folder)
    content = [{"type": "audio", "audio_url": "a.wav"}, {"type": "text", "text": question}]
    prompt = processor.apply_chat_template(
        [{"role": "user", "content": content}], add_generation_prompt=True, tokenize=False
    )
    inputs = processor(text=prompt, audio=[samples], sampling_rate=16_000, return_tensors="pt", padding=True)
    made = model.generate(**inputs, max_new_tokens=tokens, do_sample=False)
    answer = processor.batch_decode(made[:, inputs["input_ids"].shape[1] :], skip_special_tokens=True)[0]
    return {"answer": answer, "heard": int((inputs["input_ids"] == processor.audio_token_id).sum())}


def _tokenizer() -> PreTrainedTokenizerFast:
    """Single bytes for the question, and many words of two letters, so that an answer is likely made of words."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    tokens = [
        *CONTROL,
        *pre_tokenizers.ByteLevel.alphabet(),
        *(f"Ġ{one}{two}" for one in letters for two in letters),
    ]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    bare = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    bare.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bare.decoder = decoders.ByteLevel()
    with tempfile.TemporaryDirectory() as folder:
        bare.save(str(Path(folder, "tokenizer.json")))
        return PreTrainedTokenizerFast(
            tokenizer_file=str(Path(folder, "tokenizer.json")),
            pad_token="<|endoftext|>",
            eos_token="<|im_end|>",
            additional_special_tokens=list(CONTROL),
        )
