"""Wav2Vec2 with a CTC output (Baevski et al., 2020, arXiv:2006.11477) by the Transformers library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import ctc, model_folder, torch_device, torch_loading
from voiceapp.engines.catalog import needs
from voiceapp.engines.ctc_recognizer import SCORES, CtcRecognizer

_NEEDS = needs("wav2vec2")


class Wav2Vec2(CtcRecognizer):
    """The Wav2Vec2 engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz.

    Which languages a model knows, its folder does not tell.
    """

    title = "Wav2Vec2"

    def __init__(self) -> None:
        super().__init__()
        self._model: Any = None
        self._features: Any = None
        self._tokenizer: Any = None

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
        from transformers import Wav2Vec2CTCTokenizer, Wav2Vec2FeatureExtractor, Wav2Vec2ForCTC

        place = torch_device.choose(self.title, device, precision, threads=threads)
        with torch_loading.reading(folder.name, self.title):
            loaded = Wav2Vec2ForCTC.from_pretrained(folder, local_files_only=True)
            self._features = Wav2Vec2FeatureExtractor.from_pretrained(folder, local_files_only=True)
            self._tokenizer = Wav2Vec2CTCTokenizer.from_pretrained(folder, local_files_only=True)
        self._model, place = torch_device.put(loaded, place, self.title)
        self.blank = int(self._model.config.pad_token_id)
        self.gap = [int(self._tokenizer.word_delimiter_token_id)]
        self.frame_s = float(self._model.config.inputs_to_logits_ratio) / SPEECH_RATE
        self.loaded = True
        return Capabilities(
            streaming=True,
            word_times="exact",
            scores=SCORES,
            sample_rate=SPEECH_RATE,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def frames(self, samples: Samples) -> ctc.Scores:
        """The network's log-probabilities."""
        import torch

        heard = self._features(samples, sampling_rate=SPEECH_RATE, return_tensors="pt")
        with torch.inference_mode():
            logits = self._model(heard["input_values"].to(self._model.device, self._model.dtype)).logits[0]
            scores: ctc.Scores = torch.log_softmax(logits.float(), dim=-1).cpu().numpy()
        return scores

    def words(self, spans: Sequence[ctc.Span]) -> list[tuple[str, list[ctc.Span]]]:
        """Letters up to the next token that stands for a space; tokens that are no text are left out."""
        silent = set(self._tokenizer.all_special_ids) - set(self.gap)
        groups: list[list[ctc.Span]] = [[]]
        for span in spans:
            if span.token in self.gap:
                groups.append([])
            elif span.token not in silent:
                groups[-1].append(span)
        return [(self._text([span.token for span in group]), group) for group in groups if group]

    def spelled(self, word: str) -> list[int]:
        """A word's letters in the case that the model writes, without those that it has no token for."""
        known: dict[str, int] = self._tokenizer.get_vocab()
        letters = [
            next((form for form in (letter, letter.upper(), letter.lower()) if form in known), "")
            for letter in word
        ]
        return [known[letter] for letter in letters if letter and known[letter] not in (self.blank, *self.gap)]

    def _text(self, tokens: list[int]) -> str:
        text = "".join(self._tokenizer.convert_ids_to_tokens(tokens))
        return text.lower() if self._tokenizer.do_lower_case else text
