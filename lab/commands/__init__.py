"""One module for each command: its first line of documentation is the help, `main` does it."""
