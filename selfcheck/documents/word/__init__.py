"""The checklist of a sector as a Word document."""
