"""Bare library calls, timed inside their own process: what ``bench engines`` compares our engines with.

Nothing of our engines is used: no windows, no voice detector, no hand-over. The options are those of our engines.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.whisper_results import TEMPERATURES

Work = Callable[[Any], None]
"""Does one unit of work with the input."""


class Bare:
    """One library with one model (protocol: ``core.protocols.Engine``)."""

    def __init__(self) -> None:
        self._work: Work | None = None
        self._plain: Callable[[Any], int] | None = None

    def load(self, ctx: CallContext, engine: str, model: str, threads: int = 1, **_: Any) -> Capabilities:
        """Load ``model`` with the library that ``engine`` is made of."""
        makers = {
            "faster-whisper": self._faster_whisper,
            "openai-whisper": self._openai_whisper,
            "wav2vec2": self._wav2vec2,
            "xtts": self._xtts,
            "speecht5": self._speecht5,
            "musicgen": self._musicgen,
            "encodec": self._encodec,
        }
        if engine != "faster-whisper":
            import torch

            torch.set_num_threads(threads)
        makers[engine](model, threads)
        return Capabilities()

    def run(
        self, ctx: CallContext, units: int, audio: Audio | None = None, text: str = "", seconds: float = 0.0
    ) -> dict[str, float]:
        """Do ``units`` units; seconds in all."""
        assert self._work is not None
        given = audio if audio is not None else (text, seconds) if seconds else text
        started = time.perf_counter()
        for _ in range(units):
            self._work(given)
        return {"seconds": time.perf_counter() - started}

    def plain(self, ctx: CallContext, audio: Audio, units: int) -> dict[str, float]:
        """Greedy transcription without timestamps or second attempts: seconds and tokens."""
        assert self._plain is not None
        started = time.perf_counter()
        tokens = sum(self._plain(audio.samples) for _ in range(units))
        return {"seconds": time.perf_counter() - started, "tokens": tokens}

    # ------------------------------------------------------------------------------------ libraries

    def _faster_whisper(self, model: str, threads: int) -> None:
        from faster_whisper import WhisperModel

        whisper = WhisperModel(model, device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)
        unlimited = {"log_prob_threshold": None, "no_speech_threshold": None, "compression_ratio_threshold": None}

        def work(audio: Audio) -> None:
            segments, _ = whisper.transcribe(
                audio.samples,
                language="en",
                beam_size=5,
                temperature=TEMPERATURES,
                condition_on_previous_text=False,
                word_timestamps=True,
            )
            list(segments)

        def plain(samples: Any) -> int:
            segments, _ = whisper.transcribe(
                samples,
                language="en",
                beam_size=1,
                temperature=0.0,
                condition_on_previous_text=False,
                without_timestamps=True,
                **unlimited,
            )
            return sum(len(segment.tokens) for segment in segments)

        self._work, self._plain = work, plain

    def _openai_whisper(self, model: str, threads: int) -> None:
        import torch
        import whisper

        told = torch.load(model, weights_only=True)
        loaded = whisper.model.Whisper(whisper.model.ModelDimensions(**told["dims"]))
        loaded.load_state_dict(told["model_state_dict"])
        loaded.eval()
        unlimited = {"logprob_threshold": None, "no_speech_threshold": None, "compression_ratio_threshold": None}

        def work(audio: Audio) -> None:
            torch.manual_seed(0)
            whisper.transcribe(
                loaded,
                audio.samples,
                language="en",
                beam_size=5,
                temperature=TEMPERATURES,
                condition_on_previous_text=False,
                word_timestamps=True,
                fp16=False,
            )

        def plain(samples: Any) -> int:
            result = whisper.transcribe(
                loaded,
                samples,
                language="en",
                temperature=0.0,
                condition_on_previous_text=False,
                without_timestamps=True,
                fp16=False,
                **unlimited,
            )
            return sum(len(segment["tokens"]) for segment in result["segments"])

        self._work, self._plain = work, plain

    def _wav2vec2(self, model: str, threads: int) -> None:
        import torch
        from transformers import Wav2Vec2ForCTC, Wav2Vec2Processor

        loaded = Wav2Vec2ForCTC.from_pretrained(model).eval()
        processor = Wav2Vec2Processor.from_pretrained(model)

        def work(audio: Audio) -> None:
            given = processor(audio.samples, sampling_rate=audio.rate, return_tensors="pt")
            with torch.inference_mode():
                logits = loaded(given.input_values).logits
            processor.batch_decode(logits.argmax(-1), output_word_offsets=True)

        self._work = work

    def _xtts(self, model: str, threads: int) -> None:
        from TTS.tts.configs.xtts_config import XttsConfig
        from TTS.tts.models.xtts import Xtts

        config = XttsConfig()
        config.load_json(f"{model}/config.json")
        loaded = Xtts.init_from_config(config)
        loaded.load_checkpoint(config, checkpoint_dir=model, eval=True)

        def work(text: str) -> None:
            for _ in xtts_parts(loaded, config, text):
                pass

        self._work = work

    def _speecht5(self, model: str, threads: int) -> None:
        from pathlib import Path

        import numpy as np
        import torch
        from transformers import SpeechT5ForTextToSpeech, SpeechT5HifiGan, SpeechT5Processor

        loaded = SpeechT5ForTextToSpeech.from_pretrained(model).eval()
        vocoder = SpeechT5HifiGan.from_pretrained(f"{model}/vocoder").eval()
        processor = SpeechT5Processor.from_pretrained(model)
        voice = torch.from_numpy(np.load(next(Path(model, "xvectors").glob("*.npy"))))[None]

        def work(text: str) -> None:
            torch.manual_seed(1)
            loaded.generate_speech(processor(text=text, return_tensors="pt")["input_ids"], voice, vocoder=vocoder)

        self._work = work

    def _musicgen(self, model: str, threads: int) -> None:
        import torch
        from transformers import AutoProcessor, MusicgenForConditionalGeneration

        loaded = MusicgenForConditionalGeneration.from_pretrained(model).eval()
        processor = AutoProcessor.from_pretrained(model)

        def work(given: tuple[str, float]) -> None:
            text, seconds = given
            torch.manual_seed(1)
            prepared = processor(text=[text], padding=True, return_tensors="pt")
            # The last codebook is that many steps behind the first: with fewer the sound would be shorter.
            behind = loaded.config.decoder.num_codebooks - 1
            steps = round(seconds * loaded.config.audio_encoder.frame_rate) + behind
            loaded.generate(**prepared, max_new_tokens=steps, do_sample=True, guidance_scale=3.0, top_k=250)

        self._work = work

    def _encodec(self, model: str, threads: int) -> None:
        import torch
        from transformers import AutoProcessor, EncodecModel

        loaded = EncodecModel.from_pretrained(model).eval()
        processor = AutoProcessor.from_pretrained(model)

        def work(audio: Audio) -> None:
            given = processor(raw_audio=audio.samples, sampling_rate=audio.rate, return_tensors="pt")
            with torch.inference_mode():
                mask = given["padding_mask"]
                most = max(loaded.config.target_bandwidths)
                made = loaded.encode(given["input_values"], mask, bandwidth=most)
                loaded.decode(made.audio_codes, made.audio_scales, mask)

        self._work = work


def xtts_parts(model: Any, config: Any, text: str) -> Iterator[Any]:
    """The parts of a text that XTTS's library streams, in the model's first voice."""
    import torch

    voice = next(iter(model.speaker_manager.speakers.values()))
    # Those of the model, as the library's own synthesize takes them: else it stops at another length.
    names = ("temperature", "length_penalty", "repetition_penalty", "top_k", "top_p")
    sampling = {name: config[name] for name in names}
    torch.manual_seed(1)
    latents, speaker = voice["gpt_cond_latent"], voice["speaker_embedding"]
    return iter(model.inference_stream(text, "en", latents, speaker, **sampling))
