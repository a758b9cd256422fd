"""PDF: a ``process`` gives pieces of type, these make ``lines`` in ``columns`` between ``margins``, these ``paragraphs``."""
