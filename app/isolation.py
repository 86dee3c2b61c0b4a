"""No connections: the process refuses to open one, except to the hosts that its user configured.

It stands on Python's audit events (PEP 578): a hook, once there, cannot be taken away. It sees whatever Python code does with
sockets, also inside libraries. It does not see what compiled code does past Python's `socket` module, such as a database
driver that connects by itself. Of what is installed for a local register ONNX Runtime would; `detectors.in_onnxruntime` forbids
it.
"""

from __future__ import annotations

import ipaddress
import socket
import sys
from collections.abc import Callable
from typing import Any

ASKED = "beeldkeur.isolation"
"""Our own audit event: whoever listens answers by putting itself on the list that comes with it."""
CONNECTING = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
RESOLVING = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})


class NetworkUseError(RuntimeError):
    """Something tried to open a connection that nobody asked for: a bug, whoever's it is. The call did not happen."""


def isolate(hosts: frozenset[str] = frozenset()) -> None:
    """From now on, for as long as this process lives, refuse connections to all but these hosts and this machine itself.

    Asked a second time it does nothing: what is refused stays refused.
    """
    if not is_isolated():
        sys.addaudithook(_refusing(frozenset(host.lower() for host in hosts)))


def is_isolated() -> bool:
    """Whether this process refuses connections."""
    listeners: list[str] = []
    sys.audit(ASKED, listeners)
    return bool(listeners)


def _refusing(hosts: frozenset[str]) -> Callable[[str, tuple[Any, ...]], None]:
    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in CONNECTING:
            host = _host_of(arguments)
        elif event in RESOLVING:
            host = _text(arguments[0])
        else:
            if event == ASKED:
                arguments[0].append(ASKED)
            return
        if host is not None and host not in hosts and not _is_this_machine(host):
            raise NetworkUseError(f"{event} refused: Beeldkeur opens no connections")

    return hook


def _host_of(arguments: tuple[Any, ...]) -> str | None:
    """The host of an address of the internet; None for a socket that does not leave the machine (a path, a pipe)."""
    one, address = arguments[0], arguments[-1]
    family = getattr(one, "family", None)
    if family not in (socket.AF_INET, socket.AF_INET6):
        # Other families that leave the machine (Bluetooth, raw packets) have no hosts that anybody could have configured.
        return None if family is None or family == getattr(socket, "AF_UNIX", None) else str(family)
    return _text(address[0]) if isinstance(address, tuple) and address else None


def _text(host: object) -> str:
    """How a host was named; no name at all is this machine."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    return str(host or "localhost").lower()


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
