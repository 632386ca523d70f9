"""The quiz: what to ask, how to grade it, when to ask again. Pure, seeded, clockless."""
