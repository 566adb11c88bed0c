"""The forms that expressions of time take in English news, one regular expression a family."""

import re

from workbench.nlp.times.first_words import FIRST_WORDS
from workbench.nlp.times.vocabulary import (
    COUNT,
    DASH,
    DAY_OF_MONTH,
    DAY_PARTS,
    FIXED_FEASTS,
    GAP,
    JOIN,
    MODIFIER,
    MONTH,
    MOVED_FEASTS,
    NOT_IN_WORD,
    NUMBER_WORDS,
    ONES,
    ORDINAL,
    PHASE,
    SEASON,
    TEENS,
    TENS,
    UNIT,
    VAGUE,
    WEEKDAY,
    WORD_ENDS,
    YEAR,
    any_of,
    branches,
)

_THE = rf"(?:the{GAP})?"
_PHASE = rf"(?:{_THE}(?P<phase>{PHASE}){JOIN})?"
_PART = rf"(?:{GAP}(?P<part>{any_of(DAY_PARTS)}){WORD_ENDS})?"
_NAMED_DAY = rf"(?P<weekday>{WEEKDAY}|mon|tues?|wed|thurs?|thu|fri|sat|sun){WORD_ENDS}"
# "March eighth"; "May first" and "May second" go on with a verb or noun too often.
_SPELT_DAY = (
    rf"(?:(?:first|second)(?=[,.;]|$)|(?!first|second){ORDINAL}){WORD_ENDS}"
    rf"(?!{JOIN}(?:quarter|straight))"
)
_LEAD = (
    rf"(?:(?:(?:this|next|last){GAP}(?:(?:coming|past){GAP})?)?{_NAMED_DAY},?{GAP}(?:the{GAP})?)?"
)
_THAT_YEAR = rf"(?P<year>{YEAR}){WORD_ENDS}(?![.,]\d|%)"
_OF_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?:{_THAT_YEAR}|(?P<side>last|this|next){GAP}year{WORD_ENDS}))"
_WHICH = (
    rf"(?:this{GAP}(?=past|coming))?(?:most{GAP}(?=recent))?"
    r"(?P<which>last|past|previous|preceding|prior|this|that|current|present|same|next|coming"
    r"|upcoming|following|latest|each|every|(?<=most )recent)"
)
_ZONE = (
    rf"(?:{GAP}(?:e[sd]t|c[sd]t|m[sd]t|p[sd]t|gmt|bst|utc|cet|cest|ist|jst|local{GAP}time"
    rf"|(?:eastern|central|pacific)(?:{GAP}(?:standard|daylight))?{GAP}time){WORD_ENDS})?"
)
_CLOCK = (
    rf"(?:(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?{GAP}?"
    rf"(?P<half>[ap]\.m\.|[ap]\.m|[ap]m){WORD_ENDS}"
    rf"|(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?!\d|[:.]\d)"
    rf"|(?P<oclock>\d{{1,2}}|{any_of(ONES)}|ten|eleven|twelve){GAP}o['’]clock"
    rf"|(?P<named>noon|midday|midnight){WORD_ENDS}))"
)
_CLOCK_DAY = (
    rf"(?:,?{GAP}(?:on{GAP})?(?:{_NAMED_DAY}(?!,?{GAP}{DAY_OF_MONTH})"
    rf"|(?P<deictic>today|yesterday|tomorrow)|(?P<month>{MONTH}){GAP}(?P<day>{DAY_OF_MONTH}))"
    rf"{WORD_ENDS})?"
)
_HALF_YEAR = rf"(?P<ordinal>first|second|last|latter){GAP}half{WORD_ENDS}"
_QUARTER = (
    rf"(?:fiscal{JOIN})?(?P<number>first|second|third|fourth|1st|2nd|3rd|4th|final)"
    rf"{JOIN}(?:fiscal{JOIN})?quarter{WORD_ENDS}"
)
_AMOUNT = rf"(?:{MODIFIER}{GAP})?(?P<count>{COUNT}|an?|{VAGUE}|a{GAP}couple{GAP}of|a{GAP}couple)"
_AGO = rf"(?P<way>ago|earlier|later|hence|from{GAP}now)"

