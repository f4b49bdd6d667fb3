"""The hub of a trial: every student has a home of its own, all are this machine's one user."""

import os
from pathlib import Path

c = get_config()  # noqa: F821
home = Path(os.environ["TRIAL_HOME"])
port = int(os.environ["TRIAL_PORT"])
HOME_SIZE = str(16 << 20)  # bytes

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
c.Spawner.args = [
    "--allow-root",  # in a container
    f"--MappingKernelManager.cull_idle_timeout={os.environ['TRIAL_IDLE']}",
    "--MappingKernelManager.cull_interval=5",
    "--MappingKernelManager.cull_connected=True",
]
c.Spawner.environment = {
    "JUPYTER_PATH": os.environ["TRIAL_KERNELS"],
    "JUPYTER_PREFER_ENV_PATH": "1",
}


def small_home(spawner):
    """A home in memory that can be filled, with the lesson in it."""
    own = str(home / spawner.user.name)
    room = ["bwrap", "--dev-bind", "/", "/", "--size", HOME_SIZE, "--tmpfs", own, "--chdir", own]
    filled = ["sh", "-c", 'cp "$0"/* . && exec "$@"', str(home / "lessons")]
    spawner.cmd = [*room, *filled, os.environ["TRIAL_SERVER"]]


c.Spawner.pre_spawn_hook = small_home
c.Spawner.start_timeout = c.Spawner.http_timeout = 600
