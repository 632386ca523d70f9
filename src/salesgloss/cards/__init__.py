"""An entry as text: what its card says in a language, and the card as plain text.

Imports nothing itself: messages are on the way of every look-up.
"""
