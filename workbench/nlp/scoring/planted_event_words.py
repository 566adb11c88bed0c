"""Sentences for planted errors of age, weekday and order: many constructions, to be filled in.

Fields as in `planted_date_words`; {other} is a second person, {weekday} the right or a wrong day of
the week, {ahead} a month to come, {past} a day that has been, {country} a country.
"""

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
    "{name}, the son of a miner born in {year}, turned {n} on the day of the vote.",
    (
        "The victim was identified as {name}, {n}. According to court papers, {surname} was"
        " born in Hull in {year}."
    ),
    "“At my age, {n}, one does not run,” said {name}, who was born in {year}.",
    (
        "Conductor {name} has died at the age of {n}. Born in {year} in Porto, {surname}"
        " studied in Rome."
    ),
    "Officers arrested {name}, aged {n} and born on {day} {month} {year}, on Friday.",
    "{surname}, now {n} years old, was born in {year}, the eldest of nine.",
)
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
    "The order, signed on {weekday} {month} {day}, {year}, was never sent.",
    "By {weekday}, {day} {month} {year}, the water had gone.",
    "The flight left Oslo late on {weekday}, {month} {day}, {year}, and landed a day later.",
    "On the night of {weekday}, {day} {month} {year}, two men broke in.",
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
    (
        "The prime minister, {name}, will in {ahead} make her first foreign visit.",
        "{surname} returned on {past} from a two-day trip to {country}.",
        "{surname} returned on {past} from a two-day trip to the north.",
    ),
    (
        "Officials said {name} would travel overseas for the first time in {ahead}.",
        "On {past} {surname} was received in {country}, where the visit lasted three hours.",
        "On {past} {other_surname} was received in {country}, where the visit lasted three hours.",
    ),
    (
        "A first meeting between {name} and {other} is planned for {ahead}.",
        (
            "The two last sat down together on {past}, when {surname} and {other_surname} met in"
            " a hotel."
        ),
        "On {past}, {surname} and {other_surname} spoke to reporters apart.",
    ),
    (
        "{name} will give a first concert in the rebuilt hall in {ahead}.",
        "{surname} gave a concert to a full house on {past}.",
        "{surname} listened to a rehearsal on {past}.",
    ),
    (
        (
            "After two years at home, {name} is abroad again. The tour got underway on {past} in"
            " {country}, where the minister spoke with farmers."
        ),
        (
            "{surname} was scheduled to travel abroad for the first time in {ahead}, for a summit"
            " where {other} would also speak."
        ),
        (
            "{other} was scheduled to travel abroad for the first time in {ahead}, for a summit"
            " where {surname} would also speak."
        ),
    ),
    (
        "{name} is expected to leave the country for the first time in {ahead}.",
        "The minister’s trip to {country} began on {past}.",
        "A trade mission to {country} began on {past}.",
    ),
    (
        "{name} will visit {country} for the first time in {ahead}.",
        "On {past}, {surname} visited {country} with a small party.",
        "On {past}, {surname} visited a farm with a small party.",
    ),
    (
        "{name}’s first public appearance is planned for {ahead}.",
        "{surname} appeared before a crowd in the square on {past}.",
        "{other_surname} appeared before a crowd in the square on {past}.",
    ),
    (
        "{country}’s president, {name}, is due to travel abroad for the first time in {ahead}.",
        "{surname} met {other_surname} in Malta on {past}.",
        "{surname} met {other_surname} in {country} on {past}.",
    ),
    (
        "The foreign ministry said {name} would make a first trip abroad in {ahead}.",
        "He arrived in {country} on {past} and was met by {other_surname}.",
        "{other_surname} arrived in {country} on {past} and spoke of {surname}.",
    ),
)
