"""Evidence that two people change at once, and the hold on a claim while a form is open."""

from datetime import date
from io import BytesIO

import pytest

from tests.person import Person
from workbench.domain.editors import Role
from workbench.domain.verdicts import Stance
from workbench.services import evidence, files
from workbench.services.evidence import EvidenceDraft
from workbench.services.transaction import transaction


@pytest.fixture
def editor(app):
    return Person(app, Role.EDITOR)


def test_day_and_file_that_somebody_else_saved_are_shown_beside_mine(desk, editor):
    item = desk.make_evidence(desk.make_claim())
    number, rev = item.id, item.rev
    theirs = EvidenceDraft(
        title="Harbour log",
        stance=Stance.SUPPORTS,
        passage="No sailings.",
        published_on=date(2026, 2, 3),
        file=files.keep(b"their log", "their-log.txt"),
    )
    with transaction():
        evidence.edit(item, theirs, rev=rev, actor=desk.reviewer)
    mine = {
        "title": "Harbour log",
        "stance": "supports",
        "passage": "No sailings.",
        "published_on": "2026-02-04",
        "rev": rev,
        "csrf_token": editor.token,
        "file": (BytesIO(b"my log"), "my-log.txt"),
    }
    path = f"/claims/evidence/{number}/edit"
    answer = editor.send(path, data=mine, content_type="multipart/form-data")
    assert answer.status_code == 409
    sides = answer.text.partition('class="conflict"')[2].partition("<form")[0]
    for shown in ("2026-02-03", "2026-02-04", "their-log.txt", "my-log.txt</bdi> (choose it"):
        assert shown in sides
    assert ">Passage<" not in sides


@pytest.mark.parametrize(
    "page",
    [
        "/claims/{claim}/edit",
        "/claims/{claim}/evidence/new",
        "/claims/evidence/{item}/edit",
        "/claims/{claim}/verdict",
        "/claims/{claim}/split",
        "/claims/evidence/{item}/withdraw",
    ],
)
def test_a_claim_that_one_holds_is_kept_while_a_form_on_it_is_open(app, desk, editor, page):
    claim = desk.make_claim()
    path = page.format(claim=claim.id, item=desk.make_evidence(claim).id)
    beat = f'data-hold-url="/claims/{claim.id}/hold"'
    assert beat not in editor.get(path).text
    editor.post(f"/claims/{claim.id}/take")
    assert editor.get(path).text.count(beat) == 1
    assert beat not in Person(app, Role.REVIEWER).get(path).text
