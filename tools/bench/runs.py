"""The measurements, each beside its bare baseline, turn and turn about in one run."""

import gzip
import json
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.jury.rules import fold
from app.settings import bundled
from app.store.database import open_database
from app.store.journal import Journal
from app.store.juries import sittings
from app.study.findings import findings

from .venue import Load, Round, Server, Venue, medians, running

SEATS = (24, 500, 2_000, 5_000)
ROUNDS = 3
TURNS_READ = 20
"""So many times everybody votes, to make a journal worth reading."""
AGENDA = ("charge", "evidence")


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, with what, what was hoped for, and whether it was reached (None: no goal)."""

    name: str
    measured: str
    goal: str = ""
    reached: bool | None = None


def votes(load: Load, folder: Path, sizes: tuple[int, ...], turns: int) -> Iterator[Figure]:
    """Everybody votes at once, each vote on the disk before its acknowledgement."""
    for seats in sizes:
        venue = Venue(folder / f"votes-{seats}", seats)
        stalls = venue.folder / "stalls"
        servers = {"bare": venue.bare(), "app": venue.app(STALLS=str(stalls))}
        found = _in_turns(load, servers, venue.jurors, seats, turns)
        bare, app = medians(found["bare"]), medians(found["app"])
        rate, at_least = seats / app["seconds"] / (seats / bare["seconds"]), 0.7
        yield Figure(
            f"{seats} vote at once",
            f"{seats / app['seconds']:,.0f} a second, p50 {_ms(app['p50'])}, p99 {_ms(app['p99'])}; "
            f"bare {seats / bare['seconds']:,.0f}, p50 {_ms(bare['p50'])}, p99 {_ms(bare['p99'])}: {rate:.2f} ×; "
            f"the load used {max(app['cpu'], bare['cpu']):.0%} of a core",
            f"≥ {at_least} ×" if seats >= 500 else "",
            rate >= at_least if seats >= 500 else None,
        )
        yield Figure(
            f"p99 of {seats}", f"{app['p99'] / bare['p99']:.1f} × bare", "≤ 2 ×", app["p99"] <= 2 * bare["p99"]
        )
        if stalls.exists():
            worst = float(stalls.read_text())
            goal = ("≤ 100 ms", worst <= 0.1) if seats == max(SEATS) else ("", None)
            yield Figure(f"longest stall of the loop, {seats} seats coming in and voting", _ms(worst), *goal)


def _in_turns(load: Load, servers: dict[str, Server], file: Path, seats: int, turns: int) -> dict[str, list[Round]]:
    found: dict[str, list[Round]] = {name: [] for name in servers}
    with running(*servers.values()):
        for turn in range(turns):
            for name, server in servers.items():
                found[name] += load.rounds("vote", server.port, file, seats, ROUNDS, 1 + turn * ROUNDS)
    return found


def usual(load: Load, folder: Path, seats: int = 500) -> Iterator[Figure]:
    """Against a session and a commit for every vote."""
    venue = Venue(folder / "usual", seats)
    found = _in_turns(load, {"usual": venue.bare("usual"), "app": venue.app()}, venue.jurors, seats, 2)
    ratio = medians(found["usual"])["seconds"] / medians(found["app"])["seconds"]
    yield Figure(f"{seats} at once against a commit a vote", f"{ratio:.1f} ×", "≥ 15 ×", ratio >= 15)


def limit(load: Load, folder: Path, seats: int = 5_000) -> Iterator[Figure]:
    """How fast the load is against a server that does nothing."""
    venue = Venue(folder / "limit", seats)
    port = venue.bare().port
    nothing = load.start("serve", port)
    try:
        time.sleep(0.3)
        rounds = medians(load.rounds("vote", port, venue.jurors, seats, ROUNDS, 1))
    finally:
        nothing.kill()
        nothing.wait()
    yield Figure(
        "the load itself, against a server that does nothing", f"{seats / rounds['seconds']:,.0f} votes a second"
    )


def slow_disk(load: Load, folder: Path, seats: int = 500, delay: float = 0.01) -> Iterator[Figure]:
    """Ten milliseconds more for every commit, as on a laptop's disk."""
    venue = Venue(folder / "slow", seats)
    found = _in_turns(load, {"app": venue.app(), "bare": venue.bare(delay=delay)}, venue.jurors, seats, 2)
    slower = Venue(folder / "slower", seats)
    late = _in_turns(load, {"app": slower.app(SLOW_DISK=str(delay))}, slower.jurors, seats, 2)
    more = medians(late["app"])["p99"] - medians(found["app"])["p99"]
    yield Figure(
        f"p99 of {seats} with {_ms(delay)} more a commit",
        f"{_ms(more)} more; bare {_ms(medians(found['bare'])['p99'])} in all",
        "≤ 50 ms more",
        more <= 0.05,
    )


