"""Whisper by the Transformers library: the folders of openai/whisper-* and what was trained from them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, torch_device, torch_loading, torch_steps, vad_stretches
from voiceapp.engines.asr_windows import Part, Request, WindowedRecognizer
from voiceapp.engines.catalog import needs
from voiceapp.engines.whisper_results import TEMPERATURES
from voiceapp.engines.windows import Stretch

_NEEDS = needs("transformers-whisper")
# The library reckons repetition over tokens, not letters, so its limit is another than Whisper's 2.4
# (1.35: Transformers' documentation of Whisper, long-form transcription).
_REPETITION, _LOG_PROBABILITY = 1.35, -1.0
_SCORES = ("confidence", "avg_logprob", "compression_ratio", "probability")


class TransformersWhisper(WindowedRecognizer):
    """The engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    title = "Whisper (Transformers)"

    def __init__(self) -> None:
        super().__init__()
        self._model: Any = None
        self._processor: Any = None

    def load(
        self,
        ctx: CallContext,
        model: str = "",
        device: str = "auto",
        precision: str = "auto",
        threads: int = 0,
        **_: Any,
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder, device or precision that will not do."""
        folder = model_folder.check(model, _NEEDS, self.title)
        from transformers import WhisperForConditionalGeneration, WhisperProcessor

        place = torch_device.choose(self.title, device, precision, threads=threads)
        with torch_loading.reading(folder.name, self.title):
            # Word times need the weights of attention, which no other implementation tells.
            loaded = WhisperForConditionalGeneration.from_pretrained(
                folder, local_files_only=True, attn_implementation="eager"
            )
            self._processor = WhisperProcessor.from_pretrained(folder, local_files_only=True)
        self._model, place = torch_device.put(loaded, place, self.title)
        told = self._model.generation_config
        if getattr(told, "no_timestamps_token_id", None) is None:
            raise VoiceAppError(
                "model-broken",
                f"The {self.title} model {folder.name} cannot be used: its generation_config.json is too old.",
                "Copy generation_config.json from the model that it was made from.",
            )
        self.translates = bool(getattr(told, "is_multilingual", False))
        codes = tuple(token.strip("<|>") for token in getattr(told, "lang_to_id", None) or ())
        self.languages = codes if self.translates else ("en",)
        self.loaded = True
        return Capabilities(
            languages=self.languages,
            streaming=True,
            word_times="estimated" if self._heads else "none",
            scores=_SCORES,
            translation=self.translates,
            sample_rate=SPEECH_RATE,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    @property
    def _heads(self) -> Any:
        """The attention heads that word times come from; None: the model does not tell them."""
        return getattr(self._model.generation_config, "alignment_heads", None)

    def recognize(self, ctx: CallContext, samples: Samples, request: Request) -> Iterator[Part]:
        """Greedy, for a recording with hotter attempts at what went wrong."""
        import torch

        heard = self._processor.feature_extractor(
            samples, sampling_rate=SPEECH_RATE, return_tensors="pt", return_attention_mask=True
        )
        features = heard["input_features"].to(self._model.device, self._model.dtype)
        language = request.language or self._detected(features)
        with torch_device.seeded(0), torch.inference_mode():
            told = self._model.generate(
                features,
                attention_mask=heard["attention_mask"].to(self._model.device),
                condition_on_prev_tokens=False,
                stopping_criteria=torch_steps.stopping(ctx),
                **self._options(request, language),
            )
        if ctx.cancelled:
            return
        if request.effort == "partial":
            text = self._processor.decode(told[0], skip_special_tokens=True)
            yield {"text": text, "start_s": 0.0, "end_s": len(samples) / SPEECH_RATE, "language": language}
            return
        for segment in told["segments"][0]:
            yield self._part(segment, language)

    def speech(self, samples: Samples) -> list[Stretch]:
        """Where webrtcvad hears speech."""
        return vad_stretches.stretches(samples)

    # ------------------------------------------------------------------------------------------------

    def _detected(self, features: Any) -> str:
        if not self.translates:
            return "en"
        found = int(self._model.detect_language(features)[0])
        codes = {number: token for token, number in self._model.generation_config.lang_to_id.items()}
        return str(codes[found]).strip("<|>")

    def _options(self, request: Request, language: str) -> dict[str, Any]:
        options: dict[str, Any] = {"temperature": 0.0, "return_timestamps": False}
        if self.translates:
            options |= {"language": language, "task": "translate" if request.translate else "transcribe"}
        if request.prompt:
            prompt = self._processor.get_prompt_ids(request.prompt, return_tensors="pt")
            options["prompt_ids"] = prompt.to(self._model.device)
        if request.effort != "partial":
            options |= {
                "return_timestamps": True,
                "return_token_timestamps": request.words and bool(self._heads),
                "return_dict_in_generate": True,
                "output_logits": True,
            }
        if request.effort == "file":
            options |= {
                "temperature": TEMPERATURES,
                "compression_ratio_threshold": _REPETITION,
                "logprob_threshold": _LOG_PROBABILITY,
            }
        return options

    def _part(self, segment: dict[str, Any], language: str) -> Part:
        """A segment of the library's: ``tokens`` are those from ``idxs`` on of what a run of the decoder wrote."""
        import torch

        wrote = segment["result"]["sequences"]
        # What the model itself thought, before any rule and whatever the temperature.
        logits = torch.stack(list(segment["result"]["logits"])).float()
        chosen = wrote[len(wrote) - len(logits) :].cpu()
        scores = torch.log_softmax(logits, dim=-1).gather(-1, chosen[:, None])[:, 0]
        first = segment["idxs"][0] - (len(wrote) - len(logits))
        tokens = segment["tokens"].tolist()
        text = self._processor.decode(tokens, skip_special_tokens=True)
        return {
            "text": text,
            "start_s": float(segment["start"]),
            "end_s": float(segment["end"]),
            "avg_logprob": float(scores.mean()),
            "compression_ratio": len(text.encode()) / len(zlib.compress(text.encode())),
            "words": self._words(segment, tokens, scores[first:].exp().tolist(), language),
            "language": language,
        }

    def _words(
        self, segment: dict[str, Any], tokens: list[int], probabilities: list[float], language: str
    ) -> list[Part]:
        if "token_timestamps" not in segment:
            return []
        from transformers.models.whisper.tokenization_whisper import LANGUAGES, _combine_tokens_into_words

        tokenizer = self._processor.tokenizer
        ends = segment["token_timestamps"].tolist()
        places = [place for place, token in enumerate(tokens) if token < tokenizer.eos_token_id]
        written = [tokens[place] for place in places]
        words, _, members = _combine_tokens_into_words(tokenizer, written, LANGUAGES.get(language))
        found = []
        for word, own in zip(words, members, strict=True):
            first, last = places[own[0]], places[own[-1]]
            sure = [probabilities[places[place]] for place in own]
            found.append(
                {
                    "text": word.strip(),
                    "start_s": ends[first - 1]
                    if first
                    else float(segment["start"]),  # a token begins as the last ends
                    "end_s": ends[last],
                    "probability": sum(sure) / len(sure),
                    "exact": False,
                }
            )
        return found
