import pytest

from workbench.domain.web_address import host_of, is_on_domain


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Desk.example/a?b#c", "desk.example"),
        ("HTTP://desk.example.:8080", "desk.example"),
        ("https://höfn.example/ä", "xn--hfn-sna.example"),
        ("http://[::1]/", "::1"),
        ("http://127.0.0.1:5000/claims/1", "127.0.0.1"),
    ],
)
def test_a_web_address_has_a_host(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    "url",
    [
        "",
        "desk.example",
        "//desk.example/a",
        "https://",
        "https:///a",
        "javascript:alert(1)",
        "file:///etc/hosts",
        "https://desk.example/a b",
        "https://desk.example/\n",
        "https://desk.example/\u202egnp",
        'https://desk.example/"><b>',
        "https://desk.example\\@other.example/",
        "https://editor:secret@desk.example/",
        "https://desk.example:port/",
        "https://desk.example:99999/",
        "https://desk.example:0/",
        "https://desk..example/",
        "https://[::1/",
        "https://" + "a" * 64 + ".example/",
    ],
)
def test_what_is_no_web_address_has_no_host(url):
    assert host_of(url) == ""
    assert not is_on_domain(url, url)


@pytest.mark.parametrize(
    ("url", "home", "expected"),
    [
        ("https://desk.example/1", "http://desk.example", True),
        ("https://www.desk.example/1", "https://desk.example/", True),
        ("https://xn--hfn-sna.example/1", "https://höfn.example", True),
        ("https://desk.example/1", "https://www.desk.example", False),
        ("https://mydesk.example/1", "https://desk.example", False),
        ("https://desk.example.other.example/1", "https://desk.example", False),
    ],
)
def test_a_domain_holds_its_host_and_what_is_below_it(url, home, expected):
    assert is_on_domain(url, home) is expected
