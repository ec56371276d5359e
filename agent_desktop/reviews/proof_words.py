"""What each proof is called, in the language in use."""

from agent_desktop.contract.scorecards import Proof
from agent_desktop.language import t


def proof_words(proof: Proof) -> str:
    return {
        Proof.IDENTITY_FIRST: t("Identity established first"),
        Proof.AUTHORITY_CHECKED: t("Authority of whoever speaks for them checked"),
        Proof.ADAPTED_WORDING: t("Wording fitted to the citizen's needs"),
        Proof.REQUIRED_STEPS: t("Required steps done"),
        Proof.RECOMMENDED_STEPS: t("Recommended steps done"),
        Proof.VALIDATED_ANSWER: t("Answer given was validated and in date"),
        Proof.RIGHT_SERVICE: t("Service and outcome fit the case"),
        Proof.COMPLETE_CASE: t("Case is complete"),
        Proof.PROMISE_AS_DUE: t("Promise is what the service's clock says"),
        Proof.NOTES_WRITTEN: t("Notes written"),
        Proof.NO_CARD_NUMBER: t("No card number in the notes"),
        Proof.PAUSED_FOR_PAYMENT: t("Recording paused for a payment"),
        Proof.ANSWERED_IN_TIME: t("Call answered within 20 seconds"),
        Proof.OWN_LANGUAGE: t("Spoken in their own language"),
    }[proof]
