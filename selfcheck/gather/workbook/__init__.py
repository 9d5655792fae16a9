"""Reads filled-in workbooks (`browser/workbook/`): cells, what a workbook says of itself, its answers."""
