"""Debates in Akoma Ntoso."""
