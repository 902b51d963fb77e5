"""A tiny SpeechT5 with random weights in the published layout, and the library's own result. Runs in the pack."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
from perth import PerthImplicitWatermarker
from transformers import (
    SpeechT5Config,
    SpeechT5FeatureExtractor,
    SpeechT5ForTextToSpeech,
    SpeechT5HifiGan,
    SpeechT5HifiGanConfig,
    SpeechT5Processor,
    SpeechT5Tokenizer,
)

from tests.packs.direct.stopped import steps_until_stopped

CORPUS = ["hello there world, this is a small text about nothing.", "the quick brown fox jumps over the lazy dog!"]


def build(folder: str) -> None:
    """Write the model, its vocoder and three voices: one by itself, two in an archive like CMU ARCTIC's."""
    torch.manual_seed(1)
    path = Path(folder)
    (path / "xvectors").mkdir(parents=True)
    made = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(CORPUS * 20),
        model_writer=made,
        vocab_size=40,
        model_type="char",
        **{"pad_id": 1, "bos_id": 0, "eos_id": 2, "unk_id": 3, "minloglevel": 2},
        hard_vocab_limit=False,
    )
    (path / "spm_char.model").write_bytes(made.getvalue())
    tokenizer = SpeechT5Tokenizer(str(path / "spm_char.model"))
    small = {"decoder_layers": 1, "decoder_ffn_dim": 64, "decoder_attention_heads": 4, "encoder_ffn_dim": 64}
    config = SpeechT5Config(
        vocab_size=len(tokenizer) + 2,
        hidden_size=32,
        encoder_layers=1,
        encoder_attention_heads=4,
        speech_decoder_prenet_units=32,
        speech_decoder_postnet_units=32,
        reduction_factor=8,
        **small,
    )
    model = SpeechT5ForTextToSpeech(config)
    torch.manual_seed(2)
    torch.nn.init.normal_(model.speech_decoder_postnet.prob_out.weight, std=0.3)
    torch.nn.init.constant_(model.speech_decoder_postnet.prob_out.bias, -4.5)  # it speaks for some seconds
    model.save_pretrained(path)
    SpeechT5Processor(SpeechT5FeatureExtractor(), tokenizer).save_pretrained(path)
    SpeechT5HifiGan(SpeechT5HifiGanConfig(upsample_initial_channel=16)).save_pretrained(path / "vocoder")
    draw = np.random.default_rng(1)
    np.save(path / "xvectors" / "Eva.npy", draw.standard_normal(512).astype(np.float32))
    with zipfile.ZipFile(path / "xvectors" / "spkrec-xvect.zip", "w") as archive:
        for name in ("awb_arctic-wav-arctic_a0001", "slt_arctic-wav-arctic_a0002", "slt_arctic-wav-arctic_a0001"):
            vector = io.BytesIO()
            np.save(vector, draw.standard_normal(512).astype(np.float32))
            archive.writestr(f"spkrec-xvect/cmu_us_{name}.npy", vector.getvalue())


def build_and_run(folder: str, **arguments: Any) -> dict[str, Any]:
    """Both, in one process, and how far our engine goes once it is cancelled."""
    build(folder)
    stopped = steps_until_stopped("voiceapp.engines.tts_speecht5:SpeechT5", folder)
    return {**run(folder, **arguments), "stopped": stopped}


def run(folder: str, texts: list[str], seed: int) -> dict[str, Any]:
    """The speech of each text in slt's voice, marked one by one."""
    model = SpeechT5ForTextToSpeech.from_pretrained(folder).eval()
    vocoder = SpeechT5HifiGan.from_pretrained(folder + "/vocoder").eval()
    processor = SpeechT5Processor.from_pretrained(folder)
    with zipfile.ZipFile(folder + "/xvectors/spkrec-xvect.zip") as archive:
        member = archive.read("spkrec-xvect/cmu_us_slt_arctic-wav-arctic_a0001.npy")
    speaker = torch.from_numpy(np.load(io.BytesIO(member)))[None]
    perth = PerthImplicitWatermarker()
    spoken = []
    for text in texts:
        tokens = processor(text=text, normalize=True, return_tensors="pt")["input_ids"]
        torch.manual_seed(seed)
        raw = model.generate_speech(tokens, speaker, vocoder=vocoder).numpy()
        spoken.append(perth.apply_watermark(np.pad(raw, (0, 640)), sample_rate=16_000)[: len(raw)])
    return {"spoken": np.concatenate(spoken)}
