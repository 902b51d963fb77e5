from __future__ import annotations

import asyncio
import os
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, Notice
from voiceapp.core.settings import Settings
from voiceapp.services.hotkeys import Combination, Job, Told, parse
from voiceapp.services.hotkeys_portal import PortalGrabber
from voiceapp.services.hotkeys_pynput import PynputGrabber
from voiceapp.services.hotkeys_x11 import X11Grabber
from voiceapp.services.system_keys import SystemKeysService

WAIT_S = 10.0


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Ctrl+Alt+Space", Combination(("Ctrl", "Alt"), "Space")),
        ("alt + ctrl + m", Combination(("Ctrl", "Alt"), "M")),
        ("Meta+F9", Combination(("Meta",), "F9")),
        ("Pause", Combination((), "Pause")),
        ("Shift+F13", Combination(("Shift",), "F13")),
    ],
)
def test_combinations_are_read(text: str, means: Combination) -> None:
    assert parse(text) == means
    assert parse(str(means)) == means


@pytest.mark.parametrize(
    "text", ["A", "Space", "Shift+A", "F5", "Ctrl", "Ctrl+Alt", "Hyper+X", "Ctrl+ab", "+", "Ctrl+"]
)
def test_what_is_no_combination_or_would_take_a_plain_key_is_refused(text: str) -> None:
    with pytest.raises(VoiceAppError) as refused:
        parse(text)
    assert refused.value.code == "hotkey-wrong"


# ------------------------------------------------------------------------------------- the service


class FakeDesktop:
    """Grabs everything but what is ``taken``; a test presses by :attr:`told`."""

    def __init__(self, taken: str = "", broken: bool = False) -> None:
        self.taken, self.broken = taken, broken
        self.held: dict[Job, str] = {}
        self.told: Told = lambda job, down: None

    def grab(self, wanted: Mapping[Job, Combination], told: Told) -> list[VoiceAppError]:
        if self.broken:
            raise VoiceAppError("hotkeys-missing", "No keys here.", "Use the window.")
        self.told = told
        self.held = {job: str(one) for job, one in wanted.items() if str(one) != self.taken}
        return [
            VoiceAppError("hotkey-taken", f"{one} belongs to another program.", "Choose another.")
            for one in wanted.values()
            if str(one) == self.taken
        ]

    def release(self) -> None:
        self.held = {}


class FakeTalk:
    def __init__(self) -> None:
        self.calls: list[object] = []
        self.changed = asyncio.Event()

    async def hold(self, down: bool, /) -> None:
        await asyncio.sleep(0.01 if down else 0)  # opening takes a moment: the release must not overtake it
        self.calls.append(down)
        self.changed.set()

    async def dictate(self, down: bool) -> None:
        self.calls.append(("dictate", down))
        self.changed.set()

    async def toggle_mute(self) -> None:
        self.calls.append("mute")
        self.changed.set()

    async def record(self) -> None:
        self.calls.append("record")
        self.changed.set()

    async def until(self, count: int) -> list[object]:
        while len(self.calls) < count:
            self.changed.clear()
            await asyncio.wait_for(self.changed.wait(), WAIT_S)
        return self.calls


def serve(home: Path, desktop: FakeDesktop, scenario: Callable[[Any], Any], **keys: str) -> list[Event]:
    """Run a scenario on a started service; the events that it told."""
    told: list[Event] = []

    async def run() -> None:
        settings, bus, talk = Settings(home / "settings.json"), EventBus(), FakeTalk()
        bus.subscribe(Event, told.append)
        for name, value in keys.items():
            settings.set(f"{'meetings' if name == 'record' else 'talk'}.key_{name}", value)
        service = SystemKeysService(settings, bus, talk, talk.dictate, talk.record, lambda: desktop)
        service.start()
        try:
            await scenario(SimpleNamespace(settings=settings, talk=talk, desktop=desktop, told=told))
        finally:
            await service.close()

    asyncio.run(run())
    return told


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(WAIT_S):
        while not condition():
            await asyncio.sleep(0.01)


def press(desktop: FakeDesktop, *events: tuple[Job, bool]) -> None:
    """From a thread of the desktop's own, as it happens."""
    thread = threading.Thread(target=lambda: [desktop.told(*event) for event in events])
    thread.start()
    thread.join()


