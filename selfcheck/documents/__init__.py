"""Checklists for Word and self-assessment sheets for Excel, made from the model; see files.py for the way in."""
