"""What the ecomap and the ecological map share: ties of a client to people and systems around, by kind or by level (R81, R101, part E)."""
