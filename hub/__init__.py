"""A class on a JupyterHub, tried with scripted students on this machine; the guide is docs/hub.md.

trial                 sets a hub up, lets students work, tells their waits and the memory
student               one scripted student: a server, a kernel, a lesson, an interrupt
jupyterhub_config.py  the hub of the trial
values.yaml           Zero to JupyterHub on Kubernetes
"""
