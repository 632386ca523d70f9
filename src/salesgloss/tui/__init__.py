"""The glossary to browse: the only importer of textual, which is an extra."""
