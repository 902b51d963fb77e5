"""The wheel carries the assets inside the package; all else about it is in pyproject.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ASSETS = Path("assets")
LEFT_OUT = "screenshots"


class BuildWithAssets(build_py):
    """An editable install reads the checkout's own assets instead."""

    def run(self) -> None:
        """Copy them beside the modules."""
        super().run()
        if not self.editable_mode:
            target = Path(self.build_lib, "voiceapp", "assets")
            shutil.copytree(ASSETS, target, ignore=shutil.ignore_patterns(LEFT_OUT), dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithAssets})
