"""Chinese: what tells that a word is not meant as a term. Plain tables of words."""

from __future__ import annotations

# Words > what, right before it, makes another word of it.
OTHER_BEFORE = {
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
}

# At the beginning of a line and with a colon they head a letter.
HEADERS = ("主旨", "收件者", "寄件者", "副本", "日期", "時間", "地點", "附件")
