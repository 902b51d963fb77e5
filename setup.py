"""The wheel carries assets and guide inside the package; all else about it is in pyproject.toml."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ASSETS, GUIDE = Path("assets"), Path("docs")
LEFT_OUT = "screenshots"


class BuildWithAssets(build_py):
    """An editable install reads the checkout's own files instead."""

    def run(self) -> None:
        """Copy them beside the modules; of the screenshots only those that the guide shows, light and dark."""
        super().run()
        if not self.editable_mode:
            package = Path(self.build_lib, "voiceapp")
            assets = package / "assets"
            shutil.copytree(ASSETS, assets, ignore=shutil.ignore_patterns(LEFT_OUT), dirs_exist_ok=True)
            shutil.copytree(GUIDE, package / "docs", dirs_exist_ok=True)
            (assets / LEFT_OUT).mkdir(exist_ok=True)
            for text in GUIDE.glob("*.md"):
                for name in re.findall(r"screenshots/([\w-]+)-light\.png", text.read_text(encoding="utf-8")):
                    for colours in ("light", "dark"):
                        shutil.copy2(ASSETS / LEFT_OUT / f"{name}-{colours}.png", assets / LEFT_OUT)


setup(cmdclass={"build_py": BuildWithAssets})
