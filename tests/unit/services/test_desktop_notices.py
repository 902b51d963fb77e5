"""Notices on the desktop, by its own service on a private D-Bus."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from tests.fakes.desktop import FakeDesktop, session_bus
from voiceapp.core.events import DesktopNoticeClicked, EventBus, Notice
from voiceapp.services.desktop_notices import DesktopNotices

TEA = Notice("info", "Your tea timer is up.", "Drink & <enjoy> it.", "talk")


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


def clicks(bus: EventBus) -> asyncio.Queue[str]:
    found: asyncio.Queue[str] = asyncio.Queue()
    bus.subscribe(DesktopNoticeClicked, lambda event: found.put_nowait(event.action))
    return found


def test_a_notice_is_shown_as_the_specification_has_it(address: str) -> None:
    desktop = FakeDesktop(address)

    async def scene() -> None:
        notices = DesktopNotices(EventBus())
        assert await notices.tell(TEA, stays=True)
        assert await notices.tell(Notice("error", "The disk is full."))
        await notices.close()

    asyncio.run(scene())
    desktop.close()
    name, replaces, icon, summary, body, actions, hints, expires = desktop.shown[0]
    assert (name, replaces, icon) == ("Voiceapp", 0, "voiceapp")
    assert (summary, body) == ("Your tea timer is up.", "Drink &amp; &lt;enjoy&gt; it.")
    assert actions == ["default", "Open"]
    assert hints == {"urgency": ("y", 1), "desktop-entry": ("s", "voiceapp")}
    assert expires == 0  # until the user closes it
    assert desktop.shown[1][6]["urgency"] == ("y", 2)
    assert desktop.shown[1][7] == -1


def test_what_a_desktop_cannot_do_is_not_asked_of_it(address: str) -> None:
    desktop = FakeDesktop(address, can=["body"])

    async def scene() -> None:
        notices = DesktopNotices(EventBus())
        assert await notices.tell(TEA)
        await notices.close()

    asyncio.run(scene())
    desktop.close()
    assert desktop.shown[0][4] == "Drink & <enjoy> it."
    assert desktop.shown[0][5] == []


def test_a_click_leads_where_its_notice_does(address: str) -> None:
    desktop = FakeDesktop(address)

    async def scene() -> None:
        bus = EventBus()
        clicked = clicks(bus)
        notices = DesktopNotices(bus)
        await notices.tell(TEA)
        await notices.tell(Notice("info", "The recording goes on.", action="meetings"))
        desktop.tell("ActionInvoked", "us", 99, "default")  # another program's
        desktop.tell("NotificationClosed", "uu", 1, 2)
        desktop.tell("ActionInvoked", "us", 1, "default")
        desktop.tell("ActionInvoked", "us", 2, "default")
        assert await asyncio.wait_for(clicked.get(), 5) == "meetings"
        assert clicked.empty()
        await notices.close()

    asyncio.run(scene())
    desktop.close()


def test_a_desktop_without_such_a_service_is_told_of_nothing(address: str) -> None:
    async def scene() -> None:
        notices = DesktopNotices(EventBus())
        assert not await notices.tell(TEA)
        desktop = await asyncio.to_thread(FakeDesktop, address)  # it starts later than we do
        assert await notices.tell(TEA)
        await notices.close()
        desktop.close()

    asyncio.run(scene())


@pytest.mark.parametrize("where", ["", "unix:path=/nowhere/bus", "tcp:host=localhost,port=1", "nonsense"])
def test_without_a_session_bus_nothing_fails(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", where)
    if not where:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")

    async def scene() -> None:
        notices = DesktopNotices(EventBus())
        assert not await notices.tell(TEA)
        await notices.close()

    asyncio.run(scene())


def test_a_bus_that_ends_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene() -> None:
        notices = DesktopNotices(EventBus())
        with session_bus() as first:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", first)
            desktop = await asyncio.to_thread(FakeDesktop, first)
            assert await notices.tell(TEA)
            desktop.close()
        with session_bus() as second:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", second)
            desktop = await asyncio.to_thread(FakeDesktop, second)
            await notices.tell(TEA)  # may find the end of the first
            assert await notices.tell(TEA)
            await notices.close()
            desktop.close()

    asyncio.run(scene())


def test_other_systems_have_another_way() -> None:
    async def scene() -> None:
        assert not await DesktopNotices(EventBus(), "darwin").tell(TEA)
        assert not await DesktopNotices(EventBus(), "win32").tell(TEA)

    asyncio.run(scene())
