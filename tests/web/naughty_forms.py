"""Every form of the site as a test of hostile text fills it in, and what it must have stored."""

from dataclasses import dataclass, field

import sqlalchemy as sa

from tests.person import Person
from workbench.domain.errors import FetchRefusedError
from workbench.domain.text import clean, one_line
from workbench.models import (
    Article,
    ArticleRevision,
    Claim,
    Correction,
    DeskSetting,
    Editor,
    Evidence,
    SignOff,
    Verdict,
    db,
)
from workbench.services import desk as desk_service
from workbench.services import verdicts


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
    form |= {"place": line[:150], "quoted_words": area[:900]}
    path = f"/claims/{at.claim}/edit"
    at.take(
        at.editor.post(path, **form, rev=claim.rev),
        (Claim, "wording", at.claim, area_of(wording)),
        (Claim, "claimant", at.claim, one_line(line)),
        (Claim, "place", at.claim, one_line(line[:150]) or None),
        (Claim, "quoted_words", at.claim, clean(area[:900]) or None),
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
    publish = {
        "publish-reason": area[:1900],
        "publish-verdict_number": standing.number,
        "publish-digest": standing.content_digest,
    }
    at.take(at.reviewer.post(f"{path}/publish", **publish | {"publish-digest": line[:71]}))
    assert at.take(at.reviewer.post(f"{path}/publish", **publish))
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
    newer = f"/articles/{at.article}/revisions/new"
    at.take(at.editor.post(f"{newer}?by=address", url=line, after=1))
    at.take(at.editor.post(newer, text="t", after=line))
    at.take(at.editor.post(f"{claim}/split", pieces=area[:900]))
    at.take(at.editor.post(f"{claim}/merge", into=line))
    at.take(at.admin.post("/people/new", name="N", email=line, role="viewer"))
    at.take(at.admin.post("/people/new", name="N", email=f"{line}@example.org", role="viewer"))
    at.take(at.admin.post(f"/people/{at.person}/role", role=line))
    form = {"name": "Desk", "zone": "Europe/Berlin", "public_url": "https://f.example.org"}
    at.take(at.admin.post("/desk/settings", **form | {"zone": line}))
    at.take(at.admin.post("/desk/settings", **form | {"public_url": line}))
    at.take(at.admin.post("/desk/scale", preset=line, sure="y"))
    for path, names in {
        "/queue/": ("status", "kind", "article", "holder", "change", "sort", "after", "before"),
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
