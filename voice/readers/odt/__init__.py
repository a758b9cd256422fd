"""OpenDocument text: its ``styles``, and the walk through its ``body``."""
