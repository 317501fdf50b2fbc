"""What can be set from outside, and where things are on this machine."""

import socket
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings

HERE = Path(__file__).parent


class Settings(BaseSettings):
    """Read from the environment; every name is documented in the README."""

    port: int = Field(8000, validation_alias=AliasChoices("PORT", "port"), ge=1, le=65535)
    data: Path = Field(Path("data"), validation_alias=AliasChoices("JURYDAY_DATA", "data"))
    database_url: str = Field("", validation_alias=AliasChoices("JURYDAY_DATABASE_URL", "database_url"))
    public_url: str = Field("", validation_alias=AliasChoices("JURYDAY_PUBLIC_URL", "public_url"))
    metrics: str = Field("", validation_alias=AliasChoices("JURYDAY_METRICS", "metrics"), pattern=r"^(\S+:\d{1,5})?$")
    log: Literal["text", "json"] = Field("text", validation_alias=AliasChoices("JURYDAY_LOG", "log"))

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data / 'juryday.sqlite'}"

    @property
    def address(self) -> str:
        """The address people type or scan, without a slash at the end."""
        return (self.public_url or f"http://{lan_address()}:{self.port}").rstrip("/")


def lan_address() -> str:
    """This machine's address on its local network. No packet is sent: a datagram socket only asks for the route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def recount_script() -> bytes:
    """The one file with which anybody counts an export anew."""
    return (bundled("tools") / "recount.py").read_bytes()


def printed_fonts() -> Path:
    """The folder of the fonts for what is printed."""
    return bundled("frontend") / "dist" / "type"


def bundled(name: str) -> Path:
    """A folder that travels with the code: beside `app` in a checkout, inside it in an installed wheel."""
    installed = HERE / "_bundled" / name
    return installed if installed.is_dir() else HERE.parent / name
