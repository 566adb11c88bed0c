"""A desk where every page has something to show: the demo's week, and texts as long as allowed."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial

import sqlalchemy as sa

from tests.factories import PASSWORD, Desk, candidate, finding
from tests.fetch.web import here, serving
from workbench.domain.anchors import AnchorState
from workbench.domain.articles import NAME_MAX, TITLE_MAX, URL_MAX, ArticleDraft, Way
from workbench.domain.claims import CLAIMANT_MAX, WORDING_MAX, ClaimantType, ClaimEdit, ClaimStatus
from workbench.domain.editors import Role
from workbench.domain.findings import FindingState
from workbench.domain.jobs import JobState
from workbench.domain.readings import Comparator, LeftOut, LeftOutWhy, ParsedClaim, Period
from workbench.domain.snapshots import SnapshotWay
from workbench.domain.sources import (
    INTERESTS_MAX,
    UNNAMED_REASON_MAX,
    Naming,
    SourceClass,
    SourceEdit,
)
from workbench.domain.verdicts import Stance
from workbench.fetch.snapshot import page_at
from workbench.jobs.work import work
from workbench.models import Article, Claim, Evidence, JobStep, Source, db
from workbench.services import (
    articles,
    claims,
    editors,
    evidence,
    files,
    findings,
    holds,
    imports,
    passages,
    reading_jobs,
    revisions,
    snapshots,
    sources,
)
from workbench.services.articles import Proposals
from workbench.services.demo.filling import Filling
from workbench.services.desk import found_desk
from workbench.services.transaction import transaction

OPENED = datetime(2026, 3, 9, 9, 30, tzinfo=UTC)
MANY = 60  # more claims than a page of the queue holds
SENTENCE = "The harbour board of Sankt Jovenbruck counted 4,112 containers in the third quarter. "
# A word without a place to break, as addresses and some languages have them.
UNBROKEN = "Hafenverwaltungsgebührenordnungsänderungskommissionsvorsitzendenstellvertretung"


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self):
        self.time = OPENED

    def now(self):
        return self.time


def long_text(length):
    """Return words that fill a field to its limit, one of them unbroken."""
    return (f"{UNBROKEN} " + SENTENCE * (length // len(SENTENCE) + 1))[:length].strip()


def fill(app):
    """Fill the desk of *app*, whose clock is a SetClock, and return numbers for its pages."""
    clock = app.extensions["workbench_clock"]
    with app.app_context():
        for step in Filling(OPENED).steps():
            clock.time = step.at
            with transaction():
                step.do()
        clock.time = OPENED
        add_people()
        desk = Desk()
        numbers = _found() | _add_long(desk) | _add_many(desk) | _add_jobs(desk)
        numbers |= _add_revisions(desk)
        numbers |= _add_snapshots(app, desk)
        db.session.remove()
    return numbers


def add_people():
    """Give the desk one person of each role, and a scale where there is none."""
    with transaction():
        found_desk()
        for role in Role:
            name = f"{role.value.title()} Person"
            person = editors.add_editor(name, f"{role}@example.org", role, actor=None)
            editors.set_password(person, PASSWORD, actor=None)


def _found():
    """Return one claim of each state by the state's name, and other numbers of the demo."""
    free = sa.select(Claim.id).where(~Claim.hold.has())
    numbers = {
        status.value: db.session.scalars(free.where(Claim.status == status)).first()
        for status in ClaimStatus
    }
    missing = [name for name, number in numbers.items() if number is None]
    assert not missing, f"the demo has no claim that is {missing}"
    return numbers | {
        "article": db.session.scalars(sa.select(Article.id)).first(),
        "evidence": db.session.scalars(sa.select(Evidence.id)).first(),
        "source": db.session.scalars(sa.select(Source.id)).first(),
    }


def _long_claim(desk, person):
    claim = desk.make_claim(
        text=f"{long_text(TITLE_MAX)}\n\n" + SENTENCE * 40,
        quotes=(long_text(TITLE_MAX)[:400].strip(), SENTENCE.strip()),
        title=long_text(TITLE_MAX),
        outlet=long_text(NAME_MAX),
        author=long_text(NAME_MAX),
        source_url=f"https://example.org/{UNBROKEN}/{'a' * (URL_MAX - 200)}",
        actor=person,
    )
    wanted = ClaimEdit(
        wording=long_text(WORDING_MAX),
        kind=claim.kind,
        claimant=long_text(CLAIMANT_MAX),
        claimant_type=ClaimantType.ORGANIZATION,
        claimed_on=OPENED.date() - timedelta(days=3),
    )
    with transaction():
        claims.edit(claim, wanted, rev=claim.rev, actor=person)
    return claim


