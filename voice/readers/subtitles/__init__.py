"""Subtitles: SubRip, WebVTT and their like."""
