"""English: how it is asked in."""

from __future__ import annotations

from salesgloss.text.rules import Rules
from salesgloss.text.rules.english_words import LIGHT

# How somebody asks about a measure of their own, which is no errand.
_OWN = (
    "how do i", "how do we", "how can i", "how can we", "how should i", "how should we",
    "how could we", "how would you", "how can you", "how should you",
)  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIMES = ("week", "month", "quarter", "year", "spring", "summer", "autumn", "winter")
# How somebody asks another for an explanation, or says that they lack one: before any question.
_ASKING = (
    "", "can you", "could you", "would you", "can someone", "could someone", "can anyone",
    "can somebody", "can u",
)  # fmt: skip
_PLEASE = ("", "please")
_EXPLAIN = ("tell me", "explain", "explain to me", "remind me", "tell me more about")
_POLITE = tuple(
    " ".join(filter(None, (asking, please, explain)))
    for asking in _ASKING
    for please in _PLEASE
    for explain in _EXPLAIN
)
_UNKNOWING = (
    "i want to know", "id like to know", "i would like to know", "i need to know", "i wonder",
    "wondering", "i dont know", "i do not know", "dont know", "not sure", "im not sure",
    "i am not sure", "no idea", "i have no idea", "no clue", "i have no clue", "any idea",
    "any clue", "do you know", "does anyone know", "anyone know", "i forgot", "i forget", "forgot",
    "i always forget", "would love to know", "id love to know", "i dont understand",
    "would you mind explaining", "mind explaining",
)  # fmt: skip
_HEARD = (
    "heard", "i heard", "heard the word", "heard the term", "i keep hearing", "i keep hearing about",
    "what do people mean when they say", "what do they mean with", "what do they mean when they say",
)  # fmt: skip
# Who speaks of a word, and how.
_SPOKEN = tuple(
    f"{who} {speaks}"
    for who in (
        "they", "everyone", "everybody", "someone", "somebody",
        *(f"{whose} {each}" for whose in ("my", "our", "the")
          for each in ("boss", "manager", "ceo", "cfo", "director", "team", "colleague")),
    )
    for speaks in (
        "keep saying", "keeps saying", "keep asking about", "keeps asking about",
        "keep talking about",
        "keeps talking about", "asked about", "asked me about", "talk about", "talks about",
    )
)  # fmt: skip
_ABOUT = (
    "the concept of", "concept of", "learn about", "more about", "info on", "info about",
    "information on", "information about", "details on", "details about", "what about",
    "what should i know about", "synonym for", "synonyms for", "another word for", "other words for",
    "calc", "compute", "how to calc", "how do you calc", "how to work out",
)  # fmt: skip
_WORKED_OUT = ("calculate", "compute", "work out", "define")
_STUDIED = (
    "measure", "track", "improve", "increase", "raise", "grow", "lift", "boost", "reduce", "lower",
    "cut", "decrease", "explain", "forecast", "interpret", "present", "report", "benchmark",
    "shorten", "fix",
)  # fmt: skip

