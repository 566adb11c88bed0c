"""What befell those whom a number counts: killed, hurt, missing, held, saved, moved, freed."""

import re

from workbench.nlp.checks.statements import Statement
from workbench.nlp.quantities import Kind, Quantity
from workbench.nlp.words import word_set

_FATES = {
    "dead": "dead died dies killed deaths fatalities perished killing kills lives drowned"
    " lost-their-lives",
    "hurt": "injured hurt wounded injuries injuring wounding injures hospitalised hospitalized",
    "missing": "missing unaccounted",
    "held": "arrested detained arrests arresting detaining",
    "saved": "rescued rescuing saved",
    "moved": "evacuated displaced homeless evacuating displacing",
    "freed": "freed released freeing",
}
_FATE_OF = {word: fate for fate, words in _FATES.items() for word in words.split()}
_FATE = "|".join(sorted(_FATE_OF, key=len, reverse=True)).replace("-", "[ -]")
_AFTER = re.compile(
    r"^(?: [a-z]{1,20}ly| also| who)?"
    r"(?P<aux>(?: (?:were|was|are|have|had|has|be|been|being|got|left)){0,5})(?: [a-z]{1,20}ly)?"
    rf" (?P<fate>{_FATE})"
    r"(?P<rest>[ ,.;:)”\"]|$)(?P<next>[a-z0-9]{0,12})"
)
_BEFORE = re.compile(
    r"\b(?:(?P<fate>killing|kills|killed|injuring|injures|injured|wounding|wounded|arresting"
    r"|arrested|detained|detaining|rescued|rescuing|evacuated|displaced|displacing|evacuating"
    r"|freed|released)"
    r"|(?P<toll>death toll|toll)(?: (?:from|in|of)(?: [a-z’'-]{1,25}){1,5}?)?"
    r"(?: (?:of|at|to|was|is|stood at|stands at|reached|now)){1,3}"
    r"|(?P<lives>claimed the lives of|deaths of|cost the lives of))(?: (?:all|the|a))? $"
)
# A verb in the active says what those counted did; "12 soldiers killed a man" tells of one death.
_OBJECTLESS = word_set("in by when after and on at as during near outside while since is or but")
_PARTICIPLES = word_set(
    "killed injured hurt wounded arrested detained rescued evacuated displaced freed released"
)
_PERSONS = word_set("people persons victims others dead deaths fatalities lives casualties")


def fate_of(statement: Statement, quantity: Quantity) -> str:
    """Return what befell those counted ("dead", "hurt"); empty where the words name no fate."""
    if quantity.kind is not Kind.COUNT:
        return ""
    if quantity.noun in _FATE_OF:
        return _FATE_OF[quantity.noun]
    inside = statement.lowered[quantity.end_char : quantity.phrase_end].split()
    if inside and inside[0] in _FATE_OF:
        return _FATE_OF[inside[0]]
    after = _AFTER.match(statement.lowered[quantity.phrase_end : quantity.phrase_end + 60])
    if after and _befell(after):
        # "12 dead or missing" is no number of dead.
        return "" if after["next"] == "or" else _FATE_OF[after["fate"].replace(" ", "-")]
    before = _BEFORE.search(statement.before(quantity))
    return _FATE_OF.get(before["fate"] or "dead", "") if before else ""


def _befell(after: re.Match[str]) -> bool:
    """Return whether those counted suffered it, rather than did it to others."""
    active = after["aux"].split()[-1:] in ([], ["have"], ["had"])
    if after["fate"] not in _PARTICIPLES or not active:
        return True
    return after["rest"] != " " or after["next"] in _OBJECTLESS


def who(quantity: Quantity) -> str:
    """Return the sort of those counted: their noun, or "people" for any general word."""
    return "people" if not quantity.noun or quantity.noun in _PERSONS else quantity.noun
