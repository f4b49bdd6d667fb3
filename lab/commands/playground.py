"""Open the playground: the kit's Java in a browser, several first weights side by side.

python3 -m lab playground               makes the page if need be, serves and opens it; Ctrl-C ends
python3 -m lab playground --no-browser  the same without opening a browser
python3 -m lab playground --measure     its size and speed in a Chromium of this machine

The page is in target/web/page: put that folder on any file server and it runs there.
"""

import contextlib
import webbrowser

from lab import environment, jdk
from lab.console import Trouble, say
from web import server
from web.build import build


def main(arguments: list[str]) -> int:
    if arguments == ["--measure"]:
        environment.enter()
        environment.install(environment.REQUIREMENTS, environment.TEST_REQUIREMENTS)
        from web.measure import measure

        print(measure(build(jdk.find())))
        return 0
    if arguments not in ([], ["--no-browser"]):
        raise Trouble("playground takes --no-browser or --measure: python3 -m lab playground -h.")
    with server.serve(build(jdk.find())) as playground:
        address = server.address(playground)
        say(f"The playground is at {address} (Ctrl-C ends it)")
        if not arguments:
            webbrowser.open(address)
        with contextlib.suppress(KeyboardInterrupt):
            playground.serve_forever()
    return 0
