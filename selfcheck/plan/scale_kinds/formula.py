"""Pieces of spreadsheet formulas, which use only what Excel 2007, WPS and LibreOffice share."""


def same(cell: str, labels: str) -> str:
    """Whether `cell` is one of `labels` (a cell or a range), as numbers: upper and lower case alike.

    With EXACT: `=` goes by the system's sorting rules, under which some Mongolian words count as equal.
    """
    return f"--EXACT(LOWER({cell}),LOWER({labels}))"
