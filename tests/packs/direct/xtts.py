"""A tiny XTTS with random weights in the layout of coqui/XTTS-v2, and the library's result. Runs in the pack."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import torch
from perth import PerthImplicitWatermarker
from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers
from TTS.tts.configs.xtts_config import XttsArgs, XttsAudioConfig, XttsConfig
from TTS.tts.models import xtts
from TTS.tts.models.xtts import Xtts

from tests.packs.direct.stopped import steps_until_stopped

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßéèà0123456789.,!?'-:;"


def build(folder: str) -> None:
    """Write the model, its settings inside the weights' file as in the published one."""
    torch.manual_seed(1)
    path = Path(folder)
    path.mkdir(parents=True)
    config = XttsConfig()
    marks = ["[STOP]", "[UNK]", "[SPACE]", "[START]", *(f"[{language}]" for language in config.languages)]
    vocabulary = {token: number for number, token in enumerate([*marks, *LETTERS])}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="[UNK]"))
    tokenizer.add_special_tokens([AddedToken(mark, special=True) for mark in marks])
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(path / "vocab.json"))
    arguments = config.model_args
    arguments.gpt_layers, arguments.gpt_n_heads = 2, 4
    arguments.gpt_n_model_channels = arguments.decoder_input_dim = 64
    arguments.gpt_use_perceiver_resampler = True
    arguments.gpt_max_audio_tokens, arguments.gpt_max_text_tokens = 30, 402
    arguments.gpt_num_audio_tokens, arguments.gpt_start_audio_token, arguments.gpt_stop_audio_token = (
        1026,
        1024,
        1025,
    )
    arguments.gpt_number_text_tokens = tokenizer.get_vocab_size()
    arguments.gpt_start_text_token = tokenizer.token_to_id("[START]")
    arguments.gpt_stop_text_token = tokenizer.token_to_id("[STOP]")
    model = Xtts.init_from_config(config)
    config.save_json(str(path / "config.json"))
    for moved in (XttsArgs, XttsAudioConfig):  # where they were when the published model was saved
        moved.__module__ = xtts.__name__
    torch.save({"model": model.state_dict(), "config": config}, path / "model.pth")
    voices = {
        name: {"gpt_cond_latent": torch.randn(1, 32, 64), "speaker_embedding": torch.randn(1, 512, 1)}
        for name in ("Ada Byron", "Alan Day")
    }
    torch.save(voices, path / "speakers_xtts.pth")


def _load(folder: str) -> Xtts:
    config = XttsConfig()
    config.load_json(folder + "/config.json")
    model = Xtts.init_from_config(config)
    copied = shutil.copytree(folder, folder + "-library")  # it writes the weights' file anew
    model.load_checkpoint(config, checkpoint_dir=copied, eval=True)
    return model


def build_and_run(folder: str, **arguments: Any) -> dict[str, Any]:
    """Both, in one process, and how far our engine goes once it is cancelled."""
    build(folder)
    stopped = steps_until_stopped("voiceapp.engines.tts_xtts:Xtts", folder)
    return {**run(folder, **arguments), "stopped": stopped}


def run(
    folder: str,
    voice: str,
    texts: list[str],
    seed: int,
    one: np.ndarray[Any, Any],
    other: np.ndarray[Any, Any],
    temperature: float,
) -> dict[str, Any]:
    """Each text as streamed, marked; the latents of one and of two samples (22,050 Hz), from files as the library
    wants them, and the first text in their voices, the second time at another temperature."""
    model = _load(folder)
    perth = PerthImplicitWatermarker()

    def speak(text: str, latent: torch.Tensor, embedding: torch.Tensor, **changed: Any) -> np.ndarray[Any, Any]:
        settings = {
            name: model.config[name]
            for name in ("temperature", "length_penalty", "repetition_penalty", "top_k", "top_p")
        }
        torch.manual_seed(seed)
        raw = torch.cat(
            list(model.inference_stream(text, "en", latent, embedding, **{**settings, **changed}))
        ).numpy()
        padded = np.pad(raw, (0, 960))
        marked: np.ndarray[Any, Any] = perth.apply_watermark(padded, sample_rate=24_000)
        return marked[: len(raw)]

    files = []
    for name, samples in (("one", one), ("other", other)):
        files.append(f"{folder}-{name}.wav")
        soundfile.write(files[-1], samples, 22_050, subtype="FLOAT")
    settings = {
        "max_ref_length": model.config.max_ref_len,
        "gpt_cond_len": model.config.gpt_cond_len,
        "gpt_cond_chunk_len": model.config.gpt_cond_chunk_len,
        "sound_norm_refs": model.config.sound_norm_refs,
    }
    of_one, of_two = (model.get_conditioning_latents(paths, **settings) for paths in (files[:1], files))
    own = model.speaker_manager.speakers[voice]
    spoken = [speak(text, own["gpt_cond_latent"], own["speaker_embedding"]) for text in texts]
    return {
        "spoken": np.concatenate(spoken),
        "first": np.asarray(len(spoken[0])),
        "latent": of_one[0].numpy(),
        "embedding": of_one[1].numpy(),
        "latent_of_two": of_two[0].numpy(),
        "embedding_of_two": of_two[1].numpy(),
        "cloned": speak(texts[0], *of_one),
        "cloned_freely": speak(texts[0], *of_two, temperature=temperature),
    }
