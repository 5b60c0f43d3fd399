"""One key for a country, its people and its adjective (docs/method.md, "Claims")."""

# Key, then the other words for it. Words of a name are compared folded: lower case, no dots, hyphens as spaces.
_TABLE = """
us: united states, united states of america, america, american, americans, usa, u s
uk: united kingdom, britain, great britain, british, briton, britons
uae: united arab emirates, emirates, emirati, emiratis
un: united nations
eu: european union
saudi arabia: saudi, saudis, saudi arabian, saudi arabians
south korea: south korean, south koreans, republic of korea
north korea: north korean, north koreans, dprk
south africa: south african, south africans
south sudan: south sudanese
new zealand: new zealander, new zealanders
sri lanka: sri lankan, sri lankans
costa rica: costa rican, costa ricans
puerto rico: puerto rican, puerto ricans
el salvador: salvadoran, salvadorans
ivory coast: ivorian, ivorians, cote divoire
burkina faso: burkinabe
sierra leone: sierra leonean
bosnia: bosnian, bosnians, bosnia and herzegovina
congo: congolese, democratic republic of congo, democratic republic of the congo, drc
central african republic: central african
dominican republic: dominican, dominicans
czech republic: czech, czechs, czechia
palestine: palestinian, palestinians, palestinian territories
netherlands: dutch, dutchman, holland
afghanistan: afghan, afghans
albania: albanian, albanians
algeria: algerian, algerians
angola: angolan, angolans
argentina: argentine, argentines, argentinian, argentinians
armenia: armenian, armenians
australia: australian, australians
austria: austrian, austrians
azerbaijan: azerbaijani, azerbaijanis, azeri, azeris
bahrain: bahraini, bahrainis
bangladesh: bangladeshi, bangladeshis
belarus: belarusian, belarusians
belgium: belgian, belgians
bolivia: bolivian, bolivians
brazil: brazilian, brazilians
bulgaria: bulgarian, bulgarians
burundi: burundian
cambodia: cambodian, cambodians
cameroon: cameroonian
canada: canadian, canadians
catalonia: catalan, catalans
chad: chadian
chechnya: chechen, chechens
chile: chilean, chileans
china: chinese
colombia: colombian, colombians
crimea: crimean, crimeans
croatia: croatian, croatians, croat, croats
cuba: cuban, cubans
cyprus: cypriot, cypriots
denmark: danish, dane, danes
ecuador: ecuadorian, ecuadorians
egypt: egyptian, egyptians
england: english, englishman
eritrea: eritrean
estonia: estonian, estonians
ethiopia: ethiopian, ethiopians
europe: european, europeans
finland: finnish, finn, finns
france: french, frenchman, frenchmen
gambia: gambian
georgia: georgian, georgians
germany: german, germans
ghana: ghanaian
greece: greek, greeks
greenland: greenlandic, greenlander, greenlanders
guatemala: guatemalan, guatemalans
guinea: guinean
haiti: haitian, haitians
honduras: honduran, hondurans
hong kong: hong konger, hong kongers
hungary: hungarian, hungarians
iceland: icelandic, icelander
india: indian, indians
indonesia: indonesian, indonesians
iran: iranian, iranians
iraq: iraqi, iraqis
ireland: irish, irishman
israel: israeli, israelis
italy: italian, italians
jamaica: jamaican, jamaicans
japan: japanese
jordan: jordanian, jordanians
kashmir: kashmiri, kashmiris
kazakhstan: kazakh, kazakhs
kenya: kenyan, kenyans
kosovo: kosovar, kosovan
kurdistan: kurdish, kurd, kurds
kuwait: kuwaiti, kuwaitis
kyrgyzstan: kyrgyz
laos: laotian
latvia: latvian, latvians
lebanon: lebanese
liberia: liberian
libya: libyan, libyans
lithuania: lithuanian, lithuanians
malawi: malawian
malaysia: malaysian, malaysians
mali: malian, malians
malta: maltese
mauritania: mauritanian
mexico: mexican, mexicans
moldova: moldovan, moldovans
mongolia: mongolian
morocco: moroccan, moroccans
mozambique: mozambican
myanmar: burmese, burma
namibia: namibian
nepal: nepali, nepalese
nicaragua: nicaraguan, nicaraguans
niger: nigerien
nigeria: nigerian, nigerians
norway: norwegian, norwegians
oman: omani, omanis
pakistan: pakistani, pakistanis
panama: panamanian
paraguay: paraguayan
peru: peruvian, peruvians
philippines: filipino, filipinos, philippine
poland: polish, pole, poles
portugal: portuguese
qatar: qatari, qataris
romania: romanian, romanians
russia: russian, russians, russian federation
rwanda: rwandan, rwandans
scotland: scottish, scot, scots
senegal: senegalese
serbia: serbian, serbians, serb, serbs
singapore: singaporean
slovakia: slovak, slovaks
slovenia: slovenian, slovene
somalia: somali, somalis
spain: spanish, spaniard, spaniards
sudan: sudanese
sweden: swedish, swede, swedes
switzerland: swiss
syria: syrian, syrians
taiwan: taiwanese
tajikistan: tajik, tajiks
tanzania: tanzanian
thailand: thai, thais
tibet: tibetan, tibetans
tunisia: tunisian, tunisians
turkey: turkish, turk, turks, turkiye
turkmenistan: turkmen
uganda: ugandan, ugandans
ukraine: ukrainian, ukrainians
uruguay: uruguayan
uzbekistan: uzbek, uzbeks
venezuela: venezuelan, venezuelans
vietnam: vietnamese
wales: welsh, welshman
yemen: yemeni, yemenis
zambia: zambian
zimbabwe: zimbabwean
"""
_CAPITALS = """
us: washington, white house, pentagon; uk: london, downing street, whitehall; russia: moscow, kremlin; china: beijing;
iran: tehran; israel: tel aviv, jerusalem; syria: damascus; iraq: baghdad; turkey: ankara; ukraine: kyiv, kiev;
france: paris, elysee; germany: berlin; italy: rome; spain: madrid; india: new delhi, delhi; pakistan: islamabad;
japan: tokyo; south korea: seoul; north korea: pyongyang; egypt: cairo; saudi arabia: riyadh; canada: ottawa;
australia: canberra; poland: warsaw; eu: brussels; yemen: sanaa; lebanon: beirut; taiwan: taipei; cuba: havana;
venezuela: caracas; afghanistan: kabul; qatar: doha; ethiopia: addis ababa; hungary: budapest; sudan: khartoum
"""


def _rows(table: str, separator: str) -> dict[str, str]:
    keys: dict[str, str] = {}
    for row in table.strip().split(separator):
        key, _, words = row.strip().partition(": ")
        keys |= {key: key} | {" ".join(word.split()): key for word in words.split(",")}
    return keys


#: The key of each name of a country, people or union of states.
NATIONS = _rows(_TABLE, "\n")
#: Seats of government that stand for their country where they act ("Moscow said"), never as places.
CAPITALS = {word: key for word, key in _rows(_CAPITALS, ";").items() if word != key}

_STATE_ORGANS = """
    military force forces army troop troops navy administration government warplane jet aircraft airstrike fighter
    soldier personnel official officials marine drone state regime authority authorities
"""
#: Behind a country's name these act for the country: "the American warplanes", "Iranian forces".
STATE_ORGANS = frozenset(_STATE_ORGANS.split())
