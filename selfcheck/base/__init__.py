"""Ground floor: problems, files and folders, programs beside the build. Knows nothing of a plan."""
