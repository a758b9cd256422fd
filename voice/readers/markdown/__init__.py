"""Markdown: ``front_matter``, ``hidden`` parts, HTML ``tags``, blocks, what is ``inline`` in these, ``contents``."""
