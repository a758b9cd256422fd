"""A page of the web, in the steps that read it.

``tokens`` finds the tags, ``tree`` nests them as ``elements``, ``styles`` tells what is bold or hidden, ``furniture``
what is the page's and not the text's, ``content`` where the text lies, ``notes`` what its footnotes are, ``speakers``
(and ``tables``) who is named by markup. ``flow`` walks through all of it, and ``gathering`` makes ``paragraph`` after
``paragraph`` a block, without ``pull_quotes``. ``metadata`` (with ``linked_data`` and ``titles``) reads what the page
says about itself.
``reader`` calls them in order.

The tree is made here and not by libxml2, whose HTML parser drops what follows ``</html>`` or is nested 2,048 deep
without a word, ends bold where a paragraph begins in it, counts lines to 65,535, and nests otherwise from version to
version.
"""
