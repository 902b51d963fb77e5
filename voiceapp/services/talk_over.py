"""Whether a voice is meant to interrupt an answer: the window asks this, and must load nothing for it."""

from __future__ import annotations

from voiceapp.core.settings import Settings


def may_talk_over(settings: Settings) -> bool:
    """Whether a voice is meant to interrupt an answer."""
    heard = settings.flag("talk.headphones") or settings.text("sound.echo") != "off"
    return heard and settings.flag("talk.barge_in")
