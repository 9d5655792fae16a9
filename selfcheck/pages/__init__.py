"""The site's pages as HTML, from Jinja templates and hand-written Markdown. Knows no site generator."""
