"""A desk's decisions: what it dismissed counts against us, what it has not seen for nothing."""

from workbench.domain.claims import ClaimCandidate, ClaimKind
from workbench.nlp.scoring.decided import Kept, count_kept, without_undecided
from workbench.nlp.scoring.marks import Mark, MarkedArticle


def proposal(start, end):
    return ClaimCandidate(start, end, "x" * (end - start), ClaimKind.EVENT, "", 0.5, ())


ARTICLE = MarkedArticle(
    "one",
    "x" * 100,
    None,
    ((Mark(0, 10, ClaimKind.EVENT, 2, ""), Mark(80, 90, ClaimKind.EVENT, 3, "")),),
    dismissed=((20, 30), (40, 50)),
    undecided=((60, 70),),
)
PROPOSALS = [proposal(1, 10), proposal(20, 30), proposal(60, 69), proposal(95, 99)]


def test_what_was_accepted_is_compared_with_what_was_dismissed():
    kept = count_kept([(ARTICLE, PROPOSALS)])
    assert kept == Kept(accepted=1, dismissed=1)
    assert kept.share == 0.5
    assert Kept(0, 0).share == 0


def test_a_proposal_that_waits_for_the_desk_counts_for_nothing():
    counted = without_undecided(ARTICLE, PROPOSALS)
    assert [each.start_char for each in counted] == [1, 20, 95]


def test_a_proposal_that_is_also_a_mark_is_decided():
    twin = MarkedArticle("one", "x" * 100, None, ARTICLE.readers, undecided=((0, 9),))
    assert without_undecided(twin, [proposal(0, 10)]) == [proposal(0, 10)]
