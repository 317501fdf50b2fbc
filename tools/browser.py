"""A Chromium for the tests: the machine's own, else one unpacked from the npm package @sparticuz/chromium.

The unpacked one brings its libraries, a font and a font configuration, and stays in the git-ignored `.chromium`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tools import environment, packages

PACKAGE = packages.MODULES / "@sparticuz" / "chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
UNBROTLI = (
    "const fs = require('fs'), [from, to] = process.argv.slice(1);"
    "fs.createReadStream(from).pipe(require('zlib').createBrotliDecompress()).pipe(fs.createWriteStream(to));"
)
FONTS_CONF = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{home}/fonts</dir><cachedir>{home}/font-cache</cachedir></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Chromium:
    """An executable, and what its environment needs beside the usual."""

    executable: Path
    env: dict[str, str] = field(default_factory=dict)


def find(node: str) -> Chromium:
    """`node` is only used to unpack. Raises FileNotFoundError where there is no browser at all."""
    machines = on_this_machine()
    return Chromium(Path(machines)) if machines else unpacked(node)


def on_this_machine() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def unpacked(node: str) -> Chromium:
    if not PACKAGE.exists():
        raise FileNotFoundError("No Chromium: set CHROMIUM, install one, or run python3 tools/bootstrap.py setup")
    home = environment.ROOT / ".chromium" / json.loads((PACKAGE / "package.json").read_bytes())["version"]
    if not home.exists():
        unpack(node, home)
    env = {"LD_LIBRARY_PATH": str(home / "lib"), "FONTCONFIG_FILE": str(home / "fonts.conf"), "HOME": str(home)}
    return Chromium(home / "chromium", env)


def unpack(node: str, home: Path) -> None:
    """Into place in one step, so that an interrupted start leaves no half browser."""
    environment.say("Unpacking a browser for the tests")
    home.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as folder:
        new = Path(folder) / "new"
        new.mkdir()
        decompress(node, PACKAGE / "bin" / "chromium.br", new / "chromium")
        (new / "chromium").chmod(0o755)
        for part in ("al2023", "fonts", "swiftshader"):
            unpack_tar(node, PACKAGE / "bin" / f"{part}.tar.br", new)
        (new / "fonts.conf").write_text(FONTS_CONF.format(home=home), encoding="utf-8")
        new.rename(home)


def decompress(node: str, brotli: Path, into: Path) -> None:
    """Python has no brotli of its own; every Node.js has."""
    subprocess.run([node, "-e", UNBROTLI, str(brotli), str(into)], check=True)


def unpack_tar(node: str, brotli: Path, into: Path) -> None:
    plain = into / brotli.stem
    decompress(node, brotli, plain)
    with tarfile.open(plain) as tar:
        tar.extractall(into, filter="data")
    plain.unlink()
