"""Many people at once, on real threads through the whole site: nothing lost, nobody let through."""

import json
import random
import re
import threading
import time
from collections import Counter
from itertools import chain

import pytest
import sqlalchemy as sa

from tests.factories import seen_in
from tests.person import Person
from workbench.domain.claims import ClaimStatus
from workbench.domain.editors import Role
from workbench.domain.history import Event
from workbench.models import (
    Account,
    Claim,
    ClaimHold,
    HistoryEntry,
    HistoryOpening,
    Publication,
    SignOff,
    Verdict,
    db,
)
from workbench.services import editors, verdicts
from workbench.services.desk import current_scale
from workbench.services.transaction import transaction
from workbench.services.verify import verify

PATIENCE = 60


def at_once(*works):
    """Run each of *works* on a thread of its own, all from one moment; return what they return."""
    gate, results = threading.Barrier(len(works)), [None] * len(works)
    db.session.remove()

    def run(place, work):
        gate.wait(PATIENCE)
        try:
            results[place] = work()
        except BaseException as error:  # noqa: BLE001  # raised again in the test's own thread
            results[place] = error

    threads = [threading.Thread(target=run, args=each, daemon=True) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "a writer waits for ever"
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results


def person_of(app, number, role=Role.EDITOR):
    """Another person of the desk, signed in."""
    email = f"{role}{number}@example.org"
    with app.app_context(), transaction():
        made = editors.add_editor(f"{role.title()} {number}", email, role, actor=None)
        # The same words for all, hashed once: what is tested here is not signing in.
        known = editors.find_by_email("editor@example.org").account
        account = db.session.scalars(sa.select(Account).filter_by(editor_id=made.id)).one()
        account.password = known.password
    return signed_in(app, email)


def signed_in(app, email):
    person = Person(app)
    person.sign_in(email)
    return person


def fresh(model, record_id):
    db.session.rollback()
    return db.session.get_one(model, record_id)


def field_of(page, name):
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1]


def test_no_edit_is_lost_and_every_loser_is_told(desk, app):
    claim_id = desk.make_claim().id
    first = fresh(Claim, claim_id).rev
    people = [person_of(app, number) for number in range(4)]
    rounds = 8

    def edit(person, name):
        codes = Counter()
        for number in range(rounds):
            page = person.get(f"/claims/{claim_id}/edit").text
            answer = person.post(
                f"/claims/{claim_id}/edit",
                wording=f"Edition {number} of {name}",
                kind="event",
                claimant="",
                claimant_type="",
                rev=field_of(page, "rev"),
            )
            codes[answer.status_code] += 1
        return codes

    works = [lambda p=person, n=n: edit(p, n) for n, person in enumerate(people)]
    codes = sum(at_once(*works), Counter())
    assert set(codes) <= {303, 409}
    assert codes.total() == 4 * rounds
    assert fresh(Claim, claim_id).rev == first + codes[303]
    edited = sa.select(sa.func.count()).select_from(HistoryOpening)
    edited = edited.where(HistoryOpening.event_name == Event.CLAIM_EDITED)
    assert db.session.scalar(edited) == codes[303]
    assert verify().fault is None


def test_twelve_people_take_one_claim_and_one_has_it(desk, app):
    claim_id = desk.make_claim().id
    people = [person_of(app, number) for number in range(12)]
    works = [lambda p=person: p.post(f"/claims/{claim_id}/take").status_code for person in people]
    assert sorted(at_once(*works)) == [303] + 11 * [409]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(ClaimHold)) == 1
    assert verify().fault is None


def test_take_next_gives_no_claim_to_two(desk, app):
    for _ in range(4):
        desk.make_article()
    claims = [each.id for each in db.session.scalars(sa.select(Claim))]
    people = [person_of(app, number) for number in range(6)]

    def take(person):
        return [person.post("/queue/next", status="proposed") for _ in range(2)]

    answers = [*chain.from_iterable(at_once(*[lambda p=person: take(p) for person in people]))]
    taken = [answer.location for answer in answers if answer.status_code == 303]
    assert len(taken) == len(set(taken)) == len(claims)
    assert {answer.status_code for answer in answers} <= {303, 409}
    holders = db.session.scalars(sa.select(ClaimHold.editor_id)).all()
    assert len(holders) == len(claims)
    assert verify().fault is None