# The order decides between two that begin at the same character: the longer form comes first.
_FAMILIES: tuple[tuple[str, str], ...] = (
    ("clock", rf"{_CLOCK}{_ZONE}{_CLOCK_DAY}"),
    (
        "iso_day",
        (
            r"(?P<year>\d{4})(?P<sep>[-/])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)"
            rf"(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?:z|[-+]\d\d:?\d\d)?)?{WORD_ENDS}"
        ),
    ),
    ("slashed_day", rf"(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<year>\d{{4}}|\d\d){WORD_ENDS}(?!/)"),
    ("nine_eleven", rf"(?:9/11|sept(?:ember|\.)?{GAP}11{GAP}attacks){WORD_ENDS}(?!/)"),
    (
        "day_month",
        (
            rf"{_LEAD}(?P<day>{DAY_OF_MONTH})(?:{GAP}?(?:{DASH}|to"
            rf"|and){GAP}?(?P<until>{DAY_OF_MONTH}))?"
            rf"{GAP}(?:of{GAP})?(?P<month>{MONTH})(?:,?{_OF_YEAR})?"
        ),
    ),
    (
        "month_day",
        (
            rf"{_LEAD}(?:(?:last|this"
            rf"|next){GAP})?{_PHASE}(?P<month>{MONTH}){GAP}(?:the{GAP})?(?P<day>{DAY_OF_MONTH}|{_SPELT_DAY})(?![,.:]\d)"
            rf"(?:{GAP}?(?:{DASH}|to|through){GAP}?(?P<until>{DAY_OF_MONTH}))?"
            rf"(?:{_OF_YEAR})?"
        ),
    ),
    (
        "month",
        (
            rf"(?:{_WHICH}{GAP})?{_PHASE}(?P<month>{MONTH})"
            rf"(?:{_OF_YEAR}|{GAP}['’](?P<short>\d\d){WORD_ENDS}"
            rf"|{GAP}(?P<spelt>nineteen{JOIN}{NUMBER_WORDS}))?"
        ),
    ),
    (
        "quarter",
        (
            rf"(?:(?:the|its|their|this|a){GAP})?(?:(?:(?P<side>last|this|next){GAP}year['’]s"
            rf"|(?P<ago>year-(?:ago|earlier))|(?:fiscal{GAP})?(?P<year>{YEAR})(?:['’]s)?){GAP})?{_QUARTER}"
            rf"(?:{GAP}(?:of|in)?{GAP}?(?:fiscal{GAP}(?:year{GAP})?)?(?:(?P<of_year>{YEAR})"
            rf"|(?P<of_side>last|this|next){GAP}year|a{GAP}(?P<was>year{GAP}(?:ago|earlier)))"
            rf"{WORD_ENDS})?"
        ),
    ),
    (
        "short_quarter",
        (
            rf"(?:q(?P<number>[1-4]){GAP}?(?P<year>{YEAR})?|(?P<year2>{YEAR}){GAP}?q(?P<number2>[1-4]))"
            rf"{WORD_ENDS}"
        ),
    ),
    (
        "half_year",
        (
            rf"(?:the{GAP})?{_HALF_YEAR}(?:{GAP}of{GAP}(?:{_THAT_YEAR}|(?P<side>last|this"
            rf"|next){GAP}year))"
        ),
    ),
    ("ago", rf"{_AMOUNT}{JOIN}(?P<unit>{UNIT}),?{GAP}{_AGO}{WORD_ENDS}"),
    (
        "year_ago",
        (
            rf"(?:the{GAP})?(?P<unit>year|month|week)-(?:ago|earlier)(?:{GAP}(?P<noun>period|quarter)"
            rf"{WORD_ENDS})?"
        ),
    ),
    (
        "end_of",
        (
            rf"(?:the{GAP})?(?P<phase>end|beginning|start|middle){GAP}of{GAP}(?:the|this|last"
            rf"|next){GAP}"
            rf"(?P<unit>year|month|week|quarter|decade|century){WORD_ENDS}"
            rf"|(?:earlier|later|early|late){GAP}in{GAP}the{GAP}(?P<in_unit>year|month|week){WORD_ENDS}"
            rf"|year{JOIN}end{WORD_ENDS}|year['’]s{GAP}end{WORD_ENDS}"
        ),
    ),
    (
        "decade",
        (
            rf"(?:the{GAP})?{_PHASE}(?:to{DASH}?late{JOIN})?(?:(?P<decade>1[5-9]\d0|20\d0)['’]?s"
            rf"|['’‘](?P<short>\d0)['’]?s|(?P<word>(?:twen|thir|for|fif|six|seven|eigh"
            rf"|nine)ties)){WORD_ENDS}"
        ),
    ),
    (
        "century",
        (
            rf"(?:the{GAP})?{_PHASE}(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL}){JOIN}"
            rf"(?:century|centuries){WORD_ENDS}(?:{GAP}(?P<era>b\.?c\.?(?:e\.?)?"
            rf"|a\.?d\.?){WORD_ENDS})?"
        ),
    ),
    (
        "spelt_year",
        (
            rf"(?:{_THE}year{GAP})?(?:(?P<hundred>nineteen|eighteen){JOIN}"
            rf"(?P<rest>(?:{any_of(TENS)})(?:[- ](?:{any_of(ONES)}))?|{any_of(TEENS)}|hundred)"
            rf"|(?P<thousand>(?:two{GAP}thousand))(?:{GAP}and)?(?:{GAP}(?P<small>{any_of(TEENS)}"
            rf"|{any_of(ONES)}))?)"
            rf"{WORD_ENDS}"
        ),
    ),
    (
        "year",
        (
            rf"{_PHASE}(?:(?P<cue>(?:the{GAP})?(?:(?:fiscal|calendar|tax|school"
            rf"|financial)(?:{GAP}year)?|year)){GAP})?"
            rf"(?P<year>{YEAR})(?:(?P<dash>[-\u2010\u2011\u2013/])(?P<until>{YEAR}|\d\d){WORD_ENDS})?"
            rf"{WORD_ENDS}(?![.,:]\d|%|/\d|-\d)(?:{GAP}(?P<noun>quarter|period){WORD_ENDS})?"
        ),
    ),
    ("fiscal_short", rf"fy{GAP}?['’]?(?P<year>{YEAR}|\d\d){WORD_ENDS}"),
    (
        "deictic",
        (
            rf"(?:{_PHASE}(?P<word>today|yesterday|tomorrow|tonight){_PART}|the{GAP}day{GAP}"
            rf"(?P<two>before{GAP}yesterday|after{GAP}tomorrow)){WORD_ENDS}"
        ),
    ),
    (
        "this_part",
        (
            rf"(?:{_THE}(?P<phase>later|earlier|early|late){GAP})?(?P<which>this|last|that"
            rf"|the{GAP}(?:next|following|same))"
            rf"{GAP}(?P<part>{any_of(DAY_PARTS)}){WORD_ENDS}"
        ),
    ),
    (
        "weekdays",
        (
            rf"(?:(?P<every>each|every){GAP}(?P<one>{WEEKDAY})|(?P<many>(?:mon|tues|wednes|thurs|fri"
            rf"|satur|sun)days))"
            rf"{WORD_ENDS}"
        ),
    ),
    (
        "weekday",
        rf"(?:{_WHICH}{GAP})?{_PHASE}{_NAMED_DAY}{_PART}(?P<week>{GAP}(?:of{GAP})?(?P<week_which>last|this|next){GAP}week)?",
    ),
    (
        "feast",
        (
            rf"(?:{_WHICH}{GAP})?(?P<feast>{any_of(FIXED_FEASTS)}|{any_of(MOVED_FEASTS)}){WORD_ENDS}"
            rf"(?:,?{GAP}(?P<year>{YEAR}){WORD_ENDS})?"
        ),
    ),
    (
        "season",
        (
            rf"(?:(?:the{GAP})?{_WHICH}{GAP})?(?:the{GAP})?{_PHASE}(?P<season>{SEASON}){WORD_ENDS}"
            rf"(?:{GAP}(?:of{GAP})?(?P<year>{YEAR}){WORD_ENDS})?"
        ),
    ),
    (
        "which_unit",
        (
            rf"(?:{_THE}(?P<phase>{PHASE}){GAP}(?:in{GAP})?)?(?:the{GAP})?{_WHICH}{GAP}(?:(?:fiscal"
            rf"|calendar|trading){GAP})?"
            rf"(?P<unit>day|week|weekend|month|quarter|year|decade|century|period){WORD_ENDS}"
            rf"(?:['’]s{GAP}(?P<noun>quarter|period){WORD_ENDS})?"
        ),
    ),
    (
        "which_many",
        (
            rf"(?:(?:the|these|its|his|her|their|our){GAP})?(?P<which>recent|past|coming|last|next"
            rf"|previous|future)"
            rf"{GAP}(?P<unit>seconds|minutes|hours|days|weeks|months|quarters|years|decades"
            rf"|centuries){WORD_ENDS}"
        ),
    ),
    (
        "duration",
        (
            rf"(?:(?:the|these|those|its|his|her|their){GAP})?(?:(?P<which>last|past|next|coming"
            rf"|first|final|latest"
            rf"|previous|preceding|following){GAP})?(?:{MODIFIER}{GAP})?"
            rf"(?P<count>{COUNT}|{VAGUE}|a{GAP}couple{GAP}of|half{GAP}an?|an?{GAP}half|an?)"
            rf"(?:(?:{GAP}(?:to|or|and){GAP}|{DASH})(?P<most>{COUNT}))?{JOIN}"
            rf"(?:(?P<kind>more|full|whole|long|consecutive|straight|successive|additional|further"
            rf"|solid"
            rf"|trading|business|working|calendar|short|extra|other){JOIN})?(?P<unit>{UNIT})"
            rf"(?:{GAP}and{GAP}(?P<plus>{COUNT}){GAP}(?P<plus_unit>{UNIT})"
            rf"|(?P<half>{GAP}and{GAP}a{GAP}half))?"
        ),
    ),
    (
        "beside",
        (
            rf"the{GAP}(?P<unit>day|week|month|year){GAP}(?P<way>before|after)"
            rf"(?=[.,;:)”\"]|{GAP}(?:and|but|when|while)(?![^\W_])|$)"
        ),
    ),
    ("long", rf"(?P<unit>minute|hour|day|night|week|month|year|decade|century)s?-long{WORD_ENDS}"),
    (
        "plural",
        (
            rf"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries){WORD_ENDS}"
            rf"(?:{GAP}(?P<ago>ago|later|earlier|ahead|to{GAP}come){WORD_ENDS})?"
        ),
    ),
    (
        "the_unit",
        rf"the{GAP}(?:(?:full|entire|whole|fiscal){GAP})?(?P<unit>quarter|weekend|year){WORD_ENDS}",
    ),
    (
        "week_of",
        (
            rf"(?:the{GAP})?week{GAP}of{GAP}(?:the{GAP})?(?:(?P<month>{MONTH}){GAP}(?P<day>{DAY_OF_MONTH})"
            rf"|(?P<number>{DAY_OF_MONTH}){GAP}(?:of{GAP})?(?P<name>{MONTH}))(?:,?{_OF_YEAR})?"
        ),
    ),
    (
        "reference",
        (
            rf"(?P<word>right{GAP}now|now|currently|current|recently|soon|the{GAP}(?:near"
            rf"|foreseeable){GAP}future"
            rf"|the{GAP}future|the{GAP}past|at{GAP}present|nowadays|these{GAP}days|the{GAP}present"
            rf"|at{GAP}the{GAP}moment"
            rf"|(?:some|a{GAP}(?:long|short)){GAP}time{GAP}ago|(?:not{GAP})?long{GAP}ago|a{GAP}while{GAP}ago"
            rf"|(?:a{GAP})?moments?{GAP}ago|the{GAP}recent{GAP}past|the{GAP}distant{GAP}future){WORD_ENDS}"
        ),
    ),
    ("set", rf"(?P<word>daily|weekly|monthly|annually|yearly|nightly|hourly){WORD_ENDS}"),
    ("every", rf"(?:each|every){GAP}(?:(?P<count>{COUNT}|other){GAP})?(?P<unit>{UNIT})"),
)

_BEGINS = rf"(?=[0-9'’‘]|(?:{branches(FIRST_WORDS)}){WORD_ENDS}|q[1-4]|fy)"

_NAMED = re.compile(r"\(\?P<\w+>")
_BACK = re.compile(r"\(\?P=\w+\)")


def _nameless(pattern: str) -> str:
    """Return the pattern without names, so that only the family's own group is left."""
    return _BACK.sub("[-/]", _NAMED.sub("(?:", pattern))


def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which a digit is one of 0-9 and letters are those of any script."""
    return re.compile(pattern.replace(r"\d", "[0-9]"))


PARTS = {name: _compiled(pattern) for name, pattern in _FAMILIES}
EXPRESSION = _compiled(
    NOT_IN_WORD
    + _BEGINS
    + "(?:"
    + "|".join(f"(?P<{name}>{_nameless(pattern)})" for name, pattern in _FAMILIES)
    + ")"
)
