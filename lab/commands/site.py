"""Make the book, a static site from the stored lessons: target/site/index.html.

python3 -m lab site           make it; nothing is run, the lessons are as they are stored
python3 -m lab site --open    and open it in a browser

Needs Node.js with npm, for the figures' script, and Python 3.11. Any static host serves it.
"""

import sys
import webbrowser

from lab import environment
from lab.commands.setup import set_up
from lab.console import Trouble


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--open"]):
        raise Trouble("site takes --open or nothing: python3 -m lab site --help.")
    java = set_up()
    if sys.version_info < (3, 11):
        raise Trouble("The book needs Python 3.11 or newer: run it as, say, python3.12 -m lab.")
    environment.install(environment.BOOK_REQUIREMENTS)
    from book import build

    page = build.make(java)
    print(page)
    if arguments:
        webbrowser.open(page.as_uri())
    return 0
