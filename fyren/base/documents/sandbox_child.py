"""What runs inside the child of `sandbox.run_in_child`: limits first, then the function, then one JSON answer."""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
from typing import Any

from fyren.base.documents.errors import UnreadableDocument


def main(job: dict[str, Any]) -> None:
    """Run the job and write the answer; never returns to code that could write anything more."""
    answer_file = _take_over_output()
    _limit(job["limits"])
    try:
        answer = {"ok": _call(job["target"], job["payload"])}
        output = json.dumps(answer).encode()
    except UnreadableDocument as error:
        output = json.dumps({"unreadable": error.code.value, "detail": error.detail}).encode()
    except MemoryError:
        output = b'{"failure": "memory"}'
    except Exception as error:
        # The message may quote the document, so only the kind and the place leave the child.
        output = json.dumps({"failure": "raised", "detail": _where(error)}).encode()
    if len(output) > job["limits"]["output_bytes"]:
        output = b'{"failure": "output", "detail": "too large"}'
    with os.fdopen(answer_file, "wb") as file:
        file.write(output)
    os._exit(0)  # native libraries have been seen to crash while they tidy up


def _take_over_output() -> int:
    """Keep the pipe for the answer alone; whatever libraries print goes nowhere."""
    answer_file = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return answer_file


def _limit(limits: dict[str, Any]) -> None:
    cpu = int(limits["cpu_seconds"])
    wanted = {
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_CPU: (cpu, cpu + 1),
        resource.RLIMIT_FSIZE: (limits["file_bytes"],) * 2,
        resource.RLIMIT_NOFILE: (limits["open_files"],) * 2,
        resource.RLIMIT_AS: (limits["memory_bytes"],) * 2,
    }
    for which, (soft, hard) in wanted.items():
        ceiling = resource.getrlimit(which)[1]
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        try:
            resource.setrlimit(which, (soft, hard))
        except (ValueError, OSError):
            if sys.platform == "linux":
                raise  # macOS refuses some of them; the wall clock in the parent still holds


def _call(target: str, payload: Any) -> Any:
    module_name, _, function_name = target.partition(":")
    function = getattr(importlib.import_module(module_name), function_name)
    return function(payload)


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
