import subprocess
import sys

LOADED = "import sys, app.view.main; print('numpy' in sys.modules)"


def test_numpy_is_not_loaded_before_it_is_told_how_many_threads_to_have() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "False"
