"""Which machines may be asked: the open internet, however an address is written."""

import threading

import pytest

from twosource.errors import InputError
from twosource.ingest.hosts import find_hosts, is_public, resolve_host

CLOSED = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.0.170",
    "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::8.8.8.8", "::ffff:0:8.8.8.8",
    "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1",
    "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0",
    "fec0::1", "ff02::1", "ff0e::1", "2606:4700::1%eth0",
    "", "news.example", "0177.0.0.1", "2130706433", "127.1", "8.8.8.8 ", "١٢٧.0.0.1",
]  # fmt: skip
OPEN = ["8.8.8.8", "1.1.1.1", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"]


@pytest.mark.parametrize("address", CLOSED)
def test_what_is_not_of_the_open_internet_is_not_asked(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_what_is_of_the_open_internet_may_be_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["0177.0.0.1", "2130706433", "127.1", "0x7f.1", "localhost"])
def test_ways_to_write_loopback_that_a_resolver_takes_are_still_loopback(host: str) -> None:
    """This asks the resolver of the system, which looks these up without any network."""
    with pytest.raises(InputError) as raised:
        find_hosts(host, 80, resolve=resolve_host, permit=is_public, seconds=5)
    assert raised.value.code in {"forbidden", "unreachable"}


def test_one_address_that_is_closed_forbids_the_host() -> None:
    with pytest.raises(InputError, match=r"10\.0\.0\.5.*open internet") as raised:
        find_hosts(
            "mixed.example",
            80,
            resolve=lambda _host, _port: ("8.8.8.8", "10.0.0.5"),
            permit=is_public,
            seconds=5,
        )
    assert raised.value.code == "forbidden"


@pytest.mark.parametrize("error", [OSError("no such host"), UnicodeError("label too long")])
def test_a_host_that_nobody_knows_is_told(error: Exception) -> None:
    def fail(_host: str, _port: int) -> tuple[str, ...]:
        raise error

    with pytest.raises(InputError, match="no machine is called") as raised:
        find_hosts("none.example", 80, resolve=fail, permit=is_public, seconds=5)
    assert raised.value.code == "unreachable"


def test_a_resolver_that_is_silent_is_not_waited_for() -> None:
    ending = threading.Event()

    def wait(_host: str, _port: int) -> tuple[str, ...]:
        ending.wait(30)
        return ()

    with pytest.raises(InputError) as raised:
        find_hosts("slow.example", 80, resolve=wait, permit=is_public, seconds=0.05)
    ending.set()
    assert raised.value.code == "too-slow"
