"""Names, things and ways to write numbers, from which sentences with planted figures are made."""

from dataclasses import dataclass
from random import Random


def _listed(names: str) -> list[str]:
    return names.split(",")


PLACES = _listed(
    "Marlow Bay,Tarnhill,Eastmere,Corvale,Lindport,Osterby,Quenby,Halden,Port Ansel,Brenford"
    ",Villanova,Santa Rita,Karsk,Dunmoor,Ashkirk"
)
PARTIES = _listed("Greens,Liberals,Conservatives,Centre Party,Labour,Social Democrats,Reform")
PERSONS = _listed("Amara Diallo,Tom Harker,Ines Moreau,Pavel Novak,Ruth Okafor,Lena Brandt")
SOURCES = _listed(
    "the council,the ministry,a police spokesman,the hospital,the agency,the company,the union"
    ",organisers,the report,the electoral commission"
)
_WORDS = _listed(
    "zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen"
    ",sixteen,seventeen,eighteen,nineteen,twenty"
)
_TENS = _listed("_,_,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety")
_WORDS_MAX = 10
_YEARS = (1000, 2200)
_SIZES = ((10**9, "billion", "bn"), (10**6, "million", "m"))


def spelt(number: int) -> str:
    """Return a number up to 99 in words."""
    if number < len(_WORDS):
        return _WORDS[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_WORDS[ones]}" if ones else _TENS[tens]


@dataclass(frozen=True)
class Style:
    """How one writer puts numbers; the same all through one planted passage."""

    percent: str
    currency: str
    short: bool
    words_up_to: int
    grouped: bool

    def count(self, number: int) -> str:
        """Return a count: in words when small, else in digits, with or without commas."""
        if number <= self.words_up_to:
            return spelt(number)
        is_like_a_year = _YEARS[0] <= number <= _YEARS[1]
        return f"{number:,}" if self.grouped or is_like_a_year else str(number)

    def share(self, number: float) -> str:
        """Return so many per cent."""
        digits = f"{number:g}"
        if "." not in digits and number <= self.words_up_to and self.percent != "%":
            digits = spelt(int(number))
        return f"{digits}{self.percent}"

    def points(self, number: float) -> str:
        """Return so many percentage points."""
        return f"{number:g} percentage points"

    def money(self, number: int) -> str:
        """Return an amount of money, shortened to millions or billions where it is that large."""
        for size, word, letter in _SIZES:
            if number >= size:
                mantissa = f"{number / size:g}"
                return f"{self.currency}{mantissa}" + (letter if self.short else f" {word}")
        return f"{self.currency}{number:,}"


def make_style(rng: Random) -> Style:
    """Return a writer's habits, drawn by *rng*."""
    return Style(
        percent=rng.choice(["%", " percent", " per cent", " %"]),
        currency=rng.choice(["$", "£", "€", "US$"]),
        short=rng.random() < 1 / 3,
        words_up_to=rng.choice([1, _WORDS_MAX, _WORDS_MAX, 20]),
        grouped=rng.random() < 3 / 4,
    )
