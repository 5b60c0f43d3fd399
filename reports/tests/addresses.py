"""Network addresses that nothing may be fetched from, for laws about all of them."""

from ipaddress import IPv4Network, IPv6Network
from typing import Any

from hypothesis import strategies as st

PRIVATE_4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
]
PRIVATE_6 = [
    IPv6Network(network)
    for network in (
        "::/128",
        "::1/128",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/32",
        "2001:2::/48",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
]


def addresses_in(network: IPv4Network | IPv6Network) -> st.SearchStrategy[Any]:
    first, last = int(network.network_address), int(network.broadcast_address)
    return st.integers(first, last).map(type(network.network_address))


PRIVATE = st.one_of([addresses_in(network) for network in [*PRIVATE_4, *PRIVATE_6]])
PRIVATE_INSIDE = st.one_of([addresses_in(network) for network in PRIVATE_4])
