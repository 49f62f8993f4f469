"""Run the command as `python -m rls_screen`."""

from rls_screen.cli.main import main

if __name__ == "__main__":
    main()
