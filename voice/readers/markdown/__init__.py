"""Markdown: its ``front_matter``, what is ``hidden`` in it, its blocks, and what is ``inline`` in these."""
