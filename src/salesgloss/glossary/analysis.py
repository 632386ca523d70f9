"""Text -> the tokens by which the meaning tier compares a question with the glossary.

English words are stemmed by a few rules, Chinese is cut into pairs of characters and single ones.
The same rules serve the index and the query, so only their agreement matters, not their beauty.
"""

from __future__ import annotations

from salesgloss.text import is_chinese, words

# Words that carry grammar rather than a subject. They count a little: they tell questions apart.
_STOP_WORDS = """
a about after again all also am an and any anyone are aren as at be been before being between but
by can could did didn do does doesn doing don done down during each every for from get gets
getting got had has have having he her him his how i if in into is isn it its just kind let lets
made make makes may me might more most must my no nor not of off on one ones only or other our
ours out over own per person people put s same shall she should so some somebody someone something
such t than that the their them then there these they thing things this those through to too under
until up us very was way we were what when where which while who whom whose why will with would
you your yours
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
# The same for single Chinese characters (simplified).
STOP_CHARACTERS = frozenset(
    "的了是在有和与我们你他她它这那个就也都被把让给跟到吗呢吧啊会要可以什么怎哪谁为"
)

# What people say for the same thing when they do not know the word for it.
_SAME_THING = """
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
# Chinese: everyday word, then the one it is read as (all simplified); longest words first.
_EVERYDAY = """
电子邮件>信件 使用者>客户 业务员>业务 顾客>客户 客人>客户 用户>客户 买家>买方 销售>业务 推销>业务
软体>软件 契约>合约 合同>合约 收入>营收 企业>公司 厂商>公司 案子>商机 单子>商机 跑掉>流失
离开>流失 退订>流失 取消>流失 邮件>信件 花费>成本 支出>成本 价钱>价格 定价>价格 抽成>佣金
采购>购买 资料>数据 数字>数据 预估>预测 主管>老板 高层>老板 续订>续约 网页>网站
"""
_READ_AS = tuple(pair.split(">") for pair in _EVERYDAY.split())
# Ending, what stands for it, how much of the word must be left.
_RULES = """
ification:ify:3 isition:ire:3 ised:ize:4 ising:ize:4 ise:ize:4 ization:ize:4 isation:ize:4
ational:ate:5 fulness:ful:4 iveness:ive:4 ability:able:4 ingly::4 edly::4 ment::4 ness::4 ation::4
ition::4 tion:t:3 sion:s:4 ance::4 ence::4 ally:al:3 ing::3 ed::3 er::3 or::4 ly::3 al::4 ive::4
able::4 ful::4
"""
_ENDINGS = tuple(
    (ending, instead, int(least or 0))
    for ending, instead, least in (rule.split(":") for rule in _RULES.split())
)
TELLING = 0.8  # the weight from which on a token is of substance
_stems: dict[str, str] = {}
_kin: dict[str, set[str]] = {}


def stem(word: str) -> str:
    """Return ``word`` (folded) without its commonest endings: plural, tense, noun of a verb."""
    if len(word) <= 3 or not (word.isascii() and word.isalpha()):
        return word
    if word not in _stems:
        _stems[word] = _tidied(_without_ending(_singular(word)))
    return _stems[word]


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending, instead, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: -len(ending)] + instead
    return word


def _tidied(word: str) -> str:
    """Return the rest of a word as every form of it leaves it: plann -> plan, pric(e), calcul(at)."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    return word[:-2] if len(word) > 4 and word.endswith("at") else word


def tokens(text: str) -> list[str]:
    """Return the tokens of ``text``, in order, as often as they occur."""
    folded = words(text)
    if folded.isascii():
        return [word if word in STOP_WORDS else stem(word) for word in folded.split()]
    for everyday, read_as in _READ_AS:
        folded = folded.replace(everyday, read_as)
    found: list[str] = []
    for run in _runs(folded):
        if is_chinese(run[0]):
            found += run
            found += (run[at : at + 2] for at in range(len(run) - 1))
        else:
            found.append(run if run in STOP_WORDS else stem(run))
    return found


def _runs(folded: str) -> list[str]:
    """Return ``folded`` cut at spaces and where Chinese begins or ends."""
    spaced: list[str] = []
    chinese = False
    for character in folded:
        if is_chinese(character) != chinese:
            chinese = not chinese
            spaced.append(" ")
        spaced.append(character)
    return "".join(spaced).split()


def kin(token: str) -> set[str]:
    """Return the tokens that mean much the same as ``token``."""
    if not _kin:
        for row in _SAME_THING.split("\n"):
            stems = {stem(word) for word in row.split()}
            for one in stems:
                _kin.setdefault(one, set()).update(stems - {one})
    return _kin.get(token, set())


def weight(token: str) -> float:
    """Return how much ``token`` tells of what a question is about: 1 for a word of substance."""
    if token in STOP_WORDS:
        return 0.4
    if not is_chinese(token[0]):
        return 1.0
    grammar = all(character in STOP_CHARACTERS for character in token)
    return (0.8 if len(token) == 1 else 1.0) * (0.2 if grammar else 1.0)