def test_holding_talks_and_pressing_mutes_in_the_order_of_the_keys(tmp_path: Path) -> None:
    async def scenario(rig: Any) -> None:
        await until(lambda: len(rig.desktop.held) == 2)
        press(rig.desktop, ("talk", True), ("talk", False), ("mute", True), ("mute", False))
        assert await rig.talk.until(3) == [True, False, "mute"]

    assert serve(tmp_path, FakeDesktop(), scenario, talk="Ctrl+Alt+Space", mute="Ctrl+Alt+M") == []


def test_holding_another_key_dictates(tmp_path: Path) -> None:
    async def scenario(rig: Any) -> None:
        await until(lambda: rig.desktop.held == {"dictate": "Ctrl+Alt+D"})
        press(rig.desktop, ("dictate", True), ("dictate", False))
        assert await rig.talk.until(2) == [("dictate", True), ("dictate", False)]

    assert serve(tmp_path, FakeDesktop(), scenario, dictate="Ctrl+Alt+D") == []


def test_another_key_records_once_for_each_press(tmp_path: Path) -> None:
    async def scenario(rig: Any) -> None:
        await until(lambda: rig.desktop.held == {"record": "Ctrl+Alt+R"})
        press(rig.desktop, ("record", True), ("record", False), ("record", True), ("record", False))
        assert await rig.talk.until(2) == ["record", "record"]

    assert serve(tmp_path, FakeDesktop(), scenario, record="Ctrl+Alt+R") == []


def test_keys_change_while_it_runs_and_are_given_back_at_the_end(tmp_path: Path) -> None:
    desktop = FakeDesktop()

    async def scenario(rig: Any) -> None:
        assert desktop.held == {}
        rig.settings.set("talk.key_talk", "Meta+T")
        await until(lambda: desktop.held == {"talk": "Meta+T"})

    serve(tmp_path, desktop, scenario)
    assert desktop.held == {}


@pytest.mark.parametrize(
    ("desktop", "keys", "codes"),
    [
        (FakeDesktop(taken="Ctrl+Alt+Space"), {"talk": "Ctrl+Alt+Space", "mute": "Ctrl+Alt+M"}, ["hotkey-taken"]),
        (FakeDesktop(), {"talk": "Ctrl+Alt+M", "mute": "alt+ctrl+m"}, ["hotkey-twice"]),
        (FakeDesktop(), {"talk": "x"}, ["hotkey-wrong"]),
        (FakeDesktop(broken=True), {"talk": "Ctrl+Alt+Space"}, ["hotkeys-missing"]),
    ],
)
def test_what_cannot_be_had_is_told_with_the_way_to_the_setting(
    tmp_path: Path, desktop: FakeDesktop, keys: dict[str, str], codes: list[str]
) -> None:
    async def scenario(rig: Any) -> None:
        await until(lambda: len(rig.told) >= len(codes))

    told = serve(tmp_path, desktop, scenario, **keys)
    assert [event.code for event in told if isinstance(event, Notice)] == codes
    assert all(event.action.startswith("settings:talk.key_") for event in told if isinstance(event, Notice))


# ----------------------------------------------------------------------------------- real desktops


class Presses:
    """What a grabber tells, waited for."""

    def __init__(self) -> None:
        self.seen: list[tuple[Job, bool]] = []
        self._came = threading.Condition()

    def __call__(self, job: Job, down: bool) -> None:
        with self._came:
            self.seen.append((job, down))
            self._came.notify_all()

    def until(self, *wanted: tuple[Job, bool]) -> None:
        with self._came:
            assert self._came.wait_for(lambda: self.seen == list(wanted), WAIT_S), self.seen


