"""The quiz: what to item, how to grade it, when to item again. Pure, seeded, clockless."""
