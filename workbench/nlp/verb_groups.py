"""A clause's verb with its helpers, and whether it tells what happened or what is the case."""

from dataclasses import dataclass

from workbench.nlp import verbs, words
from workbench.nlp.amounts import dates
from workbench.nlp.inflections import forms_of
from workbench.nlp.passages import Passage
from workbench.nlp.subject_of import subject_of
from workbench.nlp.tags import Tag

_BE = words.BE_FINITE | words.word_set("'s be been being")
_HAVE = words.word_set("has have had having 've 'd")
_NOW_HAVE = words.word_set("has have 've")
_DO = words.word_set("do does did")
_HELPERS = _BE | _HAVE | _DO | words.MODALS | words.word_set("'d")
_PRESENT_BE = words.word_set("is are 's 're am be isn't aren't")
_REACH = 6
# Between a helper and its verb: "were successfully re-elected", "has not been".
_SKIPPED = frozenset({Tag.ADVERB, Tag.NOT})
_INSIDE = words.word_set("re -")
_VERBS = frozenset({Tag.PARTICIPLE, Tag.PAST, Tag.ING, Tag.BASE})
# Verbs of being, having, knowing, and of what goes on without an end in itself.
_LASTING_LEXICAL = forms_of(
    "remain belong contain include consist exist seem appear believe want own live represent"
    " view consider support oppose need involve possess resemble matter depend concern cost"
    " prefer love like hate fear hope expect serve reside relate refer work deserve lack face"
    " extend lie rank differ suffer enjoy symbolize symbolise"
    # of place, extent and make-up
    " stretch border adjoin flank overlook span separate occupy inhabit constitute comprise total"
    " weigh measure date equal fit feature tend pertain consort coexist correspond function"
    # of mind and lasting aims
    " admire trust doubt adore value respect resent envy dread tolerate espouse favour favor embody"
    " yearn aspire strive seek rely continue struggle"
)
_LASTING = _LASTING_LEXICAL | words.word_set(
    "is are was were 's 're am be been being has have had know knows knew known mean means meant"
    " stand stands think thinks thought feel feels felt keep keeps kept lay lain understood"
    " understands does do shows show showed sought strove"
)
# Participles that tell how something is, not what was done to it.
_STATES = words.word_set(
    "based located situated known called named considered believed thought dominated used"
    " nicknamed owned planned intended designed supposed involved interested concerned married"
    " billed linked composed dedicated related surrounded allowed missing dressed armed"
    " needed expected worried unreported titled entitled named aimed"
)
_LASTS = words.word_set("always long")
_NONE = words.word_set("none nobody nothing neither")
_NOW = words.word_set("now currently already still being not n't")
_GENERIC = words.word_set("every each any all no a an")
_HABITS = words.word_set(
    "always usually typically normally generally often only every each if when whenever before"
    " unless until after"
)
_WILL = words.word_set("will 'll shall")
_WAS = words.word_set("was were")
_SINCE = words.word_set("since until till")
_NOUNS = frozenset({Tag.NOUN, Tag.NAME})
# Whom somebody named so on a day did it: "in 2005 she was named player of the year".
_NAMED_SO = words.word_set("named called nicknamed titled entitled married")
# Nouns for what happens at a time.
_EVENTS = words.word_set(
    "birth death murder killing assassination suicide attack assault raid ambush bombing shooting"
    " stabbing war battle siege invasion defeat victory surrender revolt uprising rebellion riot"
    " coup overthrow revolution seizure takeover election vote referendum earthquake eclipse"
    " eruption flood storm hurricane explosion blast crash collision collapse derailment accident"
    " fire wildfire outbreak breakdown arrest trial conviction acquittal execution strike protest"
    " demonstration march rally walkout closure opening launch merger acquisition meeting summit"
    " visit trip tour wedding marriage divorce funeral burial departure arrival resignation"
    " appointment dismissal signing publication release premiere kidnapping robbery theft burglary"
    " evacuation expulsion deportation massacre genocide murdering shutdown outage leak spill"
)


@dataclass(frozen=True)
class VerbGroup:
    """A verb with its helpers, as words of a passage.

    `verb` is its first word and `main` the one that carries the sense; `first` and `helper` (the
    last helper, empty where the verb stands alone) are these words in lower case.
    """

    verb: int
    main: int
    first: str
    helper: str
    negated: bool

    @property
    def passive(self) -> bool:
        """Return whether the last helper is a form of "be"."""
        return self.helper in _BE


def verb_group(passage: Passage, verb: int, end: int) -> VerbGroup:
    """Return the group of a finite verb or participle at *verb*, read up to *end*."""
    main, helper, negated = verb, "", False
    for i in range(verb + 1, min(end, verb + _REACH)):
        if passage.lower(main) not in _HELPERS:
            break
        lower, tag = passage.lower(i), passage.tag(i)
        if tag in _SKIPPED or lower in _INSIDE:
            negated = negated or tag == Tag.NOT
        elif lower in _HELPERS or tag in _VERBS or (tag == Tag.FINITE and lower in verbs.BASES):
            main, helper = i, passage.lower(main)
        else:
            break
    return VerbGroup(verb, main, passage.lower(verb), helper, negated)


