"""The trained model of tests/models/whisper-mini-en as OpenAI's and Transformers' libraries have it; their results.

Runs in the pack. CTranslate2 keeps the weights as int8; here they become float32 again.
"""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Any

import numpy as np
import torch
import whisper
from transformers import (
    AddedToken,
    GenerationConfig,
    WhisperConfig,
    WhisperFeatureExtractor,
    WhisperForConditionalGeneration,
    WhisperProcessor,
    WhisperTokenizer,
    pipeline,
)

from tests.fakes.context import FakeContext
from voiceapp.engines.asr_openai_whisper import OpenAiWhisper
from voiceapp.engines.asr_windows import Request

MINI = Path(__file__).parents[2] / "models" / "whisper-mini-en"
_WIDTH, _HEADS, _HEARING, _WRITING = 160, 5, 3, 2
_TYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}

State = dict[str, torch.Tensor]


def prepare(openai: str, transformers: str, samples: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Write both models; what their own libraries make of the sound."""
    build_openai(openai)
    build_transformers(transformers)
    return {"openai": run_openai(openai, samples), "transformers": run_transformers(transformers, samples)}


def build_openai(file: str) -> None:
    """Write it as one file, with OpenAI's own English vocabulary around the model's words."""
    torch.save(
        {"dims": _dims().__dict__, "model_state_dict": _openai_names(_with_openai_vocabulary(weights()))}, file
    )


def overtaken(openai: str, samples: np.ndarray[Any, Any]) -> dict[str, Any]:
    """What our engine hears live while a file's call, cancelled by then, waits between two of its parts."""
    engine = OpenAiWhisper()
    engine.load(FakeContext(), openai)
    context = FakeContext()
    file = engine.recognize(context, samples, Request("en", effort="file"))
    first = next(file)["text"]
    context.cancel()
    live = [part["text"] for part in engine.recognize(FakeContext(), samples, Request("en"))]
    return {"file": first.strip(), "live": "".join(live).strip(), "left": len(list(file))}


def run_openai(file: str, samples: np.ndarray[Any, Any]) -> list[dict[str, Any]]:
    """The segments of the library's own greedy transcription."""
    told = whisper.transcribe(
        whisper.load_model(file, device="cpu"),
        samples,
        temperature=0.0,
        word_timestamps=True,
        condition_on_previous_text=False,
        language="en",
        fp16=False,
    )
    segments: list[dict[str, Any]] = told["segments"]
    return segments


def build_transformers(folder: str) -> None:
    """Write it as a folder of the Transformers library."""
    vocabulary: list[str] = json.loads((MINI / "vocabulary.json").read_text())
    number = {token: place for place, token in enumerate(vocabulary)}
    end, start = number["<|endoftext|>"], number["<|startoftranscript|>"]
    tokens = {"eos_token_id": end, "bos_token_id": end, "pad_token_id": end, "decoder_start_token_id": start}
    config = WhisperConfig(
        vocab_size=len(vocabulary),
        d_model=_WIDTH,
        encoder_layers=_HEARING,
        decoder_layers=_WRITING,
        encoder_attention_heads=_HEADS,
        decoder_attention_heads=_HEADS,
        encoder_ffn_dim=4 * _WIDTH,
        decoder_ffn_dim=4 * _WIDTH,
        num_mel_bins=80,
        suppress_tokens=None,
        begin_suppress_tokens=None,
        **tokens,
    )
    model = WhisperForConditionalGeneration(config)
    model.load_state_dict(_transformers_names(_openai_names(weights())))
    model.generation_config = GenerationConfig(
        alignment_heads=[[1, 0], [1, 1]],
        is_multilingual=False,
        no_timestamps_token_id=number["<|notimestamps|>"],
        prev_sot_token_id=number["<|startofprev|>"],
        max_length=448,
        return_timestamps=False,
        **tokens,
    )
    model.save_pretrained(folder)
    WhisperFeatureExtractor(feature_size=80).save_pretrained(folder)
    parts = json.loads((MINI / "tokenizer.json").read_text())
    words = {token: place for token, place in number.items() if place < end}
    tokenizer = WhisperTokenizer(vocab=words, merges=[tuple(pair) for pair in parts["model"]["merges"]])
    tokenizer.add_tokens([AddedToken(t, special=True, normalized=False) for t in vocabulary[end : start + 8]])
    tokenizer.add_tokens([AddedToken(t, special=False, normalized=False) for t in vocabulary[start + 8 :]])
    assert tokenizer.convert_tokens_to_ids("<|30.00|>") == number["<|30.00|>"]
    tokenizer.save_pretrained(folder)


def run_transformers(folder: str, samples: np.ndarray[Any, Any]) -> dict[str, Any]:
    """The library's own transcription: the text, and its pipeline's words."""
    model = WhisperForConditionalGeneration.from_pretrained(folder).eval()
    processor = WhisperProcessor.from_pretrained(folder)
    speech = pipeline(
        "automatic-speech-recognition",
        model=model,
        tokenizer=processor.tokenizer,
        feature_extractor=processor.feature_extractor,
        device="cpu",
    )
    told = speech({"raw": samples, "sampling_rate": 16_000}, return_timestamps="word")
    return {"text": told["text"], "words": [[word["text"], *word["timestamp"]] for word in told["chunks"]]}


def weights() -> State:
    """The weights by CTranslate2's names, float32."""
    raw: dict[str, np.ndarray[Any, Any]] = {}
    with (MINI / "model.bin").open("rb") as file:

        def number(kind: str) -> int:
            return int(struct.unpack(kind, file.read(struct.calcsize(kind)))[0])

        def name() -> str:
            return file.read(number("H"))[:-1].decode()

        number("I"), name(), number("I")
        for _ in range(number("I")):
            key = name()
            shape = [number("I") for _ in range(number("B"))]
            kind = _TYPES[number("B")]
            raw[key] = np.frombuffer(file.read(number("I")), kind).reshape(shape)
    found = {}
    for key, value in raw.items():
        scale = raw.get(f"{key}_scale")
        if value.ndim and not key.endswith("_scale"):
            whole = value.astype(np.float32)
            found[key] = torch.from_numpy(
                whole if scale is None else whole / scale.reshape(-1, *[1] * (value.ndim - 1))
            )
    return found


def _dims() -> Any:
    return whisper.model.ModelDimensions(
        n_mels=80,
        n_audio_ctx=1500,
        n_audio_state=_WIDTH,
        n_audio_head=_HEADS,
        n_audio_layer=_HEARING,
        n_vocab=51_864,
        n_text_ctx=448,
        n_text_state=_WIDTH,
        n_text_head=_HEADS,
        n_text_layer=_WRITING,
    )


def _with_openai_vocabulary(state: State) -> State:
    """The model's tokens at the places of OpenAI's; 46 of its pieces of words are none of OpenAI's and get lost.

    All other tokens must never be written. What goes into the last layer norm's output h = g x + b has a mean of
    zero, so the product of h with c / g is the same c sum(b / g) for every h: a hopeless score.
    """
    encoding = whisper.tokenizer.get_encoding("gpt2")
    places = [_place(token, encoding) for token in json.loads((MINI / "vocabulary.json").read_text())]
    ratio = state["decoder/layer_norm/beta"] / state["decoder/layer_norm/gamma"]
    hopeless = -1000 / (ratio.sum() * state["decoder/layer_norm/gamma"])
    table = hopeless.repeat(51_864, 1)
    for row, place in zip(state["decoder/embeddings/weight"], places, strict=True):
        if place is not None:
            table[place] = row
    return {**state, "decoder/embeddings/weight": table}


def _place(token: str, encoding: Any) -> int | None:
    if token.startswith("<|"):
        return int(encoding.encode_single_token(token))
    known: dict[bytes, int] = encoding._mergeable_ranks
    return known.get(bytes(_BYTES[letter] for letter in token))


def _bytes() -> dict[str, int]:
    """Byte-level BPE's letters: printable bytes as they are, the others from U+0100 on."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return {chr(byte): byte for byte in printable} | {chr(256 + i): byte for i, byte in enumerate(others)}


_BYTES = _bytes()


def _openai_names(state: State) -> State:
    found = {
        "encoder.positional_embedding": state["encoder/position_encodings/encodings"],
        "decoder.positional_embedding": state["decoder/position_encodings/encodings"],
        "decoder.token_embedding.weight": state["decoder/embeddings/weight"],
    }
    for number in (1, 2):
        found |= _layer(state, f"encoder/conv{number}", f"encoder.conv{number}")
    found |= _norm(state, "encoder/layer_norm", "encoder.ln_post") | _norm(
        state, "decoder/layer_norm", "decoder.ln"
    )
    for side, layers in (("encoder", _HEARING), ("decoder", _WRITING)):
        for number in range(layers):
            theirs, ours = f"{side}/layer_{number}", f"{side}.blocks.{number}"
            found |= _norm(state, f"{theirs}/self_attention/layer_norm", f"{ours}.attn_ln")
            found |= _attention(state, f"{theirs}/self_attention", f"{ours}.attn", (3,))
            if side == "decoder":
                found |= _norm(state, f"{theirs}/attention/layer_norm", f"{ours}.cross_attn_ln")
                found |= _attention(state, f"{theirs}/attention", f"{ours}.cross_attn", (1, 2))
            found |= _norm(state, f"{theirs}/ffn/layer_norm", f"{ours}.mlp_ln")
            found |= _layer(state, f"{theirs}/ffn/linear_0", f"{ours}.mlp.0")
            found |= _layer(state, f"{theirs}/ffn/linear_1", f"{ours}.mlp.2")
    return found


_TRANSFORMERS = (
    (r"\bblocks\b", "layers"),
    (r"\.attn_ln", ".self_attn_layer_norm"),
    (r"\.cross_attn_ln", ".encoder_attn_layer_norm"),
    (r"\.mlp_ln", ".final_layer_norm"),
    (r"\.attn\.", ".self_attn."),
    (r"\.cross_attn\.", ".encoder_attn."),
    (r"\.(query|key|value|out)\.", lambda found: f".{found[1][0] if found[1] != 'out' else 'out'}_proj."),
    (r"\.mlp\.0", ".fc1"),
    (r"\.mlp\.2", ".fc2"),
    (r"\.(ln_post|ln)\.", ".layer_norm."),
    (r"positional_embedding", "embed_positions.weight"),
    (r"token_embedding", "embed_tokens"),
)


def _transformers_names(state: State) -> State:
    found = {}
    for name, value in state.items():
        for pattern, new in _TRANSFORMERS:
            name = re.sub(pattern, new, name)
        found[f"model.{name}"] = value
    return {**found, "proj_out.weight": found["model.decoder.embed_tokens.weight"]}


def _attention(state: State, theirs: str, ours: str, fused: tuple[int, ...]) -> State:
    """Query, key and value lie in one layer or in two; then the output's."""
    names = ["query", "key", "value"]
    found: State = {}
    for number, count in enumerate(fused):
        layer = _layer(state, f"{theirs}/linear_{number}", "")
        taken, names = names[:count], names[count:]
        for key, parts in ((key, value.chunk(count)) for key, value in layer.items()):
            found |= {f"{ours}.{name}{key}": part.clone() for name, part in zip(taken, parts, strict=True)}
    del found[f"{ours}.key.bias"]  # zeros; Whisper's keys have none
    return found | _layer(state, f"{theirs}/linear_{len(fused)}", f"{ours}.out")


def _layer(state: State, theirs: str, ours: str) -> State:
    return {f"{ours}.weight": state[f"{theirs}/weight"], f"{ours}.bias": state[f"{theirs}/bias"]}


def _norm(state: State, theirs: str, ours: str) -> State:
    return {f"{ours}.weight": state[f"{theirs}/gamma"], f"{ours}.bias": state[f"{theirs}/beta"]}
