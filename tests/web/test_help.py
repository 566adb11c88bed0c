"""The help says what the program does: its kinds, its roles, its keys, its limits."""

import re
from html import unescape

import pytest

from tests.person import Person
from tests.project_files import ROOT
from workbench.domain.claims import ClaimKind, ClaimStatus
from workbench.domain.editors import Role
from workbench.domain.findings import ANSWERS
from workbench.domain.readings import LeftOutWhy
from workbench.web.help import LEFT_OUT_MEANINGS

NAMED = re.compile(r"<kbd>([^<]+)</kbd>")


@pytest.fixture
def page(app):
    return unescape(Person(app, Role.VIEWER).get("/help/").text)


def test_every_reason_for_leaving_out_and_every_answer_is_explained(page):
    assert set(LEFT_OUT_MEANINGS) == {each.value for each in LeftOutWhy}
    for meaning in LEFT_OUT_MEANINGS.values():
        assert meaning in page
    for answer in ANSWERS:
        assert answer.meaning in page


def test_the_help_names_every_kind_role_and_state(page):
    for kind in ClaimKind:
        assert kind.value.capitalize() in page
        assert kind.meaning in page
    for role in Role:
        assert role.meaning in page
    for status in set(ClaimStatus) - {ClaimStatus.WITHDRAWN}:
        assert status.label in page


def test_every_link_inside_the_page_leads_somewhere(page):
    ids = set(re.findall(r'id="([^"]+)"', page))
    targets = re.findall(r'href="#([^"]+)"', page)
    assert targets
    assert set(targets) <= ids


def test_the_keys_named_are_those_that_work(page):
    table = page[page.index('id="keys"') : page.index('id="words"')]
    rows = re.findall(r'<td class="nowrap">(.*?)</td>', table, re.DOTALL)
    named = {" ".join(NAMED.findall(row)) for row in rows}
    # j, k, x, Enter and ? are in the script; the others are marked in templates.
    script = (ROOT / "static" / "js" / "keys.js").read_text(encoding="utf-8")
    by_script = {key for key in ("j", "k", "x", "Enter", "?") if f'"{key}"' in script}
    marked = set()
    for path in (ROOT / "templates").rglob("*.html"):
        if path.name != "styleguide.html":
            text = path.read_text(encoding="utf-8")
            marked |= set(re.findall(r'(?:key=|data-key=)"([^"{]+)"', text))
    by_link = {f"g {key}" for key in "qasveh"}
    assert named <= by_script | marked | by_link
    assert by_script | by_link <= named


def test_the_limits_of_the_history_are_said_plainly(page):
    limits = page[page.index('id="verify"') :]
    for words in ("nobody by the history alone", "what was never entered", "older tree head"):
        assert words in limits
