"""Old Word files (.doc): read by LibreOffice, antiword or catdoc, whichever is installed."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.errors import UnreadableReport
from corpus.limits import MEGABYTE, Limits
from corpus.read.docx import ENCRYPTED, OLE, read_docx
from corpus.read.html import looks_like_html, read_html
from corpus.read.reading import Reading
from corpus.read.tables import APART

RICH_TEXT = b"{\\rtf"
# The Word stream starts on a sector with these two bytes; the flag is in the file's information block, [MS-DOC] 2.5.2.
WORD_STREAM = b"\xec\xa5"
SECTOR = 512
FLAGS_AT = 11
ENCRYPTED_FLAG = 0x01
# A fresh profile in which no macro runs and no link is followed; without a proxy there is no way out either.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
</oor:items>
"""
NUMBERS_LOST = "read without LibreOffice: numbers that Word prints of itself (一、（一）) are missing"
NOWHERE = "http://127.0.0.1:9"

Convert = Callable[[str, Path, str, Limits], Reading]


def read_doc(content: bytes, name: str, limits: Limits) -> Reading:
    """The text of an old Word file; one that is really a new one, or a web page, is read as what it is.

    Raises:
        UnreadableReport: encrypted, damaged, or no program installed that reads such files.
    """
    if not content.strip():
        raise UnreadableReport(name, "is empty")
    if content.startswith(b"PK\x03\x04"):
        return read_docx(content, name, limits)
    if looks_like_html(content):
        return read_html(content, name, limits)
    if not content.startswith((OLE, RICH_TEXT)):
        raise UnreadableReport(name, "is a damaged Word file, or none")
    if _is_encrypted(content):
        raise UnreadableReport(name, "is an encrypted Word file")
    return _converted(content, name, limits)


def _is_encrypted(content: bytes) -> bool:
    if ENCRYPTED in content:
        return True
    at = next((at for at in range(SECTOR, len(content), SECTOR) if content.startswith(WORD_STREAM, at)), -1)
    return 0 <= at < len(content) - FLAGS_AT and bool(content[at + FLAGS_AT] & ENCRYPTED_FLAG)


def _converted(content: bytes, name: str, limits: Limits) -> Reading:
    for program, convert in PROGRAMS.items():
        path = shutil.which(program)
        if path is None or (content.startswith(RICH_TEXT) and program == "antiword"):
            continue
        with TemporaryDirectory(prefix="askreports-") as folder:
            file = Path(folder) / "report.doc"
            file.write_bytes(content)
            return convert(path, file, name, limits)
    raise UnreadableReport(
        name,
        "is an old Word file (.doc), and none of LibreOffice, antiword and catdoc is installed to read it; save it as .docx",
    )


def _by_libreoffice(program: str, file: Path, name: str, limits: Limits) -> Reading:
    """By way of .docx, so that tables and printed numbers are read as in any Word file."""
    profile = file.parent / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    installation = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    convert = ["--headless", "--norestore", "--convert-to", "docx", "--outdir", str(file.parent), str(file)]
    _output([program, installation, *convert], file, name, limits)
    made = file.with_suffix(".docx")
    if not made.is_file():
        raise UnreadableReport(name, "is a damaged Word file: LibreOffice cannot open it")
    if made.stat().st_size > limits.unpacked_megabytes * MEGABYTE:
        raise UnreadableReport(name, f"unpacks to more than {limits.unpacked_megabytes} MB")
    return read_docx(made.read_bytes(), name, limits)


def _by_antiword(program: str, file: Path, name: str, limits: Limits) -> Reading:
    return _plain(_output([program, "-m", "UTF-8.txt", "-w", "0", str(file)], file, name, limits))


def _by_catdoc(program: str, file: Path, name: str, limits: Limits) -> Reading:
    return _plain(_output([program, "-d", "utf-8", "-w", str(file)], file, name, limits))


def _plain(output: bytes) -> Reading:
    text = output.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = (_with_cells(line.strip()) for line in text.splitlines())
    return Reading("\n".join(line for line in lines if line), warnings=(NUMBERS_LOST,))


def _with_cells(line: str) -> str:
    """A table row that antiword draws as `|a  |b |`, as every other format has it."""
    if len(line) < 3 or not line.startswith("|") or not line.endswith("|"):
        return line
    return APART.join(cell.strip() for cell in line[1:-1].split("|"))


def _output(command: list[str], file: Path, name: str, limits: Limits) -> bytes:
    """What a program prints, run with the file's own folder as its home.

    Raises:
        UnreadableReport: when it fails or takes too long.
    """
    program = Path(command[0]).name
    proxies = {variable: NOWHERE for variable in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")}
    surroundings = os.environ | proxies | {"HOME": str(file.parent), "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=surroundings,
            timeout=limits.conversion_seconds,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableReport(name, f"took {program} more than {limits.conversion_seconds} s") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise UnreadableReport(name, f"is a damaged Word file: {program} cannot open it") from error
    return done.stdout


# In order of what they keep: LibreOffice tables and numbers, antiword tables, catdoc words alone.
PROGRAMS: dict[str, Convert] = {
    "soffice": _by_libreoffice,
    "libreoffice": _by_libreoffice,
    "antiword": _by_antiword,
    "catdoc": _by_catdoc,
}
