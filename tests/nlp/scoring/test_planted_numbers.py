from datetime import date
from random import Random

from workbench.domain.readings import Check, Finding, FindingPlace
from workbench.nlp.checks import find_number_findings
from workbench.nlp.quantities import find_quantities
from workbench.nlp.scoring.checks import score_checks
from workbench.nlp.scoring.number_sentences import CHECKS
from workbench.nlp.scoring.planted_numbers import plant

DAY = date(2022, 9, 16)
ARTICLE = (
    "The town of Eastmere opened its new library on Friday.\n\n"
    "“We waited for years,” the mayor said. The building has a tower.\n\n"
    "Readers can borrow books, films and tools."
)
OWN_FIGURES = (
    "The harbour board signed a $40 million deal for dredging the harbour.\n\n"
    "Opponents of the dredging say the $40 million deal for the harbour is too dear."
)


def find(text, _published_on):
    return find_number_findings(text, find_quantities(text))


def test_every_check_has_an_error_and_a_sound_twin():
    planted = list(plant(ARTICLE, DAY, Random(1)))
    assert [(item.check, item.sound) for item in planted] == [
        (check, sound) for check in CHECKS for sound in (False, True)
    ]


def test_the_planted_passage_stands_where_it_is_said_to():
    for item in plant(ARTICLE, DAY, Random(2)):
        passage = item.text[item.start_char : item.end_char]
        assert passage[0].isupper() or passage[0].isdigit()
        assert passage.rstrip()[-1] in ".%" or "\n" in passage
        assert item.published_on == DAY


def test_the_same_state_plants_the_same():
    assert list(plant(ARTICLE, DAY, Random(3))) == list(plant(ARTICLE, DAY, Random(3)))


def test_a_figure_that_an_article_gives_twice_is_changed_once():
    own = [item for item in plant(OWN_FIGURES, DAY, Random(4)) if item.text.count("Opponents") == 1]
    slip = next(item for item in own if "$40 billion deal" in item.text and len(item.text) < 160)
    assert (slip.check, slip.sound) == (Check.UNIT_SLIP, False)
    assert slip.text[slip.start_char : slip.end_char] == "$40 billion deal"
    assert "$40 million deal" in slip.text


def test_nearly_all_planted_errors_are_found_and_no_sound_twin_is_asked_about():
    score = score_checks([(ARTICLE, DAY)] * 60, find, seed=5)
    for check in CHECKS:
        assert score.planted[check] == score.twins[check] == 60
        assert (score.recall(check) or 0) >= 0.85, check
        assert score.twins_flagged[check] <= 1, check


def test_the_score_counts_alarms_on_the_articles_as_they_are():
    def always(text, _published_on):
        return [Finding(Check.SUM, "Why?", "1 + 1 = 2.", (FindingPlace(0, 1, text[:1]),))]

    score = score_checks([(ARTICLE, DAY)] * 2, always, seed=1)
    words = 2 * len(ARTICLE.split())
    assert score.alarms == {Check.SUM: 2}
    assert score.alarms_per_thousand_words == 2 * 1000 / words


def test_a_finding_elsewhere_or_of_another_check_has_not_found_the_error():
    def elsewhere(text, _published_on):
        return [Finding(Check.SUM, "Why?", "1 + 1 = 2.", (FindingPlace(0, 1, text[:1]),))]

    score = score_checks([(ARTICLE, DAY)], elsewhere, seed=1)
    assert not any(score.found.values())
    assert not any(score.twins_flagged.values())


def test_a_check_that_was_not_planted_has_no_recall():
    score = score_checks([("No day is known for this.", None)], find, seed=1)
    assert score.recall(Check.WEEKDAY) is None
    assert score.twin_alarm_rate(Check.WEEKDAY) is None
    assert score.recall(Check.SUM) is not None


def test_progress_is_told_after_each_article():
    done = []
    score_checks([(ARTICLE, DAY)] * 3, find, seed=1, progress=done.append)
    assert done == [1, 2, 3]
