"""The core: plan data -> typed model -> translated model -> pages. Imports no site generator."""
