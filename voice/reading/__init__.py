"""How a `Document` becomes a `Script`: a module for each question that a reader of an interview answers in passing.

lines       what is a line of it, without references and time stamps
heads       how a line may begin with somebody's name
skeleton    which labels look the same
labels      which of these are names
evidence    what speaks for a label, and what against it
legend      whom labels stand for, and who takes part, where the page says so
cutting     a line for each who begins to speak
people      which names are one person
unlabelled  what marks a question that no name stands before
questioning who asks and who answers there
attribution whose words each piece is
naming      what the guest is called where no label says so
roles       who asks, who answers
furniture   what is on the page, but not in the conversation
footnotes   what is a footnote
repeats     what the page says twice
credits     when the page was published, and who made it
headings    what is a heading
chapters    all of it, put together
books       a book of several
language    what it is written in
vocabulary  the words that these need, in many languages

None knows any particular interview: each kind of evidence is a small function, weighed against the others.
"""
