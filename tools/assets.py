"""Builds `frontend/dist`: every file a browser is sent, under a name that holds the hash of its content.

`manifest.json` maps each logical name to the hashed one and is replaced last, in one step, so a reader never sees half
a build. Nothing is bundled, compiled or minified: sources are joined and renamed. A second run with the same inputs
does nothing. `--dev` also brings axe-core, for the tests.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools import packages, typefaces

FRONTEND = packages.FRONTEND
STATIC = FRONTEND / "static"
DIST = FRONTEND / "dist"
MANIFEST = DIST / "manifest.json"
INPUTS = DIST / ".inputs"
HTMX = ("htmx.org/dist/htmx.min.js", "htmx.org/dist/ext/hx-ws.min.js")
FONT = "@fontsource/atkinson-hyperlegible-next"
FONTS = [
    f"atkinson-hyperlegible-next-{part}-{weight}-normal" for part in ("latin", "latin-ext") for weight in (400, 700)
]
PRINTED = "type"
"""The folder of `dist` whose fonts are for paper."""
LICENCES = {"htmx": "htmx.org/LICENSE", "Atkinson Hyperlegible Next": f"{FONT}/LICENSE"}

Files = dict[str, bytes]


class Unbuildable(Exception):
    """A source in `frontend/static` asks for what is not there; the message names it."""


def build() -> None:
    """Raises Unbuildable."""
    inputs = digest_of_inputs()
    if MANIFEST.exists() and INPUTS.exists() and INPUTS.read_text(encoding="utf-8") == inputs:
        return
    packages.ensure("pages")
    write(all_files())
    replace(INPUTS, inputs.encode())


def digest_of_inputs() -> str:
    seen = hashlib.sha256(Path(__file__).read_bytes() + Path(typefaces.__file__).read_bytes())
    for path in [FRONTEND / "package-lock.json", *sources("css"), *sources("js"), *sources("js", "seat/*.js")]:
        content = path.read_bytes()
        seen.update(f"{path.name} {len(content)} ".encode() + content)
    return seen.hexdigest()


def sources(kind: str, which: str = "") -> list[Path]:
    return sorted((STATIC / kind).glob(which or f"*.{kind}"))


def all_files() -> Files:
    """By logical name."""
    own = {path.name: path.read_bytes() for path in sources("js")}
    own["seat.js"] = joined(sources("js", "seat/*.js"), b"\n\n")
    if "htmx.js" in own:
        raise Unbuildable("frontend/static/js/htmx.js: the name belongs to htmx itself")
    shared = {"htmx.js": joined([packages.MODULES / part for part in HTMX], b";\n"), "licences.txt": licences()}
    return own | shared | fonts() | printed_fonts() | {"juryday.css": style(fonts())}


def joined(paths: list[Path], between: bytes) -> bytes:
    return between.join(path.read_bytes().strip() for path in paths) + b"\n"


def fonts() -> Files:
    files = packages.MODULES / FONT / "files"
    return {f"fonts/{name}.woff2": (files / f"{name}.woff2").read_bytes() for name in FONTS}


def printed_fonts() -> Files:
    files = packages.MODULES / FONT / "files"
    return {f"{PRINTED}/{name}.ttf": typefaces.printed(name, (files / f"{name}.woff").read_bytes()) for name in FONTS}


def style(known: Files) -> bytes:
    """All style sheets in the order of their names; each `url(fonts/…)` becomes the hashed name."""

    def renamed(found: re.Match[str]) -> str:
        name = found["name"]
        if name not in known:
            raise Unbuildable(f"frontend/static/css: no such font: {name}; there are: {', '.join(known)}")
        return f"url({hashed(name, known[name])})"

    sheets = joined(sources("css"), b"\n\n").decode()
    return re.sub(r"""url\(\s*["']?(?:\./)?(?P<name>fonts/[^"')\s]+)["']?\s*\)""", renamed, sheets).encode()


def licences() -> bytes:
    return "\n\n".join(
        f"{part}\n{'=' * len(part)}\n\n{(packages.MODULES / path).read_text(encoding='utf-8').strip()}"
        for part, path in LICENCES.items()
    ).encode()


def hashed(name: str, content: bytes) -> str:
    stem, ending = name.rsplit(".", 1)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


def write(files: Files) -> None:
    """New files first, then the manifest, then the sweep."""
    manifest = {name: hashed(name, content) for name, content in sorted(files.items())}
    before = set(read_manifest().values())
    for name, content in files.items():
        replace(DIST / manifest[name], content)
    replace(MANIFEST, json.dumps(manifest, indent=1).encode() + b"\n")
    sweep(before | set(manifest.values()) | {MANIFEST.name, INPUTS.name})


def read_manifest() -> dict[str, str]:
    found: dict[str, str] = json.loads(MANIFEST.read_bytes()) if MANIFEST.exists() else {}
    return found


def replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_bytes(content)
    new.replace(path)


def sweep(kept: set[str]) -> None:
    """The build before this one stays: a server that is running still names its files."""
    for path in [path for path in DIST.rglob("*") if path.is_file()]:
        if path.relative_to(DIST).as_posix() not in kept:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    packages.ensure_npm()
    packages.ensure("tests" if "--dev" in sys.argv[1:] else "pages")
    build()
