"""Every page of the site, full, empty and broken: fit for everybody, every screen, a slow line."""

import pytest
import sqlalchemy as sa

from tests.browser.filled import SetClock, add_people, fill
from tests.browser.inspection import PHONE, Weight, inspect, write_weights
from tests.browser.pages import ClaimPage, DeskPage, SignInPage
from workbench import create_app
from workbench.domain.editors import Role
from workbench.jobs.engine import DbosEngine
from workbench.migrations import runner
from workbench.models import db
from workbench.models.engine import prepare_engine
from workbench.services import holds
from workbench.settings import Settings

LIMIT_BYTES = 200_000
READER = None

# name: who opens it and where; {numbers} are those of the filled desk. An admin sees most.
PAGES = {
    "sign-in": (READER, "/sign-in"),
    "first-password": (READER, "/account/code"),
    "verdicts": (READER, "/verdicts/"),
    "verdicts-older": (READER, "/verdicts/?before=1"),
    "verdict-published": (READER, "/verdicts/{published}"),
    "verdict-withdrawn": (READER, "/verdicts/{withdrawn}"),
    "verdict-long": (READER, "/verdicts/{long}"),
    "queue": (Role.ADMIN, "/queue/"),
    "queue-proposed": (Role.ADMIN, "/queue/?status=proposed"),
    "queue-all": (Role.ADMIN, "/queue/?status=all&claimant=The+Ilsen+Courier"),
    "queue-no-fit": (Role.ADMIN, "/queue/?status=all&q=unheard&kind=rule"),
    "queue-viewer": (Role.VIEWER, "/queue/?status=judged"),
    "articles": (Role.ADMIN, "/articles/"),
    "articles-viewer": (Role.VIEWER, "/articles/"),
    "article": (Role.ADMIN, "/articles/{article}"),
    "article-long": (Role.ADMIN, "/articles/{long_article}"),
    "article-many": (Role.VIEWER, "/articles/{many}"),
    "article-crowded": (Role.ADMIN, "/articles/{crowded}"),
    "article-new-paste": (Role.ADMIN, "/articles/new"),
    "article-new-file": (Role.ADMIN, "/articles/new?by=file"),
    "article-new-address": (Role.ADMIN, "/articles/new?by=address"),
    "article-edit": (Role.ADMIN, "/articles/{long_article}/edit"),
    "article-revised": (Role.ADMIN, "/articles/{revised}"),
    "revision-earlier": (Role.VIEWER, "/articles/{revised}/revisions/1"),
    "revision-changes": (Role.ADMIN, "/articles/{revised}/revisions/2/changes"),
    "revision-changes-long": (Role.ADMIN, "/articles/{revised_long}/revisions/2/changes"),
    "revision-new-paste": (Role.ADMIN, "/articles/{long_article}/revisions/new"),
    "revision-new-address": (Role.ADMIN, "/articles/{long_article}/revisions/new?by=address"),
    "claim-changed": (Role.ADMIN, "/claims/{claim_changed}"),
    "claim-gone": (Role.ADMIN, "/claims/{claim_gone}"),
    "claim-changed-publish": (Role.ADMIN, "/claims/{claim_changed}/publish"),
    "queue-changed": (Role.ADMIN, "/queue/?status=all&change=unseen"),
    "claim-proposed": (Role.ADMIN, "/claims/{proposed}"),
    "claim-accepted": (Role.ADMIN, "/claims/{accepted}"),
    "claim-judged": (Role.ADMIN, "/claims/{judged}"),
    "claim-own-verdict": (Role.ADMIN, "/claims/{own}"),
    "claim-held": (Role.ADMIN, "/claims/{held}"),
    "claim-signed-off": (Role.ADMIN, "/claims/{signed_off}"),
    "claim-published": (Role.ADMIN, "/claims/{published}"),
    "claim-withdrawn": (Role.ADMIN, "/claims/{withdrawn}"),
    "claim-dismissed": (Role.ADMIN, "/claims/{dismissed}"),
    "claim-merged": (Role.ADMIN, "/claims/{merged}"),
    "claim-split": (Role.ADMIN, "/claims/{split}"),
    "claim-long": (Role.ADMIN, "/claims/{long}"),
    "claim-viewer": (Role.VIEWER, "/claims/{judged}"),
    "claim-parted": (Role.ADMIN, "/claims/{parted}"),
    "claim-parted-edit": (Role.ADMIN, "/claims/{parted}/edit"),
    "finding-settle": (Role.ADMIN, "/findings/{finding}/settle"),
    "queue-questioned": (Role.ADMIN, "/queue/?status=all&finding=open"),
    "claim-edit": (Role.ADMIN, "/claims/{long}/edit"),
    "claim-dismiss": (Role.ADMIN, "/claims/{accepted}/dismiss"),
    "claim-merge": (Role.ADMIN, "/claims/{accepted}/merge"),
    "claim-split-form": (Role.ADMIN, "/claims/{accepted}/split"),
    "evidence-new": (Role.ADMIN, "/claims/{accepted}/evidence/new"),
    "evidence-edit": (Role.ADMIN, "/claims/evidence/{file}/edit"),
    "evidence-withdraw": (Role.ADMIN, "/claims/evidence/{file}/withdraw"),
    "verdict": (Role.ADMIN, "/claims/{long}/verdict"),
    "sign-off": (Role.ADMIN, "/claims/{judged}/sign-off"),
    "publish": (Role.ADMIN, "/claims/{signed_off}/publish"),
    "withdraw": (Role.ADMIN, "/claims/{long}/withdraw"),
    "sources": (Role.ADMIN, "/sources/"),
    "sources-anonymous": (Role.VIEWER, "/sources/?of=anonymous"),
    "sources-no-fit": (Role.ADMIN, "/sources/?q=unheard"),
    "source": (Role.ADMIN, "/sources/{source}"),
    "source-long": (Role.ADMIN, "/sources/{long_source}"),
    "source-viewer": (Role.VIEWER, "/sources/{source}"),
    "source-edit": (Role.ADMIN, "/sources/{long_source}/edit"),
    "source-kept": (Role.ADMIN, "/sources/{kept_source}"),
    "claim-quoted": (Role.ADMIN, "/claims/{quoted}"),
    "claim-quoted-viewer": (Role.VIEWER, "/claims/{quoted}"),
    "passage-missing": (Role.ADMIN, "/claims/evidence/{missing}/passage"),
    "snapshot-place": (Role.ADMIN, "/sources/snapshots/{snapshot}?from=60&to=120"),
    "snapshot": (Role.ADMIN, "/sources/snapshots/{snapshot}"),
    "snapshot-failed": (Role.VIEWER, "/sources/snapshots/{failed_snapshot}"),
    "exports": (Role.ADMIN, "/exports/"),
    "exports-no-fit": (Role.ADMIN, "/exports/?q=unheard"),
    "history": (Role.ADMIN, "/history/"),
    "history-no-fit": (Role.ADMIN, "/history/?q=unheard"),
    "history-wrong-filter": (Role.ADMIN, "/history/?q=unheard&from=yesterday&id=x"),
    "history-of-claim": (Role.ADMIN, "/history/claims/{long}"),
    "history-of-article": (Role.ADMIN, "/history/articles/{small_article}"),
    "history-of-person": (Role.ADMIN, "/history/people/{long_person}"),
    "history-entry": (Role.ADMIN, "/history/20"),
    "history-verify": (Role.ADMIN, "/history/verify"),
    "jobs": (Role.ADMIN, "/jobs/"),
    "jobs-failed": (Role.ADMIN, "/jobs/?state=failed"),
    "jobs-viewer": (Role.VIEWER, "/jobs/"),
    "job-running": (Role.ADMIN, "/jobs/{running_job}"),
    "job-failed": (Role.ADMIN, "/jobs/{failed_job}"),
    "import-new": (Role.ADMIN, "/articles/import/"),
    "import-rows": (Role.ADMIN, "/articles/import/{list}?name=List"),
    "import-report": (Role.ADMIN, "/articles/import/jobs/{import_job}"),
    "article-being-read": (Role.ADMIN, "/articles/{unread}"),
    "article-unread-failed": (Role.ADMIN, "/articles/{unread_failed}"),
    "people": (Role.ADMIN, "/people/"),
    "person": (Role.ADMIN, "/people/{long_person}"),
    "person-new": (Role.ADMIN, "/people/new"),
    "desk": (Role.ADMIN, "/desk/"),
    "worth": (Role.ADMIN, "/desk/worth"),
    "account": (Role.ADMIN, "/account/"),
    "help": (Role.ADMIN, "/help/"),
    "style": (Role.ADMIN, "/help/style"),
}

