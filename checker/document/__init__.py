"""From a Source to a Document: noise, headings, sentences, metadata, and the part each passage plays."""
