"""The process in which espeak-ng speaks; run by path with ``python -I -S``, imports nothing of ours.

espeak-ng is not deterministic: its noise and flutter start from the clock and live on from call to call, even over
a new initialisation. It is the same every time only in a process that has initialised it, seeded it and spoken
nothing yet (measured over fresh processes and over forks, in fourteen languages). So this process initialises, never
speaks, and forks for each request; where there is no fork, it answers one request and ends.

Request, one line of JSON: {"text", "voice", "variant", "rate", "pitch", "range"}. Answer: a line of JSON, {"rate",
"bytes", "words": [[first, length, sample]], "stops": [sample]} or {"error"}, and so many bytes of samples.
"""

import ctypes
import json
import os
import signal
import sys

EVENT_END_OF_LIST, EVENT_WORD, EVENT_END = 0, 1, 5
CHARACTERS_UTF8 = 1
SYNCHRONOUS = 2
RATE, VOLUME, PITCH, RANGE = 1, 2, 3, 4
BUFFER = 200
"""Milliseconds of sound between two calls back; changes no sample."""
QUIET_ENOUGH = 70
"""At espeak's own volume of 100 some voices reach full scale and clip."""


class Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


def initialise(library: str, data: str) -> tuple[ctypes.CDLL, int]:
    """The library, ready and seeded, and its sample rate."""
    # The library keeps the path in 160 bytes, and a virtual environment may lie deeper: so a relative one.
    os.chdir(os.path.dirname(data))  # noqa: PTH120 - pathlib would cost this process a third of its start
    lib = ctypes.CDLL(library)
    rate = lib.espeak_Initialize(SYNCHRONOUS, BUFFER, b".", 0)
    if rate <= 0:
        raise OSError("espeak-ng does not find its data")
    lib.espeak_ng_SetRandSeed(ctypes.c_long(1))
    return lib, rate


def choose(lib: ctypes.CDLL, request: dict[str, object]) -> bool:
    """Set the voice and how it speaks; False where there is none of that name."""
    name = f"{request['voice']}+{request['variant']}" if request["variant"] else str(request["voice"])
    settings = ((RATE, request["rate"]), (VOLUME, QUIET_ENOUGH), (PITCH, request["pitch"]), (RANGE, request["range"]))
    found: bool = lib.espeak_SetVoiceByName(name.encode()) == 0
    for parameter, value in settings:
        lib.espeak_SetParameter(parameter, value, 0)
    return found


def speak(lib: ctypes.CDLL, rate: int, request: dict[str, object]) -> tuple[dict[str, object], bytes]:
    """Say one text; only once in a process."""
    samples = bytearray()
    heard: dict[int, list[Event]] = {EVENT_WORD: [], EVENT_END: []}

    def take(wave: object, count: int, events: object) -> int:
        if wave and count:
            samples.extend(ctypes.string_at(wave, count * 2))  # type: ignore[arg-type]
        index = 0
        while (event := events[index]).type != EVENT_END_OF_LIST:  # type: ignore[index]
            if event.type in heard:
                heard[event.type].append(Event.from_buffer_copy(event))
            index += 1
        return 0

    callback = CALLBACK(take)
    lib.espeak_SetSynthCallback(callback)
    if not choose(lib, request):
        return {"error": f"espeak-ng has no voice {request['voice']}+{request['variant']}"}, b""
    text = str(request["text"]).encode()
    if lib.espeak_Synth(text, len(text) + 1, 0, 1, 0, CHARACTERS_UTF8, None, None) != 0:
        return {"error": "espeak-ng did not speak"}, b""
    words = [(event.text_position - 1, event.length, event.sample) for event in heard[EVENT_WORD]]
    stops = [event.sample for event in heard[EVENT_END]]
    return {"rate": rate, "bytes": len(samples), "words": words, "stops": stops}, bytes(samples)


def answer(out: int, lib: ctypes.CDLL, rate: int, line: bytes) -> None:
    """Speak a request and write the answer, header first, to a file descriptor."""
    head, samples = speak(lib, rate, json.loads(line))
    with os.fdopen(out, "wb", closefd=False) as stream:
        stream.write(json.dumps(head).encode() + b"\n" + samples)


def answer_from_fork(lib: ctypes.CDLL, rate: int, line: bytes) -> bytes:
    """The same, spoken by a child of this process, so that this one stays as it was."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            answer(writing, lib, rate, line)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        got = stream.read()
    _, status = os.waitpid(child, 0)
    if status or not got:
        return json.dumps({"error": "espeak-ng ended without an answer"}).encode() + b"\n"
    return got


def main(library: str, data: str) -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked
    lib, rate = initialise(library, data)
    for line in sys.stdin.buffer:
        if not hasattr(os, "fork"):
            answer(sys.stdout.fileno(), lib, rate, line)
            return
        sys.stdout.buffer.write(answer_from_fork(lib, rate, line))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
