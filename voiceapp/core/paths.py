"""Where things lie on this computer."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from voiceapp.core.errors import VoiceAppError

PACKAGE = Path(__file__).resolve().parent.parent


def asset(*parts: str) -> Path:
    """A file shipped with the program: beside the package in a checkout, inside it when installed."""
    beside = PACKAGE.parent / "assets"
    return (beside if beside.is_dir() else PACKAGE / "assets").joinpath(*parts)


def guide() -> Path:
    """The folder of the user guide: inside the package when installed, beside it in a checkout."""
    inside = PACKAGE / "docs"
    return inside if inside.is_dir() else PACKAGE.parent / "docs"


def own_library(name: str) -> Path | None:
    """A system library that an installed program carries beside its Python (packaging/own_python.py), or None."""
    own = Path(sys.prefix, "lib", "libraries", name)
    return own if own.exists() else None


def user_folders() -> tuple[Path, ...]:
    """Where people keep their own files: documents, desktop, downloads and the home itself."""
    kept = (platformdirs.user_documents_path, platformdirs.user_desktop_path, platformdirs.user_downloads_path)
    return (*(folder() for folder in kept), Path.home())


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one home. ``VOICEAPP_HOME`` puts all of them into one folder."""

    config: Path
    data: Path
    cache: Path
    logs: Path

    @classmethod
    def default(cls) -> Paths:
        """The user's own folders, or those under ``VOICEAPP_HOME``. Raises ``home-unknown``."""
        try:
            Path.home()  # other parts look there too
        except RuntimeError as error:
            raise VoiceAppError(
                "home-unknown", "This user has no home folder.", "Set HOME to a folder that you may write to."
            ) from error
        home = os.environ.get("VOICEAPP_HOME")
        if home:
            root = Path(os.path.expanduser(home)).resolve()  # Path's own raises for an unknown user
            return cls(root, root / "data", root / "cache", root / "logs")
        dirs = platformdirs.PlatformDirs("voiceapp", appauthor=False)
        return cls(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path, dirs.user_log_path)

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"

    @property
    def database(self) -> Path:
        """The SQLite database."""
        return self.data / "voiceapp.db"

    @property
    def models(self) -> Path:
        """Downloaded models, one folder each."""
        return self.data / "models"

    @property
    def packs(self) -> Path:
        """Engine packs, one virtual environment each."""
        return self.data / "packs"

    @property
    def meetings(self) -> Path:
        """Sound of meetings, one folder each, named by the meeting's id."""
        return self.data / "meetings"

    @property
    def voices(self) -> Path:
        """Samples, consents and takes of voices, one folder each, named by the voice's id."""
        return self.data / "voices"

    @property
    def tracks(self) -> Path:
        """Music and what it is made of, one folder each, named by the track's id."""
        return self.data / "tracks"

    @property
    def crashes(self) -> Path:
        """Crash reports."""
        return self.logs / "crashes"

    def create(self) -> None:
        """Make the folders, readable by this user alone. Raises VoiceAppError where that cannot be."""
        for folder in (self.config, self.data, self.cache, self.logs):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                probe = folder / f".write-test-{os.getpid()}"
                probe.touch(mode=0o600)
                probe.unlink()
            except (FileExistsError, NotADirectoryError) as error:
                raise VoiceAppError(
                    "home-not-writable",
                    f"The folder {folder} cannot be made: a file is in its place.",
                    "Move that file away, or set VOICEAPP_HOME to a folder.",
                ) from error
            except OSError as error:
                raise VoiceAppError(
                    "home-not-writable",
                    f"The folder {folder} cannot be written: {error.strerror or error}.",
                    "Make it writable, or set VOICEAPP_HOME to a folder that is.",
                ) from error
