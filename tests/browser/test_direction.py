"""Text that turns the reading direction turns itself alone: the desk's words run on as written."""

from decimal import Decimal
from urllib.parse import quote

import pytest
import sqlalchemy as sa

from tests.browser.pages import DeskPage, SignInPage
from tests.factories import FIRST, Desk, finding
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimantType, ClaimEdit, ClaimKind
from workbench.domain.editors import Role
from workbench.domain.readings import Comparator, ParsedClaim, Period
from workbench.models import HistoryEntry, db
from workbench.services import articles, claims, editors, files, holds
from workbench.services import desk as desk_service
from workbench.services.articles import Proposals
from workbench.services.transaction import transaction

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)

# Ends what a page has put around it, then turns all that follows.
TURNED = "\u2069\u202ereppilf"

# Words that run from right to left on the page, other than in texts that turn themselves. A text
# node with marks must have ended its turns; what stands behind the last of them is the desk's.
MIRRORED = """() => {
  const found = [], range = document.createRange();
  const apart = ".article-text, textarea, select, script, style, datalist";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, text = node.data;
    if (node.parentElement.closest(apart)) continue;
    const start = text.search(/[^\\u202a-\\u202e\\u2066-\\u2069]*$/);
    if (start && !/[\\u202c\\u2069]/.test(text[start - 1])) found.push("left open: " + text);
    let last = null;
    for (let at = start; at < text.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (last && box.width && Math.abs(box.top - last.top) < 2 && box.left < last.left) {
        found.push(text);
        break;
      }
      if (box.width) last = box;
    }
  }
  return found;
}"""


@pytest.fixture
def turned(in_app):
    """Pages of a desk whose every text turns the reading direction."""
    desk = Desk()
    with transaction():
        person = editors.add_editor(TURNED, "turned@example.org", Role.EDITOR, actor=desk.admin)
        desk_service.change_settings({"name": TURNED}, actor=desk.admin)
    text = f"{TURNED}\n\nThe ferry sailed {FIRST}.\n\n{TURNED} and {TURNED}"
    claim = _make_claim(desk, person, text)
    item = desk.make_evidence(
        claim,
        actor=person,
        title=TURNED,
        publisher=TURNED,
        locator=TURNED,
        note=TURNED,
        passage=TURNED,
        file=files.keep(b"x", TURNED),
    )
    desk.published(desk.judged(claim, actor=person, summary=TURNED))
    desk.judged(claim, actor=person, summary=f"{TURNED} again")
    desk.published(claim, reason=TURNED)
    held = desk.make_claim()
    with transaction():
        holds.take(held, actor=person)
    entries = db.session.scalars(sa.select(HistoryEntry.seq)).all()
    number, article = claim.id, claim.article_id
    words = quote(TURNED)
    return [
        *(f"/claims/{each}" for each in (number, f"{number}/edit", f"{number}/merge", held.id)),
        *(f"/claims/evidence/{item.id}/{each}" for each in ("edit", "withdraw")),
        *(f"/articles/{each}" for each in ("", article, f"{article}/edit")),
        *(f"/history/{each}" for each in ("", f"claims/{number}", f"people/{person.id}")),
        *(f"/history/{seq}" for seq in entries[-30::5]),
        *(f"/verdicts/{each}" for each in ("", number)),
        *(f"/people/{each}" for each in ("", person.id)),
        *("/desk/", "/exports/?status=all", "/queue/?status=all", f"/queue/?q={words}"),
        f"/history/?q={words}",
    ]


def _make_claim(desk, person, text):
    found = Proposals(
        [], "test 1", findings=[finding(text, FIRST, question=TURNED, working=TURNED)]
    )
    draft = ArticleDraft(title=TURNED, text=text, outlet=TURNED, author=TURNED)
    with transaction():
        article = articles.take_in(draft, found, actor=person)
        mark = claims.find_mark(article.newest, FIRST)
        claim = claims.add_by_hand(mark, ClaimKind.STATE, actor=person)
        wanted = ClaimEdit(
            wording=f"{TURNED} it sailed",
            kind=claim.kind,
            claimant=TURNED,
            claimant_type=ClaimantType.PERSON,
            parts=ParsedClaim(
                number=Decimal(1_000),
                unit=TURNED,
                comparator=Comparator.OVER,
                period=Period(TURNED),
                place=TURNED,
                quoted_words=TURNED,
            ),
        )
        claims.edit(claim, wanted, rev=claim.rev, actor=person)
    return claim


def test_no_text_mirrors_the_words_beside_it(turned, page):
    # Given a desk whose every text turns the reading direction
    SignInPage(page).sign_in(Role.ADMIN)
    found = []
    # When each page that shows such a text is opened
    for path in turned:
        DeskPage(page).open(path)
        found += [f"{path}: {each}" for each in page.evaluate(MIRRORED)]
    # Then the words of the desk on it run from left to right
    assert found == []


def test_a_field_says_which_marks_it_holds(turned, page):
    SignInPage(page).sign_in(Role.ADMIN)
    DeskPage(page).open(next(each for each in turned if each.endswith("/edit")))
    unit = page.get_by_label("Unit")
    assert unit.input_value() == TURNED
    told = page.locator(f"#{unit.get_attribute('id')}-marks")
    assert "U+202E, U+2069" in told.inner_text()
    assert told.get_attribute("id") in unit.get_attribute("aria-describedby").split()
