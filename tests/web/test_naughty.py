"""Naughty strings through every field: none breaks a page, and each is kept letter for letter.

The strings are packed: a field takes as many of them at once as fit, one a line where it has
lines, so that every field sees every string in a few requests.
"""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
import sqlalchemy as sa

from tests.person import Person
from tests.shared_data import shared_path
from workbench.domain.claims import ClaimStatus
from workbench.domain.editors import Role
from workbench.domain.errors import FetchRefusedError
from workbench.domain.text import clean, one_line
from workbench.domain.web_address import host_of
from workbench.models import (
    Article,
    ArticleRevision,
    Claim,
    Correction,
    DeskSetting,
    Editor,
    Evidence,
    HistoryOpening,
    SignOff,
    Verdict,
    db,
)
from workbench.services import desk as desk_service
from workbench.services import verdicts
from workbench.services.verify import verify
from workbench.services.words import claims_by, claims_with, entries_with
from workbench.web.articles import FETCH_ARTICLE

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


@dataclass
class Desk:
    """Who sends the strings, and what was accepted of them: (model, column, id) → text."""

    editor: Person
    reviewer: Person
    admin: Person
    claim: int
    article: int
    person: int
    kept: dict = field(default_factory=dict)
    pages: set = field(default_factory=set)
    refused: int = 0

    def take(self, answer, *kept):
        """Note what an accepted form must have stored; a refused one only must not fail."""
        assert answer.status_code in {200, 303, 409, 422}, answer.status_code
        if answer.status_code != 303:
            self.refused += 1
            return False
        for model, column, record_id, text in kept:
            self.kept[model, column, record_id] = text
        return True


@pytest.fixture
def naughty(desk, app):
    app.extensions[FETCH_ARTICLE] = refuse
    claim = desk.make_claim()
    people = {role: Person(app, role) for role in (Role.EDITOR, Role.REVIEWER, Role.ADMIN)}
    found = Desk(*people.values(), claim.id, claim.article_id, desk.viewer.id)
    db.session.remove()
    return found


def refuse(_url):
    msg = "Nothing is fetched in tests."
    raise FetchRefusedError(msg)


def newest(model):
    db.session.rollback()
    return db.session.scalar(sa.select(sa.func.max(model.id)))


def line_of(text, limit):
    return one_line(text)[:limit].strip()


def area_of(text):
    """A text with several lines as a browser sends it, and as it is kept."""
    return clean(text).strip()


def send_article(at, line, area):
    """Article in, its particulars, a mark on its words."""
    text = f"The council said on Monday that it spent 4 million crowns.\n{area}\nNo {line}."
    answer = at.editor.post(
        "/articles/new",
        title=line,
        text=text,
        outlet=line,
        author=line,
        published_on="2026-03-01",
    )
    made = newest(Article)
    if at.take(
        answer,
        (Article, "title", made, one_line(line)),
        (Article, "outlet", made, one_line(line)),
        (Article, "author", made, one_line(line)),
    ):
        at.kept[ArticleRevision, "text", newest(ArticleRevision)] = (
            clean(text).replace("\ufeff", "").strip("\n")
        )
        at.pages |= {f"/articles/{made}", f"/articles/{made}/edit", f"/history/articles/{made}"}
    answer = at.editor.post(f"/articles/{made}/claims", quote=line)
    if at.take(answer):
        at.kept[Claim, "proposed_wording", newest(Claim)] = clean(line).strip()


def send_particulars(at, line, _area):
    db.session.rollback()
    rev = db.session.get_one(Article, at.article).rev
    form = {"title": line, "outlet": line, "author": line, "rev": rev}
    path = f"/articles/{at.article}/edit"
    kept = [(Article, name, at.article, one_line(line)) for name in ("title", "outlet", "author")]
    at.take(at.editor.post(path, **form), *kept)


def send_claim(at, line, area):
    db.session.rollback()
    claim = db.session.get_one(Claim, at.claim)
    wording = area[:900]
    form = {"wording": wording, "claimant": line, "claimant_type": "person", "kind": "event"}
    path = f"/claims/{at.claim}/edit"
    at.take(
        at.editor.post(path, **form, rev=claim.rev),
        (Claim, "wording", at.claim, area_of(wording)),
        (Claim, "claimant", at.claim, one_line(line)),
    )
    at.take(at.editor.post(path, **form, rev=claim.rev))  # overtaken by the one before
    if at.take(
        at.editor.post(f"/claims/{at.claim}/dismiss", reason=area[:1900]),
        (Claim, "status_note", at.claim, area_of(area[:1900])),
    ):
        at.editor.post(f"/claims/{at.claim}/reopen")
        at.kept[Claim, "status_note", at.claim] = ""


def send_evidence(at, line, area):
    form = {
        "evidence-title": line,
        "evidence-stance": "context",
        "evidence-passage": area,
        "evidence-publisher": line,
        "evidence-locator": line,
        "evidence-note": area,
        "evidence-rev": "0",
    }
    path = f"/claims/{at.claim}/evidence/new"
    at.take(at.editor.post(path, **form | {"evidence-url": line}))
    if not at.take(at.editor.post(path, **form)):
        return None
    made = newest(Evidence)
    at.kept[Evidence, "passage", made] = at.kept[Evidence, "note", made] = area_of(area)
    at.kept[Evidence, "locator", made] = one_line(line)
    edited = {name.removeprefix("evidence-"): value for name, value in form.items()}
    at.take(
        at.editor.post(f"/claims/evidence/{made}/edit", **edited | {"note": line, "rev": 1}),
        (Evidence, "note", made, clean(line).strip()),
    )
    at.pages |= {f"/claims/evidence/{made}/edit"}
    return made


