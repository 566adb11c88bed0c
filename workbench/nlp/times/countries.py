"""Names of countries and continents as news writes them, to tell a journey abroad by its goal."""

from itertools import groupby

from workbench.nlp.times.vocabulary import listed

COUNTRIES = frozenset(
    name.strip()
    for name in listed(
        "Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, "
        "Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, "
        "Belize, Benin, Bhutan, Bolivia, Bosnia, Botswana, Brazil, Britain, Brunei, "
        "Bulgaria, Burundi, Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia, "
        "Congo, Croatia, Cuba, Cyprus, Czechia, Denmark, Djibouti, Dominica, Ecuador, "
        "Egypt, England, Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, "
        "Gabon, Gambia, Germany, Ghana, Greece, Grenada, Guatemala, Guinea, Guyana, "
        "Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, "
        "Israel, Italy, Jamaica, Japan, Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait, "
        "Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, "
        "Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, "
        "Mauritania, Mauritius, Mexico, Moldova, Monaco, Mongolia, Montenegro, Morocco, "
        "Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, Nicaragua, Niger, "
        "Nigeria, Norway, Oman, Pakistan, Palau, Panama, Paraguay, Peru, Philippines, "
        "Poland, Portugal, Qatar, Romania, Russia, Rwanda, Samoa, Scotland, Senegal, "
        "Serbia, Seychelles, Singapore, Slovakia, Slovenia, Somalia, Spain, Sudan, "
        "Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, "
        "Togo, Tonga, Tunisia, Turkey, Turkmenistan, Tuvalu, Uganda, Ukraine, Uruguay, "
        "Uzbekistan, Vanuatu, Venezuela, Vietnam, Wales, Yemen, Zambia, Zimbabwe, Africa, "
        "Asia, Europe, New Zealand, North Korea, South Korea, South Africa, South Sudan, "
        "Saudi Arabia, Sri Lanka, Sierra Leone, Costa Rica, El Salvador, Burkina Faso, "
        "Cape Verde, East Timor, Ivory Coast, Papua New Guinea, San Marino, Solomon "
        "Islands, Trinidad and Tobago, United Arab Emirates, United Kingdom, United "
        "States, Vatican, Central Asia, Latin America",
        by=", ",
    )
)

_SHARED = 4
_ENDINGS = ("an", "ese", "ish", "ic")
_BRITISH = frozenset({"Britain", "England", "Scotland", "Wales", "United Kingdom"})
_AMERICAN = frozenset({"United States"})
# Words for what is of a country that do not begin as its name does, or end as surnames do.
_PEOPLE = {
    name: frozenset({land})
    for name, land in (
        pair.split("/")
        for pair in listed(
            "French/France Dutch/Netherlands Danish/Denmark Polish/Poland Spanish/Spain "
            "Finnish/Finland Irish/Ireland Swiss/Switzerland Filipino/Philippines "
            "Burmese/Myanmar Greek/Greece Czech/Czechia Slovak/Slovakia Thai/Thailand "
            "Turkish/Turkey Swedish/Sweden Cypriot/Cyprus Kazakh/Kazakhstan Uzbek/Uzbekistan "
            "Tajik/Tajikistan Kyrgyz/Kyrgyzstan Turkmen/Turkmenistan Afghan/Afghanistan "
            "Iraqi/Iraq Israeli/Israel Pakistani/Pakistan Omani/Oman Qatari/Qatar "
            "Kuwaiti/Kuwait Bahraini/Bahrain Bangladeshi/Bangladesh Yemeni/Yemen "
            "Azerbaijani/Azerbaijan Argentine/Argentina Croat/Croatia Serb/Serbia"
        )
    )
} | {
    "American": _AMERICAN,
    "US": _AMERICAN,
    "U.S.": _AMERICAN,
    "British": _BRITISH,
    "UK": _BRITISH,
    "English": _BRITISH,
    "Scottish": _BRITISH,
    "Welsh": _BRITISH,
    "Emirati": frozenset({"United Arab Emirates"}),
    "Saudi": frozenset({"Saudi Arabia"}),
}
_BY_BEGINNING = {
    beginning: frozenset(names)
    for beginning, names in groupby(
        sorted(name for name in COUNTRIES if " " not in name), key=lambda name: name[:_SHARED]
    )
}


def home_countries(word: str) -> frozenset[str]:
    """Return the countries that a capitalised word may call somebody's: "Chinese", "Kenya".

    Most such words share four letters with the country's name, so that now and then another word
    does too ("Indiana"); none where it calls none.
    """
    return _PEOPLE.get(word) or _BY_BEGINNING.get(word[:_SHARED], frozenset())


def is_of_country(word: str) -> bool:
    """Return whether a capitalised word is an adjective of a country: "Chilean", "Dutch"."""
    if word in COUNTRIES:
        return False
    return word in _PEOPLE or (word.endswith(_ENDINGS) and bool(home_countries(word)))
