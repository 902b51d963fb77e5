"""System-wide keys with the real program: another window has the focus, the sound card is virtual."""

from __future__ import annotations

import asyncio

import pytest

from tests.live.test_talk_live import event, talking
from tests.live.virtual_sound import VirtualSound, wait_until
from tests.unit.services.test_system_keys import keyboard, x11
from voiceapp.core.events import MicrophoneChanged, TurnFinished

__all__ = ["x11"]


def test_held_anywhere_it_hears_and_pressed_anywhere_it_mutes(
    virtual_sound: VirtualSound,
    x11: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    question = virtual_sound.say("What time is it?")
    monkeypatch.setenv("DISPLAY", x11)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    press = keyboard(x11)
    keys = {"talk.start": "push", "talk.key_talk": "Ctrl+Alt+Space", "talk.key_mute": "Ctrl+Alt+M"}

    def chord(key: str, down: bool) -> None:
        for one in ("Control_L", "Alt_L", key) if down else (key, "Alt_L", "Control_L"):
            press(one, down)

    async def scenario() -> None:
        async with talking(keys) as app:
            app.system_keys.start()
            await asyncio.sleep(1.0)
            assert virtual_sound.listeners() == []
            chord("space", True)
            await asyncio.to_thread(wait_until, lambda: len(virtual_sound.listeners()) == 1, 5.0)
            await asyncio.to_thread(virtual_sound.speak_into_mic(question).wait)
            await asyncio.sleep(0.3)
            turn = asyncio.ensure_future(event(app, TurnFinished))
            chord("space", False)
            assert (await turn).transcript == "What time is it?"
            await asyncio.to_thread(wait_until, lambda: not virtual_sound.listeners(), 5.0)
            app.settings.override("talk.start", "hands-free")
            await app.talk.close()
            await app.talk.open()
            await asyncio.to_thread(wait_until, lambda: len(virtual_sound.listeners()) == 1, 5.0)
            muted = asyncio.ensure_future(event(app, MicrophoneChanged, lambda e: e.state == "muted"))
            chord("m", True)
            chord("m", False)
            await muted
            await asyncio.to_thread(wait_until, lambda: not virtual_sound.listeners(), 5.0)

    try:
        asyncio.run(scenario())
    finally:
        press.screen.close()
