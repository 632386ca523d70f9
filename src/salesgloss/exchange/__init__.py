"""The glossary for other programs and from them: one file a format."""
