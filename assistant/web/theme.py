"""How the page looks: a quiet theme of system fonts, the style sheet, the scripts; nothing from another host."""

from pathlib import Path

import gradio as gr
from gradio.themes.utils import colors, fonts, sizes

FOLDER = Path(__file__).parent
STYLE = FOLDER / "page.css"


def theme() -> gr.themes.Base:
    """The theme; the style sheet names the system's fonts, Chinese ones among them."""
    plain = fonts.Font("sans-serif")
    return gr.themes.Base(
        primary_hue=colors.blue,
        secondary_hue=colors.slate,
        neutral_hue=colors.slate,
        radius_size=sizes.radius_md,
        text_size=sizes.text_md,
        font=[plain],
        font_mono=[fonts.Font("monospace")],
    ).set(
        button_primary_background_fill="#1e4e79",
        button_primary_background_fill_hover="#163b5c",
        button_primary_background_fill_dark="#1e4e79",
        button_primary_background_fill_hover_dark="#2a6398",
        button_primary_text_color="#ffffff",
        body_background_fill="#f6f7f9",
        block_background_fill="#ffffff",
    )


def script(name: str) -> str:
    """A script of this folder."""
    return (FOLDER / name).read_text(encoding="utf-8")
