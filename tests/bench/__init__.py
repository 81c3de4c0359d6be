"""The figures of issue 2: pages at 10,000 and at 100,000 synthetic cases, with sign-in, access check, unsealing and trail. `make bench`.

Each size is an installation of its own under BENCH_DATA (default .data/bench), with fsync on; it is made once and kept. Cases are written
in bulk under the identity of their worker: the verbs are skipped, row-level security, sealing and the owner's functions are not. The page
that is measured belongs to a worker whose documented case was imported and continued through the verbs everybody uses.
"""
