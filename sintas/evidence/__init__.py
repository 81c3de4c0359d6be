"""What instruments showed in one file: drawings kept with their day, scales that were given, measures followed over time."""
