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
_WORKED_OUT = ("calculate", "compute", "work out", "define")
_STUDIED = [
    "measure",
    "track",
    "improve",
    "increase",
    "raise",
    "grow",
    "lift",
    "boost",
    "reduce",
    "lower",
    "cut",
    "decrease",
    "explain",
    "forecast",
    "interpret",
    "present",
    "report",
    "benchmark",
    "shorten",
    "fix",
]

RULES = Rules(
    is_written_in=str.isascii,
    space=" ",
    before=(
        "what is", "what is a", "what is an", "what is the", "what are", "whats", "whats a",
        "whats an", "whats the", "what does", "what do you mean by", "what is meant by",
        "what exactly is", "what do we mean by", "what s", "meaning of", "the meaning of",
        "definition of", "the definition of", "definition", "define", "define a", "define an",
        "explain the", "describe", "tell me about", "how do you define",
        "how to define", "term", "the term", "lookup", "look up", "glossary", "acronym",
        "abbreviation", "what do they mean by", "a", "an", "the", "full form of",
        "how to calculate", "how do you calculate", "how to compute", "calculate",
        "formula for", "formula of", "the formula for", "who is", "who is a", "who is the",
        "who is an", "what is a good", "what s a good", "whats a good", "how to pronounce",
        "how do you pronounce", "wtf is", "wth is", "wht is", "wat is", "waht is", "what the hell is",
        "what the heck is", "what tf is", "remind me what", "tell me what", "anyone know what",
        "does anyone know what", "can sb tell me what", "can somebody tell me what",
        "can someone tell me what", "can anyone tell me what", "forgot what", "i forgot what", "give me an example of", "an example of", "example of", "examples of",
        "types of", "kinds of", "i keep hearing about", "my boss keeps asking about",
        "my boss asked about", "need a one liner for", "a one liner for", "one liner for",
        "a quick definition of", "a short definition of", "a simple definition of", "refresher on", *(f"{asked} {verb}" for asked in _OWN for verb in _WORKED_OUT),
    ),
    after=(
        "mean", "means", "meaning", "definition", "defined", "explained", "explanation",
        "stand for", "stands for", "abbreviation", "acronym", "full form", "in saas",
        "in sales", "in business", "in b2b", "in marketing", "in b2b saas", "term", "formula",
        "calculation", "metric", "kpi", "benchmark", "benchmarks", "pros and cons", "pronunciation",
        "pronounced", "in chinese", "to me", "for me", "is", "example", "examples", "in plain english",
        "in simple terms", "in one sentence", "for dummies", "for beginners", "means what", "aka", "def",
        "what does it mean", "what does that mean", "what is it", "what s it", "what is that",
        "what s that", "whats that", "what is this",
    ),
    opening=(
        "new here", "tl dr", "tl dr on", "tldr", "tldr on", "hey", "hi", "hello", "hey all", "hi all", "hey guys", "hi guys", "hey team", "hi team", "guys",
        "so", "ok", "and", "but", "lol", "lmao", "haha", "btw", "um", "uh", "sorry", "please", "pls",
        "plz", "eli5", "quick question", "dumb question", "stupid question", "newbie question",
        "noob question", "question", "explain", "can you explain", "could you explain",
        "can someone explain", "can anyone explain", "someone explain", "please explain", "tell me",
    ),
    closing=(
        "please", "pls", "plz", "thanks", "thank you", "thx", "ty", "lol", "lmao", "haha", "again",
        "anyone", "help", "tho", "though", "or nah", "eli5", "tldr", "real quick", "i always mix them up",
    ),
    saying=(
        "says", "said", "say", "keeps saying", "keep saying", "keeps asking", "keeps talking", "wants",
        "asked", "asks", "means", "meant", "told", "talks", "talked", "thinks", "mentioned", "uses", "used",
        "calls",
    ),
    negating=("not", "no", "opposite of", "unlike", "other than", "except", "instead of", "rather than"),
    articles=("a", "an", "the", "our", "my"),
    placing=("in", "at", "on"),
    operators=("divided by", "times", "multiplied by", "minus", "plus"),
    trailing=(" which is ", " which one ", " which comes ", " what comes "),
    defining=(
        "what is a", "what is an", "what is the", "what is", "what s a", "what s an", "what s the",
        "what s", "whats a", "whats an", "whats the", "whats", "what are", "mean by", "means by", "meant by", "meant with",
        "wtf is", "wth is", "what the hell is", "what the heck is",
    ),
    misspelled={
        "diffrence": "difference", "diference": "difference", "differnce": "difference",
        "differance": "difference", "difrence": "difference", "diffrent": "different",
        "betwen": "between", "beetween": "between", "bewteen": "between", "btwn": "between", "b/w": "between", "vrs": "vs", "verses": "versus",
    },
    versus=(" versus ", " vs ", " v ", " v s ", " compared to ", " compared with ", " against "),
    either=(
        " or ", " instead of ", " as opposed to ", " rather than ", " different from ", " the same as ",
        " just a ", " just an ",
    ),
    exceeding=("than",),
    joined=(
        " and ", " from ", " to ", " with ", " different from ", " differ from ", " different to ",
        " different than ", " the same as ", " same as ", " the same thing as ", " same thing as ",
    ),
    leading=(
        "i don t understand", "i dont understand", "i do not understand", "im confused about", "i am confused about",
        "i always mix up", "i keep mixing up", "confused about", "confused between", "why is", "why isnt",
        "why are", "why arent", "when should i use", "when should we use", "when do i use",
        "when do we use", "when do you use", "when to use", "what is the relationship between",
        "the relationship between", "relationship between",
    ),
    asks_before=(
        "what is the difference between", "whats the difference between", "what s the difference between",
        "the difference between", "difference between", "differences between", "difference of",
        "distinction between", "difference in", "comparison of", "compare", "comparing", "distinguish",
        "diff", "difference", "diff btw", "difference btw",
        "difference among", "differences among", "the difference among", "the differences among",
        "what is the difference among", "what s the difference among", "whats the difference among",
        "what are the differences between", "the differences between", "diff between",
        "the diff between", "what is the diff between", "what s the diff between",
        "whats the diff between",
    ),
    asks_openly=("how is", "how are", "how does", "how do", "is", "are", "isnt", "arent"),
    asks_after=(
        "difference", "differences", "compared", "comparison", "different", "the same",
        "the same thing", "differ", "relate", "diff", "is there any difference", "is there a difference",
        "any difference", "any differences", "what is the difference", "what s the difference",
        "whats the difference", "what are the differences", "what is the diff", "what s the diff",
        "whats the diff", "how do they differ", "how are they different", "how do they relate",
        "how are they related", "what s what", "whats what", "which is which", "are they the same",
        "are they the same thing", "are the same thing", "are the same", "is the same", "same thing",
        "same or not", "same or different", "not the same",
    ),
    light=LIGHT.split(),
    asks=(
        "what", "whats", "how", "why", "when", "which", "who", "where", "is", "are", "does", "do",
        "should", "can", "explain", "define",
    ),
    errand=(
        "do i", "can i", "should i", "must i", "may i", "could i", "am i", "i m", "i am", "where is",
        "where are", "where do", "where can", "where should", "who approves", "my",
        "can you", "do you have", "do you offer", "do you support", "do we have", "do we use",
        "can we", "is there", "are there", "who do", "when will", "what time",
        "does your", "does our", "which browsers", "what form", "here", "this customer", "i want",
        "how much did", "who won", "a customer is", "was assigned", "is not", "t see", "last month",
        "we use", "where i", "wrong", "template for", "is there a", "how can i", "my customer",
        "allowed to", "when does our", "when do we", "what tools do", "who owns", "which button",
        "write me", "send me", "book me", "who is our", "did we", "our setup", "our system", "on our behalf", "when is",
    ),
    no_errand=(
        "can you explain", "can you define", "could you explain", "can someone explain",
        "why is my", "why are my", "why has my", "why did my",
        *(f"{asked} {verb}" for asked in _OWN for verb in (*_WORKED_OUT, *_STUDIED)),
        *(f"{asked} {verb} my" for asked in _OWN for verb in _STUDIED),
    ),
    seeks_name=(
        "what do you call", "what do we call", "what do they call", "what do people call",
        "what would you call", "what is it called when", "what is it called if", "what s it called when",
        "whats it called when", "what is the word for", "what is the term for", "what is the name for",
        "what s the word for", "what s the term for", "whats the word for", "whats the term for",
        "what is the name of", "the word for", "the term for", "the name for", "word for", "term for",
        "is called what", "called what", "what is that called", "what is this called", "what is it called",
        "what s it called", "whats it called", "what s that called", "whats that called",
        "what do you call it", "what do you call that", "what do you call this", "what is the metric for",
    ),
    own=("our", "ours", "we", "my", "me", "mine"),
    inverting=("what", "which", "how many", "how much"),
    facts=(
        "who", "whose", "to whom", "when", "where", "which of", "what date", "which date", "on what date",
        "what day", "which day", "on which day", "what time", "at what time", "by when", "until when",
        "since when",
    ),
    dated=(
        *_MONTHS, *_DAYS, "today", "yesterday", "tomorrow", "tonight",
        *(f"{which} {time}" for which in ("last", "this", "next") for time in _TIMES),
    ),
    closed=(
        "is", "are", "was", "were", "am", "do", "does", "did", "can", "could", "may", "should", "shall",
        "will", "would", "must", "has", "have", "had",
    ),
)  # fmt: skip
