import re
import shutil
import socket
import ssl
import subprocess
import threading

import pytest

from tests.fetch.web import HERE, here, leading_to
from tests.shared_data import shared_path
from workbench.domain.errors import FetchError, FetchRefusedError
from workbench.fetch.guard import Policy, fetch, system_resolver
from workbench.fetch.wire import FetchLimits


def never(host, port):
    raise AssertionError(f"{host} must not be looked up")


def test_a_page_is_fetched_with_its_headers(site):
    url = site.page("/a?b=1", b"<p>Hello</p>", Content_Type="text/html; charset=utf-8")
    page = fetch(url + "#part", resolve=here, policy=site.policy)
    assert (page.status, page.body) == (200, b"<p>Hello</p>")
    assert page.content_type == "text/html; charset=utf-8"
    assert page.final_url == url
    assert ("Content-Length", "12") in page.headers
    assert [(each.url, each.address, each.status) for each in page.hops] == [(url, HERE, 200)]
    assert site.seen == [("/a?b=1", f"desk.example.org:{site.port}")]


def test_an_error_page_is_handed_over_with_its_status(site):
    page = fetch(site.page("/gone", b"gone", 410), resolve=here, policy=site.policy)
    assert (page.status, page.body) == (410, b"gone")


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "fe80::1", "64:ff9b::7f00:1"])
def test_a_name_that_leads_inside_is_refused(address):
    with pytest.raises(FetchRefusedError, match="leads to a private network"):
        fetch("https://news.example.org/", resolve=leading_to([address]))


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(FetchRefusedError):
        fetch("https://news.example.org/", resolve=leading_to(["93.184.215.14", "10.0.0.1"]))


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://[::1]/", "https://169.254.169.254/"])
def test_a_private_address_is_refused_without_a_look_up(url):
    with pytest.raises(FetchRefusedError, match="private network"):
        fetch(url, resolve=never)


@pytest.mark.parametrize("port", [22, 8080, 5432, 0])
def test_other_ports_than_the_webs_are_refused(port):
    with pytest.raises(FetchRefusedError, match=f"port {port}"):
        fetch(f"http://news.example.org:{port}/", resolve=never)


def test_a_permission_for_one_port_does_not_open_another(site):
    with pytest.raises(FetchRefusedError, match="private network"):
        fetch("http://desk.example.org/", resolve=here, policy=site.policy)


def test_redirects_are_followed_and_told(site):
    site.page("/end", b"end")
    site.redirect("/middle", "end", 307)
    page = fetch(site.redirect("/start", "/middle", 301), resolve=here, policy=site.policy)
    assert page.body == b"end"
    assert page.final_url == site.url("/end")
    assert [each.status for each in page.hops] == [301, 307, 200]


@pytest.mark.parametrize("hop", range(6))
@pytest.mark.parametrize(
    "inside",
    [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "//169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "http://2130706433/",
        "http://secret.example.net/",
    ],
)
def test_a_redirect_inside_is_refused_at_each_hop(site, hop, inside):
    def resolve(host, port):
        return [HERE] if host == "desk.example.org" else ["10.0.0.1"]

    for number in range(hop):
        site.redirect(f"/{number}", f"/{number + 1}")
    site.redirect(f"/{hop}", inside)
    with pytest.raises(FetchError) as caught:
        fetch(site.url("/0"), resolve=resolve, policy=site.policy)
    assert len(site.seen) == hop + 1
    # The sixth redirect is one too many, wherever it leads.
    assert isinstance(caught.value, FetchRefusedError) is (hop < 5)


def test_a_redirect_to_another_port_of_this_machine_is_refused(site):
    url = site.redirect("/", f"http://desk.example.org:{site.port + 1}/")
    with pytest.raises(FetchRefusedError, match="port"):
        fetch(url, resolve=here, policy=site.policy)


def test_a_circle_of_redirects_ends(site):
    url = site.redirect("/round", "/round")
    with pytest.raises(FetchError, match="more than 5 times"):
        fetch(url, resolve=here, policy=site.policy)
    assert len(site.seen) == 6


def test_a_rebinding_name_is_looked_up_once_and_the_vetted_address_is_used(site):
    url = site.page("/", b"vetted")
    for _ in range(200):
        asked = []

        def rebinding(host, port, asked=asked):
            asked.append((host, port))
            return [HERE] if len(asked) == 1 else ["10.0.0.1"]

        page = fetch(url, resolve=rebinding, policy=site.policy)
        assert (page.body, page.hops[0].address) == (b"vetted", HERE)
        assert asked == [("desk.example.org", site.port)]


def test_a_rebinding_name_is_vetted_anew_at_each_hop(site):
    url = site.redirect("/", "/again")
    with pytest.raises(FetchRefusedError):
        fetch(url, resolve=leading_to([HERE], ["10.0.0.1"]), policy=site.policy)
    assert [path for path, _ in site.seen] == ["/"]


