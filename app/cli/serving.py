"""The server itself: the web, the log lines, and the figures for whoever looks after the machine."""

import json
import logging
import logging.config
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import typer
import uvicorn
from prometheus_client import CollectorRegistry, start_http_server

from ..main import create_app
from ..settings import Settings

EVERYWHERE = "0.0.0.0"  # noqa: S104  tablets reach it over the venue's network
GRACE = 5
"""Seconds in which what is under way may end after the server was asked to stop."""


def check_port(settings: Settings) -> None:
    """End with a sentence where something listens there already, before anything is prepared or promised."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((EVERYWHERE, settings.port))
        except OSError as error:
            typer.echo(f"Port {settings.port} cannot be used ({error.strerror}).", err=True)
            typer.echo(f"Stop what listens there, or choose another: PORT={settings.port + 1}", err=True)
            raise typer.Exit(1) from None


def serve_web(settings: Settings) -> None:
    """Until it is told to stop."""
    keep_log(settings.log)
    app = create_app(settings)
    with _figures(settings.metrics, app.state.house.rooms.pulse.registry):
        uvicorn.run(
            app,
            host=EVERYWHERE,
            port=settings.port,
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            ws_max_size=64 * 1024,
            ws_ping_interval=30,
            ws_ping_timeout=45,
            loop="app.live.loop:Loop",
            backlog=4096,
            timeout_graceful_shutdown=GRACE,
            access_log=False,
            server_header=False,
            log_config=None,
        )


@contextmanager
def _figures(address: str, registry: CollectorRegistry) -> Iterator[None]:
    """Figures for Prometheus, at an address of their own: nobody reaches them through the jurors' door."""
    if not address:
        yield
        return
    host, _, port = address.rpartition(":")
    try:
        server, thread = start_http_server(int(port), host, registry)
    except (OSError, OverflowError) as error:
        typer.echo(f"No figures can be served at {address}: {error}", err=True)
        raise typer.Exit(1) from None
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class OneLine(logging.Formatter):
    """A record as one JSON object: at, level, from, says, and trace where something failed."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname.lower(), "from": record.name, "says": record.getMessage()}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def without_trace(record: logging.LogRecord) -> bool:
    """A device that sends what is no text is turned away by the server beneath us, which calls that its own failure."""
    if record.name == "uvicorn.error" and record.exc_info and record.exc_info[0] is UnicodeDecodeError:
        record.exc_info = None
    return True


def keep_log(how: str) -> None:
    """To standard error: sentences, or one JSON object a line."""
    logging.config.dictConfig(_log(how))


def _log(how: str) -> dict[str, Any]:
    formats = {"text": {"format": "%(levelname)s: %(message)s"}, "json": {"()": OneLine}}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": formats,
        "handlers": {"log": {"class": "logging.StreamHandler", "formatter": how, "filters": ["trace"]}},
        "filters": {"trace": {"()": lambda: without_trace}},
        "root": {"handlers": ["log"], "level": "WARNING"},
        "loggers": {"app": {"level": "INFO"}},
    }
