"""What reaches the server's log."""

import logging


class ServerErrorsOnly(logging.Filter):
    """Lets a request's record through only when the server itself failed (status 500 and above)."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True for server errors."""
        return getattr(record, "status_code", 500) >= 500
