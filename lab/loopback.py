"""The loopback of a network namespace, which is born with it down; kernels talk over it."""

import fcntl
import socket
import struct

SET_FLAGS, UP_AND_RUNNING = 0x8914, 0x41  # SIOCSIFFLAGS, IFF_UP | IFF_RUNNING


def bring_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sH", b"lo", UP_AND_RUNNING))
