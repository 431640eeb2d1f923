"""The worker: each job in a thread of its own, so that a slow or hanging one never keeps the others waiting."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import close_old_connections, connections

from fyren.base.jobs import JOBS, JobSpec
from fyren.base.jobs.running import due_jobs, enrol, run_job

logger = logging.getLogger(__name__)

LOOK_SECONDS = 2.0  # between two looks at what is due


def work(stop: threading.Event) -> None:
    """Run what is due, again and again, until `stop` is set; then wait for those that run to let go."""
    enrol()
    running: dict[str, Future[None]] = {}
    with ThreadPoolExecutor(max_workers=max(1, len(JOBS)), thread_name_prefix="job") as pool:
        try:
            while not stop.is_set():
                for spec in due_jobs():
                    if spec.name not in running or running[spec.name].done():
                        running[spec.name] = pool.submit(_in_thread, spec, stop)
                close_old_connections()
                stop.wait(LOOK_SECONDS)
        finally:
            stop.set()


def _in_thread(spec: JobSpec, stop: threading.Event) -> None:
    """Run a job on a database connection of its own."""
    try:
        run_job(spec, stop)
    except Exception:
        logger.exception("What became of the job %s could not be kept", spec.name)
    finally:
        connections.close_all()
