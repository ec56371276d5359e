"""What can go wrong with the computer's own keeper of secrets."""

from agent_desktop.faults import EnvironmentFault


class KeyringFault(EnvironmentFault):
    """The keyring is there and would not open: locked, denied, or broken. Signing in by hand still works."""