def test_two_verdicts_at_once_are_one_verdict_and_one_told(desk, app):
    claim_id = desk.make_claim().id
    item = desk.make_evidence(fresh(Claim, claim_id)).id
    rating = current_scale().ratings[0].id
    people = [person_of(app, number) for number in range(3)]
    form = {"rating_id": rating, "summary": "S", "evidence_ids": item, "replaces": 0}
    path = f"/claims/{claim_id}/verdict"
    works = [lambda p=person: p.post(path, **form).status_code for person in people]
    assert sorted(at_once(*works)) == [303, 409, 409]
    assert verdicts.count_of(fresh(Claim, claim_id)) == 1


def published_is_what_was_signed(claim_id):
    """Fail when readers see anything that no second person signed, in exactly these words."""
    db.session.rollback()
    publication = db.session.scalars(sa.select(Publication).filter_by(claim_id=claim_id)).first()
    if publication is None:
        return False
    shown = json.loads(publication.content)
    verdict = db.session.get_one(Verdict, publication.verdict_id)
    signed = db.session.scalars(
        sa.select(SignOff).filter_by(verdict_id=verdict.id, answer="signed")
    ).all()
    assert [each for each in signed if each.content_digest == verdict.content_digest]
    assert verdict.author_id not in {each.reviewer_id for each in signed}
    # The claim was never edited behind this verdict, so what stood then is what is shown.
    assert shown["verdict"]["summary"] == verdict.summary
    wordings = wordings_at(claim_id, verdict.id)
    assert shown["wording"] == wordings
    return True


def wordings_at(claim_id, seq):
    """The claim's wording as the history says it stood before entry *seq*."""
    query = (
        sa.select(HistoryOpening.event)
        .where(HistoryOpening.subject_type == "claim", HistoryOpening.subject_id == claim_id)
        .where(HistoryOpening.seq < seq)
        .order_by(HistoryOpening.seq)
    )
    wording = None
    for event in db.session.scalars(query):
        change = json.loads(event)["changes"].get("wording")
        wording = change[1] if change else wording
    return wording


@pytest.mark.parametrize("turn", range(6))
def test_an_edit_that_races_a_sign_off_is_never_published_unsigned(desk, app, turn):
    claim = desk.judged()
    claim_id, rev, seen = claim.id, claim.rev, seen_in(claim, "sign")
    publish = seen_in(claim, "publish")
    editor = signed_in(app, "editor@example.org")
    reviewer = signed_in(app, "reviewer@example.org")
    pause = turn * 0.004

    def edit():
        time.sleep(pause)
        form = {"wording": "Slipped in.", "kind": "event", "claimant": "", "rev": rev}
        return editor.post(f"/claims/{claim_id}/edit", **form).status_code

    def sign_and_publish():
        one = reviewer.post(f"/claims/{claim_id}/sign-off", **seen | {"sign-answer": "signed"})
        other = reviewer.post(f"/claims/{claim_id}/publish", **publish)
        return one.status_code, other.status_code

    edited, (signed, out) = at_once(edit, sign_and_publish)
    assert {edited, signed, out} <= {303, 409}
    is_out = published_is_what_was_signed(claim_id)
    assert is_out == (out == 303)
    if is_out:
        content = json.loads(db.session.scalars(sa.select(Publication.content)).one())
        assert content["wording"] != "Slipped in."
    assert verify().fault is None


