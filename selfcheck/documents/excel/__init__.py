"""The self-assessment workbook of a sector."""
