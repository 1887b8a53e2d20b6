"""What the filters offer, and what they are called, in the language of the interface."""

import gradio as gr

from assistant.types import Language, Scope
from assistant.web.figures_view import labels
from assistant.web.layout import lay_out
from assistant.web.wording import filter_choices, scope_title
from assistant.web.words import words_in
from tests.web.scripted import ScriptedAssistant, evidence_for, list_answer, read_folder

CHINESE, ENGLISH = words_in(Language.CHINESE), words_in(Language.ENGLISH)
HUADU = "广州市公安局花都区分局"
HUADU_IN_ENGLISH = f"Huadu District Branch of the Guangzhou Public Security Bureau ({HUADU})"


def test_agencies_are_offered_in_english_and_stand_for_their_own_name() -> None:
    reports = read_folder()
    figures = ScriptedAssistant(list_answer(reports, evidence_for(reports[-1], "信息孤岛")), reports).figures()
    with gr.Blocks():
        parts = lay_out()
    for words, label in ((ENGLISH, HUADU_IN_ENGLISH), (CHINESE, HUADU)):
        asking = filter_choices(parts.asking.filters, reports, words)[parts.asking.filters.agencies]
        of_figures = labels(parts.figures, figures, words)[parts.figures.agencies]
        assert (label, HUADU) in asking["choices"] and (label, HUADU) in of_figures["choices"]


def test_the_scope_names_agencies_in_the_readers_language() -> None:
    assert HUADU_IN_ENGLISH in scope_title(Scope(agencies=(HUADU,)), ENGLISH)
    assert scope_title(Scope(agencies=(HUADU,)), CHINESE).endswith(HUADU)
