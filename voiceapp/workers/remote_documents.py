"""Documents as files, made in a process of their own."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from voiceapp.core.documents import Document
from voiceapp.workers.remote import Provider


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file in memory; ``missing`` are the characters that it cannot show."""

    data: bytes
    missing: str


class RemoteDocuments:
    """Asks the engine ``documents``; ``provide`` gives its worker."""

    def __init__(self, provide: Provider) -> None:
        self._provide = provide

    async def render(self, format: str, document: Document) -> Rendered:
        """The document as "docx" or "pdf"."""
        worker = await self._provide()
        async with worker.call(format, {"document": asdict(document)}, batch=True) as call:
            data = b"".join([piece async for piece in call])
            told = await call.result
        return Rendered(data, str(told["missing"]))
