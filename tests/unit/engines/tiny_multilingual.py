"""A tiny multilingual Whisper with random weights, in the layout that is published for CTranslate2.

It understands nothing, but it is loaded, detects a language, translates and ends like a real one, and the
same seed gives the same folder. Written with the library's own model specification: no network, no torch.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
from ctranslate2.specs import WhisperSpec
from ctranslate2.specs.model_spec import index_spec
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

# The 99 of OpenAI's multilingual vocabulary, in the order of their tokens (whisper/tokenizer.py, LANGUAGES).
LANGUAGES = """en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg
lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg
sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su""".split()

Weights = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

_WORDS = 50_257
"""Tokens of text, as many as OpenAI's multilingual vocabulary has; with all others 51 865."""
_WIDTH, _HEADS, _LAYERS, _BANDS = 32, 2, 2, 80
_SOUNDS, _TOKENS = 1500, 448
"""Whisper's window: hundredths of a second by two, and the longest text with what is before it."""
_LONGEST = 9
"""Tokens of a text with the four before it: few, so that the tests are quick and no text looks repetitive."""
_LOUD = 12.0
"""The spread of the scores: so wide that one token is always far ahead, as in a trained model."""


def build(folder: Path, seed: int = 122) -> Path:
    """Write the model into ``folder`` (made here) and return it.

    The seed is one of the few with which the language that is detected depends on the sound.
    """
    folder.mkdir(parents=True)
    words = _words()
    special = [
        "<|endoftext|>",
        "<|startoftranscript|>",
        *(f"<|{language}|>" for language in LANGUAGES),
        *(
            "<|translate|>",
            "<|transcribe|>",
            "<|startoflm|>",
            "<|startofprev|>",
            "<|nospeech|>",
            "<|notimestamps|>",
        ),
    ]
    times = [f"<|{i * 0.02:.2f}|>" for i in range(1501)]
    _tokenizer(words, special, times).save(str(folder / "tokenizer.json"))
    vocabulary = [*words, *special, *times]
    _weights(vocabulary, len(words), len(times), np.random.default_rng(seed)).save(str(folder))
    preprocessor = {
        "feature_size": _BANDS,
        "sampling_rate": 16_000,
        "hop_length": 160,
        "chunk_length": 30,
        "n_fft": 400,
    }
    (folder / "preprocessor_config.json").write_text(json.dumps(preprocessor))
    return folder


def _words() -> list[str]:
    """The bytes in byte-level BPE's alphabet, made-up words that begin with a space, and an empty token.

    OpenAI's multilingual vocabularies have the empty token and the English ones do not: CTranslate2 4.8 tells
    them apart by it, where versions before counted the tokens.
    """
    syllables = [first + second for first in "bcdfghjklmnprstvwz" for second in "aeiou"]
    made_up = ("Ġ" + "".join(parts) for parts in itertools.product(syllables, repeat=3))
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    return [*alphabet, *itertools.islice(made_up, _WORDS - len(alphabet) - 1), ""]


def _tokenizer(words: list[str], special: list[str], times: list[str]) -> Tokenizer:
    made = Tokenizer(models.BPE(vocab={word: number for number, word in enumerate(words)}, merges=[]))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in special])
    made.add_tokens([AddedToken(token, special=False, normalized=False) for token in times])
    return made


def _weights(vocabulary: list[str], end: int, times: int, drawn: np.random.Generator) -> WhisperSpec:
    """Random weights; ``end`` is the number of the token that ends a text, ``times`` counts those of times."""
    spec = WhisperSpec(_LAYERS, _HEADS, _LAYERS, _HEADS)
    for name, value in spec.variables().items():
        if value is None:
            _set(spec, name, _drawn(name, len(vocabulary), drawn))
    _set(spec, "encoder/position_encodings/encodings", drawn.normal(0, 0.3, (_SOUNDS, _WIDTH)))
    for number in (1, 2):
        _set(spec, f"encoder/conv{number}/bias", np.zeros(_WIDTH))
    # From the tenth position on, the first dimension is all that counts, and it speaks for the end alone.
    positions = drawn.normal(0, 0.3, (_TOKENS, _WIDTH))
    positions[:, 0] = 0
    positions[_LONGEST:, 0] = 1000
    _set(spec, "decoder/position_encodings/encodings", positions)
    scores = drawn.normal(0, _LOUD / _WIDTH**0.5, (len(vocabulary), _WIDTH))
    scores[:, 0] = 0
    scores[end, 0] = _LOUD
    scores[-times:] /= 10  # else 1501 times together outweigh every word
    _set(spec, "decoder/projection/weight", scores)
    spec.register_vocabulary(vocabulary)
    spec.config.add_attribute("lang_ids", [end + 2 + number for number in range(len(LANGUAGES))])
    spec.config.add_attribute("alignment_heads", [[1, 0], [1, 1]])
    spec.config.add_attribute("suppress_ids", [])
    spec.config.add_attribute("suppress_ids_begin", [end])
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _set(spec: WhisperSpec, name: str, value: Weights) -> None:
    place, _, attribute = name.rpartition("/")
    setattr(index_spec(spec, place), attribute, value.astype(np.float32))


def _drawn(name: str, words: int, drawn: np.random.Generator) -> Weights:
    """The weight called ``name`` in the specification."""
    kind = name.split("/")[-1]
    if kind in ("gamma", "beta"):
        return np.full(_WIDTH, 1.0 if kind == "gamma" else 0.0)
    wide = {
        "conv1": (_WIDTH, _BANDS, 3),
        "conv2": (_WIDTH, _WIDTH, 3),
        "embeddings": (words, _WIDTH),
        "projection": (words, _WIDTH),
        "self_attention/linear_0": (3 * _WIDTH, _WIDTH),
        "/attention/linear_1": (2 * _WIDTH, _WIDTH),
        "ffn/linear_0": (4 * _WIDTH, _WIDTH),
        "ffn/linear_1": (_WIDTH, 4 * _WIDTH),
    }
    shape = next((shape for part, shape in wide.items() if part in name), (_WIDTH, _WIDTH))
    if "embeddings" in name:
        return drawn.normal(0, 1.0, shape)
    loud = 3.0 if "/attention/" in name else 2.0  # what is heard counts more than what was said before
    return drawn.normal(0, loud / np.prod(shape[1:]) ** 0.5, shape)
