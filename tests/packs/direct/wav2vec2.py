"""Tiny Wav2Vec2 models with random weights in the published layouts, and the libraries' own results."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
from hyperpyyaml import load_hyperpyyaml
from transformers import (
    Wav2Vec2Config,
    Wav2Vec2CTCTokenizer,
    Wav2Vec2FeatureExtractor,
    Wav2Vec2ForCTC,
    Wav2Vec2Model,
    Wav2Vec2Processor,
)

_PIECES = 24
_LETTERS = ["<pad>", "<s>", "</s>", "<unk>", "|", *"ETAOINH'"]


def _config(vocabulary: int) -> Wav2Vec2Config:
    return Wav2Vec2Config(
        vocab_size=vocabulary,
        hidden_size=128,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        conv_dim=[16] * 7,
        num_conv_pos_embeddings=16,
        num_conv_pos_embedding_groups=4,
        feat_extract_norm="layer",
        conv_bias=True,
        do_stable_layer_norm=True,
        pad_token_id=0,
        bos_token_id=1,
        eos_token_id=2,
    )


def prepare(folder: str, samples: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Write three models into ``folder``; what their own libraries make of the sound, by the models' names."""
    build(f"{folder}/letters")
    told = {"letters": run(f"{folder}/letters", samples)}
    for name, attention in (("pieces", False), ("attention", True)):
        build_speechbrain(f"{folder}/{name}", f"{folder}/{name}-encoder", attention)
        told[name] = run_speechbrain(f"{folder}/{name}", samples)
    return told


def build(folder: str, seed: int = 5) -> None:
    """Write a Transformers folder. Its output is loud enough for a text: the words are no words."""
    torch.manual_seed(seed)
    model = Wav2Vec2ForCTC(_config(len(_LETTERS))).eval()
    with torch.no_grad():
        model.lm_head.weight *= 40
        model.lm_head.bias[1:4] = -1e3
        model.lm_head.bias[4] += 9  # spaces
    model.save_pretrained(folder)
    Path(folder, "vocab.json").write_text(json.dumps({letter: place for place, letter in enumerate(_LETTERS)}))
    Wav2Vec2CTCTokenizer(f"{folder}/vocab.json").save_pretrained(folder)
    Wav2Vec2FeatureExtractor(do_normalize=True, return_attention_mask=True).save_pretrained(folder)


def run(folder: str, samples: np.ndarray[Any, Any]) -> dict[str, Any]:
    """The library's own text and its words with their times in seconds, its scores and the text's tokens."""
    model = Wav2Vec2ForCTC.from_pretrained(folder).eval()
    processor = Wav2Vec2Processor.from_pretrained(folder)
    heard = processor(samples, sampling_rate=16_000, return_tensors="pt")
    with torch.inference_mode():
        logits = model(**heard).logits
    told = processor.batch_decode(logits.argmax(-1), output_word_offsets=True)
    frame_s = model.config.inputs_to_logits_ratio / 16_000
    return {
        "text": told.text[0],
        "words": [
            [word["word"], float(word["start_offset"] * frame_s), float(word["end_offset"] * frame_s)]
            for word in told.word_offsets[0]
        ],
        "scores": logits[0].log_softmax(-1).tolist(),
        "tokens": processor.tokenizer(" ".join(told.text[0].split())).input_ids,
    }


_HYPERPARAMS = """
output_neurons: {tokens}
blank_index: 0
wav2vec2: !new:speechbrain.integrations.huggingface.wav2vec2.Wav2Vec2
    source: {source}
    output_norm: True
    freeze: True
    save_path: {source}
{encoder}ctc_lin: !new:speechbrain.nnet.linear.Linear
    input_size: 32
    n_neurons: !ref <output_neurons>
log_softmax: !new:speechbrain.nnet.activations.Softmax
    apply_log: True
asr_model: !new:torch.nn.ModuleList
    - [{parts}]
tokenizer: !new:sentencepiece.SentencePieceProcessor
encoder: !new:speechbrain.nnet.containers.LengthsCapableSequential
    wav2vec2: !ref <wav2vec2>
    enc: !ref <enc>
    ctc_lin: !ref <ctc_lin>
    log_softmax: !ref <log_softmax>
modules:
    encoder: !ref <encoder>
decoding_function: !name:speechbrain.decoders.ctc_greedy_decode
    blank_id: !ref <blank_index>
pretrainer: !new:speechbrain.utils.parameter_transfer.Pretrainer
    loadables:
        wav2vec2: !ref <wav2vec2>
        asr: !ref <asr_model>
        tokenizer: !ref <tokenizer>
"""


