"""Papers of the house that tell of no case: for the wall, the dormitory, the bag of whoever goes out. They take no number and are not kept."""