class Day:
    """Somebody at the desk who does what can be done, until the time is up."""

    def __init__(self, person, claim_ids, seed):
        self.person, self.claim_ids = person, claim_ids
        self.dice = random.Random(seed)
        self.codes = Counter()

    def work(self, seconds, *verbs):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.dice.choice(verbs)(self.dice.choice(self.claim_ids))
            time.sleep(self.dice.uniform(0, 0.04))  # people take a breath
        return self.codes

    def _post(self, verb, path, **form):
        answer = self.person.post(path, **form)
        self.codes[verb, answer.status_code] += 1
        return answer.status_code

    def accept(self, claim_id):
        self._post("accept", f"/claims/{claim_id}/accept")

    def edit(self, claim_id):
        page = self.person.get(f"/claims/{claim_id}/edit").text
        form = {"wording": f"W{self.dice.random()}", "kind": "state", "claimant": ""}
        self._post("edit", f"/claims/{claim_id}/edit", **form, rev=field_of(page, "rev"))

    def attach(self, claim_id):
        form = {"title": f"T{self.dice.random()}", "stance": "supports", "passage": "P", "rev": 0}
        form = {f"evidence-{name}": value for name, value in form.items()}
        self._post("attach", f"/claims/{claim_id}/evidence/new", **form)

    def judge(self, claim_id):
        page = self.person.get(f"/claims/{claim_id}/verdict").text
        items = re.findall(r'name="evidence_ids"[^>]*value="(\d+)"', page)
        form = {"rating_id": field_of(page, "rating_id"), "summary": f"S{self.dice.random()}"}
        form |= {"evidence_ids": items[-2:], "replaces": field_of(page, "replaces")}
        self._post("judge", f"/claims/{claim_id}/verdict", **form)

    def sign(self, claim_id):
        if self._answer("sign", f"/claims/{claim_id}/sign-off", "sign-", answer="signed"):
            self.publish(claim_id)

    def publish(self, claim_id):
        self._answer("publish", f"/claims/{claim_id}/publish", "publish-", reason="R")

    def _answer(self, verb, path, prefix, **form):
        """Answer what the page shows, as somebody who read it; return whether it was in time."""
        names = ("verdict_number", "digest")
        page = self.person.get(path).text
        seen = {name: field_of(page, prefix + name) for name in names if prefix + name in page}
        if not all(seen.get(name) for name in names):
            return False
        form = {prefix + name: value for name, value in (seen | form).items()}
        return self._post(verb, path, **form) == 303

    def read(self, claim_id):
        for path in ("/queue/?status=all", f"/history/claims/{claim_id}", "/verdicts/"):
            self.codes["read", self.person.get(path).status_code] += 1

    def export(self, _claim_id):
        with self.person.get("/history/export?format=csv", buffered=True) as answer:
            self.codes["export", answer.status_code] += 1


ENTRY_OF = {
    "accept": Event.CLAIM_ACCEPTED,
    "attach": Event.EVIDENCE_ATTACHED,
    "edit": Event.CLAIM_EDITED,
    "judge": Event.VERDICT_RECORDED,
    "sign": Event.SIGN_OFF_GIVEN,
    "publish": Event.CLAIM_PUBLISHED,
}


def test_a_busy_desk_keeps_every_acknowledged_change(desk, app):
    """Two editors and a reviewer change the same claims while somebody reads and exports."""
    claims = [make().id for make in (desk.make_proposal, desk.judged) for _ in range(2)]
    counted = {event: entries_of(event) for event in ENTRY_OF.values()}
    people = [signed_in(app, f"{role}@example.org") for role in ("editor", "reviewer", "viewer")]
    one, two = Day(people[0], claims, 1), Day(person_of(app, 9), claims, 2)
    three, four = Day(people[1], claims, 3), Day(people[2], claims, 4)
    editing = ("accept", "edit", "attach", "judge", "judge", "judge")
    works = [
        lambda: one.work(4, *(getattr(one, verb) for verb in editing)),
        lambda: two.work(4, *(getattr(two, verb) for verb in editing)),
        lambda: three.work(4, three.sign, three.publish),
        lambda: four.work(4, four.read, four.export),
    ]
    codes = sum(at_once(*works), Counter())
    assert {code for _, code in codes} <= {200, 303, 409, 422}, codes
    assert {code for verb, code in codes if verb in {"read", "export"}} == {200}
    # What was acknowledged has its entry; an attached or recorded thing has exactly one.
    for verb, event in ENTRY_OF.items():
        assert entries_of(event) - counted[event] == codes[verb, 303], (verb, codes)
    assert codes["judge", 303] + codes["edit", 303]
    assert codes["sign", 303]
    report = verify()
    assert report.fault is None
    assert report.checked == db.session.scalar(sa.select(sa.func.count(HistoryEntry.seq)))
    for claim_id in claims:
        published_is_what_was_signed(claim_id)
        claim = fresh(Claim, claim_id)
        if claim.status in {ClaimStatus.SIGNED_OFF, ClaimStatus.JUDGED}:
            standing = verdicts.newest_verdict(claim)
            assert verdicts.content_of(standing).digest == standing.content_digest


def entries_of(event):
    db.session.rollback()
    query = sa.select(sa.func.count()).select_from(HistoryOpening)
    return db.session.scalar(query.where(HistoryOpening.event_name == event))