def _add_long(desk):
    """Bring a claim with texts as long as allowed to a correction, by a person with a long name."""
    with transaction():
        person = editors.add_editor(
            "Wolfeschlegelsteinhausenbergerdorff-Papadopoulos, Maximiliane Theodora",
            f"{UNBROKEN.replace('ü', 'u').replace('ä', 'a').lower()}@example.org"[-90:],
            Role.EDITOR,
            actor=desk.admin,
        )
    claim = _long_claim(desk, person)
    for stance in Stance:
        item = desk.make_evidence(
            claim,
            actor=person,
            stance=stance,
            title=long_text(TITLE_MAX),
            publisher=long_text(NAME_MAX),
            url=f"https://{stance}.example.org/{'b' * 700}",
            passage=long_text(2_000),
            locator=long_text(NAME_MAX),
            note=long_text(1_500),
            file=files.keep(stance.encode(), f"{UNBROKEN}-{stance}.txt"),
        )
    source = item.source
    with transaction():
        said = SourceEdit(
            title=source.title,
            publisher=source.publisher,
            url=source.url,
            source_class=SourceClass.OFFICIAL_STATISTIC,
            naming=Naming.ANONYMOUS,
            unnamed_reason=long_text(UNNAMED_REASON_MAX),
            interests=long_text(INTERESTS_MAX),
        )
        sources.edit(source, said, rev=source.rev, actor=person)
    desk.judged(claim, summary=long_text(5_000))
    desk.published(claim)
    desk.judged(claim, summary=long_text(2_500))
    desk.published(claim, reason=long_text(2_000))
    held = desk.judged(desk.make_claim(title="Held by somebody with a long name"), actor=person)
    with transaction():
        holds.take(held, actor=person)
    return {"long": claim.id, "long_article": claim.article_id, "long_person": person.id} | {
        "held": held.id,
        "file": item.id,
        "long_source": source.id,
        "own": desk.judged(actor=desk.admin).id,
        "small_article": held.article_id,
    }


PASSAGES = (
    "Berth 7: The harbour board of Sankt Jovenbruck counted 4,112 containers",
    "Berth 9: The harbour board of Sankt Jovenbruck counted 4,118 containers in the third quarter",
    "Nobody at the harbour board counted anything at all in that year, a clerk told us.",
    "No ferry ever sailed from the old pier after the flood of that winter, they wrote.",
)


def _add_snapshots(app, desk):
    """Keep one long page; let another attempt fail, and a third wait for its turn."""
    with serving() as site:
        words = "".join(f"<p>Berth {each}: {SENTENCE * 9}</p>" for each in range(80))
        page = f"<!doctype html><html><body><article>{words}</article></body></html>".encode()
        site.page("/log", page, Content_Type="text/html", X_Served_By=UNBROKEN.encode().hex())
        old = site.redirect("/old", site.url("/log"))
        claim = desk.make_claim(title="Berths, counted")
        for passage in PASSAGES:
            item = desk.make_evidence(
                claim, url=old, title="Log of the berths", passage=passage, stance=Stance.CONTEXT
            )
        source = item.source
        fetch = app.extensions[snapshots.FETCH_PAGE]
        take = partial(page_at, resolve=here, policy=site.policy)
        app.extensions[snapshots.FETCH_PAGE] = take
        for _ in range(2):
            with transaction():
                job = snapshots.ask_for(source, SnapshotWay.ADDRESS, actor=desk.admin)
            work(app, job.id, job.run)
            site.page("/log", b"", status=410)
        app.extensions[snapshots.FETCH_PAGE] = fetch
    with transaction():
        snapshots.ask_for(source, SnapshotWay.ADDRESS, actor=desk.admin)
    db.session.rollback()  # the jobs had sessions of their own
    failed, kept = snapshots.snapshots_of(source)
    with transaction():
        passages.explain(evidence.get_evidence(item.id), long_text(800), actor=desk.admin)
    waiting = desk.make_evidence(claim, url="https://example.org/a", title="Not fetched yet")
    with transaction():
        snapshots.ask_for(waiting.source, SnapshotWay.ADDRESS, actor=desk.admin)
    return {
        "quoted": claim.id,
        "missing": item.id,
        "kept_source": source.id,
        "snapshot": kept.id,
        "failed_snapshot": failed.id,
    }


def _add_jobs(desk):
    """Take in two long articles: one is being read, the other could not be read to its end."""
    numbers = {}
    for name, state in (("unread", JobState.RUNNING), ("unread_failed", JobState.FAILED)):
        draft = ArticleDraft(title=f"Minutes, {name}", text=SENTENCE * 300 + name)
        with transaction():
            article = articles.take_in_unread(draft, actor=desk.admin)
            job = reading_jobs.ask_for_reading(article, actor=desk.admin)
            job.state, job.done, job.whole = state, 12_000, len(draft.text)
            job.sentence = f"12,000 of {len(draft.text):,} characters are read."
            job.started_at = OPENED
            if state is JobState.FAILED:
                job.error, job.reference, job.ended_at = long_text(900), "0a1b2c3d", OPENED
        numbers |= {name: article.id, f"{state}_job": job.id}
    return numbers | _add_import(desk)


