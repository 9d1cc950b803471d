"""What may be connected to: http and https, at public addresses, on ports of the web.

The check is made three times: on the URL, on what the name resolves to, and on the
address that a socket is opened for, which is the one that a connection is made to.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from pipeline.collect.failures import refuse

MAX_URL = 2000
"""Bytes. What is longer is no article's address, and no index of the warehouse would hold it."""
BAD_PORTS = frozenset(
    {1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95}
    | {101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179}
    | {389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601}
    | {636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566}
    | {6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080}  # WHATWG Fetch, "bad port"
    | {3306, 5432, 6379, 9200, 11211, 27017}  # databases that would take a request for a command
)
"""Ports where something else than a web server listens."""

_HOST_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_.-])?")
_NUMERIC = re.compile(r"(0x[0-9a-f]*|[0-9]+)(\.(0x[0-9a-f]*|[0-9]+))*\.?")
_CLOSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",  # the metadata service of a cloud, at a public address
        "192.0.0.0/24",  # protocol assignments, RFC 6890; another cloud's metadata is in it
        "192.88.99.0/24",  # relays between IPv4 and IPv6, RFC 7526
        "2001::/23",  # protocol assignments, RFC 2928; Teredo is in it
        "3fff::/20",  # documentation, RFC 9637
    )
)
"""What some versions of Python count as global, although nobody publishes there."""
_UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is given out to be routed."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")

AddrInfo = tuple[
    int | socket.AddressFamily,
    int | socket.SocketKind,
    int,
    str,
    tuple[str, int] | tuple[object, ...],
]


def read_url(url: str) -> URL:
    """The URI that is asked for: percent-encoded, the host in ASCII (IDNA), no fragment.

    Refused as ``bad_url`` if nothing is ever fetched from there, whatever it resolves to.
    """
    shown = repr(url[:200])
    if len(url.encode("utf-8", "replace")) > MAX_URL:
        raise refuse("bad_url", f"the URL is longer than {MAX_URL} bytes: {shown}")
    try:
        uri = URL(url.strip()).with_fragment(None)
        uri = URL(str(uri))  # so that the host is judged as it will be sent
        port, host = uri.port, uri.raw_host
        carries_credentials = uri.raw_user is not None or uri.raw_password is not None
    except ValueError as error:
        # The message may repeat the URL, and with it a password.
        said = error if "@" not in url else type(error).__name__
        shown = shown if "@" not in url else "(not shown, for it has an @)"
        raise refuse("bad_url", f"{said}: {shown}") from error
    if carries_credentials:
        raise refuse("bad_url", f"the URL carries credentials: {host}")
    if uri.scheme not in ("http", "https"):
        raise refuse("bad_url", f"only http and https are fetched, not {shown}")
    if not host or port is None:
        raise refuse("bad_url", f"the URL names no host: {shown}")
    if ":" not in host and not _HOST_NAME.fullmatch(host):
        raise refuse("bad_url", f"{host!r} is not the name of a host")
    if len(str(uri)) > MAX_URL:
        raise refuse("bad_url", f"the URL is longer than {MAX_URL} bytes when encoded: {shown}")
    return uri


def join_url(base: URL, location: str) -> str:
    """Where a Location header leads from ``base`` (RFC 3986, section 5)."""
    try:
        return urljoin(str(base), location)
    except ValueError as error:
        raise refuse("bad_url", f"{error}: {location[:200]!r}") from error


def check_address(address: str, host: str) -> None:
    """Refused as ``private_address`` unless ``address`` is on the public internet."""
    ip = ipaddress.ip_address(address)
    if not _is_public(ip):
        raise refuse("private_address", f"{host} resolves to {address}, which is not public")


def _is_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    inner = _inner_address(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    if inner is not None:
        return _is_public(inner)
    if isinstance(ip, ipaddress.IPv6Address) and ip not in _UNICAST:
        return False
    closed = any(ip.version == network.version and ip in network for network in _CLOSED)
    return ip.is_global and not ip.is_multicast and not closed


def _inner_address(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to: mapped, 6to4, NAT64 or IPv4-compatible."""
    if ip in _NAT64 or ip in _COMPATIBLE:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


class Addresses(AbstractResolver):
    """Decides which addresses are connected to, and resolves names to them.

    ``allowed`` holds ``host:port`` and ``*.domain:port``, exempt from the ban on addresses
    inside the operator's network and on ports that are not the web's. Every name under
    ``localhost`` is the loopback (RFC 6761, section 6.3). Names are looked up in
    ``threads`` threads of its own, so that a dead name server holds up only few.
    """

    def __init__(self, allowed: Collection[str], threads: int = 16) -> None:
        self._allowed = allowed
        self._exempt: set[tuple[str, int]] = set()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="resolve")

    def is_allowed(self, host: str, port: int) -> bool:
        """Whether a setting exempts this host and port."""
        host = host.rstrip(".")
        parts = host.split(".")
        names = [host, *("*." + ".".join(parts[n:]) for n in range(1, len(parts)))]
        return any(f"{name}:{port}" in self._allowed for name in names)

    def check(self, uri: URL) -> None:
        """Refuse what can be judged without a look-up: the port, and a host that is an address."""
        host, port = uri.raw_host or "", uri.port or 0
        if self.is_allowed(f"[{host}]" if ":" in host else host, port):
            if ":" in host or _NUMERIC.fullmatch(host):
                self._exempt.add((host, port))
            return
        if ":" in host:
            check_address(host, host)
        elif _NUMERIC.fullmatch(host):
            try:
                ipaddress.ip_address(host)
            except ValueError:
                detail = f"{host} is an unusual spelling of an address"
                raise refuse("private_address", detail) from None
            check_address(host, host)
        if port in BAD_PORTS:
            raise refuse("bad_url", f"port {port} of {host} is not a web server's")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of ``host``; refused if one of them is inside the operator's network."""
        if host.rstrip(".").split(".")[-1] == "localhost":
            found = [_result(host, "127.0.0.1", port, socket.AF_INET)]
        else:
            found = await self._look_up(host, port, family)
        if self.is_allowed(host, port):
            self._exempt.update((result["host"], port) for result in found)
        else:
            for result in found:
                check_address(result["host"], host)
        return found

    async def _look_up(
        self, host: str, port: int, family: socket.AddressFamily
    ) -> list[ResolveResult]:
        def ask() -> list[ResolveResult]:
            answers = socket.getaddrinfo(
                host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
            )
            return [_result(host, str(at[0]), port, kind) for kind, _, _, _, at in answers]

        return await asyncio.get_running_loop().run_in_executor(self._threads, ask)

    def open_socket(self, info: AddrInfo) -> socket.socket:
        """A socket for a connection about to be made, if its address may be connected to."""
        family, kind, protocol, _, address = info
        host, port = str(address[0]), int(str(address[1]))
        if (host, port) not in self._exempt:
            check_address(host, host)
        return socket.socket(family, kind, protocol)

    async def close(self) -> None:
        """Look nothing up any more."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _result(host: str, address: str, port: int, family: int) -> ResolveResult:
    return ResolveResult(
        hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST
    )
