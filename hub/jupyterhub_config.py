"""The hub of a trial: every student has a home of its own, all are this machine's one user."""

import os
from pathlib import Path

c = get_config()  # noqa: F821
home = Path(os.environ["TRIAL_HOME"])
port = int(os.environ["TRIAL_PORT"])

c.JupyterHub.bind_url = f"http://127.0.0.1:{port}"
c.JupyterHub.hub_port = port + 1
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{port + 2}"
c.ConfigurableHTTPProxy.command = [os.environ["TRIAL_PROXY"]]
c.ConfigurableHTTPProxy.pid_file = str(home / "proxy.pid")
c.JupyterHub.db_url = f"sqlite:///{home / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(home / "cookie_secret")
c.JupyterHub.services = [{"name": "trial", "api_token": os.environ["TRIAL_TOKEN"]}]
c.JupyterHub.load_roles = [
    {
        "name": "trial",
        "scopes": ["admin:users", "admin:servers", "access:servers"],
        "services": ["trial"],
    }
]
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True

c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(home / "{username}")
c.Spawner.cmd = [os.environ["TRIAL_SERVER"]]
c.Spawner.args = ["--allow-root"]  # in a container
c.Spawner.environment = {
    "JUPYTER_PATH": os.environ["TRIAL_KERNELS"],
    "JUPYTER_PREFER_ENV_PATH": "1",
}
c.Spawner.start_timeout = c.Spawner.http_timeout = 600