def _add_import(desk):
    """Ask for a list of articles, some rows of which are taken in and others cannot be."""
    rows = [f'"{SENTENCE} Number {each}.","{long_text(400)}",,calm' for each in range(150)]
    rows += ["Four trains were late.,Late,3 March,", f"{UNBROKEN},,"]
    data = "\n".join(["text,title,published_on,mood", *rows])
    kept = files.keep(data.encode(), "List.csv")
    with transaction():
        job = imports.ask_for(kept.digest, kept.name, ticket="1", rows=152, actor=desk.admin)
        job.state, job.started_at = JobState.RUNNING, OPENED
        job.done, job.whole, job.sentence = 60, 152, "60 of 152 rows are done."
        for number, row in enumerate(imports.check(imports.open_list(kept.digest)), 1):
            if number <= 60 or number > 150:
                outcome = "taken_in" if number <= 60 else row.outcome.value
                kept_row = {"outcome": outcome, "title": row.title}
                kept_row |= {"article": None, "why": row.why}
                key = f"row {number:07}"
                db.session.add(JobStep(job_id=job.id, key=key, kept=kept_row, done_at=OPENED))
    return {"import_job": job.id, "list": kept.digest.removeprefix("sha256:")}


def _add_revisions(desk):
    """Give two articles a newer text: claims kept, moved, changed, gone, one with a verdict."""
    cost, glad = "The pier cost 4.2 million crowns.", "All on the quay were glad to see it sail."
    text = f"The ferry sailed for the first time in 12 years. {cost} {glad}"
    text += "\n\nThe mayor of the island was not there on the day, the harbour office said."
    quotes = ("for the first time in 12 years", "4.2 million crowns", "All on the quay were glad")
    quotes += ("The mayor of the island was not there",)
    article = desk.make_article(title="Ferry sails again", text=text, quotes=quotes)
    spans = [each.claim for each in articles.spans_of(article.newest)]
    judged = desk.signed(desk.judged(desk.accepted(spans[1])), actor=desk.reviewer)
    newer = f"{glad} It is so. {glad} The ferry sailed for the first time in 12 years. "
    newer += cost.replace("4.2", "5.1") + text[text.index("\n\n") :].replace("mayor of", "head of")
    long = desk.make_article(title=long_text(TITLE_MAX), text=SENTENCE * 60, quotes=())
    with transaction():
        for made, words in ((article, newer), (long, SENTENCE.replace("third", "last") * 70)):
            draft = ArticleDraft(title="Newer", text=words, way=Way.PASTE)
            revisions.add_revision(made, draft, after=1, actor=desk.admin)
    gone = next(e for e in revisions.outcomes_in(article.newest) if e.state is AnchorState.GONE)
    return {"revised": article.id, "revised_long": long.id} | {
        "claim_changed": judged.id,
        "claim_gone": gone.claim.id,
    }


def _add_many(desk):
    """Take in an article with more proposals than one page of the queue shows."""
    text = "\n".join(
        f"Ward {each} has {each * 37} houses on the flood plain." for each in range(MANY)
    )
    article = desk.make_article(
        title="Houses on the flood plain, ward by ward",
        text=text,
        quotes=[f"Ward {each} has {each * 37} houses" for each in range(MANY)],
    )
    last = db.session.scalars(sa.select(Claim.id).order_by(Claim.id.desc())).first()
    return {"many": article.id, "spare": last} | _add_crowded(desk)


def _add_crowded(desk):
    """Take in an article of 800 claims, 500 left-out passages and findings; one is settled."""
    lines = [
        f"Ward {each} has {each * 37} houses, and it spent {each} crowns on its dyke."
        f" Ward {each} looks dull in rain. {'Who would live there? ' if each % 4 == 0 else ''}"
        for each in range(400)
    ]
    text = ("\n\n".join("".join(lines[at : at + 5]) for at in range(0, 400, 5))).strip()
    quotes, left = [], []
    for each in range(400):
        quotes += [f"Ward {each} has {each * 37} houses", f"it spent {each} crowns on its dyke"]
        start = text.index(f"Ward {each} looks dull in rain.")
        end = text.index(".", start) + 1
        left.append(LeftOut(start, end, text[start:end], LeftOutWhy.OPINION))
        if each % 4 == 0:
            left.append(LeftOut(end + 1, end + 22, text[end + 1 : end + 22], LeftOutWhy.QUESTION))
    parts = ParsedClaim(
        number=Decimal(37),
        unit="houses",
        comparator=Comparator.AT_LEAST,
        period=Period("since the flood", OPENED.date(), None),
        place="Ward 1",
        quoted_words="houses",
    )
    found = [candidate(text, each) for each in quotes]
    found[2] = candidate(text, quotes[2], parsed=parts)
    asked = [
        finding(text, f"{each * 37} houses", f"{each + 1} crowns", question=f"Which of {each}?")
        for each in range(1, 4)
    ]
    draft = ArticleDraft(title="Houses and dykes, ward by ward", text=text)
    with transaction():
        made = articles.take_in(draft, Proposals(found, "test 1", left, asked), actor=desk.editor)
    first, second, _ = findings.findings_of(made.newest)
    with transaction():
        note = long_text(600)
        findings.settle(second, FindingState.WRONG, note=note, rev=second.rev, actor=desk.editor)
    claim = db.session.scalars(sa.select(Claim.id).where(Claim.place == "Ward 1")).one()
    return {"crowded": made.id, "finding": first.id, "parted": claim}
