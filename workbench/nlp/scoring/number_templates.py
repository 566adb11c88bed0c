"""The wordings of sentences with planted figures; slots in braces, "||" between two that part."""

from workbench.domain.readings import Check

ONE_SHARE, NAMED, MULTIPLE = "one share", "named list", "multiple"

# Those that the checks were written beside.
FIRST = {
    Check.SHARES: (
        "in {x}, {p} of those asked backed the {g}, {q} the {h} and {r} the {i}, {source} said.",
        "the {g} took {p} of the vote, ahead of the {h} on {q} and the {i} on {r}.",
        "the {g} lead the {h} by {most} to {rest}, the survey found.",
        "of the money, {p} went to schools, {q} to roads and the remaining {r} to housing.",
        "the town spends {p} of its budget on schools, {q} on roads and {r} on housing.",
        "asked how they would vote, {p} said yes, {q} said no and {r} were undecided.",
        "the founders own {p} of the company, a pension fund {q} and the staff {r}.",
        "{p} of members voted for the plan, {q} voted against and {r} abstained.",
        "Share of the vote:\n{g}: {p}\n{h}: {q}\n{i}: {r}",
        "the workforce is split between the plants in {x} ({p}), {y} ({q}) and {z} ({r}).",
    ),
    ONE_SHARE: (
        "turnout reached {p}, {source} said.",
        "the study found that {p} of {group} had heard of the scheme.",
        "some {p} of the {group} asked were satisfied.",
        "there is a {p} chance of rain over {x} on the day.",
        "a turnout of {p} was recorded in {x}.",
        "the company says it now has a market share of {p}.",
    ),
    Check.SUM: (
        "there were {n} people aboard: {a} adults and {b} children.",
        "the accident injured {n} people, {a} men and {b} women.",
        "officers made {n} arrests: {c} in {x}, {d} in {y} and {e} in {z}.",
        (
            "the {n} seats were shared by three parties – {c} for the {g}, {d} for the {h} and"
            " {e} for the {i}."
        ),
        "there were {c} complaints in {x}, {d} in {y} and {e} in {z}, {n} in all.",
        "the team won {c} gold, {d} silver and {e} bronze medals, a total of {n}.",
        "of the {n} passengers, {a} were women and {b} were men.",
        "the panel has {n} members ({a} from {x} and {b} from {y}).",
        "the programme costs {money}: {k} for roads, {l} for bridges and {m} for ports.",
        "a total of {n} schools will close, {c} in {x}, {d} in {y} and {e} in {z}.",
        "the jury of {n} people, {a} women and {b} men, met for three hours.",
        "the strike hit {c} ferries, {d} trains and {e} buses, making {n} altogether.",
    ),
    NAMED: (
        "the delegation will visit {n} cities: {names}.",
        "the plan would close the plants in {n} towns: {names}.",
        "only {n} teams have qualified: {names}.",
        "the law was tried in {n} districts – {names}.",
    ),
    Check.CHANGE: (
        "the number of {thing} rose {p} to {new} from {old}.",
        "revenue at the firm was {rose}, up {p} from {was} a year earlier.",
        "the number of {thing} fell from {old} in 2011 to {low} in 2014, a drop of {p}.",
        "spending has grown by {p} since 2009, from {was} to {rose}.",
        "profits climbed from {was} to {rose}, an increase of {p}.",
        "the count of {thing} went from {old} to {new} within a year, a {p} increase.",
        "the budget was cut by {p}, from {was} to {fell}.",
        "sales increased by {more}, from {was} to {rose}.",
        "there were {new} {thing} this year compared with {old} last year, a rise of {p}.",
        "the number of {thing} dropped to {low}, down {p} from {old}.",
    ),
    MULTIPLE: (
        "the number of {thing} {verb} from {old} to {new}.",
        "since then the number of {thing} has halved, from {old} to {half}.",
        "output {verb} to {new} tonnes from {old} tonnes.",
        "the number of {thing} has almost halved to {half} from {old}.",
        "it was a {fold} increase, from {old} {thing} to {new}.",
        "some {new} {thing} came, {times} as many as the {old} of the year before.",
        "the number of {thing} has {verb} in a decade, rising from {old} to {new}.",
    ),
    Check.POINTS: (
        "in {x}, {rate} rose {p}, from {old} to {new}.",
        "the figures show that {rate} fell by {p} from {old} to {low}.",
        "{rate} went up from {old} to {new}, an increase of {p}.",
        "at {new}, {rate} was up {p} from {old} in the spring.",
        "{rate} dropped from {old} to {low}, a decline of {p}.",
        "{rate} climbed {p} to {new} from {old}.",
        "there was a {p} rise in {rate}, from {old} to {new}, {source} said.",
    ),
    Check.PER_HEAD: (
        "the fund will pay {total} to {n} {group}, {each} each.",
        "some {n} {group} will share {total}, or {each} per {one}.",
        "the scheme cost {total} for {n} {group}, which is {each} a head.",
        "each of the {n} {group} received {each}, {total} in total.",
        "the state set aside {total} for {n} {group}. Each {one} will get {each}.",
        "a grant of {each} per person was promised to the {n} {group}, {total} in all.",
        "the company handed {each} apiece to its {n} {group} at a cost of {total}.",
        "the court awarded {total} to the {n} {group}, or about {each} for each {one}.",
    ),
    Check.CONTRADICTION: (
        "the {event} in {x} killed {a} people.||{b} people died in the {event}, {source} said.",
        "{a} people were injured in the {event} near {x}.||The {event} left {b} people injured.",
        (
            "police arrested {a} protesters outside the town hall in {x}.||The {b} protesters"
            " arrested outside the town hall were questioned overnight."
        ),
        (
            "the death toll from the {event} was {a}, {source} said.||A service was held for"
            " the {b} victims killed in the {event}."
        ),
        (
            "the plant in {x} employs {many} workers.||Managers told the {more} workers"
            " employed at the {x} plant that it would stay open."
        ),
        (
            "the bridge at {x} cost {money} to build.||The bridge at {x}, which cost {dear} to"
            " build, is to be closed."
        ),
        (
            "the petition for a new clinic in {x} drew {many} signatures.||With {more}"
            " signatures, the petition for the clinic in {x} goes to parliament."
        ),
        (
            "rescuers pulled {a} survivors from the {event}.||The {b} survivors pulled from the"
            " {event} were taken to {x}."
        ),
    ),
    Check.UNIT_SLIP: (
        (
            "the city of {x} signed a {a} deal for new trams.||{person} called the {b} tram"
            " deal the best the city could get."
        ),
        (
            "the harbour extension at {x} will cost {a}.||Critics say the extension of the"
            " harbour, at {b}, is too dear."
        ),
        (
            "a court fined the bank {a} for breaking the rules.||The bank said it would appeal"
            " against the {b} fine."
        ),
        (
            "the foundation gave {a} to the university for a research centre.||The {b} gift to"
            " the university is its largest so far."
        ),
        (
            "the pipeline carries water to {c} residents of the province.||For the {d}"
            " residents of the province the pipeline is vital."
        ),
        (
            "the airline reported a loss of {a} for the year.||{person}, who runs the airline,"
            " blamed the {b} loss on fuel prices."
        ),
    ),
}

