"""The forms of regular English verbs, by the rules of spelling."""

from workbench.nlp.words import word_set

# Whose last consonant doubles: "stopped", "referring".
_DOUBLES = word_set(
    "stop plan ban cut hit put set get let run win begin permit admit submit commit refer occur"
    " drop step ship rob control patrol shut sit quit swim cancel travel program forget bet slip"
    " chat grab dub wrap trap tap strip slam regret rap rip pan snub fret plot cap quip"
)
_VOWELS = "aeiou"


def s_form(stem: str) -> str:
    """Return the third person of the present: "says", "pushes", "denies"."""
    if stem.endswith(("s", "sh", "ch", "x", "z", "o")):
        return stem + "es"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ies"
    return stem + "s"


def d_form(stem: str) -> str:
    """Return the past of a regular verb: "denied", "slammed"."""
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    if stem in _DOUBLES:
        return stem + stem[-1] + "ed"
    return stem + "ed"


def ing_form(stem: str) -> str:
    """Return the form in -ing: "lying", "urging", "slamming"."""
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith("ee"):
        return stem[:-1] + "ing"
    if stem in _DOUBLES:
        return stem + stem[-1] + "ing"
    return stem + "ing"


def forms_of(*stems: str) -> frozenset[str]:
    """Return all forms of regular verbs; a stem may hold several, split at spaces."""
    return frozenset(
        form(stem)
        for line in stems
        for stem in line.split()
        for form in (str, s_form, d_form, ing_form)
    )
