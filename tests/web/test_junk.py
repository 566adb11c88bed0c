"""What no browser sends: broken bodies, absurd numbers, missing and doubled fields. Never a 5xx."""

import random
import re

import pytest

from tests.person import Person
from tests.web.junk_forms import ELSEWHERE, PATHS_OF_FORMS, valid_forms
from workbench.domain.articles import ArticleDraft
from workbench.domain.editors import Role
from workbench.models import db
from workbench.services import appearances, articles, reading_jobs, revisions
from workbench.services.transaction import transaction
from workbench.services.verify import verify

MILLION = 1_000_000
HUGE_ID = str(2**63 - 1)


def long_job(desk):
    """A job that waits, of an article that is still to be read."""
    with transaction():
        draft = ArticleDraft(title="Minutes", text="The board met on Monday.")
        article = articles.take_in_unread(draft, actor=desk.editor)
        return reading_jobs.ask_for_reading(article, actor=desk.editor).id


def changed(desk):
    """A change at the place of a claim whose words a newer text has no more."""
    claim = desk.make_claim()
    with transaction():
        draft = ArticleDraft(title="Ferry", text=f"Nothing of it is left in {claim.article_id}.")
        revisions.add_revision(claim.article, draft, after=1, actor=desk.editor)
    return appearances.unseen_of(claim)[0].id


@pytest.fixture
def ids(desk):
    claim = desk.make_claim()
    item = desk.make_evidence(claim)
    return {
        "claim": claim.id,
        "article": claim.article_id,
        "evidence": item.id,
        "source": item.source_id,
        "judged": desk.judged().id,
        "signed": desk.signed().id,
        "published": desk.published().id,
        "finding": desk.make_finding().id,
        "change": changed(desk),
        "person": desk.viewer.id,
        "job": long_job(desk),
    }


@pytest.fixture
def valid(desk, ids):
    """Each form with every field filled in as it should be."""
    return valid_forms(ids)


@pytest.fixture
def admin(app, clock):
    """An admin whose guesses at passwords are never so many that they are not looked at."""
    person = Person(app, Role.ADMIN)
    send = person.send

    def patient(path, **options):
        if path.startswith(("/sign-in", "/account")):
            clock.pass_(seconds=61)
        return send(path, buffered=True, **options)

    person.send = patient
    return person


def test_every_form_of_the_site_is_sent_junk_here(app):
    found = {
        str(rule)
        for rule in app.url_map.iter_rules()
        if "POST" in rule.methods and not str(rule).startswith("/static")
    }
    ids_named = ("article", "change", "claim", "evidence", "finding", "job", "person", "source")
    named = {
        path.replace(f"{{{name}}}", f"<int:{kind}_id>")
        for path in (*PATHS_OF_FORMS, *ELSEWHERE)
        for name, kind in [
            (name, {"judged": "claim", "signed": "claim", "published": "claim"}.get(name, name))
            for name in (*ids_named, "judged", "signed", "published")
            if f"{{{name}}}" in path
        ]
        or [("", "")]
    }
    assert found == named


# Sent in place of one field at a time.
VALUES = [
    "9" * MILLION,
    "-" + "9" * 30,
    HUGE_ID,
    "٣",
    "\0",
    "0000-00-00",
    "0001-01-01",
    b"\xff\xfe\xed\xa0\x80",
    "a" * 70_000,
]


def assert_answered(answer, *what):
    assert answer.status_code < 500, (answer.status_code, *what)
    answer.close()