# Addresses that answer with a file or lead on: asked for by `test_what_is_no_page_answers`.
FILES = {
    "/": "text/html",
    "/claims/evidence/{file}/file": "text/plain",
    "/history/export?format=csv": "text/csv",
    "/articles/import/jobs/{import_job}/report.csv": "text/csv",
    "/sources/snapshots/{snapshot}/file": "application/octet-stream",
    "/sources/snapshots/{snapshot}/warc": "application/octet-stream",
    "/jobs/{running_job}/progress": "text/html",
    "/verdicts/{published}.json": "application/ld+json",
    "/static/css/base.css": "text/css",
}

EMPTY = {
    "empty-queue": (Role.ADMIN, "/queue/"),
    "empty-queue-viewer": (Role.VIEWER, "/queue/"),
    "empty-articles": (Role.ADMIN, "/articles/"),
    "empty-articles-viewer": (Role.VIEWER, "/articles/"),
    "empty-sources": (Role.ADMIN, "/sources/"),
    "empty-exports": (Role.ADMIN, "/exports/"),
    "empty-verdicts": (READER, "/verdicts/"),
    "empty-jobs": (Role.ADMIN, "/jobs/"),
    "empty-history": (Role.ADMIN, "/history/"),
}

ERRORS = {
    "error-forbidden": (Role.EDITOR, "/people/", 403),
    "error-no-page": (Role.EDITOR, "/nowhere", 404),
    "error-no-claim": (Role.EDITOR, "/claims/9999999", 404),
    "error-reader": (READER, "/verdicts/9999999", 404),
    "error-method": (Role.EDITOR, "/queue/bulk", 405),
}


