"""Viva Voce: a written interview in, its audio edition out."""
