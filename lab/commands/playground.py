"""Open the playground: the kit's Java in a browser, several first weights side by side.

python3 -m lab playground               makes the page if need be, serves and opens it; Ctrl-C ends
python3 -m lab playground 08            the same, at the question that lesson 08 leads to
python3 -m lab playground --no-browser  the same without opening a browser
python3 -m lab playground --measure     its size and speed in a Chromium of this machine

The page is in target/web/page: put that folder on any file server and it runs there.
"""

import contextlib
import webbrowser

from lab import environment, jdk
from lab.console import Trouble, say
from web import questions, server
from web.build import build


def main(arguments: list[str]) -> int:
    if arguments == ["--measure"]:
        environment.enter()
        environment.install(environment.REQUIREMENTS, environment.TEST_REQUIREMENTS)
        from web.measure import measure

        print(measure(build(jdk.find())))
        return 0
    end = state([word for word in arguments if word != "--no-browser"])
    with server.serve(build(jdk.find())) as playground:
        address = server.address(playground) + end
        say(f"The playground is at {address} (Ctrl-C ends it)")
        if "--no-browser" not in arguments:
            webbrowser.open(address)
        with contextlib.suppress(KeyboardInterrupt):
            playground.serve_forever()
    return 0


def state(named: list[str]) -> str:
    """The end of the address: a lesson's question, or nothing."""
    asked = questions.of_lessons()
    if not named:
        return ""
    if len(named) > 1 or named[0] not in asked:
        raise Trouble(
            f"playground takes --no-browser, --measure or a lesson that has a question in it "
            f"({', '.join(sorted(asked))}): python3 -m lab playground -h."
        )
    return asked[named[0]][1]
