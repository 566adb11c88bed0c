"""The benches measure real pages of real desks."""

import pytest
from click.testing import CliRunner

from workbench.cli import main
from workbench.cli._bench_desk import EMAIL, PASSWORD, fill
from workbench.cli._bench_http import BenchError, assets_of, body, signed_in, timed
from workbench.cli.bench_queue import PAGES
from workbench.domain.claims import ClaimStatus
from workbench.models import Claim, db
from workbench.services import queue
from workbench.services.queue import QueueFilter
from workbench.services.verify import verify


def rows(result):
    return [line.rsplit(maxsplit=5) for line in result.stdout.splitlines()]


def test_a_bench_desk_is_as_large_as_asked_and_its_history_true(in_app):
    told = []
    made = fill(120, tell=told.append)
    assert made.claims == sum(told) == 120
    assert queue.count_up_to(QueueFilter()) == 120
    assert verify().fault is None
    judged = db.session.get_one(Claim, made.judged_claim_id)
    assert judged.status is ClaimStatus.JUDGED
    for claim in queue.page(QueueFilter()).claims:
        (appearance,) = claim.appearances
        text = appearance.revision.text
        assert text[appearance.start_char : appearance.end_char] == claim.wording


def test_each_page_is_measured_on_each_desk_with_its_ratio():
    words = ["bench", "queue", "--claims", "60", "--claims", "120", "--requests", "10"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    _, *measured = rows(result)
    assert [row[1] for row in measured] == ["60", "120"] * (len(PAGES) + 1)
    assert {"queue, words", "history, newest", "claim, judged"} <= {row[0] for row in measured}
    for _, _, p50, p95, ratio, sent in measured:
        assert 0 < float(p50) <= float(p95)
        assert float(ratio) > 0
        assert int(sent.replace(",", "")) > 1_000
    assert {row[4] for row in measured[::2]} == {"1.00"}


def test_a_database_in_use_is_not_filled(environment, database_url):
    words = ["bench", "queue", "--claims", "10", "--database-url", database_url]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert "The bench fills an empty database only" in result.stderr


def test_one_address_a_size_is_asked_for():
    words = ["bench", "queue", "--claims", "10", "--claims", "20", "--database-url", "sqlite://"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert "Give one --database-url for each --claims" in result.stderr


def test_a_page_that_fails_is_not_measured(app):
    with pytest.raises(BenchError, match="/nowhere answered with status 404"):
        timed([app.test_client()], ["/nowhere"], 10)
    with pytest.raises(BenchError, match="status 302"):
        signed_in(app, "nobody@example.org", "not a password at all")


def test_pages_are_weighed_with_all_they_load():
    result = CliRunner().invoke(main, ["bench", "pages"])
    assert result.exit_code == 0, result.output
    _, *weighed = [line.rsplit(maxsplit=4) for line in result.stdout.splitlines()]
    assert {row[0] for row in weighed} >= {"queue", "claim", "article", "history"}
    for _, *numbers in weighed:
        page, page_gzipped, everything, everything_gzipped = (
            int(each.replace(",", "")) for each in numbers
        )
        assert page_gzipped < page < everything
        assert page_gzipped < everything_gzipped < everything


def test_a_pages_assets_are_its_styles_scripts_and_pictures():
    page = (
        b'<link rel="stylesheet" href="/a.css"><link rel="canonical" href="/here">'
        b'<script src="/a.js"></script><script src="/a.js"></script><img src="data:,">'
        b'<a href="/else">else</a><link rel="icon" href="/mark.svg">'
    )
    assert assets_of(page) == ["/a.css", "/a.js", "/mark.svg"]


def test_a_signed_in_browser_sees_the_queue(app, in_app):
    fill(50, tell=lambda _: None)
    browser = signed_in(app, EMAIL, PASSWORD)
    assert b"Iva Reader" in body(browser, "/queue/")
