"""Chinese: what tells that a word is not meant as a term. Plain tables of words."""

from __future__ import annotations

# Word > what, right before it, makes another word of it.
_BEFORE = {
    "定價": "調整 重新 怎麼 如何 自由 動態 差別",
    "實績": "廠商 合約 類似 履約 工程 承攬 相關 過往 過去 具體 施工 出貨",
    "擴充": "後續 記憶體 機房 容量 硬體 編制",
    "擴張": "血管 瞳孔 領土",
    "方案": "解決 整理 實施 改善 替代 因應 配套 行動 備援 施工 課稅 續約 合作 執行 福利 保險 紓困 振興 提案",
    "業務": "公司 營運 日常 該項 此項 相關 主要 核心 各項 行政 承辦 國際 海外",
    "漏斗": "塑膠 玻璃",
    "管線": "空調 瓦斯 天然氣 自來水 水 油 地下 排水 輸油 埋設",
    "跑道": "機場 操場 田徑",
    "配額": "車位 磁碟 硬碟 儲存 進口 漁獲",
    "降級": "球隊 颱風",
    "預測": "天氣 氣象 地震",
}

# Word > what, right behind it, makes another word of it.
_AFTER = {
    "commit": "訊息 紀錄 hash",
    "demo": "鍵 按鈕 帶",
    "lead": "吉他 主唱",
    "pilot": "訓練 執照 學校",
    "pipeline": "掛 失敗 自動",
    "定價": "策略 模型 模式 方式 權 能力 頁 會議 委員 改 邏輯 方案 調整",
    "實績": "證明",
    "導入": "期望",
    "打折": "扣",
    "擴充": "機 性 槽 卡 功能 容量 記憶 硬體 編制 為 至",
    "擴張": "器 術",
    "方案": "書 二 三 一 甲 乙",
    "業務": "部 團隊 單位 處 一部 二部 三部 範圍 內容 項目 往來 性質 機密 連續 流程 量 上 面 需求 發展",
    "管線": "工程 漏水",
    "跑道": "上 關閉",
    "預測": "天氣 地震",
}

OTHER_BEFORE = {word: tuple(beside.split()) for word, beside in _BEFORE.items()}
OTHER_AFTER = {word: tuple(beside.split()) for word, beside in _AFTER.items()}

# At the beginning of a line and with a colon they head a letter.
HEADERS = ("主旨", "收件者", "寄件者", "副本", "日期", "時間", "地點", "附件")

# Keywords of terms that in a text about sales stand for the term, with nothing more said.
SHORT_NAMES = frozenset(
    (
        "加購", "加速器", "季增", "年增", "導入", "成交日", "擴張", "案子", "爬坡期", "漏斗", "燒錢", "留存",
        "管線", "結案日", "跑道", "達成率", "配額", "降級", "預測", "回本期", "健康度",
    )
)  # fmt: skip

# Words of two characters of fields far from a revenue team's.
FAR_FIELDS = """
飛機 機場 航班 起飛 降落 機長 球隊 球員 足球 籃球 棒球 比賽 冠軍 預賽 決賽 聯賽 賽季 教練 裁判
廚房 食譜 醬油 牛肉 麵粉 青菜 便當 釀酒 糯米 煮飯 外婆 外公 媽媽 爸爸 哥哥 姊姊 妹妹 弟弟 孩子 房東 租屋
颱風 大雨 地震 氣象 河邊 釣魚 漁船 動物 植物 警方 警察 法官 議員 市長 市府 選舉 捷運 票價 車站 公車
病人 手術 藥物 症狀 護理 血壓 電影 小說 歌手 樂團 演唱 教室 考試 舞台 廟會
磁碟 主機 記憶 編譯 分支 除錯 程式 函式 漏水 水管 瓦斯 螺絲 馬達
""".split()  # noqa: SIM905
