"""Which network addresses are public: none that any registry keeps for something else."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.fetch.networks import is_of_a_house, is_public
from reports.tests.addresses import PRIVATE, PRIVATE_INSIDE


@given(PRIVATE)
def test_nothing_of_a_private_network_is_public(address: Any) -> None:
    assert not is_public(address)


@given(st.integers(0, 2**32 - 1).map(IPv4Address) | st.integers(0, 2**128 - 1).map(IPv6Address))
def test_nothing_is_public_that_python_knows_not_to_be(address: Any) -> None:
    if is_public(address):
        nat64 = address.version == 6 and address in IPv6Network("64:ff9b::/96")
        assert address.is_global or nat64
        assert not any((address.is_multicast, address.is_loopback, address.is_link_local, address.is_private))
        assert not is_of_a_house(address)


@given(PRIVATE_INSIDE, st.sampled_from(["::ffff:0:0", "::", "64:ff9b::", "2002::", "2001:470::200:5efe:0:0"]))
def test_private_address_inside_another_is_not_public(inside: IPv4Address, around: str) -> None:
    if around == "2002::":
        outer = IPv6Address(int(IPv6Address(around)) | int(inside) << 80)
    else:
        outer = IPv6Address(int(IPv6Address(around)) | int(inside))

    assert not is_public(outer)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450::1", "64:ff9b::101:101"])
def test_public_address_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["168.63.129.16", "169.254.169.254", "100.100.100.200", "fd00:ec2::254", "fe80::1%1"]
)
def test_services_of_clouds_are_open_to_nobody(address: str) -> None:
    assert not is_public(ip_address(address))
    assert not is_of_a_house(ip_address(address))


def test_house_addresses_are_private_networks() -> None:
    assert is_of_a_house(ip_address("10.1.2.3"))
    assert is_of_a_house(ip_address("fd12::1"))
    assert not is_of_a_house(ip_address("8.8.8.8"))
    assert not is_of_a_house(ip_address("224.0.0.1"))
