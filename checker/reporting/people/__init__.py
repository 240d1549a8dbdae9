"""Reports for people: Markdown, HTML, terminal."""
