"""Further wordings of sentences with planted figures, to tell how far the checks carry."""

from workbench.domain.readings import Check
from workbench.nlp.scoring.number_templates import MULTIPLE, NAMED, ONE_SHARE

# Written after the others had been mended, and measured before anything was mended again.
LAST = {
    Check.SHARES: (
        "in the by-election {person} polled {p} and her two rivals {q} and {r}.",
        "the stadium's income comes from tickets ({p}), television ({q}) and food ({r}).",
        (
            "{source} found that {p} of parents supported the change, {q} opposed it and {r}"
            " had no opinion."
        ),
        "about {p} of the land belongs to the state, {q} to the church and {r} to private owners.",
        "a poll for {source} puts the {g} at {p}, the {h} at {q} and the {i} at {r}.",
        "the referendum ended with {p} for, {q} against and {r} of ballots spoilt.",
        "of all complaints, {p} concerned delays, {q} lost luggage and {r} rude staff.",
        "{person} won {p} of votes cast; {q} went to the {g} and {r} to the {h}.",
        "households spend {p} of their income on rent, {q} on food and {r} on everything else.",
        "{p} of the audience were women, {q} men and {r} children.",
        "the {g} hold {p} of the seats, the {h} {q} and smaller parties the other {r}.",
    ),
    ONE_SHARE: (
        "according to {source}, {p} of households in {x} have a well.",
        "the minister put the literacy rate at {p}.",
        "{p} of employees took part in the strike.",
        "more than that, {p} of residents live within a mile of the river.",
        "a record {p} of voters turned out.",
        "the school says {p} of its students found work.",
        "the occupancy of the jail's cells aside, {p} of prisoners are on remand.",
    ),
    Check.SUM: (
        "the bus was carrying {n} passengers, {a} adults and {b} children, when it left the road.",
        "customs officers found {n} parcels: {c} at the port, {d} at the airport and {e} by road.",
        "{a} boys and {b} girls started school in {x}, a total of {n} pupils.",
        "the shop sold {c} bicycles in May, {d} in June and {e} in July – {n} altogether.",
        (
            "the renovation will cost {money}, of which {k} is for the roof, {l} for the"
            " windows and {m} for the heating."
        ),
        "the {n} victims were {a} women and {b} men.",
        "{n} people - {a} men and {b} women - applied for the post.",
        "the council has {n} seats: the {g} hold {c}, the {h} {d} and the {i} {e}.",
        "she won {n} matches last year, {c} on clay, {d} on grass and {e} on hard courts.",
        "altogether {n} roads were closed ({c} in {x}, {d} in {y}, {e} in {z}).",
        "the raid led to {n} arrests, {a} in {x} and {b} in {y}.",
        "the army lost {a} officers and {b} soldiers, {n} men in all.",
        "the price of {money} covers the land ({k}), the building ({l}) and the furniture ({m}).",
    ),
    NAMED: (
        "the route crosses {n} provinces: {names}.",
        "the airline flies to {n} new airports — {names}.",
        "the three-year study covered {n} cities, namely {names}.",
        "{n} ports handle the grain: {names}.",
        "the storm cut off {n} villages ({names}).",
    ),
    Check.CHANGE: (
        "{thing} in {x} grew {p} last year, to {new} from {old}.",
        (
            "the charity spent {rose} last year compared with {was} the year before, an"
            " increase of {p}."
        ),
        "the reservoir lost {p} of its fish, their number falling from {old} to {low}.",
        "exports jumped from {was} to {rose} ({p}).",
        "{thing} went up from {old} to {new}, which is {p} more.",
        "in a year the stock of {thing} shrank {p}, from {old} to just {low}.",
        "the figure of {new} is up {p} on the {old} seen in 2016.",
        "costs have soared by {p} – from {was} to {rose}.",
        "from {old} {thing} in 2005 the total climbed {p} to {new} in 2015.",
        "the firm cut its losses from {was} to {fell}, or by {p}.",
        "profit, at {rose}, was {p} higher than the {was} of the previous year.",
        "it was an increase of {p} from {old} {thing} to {new}.",
    ),
    MULTIPLE: (
        "the number of {thing} {verb} to {new}, compared with {old} in 2008.",
        "wolves have {verb} in number from {old} to {new}.",
        "with {new} {thing}, the school is {times} as large as the one with {old} it replaced.",
        "the town grew from {old} people to {new}, {verb} in size.",
        "rents {verb} to {dear} a month from {was}.",
        "from {old} in 2001, the number of {thing} has more than {verb}, to {new}.",
        "in {x} there were {new} {thing}, {times} the {old} in {y}.",
    ),
    Check.POINTS: (
        "inflation slowed by {p}, from {old} to {low}.",
        "the party gained {p}, going from {old} to {new}.",
        "the vacancy rate in {x} edged down {p} to {low} from {old}.",
        "the tax will rise from {old} to {new}, that is by {p}.",
        "the {g} climbed from {old} to {new} in the polls, up {p}.",
        "from {old} in January, unemployment has gone up {p} to {new}.",
        "a rise of {p}, from {old} to {new}, surprised analysts.",
        "the bank lowered the share it must hold from {old} to {low}, a {p} cut.",
        "approval now stands at {low}, {p} lower than the {old} of last spring.",
        "{rate} jumped {p} in a month: it was {old} and is now {new}.",
    ),
    Check.PER_HEAD: (
        "{source} paid out {total} in bonuses, {each} to each of its {n} {group}.",
        "a total of {total} was raised by {n} {group}, who gave {each} each.",
        "with {n} {group} at {each} a head, the outing cost {total}.",
        "the {n} {group} were charged {each} per person and the club took {total}.",
        "for {n} {group} at {each} each the bill was {total}.",
        "{total} was handed out to {n} {group}: {each} for every one of them.",
        "every one of the {n} {group} paid {each}, bringing in {total}.",
        "the programme, which costs {total}, reaches {n} {group}, or {each} per {one}.",
        "the tax break is worth {each} per {one}; with {n} {group} it costs {total}.",
        "the estate of {total} was shared among {n} {group}, who received {each} apiece.",
        "dividing {total} among {n} {group} leaves {each} a head.",
    ),
    Check.CONTRADICTION: (
        (
            "{a} passengers drowned when the ferry sank off {x}.||Divers have found the {b}"
            " passengers who drowned in the sunken ferry."
        ),
        (
            "the new library in {x} holds {many} books.||Its {more} books make the library in"
            " {x} one of the largest in the region."
        ),
        (
            "{source} detained {a} students after the march in {x}.||Lawyers for the {b}"
            " detained students said they had only sung on the march."
        ),
        (
            "the orchestra hired {a} musicians for its tour of {x}.||The {b} musicians hired"
            " for the tour were not paid."
        ),
        (
            "the storm damaged {a} boats in the harbour of {x}.||Owners of the {b} boats"
            " damaged in the storm want compensation."
        ),
        "{x}: {a} dead in {event}||The {event} cost {b} lives.",
        (
            "a total of {a} people lost their lives in the {event} at {x}.||The {b} people who"
            " lost their lives in the {event} will be buried tomorrow."
        ),
        "the gang stole {a} cars in {x}.||Police recovered all {b} stolen cars.",
        "the choir has {a} singers.||All {b} singers of the choir were on stage.",
        (
            "the jury heard {a} witnesses in the {x} trial.||After {b} witnesses had been heard"
            " in the trial, the jury retired."
        ),
        "{person} wrote {a} novels.||{person}, the author of {b} novels, lives in {x}.",
        (
            "the company will close {a} shops in {x}.||The closure of {b} shops in {x} was"
            " announced by the company in a letter."
        ),
        (
            "{source} bought the building in {x} for {money}.||The building in {x} was bought"
            " for {dear}."
        ),
        "in all {a} homes lost power.||The {b} homes without power are in {x}.",
    ),
    Check.UNIT_SLIP: (
        "the dam in {x} was built for {a}.||It took nine years to build the {b} dam.",
        (
            "{person} sold the vineyard for {a}.||The sale of the vineyard for {b} angered"
            " neighbours."
        ),
        (
            "some {c} tourists visited {x} last summer.||The {d} tourists who came to {x} left"
            " a lot of litter."
        ),
        (
            "parliament voted {a} for flood defences.||The {b} for flood defences will be spent"
            " in {x}."
        ),
        "the film took {a} at the box office.||With {b} at the box office the film is a hit.",
        "{x} owes its creditors {a}.||{person} said debts of {b} could not be repaid by {x}.",
        (
            "the stadium has cost {a} so far.||Building the stadium at a cost of {b} was wrong,"
            " {person} said."
        ),
        "about {c} barrels of oil were spilled.||The spill of {d} barrels reached the coast.",
        (
            "the ministry earmarked {a} for teachers' pay.||The union called the {b} for"
            " teachers an insult."
        ),
    ),
}
