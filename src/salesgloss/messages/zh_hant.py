"""程式自己的話，繁體中文（臺灣）。"""

MESSAGES = {
    "welcome": """\
salesgloss 用中英文解釋 B2B SaaS 銷售術語。

  salesgloss lookup MRR       意思、公式與實例
  salesgloss list --category 財務
                              列出一個分類的所有詞
  salesgloss quiz             每天五分鐘，學會這些詞

邊打邊查：salesgloss browse；所有指令：salesgloss --help
""",
    # annotate
    "no mention": "文中沒有詞彙表裡的詞條",
    "no unknown acronym": "文中的縮寫，詞彙表都有",
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
    "named match": "沒有叫「{query}」的詞；其中提到：",
    "by named": "查詢裡提到，{field}「{matched}」",
    "hidden": "「{query}」在詞彙表「{origin}」裡設為不顯示；加上 --standard 就能看內建的詞條",
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
    "seconds": "秒",
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
    "share of": "{per}的 {share}",
    "times": "{number} 倍",
    "weeks": "週",
    # the brief card, comparisons, lists and misses
    "more formulas": "另外 {count}",
    "the standard": "標準",
    "also": "另有：",
    "criteria": "條件",
    "--full": "--full 還有：{more}",
    "used by": "誰會用",
    "audience sdr": "SDR",
    "audience ae": "AE",
    "audience csm": "CSM",
    "audience marketing": "行銷",
    "audience revops": "營收營運",
    "audience finance": "財務",
    "audience leadership": "主管",
    "no difference": "詞彙表沒有寫兩者的差別，請看下面的說明。",
    "close comparison": "「{query}」並非每個都完全相符；最接近的是{names}",
    "other senses": "其他意思：",
    "by random": "隨機挑選",
    "list by name": "名稱",
    "list by alias": "別名",
    "list by gloss": "定義",
    "no term is all of that": "沒有詞符合所有條件",
    "suggest few": "是不是要找：",
    "try list": "有 {count}提到它：salesgloss list {text}",
    "try init": "是公司自己的說法嗎？用 salesgloss init 建立自己的詞彙表",
    "try categories": "salesgloss list 列出所有詞；也可以用幾個字描述意思",
    "compare two": "要比較什麼？請寫出至少兩個詞",
    "compare like": "例如：salesgloss compare SDR BDR；詞裡有空白就加引號",
    "copied": "已複製到剪貼簿（{count}）",
    "copied perhaps": "已送往剪貼簿（{count}），但{terminal}不一定支援（OSC 52）",
    "not copied": "沒有終端機可以複製，內容就在上面",
    # help, check and where
    "check.more": "問題超過 {count} 個，先列出這些",
    "check.once": "{code} 另有 {count} 處；--verbose 全部列出",
    "check.no error": "沒有錯誤",
    "check.no warning": "沒有警告",
    "check.none": "這裡沒有用到自己的詞彙檔",
    "check.name one": "請指定一個檔案，或用 salesgloss init 建立",
    "where.bundled": "內建",
    "where.user": "使用者",
    "where.project": "專案",
    "where.named": "指定",
    "where.shared": "共用",
    "where.folder": "資料夾",
    "where.file": "檔案",
    "where.variable": "變數",
    "where.loaded": "已載入",
    "where.ignored": "已略過",
    "where.absent": "沒有",
    "where.config": "設定",
    "where.cache": "快取",
    "where.data": "資料",
    "where.progress": "進度",
    # exports
    "export.anki meaning": "{name} 是什麼意思？",
    "export.anki name": "這說的是哪個詞？{gloss}",
    "export.anki formula": "{name} 怎麼算？",
    "export.anki difference": "{one} 和 {other} 差在哪裡？",
    "export.glossary": "詞彙表",
    "export.progress": "{format}：{percent}%",
    # 瀏覽
    "browse.search": "搜尋：詞、打錯的詞、或想說的意思",
    "browse.typing": "↑↓ 選擇 · Enter 看卡片 · Tab 相關詞 · Esc 離開",
    "browse.reading": "1-9、Tab 相關詞 · Enter 完整/簡短 · ⌫ 上一張 · / 搜尋 · c 複製 · q 離開",
    "browse.more": "Enter 還有：{more}",
    "browse.nothing": "沒有這個詞，也沒有這個意思的詞",
    "browse.extra": "salesgloss browse 還缺一個套件：pip install 'salesgloss[browse]'",
    "browse.terminal": "salesgloss browse 要在終端機裡用；salesgloss lookup 到處都能查",
    "browse.copied": "已送到剪貼簿",
}

_COUNTERS = {
    "question": "題", "day": "天", "weekday": "個工作天", "miss": "次", "term": "個詞",
    "entry": "個條目", "more formula": "個公式", "character": "個字", "error": "個錯誤", "warning": "個警告",
    "answer": "筆作答", "card": "張卡片",
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
