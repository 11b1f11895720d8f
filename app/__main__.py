"""`python3 -m app`: set the checkout up if need be, then run the command line."""

import sys

WITHOUT_QT = {"check", "compare", "new", "schema", "search", "sweep", "trace", "train"}
INTERRUPTED = 130


def run() -> None:
    """Run the program as if it were installed."""
    try:
        _run()
    except KeyboardInterrupt:
        from app.system import forget_interrupt

        forget_interrupt()
        sys.stderr.write("deltastep: interrupted\n")
        sys.exit(INTERRUPTED)


def _run() -> None:
    from app import setup  # an interrupt while this is imported is one already

    command = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    draws = command not in WITHOUT_QT and "--help" not in sys.argv
    setup.ready(setup.application(qt=draws))
    from app.cli import main  # only now are its imports there

    main()


if __name__ == "__main__":
    run()