def _make_app(folder):
    settings = Settings(
        instance=folder,
        database_url=f"sqlite:///{folder / 'desk.db'}",
        secret_key="t" * 40,
        log_level="CRITICAL",
    )
    engine = sa.create_engine(settings.database_url)
    prepare_engine(engine)
    runner.upgrade(engine)
    DbosEngine(settings.database_url).make_tables()
    engine.dispose()
    return create_app(settings, clock=SetClock())


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """An application with a full desk, and the numbers of its records."""
    app = _make_app(tmp_path_factory.mktemp("filled"))
    numbers = fill(app)
    yield app, numbers
    write_weights(PAGES)
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def empty_app(tmp_path_factory):
    app = _make_app(tmp_path_factory.mktemp("empty"))
    with app.app_context():
        add_people()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def cookies():
    """What each role's browser keeps between tests: by role and server."""
    return {}


@pytest.fixture
def served_app(request):
    """The full desk, or the empty one where a test asks for `on_empty_desk`."""
    if "on_empty_desk" in request.fixturenames:
        return request.getfixturevalue("empty_app")
    return request.getfixturevalue("filled")[0]


@pytest.fixture
def on_empty_desk():
    """Serve the desk that holds nothing but its people."""


@pytest.fixture
def open_as(new_context, served_app, cookies, faults):
    """Open a page in a cold browser as somebody of a role; the test fails if it had a fault."""

    def open_page(role):
        if role is READER:
            return new_context().new_page()
        key = (role, served_app.instance_path)
        if key not in cookies:
            context = new_context()
            SignInPage(context.new_page()).sign_in(role)
            cookies[key] = context.storage_state()
        return new_context(storage_state=cookies[key]).new_page()

    yield open_page
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fit_to_be_seen(open_as, filled, name):
    # Given somebody who may see the page, with nothing of it in their browser yet
    role, path = PAGES[name]
    page = open_as(role)
    weight = Weight(page.context)
    # When they open it
    DeskPage(page).open(path.format_map(filled[1]))
    # Then it is light on the line, and anybody can use it on any screen
    weight.note(name)
    assert weight.bytes() < LIMIT_BYTES, f"{name} weighs {weight.bytes():,} bytes"
    inspect(page, name)


def test_on_a_phone_every_weight_has_its_field_in_sight(open_as):
    # Given an admin with a phone
    page = open_as(Role.ADMIN)
    page.set_viewport_size(PHONE)
    # When they open the weights of worth
    DeskPage(page).open("/desk/worth")
    # Then nobody has to push a table sideways to find where to write
    boxes = [each.bounding_box() for each in page.locator(".weights input").all()]
    assert boxes
    assert all(0 <= each["x"] <= PHONE["width"] - each["width"] for each in boxes)
    assert page.evaluate("document.querySelector('.weights').offsetWidth") <= PHONE["width"]


