"""Sentences for planted errors of duration and ranking: many constructions, to be filled in.

Fields: {name} and {surname} of an invented person, {n} the number that is wrong or right, {year},
{month}, {day} a date before the article, {y1} and {y2} the ends of a range, {thing} an event. They
were written from news English, not from the rules of the checks.
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
    (
        (
            "Two years of talks failed to end a blockade that has cut off the port since {month}"
            " {year} — more than {n} days so far."
        ),
        "D",
        True,
    ),
    (
        (
            "The department, which has had {n} years to prepare since the treaty was signed in"
            " {year}, said it needed more time."
        ),
        "Y",
        False,
    ),
    (
        (
            "Nurses have gone without a pay rise for {n} years now, since {year}, union leaders"
            " told the crowd."
        ),
        "Y",
        False,
    ),
    (
        (
            "Critics say the mayor, in office since {year}, has had more than {n} years to fix"
            " the roads."
        ),
        "Y",
        True,
    ),
    (
        "“It has been {n} years since we last spoke, in {year},” {name} wrote.",
        "Y",
        False,
    ),
    (
        (
            "The pipeline has carried no gas for over {n} days, after a valve failed on {day}"
            " {month} {year}."
        ),
        "D",
        True,
    ),
    (
        "It took {n} years from the first sketch in {year} to this week’s opening.",
        "Y",
        False,
    ),
    (
        "{name}, who took office in {month} {year}, has been in the job for {n} months.",
        "M",
        True,
    ),
    (
        (
            "Since the factory shut its gates in {year}, the town has for {n} years had no large"
            " employer."
        ),
        "Y",
        False,
    ),
)
# Two sentences of one state, as above; only too large a number is wrong.
NEIGHBOURS = (
    (
        (
            "After spending over {n} days at home, {name} is travelling again. {surname} had"
            " not left the country since the first restrictions came in {month} {year}."
        ),
        "D",
    ),
    (
        (
            "{name} is back on the stage after more than {n} months away. She had been in"
            " hiding since the trial in {month} {year}."
        ),
        "M",
    ),
    (
        (
            "The harbour has been shut for over {n} days. It has been closed since a storm"
            " broke the pier in {month} {year}."
        ),
        "D",
    ),
    (
        "The siege has now lasted more than {n} days. It has gone on since {day} {month} {year}.",
        "D",
    ),
    (
        (
            "{name} has not been seen in public since {month} {year}. He has now spent {n}"
            " months in hiding."
        ),
        "M",
    ),
    (
        (
            "After {n} years behind bars, {name} is free again. {surname} had been held"
            " since the raid of {month} {year}."
        ),
        "Y",
    ),
    (
        (
            "Having spent more than {n} days in exile, the editor is home. He was one of the"
            " few to stay away since the vote of {month} {year}."
        ),
        "D",
    ),
    (
        (
            "Families have been waiting for {n} months for a new clinic. They have been"
            " waiting since the old one burned down in {month} {year}."
        ),
        "M",
    ),
    (
        (
            "Over {n} days have passed without a budget for the town. The town has been"
            " without one since the council fell in {month} {year}."
        ),
        "D",
    ),
    (
        (
            "For over {n} days, the queen has stayed at home. She has remained there from"
            " {month} {year} on."
        ),
        "D",
    ),
    (
        (
            "{name} is to fly to {country} after spending more than {n} days in the country."
            " She was the only minister to remain at home since the outbreak of {month} {year}."
        ),
        "D",
    ),
    (
        (
            "Nearby shops say they have endured over {n} months of the blockade. The"
            " blockade has dragged on since {month} {year}."
        ),
        "M",
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
    "{name} was the club’s treasurer for {n} years ({y1}–{y2}).",
    "The tower was built between {y1} and {y2} and took {n} years to finish.",
    "He ran the bank for {n} years between {y1} and {y2}, a period in which profits doubled.",
    "The occupation, which lasted {n} years from {y1} to {y2}, is still taught in schools.",
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
    (
        "Snow fell on the coast for the first time in {n} years; the last flakes were seen"
        " there in {year}."
    ),
    (
        "The bank cut rates for the first time in {n} years. It last did so in {year}, when"
        " {name} was governor."
    ),
    (
        "It was the team’s first away win in {n} years, and the previous one, in {year}, is"
        " still talked about."
    ),
    "The minister is the first to resign in {n} years — since {name} left in {year}.",
    "The storm, the strongest in {n} years and the strongest since {year}, tore off roofs.",
)
