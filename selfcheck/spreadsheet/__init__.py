"""A plan as a workbook, for people who know Excel and not YAML, and the way back."""
