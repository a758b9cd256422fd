"""Transcripts in JSON: the ``source``, the ``places`` of transcripts in it, the ``shapes`` of their objects."""
