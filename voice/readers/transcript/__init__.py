"""What transcripts share, whatever they are written in: cues and words, who speaks, what is heard besides."""
