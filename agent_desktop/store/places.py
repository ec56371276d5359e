"""Names of what stands in one handler's folder. Imports nothing, so that signing in may know them cheaply."""

STORE_FILE = "store.db"
KEY_FILE = "key.json"
ASIDE_FOLDER = "set-aside"
