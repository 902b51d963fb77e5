"""What a model hub's refusals mean for the user: each as a sentence with what to do next."""

from __future__ import annotations

from urllib.parse import urlsplit

from voiceapp.core.errors import VoiceAppError

_KEPT = "; what has arrived is kept"


class HubWords:
    """The errors of the hub at ``endpoint``."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.host = urlsplit(endpoint).hostname or ""

    def unreachable(self, kept: str = _KEPT) -> VoiceAppError:
        """No connection, or it broke."""
        return VoiceAppError(
            "hub-unreachable",
            f"{self.host} could not be reached{kept}.",
            "Check the network and try again.",
            retryable=True,
        )

    def failed(self, kept: str = _KEPT) -> VoiceAppError:
        """The hub has a problem of its own."""
        return VoiceAppError(
            "hub-failed",
            f"{self.host} could not answer{kept}.",
            "Try again later.",
            retryable=True,
        )

    def unknown(self, repo: str) -> VoiceAppError:
        """No such repository (or none for who asks)."""
        return VoiceAppError(
            "model-unknown",
            f"There is no model {repo} on {self.host}.",
            "Check its name. A private one needs a token: voiceapp secrets set hub.",
        )

    def refused(self, repo: str, status: int, with_token: bool) -> VoiceAppError:
        """What 401 and 403 mean, with a token and without one."""
        page = f"{self.endpoint}/{repo}"
        if status == 403 and with_token:
            return VoiceAppError(
                "model-gated",
                f"{repo} is given out only to people who accepted its terms on {self.host}.",
                f"Accept the terms at {page}, then try again.",
            )
        if with_token:
            return VoiceAppError(
                "token-refused",
                f"{self.host} refuses the access token.",
                f"Make a new one at {self.endpoint}/settings/tokens and store it: voiceapp secrets set hub.",
            )
        return VoiceAppError(
            "token-needed",
            f"{repo} needs an access token of {self.host}.",
            f"Accept the terms at {page}, make a token at {self.endpoint}/settings/tokens and store it: "
            "voiceapp secrets set hub.",
        )


def offline() -> VoiceAppError:
    """The user switched all networks off."""
    return VoiceAppError(
        "offline",
        "You chose to work offline, so nothing is fetched from anywhere.",
        "Turn Work offline off in Settings: voiceapp settings set privacy.offline off.",
    )