def fan_out(load: Load, folder: Path, sizes: tuple[int, ...], turns: int) -> Iterator[Figure]:
    """A step of the day on every screen, against a broadcast of the same bytes."""
    for seats in sizes:
        venue = Venue(folder / f"fan-out-{seats}", seats, voting=False)
        shown = venue.folder / "shown.html"
        there, back = (
            f'{{"act":"ChangePhase","act_id":"@","leaving":"{a}","to":"{b}"}}' for a, b in (AGENDA, AGENDA[::-1])
        )
        found: dict[str, list[Round]] = {"app": [], "bare": []}
        app = venue.app()
        with running(app):
            found["app"] += load.rounds("fanout", app.port, venue.everybody, seats + 1, 2, there, back, shown)
            bare = venue.bare(show=shown)
            with running(bare):
                for _ in range(turns):
                    for name, server in (("bare", bare), ("app", app)):
                        words = (
                            "fanout",
                            server.port,
                            venue.everybody,
                            seats + 1,
                            2 * ROUNDS,
                            there,
                            back,
                            "/dev/null",
                        )
                        found[name] += load.rounds(*words)
        one, other = medians(found["app"])["last"], medians(found["bare"])["last"]
        yield Figure(
            f"a step to the last of {seats} screens",
            f"{_ms(one)}; bare {_ms(other)}, the same {shown.stat().st_size:,} bytes each: {one / other:.1f} ×",
            "≤ 1.5 ×",
            one <= 1.5 * other,
        )


def memory(load: Load, folder: Path) -> Iterator[Figure]:
    """How much more memory 2,500 idle seats take than 500, per seat."""
    for name in ("app", "bare"):
        venue = Venue(folder / f"memory-{name}", 2_500)
        server = venue.app() if name == "app" else venue.bare()
        with running(server):
            few, many = (_memory_with(load, server, venue, seats) for seats in (500, 2_500))
        seat = (many - few) / 2_000 / 1024
        goal = ("≤ 45 KiB", seat <= 45) if name == "app" else ("", None)
        yield Figure(f"memory of an idle seat, {name}", f"{seat:.0f} KiB", *goal)


def _memory_with(load: Load, server: Server, venue: Venue, seats: int) -> int:
    idle = load.start("idle", server.port, venue.jurors, seats)
    try:
        assert idle.stdout is not None
        assert idle.stdout.readline() == "ready\n"
        time.sleep(0.5)
        return server.memory
    finally:
        idle.communicate()


def restart(load: Load, folder: Path, seats: int = 5_000) -> Iterator[Figure]:
    """Killed in a burst and started again: until every seat is shown the room and has its answer."""
    took: dict[str, float] = {}
    for name in ("bare", "app"):
        venue = Venue(folder / f"restart-{name}", seats)
        server = venue.app() if name == "app" else venue.bare()
        with running(server):
            back = load.start("resume", server.port, venue.jurors, seats, 1)
            assert back.stdout is not None
            assert back.stdout.readline() == "voting\n"
            time.sleep(0.15)
            server.end(signal.SIGKILL)
            server.start()
            said, _ = back.communicate(timeout=120)
        took[name] = json.loads(said.splitlines()[-1])["seconds"]
    app, bare = took["app"], took["bare"]
    yield Figure(
        f"restart until all {seats} are back with their answer",
        f"{app:.1f} s; bare {bare:.1f} s: {app / bare:.1f} ×",
        "< 20 s, ≤ 4 ×",
        app < 20 and app <= 4 * bare,
    )


def reading(load: Load, folder: Path, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """Folding a journal and finding what it says, by how long it is."""
    for seats in sizes:
        venue = Venue(folder / f"reading-{seats}", seats)
        server = venue.app()
        with running(server):
            load.rounds("vote", server.port, venue.jurors, seats, TURNS_READ, 1)
        engine = open_database(f"sqlite:///{venue.folder / 'juryday.sqlite'}")
        entries = Journal(engine, sittings(engine)[0]).read()
        engine.dispose()
        began = time.perf_counter()
        fold(entries)
        folded = time.perf_counter()
        findings(entries)
        found = time.perf_counter()
        rate = len(entries) / (folded - began)
        yield Figure(
            f"fold and findings of {len(entries):,} entries, {seats} seats",
            f"{rate:,.0f} entries a second; findings {_ms(found - folded)}",
            "≥ 100,000 a second",
            rate >= 100_000,
        )


def page_weight() -> Iterator[Figure]:
    """What a tablet fetches once: script, style and fonts, as they lie and compressed."""
    dist = bundled("frontend") / "dist"
    files = [path for path in dist.rglob("*") if path.suffix in (".js", ".css")]
    raw = sum(path.stat().st_size for path in files)
    small = sum(len(gzip.compress(path.read_bytes(), 9)) for path in files)
    fonts = sum(path.stat().st_size for path in dist.rglob("*.woff2"))
    yield Figure(
        "script and style of a page",
        f"{small / 1024:.0f} KB compressed, {raw / 1024:.0f} KB as they lie; fonts {fonts / 1024:.0f} KB, once",
        "≤ 60 KB compressed, fonts apart",
        small <= 60 * 1024,
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 0.1 else f"{seconds * 1000:,.0f} ms"
