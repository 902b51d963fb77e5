"""What a language model had to read for a reply."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens in the prompt of a reply, and how many of them the model still had in its cache."""

    prompt_tokens: int
    cached_tokens: int
