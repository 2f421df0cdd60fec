"""The zip container and its XML parts: bounded reading, relations, saving; knows nothing of cells."""
