"""What people and programs are shown: answers, lists, reports, the quiz; the only importer of rich."""

AUTO, ALWAYS, NEVER = COLOR_CHOICES = ("auto", "always", "never")  # when to use color