_PARTS = ("enc", "emb", "dec", "ctc_lin", "seq_lin")
_CTC_ALONE = """
enc: !new:speechbrain.nnet.containers.Sequential
    input_shape: [null, null, 128]
    linear1: !name:speechbrain.nnet.linear.Linear
        n_neurons: 48
        bias: True
    bn1: !name:speechbrain.nnet.normalization.BatchNorm1d
    activation: !new:torch.nn.LeakyReLU
    drop: !new:torch.nn.Dropout
        p: 0.15
    linear2: !name:speechbrain.nnet.linear.Linear
        n_neurons: 32
        bias: True
    bn2: !name:speechbrain.nnet.normalization.BatchNorm1d
    activation2: !new:torch.nn.LeakyReLU
"""
_BESIDE_ATTENTION = """
enc: !new:speechbrain.lobes.models.VanillaNN.VanillaNN
    input_shape: [null, null, 128]
    activation: !name:torch.nn.LeakyReLU
    dnn_blocks: 2
    dnn_neurons: 32
emb: !new:speechbrain.nnet.embedding.Embedding
    num_embeddings: !ref <output_neurons>
    embedding_dim: 8
dec: !new:speechbrain.nnet.RNN.AttentionalRNNDecoder
    enc_dim: 32
    input_size: 8
    rnn_type: gru
    attn_type: location
    hidden_size: 16
    attn_dim: 16
    num_layers: 1
    scaling: 1.0
    channels: 10
    kernel_size: 5
    re_init: True
    dropout: 0.15
seq_lin: !new:speechbrain.nnet.linear.Linear
    input_size: 16
    n_neurons: !ref <output_neurons>
"""


def build_speechbrain(folder: str, source: str, attention: bool = False, seed: int = 5) -> None:
    """Write a SpeechBrain folder, and in ``source`` the encoder's own folder, which only its library needs."""
    torch.manual_seed(seed)
    Wav2Vec2Model(_config(_PIECES)).save_pretrained(source)
    Wav2Vec2FeatureExtractor(do_normalize=True).save_pretrained(source)
    words = "THE CAT SAT ON A MAT AND THEN IT RAN TO THE HOUSE WITH A HAT".split()
    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(words * 20),
        model_writer=trained,
        vocab_size=_PIECES,
        bos_id=1,
        eos_id=2,
        unk_id=0,
        minloglevel=2,
    )
    Path(folder).mkdir()
    Path(folder, "tokenizer.ckpt").write_bytes(trained.getvalue())
    text = _HYPERPARAMS.format(
        tokens=_PIECES,
        source=source,
        encoder=_BESIDE_ATTENTION if attention else _CTC_ALONE,
        parts=", ".join(f"!ref <{part}>" for part in (_PARTS if attention else ("enc", "ctc_lin"))),
    )
    Path(folder, "hyperparams.yaml").write_text(text)
    made = load_hyperpyyaml(text)
    with torch.no_grad():
        made["ctc_lin"].w.weight *= 40
        made["ctc_lin"].w.bias[1:3] = -1e3
        for layer in () if attention else (made["enc"].bn1, made["enc"].bn2):
            layer.norm.running_mean.normal_(std=0.1)
        made["wav2vec2"].model.encoder.layers[0].feed_forward.intermediate_dense.weight.mul_(2)  # not the source's
    torch.save(made["asr_model"].state_dict(), Path(folder, "asr.ckpt"))
    torch.save(made["wav2vec2"].state_dict(), Path(folder, "wav2vec2.ckpt"))


def run_speechbrain(folder: str, samples: np.ndarray[Any, Any]) -> dict[str, Any]:
    """The text by the library's own EncoderASR, which runs hyperparams.yaml, and its words with their times."""
    from speechbrain.inference.ASR import EncoderASR
    from speechbrain.utils.fetching import LocalStrategy

    model = EncoderASR.from_hparams(source=folder, savedir=f"{folder}-saved", local_strategy=LocalStrategy.COPY)
    sound = torch.from_numpy(samples)[None]
    length = torch.ones(1)
    words, _ = model.transcribe_batch(sound, length)
    best = model.encode_batch(sound, length)[0].argmax(-1).tolist()
    found: list[list[Any]] = []
    for frame, token in enumerate(best):
        if token == 0:
            continue
        if frame and best[frame - 1] == token:
            found[-1][2] = (frame + 1) * 0.02
            continue
        piece = model.tokenizer.id_to_piece(token)
        if piece.startswith("\u2581") or not found:
            found.append(["", frame * 0.02, 0.0])
        found[-1][0] += piece.lstrip("\u2581")
        found[-1][2] = (frame + 1) * 0.02
    return {"text": words[0], "words": [word for word in found if word[0]]}
