"""Texts with the glossary's terms marked: read in blocks, written in a format, or counted."""