def some(things, database_kind):
    """All of them on SQLite; on PostgreSQL, which sees only what gets past the forms, a few."""
    return things if database_kind == "sqlite" else [*things][:: max(1, len(things) // 6)]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value[:12]))
def test_no_value_of_any_field_breaks_its_form(admin, valid, ids, database_kind, value):
    # On PostgreSQL each value is sent in every sixth field; which, differs from value to value.
    step = {"sqlite": 1, "postgresql": 6}[database_kind]
    sent = [(path, name) for path, fields in valid.items() for name in fields]
    for path, name in sent[VALUES.index(value) % step :: step]:
        answer = admin.post(path.format(**ids), **valid[path] | {name: value})
        assert_answered(answer, path, name)
    db.session.remove()
    assert verify().fault is None


def test_missing_doubled_and_unknown_fields_break_no_form(admin, valid, ids, database_kind):
    for path in some(valid, database_kind):
        fields, address = valid[path], path.format(**ids)
        for name in fields:
            fewer = {each: value for each, value in fields.items() if each != name}
            assert_answered(admin.post(address, **fewer), path, name)
            both = fields | {name: [fields[name], "another"]}
            assert_answered(admin.post(address, **both), path, name)
        assert_answered(admin.post(address, id=1, entry_seq=1, status="published"), path)
    for path in some(PATHS_OF_FORMS, database_kind):
        assert_answered(admin.post(path.format(**ids)), path)
    assert verify().fault is None


BODIES = [
    ("application/x-www-form-urlencoded", b"\xff=\xff&%zz=%&=&&;=%00"),
    ("application/x-www-form-urlencoded", b"&".join(b"f%d=1" % each for each in range(20_000))),
    ("application/x-www-form-urlencoded", b"reason=" + b"\xc3\x28" * 100),
    ("application/x-www-form-urlencoded; charset=utf-16", "reason=é".encode("utf-16")),
    ("application/x-www-form-urlencoded; charset=nonsense", b"reason=x"),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=b", b"--b\r\nno header\r\n--b--"),
    ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="reason"'),
    (
        "multipart/form-data; boundary=b",
        b'--b\r\nContent-Disposition: form-data; name="reason"\r\n\r\nx\r\n' * 1_500 + b"--b--",
    ),
    (
        "multipart/form-data; boundary=b",
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="\xff\0/../x"\r\n\r\nx\r\n',
    ),
    ("multipart/form-data; boundary=", b"----"),
    ("application/json", b'{"reason": {"a": [1]}}'),
    ("application/json", b"[" * 10_000),
    ("text/xml", b"<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>"),
    ("nonsense", b"x"),
    ("", b"reason=x"),
]


def test_no_body_breaks_a_form(admin, ids, database_kind):
    for number, (kind, body) in enumerate(BODIES):
        # Every second form for each body; which, differs from body to body.
        for path in some(PATHS_OF_FORMS[number % 2 :: 2], database_kind):
            answer = admin.send(
                path.format(**ids),
                data=body,
                content_type=kind,
                headers={"X-CSRFToken": admin.token},
            )
            assert_answered(answer, path, kind, body[:40])
    assert verify().fault is None


def test_random_bytes_break_no_form(admin, ids, database_kind):
    dice = random.Random(515)
    kinds = sorted({kind for kind, _ in BODIES})
    for path in some(PATHS_OF_FORMS, database_kind):
        for _ in range(4):
            body = dice.randbytes(dice.choice([1, 10, 100, 5_000]))
            answer = admin.send(
                path.format(**ids),
                data=body,
                content_type=dice.choice(kinds),
                headers={"X-CSRFToken": admin.token},
            )
            assert_answered(answer, path)
    assert verify().fault is None


def test_a_body_that_is_no_form_is_refused_with_a_sentence(admin, ids):
    answer = admin.send(
        f"/claims/{ids['claim']}/dismiss",
        json={"reason": "x"},
        headers={"X-CSRFToken": admin.token},
    )
    assert answer.status_code == 415
    assert "takes what its form sends" in answer.text


def test_a_program_that_sends_thousands_of_fields_gets_no_page_of_thousands(admin):
    answer = admin.client.post("/desk/settings", data={f"f{n}": "x" for n in range(5_000)})
    assert answer.status_code == 400  # it has no token
    assert answer.text.count("<textarea") == 50


FILTER = ("status", "kind", "claimant", "q", "holder", "finding", "sort", "article")
PARAMETERS = {
    "/queue/": (*FILTER, "after", "before"),
    "/exports/": FILTER,
    "/history/": ("person", "about", "event", "type", "id", "claim", "article", "from", "to", "q"),
    "/history/export": ("format", "person", "id", "from", "q"),
    "/history/claims/{published}": ("after", "before"),
    "/articles/": ("before",),
    "/articles/new": ("by",),
    "/verdicts/": ("before",),
    "/claims/{claim}": ("saved",),
    "/sign-in": ("next",),
}
QUERIES = [
    "9" * 5_000,
    HUGE_ID,
    f"0-{HUGE_ID}",
    "999999999999999999-1",
    "-1--1",
    "%00",
    "%FF%FE%ED%A0%80",
    "2026-02-30",
    "9999-12-31",
    "0001-01-01",
    "%22",
    "a" * 301,
]


def test_no_parameter_breaks_a_page(admin, ids):
    for page, names in PARAMETERS.items():
        path = page.format(**ids)
        for name in names:
            for value in QUERIES:
                query = f"{name}={value}" + ("&format=csv" if name != "format" else "")
                answer = admin.get(f"{path}?{query}", buffered=True)
                assert answer.status_code in {200, 302, 422}, (page, name, value[:20])


NUMBERS = ("0", "9" * 19, HUGE_ID, str(2**64), "9" * 4_000, "-1", "1.0", "%00", "%FF", "٣", "01")


def test_no_number_in_an_address_breaks_a_page(app, admin):
    rules = {str(rule) for rule in app.url_map.iter_rules() if "<int:" in str(rule)}
    for rule in rules:
        for number in NUMBERS:
            path = re.sub("<int:[a-z_]+>", number, rule)
            assert_answered(admin.get(path), path)
            assert_answered(admin.post(path), path)


HEADERS = [
    {"Cookie": "workbench=\xff\xfe; =; ;;workbench"},
    {"Cookie": "workbench=" + "a" * 20_000},
    {"Cookie": "session=x; remember_token=1|2; workbench=%00"},
    {"Accept-Language": "\xff, *;q=x"},
    {"Accept": "application/json", "Content-Type": "application/json"},
    {"If-None-Match": '"'},
    {"If-Modified-Since": "the day before"},
    {"Range": "bytes=9-1, -, 5"},
    {"Authorization": "Basic \xff", "Authentication-Token": "x"},
    {"X-Forwarded-For": "a" * 5_000, "X-Forwarded-Host": "\xff"},
    {"X-Requested-With": "XMLHttpRequest", "Referer": "\xff"},
    {"Host": "[::1"},
]


def test_no_header_breaks_a_page(app, ids):
    client = app.test_client(use_cookies=False)
    paths = ("/sign-in", "/queue/", f"/verdicts/{ids['published']}", "/static/css/base.css")
    for headers in HEADERS:
        for path in paths:
            assert_answered(client.get(path, headers=headers), path, headers)
        form = {"email": "a", "password": "b"}
        assert_answered(client.post("/sign-in", headers=headers, data=form), headers)


def test_a_number_that_no_claim_can_have_is_refused_with_a_sentence(admin, ids):
    answer = admin.post(f"/claims/{ids['claim']}/merge", into="9" * 25)
    assert answer.status_code == 422
    assert "Write a claim’s number." in answer.text
    answer = admin.post("/queue/bulk", claim="9" * MILLION, do="accept")
    assert answer.status_code == 422
    assert "Mark at least one claim first." in answer.text
