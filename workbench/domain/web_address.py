"""Web addresses as they may be published: http or https, a host, no password."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

# White space, controls, quotation marks, angle brackets, backslashes and characters that turn the
# direction of reading mean different things to different programs and people, so an address that
# holds one is no address we may publish.
_ADDRESS = re.compile(
    r"https?://"
    r"[^\s\x00-\x1f\x7f-\x9f<>\"\\\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+",
    re.IGNORECASE,
)


# An export asks for the same few addresses once for each claim.
@lru_cache(maxsize=512)
def host_of(url: str) -> str:
    """Return the lower-case ASCII host of a web address; "" when *url* is not one.

    A web address is http or https, has a host, and carries no user name or password.
    """
    if not _ADDRESS.fullmatch(url):
        return ""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
        port = parts.port
    except ValueError:  # a port that is no number, an open bracket, a host with an empty label
        return ""
    return "" if "@" in parts.netloc or port == 0 else host


def is_on_domain(url: str, home: str) -> bool:
    """Return whether *url* is on the host of the address *home* or on a subdomain of it."""
    host, wanted = host_of(url), host_of(home)
    return bool(host and wanted) and (host == wanted or host.endswith("." + wanted))
