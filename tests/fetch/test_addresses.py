from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import FetchRefusedError
from workbench.fetch.addresses import is_public, vet_url


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.1", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254",
        "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
        "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "203.0.113.9",
        "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:db8::1", "2001:10::1", "2002:7f00:1::",
        "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1",
        "fe80::1%eth0", "2606:4700::1111%eth0", "fec0::1", "ff02::1", "ff0e::1",
    ],
)  # fmt: skip
def test_an_address_off_the_public_internet_is_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111"]
)
def test_an_address_of_the_public_internet_is_public(address):
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_no_private_ipv4_address_is_public_in_any_ipv6_dress(address: IPv4Address):
    number = int(address)
    dresses = [
        IPv6Address(number),
        IPv6Address((0xFFFF << 32) | number),
        IPv6Address((0x64FF9B << 96) | number),
        IPv6Address((0x2002 << 112) | (number << 80)),
    ]
    assert not any(is_public(each) for each in dresses)
    if address.is_private or address.is_multicast or address.is_reserved:
        assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.1/", "http://0/", "http://2130706433/", "http://0x7f000001/",
        "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://127.0.0.1.0x1/", "http://425.510.425.510/",
        "http://1.2.3/", "http://q177.0.0.1/", "http://①②⑦.⓪.⓪.①.②/", "http://0x/",
        "http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://printer.local/",
        "http://metadata.google.internal/", "http://intranet/", "http://router.lan/",
        "http://nas.home.arpa/", "http://ip6-loopback/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
        "http://[fe80::1%25eth0]/", "http://[::1%lo]/", "http://[v1.x]/", "http://[::1/", "http://::1/",
        "http://user@news.example.org/", "http://user:pass@news.example.org/",
        "http://news.example.org@127.0.0.1/", "http://127.1.1.1:80\\@127.2.2.2:80/",
        "http://1.1.1.1 &@2.2.2.2# @3.3.3.3/", "http:127.0.0.1/", "http:///path", "http://",
        "//news.example.org/", "news.example.org", "", "   ", "file:///etc/passwd",
        "ftp://news.example.org/", "gopher://news.example.org:70/_x", "jar:http://127.0.0.1!/",
        "javascript:alert(1)", "data:text/html,x", "http://news.example.org:http/",
        "http://news.example.org:99999/", "http://news..example.org/", "http://.example.org/",
        "http://-x.example.org/", "http://news.exam%70le.org/", "http://127.0.0.1%2f.example.org/",
        "http://news.example.org/\r\nX: y", "http://news.example.org/a b", "http://ne\u200bws.example.org/",
        "http://" + "a" * 64 + ".example.org/", "http://" + "a." * 130 + "org/",
        "http://news.example.org/" + "x" * 2000, "http://news.example.org/" + "ü" * 700, "http://news.example.org../",
    ],
)  # fmt: skip
def test_an_address_in_disguise_is_refused_before_any_look_up(url):
    with pytest.raises(FetchRefusedError) as caught:
        vet_url(url)
    assert caught.value.field == "url"
    assert caught.value.sentence.endswith((".", "instead."))


@pytest.mark.parametrize(
    ("url", "host_header", "target"),
    [
        ("http://news.example.org", "news.example.org", "/"),
        ("HTTPS://News.Example.ORG:443/a?b=c#d", "news.example.org", "/a?b=c"),
        ("  https://news.example.org./a  ", "news.example.org", "/a"),
        ("http://news.example.org:8080/", "news.example.org:8080", "/"),
        ("https://zürich.example/ß?ü=ä", "xn--zrich-kva.example", "/%C3%9F?%C3%BC=%C3%A4"),
        ("http://news.example.org/a%20b?c=%2F", "news.example.org", "/a%20b?c=%2F"),
        ("http://news。example。org/", "news.example.org", "/"),
        ("http://[2606:4700:0::1111]/", "[2606:4700::1111]", "/"),
        ("http://my_blog.example.org/", "my_blog.example.org", "/"),
    ],
)  # fmt: skip
def test_an_ordinary_address_is_taken_apart(url, host_header, target):
    address = vet_url(url)
    assert (address.host_header, address.target) == (host_header, target)
    assert vet_url(address.url) == address


@given(st.text(max_size=60))
def test_any_text_is_either_vetted_or_refused(text):
    try:
        address = vet_url("http://" + text)
    except FetchRefusedError:
        return
    assert address.host.isascii()
    assert address.target.isascii()
    assert "." in address.host or ":" in address.host
