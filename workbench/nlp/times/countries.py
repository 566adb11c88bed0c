"""Names of countries and continents as news writes them, to tell a journey abroad by its goal."""

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
