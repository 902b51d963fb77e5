"""Structured logs that never hold speech, transcripts or prompts; crash reports without messages or locals."""

from __future__ import annotations

import json
import logging
import logging.handlers
import os
import time
import traceback
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

_FIELDS = "fields"


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(record.created)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.msg,
            **getattr(record, _FIELDS, {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
        return json.dumps(line, default=str)


class _File(logging.handlers.RotatingFileHandler):
    """Readable by its user alone. A log that cannot be written (a full disk) disturbs nobody."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return TextIOWrapper(os.fdopen(handle, "ab"), encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the record; logging's own way is a traceback on stderr."""


def log(name: str, event: str, level: int = logging.INFO, **fields: object) -> None:
    """Write one structured record: ``event`` is a fixed word, ``fields`` are numbers, names and codes.

    Never pass what a user said, heard, typed or stored.
    """
    logging.getLogger(f"voiceapp.{name}").log(level, event, extra={_FIELDS: fields})


def start_logging(folder: Path) -> None:
    """Send our own records (and no library's) to ``folder``/voiceapp.log, 1 MB a file, three kept."""
    handler = _File(folder / "voiceapp.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(_JsonLines())
    logger = logging.getLogger("voiceapp")
    for old in logger.handlers:
        old.close()
    logger.handlers = [handler]
    logger.propagate = False
    logger.setLevel(logging.INFO)


def crash_report(
    folder: Path,
    kind: type[BaseException],
    trace: TracebackType | None,
    extra: dict[str, object] | None = None,
) -> Path:
    """Write the types and frames of a bug, no messages and no locals, to a new file in ``folder``."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    frames = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    path = folder / f"crash-{stamp}.json"
    path.write_text(json.dumps({"exception": kind.__name__, "frames": frames, **(extra or {})}, indent=1))
    path.chmod(0o600)
    return path
