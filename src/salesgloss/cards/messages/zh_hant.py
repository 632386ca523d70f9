"""程式自己的話，繁體中文（臺灣）。"""

from __future__ import annotations

MESSAGES = {
    "welcome": """\
salesgloss 用中英文解釋 B2B SaaS 銷售術語。

  salesgloss lookup MRR       意思、公式與實例
  salesgloss list --category 財務
                              列出一個分類的所有詞
  salesgloss quiz             每天五分鐘，學會這些詞

所有指令：salesgloss --help
""",
    # around a term
    "say": "唸法",
    "definition": "定義",
    "formula": "公式",
    "worked": "例",
    "example": "實例",
    "usage": "用法",
    "rule of thumb": "經驗值",
    "parts": "組成",
    "benchmarks": "參考水準",
    "range": "{low} 到 {high}",
    "at least": "至少 {value}",
    "at most": "至多 {value}",
    "confused with": "容易混淆",
    "related": "相關詞",
    "other meanings": "縮寫在別處的意思",
    "sources": "出處",
    "also called": "也叫",
    "english only": "（僅有英文）",
    "standard": "標準定義",
    "criteria enter": "進入條件",
    "criteria leave": "離開條件",
    "scope": "適用範圍",
    "recorded in": "記錄位置",
    "change note": "變更說明",
    "owner": "負責人",
    "effective": "生效日",
    "review by": "已過檢視期限",
    "approved": "已核准",
    "draft": "草稿",
    "deprecated": "已停用",
    "replaced by": "請改用",
    "level 1": "第一週",
    "level 2": "日常",
    "level 3": "專業",
    "colon": "：",
    "open": "（",
    "close": "）",
    "comma": "、",
    "semicolon": "；",
    "by exact": "完全相符，{field}「{matched}」",
    "by close": "拼法相近，{field}「{matched}」",
    "by meaning": "依意思，{field}「{matched}」",
    "others": "或者是：",
    "asked_as": "常見問法",
    "gloss": "定義",
    "letters": "逐字母唸",
    "misnomer": "這是錯誤的說法：「{matched}」",
    "keyword": "「{matched}」併在這一條說明，不是它的別名",
    "close match": "沒有和「{query}」完全相符的詞；最接近的是「{matched}」{label}",
    "meaning match": "沒有叫「{query}」的詞；依意思找到：",
    "nothing": "找不到「{query}」",
    "nothing asked": "空白的查詢找不到任何詞",
    "suggest": "是不是要找：{labels}？",
    "id": "代號",
    "acronym": "縮寫",
    "name": "英文名稱",
    "alias": "別名",
    "zh-Hant.name": "中文名稱",
    "zh-Hant.alias": "中文別名",
    # kinds, audiences, units
    "metric": "指標",
    "role": "角色",
    "process": "流程",
    "framework": "框架",
    "document": "文件",
    "concept": "概念",
    "tool": "工具",
    "currency": "金額",
    "percent": "百分比",
    "ratio": "倍數",
    "count": "數量",
    "points": "分",
    "minute": "分鐘",
    "minutes": "分鐘",
    "hour": "小時",
    "hours": "小時",
    "day": "天",
    "days": "天",
    "week": "週",
    "month": "月",
    "months": "個月",
    "quarter": "季",
    "year": "年",
    "years": "年",
    "user": "使用者",
    "seat": "席次",
    "account": "客戶",
    "customer": "客戶",
    "lead": "潛在客戶",
    "deal": "交易",
    "rep": "業務",
    "unit": "單位",
    "point": "分",
    "ticket": "案件",
    "email": "郵件",
    "times": "{number} 倍",
    "weeks": "週",
    # the quiz and its progress
    "quiz.round": "共{questions}：複習{due}題、新詞{new}題。{keys}",
    "quiz.keys": "? 不知道，:q 結束，:h 說明。",
    "quiz.practice": "練習{questions}，不列入紀錄。{keys}",
    "quiz.nothing due": "今天沒有要複習的詞，新詞也學完了。",
    "quiz.read only": "注意：無法寫入{path}，這一輪只當練習",
    "quiz.question": "第{number}題，共{total}題",
    "quiz.again": "，再試一次",
    "quiz.category": "（{category}）",
    "quiz.ask name": "下面說的是哪個詞？「{subject}」",
    "quiz.ask name typed": "下面說的是哪個詞？請打出來。「{subject}」",
    "quiz.ask expand": "{subject}的全名是什麼？中英文都可以。",
    "quiz.the sense": "這裡指的是：「{hint}」",
    "quiz.ask mean": "{subject}是什麼意思？",
    "quiz.ask formula": "{subject}怎麼算？",
    "quiz.ask calc": "某公司的數字如下：",
    "quiz.ask result": "它的{subject}是多少？",
    "quiz.variant": "（{variant}）",
    "quiz.answer in": "單位：{unit}。",
    "quiz.given": "{label}：{value}",
    "quiz.prompt": "答案：",
    "quiz.right": "答對了。",
    "quiz.near": "答對了（正確寫法是{spelling}）。",
    "quiz.override": "算你答對。",
    "quiz.next": "{days}後再複習。",
    "quiz.wrong": "不太對。",
    "quiz.unknown": "",
    "quiz.answer": "答案是{answer}。",
    "quiz.number": "{number}：",
    "quiz.full": "{label}（{name}）",
    "quiz.chosen": "你選的是{label}：{gloss}",
    "quiz.that is": "那是{label}：{gloss}",
    "quiz.tell apart": "怎麼分：{difference}",
    "quiz.it means": "{label}：{gloss}",
    "quiz.leech": "這個詞錯過好幾次了，試著用它造個句子。",
    "quiz.back": "這一輪稍後會再問一次。",
    "quiz.choose": "請輸入 1 到{count}的數字，不知道就輸入 ?。",
    "quiz.a number": "請輸入數字，不知道就輸入 ?。",
    "quiz.blank": "再按一次 Enter 就當作不知道。",
    "quiz.no undo": "沒有可以收回的答案。",
    "quiz.undone": "已收回上一題的答案。",
    "quiz.no override": "上一題沒有答錯，不用改判。",
    "quiz.help": (
        "1-4 或文字：作答\n?   不知道\n:u  收回上一題的答案\n"
        ":o  上一題算我對\n:q  結束\n:h  顯示這份說明"
    ),
    "quiz.no such key": "沒有「{key}」這個按鍵，輸入 :h 看說明。",
    "quiz.done": "結束：{total}題中有{right}題第一次就答對（{percent}%）{time}。",
    "quiz.none": "這次沒有作答。",
    "quiz.time": "，費時{minutes}分{seconds}秒",
    "quiz.missed": "答錯的詞：{labels}。",
    "quiz.all right": "最後全部都答對了。",
    "quiz.ahead": "明天要複習{tomorrow}個，七天內共{week}個。",
    "quiz.outlook": "連續{streak}。已學會{known}個，共{total}個（預計能記住超過一週）。",
    "quiz.no input": "沒有作答：請在終端機輸入，或由標準輸入逐行提供答案",
    "quiz.comma": "、",
    "quiz.join": "",
    "quiz.progress": "學習進度",
    "quiz.known": "已學會",
    "quiz.learning": "學習中",
    "quiz.new": "未學",
    "quiz.of": "共{total}個詞。已學會：預計能記住超過一週。",
    "quiz.first time": "最近 30 天第一次就答對：{answered}題中的{percent}%",
    "quiz.no answers": "還沒有作答紀錄，執行 salesgloss quiz 就會開始出題。",
    "quiz.due": "待複習",
    "quiz.weak": "易錯",
    "quiz.weakness": "{label}　{misses}",
    "quiz.with": "，誤認成{labels}",
    "quiz.leech mark": "，總是忘記",
    "quiz.by category": "各分類",
    "quiz.streak": "連續學習",
    "quiz.weekdays": "週一 週二 週三 週四 週五 週六 週日",
    "quiz.today": "今天",
    # exports
    "export.glossary": "詞彙表",
    "export.progress": "{format}：{percent}%",
}

_COUNTERS = {
    "question": "題", "day": "天", "weekday": "個工作天", "miss": "次", "term": "個詞",
    "entry": "個條目", "error": "個錯誤", "warning": "個警告",
}  # fmt: skip

# Where Han and Latin meet, a space; whatever stands in the words, they need none around it.
_BETWEEN_SCRIPTS = r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9$/])|(?<=[A-Za-z0-9%])(?=[\u4e00-\u9fff])"


def counted(count: int, noun: str) -> str:
    """Return ``count`` of ``noun``, in English, with its counter."""
    return f"{count:,} {_COUNTERS[noun]}"


def unit(base: str, per: str) -> str:
    """Return a unit in words."""
    return f"每{per}{base}" if per else base


def typeset(text: str) -> str:
    """Return a finished message as it is printed."""
    import re  # not on the way of an exact look-up

    return re.sub(_BETWEEN_SCRIPTS, " ", text)
