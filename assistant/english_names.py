"""What an agency does and what kind of body it is, in English: Water Resources Bureau, Health Commission."""

import re

# The first that fits; a name without a body of its own takes the body that the Chinese name ends with.
SUBJECTS = (
    (r"人民政府$", "People's Government"),
    (r"经济技术开发区管(?:理)?委", "Economic and Technological Development Zone Administrative Committee"),
    (r"高新(?:技术)?(?:产业)?(?:开发)?区管(?:理)?委", "High-tech Zone Administrative Committee"),
    (r"开发区管(?:理)?委", "Development Zone Administrative Committee"),
    (r"新区管(?:理)?委", "New Area Administrative Committee"),
    (r"自然资源(?:和|与)?规划", "Natural Resources and Planning Bureau"),
    (r"规划(?:和|与)?自然资源", "Planning and Natural Resources Bureau"),
    (r"文化广电(?:和)?旅游(?:和)?体育|文广旅体", "Culture, Radio, Television, Tourism and Sports Bureau"),
    (r"文化广电(?:和)?旅游|文广旅", "Culture, Radio, Television and Tourism Bureau"),
    (r"文化(?:和|与)?旅游(?:和|与)?体育|文旅体", "Culture, Tourism and Sports Bureau"),
    (r"文化(?:和|与)?旅游|文旅", "Culture and Tourism Bureau"),
    (r"新闻出版广(?:电|播)", "Press, Publication, Radio, Film and Television Bureau"),
    (r"文化(?:和|与|体育)*(?:体育|文体)", "Culture and Sports Bureau"),
    (r"教育(?:和|与)?体育|教体", "Education and Sports Bureau"),
    (r"林业(?:和|与)?草原|林草", "Forestry and Grassland Bureau"),
    (r"林业(?:和|与)?园林|园林(?:和|与)?林业", "Forestry and Landscaping Bureau"),
    (r"绿化(?:和|与)?市容", "Landscaping and City Appearance Administration"),
    (r"海洋(?:和|与)?渔业", "Ocean and Fisheries Bureau"),
    (r"国土资源", "Land and Resources Bureau"),
    (r"城乡规划|规划(?:管理)?局", "Urban and Rural Planning Bureau"),
    (r"环境保护|环保局", "Environmental Protection Bureau"),
    (r"卫生(?:和|与)?计划生育|卫计", "Health and Family Planning Bureau"),
    (r"农业(?:局|厅|委)", "Agriculture Bureau"),
    (r"畜牧兽医", "Animal Husbandry and Veterinary Bureau"),
    (r"经济(?:和|与)?信息化|经信", "Economy and Information Technology Bureau"),
    (r"物价", "Price Bureau"),
    (r"大数据", "Big Data Administration"),
    (r"民族事务", "Ethnic Affairs Commission"),
    (r"外事侨务", "Foreign and Overseas Chinese Affairs Office"),
    (r"港澳事务", "Hong Kong and Macao Affairs Office"),
    (r"(?<![和与])综合(?:行政)?执法局$", "Comprehensive Law Enforcement Bureau"),
    (r"水利", "Water Resources Bureau"),
    (r"行政审批服务", "Administrative Approval Service Bureau"),
    (r"审批服务管理", "Approval Service Administration"),
    (r"行政审批", "Administrative Approval Bureau"),
)
BODIES = ((r"委(?:员会)?$", "Commission"), (r"厅$", "Department"), (r"办公室$", "Office"))
# Units of the fire service, which have their level in their names.
UNITS = (("总队", "Corps"), ("支队", "Detachment"), ("大队", "Brigade"))


def function_in_english(name: str, known: str) -> str:
    """The English name of an agency's function and body.

    Args:
        known: the usual name of agencies of its kind, which stands where the Chinese name says nothing closer.

    >>> function_in_english("肥西县卫生健康委员会", "Health Bureau"), function_in_english("某市水利局", "Water Affairs Bureau")
    ('Health Commission', 'Water Resources Bureau')
    """
    called = next((english for words, english in SUBJECTS if re.search(words, name)), known)
    body = next((english for ending, english in BODIES if re.search(ending, name)), "")
    if called == "Fire and Rescue":
        return " ".join([called, *(english for unit, english in UNITS if unit in name)][:2])
    return f"{called.removesuffix('Bureau')}{body}" if body and called.endswith("Bureau") else called
