"""Word's .docx: its ``parts``, its ``styles``, and the walk through its ``body`` with the ``fields`` in it."""
