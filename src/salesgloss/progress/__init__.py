"""The learner's progress: the log of answers on disk, and what it adds up to."""
