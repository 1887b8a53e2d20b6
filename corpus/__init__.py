"""Files become reports, sections, passages and figures; knows nothing of vectors or questions."""

from corpus.offline import keep_to_this_machine

keep_to_this_machine()
