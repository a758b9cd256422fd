"""How a `Document` becomes a `Script`: a module for each question that a reader of an interview answers in passing.

lines       what is a line of it, without links and time stamps
labels      which of them begin with somebody's name
people      which names are one person
unlabelled  who speaks where no name stands
roles       who asks, who answers
furniture   what is on the page, but not in the conversation
headings    what is a heading
language    what it is written in
vocabulary  the words that these need, in many languages

None knows any particular interview: each kind of evidence is a small function, weighed against the others.
"""
