"""Files to documents: reading, cleaning, outlining and cutting, with no index, model or settings."""
