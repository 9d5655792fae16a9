"""A first draft of a plan's data from its text: what is there is taken and named, nothing is invented."""