RULES = Rules(
    is_written_in=str.isascii,
    space=" ",
    before=(
        "what is", "what is a", "what is an", "what is the", "what are", "whats", "whats a",
        "whats an", "whats the", "what does", "what do you mean by", "what is meant by",
        "what exactly is", "what exactly does", "what is a typical", "what do we mean by", "what s",
        "meaning of", "the meaning of",
        "definition of", "the definition of", "definition", "define", "define a", "define an",
        "explain the", "describe", "tell me about", "how do you define",
        "how to define", "term", "the term", "lookup", "look up", "glossary", "acronym",
        "abbreviation", "what do they mean by", "a", "an", "the", "full form of",
        "how to calculate", "how do you calculate", "how to compute", "calculate",
        "formula for", "formula of", "the formula for", "who is", "who is a", "who is the",
        "who is an", "what is a good", "what s a good", "whats a good", "how to pronounce",
        "how do you pronounce", "wtf is", "wth is", "wtf does", "wht is", "wht does", "what the hell does",
        "what the hell is",
        "what the heck is", "what tf is", *_HEARD, *_ABOUT, "give me an example of",
        "an example of", "example of", "examples of",
        "types of", "kinds of", "need a one liner for", "a one liner for", "one liner for",
        "a quick definition of", "a short definition of", "a simple definition of", "refresher on",
        *(f"{asked} {verb}" for asked in _OWN for verb in _WORKED_OUT),
    ),
    after=(
        "mean", "means", "meaning", "definition", "defined", "explained", "explanation",
        "stand for", "stands for", "abbreviation", "acronym", "full form", "in saas",
        "in sales", "in business", "in b2b", "in marketing", "in b2b saas", "term", "formula",
        "calculation", "metric", "kpi", "benchmark", "benchmarks", "pros and cons", "pronunciation",
        "pronounced", "in chinese", "to me", "for me", "is", "example", "examples",
        "in plain english",
        "in simple terms", "in one sentence", "for dummies", "for beginners", "means what", "aka",
        "def",
        "mean here", "exactly", "used for", "a job title", "simply", "cheat sheet", "101", "wiki",
        "in simple words", "in laymans terms", "translation", "translated", "called in chinese",
        "what does it mean", "what does that mean", "what is it", "what s it", "what is that",
        "what s that", "whats that", "what is this",
    ),
    loosely_before=(
        *_SPOKEN, "what", "how does", "how do", "why does", "why is", "where does", "who uses",
        "what role does",
        "what affects", "what drives", "what influences",
    ),
    loosely_after=("come from", "matter", "important", "so important", "work", "play"),
    opening=(
        "new here", "tl dr", "tl dr on", "tldr", "tldr on", "hey", "hi", "hello", "hey all",
        "hi all", "hey guys", "hi guys", "hey team", "hi team", "guys",
        *_POLITE, *_UNKNOWING,
        "so", "ok", "and", "but", "lol", "lmao", "haha", "btw", "um", "uh", "sorry", "please",
        "pls",
        "plz", "eli5", "quick question", "dumb question", "stupid question", "newbie question",
        "noob question", "question", "someone explain",
    ),
    closing=(
        "please", "pls", "plz", "thanks", "thank you", "thx", "ty", "lol", "lmao", "haha", "again",
        "anyone", "help", "tho", "though", "or nah", "eli5", "tldr", "real quick",
        "i always mix them up",
    ),
    saying=(
        "says", "said", "say", "keeps saying", "keep saying", "keeps asking", "keeps talking",
        "wants",
        "asked", "asks", "means", "meant", "told", "talks", "talked", "thinks", "mentioned", "uses",
        "used",
        "calls",
    ),
    negating=("not", "no", "opposite of", "unlike", "other than", "except", "instead of", "rather than"),
    articles=("a", "an", "the", "our", "my"),
    placing=("in", "at", "on"),
    operators=("divided by", "times", "multiplied by", "minus", "plus"),
    trailing=(" which is ", " which one ", " which comes ", " what comes "),
    defining=(
        "what is a", "what is an", "what is the", "what is", "what s a", "what s an", "what s the",
        "what s", "whats a", "whats an", "whats the", "whats", "what are", "mean by", "means by",
        "meant by", "meant with",
        "wtf is", "wth is", "what the hell is", "what the heck is",
    ),
    misspelled={
        "caculate": "calculate", "calcualte": "calculate", "calulate": "calculate",
        "defintion": "definition", "defination": "definition", "definiton": "definition",
        "meaing": "meaning", "meanning": "meaning", "explan": "explain", "explian": "explain",
        "teh": "the", "waht": "what", "wat": "what", "wats": "whats", "dose": "does",
        "diffrence": "difference", "diference": "difference", "differnce": "difference",
        "differance": "difference", "difrence": "difference", "diffrent": "different",
        "betwen": "between", "beetween": "between", "bewteen": "between", "btwn": "between",
        "b/w": "between", "vrs": "vs", "verses": "versus",
    },
    versus=(" versus ", " vs ", " v ", " v s ", " compared to ", " compared with ", " against "),
    either=(
        " or ", " instead of ", " as opposed to ", " rather than ", " different from ",
        " the same as ",
        " just a ", " just an ",
    ),
    exceeding=("than",),
    joined=(
        " and ", " n ", " from ", " to ", " with ", " different from ", " differ from ",
        " different to ",
        " different than ", " the same as ", " same as ", " relate to ", " compare to ",
        " compare with ", " part of ", " another name for ",
        " another word for ", " the same thing as ", " same thing as ",
    ),
    leading=(
        "i don t understand", "i dont understand", "i do not understand", "im confused about",
        "i am confused about",
        "i always mix up", "i keep mixing up", "confused about", "confused between", "why is",
        "why isnt",
        "why are", "why arent", "when should i use", "when should we use", "when do i use",
        "when do we use", "when do you use", "when to use", "what is the relationship between",
        "the relationship between", "relationship between",
    ),
    asks_before=(
        "what distinguishes", "what differentiates", "what is different between",
        "whats different between", "i confuse", "i mix up", "i keep confusing",
        "what is the difference between", "whats the difference between",
        "what s the difference between",
        "the difference between", "difference between", "differences between", "difference of",
        "distinction between", "distinguish between", "difference in", "comparison of", "compare",
        "comparing", "distinguish",
        "diff", "difference", "diff btw", "difference btw", "the diff btw", "the difference btw",
        "whats the diff btw", "what is the diff btw", "whats the difference btw",
        "difference among", "differences among", "the difference among", "the differences among",
        "what is the difference among", "what s the difference among", "whats the difference among",
        "what are the differences between", "the differences between", "diff between",
        "the diff between", "what is the diff between", "what s the diff between",
        "whats the diff between",
    ),
    asks_openly=("how is", "how are", "how does", "how do", "is", "are", "isnt", "arent"),
    asks_after=(
        "difference", "differences", "compared", "comparison", "different", "the same",
        "the same thing", "differ", "relate", "related", "connected", "diff",
        "is there any difference", "is there a difference",
        "any difference", "any differences", "what is the difference", "what s the difference",
        "whats the difference", "what are the differences", "what is the diff", "what s the diff",
        "whats the diff", "how do they differ", "how are they different", "how do they relate",
        "how are they related", "what s what", "whats what", "which is which", "are they the same",
        "are they the same thing", "are the same thing", "are the same", "is the same",
        "same thing",
        "same or not", "same or different", "not the same",
    ),
    light=LIGHT.split(),
    asks=(
        "what", "whats", "how", "why", "when", "which", "who", "where", "is", "are", "does", "do",
        "should", "can", "explain", "define",
    ),
    errand=(
        "do i", "can i", "should i", "must i", "may i", "could i", "am i", "i m", "i am",
        "where is",
        "where are", "where do", "where can", "where should", "who approves", "my",
        "can you", "do you have", "do you offer", "do you support", "do we have", "do we use",
        "can we", "is there", "are there", "who do", "when will", "what time",
        "does your", "does our", "which browsers", "what form", "here", "this customer", "i want",
        "how much did", "who won", "a customer is", "was assigned", "is not", "t see", "last month",
        "we use", "where i", "wrong", "template for", "is there a", "how can i", "my customer",
        "allowed to", "when does our", "when do we", "what tools do", "who owns", "which button",
        "write me", "send me", "book me", "who is our", "did we", "our setup", "our system",
        "on our behalf", "when is",
    ),
    no_errand=(
        "can you explain", "can you define", "could you explain", "can someone explain",
        "why is my", "why are my", "why has my", "why did my",
        *(f"{asked} {verb}" for asked in _OWN for verb in (*_WORKED_OUT, *_STUDIED)),
        *(f"{asked} {verb} my" for asked in _OWN for verb in _STUDIED),
    ),
    seeks_name=(
        "what do you call", "what do we call", "what do they call", "what do people call",
        "what would you call", "what is it called when", "what is it called if",
        "what s it called when",
        "whats it called when", "what is the word for", "what is the term for",
        "what is the name for",
        "what s the word for", "what s the term for", "whats the word for", "whats the term for",
        "what is the name of", "the word for", "the term for", "the name for", "word for",
        "term for",
        "is called what", "called what", "what is that called", "what is this called",
        "what is it called",
        "what s it called", "whats it called", "what s that called", "whats that called",
        "what do you call it", "what do you call that", "what do you call this",
        "what is the metric for",
    ),
    own=("our", "ours", "we", "my", "me", "mine"),
    inverting=("what", "which", "how many", "how much"),
    facts=(
        "who", "whose", "to whom", "when", "where", "which of", "what date", "which date",
        "on what date",
        "what day", "which day", "on which day", "what time", "at what time", "by when",
        "until when",
        "since when",
    ),
    dated=(
        *_MONTHS, *_DAYS, "today", "yesterday", "tomorrow", "tonight",
        *(f"{which} {time}" for which in ("last", "this", "next") for time in _TIMES),
    ),
    closed=(
        "is", "are", "was", "were", "am", "do", "does", "did", "can", "could", "may", "should",
        "shall",
        "will", "would", "must", "has", "have", "had",
    ),
)  # fmt: skip
