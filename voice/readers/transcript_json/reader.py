"""Transcripts in JSON: of Podcasting 2.0, of programs that listen, and of chats.

No shape is known by its program's name. What is looked for is a list of objects with a text and, better, a speaker and
times: that is what Podcasting 2.0, Whisper and WhisperX, whisper.cpp, AWS Transcribe, Deepgram, AssemblyAI, Rev.ai,
Google, Azure, Speechmatics and exported chats have in common.
"""

from dataclasses import replace

from voice.document import Document, Source
from voice.errors import ReadError
from voice.readers.encoding.decoding import decode
from voice.readers.transcript.spoken import spoken
from voice.readers.transcript.stated import stated
from voice.readers.transcript_json.about import fields_of, names_of
from voice.readers.transcript_json.ledger import unsaid
from voice.readers.transcript_json.places import lend_speakers, transcript_in
from voice.readers.transcript_json.source import JsonSource


def read(source: Source) -> Document:
    """What is said, in paragraphs; `ReadError` where the JSON is damaged, or holds no transcript."""
    file = JsonSource(decode(source.data, source.name, source.charset), source.name)
    lend_speakers(file.value)
    place = transcript_in(file)
    blocks, left_out = spoken(place, names_of(file.value))
    if not blocks:
        raise ReadError(
            f"{source.name}: no transcript is in this JSON. Looked for a list of objects with a text (text, body, "
            "content, transcript, words, ...) and, if it is known, a speaker (speaker, name, role, ...)."
        )
    document = stated(fields_of(file.value, place), blocks, ())
    people = {*document.hosts, *document.guests, *document.people, *document.authors}
    described = people | {document.title, document.description, document.show, *(said.speaker for said, _ in place)}
    left_out += unsaid(file, [said.text for said, _ in place], described)
    return replace(document, left_out=tuple(sorted(left_out, key=lambda entry: entry.line)))