@pytest.fixture(scope="module")
def x11() -> Iterator[str]:
    """A display of its own, without a window manager."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp", "-noreset", "-screen", "0", "320x200x8"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(WAIT_S)


def keyboard(name: str) -> Any:
    """Presses keys as a hand does (the XTEST extension): ``keyboard(":1")("Control_L", True)``."""
    from Xlib import XK, X, display
    from Xlib.ext import xtest

    screen = display.Display(name)

    def press(key: str, down: bool) -> None:
        code = screen.keysym_to_keycode(XK.string_to_keysym(key))
        xtest.fake_input(screen, X.KeyPress if down else X.KeyRelease, code)
        screen.sync()

    press.screen = screen  # type: ignore[attr-defined]
    return press


def test_x11_hears_its_combinations_with_the_focus_elsewhere_and_nothing_else(
    x11: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from Xlib import X

    monkeypatch.setenv("DISPLAY", x11)
    press, presses, grabber = keyboard(x11), Presses(), X11Grabber()
    root = press.screen.screen().root
    other = root.create_window(0, 0, 50, 50, 0, 8, event_mask=X.KeyPressMask)
    other.map()
    other.set_input_focus(X.RevertToParent, X.CurrentTime)
    wanted: dict[Job, Combination] = {"talk": parse("Ctrl+Alt+Space"), "mute": parse("Ctrl+Alt+M")}
    assert grabber.grab(wanted, presses) == []
    try:
        for key in ("a", "m", "space"):
            press(key, True), press(key, False)
        press("Control_L", True), press("Alt_L", True), press("space", True)
        presses.until(("talk", True))
        press("Control_L", False), press("space", False), press("Alt_L", False)
        presses.until(("talk", True), ("talk", False))
        press("Num_Lock", True), press("Num_Lock", False)
        press("Control_L", True), press("Alt_L", True), press("m", True), press("m", False)
        presses.until(("talk", True), ("talk", False), ("mute", True), ("mute", False))
        press("Control_L", False), press("Alt_L", False)
    finally:
        grabber.release()
        press.screen.close()


def test_x11_says_which_combination_another_program_holds(x11: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", x11)
    first, second, presses = X11Grabber(), X11Grabber(), Presses()
    assert first.grab({"talk": parse("Ctrl+Alt+T")}, presses) == []
    try:
        problems = second.grab({"talk": parse("Ctrl+Alt+T"), "mute": parse("Ctrl+Alt+U")}, presses)
        assert [(problem.code, "Ctrl+Alt+T" in problem.message) for problem in problems] == [("hotkey-taken", True)]
        second.release()
    finally:
        first.release()
    third = X11Grabber()
    assert third.grab({"talk": parse("Ctrl+Alt+T")}, presses) == [], "it was given back"
    third.release()


def test_without_a_desktop_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    for grabber in (X11Grabber(), PortalGrabber()):
        with pytest.raises(VoiceAppError) as refused:
            grabber.grab({"talk": parse("Ctrl+Alt+T")}, Presses())
        assert refused.value.code == "hotkeys-missing"
        grabber.release()


# ------------------------------------------------------------------------------------ the portal


@contextmanager
def session_bus() -> Iterator[str]:
    """A private D-Bus."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(WAIT_S)
        daemon.stdout.close()


class FakePortal:
    """A desktop's portal on a private bus: grants what is not ``refused``, and presses."""

    def __init__(self, address: str, code: int = 0, refused: str = "") -> None:
        from jeepney import DBusAddress, message_bus, new_method_call
        from jeepney.io.blocking import DBusConnection, Proxy, prep_socket

        self._bus = DBusConnection(prep_socket(address.split("path=")[1].split(",")[0]))
        Proxy(message_bus, self._bus).RequestName("org.freedesktop.portal.Desktop")
        self._code, self._refused = code, refused
        self.asked: dict[str, str] = {}
        self.bound = threading.Event()
        self._stop = new_method_call(DBusAddress("/", self._bus.unique_name), "Stop")
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal

        while True:
            try:
                message = self._bus.receive()
            except OSError:
                return
            if message.header.message_type != MessageType.method_call:
                continue
            fields = message.header.fields
            method, sender = fields[HeaderFields.member], fields[HeaderFields.sender]
            if method == "Register":
                self._bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
                continue
            options = message.body[-1]
            name = sender.lstrip(":").replace(".", "_")
            path = f"/org/freedesktop/portal/desktop/request/{name}/{options['handle_token'][1]}"
            self._bus.send(new_method_return(message, "o", (path,)))
            results: dict[str, Any] = {"session_handle": ("s", "/session")}
            if method == "BindShortcuts":
                self.asked = {key: what["preferred_trigger"][1] for key, what in message.body[1]}
                granted: list[tuple[str, dict[str, Any]]] = [
                    (key, {}) for key in self.asked if key != self._refused
                ]
                results = {"shortcuts": ("a(sa{sv})", granted)}
            emitter = DBusAddress(path, interface="org.freedesktop.portal.Request")
            self._bus.send(new_signal(emitter, "Response", "ua{sv}", (self._code, results)))
            if method == "BindShortcuts":
                self.bound.set()

    def press(self, member: str, key: str) -> None:
        from jeepney import DBusAddress, new_signal

        emitter = DBusAddress("/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.GlobalShortcuts")
        self._bus.send(new_signal(emitter, member, "osta{sv}", ("/session", key, 1, {})))

    def close(self) -> None:
        import socket

        self._bus.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(WAIT_S)
        self._bus.close()


