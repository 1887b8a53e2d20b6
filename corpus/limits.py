"""How much a source file may ask of the machine before it is refused."""

from pydantic import BaseModel, ConfigDict, Field

MEGABYTE = 1024 * 1024


class Limits(BaseModel):
    """Bounds on what is read; set from the environment as `ASKREPORTS_LIMITS__PAGES=500`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file_megabytes: int = Field(50, ge=1, description="Megabytes of one file: reports with photographs stay under 30.")
    unpacked_megabytes: int = Field(
        512, ge=1, description="Megabytes that one archive, Word file or PDF may unpack to: a bomb asks for more."
    )
    members: int = Field(2000, ge=1, description="Files in one archive, nested ones included: a province for years.")
    nesting: int = Field(3, ge=1, description="Archives within archives, the outermost counted.")
    pages: int = Field(1000, ge=1, description="Pages of one PDF: a report has under 100; a page takes about 0.1 s.")
    conversion_seconds: int = Field(120, ge=1, description="Seconds an outside program may take over one .doc file.")
