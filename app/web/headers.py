"""What goes with every answer, and what is asked of every request that can change something."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
POLICY_WITH_FRAMES = f"{POLICY}; frame-src 'self'"
"""For a page of ours that shows others in frames."""
POLICY_OF_A_FRAME = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""For a page that may be framed by ours: it runs nothing, and nothing can be sent from it."""
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
LARGEST_BODY = 64 * 1024


def is_same_origin(headers: Headers) -> bool:
    """Whether a request comes from our own pages. A browser says so on every POST and every socket."""
    origin, host = headers.get("origin"), headers.get("host")
    try:
        return bool(origin and host) and urlsplit(str(origin)).netloc == host
    except ValueError:  # an address that is none, such as "//["
        return False


class SafeHeaders:
    """Adds the headers to every HTTP answer; pages are never kept by a cache, hashed assets for ever.

    An answer that came with a policy of its own, or says how long it lasts, keeps those: files of evidence do.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                lasting = scope["path"].startswith("/static/") and message["status"] == 200
                headers.setdefault("cache-control", "public, max-age=31536000, immutable" if lasting else "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)
