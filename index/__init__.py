"""Documents to hits: the vector store, the lexical index, the catalogue and the words they share."""
