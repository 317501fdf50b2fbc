"""The house rules: which way imports point, how long things are, what they are called."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
APP = ROOT / "app"
MODULES = sorted(APP.rglob("*.py"))
SOURCES = [*MODULES, *sorted((ROOT / "tools").rglob("*.py"))]
by_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
by_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))

MAY_IMPORT: dict[str, set[str]] = {
    "jury": set(),
    "screens": {"jury"},
    "store": {"jury"},
    "live": {"jury", "screens", "store"},
    "web": {"jury", "screens", "store", "live", "study", "export", "plans", "roster"},
    "export": {"jury", "study"},
    "study": {"jury"},
    "ballots": {"jury"},
    "plans": {"jury"},
    "roster": {"jury"},
}
"""Each package may also import itself; main, cli, settings and demo put everything together and may import all."""
COMPOSING = {"main", "cli", "settings", "demo"}
STANDARD_LIBRARY_ALONE = {"jury", "screens", "ballots", "plans", "roster"}
NO_HTTP_AND_NO_HTML = {"live", "store", "export", "study", "plans", "roster"}
HTTP_AND_HTML = {"fastapi", "starlette", "jinja2", "uvicorn", "websockets", "httpx", "multipart"}

NAMED_FOR_A_PATTERN = {
    "common", "core", "helper", "helpers", "manager", "managers", "misc", "model", "models", "repositories",
    "repository", "schema", "schemas", "service", "services", "util", "utils",
}  # fmt: skip
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
IN_ONE_FILE = {"recount.py": 1_080}
"""A stranger reads the recount from the top to the bottom, and it imports nothing of ours."""
NOT_OUR_WORDS = re.compile(r"session|participant", re.IGNORECASE)
"""We say sitting and juror. A database session is the store's business and may be called one there."""


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def package_of(path: Path) -> str:
    """The part of app a module belongs to: jury, store, …, or main, cli, settings."""
    return path.relative_to(APP).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """What a module imports, in full: app.jury.state, asyncio, … Imports for the type checker count."""
    here = ["app", *path.relative_to(APP).parts]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = here[: -node.level] if node.level else []
            base = [*start, *(node.module.split(".") if node.module else [])]
            yield from (".".join([*base, alias.name]) for alias in node.names)


def test_there_is_a_house():
    assert {package_of(path) for path in MODULES} >= {"jury", "screens", "__init__"}
    assert set(imports(APP / "screens" / "draw.py")) >= {"app.jury.people.By", "app.screens.facilitator"}


@by_module
def test_every_package_has_its_place_in_the_layers(path: Path):
    assert package_of(path) in MAY_IMPORT.keys() | COMPOSING | {"__init__"}


@by_module
def test_imports_point_one_way(path: Path):
    package = package_of(path)
    if package in COMPOSING:
        return
    ours = {name.split(".")[1] for name in imports(path) if name.split(".")[0] == "app" and name != "app.__version__"}
    assert ours <= MAY_IMPORT.get(package, set()) | {package}


@by_module
def test_rules_and_screens_need_the_standard_library_alone(path: Path):
    if package_of(path) in STANDARD_LIBRARY_ALONE:
        assert {name.split(".")[0] for name in imports(path)} <= sys.stdlib_module_names | {"app"}


@by_module
def test_only_the_door_knows_http_and_html(path: Path):
    if package_of(path) in NO_HTTP_AND_NO_HTML:
        assert not {name.split(".")[0] for name in imports(path)} & HTTP_AND_HTML


IMPURE = {
    "asyncio",
    "datetime",
    "io",
    "os",
    "pathlib",
    "random",
    "secrets",
    "socket",
    "subprocess",
    "threading",
    "time",
}


@by_module
def test_the_rules_have_no_clock_no_chance_and_no_files(path: Path):
    if package_of(path) == "jury":
        assert not {name.split(".")[0] for name in imports(path)} & IMPURE
        assert not {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)} & {"open", "print", "input"}


@by_source
def test_nothing_is_named_for_a_pattern(path: Path):
    assert not {path.stem, *path.relative_to(ROOT).parent.parts} & NAMED_FOR_A_PATTERN


@by_module
def test_every_module_says_what_it_is(path: Path):
    assert len(ast.get_docstring(tree(path)) or "") > 10


@by_source
def test_files_and_functions_stay_short(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= IN_ONE_FILE.get(path.name, LONGEST_FILE)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno + 1 <= LONGEST_FUNCTION, node.name


@by_module
def test_things_are_called_what_the_field_calls_them(path: Path):
    if package_of(path) != "store":
        assert not [name for name in identifiers(path) if NOT_OUR_WORDS.search(name)]


def identifiers(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name


def test_the_server_starts_without_what_only_a_study_needs():
    """Solvers and statistics take a second to import; whoever starts a day does not wait for them."""
    slow = "{'numpy', 'scipy', 'ortools', 'pandas'}"
    asked = (
        f"import sys, app.main, app.cli; sys.exit(str({slow} & set(sys.modules)) if {slow} & set(sys.modules) else 0)"
    )
    subprocess.run([sys.executable, "-c", asked], check=True, cwd=ROOT)
