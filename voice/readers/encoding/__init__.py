"""Bytes into text: ``decoding`` decides, ``legacy`` weighs old encodings, ``mojibake`` mends, ``characters`` cleans."""
