"""An indicator in words: a share is never without of how many, nor a finding without how often it is wrong."""

from agent_desktop.contract.indicators import FEWEST, Indicator, ReviewIndicators, ShareBand
from agent_desktop.language import t, tn
from agent_desktop.reviews.proof_words import proof_words


def about() -> str:
    """What they are, and what they are not."""
    return t(
        "Indicators: what the traces of all contacts show by themselves. They are about the work, never a verdict on"
        " a person; each says how often reviewers found it wrong."
    )


def indicator_words(found: Indicator) -> str:
    """Several lines: what it shows, of what it says nothing, how often it is wrong."""
    lines = [f"{proof_words(found.proof)}: {_share(found.yes)}"]
    beside = t("Cannot tell: {untold}. Does not apply: {na}.").format(untold=f"{found.untold:,}", na=f"{found.na:,}")
    return "\n".join((*lines, beside, _errors(found)))


def _share(share: ShareBand | None) -> str:
    if share is None:
        return t("of fewer than {fewest} contacts nothing is said").format(fewest=FEWEST)
    words = t("{share} of {count} contacts ({low} to {high})")
    return words.format(
        share=_percent(share.share), count=f"{share.of:,}", low=_percent(share.low), high=_percent(share.high)
    )


def _errors(found: Indicator) -> str:
    told = (
        (found.false_yes, t("“Yes” was wrong in {share} of {count} reviews ({low} to {high}).")),
        (found.false_no, t("“No” was wrong in {share} of {count} reviews ({low} to {high}).")),
    )
    said = [
        words.format(share=_percent(band.share), count=band.of, low=_percent(band.low), high=_percent(band.high))
        for band, words in told
        if band is not None
    ]
    return " ".join(said) or t("How often it is wrong is not known yet: too few reviews have judged it.")


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def totals_words(shown: ReviewIndicators) -> str:
    words = tn("{count} contact", "{count} contacts", shown.contacts).format(count=f"{shown.contacts:,}")
    if not shown.waiting:
        return words
    left = tn("{count} is worked out at night", "{count} are worked out at night", shown.waiting)
    return f"{words}; {left.format(count=f'{shown.waiting:,}')}"