def tells_event(passage: Passage, start: int, end: int, verb: int | None) -> bool:
    """Return whether words tell what happened or was done rather than what is the case.

    "was closed" happened, "is closed" and "was closing" are the case; "has closed" happened,
    "has long been closed" and "none has closed" are the case. A date makes a deed of what may
    last: "in 1945 she served as mayor". Words without a verb tell an event by their noun.
    """
    if verb is None:
        return names_event(passage, start, end)
    group = verb_group(passage, verb, end)
    lower = passage.lower(group.main)
    if group.passive:
        named = lower in _NAMED_SO and group.first in _WAS and _is_dated(passage, start, end)
        return named or _was_done(passage, group, end)
    if group.first in _WILL and group.helper:
        return lower not in _HELPERS
    if lower in _LASTING and not _has_particle(passage, group.main):
        return _once_lasted(passage, start, end, group)
    if group.helper:
        return not _lasts(passage, group, end) if group.helper in _HAVE else group.first == "did"
    return _happened(passage, group.main) or _is_told_now(passage, start, end, group.main)


def names_event(passage: Passage, start: int, end: int) -> bool:
    """Return whether a noun phrase names what happened at a time: "the fire of 1871"."""
    nouns = (i for i in range(start, end) if passage.tag(i) in _NOUNS)
    head = next((i for i in nouns if passage.tag(i + 1) not in _NOUNS), None)
    if head is None:
        return False
    lower = passage.lower(head)
    if lower in words.MONTHS:
        return _is_only_date(passage, start, end)
    return lower in _EVENTS and (_is_dated(passage, start, end) or passage.lower(head + 1) == "of")


def is_practice(passage: Passage, start: int, end: int, verb: int | None) -> bool:
    """Return whether a passive of the present tells what is done as a rule.

    "Every call is logged", "a fee is charged", "it is usually closed" do; "the road is closed"
    does not.
    """
    if verb is None or passage.lower(verb) not in _PRESENT_BE:
        return False
    group = verb_group(passage, verb, end)
    if group.helper not in _PRESENT_BE or passage.tag(group.main) != Tag.PARTICIPLE:
        return False
    lower, after = passage.lower(group.main), passage.lower(group.main + 1)
    if lower in _STATES or after == "by" or passage.places_in(_NOW, verb, group.main):
        return False
    generic = passage.lower(start) in _GENERIC or passage.penn[start] == "NNS"
    return generic or any(each in _HABITS for each in passage.words_in(start, end))


def _happened(passage: Passage, main: int) -> bool:
    """Return whether a verb without helpers tells a deed: "closed", not "used to close"."""
    lower, tag = passage.lower(main), passage.tag(main)
    if lower == "used" and passage.lower(main + 1) == "to":
        return False
    if passage.lower(main - 1) == "never" or (tag == Tag.PARTICIPLE and lower in _STATES):
        return False
    if tag in (Tag.PAST, Tag.ING) or verbs.is_past_like(lower):
        return True
    return passage.penn[main] in ("VBD", "VBN")


def _once_lasted(passage: Passage, start: int, end: int, group: VerbGroup) -> bool:
    """Return whether a verb of what lasts tells a deed: "served in 1945", "had to serve"."""
    deed = passage.lower(group.main) in _LASTING_LEXICAL and not group.helper
    dated = deed and _is_past(passage, group.main) and _is_dated(passage, start, end)
    return dated or _had_to(passage, group.main, end)


def _is_dated(passage: Passage, start: int, end: int) -> bool:
    """Return whether a month, weekday or year stands in a range, and no "since" or "until"."""
    if not passage.places_in(dates, start, end):
        return False
    return not passage.places_in(_SINCE, start, end)


def _is_only_date(passage: Passage, start: int, end: int) -> bool:
    """Return whether words are a day or span of days: "2 May 1754 – 1 June 1825"."""
    return all(
        passage.lower(i) in words.MONTHS or not passage.token(i).isalpha()
        for i in range(start, end)
    )


def _is_past(passage: Passage, main: int) -> bool:
    return passage.penn[main] in ("VBD", "VBN") or passage.tag(main) == Tag.PAST


def _is_told_now(passage: Passage, start: int, end: int, main: int) -> bool:
    """Return whether a present tells what happened on a day: "the king dies in May 1660"."""
    if passage.penn[main] not in ("VBZ", "VBP") or not _is_dated(passage, start, end):
        return False
    return not passage.places_in(_HABITS, start, end)


def _has_particle(passage: Passage, main: int) -> bool:
    """Return whether a particle makes a deed of a lasting verb: "worked out the sum"."""
    after = main + 1
    return after < passage.end and passage.penn[after] == "RP"


def _had_to(passage: Passage, main: int, end: int) -> bool:
    """Return whether "had to go" or "were able to go" tells a deed."""
    if main + 2 >= end:
        return False
    if passage.lower(main) in ("was", "were"):
        return "able" in passage.words_in(main + 1, main + 3)
    return passage.lower(main) == "had" and passage.lower(main + 1) == "to"


def _was_done(passage: Passage, group: VerbGroup, end: int) -> bool:
    """Return whether a passive tells a deed: "was sold", not "is sold", "was based"."""
    if passage.tag(group.main) not in (Tag.PARTICIPLE, Tag.PAST):
        return False
    only_possible = group.first in words.MODALS and group.first not in _WILL
    if passage.lower(group.main) in _STATES or group.first in _PRESENT_BE or only_possible:
        return False
    return group.helper != "been" or not _lasts(passage, group, end)


def _lasts(passage: Passage, group: VerbGroup, end: int) -> bool:
    """Return whether "has …" speaks of what holds until now: "has never closed", "has since"."""
    if group.first not in _NOW_HAVE or passage.lower(group.main) in verbs.SAY_FORMS:
        return False
    between = passage.words_in(group.verb, group.main)
    if group.negated or any(word in _LASTS for word in between):
        return True
    if "since" in passage.words_in(group.main + 1, end):
        return True
    subject = subject_of(passage, group.main)
    return subject is not None and passage.lower(subject) in _NONE
