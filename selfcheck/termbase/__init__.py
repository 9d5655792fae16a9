"""The glossary in the formats of other people's tools: TBX, CSV and SKOS."""
