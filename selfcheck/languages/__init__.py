"""The plan and the interface in each language: catalogues, drafts, editions."""
