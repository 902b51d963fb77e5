"""A Whisper with random weights for faster-whisper (CTranslate2, int8), as :mod:`random_models` has the others.

Written with CTranslate2's own specification and numpy, since the base environment has no PyTorch.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.random_models import AGAINST, END, POSITIONS, SPREAD, STOP_BIAS


class RandomWhisper:
    """The engine that writes it (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load."""
        return Capabilities()

    def build(self, ctx: CallContext, engine: str, folder: str, full: bool) -> str:
        """Write Whisper base (openai/whisper-base's config.json), or a tiny one, into ``folder`` (made here)."""
        from ctranslate2.specs import WhisperSpec
        from ctranslate2.specs.model_spec import index_spec

        place = Path(folder)
        place.mkdir(parents=True)
        wide, layers, heads = (512, 6, 8) if full else (64, 2, 2)
        vocabulary = _vocabulary()
        drawn = np.random.default_rng(1)
        spec = WhisperSpec(layers, heads, layers, heads)
        names = [name for name, value in spec.variables().items() if value is None]
        names += [f"{part}/position_encodings/encodings" for part in ("encoder", "decoder")]
        names += ["encoder/conv1/bias", "encoder/conv2/bias"]
        for name in names:
            parent, _, attribute = name.rpartition("/")
            weight = _weight(name, wide, len(vocabulary), drawn)
            setattr(index_spec(spec, parent), attribute, weight.astype(np.float32))
        spec.register_vocabulary(vocabulary)
        spec.config.add_attribute("lang_ids", [END + 2 + number for number in range(99)])
        spec.config.add_attribute("alignment_heads", [[1, 0], [1, 1]])
        spec.config.add_attribute("suppress_ids", [])
        spec.config.add_attribute("suppress_ids_begin", [END])
        spec.validate()
        spec.optimize(quantization="int8")
        spec.save(str(place))
        _tokenizer(vocabulary).save(str(place / "tokenizer.json"))
        numbers = {"feature_size": 80, "sampling_rate": 16_000, "hop_length": 160, "chunk_length": 30, "n_fft": 400}
        (place / "preprocessor_config.json").write_text(json.dumps(numbers))
        return folder


def _vocabulary() -> list[str]:
    from faster_whisper.tokenizer import _LANGUAGE_CODES
    from tokenizers import pre_tokenizers

    letters = "abcdefghijklmnopqrstuvwxyz"
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = ("Ġ" + "".join(parts) for parts in itertools.product(letters, repeat=4))
    # The empty token is how CTranslate2 tells a multilingual vocabulary.
    texts = [*alphabet, *itertools.islice(words, END - len(alphabet) - 1), ""]
    languages = [f"<|{code}|>" for code in _LANGUAGE_CODES[:99]]
    tasks = [
        "<|translate|>",
        "<|transcribe|>",
        "<|startoflm|>",
        "<|startofprev|>",
        "<|nospeech|>",
        "<|notimestamps|>",
    ]
    times = [f"<|{step * 0.02:.2f}|>" for step in range(1501)]
    return [*texts, "<|endoftext|>", "<|startoftranscript|>", *languages, *tasks, *times]


def _tokenizer(vocabulary: list[str]) -> Any:
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    made = Tokenizer(models.BPE(vocab={text: number for number, text in enumerate(vocabulary[:END])}, merges=[]))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    times = len(vocabulary) - 1501
    made.add_special_tokens([AddedToken(text, special=True, normalized=False) for text in vocabulary[END:times]])
    made.add_tokens([AddedToken(text, special=False, normalized=False) for text in vocabulary[times:]])
    return made


def _weight(name: str, wide: int, words: int, drawn: np.random.Generator) -> np.ndarray[Any, Any]:
    kind = name.split("/")[-1]
    if "position_encodings" in name:
        return drawn.normal(
            0, 0.1 if name.startswith("encoder") else POSITIONS, (1500 if name.startswith("encoder") else 448, wide)
        )
    if kind in ("gamma", "beta"):
        values = np.full(wide, 1.0 if kind == "gamma" else 0.0)
        if name == "decoder/layer_norm/beta":  # speaks for the end alone, and against it
            values[0] = STOP_BIAS
        return values
    shapes = {
        "conv1": (wide, 80, 3),
        "conv2": (wide, wide, 3),
        "embeddings": (words, wide),
        "projection": (words, wide),
        "self_attention/linear_0": (3 * wide, wide),
        "/attention/linear_1": (2 * wide, wide),
        "ffn/linear_0": (4 * wide, wide),
        "ffn/linear_1": (wide, 4 * wide),
    }
    shape = next((shape for part, shape in shapes.items() if part in name), (wide, wide))
    if kind == "bias":
        return np.zeros(wide if "conv" in name else shape[0])
    loud = SPREAD if "projection" in name else 1.0
    weight = drawn.normal(0, loud * float(np.prod(shape[1:])) ** -0.5, shape)
    if "projection" in name:  # against the end and against times
        weight[:, 0] = 0
        weight[END, 0] = AGAINST
        weight[-1501:, 0] = AGAINST
    return weight
