"""What the quiz says, in both languages."""

from __future__ import annotations

import re

EN = {
    "round": "{questions}: {due} due, {new} new. {keys}",
    "keys": "? = don't know, :q = stop, :h = help.",
    "practice": "{questions} for practice; nothing is kept. {keys}",
    "nothing due": "Nothing is due today and today's new terms are done.",
    "read only": "warning: {path} cannot be written, so this is a practice round",
    "question": "Question {number} of {total}",
    "again": ", again",
    "category": " ({category})",
    "ask name": 'Which term fits? "{subject}"',
    "ask name typed": 'Which term is this? "{subject}"',
    "ask expand": "What does {subject} stand for?",
    "the sense": 'The one meaning: "{hint}"',
    "ask mean": "What does {subject} mean?",
    "ask formula": "How is {subject} computed?",
    "ask calc": "A company has:",
    "ask result": "What is its {subject}?",
    "variant": " ({variant})",
    "answer in": " Answer in {unit}.",
    "given": "{label}: {value}",
    "prompt": "Answer: ",
    "right": "Right.",
    "near": "Right (spelling: {spelling}).",
    "override": "Counted as right.",
    "next": "Next in {days}.",
    "wrong": "Not quite. ",
    "unknown": "",
    "answer": "The answer is {answer}.",
    "number": "{number}, ",
    "full": "{label} ({name})",
    "chosen": "You chose {label}: {gloss}",
    "that is": "That is {label}: {gloss}",
    "tell apart": "Tell apart: {difference}",
    "it means": "{label}: {gloss}",
    "sticky": "A sticky one: missed again and again. Make up a sentence with it.",
    "back": "It comes back later in this round.",
    "choose": "Type a number from 1 to {count}, or ? if you don't know.",
    "a number": "Type a number, or ? if you don't know.",
    "blank": 'Enter again for "don\'t know".',
    "no undo": "There is no answer to take back.",
    "undone": "Your last answer is taken back.",
    "no override": "There is no wrong answer to count.",
    "help": (
        "1-4 or the words: your answer\n?   don't know\n:u  take back the last answer\n"
        ":o  count my last answer as right\n:q  stop\n:h  this help"
    ),
    "no such key": "There is no key {key!r}; :h lists them.",
    "done": "Done: {right} of {total} right first time ({percent}%){time}.",
    "none": "Nothing was answered.",
    "time": ", {minutes} min {seconds} s",
    "missed": "Missed: {labels}.",
    "all right": "All answered right by the end.",
    "ahead": "Tomorrow: {tomorrow} due. Next 7 days: {week}.",
    "standing": "Streak: {streak}. Known: {known} of {total} (expected to last over a week).",
    "no input": "no answers: the quiz reads them from the terminal or, one a line, from its input",
    "comma": ", ",
    "join": " ",
    # the progress screen
    "progress": "Progress",
    "known": "Known",
    "learning": "Learning",
    "new": "New",
    "of": "of {total} terms. Known: expected to last over a week.",
    "first time": "Right first time, last 30 days: {percent}% of {answered}",
    "no answers": "No answers yet: salesgloss quiz asks the first questions.",
    "due": "Due",
    "weak": "Weak",
    "weakness": "{label}  {misses}",
    "with": ", taken for {labels}",
    "sticky mark": ", sticky",
    "by category": "By category",
    "streak": "Streak",
    "weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "today": "today",
}

