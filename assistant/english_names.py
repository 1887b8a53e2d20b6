"""What an agency does and what kind of body it is, in English: Water Resources Bureau, Health Commission."""

import re

# The first that fits; a name without a body of its own takes the body that the Chinese name ends with.
SUBJECTS = (
    (r"人民政府$", "People's Government"),
    (r"自然资源(?:和|与)?规划", "Natural Resources and Planning Bureau"),
    (r"规划(?:和|与)?自然资源", "Planning and Natural Resources Bureau"),
    (r"文化广电(?:和)?旅游(?:和)?体育|文广旅体", "Culture, Radio, Television, Tourism and Sports Bureau"),
    (r"文化广电(?:和)?旅游|文广旅", "Culture, Radio, Television and Tourism Bureau"),
    (r"文化(?:和|与)?旅游(?:和|与)?体育|文旅体", "Culture, Tourism and Sports Bureau"),
    (r"文化(?:和|与)?旅游|文旅", "Culture and Tourism Bureau"),
    (r"水利", "Water Resources Bureau"),
    (r"行政审批服务", "Administrative Approval Service Bureau"),
    (r"审批服务管理", "Approval Service Administration"),
    (r"行政审批", "Administrative Approval Bureau"),
)
BODIES = ((r"委(?:员会)?$", "Commission"), (r"厅$", "Department"))


def function_in_english(name: str, known: str) -> str:
    """The English name of an agency's function and body.

    Args:
        known: the usual name of agencies of its kind, which stands where the Chinese name says nothing closer.

    >>> function_in_english("肥西县卫生健康委员会", "Health Bureau"), function_in_english("某市水利局", "Water Affairs Bureau")
    ('Health Commission', 'Water Resources Bureau')
    """
    called = next((english for words, english in SUBJECTS if re.search(words, name)), known)
    body = next((english for ending, english in BODIES if re.search(ending, name)), "")
    return f"{called.removesuffix('Bureau')}{body}" if body and called.endswith("Bureau") else called
