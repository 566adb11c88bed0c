"""The closed word lists that tell what a written number counts, measures or is no amount at all."""

from workbench.domain.readings import Comparator
from workbench.nlp.words import word_set


def _in_order(words: str) -> list[str]:
    return words.split()


ONES = {
    word: value
    for value, word in enumerate(
        _in_order(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            " fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * tens
    for tens, word in enumerate(
        _in_order("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
# Powers of ten; a dozen is none and is treated beside them.
SCALES = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "lakh": 5,
    "million": 6,
    "mn": 6,
    "m": 6,
    "crore": 7,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
}
PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}
GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}

# Written before a number; longer ones first, so that "us$" is not read as "$".
CURRENCY_SIGNS = _in_order(
    "us$ nz$ hk$ au$ ca$ a$ c$ s$ r$ $ € £ ¥ ₹ ₽ usd eur gbp jpy chf cad aud rs. rs inr"
)
# Written after a number → the sign it stands for, so that both can be compared.
CURRENCY_NAMES = {
    "dollar": "$",
    "dollars": "$",
    "bucks": "$",
    "usd": "$",
    "us$": "$",
    "euro": "€",
    "euros": "€",
    "eur": "€",
    "gbp": "£",
    "yen": "¥",
    "jpy": "¥",
    "yuan": "yuan",
    "renminbi": "yuan",
    "rupee": "₹",
    "rupees": "₹",
    "inr": "₹",
    "rs": "₹",
    "rs.": "₹",
    "rouble": "₽",
    "roubles": "₽",
    "ruble": "₽",
    "rubles": "₽",
    "franc": "francs",
    "francs": "francs",
    "krona": "krona",
    "kronor": "krona",
    "kroner": "krona",
    "peso": "pesos",
    "pesos": "pesos",
    "rand": "rand",
    "lira": "lira",
    "cent": "cents",
    "cents": "cents",
    "pence": "pence",
}

# Each unit of measure with the one that comparisons read it as.
MEASURES = {
    name: family.split()[0]
    for family in (
        "kilometres kilometre kilometers kilometer kilometre km kms",
        "metres metre meters meter",
        "centimetres centimetre centimeters centimeter cm",
        "millimetres millimetre millimeters millimeter mm",
        "miles mile",
        "feet foot ft",
        "inches inch",
        "yards yard",
        "acres acre",
        "hectares hectare",
        "tonnes tonne",
        "tons ton",
        "kilograms kilogram kilograms kilos kilo kg",
        "grams gram",
        "ounces ounce oz",
        "stone",
        "litres litre liters liter",
        "gallons gallon",
        "barrels barrel",
        "degrees degree",
        "seconds second sec",
        "minutes minute mins min",
        "hours hour hrs",
        "days day",
        "weeks week",
        "months month",
        "years year yr yrs",
        "decades decade",
        "centuries century",
        "megawatts megawatt mw",
        "gigawatts gigawatt gw",
        "kilowatts kilowatt kw",
        "mph",
        "kph",
        "gigabytes gigabyte gb",
        "megabytes megabyte mb",
        "terabytes terabyte tb",
    )
    for name in family.split()
}
PERCENT_POINTS = r"percentage[- ]points?|per[- ]cent points?|percent points?|pp\b"
PERCENT = r"%|percent\b|per[- ]cent\b|pct\b\.?"

COMPARATORS = {
    Comparator.AT_LEAST: (
        "at least",
        "no fewer than",
        "no less than",
        "not less than",
        "not fewer than",
        "a minimum of",
        "a total of at least",
    ),
    Comparator.AT_MOST: (
        "no more than",
        "not more than",
        "at most",
        "up to",
        "as many as",
        "as much as",
        "a maximum of",
        "at the most",
    ),
    Comparator.OVER: (
        "more than",
        "over",
        "above",
        "in excess of",
        "exceeding",
        "exceeded",
        "greater than",
        "upwards of",
        "upward of",
        "topped",
        "topping",
    ),
    Comparator.UNDER: ("less than", "fewer than", "under", "below"),
    Comparator.ABOUT: (
        "nearly",
        "almost",
        "about",
        "around",
        "roughly",
        "approximately",
        "some",
        "an estimated",
        "estimated",
        "close to",
        "circa",
        "~",
        "≈",
    ),
}
COMPARATORS_AFTER = {
    "or more": Comparator.AT_LEAST,
    "or over": Comparator.AT_LEAST,
    "-plus": Comparator.AT_LEAST,
    "+": Comparator.AT_LEAST,
    "or less": Comparator.AT_MOST,
    "or fewer": Comparator.AT_MOST,
    "or under": Comparator.AT_MOST,
    "or so": Comparator.ABOUT,
}

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
# A number after one of these names a thing rather than counts any.
LABELS = word_set(
    "article articles section sections page pages pp p chapter chapters number numbers no no. nos"
    " nos. room rooms flight flights route highway interstate road line lines gate platform floor"
    " level phase stage group class grade type division district ward precinct sector unit bus"
    " train channel radio area level version round game match act scene verse psalm volume vol"
    " vol. fig. figure table box item items point rule resolution proposition prop amendment"
    " paragraph clause schedule step season episode apartment apt suite building zone tier category"
    " formula boeing airbus windows firefox iphone apollo fortune unit lot"
)
# Words that often open a sentence before a number; capitals there do not make it a name.
PLAIN_OPENERS = word_set(
    "a about above after all almost an and another around as at before below between but by down"
    " during every exactly for from further he her his i if in including into is it its just last"
    " least less like more most my nearly next of off on only or our out over past per roughly she"
    " since so some than that the their then there these they this those to total under until up"
    " upon was we were when where which while who with within yes you your killed kills injured"
    " are has have had only just another fewer those these approximately"
)
# Plural without an "s" at the end.
IRREGULAR_PLURALS = word_set(
    "people men women children police troops cattle sheep deer fish feet teeth mice policemen"
    " policewomen servicemen servicewomen firemen fishermen gunmen clergymen businessmen"
    " businesswomen spokesmen congressmen congresswomen crewmen salesmen aircraft spacecraft series"
    " species staff personnel crew media data criteria percent youth clergy folk"
)
NO_PLURALS = word_set(
    "is was has his its this as us less years-old does thus plus various previous serious dangerous"
    " religious famous yes perhaps always across towards besides whereas afterwards others"
    " business process press access congress success progress loss boss mass class glass"
    " indigenous homeless jobless helpless"
)
FUNCTION_WORDS = word_set(
    "a an and or but nor of in on at by for from with to into onto over under than that which who"
    " whom whose is are was were be been being has have had do does did will would can could may"
    " might shall should must not if as when while because after before since until during the"
    " this these those its their his her our your my it they he she we i you there here about"
    " against between among through without within across per each so then also still said says"
    " say saying according including just only now yet out up down off"
)
# "one of the", "one another", "one must": no count of anything.
NOT_ONE = FUNCTION_WORDS | word_set(
    "another more thing day time way such side hand can cannot one's"
)
PER_WORDS = (
    r"each\b|apiece\b"
    r"|per [0-9][0-9,]{0,12}\b|per (?!cent\b|se\b)[a-z]{3,20}\b"
    r"|(?:per|a|an|every|for every|for each)[ -](?:person|head"
    r"|capita|family|household|child|pupil|student|patient|voter|worker|employee|resident|member"
    r"|passenger|guest|victim|customer|user|share|ticket|unit|night|seat|home|house|farm|farmer"
    r"|school|barrel|ounce|tonne|ton|gallon|litre|liter|pound|kilo|kilogram|kg|mile|kilometre"
    r"|kilometer|km|acre|hectare|hour|day|week|month|quarter|year|minute|second|car|vehicle|copy"
    r"|inhabitant|taxpayer|citizen|player|teacher|nurse|soldier|visitor|claimant|recipient"
    r"|pensioner|shareholder|tenant|refugee|participant|team|club|town|village|man|woman)\b"
    r"(?! (?:ago|earlier|later|before|after|old|from|since)\b)"
    r"|annually\b|yearly\b|monthly\b|weekly\b|daily\b|hourly\b"
)
