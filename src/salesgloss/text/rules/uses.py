"""English: what tells that an everyday word is not meant as a term. Plain tables of words."""

from __future__ import annotations

# Words whose verb is another matter than the noun that the glossary explains.
OTHER_AS_VERB = frozenset(
    """
    account attribute budget burn champion coach commission contact contract exit feature
    lead market object partner pipe prospect reach rep seat sequence
    tier touch
    """.split()  # noqa: SIM905
)

# Word > what, right after it, makes another phrase of it.
OTHER_PHRASES = {
    "account": "for of",
    "churn": "out through butter cream",
    "close": "out to off down",
    "closing": "down out off",
    "commit": "to no a an any each every all your my our his her its their again often early",
    "burn": "out down up in off",
    "draw": "on from",
    "lead": "to up",
    "pitch": "in",
    "prospect": "of",
    "push": "up",
    "ramped": "up down",
    "ramping": "up down",
    "reach": "out for",
    "renewed": "interest focus hope confidence energy effort efforts call calls attention pressure",
}

# Word > what, right after it, makes another thing of it, whatever stands before.
OTHER_COMPOUNDS = {
    "account": "settings password login balance number misuse lockout deletion data",
    "budget": "airline airlines hotel hotels",
    "ci": "pipeline pipelines job jobs server build builds run runs runner runners",
    "commit": "hash message messages id history log",
    "contact": "lens lenses sport sports",
    "exit": "code codes status",
    "burn": "victim victims in ward",
    "expansion": "slot slots card cards pack joint tank",
    "launch": "pad",
    "lead": """reviewer engineer developer designer author singer actor architect investigator auditor
        contractor counsel role guitarist vocalist scientist researcher analyst programmer surgeon
        teacher instructor editor writer""",
    "quote": "mark marks",
    "retention": "policy policies period periods",
    "seat": "belt belts",
    "ticket": "counter office",
}

# Word > what it is the object of, a possessive between, when another thing is meant.
OTHER_OBJECTS = {
    "seat": "take takes took taken taking leave left find",
}

# Word > the prepositions behind which something commercial must follow, if the term is meant.
OTHER_OF = {
    "attrition": "among of in",
    "cap": "on of at",
    "champion": "of",
    "expansion": "of into to",
    "retention": "among of",
}
COMMERCIAL = frozenset(
    """
    accelerator accelerators account accounts arr buyer clients commission commissions contracts
    customer customers deal deals earnings logos mrr payout payouts revenue seats spend subscribers
    subscriptions users
    """.split()  # noqa: SIM905
)

# Word > what, right before it, makes another kind of thing of it.
OTHER_KINDS = {
    "account": "bank email mail savings checking twitter eyewitness service admin",
    "acquisition": "paid customer user logo client subscriber talent land data",
    "attrition": "employee staff teacher talent workforce voluntary involuntary",
    "cap": "salary baseball memory bottle",
    "champion": "world chess olympic reigning defending league",
    "channel": "tv youtube slack television english sea",
    "churn": "employee staff code",
    "coach": "football soccer basketball tennis life fitness vocal head royal",
    "commission": "european election federal royal planning",
    "expansion": "global international geographic store office urban",
    "funnel": "kitchen plastic",
    "lead": """team tech engineering design lean red ops project security group practice squad research
        technical program incident call interim community delivery""",
    "pilot": "airline test fighter jet autopilot",
    "pipeline": "build ci data deployment deploy gas oil etl ml rendering graphics",
    "quota": "disk storage import api",
    "retention": "employee staff talent data log message record water moisture heat",
    "runway": "airport fashion",
    "seat": "car passenger toilet hot window aisle stadium bike",
    "ticket": "train parking lottery speeding",
}

# Before a verb in its plain form, before one that ends in s, and after any that takes an object.
BEFORE_VERB = frozenset(
    """
    to will would could can cannot cant must should may might shall wont dont didnt doesnt wouldnt
    couldnt shouldnt not never please lets let i you we they others who did do does always
    """.split()  # noqa: SIM905
)
BEFORE_VERB_S = frozenset("who what which he she it this".split())  # noqa: SIM905
AFTER_VERB = frozenset(
    "the a an that this these those our your his her its their my us me you them it him".split()  # noqa: SIM905
)
POSSESSIVES = frozenset("your my his her its their our the a".split())  # noqa: SIM905
BEFORE_NOUN = frozenset(
    """
    the a an our your his her its their my this each every per any no of from in into another new old
    """.split()  # noqa: SIM905
)

