"""Many reports into a folder: workers, resume, summaries."""
