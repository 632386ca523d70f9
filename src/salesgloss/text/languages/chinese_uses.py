"""Chinese: what tells that a word is not meant as a term. Plain tables of words."""

from __future__ import annotations

# Words > what, right before it, makes another word of it.
OTHER_BEFORE = {
    "管線": "空調 瓦斯 天然氣 自來水 水 油 地下 排水 輸油 埋設",
    "漏斗": "塑膠 玻璃",
    "跑道": "機場 操場 田徑",
    "預測": "天氣 氣象 地震",
    "擴張": "血管 瞳孔 領土",
    "降級": "球隊 颱風",
    "配額": "車位 磁碟 硬碟 儲存 進口 漁獲",
    "方案": "解決 整理 實施 改善 替代 因應 配套 行動 備援 施工 課稅 續約 合作 執行 福利 保險 紓困 振興 提案",
    "定價": "調整 重新 怎麼 如何 自由 動態 差別",
    "實績": "廠商 合約 類似 履約 工程 承攬 相關 過往 過去 具體 施工 出貨",
    "擴充": "後續 記憶體 機房 容量 硬體 編制",
    "業務": "公司 營運 日常 該項 此項 相關 主要 核心 各項 行政 承辦 國際 海外",
}

# Words > what, right behind it, makes another word of it.
OTHER_AFTER = {
    "打折": "扣",
    "定價": "策略 模型 模式 方式 權 能力 頁 會議 委員 改 邏輯 方案 調整 與 和 與方案",
    "方案": "書 二 三 一 甲 乙",
    "實績": "證明",
    "擴充": "機 性 槽 卡 功能 容量 記憶 硬體 編制 為 至",
    "業務": "部 團隊 單位 處 一部 二部 三部 範圍 內容 項目 往來 性質 機密 連續 流程 量 上 面 需求 發展",
    "條款": "所列",
    "導入": "期望",
    "管線": "工程 漏水",
    "跑道": "上 關閉",
    "預測": "天氣 地震",
    "擴張": "器 術",
}

# At the beginning of a line and with a colon they head a letter.
HEADERS = ("主旨", "收件者", "寄件者", "副本", "日期", "時間", "地點", "附件")

# Keywords of terms that in a text about sales stand for the term, with nothing more said.
SHORT_NAMES = frozenset(
    (
        "加購", "加速器", "季增", "年增", "導入", "成交日", "擴張", "案子", "爬坡期", "漏斗", "燒錢", "留存",
        "管線", "結案日", "跑道", "達成率", "配額", "降級", "預測", "回本期", "健康度",
    )
)  # fmt: skip
