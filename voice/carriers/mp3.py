"""MP3 by copying frames: an ID3v2 tag, an Info frame, then whole MPEG-1 layer III frames that stand alone.

The Info frame (the Xing header's name in a file of constant bitrate, with LAME's extension) tells players how many
frames there are, so that they know the length and can seek although padded frames make sizes uneven, and how many
samples the encoder's delay adds in front, so that decoded time is the time of our cues.
Formats: ISO/IEC 11172-3, 2.4.1; Xing: libavformat/mp3dec.c; LAME: "Mp3 info Tag rev 1".
"""

import struct
from collections.abc import Iterable

from voice.model import Codec

BITRATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
RATES = (44_100, 48_000, 32_000)
SIDE_INFORMATION = 17
"""Bytes, of a mono frame."""
DELAY = 576
"""Samples that LAME puts in front; a decoder adds 529 of its own."""
PADDING = 576
"""Samples at the end that are no programme, of the frame that follows it."""
INFO_SIZE = 4 + SIDE_INFORMATION + 120 + 36
FRAMES, BYTES, TABLE, QUALITY = 1, 2, 4, 8


def _header(codec: Codec, bitrate: int) -> bytes:
    """The four bytes before a mono frame of MPEG-1 layer III without padding or checksum."""
    word = 0xFFFB0000 | BITRATES.index(bitrate) << 12 | RATES.index(codec.rate) << 10 | 0b11 << 6
    return word.to_bytes(4, "big")


def _size(codec: Codec, bitrate: int) -> int:
    return 144_000 * bitrate // codec.rate


def silence(codec: Codec) -> bytes:
    """A frame of digital silence: no bit of it says that anything sounds."""
    return _header(codec, codec.bitrate).ljust(_size(codec, codec.bitrate), b"\0")


def info(codec: Codec, frames: int, size: int) -> bytes:
    """The Info frame for so many frames of so many bytes; itself silent for a player that does not know it."""
    bitrate = next(b for b in BITRATES[1:] if b >= codec.bitrate and _size(codec, b) >= INFO_SIZE)
    frame = bytearray(_header(codec, bitrate).ljust(_size(codec, bitrate), b"\0"))
    total = size + len(frame)
    table = bytes(min(255, 256 * percent // 100) for percent in range(100))
    xing = (
        b"Info" + struct.pack(">III", FRAMES | BYTES | TABLE | QUALITY, frames, total) + table + struct.pack(">I", 50)
    )
    lame = b"LAME3.100" + bytes([1]) + bytes(9)  # constant bitrate; no lowpass, peak or replay gain stated
    lame += bytes([0, min(codec.bitrate, 255)]) + (DELAY << 12 | PADDING).to_bytes(3, "big")
    lame += bytes(4) + struct.pack(">IHH", total, 0, 0)
    at = 4 + SIDE_INFORMATION
    frame[at : at + len(xing) + len(lame)] = xing + lame
    frame[at + 154 : at + 156] = _crc16(bytes(frame[: at + 154])).to_bytes(2, "big")
    return bytes(frame)


def _crc16(data: bytes) -> int:
    """CRC-16/ARC, as LAME computes it over the tag."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
    return crc


def pieces(codec: Codec, tag: bytes, frames: int, size: int, packets: Iterable[bytes]) -> Iterable[bytes]:
    """The file, piece by piece: so many frames of so many bytes, and one more.

    In that one a decoder gives out what it still owes, so that a file lasts exactly as long as its frames say.
    """
    further = silence(codec)
    yield tag
    yield info(codec, frames + 1, size + len(further))
    yield from packets
    yield further
