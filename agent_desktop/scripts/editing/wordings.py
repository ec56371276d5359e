"""Words of a script in one language."""

from agent_desktop.scripts.editing.trees import Path, Tree, at, put, without


def words_at(tree: Tree, path: Path, language: str) -> str:
    """As they are written; "" where they are not."""
    found = at(tree, (*path, language))
    return found if isinstance(found, str) else ""


def set_words(tree: Tree, path: Path, language: str, words: str, *, optional: bool = False) -> Tree:
    """English words are kept also when they are empty, as they are wanted; Welsh ones go. With `optional` the whole
    wording goes when nothing is left of it."""
    words = words.replace("\0", "")  # which YAML cannot hold
    if not words and language != "en":
        made = without(tree, (*path, language))
    else:
        made = put(tree, path, {}) if at(tree, path) is None else tree
        if language != "en" and at(made, (*path, "en")) is None:
            made = put(made, (*path, "en"), "")
        made = put(made, (*path, language), words)
    left = at(made, path)
    gone = optional and isinstance(left, dict) and not any(left.get(each) for each in ("en", "cy"))
    return without(made, path) if gone else made