@pytest.mark.parametrize("name", EMPTY)
@pytest.mark.usefixtures("on_empty_desk")
def test_a_page_without_content_says_so(open_as, name):
    # Given a desk on which nothing has happened yet
    role, path = EMPTY[name]
    page = open_as(role)
    # When a list is opened
    DeskPage(page).open(path)
    # Then it is as fit as the full one
    inspect(page, name)


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_is_fit_to_be_seen(open_as, name):
    # Given somebody who asks for what is not there, or not for them
    role, path, status = ERRORS[name]
    page = open_as(role)
    # When they open it
    assert page.goto(path).status == status
    # Then the answer is a page of the desk
    inspect(page, name)


def test_every_address_is_visited(filled):
    # Given all addresses of the site that answer GET
    app, numbers = filled
    rules = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods}
    # When the pages above are looked up
    adapter = app.url_map.bind("127.0.0.1")
    paths = [path for _, path in PAGES.values()] + list(FILES)
    visited = {
        adapter.match(path.format_map(numbers).partition("?")[0], method="GET")[0] for path in paths
    }
    # Then none is missing
    assert visited == rules


@pytest.mark.parametrize("path", FILES)
def test_what_is_no_page_answers(open_as, filled, path):
    # Given an admin
    page = open_as(Role.ADMIN)
    # When they ask for a file, or an address that leads on
    answer = page.request.get(path.format_map(filled[1]))
    # Then it comes as what it is
    assert answer.ok
    assert answer.headers["content-type"].startswith(FILES[path])
    assert answer.body()


def test_a_form_that_is_refused_is_fit_to_be_seen(open_as, filled):
    # Given an editor with an empty evidence form
    page = open_as(Role.EDITOR)
    claim = ClaimPage(page)
    claim.open(f"/claims/{filled[1]['accepted']}/evidence/new")
    # When they send it as it is
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        claim.press("Attach")
    # Then the page that comes back names what to mend
    assert sent.value.status == 422
    inspect(page, "refused-evidence")


def test_a_form_that_was_overtaken_is_fit_to_be_seen(open_as, filled):
    # Given two editors with the same claim's form open
    one, other = (ClaimPage(open_as(role)) for role in (Role.EDITOR, Role.REVIEWER))
    path = f"/claims/{filled[1]['accepted']}/edit"
    for each in (one, other):
        each.open(path)
    # When both save
    one.fill(Wording="The wording of whoever was quicker", Claimant="")
    one.press("Save")
    one.should_be("The wording of whoever was quicker")
    other.fill(Wording="The wording of whoever came second")
    other.press("Save")
    # Then the second sees both versions
    inspect(other.page, "overtaken-claim")


def test_a_step_that_came_too_late_is_fit_to_be_seen(open_as, filled):
    # Given two editors who look at the same proposal
    one, other = (ClaimPage(open_as(role)) for role in (Role.EDITOR, Role.REVIEWER))
    for each in (one, other):
        each.open(f"/claims/{filled[1]['spare']}")
    # When both accept it
    one.press("Accept")
    one.should_say("Claim accepted.")
    with other.page.expect_navigation() as sent:
        other.press("Accept")
    # Then the second is told where it stands
    assert sent.value.status == 409
    other.should_say("only a proposal is accepted")
    inspect(other.page, "error-too-late")


def test_a_failure_is_fit_to_be_seen(open_as, filled, monkeypatch, faults):
    # Given a desk on which taking a claim fails
    def fail(*_args, **_kwargs):
        msg = "the disk is full"
        raise OSError(msg)

    monkeypatch.setattr(holds, "take", fail)
    claim = ClaimPage(open_as(Role.EDITOR))
    claim.open(f"/claims/{filled[1]['accepted']}")
    # When an editor takes one
    with claim.page.expect_navigation() as sent:
        claim.press("Take")
    # Then the page says whose fault it is, and by which number to ask
    assert sent.value.status == 500
    assert [each.split(":")[0] for each in faults] == ["answer 500"]
    faults.clear()
    claim.should_say("Something failed on our side.")
    inspect(claim.page, "error-failure")
