"""The pluggy markers of this project and the version of its plugin API."""

import pluggy

PROJECT = "auditor"
ENTRY_POINT_GROUP = "auditor"
API_VERSION = 1

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