# Words of fields far from a revenue team's: near them, a word is likely meant as that field does.
FAR_FIELDS = frozenset(
    """
    aeroplane aircraft airline airplane airport arrival bomber captain cockpit departure flew flight
    flights fly flying gate helicopter hangar jet landing luggage runway takeoff taxiing tower
    ward wing

    album band bass choir chord chorus concert drum drummed drummer drums gig guitar guitarist
    microphone music musician orchestra piano rehearsal riff singer sings song songs studio tape
    vinyl

    championship chess coach cup football game goalkeeper hockey league medal olympic player
    players race racing rugby score soccer sport squad stadium team tennis tournament trophy umpire

    barn bread butter cake cheese cow cows crop farm farmer farming fish fished fisheries fishery
    fishing garden herring milk oven recipe soup tuna vegetables wheat cod

    aunt baby bedroom brother child children cousin dad daughter door doors dog family father floor
    grandma grandmother house kitchen lamp mother mum neighbor neighbor parents roof room shelf
    shop sister son table toy uncle window windows

    bolt cable cables copper drill electrode engine gloves iron metal motor nail oil paint pipe
    pipes plumber plumbing probe pump rust screw shed solder soldering steel tank tap tin valve
    voltage wire wires zinc battery

    algorithm array ascii binary boot branch bytes cache ci column columns commit compile compiler
    compiles crash cron cpu daemon database databases debugger deploy deployed deploys dialect disk
    docker firmware function git gpu hash heap html index java javascript json kernel keyword
    kubernetes linux log logs loop memory merge mutex mysql nightly optimizer parser planner pod
    pointer postgres postgresql programming python queries query ram replica repo repository
    schema script select server servers shell snapshot sqlite stack storage string syntax table
    tables test tests thread threads timestamp type typed types unix variable xml yaml

    abuse army bullet court defendant election elections judge jury law mayor military minister
    navy parliament plaintiff poet police political politician politics president prime prison
    senate soldier theft treaty trial voter voters war

    anatomy blood bone clinic clinical disease doctor dose drug hospital infection lung nurse
    patient patients pharmacy surgeon surgery symptom symptoms therapy tumor vaccine virus

    atom camera chemistry exposure galaxy gene laser lens lidar microscope molecule moon ocean
    orbit physics planet protein radiation radio river satellite signal species telescope weather
    wavelength

    actor beer church city film hotel movie mural museum novel painter painting park poem poetry
    pub restaurant school student students teacher theater theatre tourist train university wine

    bridge bus car cars driver highway horse parking passenger pedestrian railway road roads ship
    ships tire traffic truck vehicle
    """.split()  # noqa: SIM905
)

# Acronyms that no glossary need explain.
COMMON_ACRONYMS = frozenset(
    """
    AM ASAP AUD BBC BTW CAD CC CD CET CNY CST DIY DVD EST ETA EU EUR FAQ FW FWD FYI GB GBP GMT HK
    HKD HTML HTTP HTTPS ID IMO INR ISO IT JPG JPY KB KG KM LOL MB NGO NT NYC OK OMG PDF PM PNG PS
    PST QQ RE RMB SGD TB TBA TBC TBD TODO TV TWD UK UN URL US USA USB USD UTC UTF VIP XD
    """.split()  # noqa: SIM905
)

# Words, apart from those of grammar, that are at home in any field.
PLAIN_WORDS = frozenset(
    """
    ago almost already although always another anything back became became began bring brought came
    cannot cant come couldnt day days didnt doesnt dont early else ended enough even ever fell felt
    fine first found four gave get give given goes going gone good great grew hadnt hard havent hello
    held hi ill im isnt ive kept knew last late later least left less like little long look looks lot
    lots made many maybe mean means meant might morning much near need never new next nice night now
    often ok okay old once pretty quite ran rather really right rose said saw says seem seemed seems
    seen sent since slid soon sorry spoke still stayed stood stuff sure take taken tell ten thank
    thanks thats theyre theyve think though thought three today together told tomorrow tonight took
    try turned two upon used usually want wanted wasnt well went werent weve whole wont word words
    worse worst wouldnt wrote yes yesterday yet youre youve
    """.split()  # noqa: SIM905
)

# Everyday words that the list of everyday words is too old for.
NEWER_WORDS = frozenset("app beta blog demo online podcast startup".split())  # noqa: SIM905

# Keywords of terms that in a text about sales stand for the term, with nothing more said.
SHORT_NAMES = frozenset(
    (
        "burn",
        "decision process",
        "downgrade",
        "funnel",
        "inbound",
        "meddicc",
        "initial term",
        "renewal term",
        "uplift",
        "vp sales",
    )
)

# Form of a verb > the word that the matter is filed under.
VERB_FORMS = {
    "churned": "churn",
    "churning": "churn",
    "downgraded": "downgrade",
    "downgrading": "downgrade",
    "onboarded": "onboarding",
    "ramped": "ramp",
    "ramping": "ramp",
    "renewed": "renew",
    "renewing": "renew",
    "sandbagged": "sandbagging",
    "upsold": "upsell",
}
