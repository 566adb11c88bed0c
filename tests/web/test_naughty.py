"""Naughty strings through every field: none breaks a page, and each is kept letter for letter.

The strings are packed: a field takes as many of them at once as fit, one a line where it has
lines, so that every field sees every string in a few requests.
"""

import json
from html.parser import HTMLParser

import pytest
import sqlalchemy as sa

from tests.person import Person
from tests.shared_data import shared_path
from tests.web.naughty_forms import FORMS, RARE, Desk, refuse, send_verdict
from workbench.domain.claims import ClaimStatus
from workbench.domain.editors import Role
from workbench.domain.text import clean, one_line
from workbench.domain.web_address import host_of
from workbench.models import (
    Claim,
    HistoryOpening,
    db,
)
from workbench.services.verify import verify
from workbench.services.words import claims_by, claims_with, entries_with
from workbench.web.fetching import FETCH_ARTICLE

# Our own, which are always at hand: each has broken some program.
OWN = [
    "a\0b",
    "two\r\nlines\rof\nthree ends",
    "\ufeffmark",
    "e\u0301 \u00e9 \u0130 \u0131 \u00df \ufb01",
    "\u202eright to left\u202c \u2066isolated\u2069 \u200d\u200b",
    "👩‍👩‍👧‍👦 🇺🇳 \U0010ffff \U000e0041",
    "'; DROP TABLE claim; --",
    '" OR "a" NEAR("b", 2) * AND NOT ^c -d {e}:f',
    "%s %n %(name)s {0.__class__} {{ 7 * 7 }} ${7} #{7} <%= 7 %>",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "</textarea></title></style>--> ]]> &amp; &#0; &lt;",
    "=1+1 @SUM(A1) +1 -1 \t=cmd|' /C calc'!A0",
    "\\ \\\\ \\u0000 \\x00 %00 %0d%0aSet-Cookie:%20a=b",
    "javascript:alert(1) //evil.example \\\\evil",
    "null undefined NaN Infinity -0 1e999 0x1f 1_000 ٣ ² Ⅷ",
    "\x01\x02\x07\x08\x0b\x0c\x1b[31m\x7f\x85\u2028\u2029",
]


@pytest.fixture(scope="session")
def listed():
    """The 515 strings of the Big List of Naughty Strings."""
    found = json.loads(shared_path("data", "blns", "blns.json").read_text())
    assert len(found) == 515
    return found


def packed(strings, limit, *, joined_by):
    """Return the strings in as few texts of at most *limit* characters as it takes."""
    packs = [""]
    for text in strings:
        if packs[-1] and len(packs[-1]) + len(joined_by) + len(text) > limit:
            packs.append("")
        packs[-1] += (joined_by if packs[-1] else "") + text
    return packs


@pytest.fixture
def naughty(desk, app):
    app.extensions[FETCH_ARTICLE] = refuse
    claim = desk.make_claim()
    people = {role: Person(app, role) for role in (Role.EDITOR, Role.REVIEWER, Role.ADMIN)}
    found = Desk(*people.values(), claim.id, claim.article_id, desk.viewer.id)
    db.session.remove()
    return found


class Inert(HTMLParser):
    """Reads a page as a browser does and fails at anything in it that would run."""

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        assert not [name for name in values if name.startswith("on")], values
        assert tag not in {"iframe", "object", "embed", "base", "marquee"}, values
        if tag == "script":
            assert values.get("src") or values.get("type") == "application/ld+json", values
        for name in ("href", "src", "action"):
            assert (values.get(name) or "/").startswith(("/", "#", "?", "https:", "http:")), values


