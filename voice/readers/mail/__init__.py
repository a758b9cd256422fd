"""E-mails: a box of them, and each ``letter``."""
