"""Tables in text: their ``records``, and which of the ``columns`` says what."""
