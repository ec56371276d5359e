"""What everyone says of everyday things, whatever an authority's editors keep besides."""

from agent_desktop.knowledge.synonyms import Saying

EVERYDAY: tuple[Saying, ...] = ()
