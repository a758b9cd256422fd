"""What the word processors' formats share: the walk, the names of styles, and what a file states of itself."""
