"""The plan as data: reading, checking, the typed model, scores. Knows nothing of languages and pages."""