def send_verdict(at, line, area):
    """Evidence, verdict, sign-off, publication and correction of one claim, again and again."""
    item = send_evidence(at, line, area)
    db.session.rollback()
    claim = db.session.get_one(Claim, at.claim)
    path = f"/claims/{at.claim}"
    form = {
        "rating_id": desk_service.current_scale().ratings[0].id,
        "summary": area,
        "evidence_ids": item,
        "replaces": verdicts.count_of(claim),
    }
    if not at.take(at.editor.post(f"{path}/verdict", **form)):
        return
    db.session.rollback()
    standing = verdicts.newest_verdict(claim)
    at.kept[Verdict, "summary", standing.id] = area_of(area)
    answer = {
        "sign-answer": "signed",
        "sign-verdict_number": standing.number,
        "sign-digest": standing.content_digest,
        "sign-comment": area,
    }
    at.take(at.reviewer.post(f"{path}/sign-off", **answer | {"sign-digest": line[:71]}))
    assert at.take(at.reviewer.post(f"{path}/sign-off", **answer))
    at.kept[SignOff, "comment", newest(SignOff)] = area_of(area)
    before = newest(Correction)
    assert at.take(at.reviewer.post(f"{path}/publish", **{"publish-reason": area[:1900]}))
    if newest(Correction) != before:
        at.kept[Correction, "reason", newest(Correction)] = area_of(area[:1900])
    at.pages |= {f"/verdicts/{at.claim}", f"/history/claims/{at.claim}"}


def send_people(at, line, _area):
    at.take(
        at.admin.post(f"/people/{at.person}/name", name=line),
        (Editor, "name", at.person, one_line(line)),
    )
    number = len(at.kept)
    form = {"name": line, "email": f"n{number}@example.org", "role": "viewer"}
    answer = at.admin.post("/people/new", **form)
    if answer.status_code == 200:  # the answer shows the one-time code, so it is no redirect
        at.kept[Editor, "name", newest(Editor)] = one_line(line)
        at.pages |= {f"/people/{newest(Editor)}"}
    else:
        assert answer.status_code == 422


def send_desk(at, line, _area):
    form = {"name": line[:200], "zone": "Europe/Berlin", "public_url": "https://f.example.org"}
    if at.take(at.admin.post("/desk/settings", **form)):
        db.session.rollback()
        row = db.session.scalars(sa.select(DeskSetting).filter_by(key="name")).one()
        at.kept[DeskSetting, "value", row.id] = line_of(line, 200)


def send_filters(at, line, _area):
    for path, names in {
        "/queue/": ("q", "claimant"),
        "/history/": ("q", "from", "to", "id", "person", "type", "event"),
        "/exports/": ("q", "claimant"),
    }.items():
        answer = at.editor.get(path, query_string=dict.fromkeys(names, line))
        assert answer.status_code == 200, (path, answer.status_code)


def send_account(at, line, area):
    """Nothing of this is kept, and each try is hashed: so it is sent in larger packs."""
    at.editor.client.application.extensions["workbench_clock"].pass_(minutes=2)
    form = {"current": area, "password": area, "repeat": area}
    at.take(at.editor.post("/account/password", **form))
    at.take(at.editor.post("/account/code", code=line[:200], password=area, repeat=area))
    stranger = Person(at.editor.client.application)
    answer = stranger.post("/sign-in", email=area, password=area)
    assert answer.status_code in {200, 429}
    answer = stranger.post("/sign-in?next=/queue/", email=area, password=area, next=area)
    assert answer.status_code in {200, 400, 429}


def send_choices(at, line, area):
    """Fields that take no free text: choices, numbers, addresses."""
    new, claim = "/articles/new", f"/claims/{at.claim}"
    at.take(at.editor.post(f"{new}?by=address", url=line, outlet=line, author=line))
    at.take(at.editor.post(new, title="t", text="t", source_url=line))
    at.take(at.editor.post(f"{claim}/split", parts=area[:900]))
    at.take(at.editor.post(f"{claim}/merge", into=line))
    at.take(at.admin.post("/people/new", name="N", email=line, role="viewer"))
    at.take(at.admin.post("/people/new", name="N", email=f"{line}@example.org", role="viewer"))
    at.take(at.admin.post(f"/people/{at.person}/role", role=line))
    form = {"name": "Desk", "zone": "Europe/Berlin", "public_url": "https://f.example.org"}
    at.take(at.admin.post("/desk/settings", **form | {"zone": line}))
    at.take(at.admin.post("/desk/settings", **form | {"public_url": line}))
    at.take(at.admin.post("/desk/scale", preset=line, sure="y"))
    for path, names in {
        "/queue/": ("status", "kind", "article", "holder", "sort", "after", "before"),
        "/exports/": ("status", "kind", "article", "holder", "sort"),
        "/history/export": ("format", "q", "from"),
        "/articles/": ("before",),
        "/articles/new": ("by",),
        "/verdicts/": ("before",),
        claim: ("saved",),
    }.items():
        answer = at.editor.get(path, query_string=dict.fromkeys(names, line))
        assert answer.status_code in {200, 422}, (path, answer.status_code)
    fields = dict.fromkeys(("claim", "do", "reason", "back", "status", "q", "format"), line)
    for path in ("/queue/bulk", "/queue/next", "/exports/download"):
        at.take(at.editor.post(path, **fields))
    at.take(at.editor.post("/queue/bulk", claim=at.claim, do="dismiss", reason=area, back=line))
    at.editor.post(f"{claim}/reopen")
    at.take(at.editor.post("/queue/next", q=line, claimant=line))


FORMS = (send_article, send_particulars, send_claim, send_people, send_desk, send_filters)
RARE = (send_account, send_choices)


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
    assert len(naughty.kept) > len(lines)


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
    step = {"sqlite": 1, "postgresql": 8}[database_kind]
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
