"""`python -m twosource`: the command line where its script is not on the path."""

from twosource.run.cli import main

if __name__ == "__main__":
    main()
