"""An Airflow of the tests' own: its home must be set before it is imported."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile

from pipeline.settings import PROJECT

if "airflow" not in sys.modules:
    os.environ["AIRFLOW_HOME"] = home = tempfile.mkdtemp(prefix="euxine-airflow-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ |= {
        "AIRFLOW__CORE__DAGS_FOLDER": str(PROJECT / "dags"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "false",
        "AIRFLOW__CORE__UNIT_TEST_MODE": "false",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING",
    }
    sys.path.insert(0, str(PROJECT / "dags"))
