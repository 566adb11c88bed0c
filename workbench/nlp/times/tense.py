"""Whether words of time without a year or date look back or ahead, by the verbs beside them."""

import re

from workbench.nlp.times.meaning import Spot

_AHEAD = (
    r"will|won['’]t|shall|['’]ll|would|expects?(?= to)|expected|scheduled|slated|plans?|planned"
    r"|planning|supposed to|payable"
    r"|going to|due|set (?:to|for)|is to|are to|was to|were to|to be|upcoming|intends?|aims?|hopes?"
    r"|may|must|deadline|effective|postponed|as (?:soon|early|late) as|starting|ending"
)
_BACK = (
    r"said|told|was|were|had|did|went|came|took|made|gave|held|began|won|lost|fell|rose|met"
    r"|became|got|left"
    r"|saw|found|sent|put|set|cut|led|sold|paid|kept|felt|brought|thought|spoke|wrote|knew|ran"
    r"|died|grew|shot|hit"
    r"|says|(?!united|indeed|hundred|need|unspecified|speed|agreed to|limited"
    r"|proposed|required|related)"
    r"[a-z]{3,}ed"
)
_VERB = re.compile(rf"(?<![^\W_])(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))(?![^\W_])")
# A point after one letter or a title ends no clause: "the U.S. secretary", "Mr. Rao".
_CLAUSE_END = re.compile(
    r"(?:(?<!\b[a-z])(?<!\b(?:mr|ms|dr|st))(?<!\b(?:mrs|gen|sen|rep|gov))\."
    r"|[!?;:])[\"”’']?\s|\n\s*\n|[“”\"]|``|\'\'"
)
# Words that do not turn a plan into something that happened: "will be held", "to be signed".
_PASSIVE = re.compile(
    r"(?:will|to|would|shall|may|could|should|must)(?: not| still| also| now)?"
    r" (?:be|have been|get)(?: \w+ly)? $"
)
_NO_VERB_AFTER = frozenset({"a", "an", "the", "its", "his", "her", "their", "of", "some"})


def direction(spot: Spot) -> int:
    """Return 1 when the verbs beside the words at *spot* look ahead, -1 when back, 0 without any.

    The verb nearest before them in their sentence decides; where there is none, the first after.
    """
    before = _CLAUSE_END.split(spot.before)[-1]
    if before.endswith(("since ", "after ")):
        return -1
    for verb in reversed(list(_VERB.finditer(before))):
        if verb["ahead"]:
            return 1
        if not _PASSIVE.search(before[: verb.start()]) and not _is_adjective(before, verb):
            return -1
    after = _CLAUSE_END.split(spot.after, maxsplit=1)[0]
    verb_after = _VERB.search(after)
    if verb_after is None:
        return 0
    return 1 if verb_after["ahead"] else -1


def _is_adjective(before: str, verb: re.Match[str]) -> bool:
    """Return whether a form in -ed stands where only an adjective can: "a divided board"."""
    words = before[: verb.start()].split()
    return bool(words) and words[-1] in _NO_VERB_AFTER and verb.group().endswith("ed")


_LEANS = re.compile(
    r"\b(?:through|for)\s+(?:early\s+|late\s+|mid-)?$"
    r"|\b(?:decid|agre|vow|promis|pledg|want|offer|ask|order|urg|invit|propos|threaten|need"
    r"|requir|prepar|authori[sz])(?:e[ds]?|ed|s)?\s(?:[^\s.;]+\s){0,3}to\s[^.;]*$"
)


def leans_ahead(spot: Spot) -> bool:
    """Return whether words before a month make the coming one likely: "agreed to leave in May"."""
    return _LEANS.search(_CLAUSE_END.split(spot.before)[-1]) is not None


def looks_ahead(spot: Spot) -> bool:
    """Return whether the words at *spot* speak of what had still to come on the article's day."""
    return direction(spot) > 0
