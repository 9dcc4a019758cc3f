"""Links from bemötande, åtgärd and later findings to the kritik that they answer, remedy or follow up."""

from classify.link.choose import link

__all__ = ["link"]
