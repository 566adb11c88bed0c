"""Which addresses may be fetched at all: ordinary web addresses on public networks."""

import ipaddress
import re
import string
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import idna

from workbench.domain.articles import URL_MAX
from workbench.domain.errors import FetchRefusedError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

SAVE_IT = "Save the page and add it as a file instead."
WEB_PORTS = {"http": 80, "https": 443}

# Of IPv6 only global unicast (RFC 4291) is reachable; what follows lies inside it and is not a
# place on the public web: protocol assignments with Teredo, documentation, 6to4.
_UNICAST_6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    ipaddress.IPv6Network(each) for each in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# From the IANA special-purpose registry (RFC 6890), with multicast, the old 6to4 relay, and the
# one cloud metadata service that answers on an address of the public space (168.63.129.16).
_CLOSED_4 = tuple(
    ipaddress.IPv4Network(each)
    for each in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
# Names that stand for this machine or this network, whatever a resolver says (RFC 6761, 6762,
# 8375, 9476) or by wide custom.
_INSIDE_ENDINGS = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "lan",
    "home.arpa",
    "onion",
    "alt",
)
# RFC 1035, without the root's own dot.
_HOST_MAX = 253
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# WHATWG URL: a host whose last label is a number is an IPv4 address or nothing.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_URL_SAFE = "".join(sorted(set(string.punctuation) - set('"<>\\^`{|}')))


@dataclass(frozen=True)
class WebAddress:
    """A vetted web address; `host` is lower-case ASCII or an IP address without brackets.

    `target` is what the request line asks for: path and query, percent-encoded.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def host_header(self) -> str:
        """Return the value of the Host header: the port only where it is not the scheme's own."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == WEB_PORTS[self.scheme] else f"{name}:{self.port}"

    @property
    def url(self) -> str:
        """Return the address in one line, as it was vetted."""
        return f"{self.scheme}://{self.host_header}{self.target}"


def vet_url(url: str) -> WebAddress:
    """Return the parts of *url* when it is an ordinary web address; no name is looked up.

    Raises FetchRefusedError for any scheme but http and https, for names, passwords and IP
    addresses in disguise, and for names that stand for this machine or network.
    """
    url = url.strip()
    _refuse_odd_characters(url)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchRefusedError(
            "This is not a complete web address. Check it and paste it again.", field="url"
        ) from error
    if parts.scheme not in WEB_PORTS:
        raise FetchRefusedError(
            "Only addresses that begin with http:// or https:// are fetched.", field="url"
        )
    if "@" in parts.netloc:
        raise FetchRefusedError(
            "This address carries a name or password and is not fetched. Remove everything before"
            " the @, or save the page and add it as a file instead.",
            field="url",
        )
    host = _vet_host(parts.netloc, parts.hostname or "")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    address = WebAddress(
        scheme=parts.scheme,
        host=host,
        port=WEB_PORTS[parts.scheme] if port is None else port,
        target=quote(target, safe=_URL_SAFE),
    )
    if len(address.url) > URL_MAX:
        raise _too_long()
    return address


def _refuse_odd_characters(url: str) -> None:
    """Refuse what parsers read in different ways: spaces, control characters, backslashes."""
    if not url:
        raise FetchRefusedError("Enter the address of a page.", field="url")
    if len(url) > URL_MAX:
        raise _too_long()
    if any(each.isspace() or each == "\\" or unicodedata.category(each)[0] == "C" for each in url):
        raise FetchRefusedError(
            "This address contains a space, a backslash or an invisible character. Copy it again"
            " from the browser’s address bar.",
            field="url",
        )


def _vet_host(netloc: str, raw: str) -> str:
    """Return the host in ASCII, or as a plain IP address; refuse names that mean this network."""
    if "%" in netloc:
        raise FetchRefusedError(
            "The host name in this address is written in code (%) and is not fetched."
            " Copy it again from the browser’s address bar.",
            field="url",
        )
    if "[" in netloc:
        return _ip_literal(raw)
    host = _ascii_name(raw).removesuffix(".")
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ip_literal(host)
    if len(host) > _HOST_MAX or not all(_LABEL.fullmatch(each) for each in labels):
        raise _no_such_host()
    if len(labels) == 1 or any(
        host == each or host.endswith(f".{each}") for each in _INSIDE_ENDINGS
    ):
        raise FetchRefusedError(
            f"“{host}” is a name inside a private network and is not fetched. {SAVE_IT}",
            field="url",
        )
    return host


def _ascii_name(raw: str) -> str:
    """Return a host name as the name system knows it (IDNA 2008 after UTS 46 mapping)."""
    if raw.isascii():
        return raw.lower()
    try:
        return idna.encode(raw, uts46=True, std3_rules=True).decode("ascii")
    except idna.IDNAError as error:
        raise _no_such_host() from error


def _ip_literal(text: str) -> str:
    """Return an IP address in its one canonical spelling; refuse octal, hex and shortened ones."""
    try:
        return str(ipaddress.ip_address(text))
    except ValueError as error:
        raise FetchRefusedError(
            "This address names a computer by a number in an unusual spelling and is not fetched."
            f" {SAVE_IT}",
            field="url",
        ) from error


def _too_long() -> FetchRefusedError:
    return FetchRefusedError(
        f"This address has more than {URL_MAX:,} characters and is not fetched. {SAVE_IT}",
        field="url",
    )


def _no_such_host() -> FetchRefusedError:
    return FetchRefusedError(
        "The host name in this address is not a valid one. Check it and paste it again.",
        field="url",
    )


def is_public(address: IPAddress) -> bool:
    """Return whether *address* lies on the public internet and nowhere else.

    Stricter than `ipaddress.is_global`, which is true for addresses that embed a private one
    (IPv4-compatible, NAT64), for site-local ones and for multicast.
    """
    if isinstance(address, ipaddress.IPv6Address):
        # A zone (fe80::1%eth0) names a cable of this machine.
        return (
            not address.scope_id
            and address in _UNICAST_6
            and not any(address in each for each in _CLOSED_6)
        )
    return address.is_global and not any(address in each for each in _CLOSED_4)