ZH = {
    "round": "共{questions}：複習{due}題、新詞{new}題。{keys}",
    "keys": "? 不知道，:q 結束，:h 說明。",
    "practice": "練習{questions}，不列入紀錄。{keys}",
    "nothing due": "今天沒有要複習的詞，新詞也學完了。",
    "read only": "注意：無法寫入{path}，這一輪只當練習",
    "question": "第{number}題，共{total}題",
    "again": "，再試一次",
    "category": "（{category}）",
    "ask name": "下面說的是哪個詞？「{subject}」",
    "ask name typed": "下面說的是哪個詞？請打出來。「{subject}」",
    "ask expand": "{subject}的全名是什麼？中英文都可以。",
    "the sense": "這裡指的是：「{hint}」",
    "ask mean": "{subject}是什麼意思？",
    "ask formula": "{subject}怎麼算？",
    "ask calc": "某公司的數字如下：",
    "ask result": "它的{subject}是多少？",
    "variant": "（{variant}）",
    "answer in": "單位：{unit}。",
    "given": "{label}：{value}",
    "prompt": "答案：",
    "right": "答對了。",
    "near": "答對了（正確寫法是{spelling}）。",
    "override": "算你答對。",
    "next": "{days}後再複習。",
    "wrong": "不太對。",
    "unknown": "",
    "answer": "答案是{answer}。",
    "number": "{number}：",
    "full": "{label}（{name}）",
    "chosen": "你選的是{label}：{gloss}",
    "that is": "那是{label}：{gloss}",
    "tell apart": "怎麼分：{difference}",
    "it means": "{label}：{gloss}",
    "sticky": "這個詞錯過好幾次了，試著用它造個句子。",
    "back": "這一輪稍後會再問一次。",
    "choose": "請輸入 1 到{count}的數字，不知道就輸入 ?。",
    "a number": "請輸入數字，不知道就輸入 ?。",
    "blank": "再按一次 Enter 就當作不知道。",
    "no undo": "沒有可以收回的答案。",
    "undone": "已收回上一題的答案。",
    "no override": "上一題沒有答錯，不用改判。",
    "help": (
        "1-4 或文字：作答\n?   不知道\n:u  收回上一題的答案\n"
        ":o  上一題算我對\n:q  結束\n:h  顯示這份說明"
    ),
    "no such key": "沒有「{key}」這個按鍵，輸入 :h 看說明。",
    "done": "結束：{total}題中有{right}題第一次就答對（{percent}%）{time}。",
    "none": "這次沒有作答。",
    "time": "，費時{minutes}分{seconds}秒",
    "missed": "答錯的詞：{labels}。",
    "all right": "最後全部都答對了。",
    "ahead": "明天要複習{tomorrow}個，七天內共{week}個。",
    "standing": "連續{streak}。已學會{known}個，共{total}個（預計能記住超過一週）。",
    "no input": "沒有作答：請在終端機輸入，或由標準輸入逐行提供答案",
    "comma": "、",
    "join": "",
    "progress": "學習進度",
    "known": "已學會",
    "learning": "學習中",
    "new": "未學",
    "of": "共{total}個詞。已學會：預計能記住超過一週。",
    "first time": "最近 30 天第一次就答對：{answered}題中的{percent}%",
    "no answers": "還沒有作答紀錄，執行 salesgloss quiz 就會開始出題。",
    "due": "待複習",
    "weak": "易錯",
    "weakness": "{label}　{misses}",
    "with": "，誤認成{labels}",
    "sticky mark": "，總是忘記",
    "by category": "各分類",
    "streak": "連續學習",
    "weekdays": "週一 週二 週三 週四 週五 週六 週日",
    "today": "今天",
}

_COUNTED = {"question": "題", "day": " 天", "weekday": "個工作天", "miss": " 次"}
# Where Han and Latin meet, a space; whatever stands in the words, they need none around it.
_BETWEEN_SCRIPTS = re.compile(
    r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9$/])|(?<=[A-Za-z0-9%])(?=[\u4e00-\u9fff])"
)
_PLURALS = {"miss": "misses"}


def say(words: str, lang: str, /, **values: object) -> str:
    """Return these ``words`` in ``lang`` around ``values``."""
    if lang == "zh-Hant":
        return _BETWEEN_SCRIPTS.sub(" ", ZH[words].format(**values))
    return EN[words].format(**values)


def counted(count: int, noun: str, lang: str) -> str:
    """Return ``count`` of ``noun``: "1 day", "11 days"."""
    if lang == "zh-Hant":
        return f"{count} {_COUNTED[noun].strip()}"
    return f"1 {noun}" if count == 1 else f"{count} {_PLURALS.get(noun, noun + 's')}"
