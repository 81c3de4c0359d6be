"""The sealer of the trail: another role hashes committed rows into a signed chain, and each seal's digest leaves the machine.

No Django in here: the sealer is a small process of its own, and a verification must not need a whole program to be believed.
"""
