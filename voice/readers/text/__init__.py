"""Plain text: its lines as they were ``typed``, and the paragraphs that they make."""
