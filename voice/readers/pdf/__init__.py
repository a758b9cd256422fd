"""PDF: a ``process`` gives pieces of type, which make ``lines``, ``columns``, ``margins`` and ``paragraphs``."""
