"""Transcripts in JSON: the ``source``, the ``places`` where one is in it, the ``shapes`` of its objects, and the rest."""