# Written when the checks were done, and measured before anything in them was mended.
LATER = {
    Check.SHARES: (
        (
            "first-round results gave {person} {p}, with {q} for the sitting mayor and {r} for"
            " an independent."
        ),
        "exit polls put the {g} on {p}, the {h} on {q} and the {i} on {r}.",
        (
            "{p} of readers want the market moved, {q} want it kept and {r} do not mind,"
            " according to {source}."
        ),
        "nearly all power comes from three sources: wind supplies {p}, gas {q} and coal {r}.",
        "in the final count {person} beat the incumbent {most} to {rest}.",
        "the fleet is made up of diesel buses ({p}), hybrids ({q}) and electric buses ({r}).",
        "the estate will be divided: {p} for the widow, {q} for the children and {r} for charity.",
        "roughly {p} of the crop is exported, {q} is sold locally and {r} is kept as seed.",
    ),
    ONE_SHARE: (
        "on the island {p} of adults can read, {source} said.",
        "officials put turnout at {p}.",
        "in one ward, {p} of registered voters cast a ballot.",
        "{p} of the pupils at the school passed.",
    ),
    Check.SUM: (
        "the ship carried {n} crew – {a} officers and {b} sailors.",
        "{n} people were taken to hospital, {a} of them children and {b} adults.",
        "police seized {n} weapons, namely {c} rifles, {d} pistols and {e} knives.",
        "the {n} medals ({c} gold, {d} silver and {e} bronze) were the most the club has won.",
        "with {c} votes in favour, {d} against and {e} abstentions, all {n} members had voted.",
        "{x} sent {a} firefighters and {y} sent {b}, for a total of {n}.",
        "he owes {money} in all: {k} to his bank, {l} to suppliers and {m} in tax.",
        "the class of {n} has {a} girls and {b} boys.",
        "the bill of {money} is made up of {k} for labour, {l} for parts and {m} for transport.",
    ),
    NAMED: (
        "the company runs {n} mines: {names}.",
        "trains will stop at {n} stations on the way: {names}.",
        "the group has {n} members – {names}.",
    ),
    Check.CHANGE: (
        "membership is {p} higher than a decade ago, at {new} against {old}.",
        "rents in {x} are up by {p}: from {was} to {rose}.",
        "the {p} fall, from {old} {thing} to {low}, was the steepest since records began.",
        "attendance slumped {p}, to {low} from {old}.",
        "last year the clinic treated {new} patients, {p} more than the {old} of 2012.",
        (
            "having stood at {old} in the spring, {thing} reached {new} in autumn, an increase"
            " of {p}."
        ),
        "net debt went down {p} from {was} to {fell}.",
    ),
    MULTIPLE: (
        "the herd has {verb}, from {old} animals to {new}.",
        "the price of a licence will {infinitive} from {was} to {dear}.",
        "at {new}, the number of {thing} is {times} the {old} recorded in 2010.",
        "the {fold} rise took {thing} from {old} to {new}.",
    ),
    Check.POINTS: (
        "support for the {g} is up {p} at {new}, from {old} in May.",
        "the central bank cut its rate by {p}, from {old} to {low}.",
        "in {x} {rate} has risen by {p} since 2010: from {old} to {new}.",
        "{rate}, which stood at {old} last year, is now {new}, a rise of {p}.",
        "a {p} fall took {rate} from {old} to {low}.",
    ),
    Check.PER_HEAD: (
        "{n} {group} are to get {each} apiece, which will cost the state {total}.",
        "the {total} prize was split equally between {n} {group}, giving each {each}.",
        "at {each} per {one}, the bill for {n} {group} comes to {total}.",
        "the lawyers won {total} for {n} {group}, an average of {each} each.",
        "{source} will spend {total} on {n} {group}: {each} for every {one}.",
        "it promised {each} to each of the {n} {group}, {total} altogether.",
    ),
    Check.CONTRADICTION: (
        (
            "{a} miners are dead after the {event} in {x}, {source} said.||The bodies of the"
            " {b} dead miners were brought to the surface after the {event}."
        ),
        (
            "the avalanche above {x} buried {a} skiers.||Of the party, {b} skiers were buried"
            " by the avalanche."
        ),
        (
            "{source} said {a} houses were destroyed by the {event} in {x}.||The families whose"
            " {b} houses were destroyed by the {event} are living in tents."
        ),
        (
            "thieves took {a} paintings from the museum in {x}.||None of the {b} paintings"
            " taken from the museum was insured."
        ),
        (
            "the {event} claimed the lives of {a} people.||{person} lost a brother in the"
            " {event}, in which {b} people were killed."
        ),
        (
            "the shelter in {x} has room for {many} refugees.||The shelter, which has room for"
            " {more} refugees, is full."
        ),
        (
            "the stadium in {x} seats {many} spectators.||All {more} seats in the {x} stadium"
            " were taken."
        ),
        "{a} people were wounded when a bomb went off in {x}.||The bomb wounded {b} people.",
    ),
    Check.UNIT_SLIP: (
        (
            "{x} will borrow {a} to repair its bridges.||The {b} loan for the bridges needs the"
            " consent of parliament."
        ),
        (
            "the merger values the brewer at {a}.||Shareholders of the brewer will vote on the"
            " {b} merger in June."
        ),
        "thieves made off with jewels worth {a}.||The jewels, worth {b}, have not been found.",
        (
            "the vaccine was given to {c} children.||The {d} children who were given the"
            " vaccine will be examined again."
        ),
        (
            "{person} left {a} to an animal charity.||The charity says the {b} from {person}"
            " will pay for a new clinic."
        ),
    ),
}
