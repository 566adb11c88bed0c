"""What the date reader reaches on marked news, and how quiet its checks are on clean articles."""

import json
import re
from datetime import date

import pytest

from tests.shared_data import shared_path
from workbench.domain.errors import InvalidInputError
from workbench.domain.readings import Check
from workbench.nlp.scoring.dates import read_time_file, score_dates
from workbench.nlp.times import find_date_findings, find_times

TIMEML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2022-09-16" functionInDocument="CREATION_TIME">
16 Sept</TIMEX3></DCT><TEXT>They <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE"
 value="2022-09-14">Wednesday</TIMEX3> &amp; stayed <TIMEX3 tid="t2" type="DURATION"
 value="P3D">two days</TIMEX3>, since <TIMEX3 tid="t3" type="DATE" value="1949-XX">1949</TIMEX3>.
</TEXT></TimeML>"""


def test_a_timeml_file_is_read_with_its_marks_in_place(tmp_path):
    path = tmp_path / "one.tml"
    path.write_text(TIMEML, encoding="utf-8")
    file = read_time_file(path)
    assert file.written_on == date(2022, 9, 16)
    assert [file.text[mark.start_char : mark.end_char] for mark in file.marks] == [
        "Wednesday",
        "two days",
        "1949",
    ]


def test_the_score_counts_values_spans_and_days_apart(tmp_path):
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    steps = []
    score = score_dates(tmp_path, lambda done, of: steps.append((done, of)))
    figures = score.overall
    assert (figures.marked, figures.found, figures.touching) == (3, 3, 3)
    assert (figures.exact, figures.valued, figures.same_days) == (3, 1, 2)
    assert figures.value_f1 == pytest.approx(1 / 3)
    assert (figures.all_marked, figures.all_found, figures.all_valued) == (3, 3, 1)
    assert figures.published_value_f1 == pytest.approx(1 / 3)
    assert steps == [(1, 1)]


@pytest.mark.parametrize(
    ("marked", "words", "same"),
    [
        ("198", "the 1980s", True),
        ("198X", "the 1980s", True),
        ("P2Y6M", "two and a half years", True),
        ("P1E", "over a decade", True),
        ("P18M", "two years", False),
        ("P24M", "two days", False),
        ("2022-09-14TNI", "Wednesday", True),
        ("2022-W7", "Wednesday", False),
    ],
)
def test_the_same_days_may_be_written_in_another_notation(tmp_path, marked, words, same):
    text = TIMEML.replace("2022-09-14", marked, 1).replace("Wednesday", words)
    (tmp_path / "one.tml").write_text(text, encoding="utf-8")
    score = score_dates(tmp_path)
    assert score.overall.same_days == 1 + same


def test_tempeval_counts_times_and_sets_and_compares_letter_for_letter(tmp_path):
    text = TIMEML.replace('type="DURATION"\n value="P3D">two days', 'type="SET" value="P1D">daily')
    (tmp_path / "one.tml").write_text(text.replace("1949-XX", "past_ref"), encoding="utf-8")
    figures = score_dates(tmp_path).overall
    assert (figures.marked, figures.found, figures.valued) == (2, 2, 1)
    assert (figures.all_marked, figures.all_found, figures.all_valued) == (3, 3, 2)


def test_a_folder_without_timeml_is_refused(tmp_path):
    with pytest.raises(InvalidInputError, match=r"no TimeML file"):
        score_dates(tmp_path)
    (tmp_path / "broken.tml").write_text("<TimeML><TEXT>", encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"no well-formed XML"):
        score_dates(tmp_path)


@pytest.mark.shared
def test_values_of_dates_and_durations_keep_their_level_on_tempeval():
    score = score_dates(shared_path("data", "tempeval3", "TBAQ-cleaned"))
    assert score.overall.marked > 1_700
    assert score.overall.value_f1 >= 0.815
    assert score.overall.published_value_f1 >= 0.805
    assert score.held_out.value_f1 >= 0.78
    assert score.overall.same_days_f1 >= 0.84
    assert score.overall.span_f1 >= 0.93


@pytest.mark.shared
def test_the_checks_stay_silent_on_clean_articles():
    folder = shared_path("claims", "articles")
    lines = shared_path("claims", "articles.jsonl").read_text(encoding="utf-8").splitlines()
    days = {row["article"]: row["published_on"] for row in map(json.loads, lines)}
    texts = [
        (path.read_text(encoding="utf-8"), date.fromisoformat(days[path.stem]))
        for path in sorted(folder.glob("*.txt"))
    ]
    for path in sorted(shared_path("data", "polnear", "dev", "text").glob("*.txt")):
        day = re.search(r"\d{4}-\d\d-\d\d", path.name).group()
        texts.append((path.read_text(encoding="utf-8"), date.fromisoformat(day)))
    assert len(texts) > 90
    alarms = [
        finding
        for text, day in texts
        for finding in find_date_findings(text, day, find_times(text, day))
    ]
    assert alarms == []


@pytest.mark.shared
def test_both_errors_of_the_example_article_are_found_with_their_sums():
    day = date(2022, 9, 16)
    text = shared_path("claims", "unmarked", "seed_putin_xi.txt").read_text(encoding="utf-8")
    by_check = {each.check: each for each in find_date_findings(text, day, find_times(text, day))}
    assert set(by_check) == {Check.DURATION, Check.ORDER_OF_EVENTS}
    length, order = by_check[Check.DURATION], by_check[Check.ORDER_OF_EVENTS]
    assert [each.quote for each in length.places] == ["over 1,000 days", "January 2020"]
    assert length.working == (
        "1 January 2020 to 16 September 2022 is at most 989 days (2.7 years);"
        " the text says over 1,000 days."
    )
    visit, plan = order.places
    assert "on Wednesday in Kazakhstan" in visit.quote
    assert "abroad for the first time in November" in plan.quote
    assert order.working == (
        "14 September 2022 (“Wednesday”) is 48 days before 1 November 2022 (“November”);"
        " the text calls the later one the first."
    )
