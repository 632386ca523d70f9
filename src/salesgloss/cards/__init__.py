"""An entry as text: what its card says in a language, and the card as plain text."""
