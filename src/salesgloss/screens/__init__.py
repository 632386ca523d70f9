"""What people and programs are shown: answers, lists, reports, the quiz; the only importer of rich."""
