"""The grammar is tried only at words that one of its families can begin with: all of them."""

from workbench.nlp.times.grammar import EXPRESSION, PARTS

# One or more of each family of the grammar, with each sort of word that it can begin with.
EXAMPLES = """
5 p.m.; ten o'clock; noon; midnight; 2022-09-14; 14/09/2022; 9/11; 14 september;
wednesday, 14 may; sept. 14; this coming friday, may 4; september 2022; mid-march; last may;
early april; each june; the third quarter; third-quarter; its first quarter;
fiscal 2021's second quarter; final quarter; a fourth quarter; q3 2021; 2021 q2;
the first half of 2021; second half of last year; two days ago; a year ago;
several weeks earlier; nearly three years ago; more than a decade later;
a couple of months hence; half a century ago; dozens of years ago; year-ago quarter;
month-earlier; week-ago; the end of next week; year-end; earlier in the year;
later in the month; the 1990s; '90s; ’80s; the nineties; early eighties; the 20th century;
third century; nineteen ninety-seven; two thousand and one; eighteen hundred;
the year two thousand; year 2000; 1998; fiscal 1989; tax year 1990; school year 2001;
financial year 2002; calendar 1999; mid-1998; fy19; fy 2020; today; yesterday;
tomorrow night; tonight; late today; the day before yesterday; this morning; last night;
later that evening; monday; tues.; next tuesday; past friday; every sunday; mondays;
wednesdays; the previous friday; christmas; easter sunday; good friday; new year's day;
last thanksgiving; labor day; valentine's day; martin luther king day; presidents’ day;
columbus day; halloween; summer; the winter of 2019; last autumn; fall 2020; spring;
last week; this year; the following month; upcoming weekend; latest period;
preceding quarter; prior year; current month; coming year; same day; most recent quarter;
recent years; the coming weeks; future quarters; over 1,000 days; some days; up to ten days;
as many as five days; at least two weeks; no more than an hour; less than a day;
fewer than six days; roughly two days; approximately two days; exactly two days;
only two days; barely two days; within two days; well over two days; just under two days;
another two days; around two days; about two days; almost two days; under two days;
an estimated two days; numerous days; many days; few days; hundreds of years;
thousands of years; tens of thousands of years; these two days; those two days; his two days;
her two days; their two days; our last weeks; its past years; day-long; decades-long;
night-long; centuries-long; hours; minutes ago; weeks later; the quarter; the full year;
the year before; the day after; the week of march 6; week of 6 march; now; right now;
currently; recently; soon; the near future; at present; nowadays; the moment; at the moment;
some time ago; long ago; not long ago; moments ago; a while ago; daily; weekly; monthly;
annually; yearly; nightly; hourly; each day; every four years; first two weeks;
final three days; next two months; twenty-five years; sixty days; nineteen days
"""


def test_no_family_begins_with_a_word_at_which_the_grammar_is_not_tried():
    examples = [" ".join(each.split()) for each in EXAMPLES.split(";")]
    families = {each: {name for name in PARTS if PARTS[name].match(each)} for each in examples}
    assert [each for each in examples if families[each] and not EXPRESSION.match(each)] == []
    assert set().union(*families.values()) == set(PARTS)
