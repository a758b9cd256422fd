"""Markdown: its ``front_matter``, what is ``hidden``, HTML ``tags``, its blocks, and what is ``inline`` in these."""
