"""English words: which tell little, and which mean the same."""

# Beside a name, such a word does not make another name of it ("churn rate benchmarks").
LIGHT = """
actual actually advantage advantages advice average bad basics beginner beginners benchmark
benchmarks benefit benefits best better big calculate calculated calculates calculating
calculation calculations calculator challenges cheap common compare compared comparing comparison
complete component components consider correct counts decline decrease define defined defining
definition definitions description difference differences different disadvantages drop dropped
drops dummies english enough ever example examples excel exactly explain explained explaining
explanation factors failing faq fair formula formulas framework getting go goal goals good great
growing guide guides hard healthy high higher how ideal ideas impact implement implementing
importance important improve improved improves improving include included includes increase
increasing industry intro introduction key know large lately legal letters like long low lower
lowering main matter matters mean meaning means measure measured measures measuring method methods
metric mistakes model much need needed new normal number numbers optimize overview people plain
pls please popular practice practices prevent preventing problem problems process pros cons
purpose quick quickly range rates ratio real really reason reasons reduce reducing requirements
responsibilities responsibility right rise risks role roles rules short should simple simply small
software stand stands start started startup startups stats statistics steps strategies strategy
structure successful system tactics take template templates term terms think tip tips today tool
tools top track tracking true truth type types typical ultimate understand understanding usage use
used useful uses using value vs versus ways well why win wise word words work working works worth
write writing wrong year
b2b saas business businesses companies company enterprise sales team teams
"""

# Words that carry grammar rather than a subject. They count a little: they tell questions apart.
STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "again",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "anyone",
        "are",
        "aren",
        "as",
        "at",
        "be",
        "been",
        "before",
        "being",
        "between",
        "but",
        "by",
        "can",
        "could",
        "did",
        "didn",
        "do",
        "does",
        "doesn",
        "doing",
        "don",
        "done",
        "down",
        "during",
        "each",
        "every",
        "for",
        "from",
        "get",
        "gets",
        "getting",
        "got",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "isn",
        "it",
        "its",
        "just",
        "kind",
        "let",
        "lets",
        "made",
        "make",
        "makes",
        "may",
        "me",
        "might",
        "more",
        "most",
        "must",
        "my",
        "no",
        "nor",
        "not",
        "of",
        "off",
        "on",
        "one",
        "ones",
        "only",
        "or",
        "other",
        "our",
        "ours",
        "out",
        "over",
        "own",
        "per",
        "person",
        "people",
        "put",
        "s",
        "same",
        "shall",
        "she",
        "should",
        "so",
        "some",
        "somebody",
        "someone",
        "something",
        "such",
        "t",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "thing",
        "things",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "us",
        "very",
        "was",
        "way",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "without",
        "would",
        "you",
        "your",
        "yours",
    ]
)

# What people say for the same thing when they do not know the word for it: a row a meaning.
SYNONYMS = """
customer client account subscriber
rep seller salesperson salespeople salesman
vendor supplier provider
buyer prospect purchaser
company firm business corporation organization organisation enterprise
money cash dollar
revenue income turnover
buy purchase
price cost fee charge expensive
pay spend spent paid payment
cancel quit leave left churn departure unsubscribe
lose lost loss
sign signed signature
phone call dial telephone
email mail inbox message
software app application program tool system
team department group
boss manager head executive leader chief
contract agreement
deal sale opportunity
percent percentage share proportion ratio rate fraction
average typical mean
month monthly
year yearly annual annually
quarter quarterly
day daily
week weekly
site website web page
ad advertising advertisement advert
rival competitor competition
guess predict forecast expect estimate
grow growth increase rise bigger expand
drop decrease reduce lower cheaper shrink decline fall
start begin beginning
finish end
fast speed quickly quick velocity
problem issue trouble pain difficulty
meeting appointment
document paper file
invoice bill
stay remain keep retain retention
convert conversion
acquire acquisition win gain
subscribe subscription subscriber
expand expansion
renew extend prolong
salary wage pay compensation earn
try trial test
plan strategy
target goal quota
rule law regulation
data information record
employee worker staff headcount
show display demonstrate present
teach train coach training
discount cheaper
permission access allow
password login
choose decide decision pick select
answer reply respond response
look find search
send sent deliver
promise commit guarantee
talk conversation speak
partner reseller
install implement setup deploy
profit earnings margin
ask question
help support assist
computer server
stage step phase
check review inspect
interest interested
possible potential
"""
