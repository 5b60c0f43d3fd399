"""Which network addresses belong to the public internet; everything else is inside somebody's house, maybe ours."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# The registries of special-purpose addresses (IANA; RFC 6890 and what followed). Python knows most of them, and which
# ones hangs on its version: they are written out, so that the answer does not.
CLOSED_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # between a provider and its customers; also metadata services
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's inner services, at a public-looking address
        "169.254.0.0/16",  # link-local; metadata services
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments; metadata services
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved; broadcast
    )
)
#: Only this part of IPv6 is given out to the public.
OPEN_6 = IPv6Network("2000::/3")
CLOSED_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries an IPv4 address, given up in 2015
        "2620:4f:8000::/48",
        "3fff::/20",  # documentation
    )
)
#: Networks that speak only IPv6 reach IPv4 through these (RFC 6052): as public as the address inside.
NAT64 = IPv6Network("64:ff9b::/96")
#: The interface part of ISATAP addresses, which carries an IPv4 address.
ISATAP = frozenset({0x00005EFE, 0x02005EFE})

#: What an operator can open by trusting a host. Never link-local addresses, since metadata services sit there.
HOUSE_4 = tuple(
    IPv4Network(network)
    for network in ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
)
HOUSE_6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))
METADATA = frozenset(
    ip_address(address) for address in ("169.254.169.254", "100.100.100.200", "fd00:ec2::254", "fd20:ce::254")
)


def is_public(address: Address) -> bool:
    """Whether that address is one of the public internet."""
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in network for network in CLOSED_4)
    if address.scope_id is not None:
        return False
    if address in NAT64:
        return is_public(_last_four(address))
    if address not in OPEN_6 or not address.is_global or any(address in network for network in CLOSED_6):
        return False
    return int(address) >> 32 & 0xFFFFFFFF not in ISATAP or is_public(_last_four(address))


def is_of_a_house(address: Address) -> bool:
    """Whether that address is one that a trusted host of an intranet may have."""
    if address in METADATA or (isinstance(address, IPv6Address) and address.scope_id is not None):
        return False
    if isinstance(address, IPv4Address):
        return any(address in network for network in HOUSE_4)
    return any(address in network for network in HOUSE_6)


def _last_four(address: IPv6Address) -> IPv4Address:
    return IPv4Address(int(address) & 0xFFFFFFFF)
