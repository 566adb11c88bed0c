"""The generator of planted date errors, and that the checks find what it plants."""

from collections import Counter
from datetime import date
from random import Random

from workbench.domain.readings import Check
from workbench.nlp.scoring.planted_dates import plant
from workbench.nlp.times import find_date_findings, find_times

DAY = date(2022, 9, 16)
ARTICLE = """Harbour town votes on new bridge

Voters in the harbour town went to the polls on Sunday, 11 September 2022, to decide on a bridge.

The council said that work could begin next spring. It had put off a decision in 2019.

“We waited long enough,” said the mayor.
"""
KINDS = {Check.DURATION, Check.WEEKDAY, Check.AGE, Check.RANKED_SPAN, Check.ORDER_OF_EVENTS}


def touches(finding, planted):
    return any(
        each.start_char < planted.end_char and planted.start_char < each.end_char
        for each in finding.places
    )


def found_in(planted):
    times = find_times(planted.text, planted.published_on)
    return find_date_findings(planted.text, planted.published_on, times)


def test_the_article_itself_is_clean():
    assert find_date_findings(ARTICLE, DAY, find_times(ARTICLE, DAY)) == []


def test_every_kind_is_planted_with_a_sound_twin():
    planted = list(plant(ARTICLE, DAY, Random(1)))
    assert {each.check for each in planted} == KINDS
    assert {each.check for each in planted if each.sound} == KINDS


def test_the_marked_stretch_is_all_that_was_changed():
    for each in plant(ARTICLE, DAY, Random(2)):
        assert ARTICLE.startswith(each.text[: each.start_char].rstrip())
        assert ARTICLE.endswith(each.text[each.end_char :])
        assert each.text[each.start_char : each.end_char].strip()


def test_the_same_randomness_plants_the_same():
    assert list(plant(ARTICLE, DAY, Random(3))) == list(plant(ARTICLE, DAY, Random(3)))


def test_nothing_is_planted_without_the_articles_day():
    assert list(plant(ARTICLE, None, Random(1))) == []


def test_nine_of_ten_planted_errors_are_found_and_no_sound_twin_is_touched():
    wrong, hit = Counter(), Counter()
    for seed in range(40):
        for each in plant(ARTICLE, DAY, Random(seed)):
            touching = [one for one in found_in(each) if touches(one, each)]
            if each.sound:
                assert touching == [], each.text[each.start_char : each.end_char]
                continue
            wrong[each.check] += 1
            hit[each.check] += any(one.check is each.check for one in touching)
    assert set(wrong) == KINDS
    for check, count in wrong.items():
        assert hit[check] >= 0.9 * count, check
