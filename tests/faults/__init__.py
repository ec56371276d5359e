"""The proof of the poor line: `make faults`. Minutes long, so no part of `make test`; its report is build/faults.json.

Each proof stands in a module of its own. Their traffic stays on this computer: on loopback, or on a wire between two
network namespaces that have no way out.
"""
