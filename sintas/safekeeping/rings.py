"""The data keys a file has: who opens which is decided by the scope of an access row (see cases/migrations, `key_lock`)."""

HEADER = "header"  # names, phones, addresses: lists, search, the head of the page
CARE = "care"  # what carers observe from day to day; a carer opens this and the header, never the narrative
CONTENT = "content"  # everything a survivor or a worker says
RINGS = (HEADER, CARE, CONTENT)

RELEASE = "release"  # one key per release: what was put before one reader, until it ends (docs/decisions/0005)

OWN = "own"  # one key per member of staff, for drafts that belong to no file yet
