"""Containers of encoded audio, one a module: how segments become a file by copying their packets."""