def check(at):
    """All that was accepted reads back as it was cleaned, and every page that shows it opens."""
    db.session.remove()
    for (model, column, record_id), text in at.kept.items():
        assert getattr(db.session.get_one(model, record_id), column) == text
    assert verify().fault is None
    db.session.remove()
    pages = {
        *("/queue/?status=all", "/articles/", "/history/", "/exports/?status=all", "/people/"),
        *("/desk/", "/account/", "/help/", "/verdicts/", "/history/export?format=csv"),
        *(f"/claims/{at.claim}", f"/claims/{at.claim}/edit", "/history/export?format=jsonl"),
        *(f"/history/people/{at.person}", f"/people/{at.person}", *at.pages),
    }
    for path in pages:
        with at.admin.get(path, buffered=True) as answer:
            assert answer.status_code == 200, (path, answer.status_code)
            assert answer.data
            if answer.mimetype == "text/html":
                Inert().feed(answer.text)
    for kind in ("csv", "jsonl", "claim_review"):
        answer = at.admin.send(
            "/exports/download",
            data={"csrf_token": at.admin.token, "status": "all", "format": kind},
            buffered=True,
        )
        assert answer.status_code in {200, 422}, kind


def send_all(at, strings, *, only=1):
    """Send all strings through all forms; with *only* n, an n-th of the packs through each."""
    lines = packed(strings, 280, joined_by=" ")
    areas = packed(strings, 4_500, joined_by="\r\n")
    for number, line in enumerate(lines):
        for place, send in enumerate(FORMS):
            if (number + place) % only == 0:
                send(at, line, areas[number % len(areas)])
    for number, area in enumerate(areas):
        for send in RARE:
            send(at, lines[number * len(lines) // len(areas)], area)
    return lines


def test_our_own_strings_go_through_every_field(naughty):
    send_all(naughty, OWN)
    check(naughty)
    assert len(naughty.kept) > 20


@pytest.mark.shared
def test_the_big_list_goes_through_every_field(naughty, listed, database_kind):
    # On PostgreSQL every form gets a third of the packs; which, differs from form to form.
    lines = send_all(naughty, listed, only={"sqlite": 1, "postgresql": 6}[database_kind])
    check(naughty)
    assert len(naughty.kept) > len(lines) // 2


@pytest.mark.shared
def test_the_big_list_is_judged_signed_and_published(naughty, listed):
    areas = packed(OWN + listed, 1_800, joined_by="\r\n")
    lines = packed(OWN + listed, 280, joined_by=" ")
    for number in range(max(len(areas), len(lines) // 4)):
        send_verdict(naughty, lines[number * 4 % len(lines)], areas[number % len(areas)])
    db.session.rollback()
    assert db.session.get_one(Claim, naughty.claim).status is ClaimStatus.PUBLISHED
    check(naughty)


@pytest.mark.shared
def test_each_string_alone_is_kept_as_a_claims_wording_or_refused(naughty, listed, database_kind):
    step = {"sqlite": 2, "postgresql": 8}[database_kind]
    accepted = 0
    for text in (OWN + listed)[::step]:
        db.session.rollback()
        rev = db.session.get_one(Claim, naughty.claim).rev
        form = {"wording": text, "claimant": text, "claimant_type": "person", "kind": "event"}
        answer = naughty.editor.post(f"/claims/{naughty.claim}/edit", **form, rev=rev)
        db.session.rollback()
        claim = db.session.get_one(Claim, naughty.claim)
        if answer.status_code == 303:
            accepted += 1
            assert (claim.wording, claim.claimant) == (clean(text).strip(), one_line(text))
        else:
            assert answer.status_code == 422
            assert not clean(text).strip()
            assert claim.rev == rev
    assert accepted >= len(listed) // step - 5
    check(naughty)


@pytest.mark.shared
def test_each_string_alone_can_be_searched_for(desk, listed):
    claim = desk.make_claim()
    for text in OWN + listed:
        typed = one_line(text)
        for model, condition in (
            (Claim, claims_with(typed)),
            (Claim, claims_by(typed)),
            (HistoryOpening, entries_with(typed)),
        ):
            db.session.execute(sa.select(sa.func.count()).select_from(model).where(condition))
        host_of(typed)
    db.session.rollback()
    assert claim.id