def test_another_peer_than_the_vetted_one_is_refused(site, monkeypatch):
    monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("93.184.215.14", 80))
    with pytest.raises(FetchRefusedError, match="another computer"):
        fetch(site.page("/", b"x"), resolve=here, policy=site.policy)
    assert site.seen == []


def test_proxies_of_the_environment_are_not_used(site, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert fetch(site.page("/", b"x"), resolve=here, policy=site.policy).body == b"x"


def test_the_next_address_is_tried_when_the_first_does_not_answer(site):
    class Both(Policy):
        ports = site.policy.ports

        def permits(self, address, port):
            return address.is_loopback and port == site.port

    page = fetch(site.page("/", b"x"), resolve=leading_to(["127.0.0.9", HERE]), policy=Both())
    assert page.hops[0].address == HERE


def test_a_site_that_does_not_answer_is_said_so(site):
    with socket.socket() as unused:
        unused.bind((HERE, 0))
        port = unused.getsockname()[1]
        policy = type(site.policy)(port)
        with pytest.raises(FetchError, match="does not answer"):
            fetch(f"http://desk.example.org:{port}/", resolve=here, policy=policy)


@pytest.mark.parametrize("failure", [socket.gaierror("unknown"), ValueError("not an address")])
def test_an_unknown_name_is_said_so(failure):
    def resolve(host, port):
        raise failure

    with pytest.raises(FetchError, match="no site named “nowhere"):
        fetch("https://nowhere.example.org/", resolve=resolve)


def test_a_name_without_addresses_is_unknown():
    with pytest.raises(FetchError, match="no site named"):
        fetch("https://nowhere.example.org/", resolve=leading_to([]))


def test_a_resolver_that_hangs_does_not_hold_the_editor():
    release = threading.Event()

    def hang(host, port):
        release.wait(5)
        return ["93.184.215.14"]

    limits = FetchLimits(connect_seconds=0.1)
    with pytest.raises(FetchError, match="too long"):
        fetch("https://slow.example.org/", resolve=hang, limits=limits)
    release.set()


def test_the_system_resolver_gives_addresses():
    assert HERE in system_resolver("localhost", 80)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    if shutil.which("openssl") is None:
        pytest.skip("no openssl command here to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "2", "-subj", "/CN=desk.example.org",
            "-addext", "subjectAltName=DNS:desk.example.org",
            "-keyout", folder / "key.pem", "-out", folder / "cert.pem",
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return folder


@pytest.fixture
def tls_port(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    with socket.create_server((HERE, 0)) as listener:

        def answer():
            plain, _ = listener.accept()
            with plain:
                try:
                    with context.wrap_socket(plain, server_side=True) as sock:
                        sock.recv(4096)
                        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")
                except ssl.SSLError:
                    return  # the client turned the certificate down

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(5)


def test_a_certificate_is_held_to_the_name_and_not_to_the_address(site, certificate, tls_port):
    trust = ssl.create_default_context(cafile=certificate / "cert.pem")
    page = fetch(
        f"https://desk.example.org:{tls_port}/",
        resolve=here,
        policy=type(site.policy)(tls_port),
        trust=trust,
    )
    assert page.body == b"secret"
    assert trust.check_hostname


@pytest.mark.parametrize("host", ["other.example.org", "desk.example.org"])
def test_a_false_certificate_is_refused(site, certificate, tls_port, host):
    trusted = host == "other.example.org"
    trust = ssl.create_default_context(cafile=certificate / "cert.pem") if trusted else None
    with pytest.raises(FetchError, match="certificate is not valid"):
        fetch(
            f"https://{host}:{tls_port}/",
            resolve=here,
            policy=type(site.policy)(tls_port),
            trust=trust,
        )


@pytest.mark.shared
def test_no_published_forgery_of_an_address_is_permitted():
    class Recorder(Policy):
        def permits(self, address, port):
            if super().permits(address, port):
                permitted.add(str(address))
            return False  # nothing is connected to

    folder = shared_path("data", "payloads", "Server Side Request Forgery")
    text = "\n".join(each.read_text() for each in sorted(folder.glob("*.md")))
    blocks = "\n".join(re.findall(r"```.*?\n(.*?)```", text, re.DOTALL))
    urls = set(re.findall(r"\b[a-z]+:[^\s`\"'|)]+", blocks))
    permitted: set[str] = set()
    for url in sorted(urls):
        with pytest.raises(FetchRefusedError):
            fetch(url, resolve=leading_to(["127.0.0.1"]), policy=Recorder())
    assert len(urls) >= 76
    # The one public address that the lists name, as the harmless half of a parser's riddle.
    assert permitted <= {"1.1.1.1"}
