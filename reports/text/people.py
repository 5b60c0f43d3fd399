"""Nouns for people and bodies that can speak (docs/method.md, "Speakers")."""

_PEOPLE = """
    activist actor actress adviser advisor advocate agent aide ally ambassador analyst announcer archbishop artist
    assistant associate astronaut athlete attorney author backer banker bishop blogger boss bride brother builder
    businessman businesswoman campaigner candidate captain caller cardinal carer cashier catholic celebrity chair
    chairman chairwoman chairperson chancellor chef chief child citizen civilian cleric client coach colleague
    colonel columnist comedian commander commentator commissioner companion competitor congressman congresswoman
    conservative constituent consultant contender contractor coroner correspondent councillor councilor counsel
    counselor couple cousin coworker creator critic customer dad daughter dealer deacon dean defector defendant
    delegate demonstrator denier deputy designer detainee detective developer dictator diplomat director dissident
    doctor donor driver economist editor educator employee employer engineer entrepreneur envoy everyone everybody
    evangelical executive expert eyewitness family fan farmer father father-in-law feminist fighter filmmaker
    firefighter fisherman founder friend fugitive gentleman girl girlfriend governor grandfather grandmother guard
    guerrilla guest gunman hacker head historian host hostage husband immigrant imam individual inmate insider
    inspector insurgent intellectual interpreter investigator investor islamist jihadist journalist judge juror
    justice kid killer king labourer laborer lady landlord lawmaker lawyer leader lecturer legislator liberal
    lobbyist local magistrate majority man manager marine marshal master mayor mediator medic member merchant militant
    militiaman minister minority moderator monarch monk mother mourner mp musician neighbor neighbour negotiator
    nobody nominee novelist nurse observer officer official officeholder opponent organizer organiser owner
    pacifist pagan parent parishioner partner passenger pastor patient patriarch peasant people performer person
    philosopher photographer physician pilot player plaintiff poet policeman policewoman politician pollster pope
    preacher premier president priest prime prince princess principal prisoner producer professional professor
    proponent prosecutor protester protestor provider psychologist publisher pundit pupil queen rabbi reader rebel
    recruiter refugee registrar regulator relative reporter representative republican researcher resident
    respondent reviewer rival ruler runner sailor scholar scientist secretary seller senator sergeant sheriff
    shopkeeper sibling singer sister skeptic socialist soldier somebody someone son source speaker specialist
    spokesman spokesperson spokeswoman staffer statesman strategist student sultan superintendent supervisor
    supporter surgeon survivor suspect sympathizer teacher teammate technician teenager tenant terrorist
    theologian thinker tourist trader trainer translator traveler traveller treasurer trustee undersecretary user
    veteran viceroy victim villager visitor volunteer voter warden watcher widow widower wife winner witness woman
    worker writer youth
"""
_BODIES = """
    administration agency alliance army assembly association authority board body bureau business cabinet camp
    campaign charity church city club coalition commission committee community company conference congress
    consortium corporation council country court crowd delegation department district embassy enterprise faction
    federation firm force foundation front government group guild household institute institution jury kingdom
    league legislature management media military militia ministry mission monarchy monitor movement nation navy
    network newspaper opposition organization organisation outlet palace panel parliament party police presidency
    press province public regime republic senate service state station syndicate task team think-tank town
    tribunal union university village watchdog website
"""
_TEXTS = """
    account ad address advertisement agreement announcement article audit banner bill book brief briefing bulletin
    column commentary complaint communique constitution court-filing cover data decree declaration dispatch
    document draft editorial email e-mail entry estimate essay filing findings footage forecast form guidance
    headline indictment inscription investigation judgment judgement lawsuit law letter list magazine manifesto
    manual memo memoir memorandum message minutes motion note notice obituary opinion order page pamphlet paper
    paragraph petition placard plaque platform plea poll post poster press-release profile programme program
    projection proposal readout rebuttal record regulation release report resolution review ruling rule sentence
    sign slogan speech statement statistics statute story study subpoena suit summary survey testimony text
    transcript treaty tweet verdict version video warrant wire writing
"""
PEOPLE = frozenset(_PEOPLE.split())
BODIES = frozenset(_BODIES.split())
# What somebody wrote or recorded: it can say something, and somebody stands behind it.
TEXTS = frozenset(_TEXTS.split())

# Pronouns and counting words that stand for people.
_STANDING = "i he she they we you who some many most others few several both those one none all another"
STANDING_FOR_PEOPLE = frozenset(_STANDING.split())
SPEAKING_ENTITIES = frozenset(["PERSON", "ORG", "GPE", "NORP"])

# Nouns that tell whether he or she is meant.
FEMALE_NOUNS = frozenset(
    ["spokeswoman", "chairwoman", "congresswoman", "businesswoman", "policewoman", "actress", "queen", "princess"]
)
MALE_NOUNS = frozenset(["spokesman", "chairman", "congressman", "businessman", "policeman", "king", "prince", "pope"])
