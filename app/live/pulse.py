"""How the rooms are doing, for whoever keeps the server running: counts and times, never a name, a mark or a token."""

from collections import Counter as Tally
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
ACTS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000)
UNTOLD = frozenset({"CastSecret"})


class Pulse:
    """One server's figures, all its sittings together, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._acts = Counter("juryday_acts", "Acts by kind and by fate.", ["kind", "fate"], registry=self.registry)
        self._commit = self._histogram("juryday_commit_seconds", "From a batch to its being on the disk.", SECONDS)
        self._batch = self._histogram("juryday_batch_acts", "Acts written in one commit.", ACTS)
        self._draw = self._histogram("juryday_draw_seconds", "Drawing one moment for everybody.", SECONDS)
        self._unwritten = Counter("juryday_unwritten", "Batches the database did not take.", registry=self.registry)
        self._devices = Gauge("juryday_devices", "Connected devices.", ["role"], registry=self.registry)
        self._sittings = Gauge("juryday_sittings", "Sittings in this server.", registry=self.registry)

    def _histogram(self, name: str, says: str, bounds: tuple[float, ...]) -> Histogram:
        return Histogram(name, says, buckets=bounds, registry=self.registry)

    def told(self, fates: Iterable[tuple[str, str]]) -> None:
        """Senders were answered: the kind of each act and its fate; but for secret ballots, one of which is no figure.

        A count that moves with every one of them would tell whoever sits there who has just cast.
        """
        for (kind, fate), many in Tally(told for told in fates if told[0] not in UNTOLD).items():
            self._acts.labels(kind, fate).inc(many)

    def wrote(self, acts: int, seconds: float) -> None:
        self._batch.observe(acts)
        self._commit.observe(seconds)

    def could_not_write(self) -> None:
        self._unwritten.inc()

    def drew(self, seconds: float) -> None:
        self._draw.observe(seconds)

    def came(self, role: str) -> None:
        self._devices.labels(role).inc()

    def went(self, role: str) -> None:
        self._devices.labels(role).dec()

    def opened(self) -> None:
        self._sittings.inc()

    def shut(self) -> None:
        self._sittings.dec()
