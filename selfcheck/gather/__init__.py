"""Many units' files put together on the office's computer: the overview's work, as a command.

It follows the browser's rules (`browser/core/`, `browser/overview/reading/`, `browser/workbook/`): what one reads the
other reads, and refuses for the same reason. Tests hand the same files to both.
"""
