"""`RESULTS.md`: figures between two marks, each part written by the run that measured it."""

from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def replace_part(name: str, text: str) -> None:
    """Put this text between the marks of that name; what stands elsewhere stays."""
    whole = RESULTS.read_text(encoding="utf-8")
    before, begin, rest = whole.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"<!-- /{name} -->")
    RESULTS.write_text(f"{before}{begin}{text}{end}{after}", encoding="utf-8")
