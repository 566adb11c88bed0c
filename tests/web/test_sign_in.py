"""Signing in and out: who gets in, for how long, and what a stranger cannot learn or plant."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher, extract_parameters

from tests.factories import PASSWORD
from tests.person import Person
from workbench.domain.editors import Role
from workbench.models import Account, HistoryOpening, WebSession, db
from workbench.services import editors
from workbench.services.transaction import transaction

WRONG = "eleven brown foxes nap"
ELSEWHERE = [
    "http://evil.example",
    "https://evil.example/queue/",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\\/evil.example",
    "//evil.example/%2f..",
    "/%09/evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    "/\n/evil.example",
    "/\r\n/evil.example",
    "\x19//evil.example",
    " //evil.example",
    "\u200a//evil.example",
    "/ /evil.example",
    "http:evil.example",
    "http:/evil.example",
    "http:///evil.example",
    "https:evil.example",
    "HTTP://evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "ftp://evil.example",
    "//evil.example\\@localhost",
    "http://localhost@evil.example",
    "http://localhost.evil.example",
    "http://localhost:80@evil.example/",
    "//[::1]:evil",
    "http://[evil.example",
    "//localhost@evil.example",
    "@evil.example",
    ".evil.example",
    "?next=//evil.example",
    "%2f%2fevil.example",
    "//%65vil.example",
]


def answer_to(app, email, password, path="/sign-in", **fields):
    person = Person(app)
    person.get("/sign-in")
    return person.client.post(
        path, data={"csrf_token": person.token, "email": email, "password": password, **fields}
    )


def cookie_of(client):
    cookie = client.get_cookie("workbench")
    return cookie.value if cookie else None


def sessions_in(app):
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(WebSession))


def stored_hash(app):
    with app.app_context():
        return db.session.scalar(
            sa.select(Account.password).where(Account.email == "editor@example.org")
        )


def test_the_right_password_leads_to_the_first_page(app):
    answer = answer_to(app, "editor@example.org", PASSWORD)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"


def test_an_address_is_known_in_capitals_too(app):
    assert answer_to(app, "Editor@Example.ORG", PASSWORD).status_code == 302


def test_signing_in_is_in_the_history(app):
    Person(app, Role.EDITOR)
    with app.app_context():
        assert db.session.scalar(
            sa.select(HistoryOpening.seq).where(HistoryOpening.event_name == "editor.signed_in")
        )


def without_what_was_typed(page, email):
    return re.sub(r'value="[^"]{40,}"|content="[^"]{40,}"', "", page.replace(email, ""))


@pytest.mark.parametrize(
    "who", ["nobody@example.org", "viewer@example.org", "reviewer@example.org"]
)
def test_a_stranger_does_not_learn_who_is_at_the_desk(app, who):
    """Unknown, inactive and without a password yet: all read like a wrong password."""
    with app.app_context(), transaction():
        admin = editors.find_by_email("admin@example.org")
        editors.deactivate(editors.find_by_email("viewer@example.org"), actor=admin)
        reviewer = db.session.scalars(
            sa.select(Account).where(Account.email == "reviewer@example.org")
        ).one()
        reviewer.password = None
    wrong = answer_to(app, "editor@example.org", WRONG)
    answer = answer_to(app, who, PASSWORD)
    assert answer.status_code == wrong.status_code == 200
    assert "Address or password is wrong." in answer.text
    assert without_what_was_typed(answer.text, who) == without_what_was_typed(
        wrong.text, "editor@example.org"
    )


def test_an_empty_form_says_the_same_sentence_once(app):
    assert answer_to(app, "", "").text.count("Address or password is wrong.") == 1


def test_five_failures_in_a_minute_are_enough(app, clock):
    for _ in range(5):
        assert answer_to(app, "editor@example.org", WRONG).status_code == 200
    refused = answer_to(app, "editor@example.org", PASSWORD)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "60"
    assert "Wait a minute" in refused.text
    assert WRONG not in refused.text
    assert answer_to(app, "reviewer@example.org", PASSWORD).status_code == 302
    clock.pass_(seconds=61)
    assert answer_to(app, "editor@example.org", PASSWORD).status_code == 302


def test_a_success_forgets_the_failures_before(app):
    for _ in range(3):
        for _ in range(4):
            answer_to(app, "editor@example.org", WRONG)
        assert answer_to(app, "editor@example.org", PASSWORD).status_code == 302


def test_one_address_cannot_try_everybodys_name(app):
    for number in range(20):
        assert answer_to(app, f"person{number}@example.org", WRONG).status_code == 200
    assert answer_to(app, "editor@example.org", PASSWORD).status_code == 429


def test_passwords_are_hashed_with_argon2id(app):
    parameters = extract_parameters(stored_hash(app))
    assert parameters.type.name == "ID"
    assert parameters.memory_cost >= 19_456
    assert parameters.time_cost >= 2
    assert parameters.parallelism >= 1


def test_a_weaker_hash_is_renewed_at_sign_in(app):
    weak = PasswordHasher(time_cost=1, memory_cost=1_024, parallelism=1).hash(PASSWORD)
    with app.app_context(), transaction():
        db.session.execute(
            sa.update(Account).where(Account.email == "editor@example.org").values(password=weak)
        )
    assert answer_to(app, "editor@example.org", WRONG).status_code == 200
    assert stored_hash(app) == weak
    Person(app, Role.EDITOR)
    assert extract_parameters(stored_hash(app)).memory_cost >= 19_456
    assert answer_to(app, "editor@example.org", PASSWORD).status_code == 302


@pytest.mark.parametrize(
    "password",
    [
        "zażółć gęślą jaźń 42",
        "ﬁve ﬂying ﬁshes wait",
        "  outer spaces count  ",
        "wolf moon tree " * 8,
        "wolf \N{SNOWMAN} moon \N{OWL} tree",
    ],
)
def test_a_password_counts_as_typed(app, password):
    with app.app_context(), transaction():
        editors.set_password(editors.find_by_email("editor@example.org"), password, actor=None)
    assert answer_to(app, "editor@example.org", password).status_code == 302
    assert answer_to(app, "editor@example.org", password[:-1]).status_code == 200


def test_signing_in_gives_the_session_a_new_key_and_token(app):
    victim = Person(app)
    victim.get("/sign-in")
    planted, token = cookie_of(victim.client), victim.token
    victim.sign_in("editor@example.org")
    assert cookie_of(victim.client) != planted
    attacker = app.test_client()
    attacker.set_cookie("workbench", planted)
    assert attacker.get("/account/").status_code == 302
    refused = victim.client.post("/sign-out", data={"csrf_token": token})
    assert refused.status_code == 400


def test_session_keys_are_long_and_never_the_same(app):
    keys = set()
    for _ in range(20):
        client = app.test_client()
        client.get("/sign-in")
        keys.add(cookie_of(client))
    assert len(keys) == 20
    assert min(map(len, keys)) >= 43  # 256 bits in base64


def test_the_key_is_not_stored(app):
    person = Person(app, Role.EDITOR)
    with app.app_context():
        rows = db.session.scalars(sa.select(WebSession)).all()
        assert rows
        for row in rows:
            assert cookie_of(person.client) not in row.key_hash + repr(row.data)


def test_the_cookie_is_for_this_site_alone(app):
    answer = app.test_client().get("/sign-in")
    flags = answer.headers["Set-Cookie"].split("; ")[1:]
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} == set(flags)


def test_in_production_the_cookie_needs_https_and_this_host(app):
    app.config.update(SESSION_COOKIE_NAME="__Host-workbench", SESSION_COOKIE_SECURE=True)
    answer = app.test_client().get("/sign-in", base_url="https://localhost")
    name, *flags = answer.headers["Set-Cookie"].split("; ")
    assert name.startswith("__Host-workbench=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} == set(flags)


def test_nothing_outlives_the_session(app):
    answer = answer_to(app, "editor@example.org", PASSWORD, remember="y")
    cookies = answer.headers.getlist("Set-Cookie")
    assert [each.split("=")[0] for each in cookies] == ["workbench"]


def test_signing_out_ends_the_session_here_and_there(app):
    person = Person(app, Role.EDITOR)
    key = cookie_of(person.client)
    assert person.post("/sign-out").headers["Location"] == "/sign-in"
    assert cookie_of(person.client) in {None, ""}
    other = app.test_client()
    other.set_cookie("workbench", key)
    assert other.get("/account/").status_code == 302


def test_a_link_signs_nobody_out(app):
    person = Person(app, Role.EDITOR)
    answer = person.get("/sign-out")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert person.get("/account/").status_code == 200


def leads_elsewhere(location):
    """Whether a browser would leave the site: it drops control characters and turns slashes."""
    read = re.sub(r"[\t\r\n]", "", location).strip().replace("\\", "/")
    return urlsplit(urljoin("http://localhost/sign-in", read)).netloc != "localhost"


@pytest.mark.parametrize("way", ["field", "address"])
def test_signing_in_never_leads_to_another_site(app, way):
    for target in ELSEWHERE:
        person = Person(app)
        person.get("/sign-in")
        form = {
            "csrf_token": person.token,
            "email": "editor@example.org",
            "password": PASSWORD,
        }
        if way == "field":
            answer = person.client.post("/sign-in", data=form | {"next": target})
        else:
            answer = person.client.post("/sign-in", data=form, query_string={"next": target})
        assert answer.status_code in {302, 400}, target
        assert answer.status_code == 400 or not leads_elsewhere(answer.headers["Location"]), target


def test_the_form_carries_no_other_site(app):
    client = app.test_client()
    for target in ELSEWHERE:
        page = client.get("/sign-in", query_string={"next": target})
        assert page.status_code == 200
        carried = unescape(re.search(r'<input[^>]*name="next"[^>]*value="([^"]*)"', page.text)[1])
        assert carried == "" or (carried.startswith("/") and not leads_elsewhere(carried)), target


def test_signing_in_leads_back_to_where_one_was_going(app):
    person = Person(app)
    page = person.get("/history/?q=ferry")
    assert page.status_code == 302
    person.get(page.headers["Location"])
    answer = person.post(page.headers["Location"], email="editor@example.org", password=PASSWORD)
    assert answer.headers["Location"] == "/history/?q=ferry"


def test_the_form_carries_where_one_was_going(app):
    page = app.test_client().get("/sign-in?next=/history/")
    assert re.search(r'<input[^>]*name="next"[^>]*value="/history/"', page.text)
    answer = answer_to(app, "editor@example.org", PASSWORD, next="/history/")
    assert answer.headers["Location"] == "/history/"


def test_an_idle_session_ends(app, clock):
    person = Person(app, Role.EDITOR)
    clock.pass_(minutes=59)
    assert person.get("/account/").status_code == 200
    clock.pass_(minutes=59)
    assert person.get("/account/").status_code == 200
    clock.pass_(minutes=61)
    assert person.get("/account/").status_code == 302


def test_no_session_lasts_beyond_its_hours(app, clock):
    person = Person(app, Role.EDITOR)
    for _ in range(14):
        clock.pass_(minutes=50)
        assert person.get("/account/").status_code == 200
    clock.pass_(minutes=50)
    assert person.get("/account/").status_code == 302


def test_another_role_or_none_ends_sessions_at_once(app):
    for change in (
        lambda person, admin: editors.change_role(person, Role.VIEWER, actor=admin),
        lambda person, admin: editors.deactivate(person, actor=admin),
    ):
        person = Person(app, Role.REVIEWER)
        with app.app_context(), transaction():
            admin = editors.find_by_email("admin@example.org")
            change(editors.find_by_email("reviewer@example.org"), admin)
        assert person.get("/account/").status_code == 302


def test_an_ended_session_does_not_come_back_with_a_request_that_was_under_way(app, clock):
    person = Person(app, Role.EDITOR)
    clock.pass_(minutes=2)  # so that the request would note that it was seen

    def end_meanwhile(response):
        with transaction():
            editors.end_sessions(editors.find_by_email("editor@example.org"))
        return response

    hooks = app.after_request_funcs.setdefault(None, [])
    hooks.append(end_meanwhile)
    assert person.get("/account/").status_code == 200
    hooks.remove(end_meanwhile)
    assert person.get("/account/").status_code == 302


@pytest.mark.parametrize("path", ["/verdicts/", "/nothing", "/static/css/base.css", "/queue/"])
def test_a_stranger_who_only_reads_leaves_no_session(app, path):
    before = sessions_in(app)
    with app.test_client().get(path) as answer:
        assert "Set-Cookie" not in answer.headers
    assert sessions_in(app) == before


def test_only_a_session_signs_anybody_in(app):
    with app.app_context():
        token = editors.find_by_email("admin@example.org").account.get_auth_token()
    client = app.test_client()
    assert client.get("/account/", query_string={"auth_token": token}).status_code == 302
    headers = {"Authentication-Token": token}
    assert client.get("/account/", headers=headers).status_code == 302


def test_the_library_brings_no_pages_of_its_own(app):
    rules = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("security")}
    assert rules == {"/sign-in", "/sign-out"}


def test_whoever_is_signed_in_is_led_on_from_the_form(app):
    assert Person(app, Role.EDITOR).get("/sign-in").headers["Location"] == "/"
