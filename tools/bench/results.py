"""Where figures are kept, and what they were measured with."""

import platform
import subprocess
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def machine() -> str:
    """The processor, cores, kernel and Python this runs on."""
    cpus = Path("/proc/cpuinfo")
    lines = cpus.read_text().splitlines() if cpus.exists() else []
    named = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    processor = f"{named[0]}, {len(named)} cores" if named else platform.machine()
    return f"{processor}, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def commit() -> str:
    """The commit, and whether anything was changed since."""
    try:
        said = subprocess.run(
            ["git", "describe", "--always", "--dirty"], stdout=subprocess.PIPE, text=True, check=False
        )
    except OSError:
        return "unknown"
    return said.stdout.strip() or "unknown"


def with_part(whole: str, name: str, text: str) -> str:
    """This text between the marks of that name; what stands elsewhere stays. ValueError where the marks are missing."""
    before, begin, rest = whole.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"<!-- /{name} -->")
    if not end:
        raise ValueError(f"there is no place for {name}")
    return f"{before}{begin}{text}{end}{after}"


def replace_part(name: str, text: str) -> None:
    RESULTS.write_text(with_part(RESULTS.read_text(encoding="utf-8"), name, text), encoding="utf-8")
