"""A tiny SpeechT5 with random weights in the published layout, and the library's own result. Runs in the pack."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
import torch.nn.functional as F
from perth import PerthImplicitWatermarker
from speechbrain.inference.speaker import EncoderClassifier
from speechbrain.lobes.models.Xvector import Xvector
from speechbrain.utils.fetching import LocalStrategy
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

# As the published file, with smaller sizes.
HYPERPARAMS = """
pretrained_path: {folder}
compute_features: !new:speechbrain.lobes.features.Fbank
    n_mels: 24
mean_var_norm: !new:speechbrain.processing.features.InputNormalization
    norm_type: sentence
    std_norm: False
embedding_model: !new:speechbrain.lobes.models.Xvector.Xvector
    in_channels: 24
    activation: !name:torch.nn.LeakyReLU
    tdnn_blocks: 5
    tdnn_channels: [16, 16, 16, 16, 48]
    tdnn_kernel_sizes: [5, 3, 3, 1, 1]
    tdnn_dilations: [1, 2, 3, 1, 1]
    lin_neurons: 512
classifier: !new:speechbrain.lobes.models.Xvector.Classifier
    input_shape: [null, null, 512]
    activation: !name:torch.nn.LeakyReLU
    lin_blocks: 1
    lin_neurons: 16
    out_neurons: 10
mean_var_norm_emb: !new:speechbrain.processing.features.InputNormalization
    norm_type: global
    std_norm: False
modules:
    compute_features: !ref <compute_features>
    mean_var_norm: !ref <mean_var_norm>
    embedding_model: !ref <embedding_model>
    mean_var_norm_emb: !ref <mean_var_norm_emb>
    classifier: !ref <classifier>
pretrainer: !new:speechbrain.utils.parameter_transfer.Pretrainer
    loadables:
        embedding_model: !ref <embedding_model>
    paths:
        embedding_model: !ref <pretrained_path>/embedding_model.ckpt
"""

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


def build_voice_encoder(folder: str) -> None:
    """Write the model that makes x-vectors, as speechbrain/spkrec-xvect-voxceleb is laid out."""
    torch.manual_seed(3)
    path = Path(folder)
    path.mkdir(parents=True)
    model = Xvector(in_channels=24, tdnn_channels=[16, 16, 16, 16, 48])
    torch.save(model.state_dict(), path / "embedding_model.ckpt")
    (path / "hyperparams.yaml").write_text(HYPERPARAMS.format(folder=folder))


def build_and_run(folder: str, **arguments: Any) -> dict[str, Any]:
    """Both, in one process, and how far our engine goes once it is cancelled."""
    build(folder)
    build_voice_encoder(folder + "/voice_encoder")
    stopped = steps_until_stopped("voiceapp.engines.tts_speecht5:SpeechT5", folder)
    return {**run(folder, **arguments), "stopped": stopped}


def run(
    folder: str, texts: list[str], seed: int, one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]
) -> dict[str, Any]:
    """The speech of each text in slt's voice, marked one by one; the x-vectors of two samples (16 kHz), as
    CMU ARCTIC's were made, and the first text in the voice of the first."""
    model = SpeechT5ForTextToSpeech.from_pretrained(folder).eval()
    vocoder = SpeechT5HifiGan.from_pretrained(folder + "/vocoder").eval()
    processor = SpeechT5Processor.from_pretrained(folder)
    with zipfile.ZipFile(folder + "/xvectors/spkrec-xvect.zip") as archive:
        member = archive.read("spkrec-xvect/cmu_us_slt_arctic-wav-arctic_a0001.npy")
    perth = PerthImplicitWatermarker()

    def speak(text: str, vector: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        tokens = processor(text=text, normalize=True, return_tensors="pt")["input_ids"]
        torch.manual_seed(seed)
        raw = model.generate_speech(tokens, torch.from_numpy(vector)[None], vocoder=vocoder).numpy()
        marked: np.ndarray[Any, Any] = perth.apply_watermark(np.pad(raw, (0, 640)), sample_rate=16_000)
        return marked[: len(raw)]

    place = folder + "/voice_encoder"
    classifier = EncoderClassifier.from_hparams(
        source=place, savedir=folder + "-saved", local_strategy=LocalStrategy.COPY
    )
    vectors = [
        F.normalize(classifier.encode_batch(torch.from_numpy(samples)), dim=2).squeeze().numpy()
        for samples in (one, other)
    ]
    return {
        "spoken": np.concatenate([speak(text, np.load(io.BytesIO(member))) for text in texts]),
        "one": vectors[0],
        "other": vectors[1],
        "cloned": speak(texts[0], vectors[0]),
    }
