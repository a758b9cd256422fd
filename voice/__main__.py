"""``python -m voice``, and what the command ``voice`` runs."""

import sys


def main() -> None:
    """Run the command line; imported late, because worker processes import this module too."""
    from voice.cli import main as run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