def test_wayland_asks_the_desktop_and_hears_what_it_activates(monkeypatch: pytest.MonkeyPatch) -> None:
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        portal, presses, grabber = FakePortal(address, refused="mute"), Presses(), PortalGrabber()
        try:
            wanted: dict[Job, Combination] = {"talk": parse("Ctrl+Alt+Space"), "mute": parse("Meta+Shift+M")}
            problems = grabber.grab(wanted, presses)
            assert portal.asked == {"talk": "CTRL+ALT+space", "mute": "SHIFT+LOGO+m"}
            assert [problem.code for problem in problems] == ["hotkey-taken"]
            portal.press("Activated", "talk")
            portal.press("Activated", "somebody-elses")
            portal.press("Deactivated", "talk")
            presses.until(("talk", True), ("talk", False))
        finally:
            grabber.release()
            portal.close()


def test_a_user_who_says_no_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        portal = FakePortal(address, code=1)
        try:
            with pytest.raises(VoiceAppError) as refused:
                PortalGrabber().grab({"talk": parse("Ctrl+Alt+Space")}, Presses())
            assert refused.value.code == "hotkeys-not-allowed"
        finally:
            portal.close()


def test_a_bus_without_the_portal_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with pytest.raises(VoiceAppError) as refused:
            PortalGrabber().grab({"talk": parse("Ctrl+Alt+Space")}, Presses())
        assert refused.value.code == "hotkeys-missing"


# ------------------------------------------------------------------------------------- pynput


class FakeListener:
    """pynput's Listener: a test presses by :meth:`press` and :meth:`release`."""

    def __init__(self, on_press: Callable[[Any], None], on_release: Callable[[Any], None]) -> None:
        self.press, self.release = on_press, on_release
        self.running = False

    def start(self) -> None:
        self.running = True

    def wait(self) -> None:
        pass

    def stop(self) -> None:
        self.running = False

    def join(self, seconds: float) -> None:
        pass

    def canonical(self, key: Any) -> Any:
        """As pynput's: a letter in lower case; a special key loses its name."""
        return SimpleNamespace(char=key.char.lower() if getattr(key, "char", None) else None)


def test_windows_and_macos_hear_the_whole_combination_only() -> None:
    made: list[FakeListener] = []

    def listen(**callbacks: Any) -> FakeListener:
        made.append(FakeListener(**callbacks))
        return made[0]

    presses, grabber = Presses(), PynputGrabber(SimpleNamespace(Listener=listen))
    assert grabber.grab({"talk": parse("Ctrl+Alt+Space"), "mute": parse("Ctrl+Alt+M")}, presses) == []
    (listener,) = made
    ctrl, alt, space, m = (SimpleNamespace(name="ctrl_r"), SimpleNamespace(name="alt"),
                           SimpleNamespace(name="space"), SimpleNamespace(char="M"))  # fmt: skip
    listener.press(space), listener.release(space)
    listener.press(ctrl), listener.press(alt), listener.press(space), listener.press(space)
    presses.until(("talk", True))
    listener.release(alt), listener.release(space)
    presses.until(("talk", True), ("talk", False))
    listener.press(alt), listener.press(m)
    presses.until(("talk", True), ("talk", False), ("mute", True))
    grabber.release()
    assert not listener.running
