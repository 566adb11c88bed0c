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
    (
        "{name} has led the charity for {n} years since taking over in {year}.",
        "Y",
        False,
    ),
    (
        "{name} has spent over {n} days in custody since her arrest on {day} {month} {year}.",
        "D",
        True,
    ),
    (
        "The quarry has stood empty for {n} years since it closed in {year}.",
        "Y",
        False,
    ),
    (
        "Since {month} {year}, the bridge has been shut for more than {n} months.",
        "M",
        True,
    ),
    (
        "It is now {n} years since the mill burned down in {year}.",
        "Y",
        False,
    ),
    (
        "Families have waited {n} years for a new school since the old one was razed in {year}.",
        "Y",
        False,
    ),
    (
        (
            "After more than {n} days without a government since the vote in {month} {year},"
            " talks resumed."
        ),
        "D",
        True,
    ),
    (
        "The strike, which began in {month} {year}, has now lasted {n} months.",
        "M",
        False,
    ),
    (
        "Founded in {year}, the orchestra has toured for {n} years.",
        "Y",
        True,
    ),
    (
        "Since {year}, {name} has lived in the valley for {n} years.",
        "Y",
        False,
    ),
    (
        "{name}, who joined the firm in {year}, has worked there for {n} years.",
        "Y",
        True,
    ),
    (
        (
            "The family has now been without a home for {n} months, since the flood of {month}"
            " {year}."
        ),
        "M",
        False,
    ),
    (
        (
            "The siege had gone on for over {n} days since it started on {month} {day}, {year},"
            " aid workers said."
        ),
        "D",
        True,
    ),
    (
        "The ban has been in force for {n} years, ever since it was signed in {year}.",
        "Y",
        False,
    ),
    (
        "More than {n} days have passed since the harbour was closed in {month} {year}.",
        "D",
        True,
    ),
    (
        "For {n} years, ever since the coup of {year}, the family has lived in exile.",
        "Y",
        False,
    ),
    (
        "{name} has not been seen in public for {n} years, not since {year}.",
        "Y",
        False,
    ),
    (
        "The clinic, open since {year}, has treated the poor for over {n} years.",
        "Y",
        True,
    ),
    (
        "Having governed since {year}, {name} now has {n} years in office behind her.",
        "Y",
        False,
    ),
    (
        "Prices have been frozen for {n} months, since {month} {year}, the ministry said.",
        "M",
        False,
    ),
    (
        (
            "“I have been waiting for more than {n} months since I applied in {month} {year},”"
            " {name} said."
        ),
        "M",
        True,
    ),
    (
        "The two have been married for {n} years, since {year}.",
        "Y",
        False,
    ),
    (
        "Work on the tunnel started in {year} and has now lasted {n} years.",
        "Y",
        False,
    ),
    (
        "In the {n} years since {year}, the fleet has shrunk by half.",
        "Y",
        False,
    ),
)
RANGES = (
    "Between {y1} and {y2}, {name} lived in Lisbon for {n} years.",
    "From {y1} to {y2} the firm paid no tax at all, a period of {n} years.",
    "In the {n} years between {y1} and {y2}, output doubled.",
    "{name} served in the navy for {n} years, from {y1} to {y2}.",
    "{name} taught for {n} years between {y1} and {y2}.",
    "The war, from {y1} to {y2}, lasted {n} years.",
    "The programme ran for {n} years, from {y1} until {y2}.",
    "{name}, who was mayor from {y1} to {y2}, spent {n} years in the job.",
    "During the {n} years from {y1} to {y2} no census was taken.",
    "Between {y1} and {y2}, a span of {n} years, the lake lost half its water.",
)
RANKED = (
    "It was the region’s first {thing} in {n} years; the last was in {year}.",
    "The town saw a {thing} for the first time in {n} years. The last one came in {year}.",
    ("For the first time since {year}, and for the first time in {n} years, the river froze over."),
    "The {thing} was the worst in {n} years. The previous one happened in {year}.",
    ("{name} is the first woman in {n} years to hold the post, which a woman last held in {year}."),
    "It is the first such {thing} in more than {n} years, since {year}.",
    "The rise is the steepest in {n} years. Prices last rose so fast in {year}.",
    (
        "The first {thing} in {n} years began at dawn. The last such {thing} took place in"
        " {year}, under {name}."
    ),
    "It was their first title in {n} years, and the first since {year}.",
    (
        "The {thing} is the first in {n} years, {name} said, recalling that the most recent"
        " one was in {year}."
    ),
    "Not since {year} had there been a {thing}: it was the first in {n} years.",
    ("The club reached the final for the first time in {n} years, having last done so in {year}."),
    "No government had lost such a vote in {n} years; the last to do so was in {year}.",
    "The harvest was the poorest in {n} years, the lowest since {year}.",
    (
        "{name} became the first local to win the race in {n} years. The last local winner"
        " came home in {year}."
    ),
    "Inflation is at its highest level in {n} years, having last been so high in {year}.",
    (
        "It was the first time in more than {n} years that the council met in private, the"
        " previous occasion being in {year}."
    ),
    "For the first time in {n} years there was a {thing}. It had last happened in {year}.",
)
AGES = (
    "{name}, {n}, was born in {year} in a village near the border.",
    "{name} (born {year}) is a {n}-year-old teacher.",
    "Born in {year}, {name} is now {n}.",
    (
        "{name}, {n}, said little on the way out. A neighbour said that {surname} was born"
        " in {year}."
    ),
    (
        "The {n}-year-old {surname} declined to comment. {surname} was born in {year} and"
        " studied law."
    ),
    ("{name}, aged {n}, moved to the town long ago. Born in {year}, {surname} trained as a nurse."),
    "{name}, who was born in {year}, turned {n} this spring.",
    "{name} was born in {year}. Today the {n}-year-old runs a bakery.",
    "At {n}, {name}, born on {day} {month} {year}, is the council’s oldest member.",
    "{name} ({n}) runs the farm alone. {surname} was born on {day} {month} {year}.",
    "{name} was born on {month} {day}, {year}. {surname} is {n} years old and has two dogs.",
    "“I never left,” said {name}, {n}, who was born in the house in {year}.",
    "{name}, a {n}-year-old plumber born in {year}, said he had heard nothing.",
    (
        "Police named the driver as {n}-year-old {name}. Records show that {surname} was"
        " born on {day} {month} {year}."
    ),
    "{surname}, {n}, grew up on the coast; {surname} was born there in {year}.",
    "The author, {name} (b. {year}), is {n} years old.",
    "{name} was born in Ghent on {month} {day}, {year}. {surname}, now {n}, lives in Cork.",
    "Born on {day} {month} {year}, the {n}-year-old {name} is the youngest of six.",
    ("{name}, {n}, the club’s captain, scored twice. {surname}, born in {year}, joined as a boy."),
)
# The weekday is the right one or a wrong one.
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
    "The letter is dated {weekday}, the {ordinal} of {month}, {year}.",
    "It was {weekday}, {month} {day}, {year}, when the dam broke.",
    "Polling day, {day} {month} {year}, fell on a {weekday}.",
    "The trial opens at 9 a.m. on {weekday}, {day} {month} {year}.",
    "They left on the morning of {weekday}, {short_month} {day}, {year}.",
    "{weekday} {day} {month} {year}: the strike begins.",
)
# Two sentences: a first that is still to come, and one of its kind that has already been; then a
# sound sentence in place of the second: another person, another kind, or one called off.
ORDERS = (
    (
        "{name} is scheduled to travel abroad for the first time in {ahead}.",
        "{surname}’s visit to {country} got underway on {past}.",
        "{other_surname}’s visit to {country} got underway on {past}.",
    ),
    (
        "{name}’s first foreign trip is planned for {ahead}.",
        "{surname} flew to {country} on {past} and stayed for two nights.",
        "{surname} gave a speech in the capital on {past}.",
    ),
    (
        "{name} is due to meet {other} for the first time in {ahead}.",
        "{surname} met {other_surname} in Vienna on {past}.",
        "{surname} met trade unionists in Vienna on {past}.",
    ),
    (
        "The first talks between {name} and {other} are expected in {ahead}.",
        "{surname} and {other_surname} held talks in Geneva on {past}.",
        "{surname} and {other_surname} exchanged letters on {past}.",
    ),
    (
        "{name} will give her first concert in {ahead}, her agent said.",
        "{surname} played a concert in Leeds on {past}.",
        "{surname} cancelled a concert in Leeds on {past}.",
    ),
    (
        "In {ahead}, {name} will visit a foreign country for the first time.",
        "On {past}, {surname} arrived in {country} for talks on trade.",
        "On {past}, {other_surname} arrived in {country} for talks on trade.",
    ),
    (
        "{name} will play her first match for the club in {ahead}.",
        "{surname} played a full match for the club on {past}.",
        "{surname} watched from the stand on {past}.",
    ),
    (
        "{name} plans to make his first speech to the assembly in {ahead}.",
        "{surname} gave a speech to the assembly on {past}.",
        "{surname} was elected to the assembly on {past}.",
    ),
    (
        "An overseas tour, the first by {name}, is due to begin in {ahead}.",
        "{surname} toured {country} last month and returned on {past}.",
        "{surname} toured the north and returned on {past}.",
    ),
    (
        "{name} is to make a first journey abroad in {ahead}.",
        "{surname} travelled to {country} on {past} for a funeral.",
        "{surname} travelled to the coast on {past} for a funeral.",
    ),
    (
        "For the first time, {name} and {other} will meet in {ahead}.",
        "On {past}, {surname} met {other_surname} behind closed doors.",
        "On {past}, {surname} met reporters behind closed doors.",
    ),
    (
        "{name}’s first overseas visit will be in {ahead}, officials said.",
        "{surname} was in {country} on {past}, on a visit that had not been announced.",
        "{surname} was in the north on {past}, on a visit that had not been announced.",
    ),
    (
        "{name}’s first interview is to be broadcast in {ahead}.",
        "In an interview on {past}, {surname} spoke of the war.",
        "On {past}, {surname} wrote of the war.",
    ),
    (
        "The first summit of {name} and {other} is set for {ahead}.",
        "{surname} and {other_surname} shook hands at a summit on {past}.",
        "{surname} and {other_surname} will not attend the summit on {past}.",
    ),
    (
        "{name} will go abroad for the first time in {ahead}.",
        "{surname} landed in {country} on {past}.",
        "{other_surname} landed in {country} on {past}.",
    ),
)
