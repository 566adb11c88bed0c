"""Sentences for planted date errors: many constructions for each check, to be filled with figures.

Fields: {name} and {surname} of an invented person, {other} of a second one, {n} the number that is
wrong or right, {year}, {month}, {day} a date before the article, {y1} and {y2} the ends of a range,
{thing}, {country}. They were written from news English, not from the rules of the checks.
"""

PEOPLE = (
    "Anna Bergmann", "Tom Ashworth", "Ines Carvalho", "Pavel Dvorak", "Ruth Okafor",
    "Liam Gallacher",
    "Mei Tanaka", "Sofia Lindqvist", "Karim Haddad", "Joan Whitfield", "Mateo Escobar",
    "Olga Petrenko",
)  # fmt: skip
THINGS = (
    "strike",
    "drought",
    "election defeat",
    "rail accident",
    "interest rate rise",
    "wildfire",
    "state visit",
)
COUNTRIES = ("Norway", "Kenya", "Chile", "Vietnam", "Portugal", "Canada", "Morocco", "Japan")

# (sentence, unit, whether only too large a number is wrong)
SINCE = (
    ("{name} has led the charity for {n} years since taking over in {year}.", "Y", False),
    (
        "{name} has spent over {n} days in custody since her arrest on {day} {month} {year}.",
        "D",
        True,
    ),
    ("The quarry has stood empty for {n} years since it closed in {year}.", "Y", False),
    ("Since {month} {year}, the bridge has been shut for more than {n} months.", "M", True),
    ("It is now {n} years since the mill burned down in {year}.", "Y", False),
    (
        "Families have waited {n} years for a new school since the old one was razed in {year}.",
        "Y",
        False,
    ),
    (
        (
            "After more than {n} days without a government since the vote in {month} {year}, talks"
            " resumed."
        ),
        "D",
        True,
    ),
    ("The strike, which began in {month} {year}, has now lasted {n} months.", "M", False),
    ("Founded in {year}, the orchestra has toured for {n} years.", "Y", True),
    ("Since {year}, {name} has lived in the valley for {n} years.", "Y", False),
    ("{name}, who joined the firm in {year}, has worked there for {n} years.", "Y", True),
    (
        "The family has now been without a home for {n} months, since the flood of {month} {year}.",
        "M",
        False,
    ),
    (
        (
            "The siege had gone on for over {n} days since it started on {month} {day}, {year}, aid"
            " workers said."
        ),
        "D",
        True,
    ),
    ("The ban has been in force for {n} years, ever since it was signed in {year}.", "Y", False),
)
RANGES = (
    "Between {y1} and {y2}, {name} lived in Lisbon for {n} years.",
    "From {y1} to {y2} the firm paid no tax at all, a period of {n} years.",
    "In the {n} years between {y1} and {y2}, output doubled.",
    "{name} served in the navy for {n} years, from {y1} to {y2}.",
    "{name} taught for {n} years between {y1} and {y2}.",
    "The war, from {y1} to {y2}, lasted {n} years.",
)
RANKED = (
    "It was the region’s first {thing} in {n} years; the last was in {year}.",
    "The town saw a {thing} for the first time in {n} years. The last one came in {year}.",
    "For the first time since {year}, and for the first time in {n} years, the river froze over.",
    "The {thing} was the worst in {n} years. The previous one happened in {year}.",
    "{name} is the first woman in {n} years to hold the post, which a woman last held in {year}.",
    "It is the first such {thing} in more than {n} years, since {year}.",
    "The rise is the steepest in {n} years. Prices last rose so fast in {year}.",
    (
        "The first {thing} in {n} years began at dawn. The last such {thing} took place in"
        " {year}, under {name}."
    ),
    "It was their first title in {n} years, and the first since {year}.",
    (
        "The {thing} is the first in {n} years, {name} said, recalling that the most recent one"
        " was in {year}."
    ),
    "Not since {year} had there been a {thing}: it was the first in {n} years.",
    "The club reached the final for the first time in {n} years, having last done so in {year}.",
)
AGES = (
    "{name}, {n}, was born in {year} in a village near the border.",
    "{name} (born {year}) is a {n}-year-old teacher.",
    "Born in {year}, {name} is now {n}.",
    "{name}, {n}, said little on the way out. A neighbour said that {surname} was born in {year}.",
    "The {n}-year-old {surname} declined to comment. {surname} was born in {year} and studied law.",
    "{name}, aged {n}, moved to the town long ago. Born in {year}, {surname} trained as a nurse.",
    "{name}, who was born in {year}, turned {n} this spring.",
    "{name} was born in {year}. Today the {n}-year-old runs a bakery.",
    "At {n}, {name}, born on {day} {month} {year}, is the council’s oldest member.",
    "{name} ({n}) runs the farm alone. {surname} was born on {day} {month} {year}.",
    "{name} was born on {month} {day}, {year}. {surname} is {n} years old and has two dogs.",
    "“I never left,” said {name}, {n}, who was born in the house in {year}.",
)
# {right} is replaced by the weekday that is wrong or right.
WEEKDAYS = (
    "The court sat on {weekday}, {day} {month} {year}.",
    "The court sat on {weekday}, {month} {day}, {year}.",
    "The flood came on {weekday} {day} {month} {year}, shortly after dawn.",
    "It happened on {day} {month} {year}, a {weekday}.",
    "The hearing was held on {weekday} ({day} {month} {year}).",
    "They met on {weekday} the {ordinal} of {month} {year}.",
    "{month} {day}, {year}, was a {weekday}, and the shops were shut.",
    "On {day} {month} {year}, which was a {weekday}, the line was closed.",
    "The vote took place on {short_weekday} {day} {month} {year}.",
    "The ferry sank on {weekday}, {short_month} {day}, {year}, with nobody aboard.",
)
# Two sentences: a first that is still to come, and one of its kind that has already been; then a
# sound sentence in place of the second: another person, another kind, or one called off.
ORDERS = (
    ("{name} is scheduled to travel abroad for the first time in {ahead}.",
     "{surname}’s visit to {country} got underway on {past}.",
     "{other_surname}’s visit to {country} got underway on {past}."),
    ("{name}’s first foreign trip is planned for {ahead}.",
     "{surname} flew to {country} on {past} and stayed for two nights.",
     "{surname} gave a speech in the capital on {past}."),
    ("{name} is due to meet {other} for the first time in {ahead}.",
     "{surname} met {other_surname} in Vienna on {past}.",
     "{surname} met trade unionists in Vienna on {past}."),
    ("The first talks between {name} and {other} are expected in {ahead}.",
     "{surname} and {other_surname} held talks in Geneva on {past}.",
     "{surname} and {other_surname} exchanged letters on {past}."),
    ("{name} will give her first concert in {ahead}, her agent said.",
     "{surname} played a concert in Leeds on {past}.",
     "{surname} cancelled a concert in Leeds on {past}."),
    ("In {ahead}, {name} will visit a foreign country for the first time.",
     "On {past}, {surname} arrived in {country} for talks on trade.",
     "On {past}, {other_surname} arrived in {country} for talks on trade."),
    ("{name} will play her first match for the club in {ahead}.",
     "{surname} played a full match for the club on {past}.",
     "{surname} watched from the stand on {past}."),
    ("{name} plans to make his first speech to the assembly in {ahead}.",
     "{surname} gave a speech to the assembly on {past}.",
     "{surname} was elected to the assembly on {past}."),
    ("An overseas tour, the first by {name}, is due to begin in {ahead}.",
     "{surname} toured {country} last month and returned on {past}.",
     "{surname} toured the north and returned on {past}."),
)  # fmt: skip
