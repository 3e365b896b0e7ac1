"""A virtual screen for the scripts of this folder."""

import mmap
import os
import shutil
import subprocess
import sys
import time
import zlib
from pathlib import Path

SIZE = os.environ.get("SIZE", "1280x720")
# The window fills the screen.
WINDOWS = """<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
<application type="normal"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application>
</applications></openbox_config>"""


class Screen:
    """A virtual screen whose pixels are a file, with a window manager: without one no key arrives."""

    def __init__(self, folder):
        for tool in ("Xvfb", "openbox", "xdotool"):
            if not shutil.which(tool):
                sys.exit(f"{tool} is missing; the head of {sys.argv[0]} names the packages.")
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp", "-fbdir", folder]
        self.process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        self.name = ":" + os.read(read, 16).decode().strip()
        with open(Path(folder) / "Xvfb_screen0", "rb") as file:
            self.pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        rules = Path(folder) / "windows.xml"
        rules.write_text(WINDOWS)
        self.environment = {**os.environ, "DISPLAY": self.name, "LIBGL_ALWAYS_SOFTWARE": "1"}
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.windows = subprocess.Popen(["openbox", "--config-file", rules], env=self.environment, stderr=subprocess.DEVNULL)
        time.sleep(0.5)

    def end(self):
        for process in (self.windows, self.process):
            process.terminate()
            process.wait()

    def sum(self):
        """A number that is another one when the picture is."""
        return zlib.crc32(self.pixels)
