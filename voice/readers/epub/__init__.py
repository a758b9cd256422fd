"""Books in EPUB: the ``package``, the table of ``contents``, the ``pages``, and the ``chapters`` that these make."""
