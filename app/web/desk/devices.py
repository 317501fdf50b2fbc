"""What a device calls itself, in words that its owner knows it by: "Firefox on Windows". Nothing else of it is kept."""

from starlette.requests import HTTPConnection

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""What stands in a name, and what it means. Most claim to be others, too, so the first that fits is it."""
SYSTEMS = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def device_of(connection: HTTPConnection) -> str:
    """ "" where it does not say."""
    calls_itself = connection.headers.get("user-agent", "")[:1000]
    browser = next((name for sign, name in BROWSERS if sign in calls_itself), "")
    system = next((name for sign, name in SYSTEMS if sign in calls_itself), "")
    return " on ".join(part for part in (browser, system) if part)
