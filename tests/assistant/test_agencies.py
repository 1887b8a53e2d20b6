"""Which agencies a question names."""

import pytest

from assistant.agencies import asked_agencies, mentions
from assistant.file_names import told_by_file
from assistant.kinds_of_agency import of_kind, without_kind
from assistant.named_agency import english_name


def test_a_report_without_an_agency_is_named_by_no_question() -> None:
    agencies = ["", "广州市公安局花都区分局"]
    assert mentions("哪些单位提到数据孤岛?", agencies) == []
    assert [mention.agencies for mention in mentions("花都分局受理多少", agencies)] == [("广州市公安局花都区分局",)]


OWN = ("广州市公安局花都区分局", "乐昌市政务服务数据管理局", "合作市人民政府")


@pytest.mark.parametrize(
    "question",
    [
        "哪些单位提到资源不足",
        "哪些单位延长了服务时间",
        "比如有哪些问题",
        "哪些报告提到部门合作",
        "哪些单位说会同公安局检查",
        "哪些报告提到小店经营困难",
        "哪些单位提出部门协作和政策衔接不够",
        "哪些地方市级和县级系统不统一",
        "哪些单位在市中心设了窗口",
        "哪些单位配备了三台自助机",
        "哪些单位提到人力资源局",
    ],
)
def test_an_ordinary_word_names_no_place(question: str) -> None:
    assert mentions(question, OWN) == []


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("福田的下一步措施", "福田"),
        ("那白云呢", "白云"),
        ("和顺2023年受理多少", "和顺"),
        ("深圳福田的下一步措施", "深圳福田"),
        ("资源县有哪些问题", "资源县"),
        ("安康提到了什么", "安康"),
        ("合作有哪些问题", "合作"),
        ("花都和合作的区别", "花都"),
    ],
)
def test_a_place_whose_name_is_a_word_is_named_where_names_stand(question: str, named: str) -> None:
    assert mentions(question, OWN)[0].text == named


OF_KINDS = ("常州市交通运输局", "常州市水利局", "金寨县卫生健康委员会", "广州市公安局花都区分局")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("交通局2022年有多少投诉", ["常州市交通运输局"]),
        ("那卫健委呢", ["金寨县卫生健康委员会"]),
        ("交通局和水利局谁受理得多", ["常州市交通运输局", "常州市水利局"]),
        ("What did the water bureau plan for 2023?", ["常州市水利局"]),
        ("compare the transport department and the health commission", ["常州市交通运输局", "金寨县卫生健康委员会"]),
        ("哪些单位说会同公安局检查", []),
        ("哪些单位在公安局设了窗口", []),
        ("窗口与公安局系统不通怎么办", []),
        ("which agencies share data with the police department", []),
        ("Who shares data with the tax bureau?", []),
    ],
)
def test_an_agency_is_named_by_its_kind_alone_where_it_is_asked_about(question: str, named: list[str]) -> None:
    assert [name for mention in asked_agencies(question, OF_KINDS) for name in mention.agencies] == named


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("麻阳苗族自治县卫生健康委员会", "Health Commission"),
        ("江门市文化和旅游局", "Culture and Tourism Bureau"),
        ("江门市文化广电旅游体育局", "Culture, Radio, Television, Tourism and Sports Bureau"),
        ("江门市自然资源和规划局", "Natural Resources and Planning Bureau"),
        ("江门市水利局", "Water Resources Bureau"),
        ("江门市水务局", "Water Affairs Bureau"),
        ("广东省教育厅", "Education Department"),
        ("江门市行政审批局", "Administrative Approval Bureau"),
        ("永嘉县人民政府", "People's Government"),
        ("永嘉县民政局", "Civil Affairs Bureau"),
        ("江门市住房和建设局", "Housing and Urban-Rural Development Bureau"),
    ],
)
def test_an_agency_s_english_name_says_what_it_does_and_what_body_it_is(name: str, english: str) -> None:
    assert english_name(name).endswith(f" {english}")


def test_usual_abbreviations_of_agencies_name_them() -> None:
    question = "How many licences did Ningbo MSA and Ningbo HRSS issue?"
    agencies = ["宁波海事局", "宁波市人力资源和社会保障局"]
    assert [mention.agencies for mention in mentions(question, agencies)] == [("宁波海事局",), ("宁波市人力资源和社会保障局",)]


# 渝北区 is not in the gazetteer.
WITH_DISTRICTS = ("重庆市水利局", "重庆市渝北区教育局", "成都市交通运输局", "成都市锦江区民政局")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("重庆水利2023年受理多少", [("重庆市水利局",)]),
        ("渝北教育局有哪些问题", [("重庆市渝北区教育局",)]),
        ("How many permits did yubei education bureau issue?", [("重庆市渝北区教育局",)]),
        ("成都市交通局加锦江区民政局一共受理多少", [("成都市交通运输局",), ("成都市锦江区民政局",)]),
        ("with which sichuan city does Yubei education bureau swap staff", [("重庆市渝北区教育局",)]),
    ],
)
def test_districts_that_the_gazetteer_lacks_are_known_by_the_agencies_of_them(question: str, named: list[tuple[str, ...]]) -> None:
    assert [mention.agencies for mention in mentions(question, WITH_DISTRICTS)] == named


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("成都交通2023年受理多少", "成都交通"),
        ("成都交通违法怎么查", "成都"),
        ("What did Chengdu transport report for 2023?", "Chengdu transport"),
        ("How many Chengdu transport permits were refused?", "Chengdu"),
    ],
)
def test_what_an_agency_does_names_it_without_its_body(question: str, text: str) -> None:
    assert mentions(question, WITH_DISTRICTS)[0].text == text


def test_a_name_is_not_read_across_words() -> None:
    assert mentions("谁上海岛给渔民办证", WITH_DISTRICTS) == []
    assert [mention.text for mention in mentions("上海市水利局受理多少", WITH_DISTRICTS)] == ["上海市水利局"]


@pytest.mark.parametrize(
    ("question", "places", "left"),
    [
        ("which transport and water bureaus run kiosks", ["重庆", "成都"], "which agencies run kiosks"),
        ("水利口哪几个单位设了专窗", ["重庆"], "单位哪几个单位设了专窗"),
        ("民政局里面谁设了专窗", ["成都"], "单位谁设了专窗"),
    ],
)
def test_a_question_may_be_limited_to_kinds_of_agency(question: str, places: list[str], left: str) -> None:
    assert [name[:2] for name in of_kind(question, WITH_DISTRICTS)] == places
    assert without_kind(question) == left


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("安徽省药品监督管理局", "Anhui Medical Products Administration"),
        ("江苏省广播电视局", "Jiangsu Radio and Television Bureau"),
        ("延安市文物局", "Yan'an Cultural Relics Bureau"),
        ("陕西省体育局", "Shaanxi Sports Bureau"),
        ("内蒙古自治区能源局", "Inner Mongolia Energy Bureau"),
        ("福建省人民政府外事办公室", "Fujian Foreign Affairs Office"),
        ("秦皇岛市山海关区人民政府", "Shanhaiguan District People's Government"),
        ("淮安市淮阴区消防救援大队", "Huaiyin District Fire and Rescue Brigade"),
        ("苏州市政务服务管理办公室", "Suzhou Government Service and Data Administration"),
        ("温州市工商行政管理局", "Wenzhou Administration for Industry and Commerce"),
    ],
)
def test_bodies_of_every_kind_have_their_english_names(name: str, english: str) -> None:
    assert english_name(name) == english


OF_MANY_KINDS = ("江西省药品监督管理局", "九江市消防救援支队", "九江市文化广电旅游体育局", "延安市文物局", "延安市气象局", "宁波市人力资源和社会保障局", "宁波市鄞州区人力资源和社会保障局")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("what did the Jiangxi drug people check", ["江西省药品监督管理局"]),
        ("省药监局查了什么", ["江西省药品监督管理局"]),
        ("九江体育局办了几件", ["九江市文化广电旅游体育局"]),
        ("Jiujiang fire brigade fines", ["九江市消防救援支队"]),
        ("Yan’an relics bureau in 2022", ["延安市文物局"]),
        ("How many did the weather bureau of Yan'an refuse?", ["延安市气象局"]),
        ("How many did the tax bureau of Yan'an refuse?", []),
        ("宁波人社局受理了多少", ["宁波市人力资源和社会保障局"]),
        ("what did the Jiangxi drug people do for the Jiujiang fair", ["江西省药品监督管理局", "九江市消防救援支队", "九江市文化广电旅游体育局"]),
    ],
)
def test_agencies_are_known_by_everyday_words(question: str, named: list[str]) -> None:
    assert [name for mention in asked_agencies(question, OF_MANY_KINDS) for name in mention.agencies] == named


@pytest.mark.parametrize(
    "question",
    ["陕西这两家单位里谁提到考古", "the two Shaanxi bureaus: which mention digs?", "Which of the Shaanxi agencies mention digs?"],
)
def test_several_agencies_of_a_place_are_meant(question: str) -> None:
    (mention,) = asked_agencies(question, OF_MANY_KINDS)
    assert mention.is_group and mention.agencies == ("延安市文物局", "延安市气象局")


@pytest.mark.parametrize(
    ("question", "fitting"),
    [
        ("消防这两家里面谁没提双随机", 1),
        ("两家公安里谁提到反诈", 0),
        ("哪些单位会同消防部门检查", 0),
        ("which agencies share data with fire departments", 0),
    ],
)
def test_a_kind_limits_a_question_only_where_it_is_whose_reports_are_asked_for(question: str, fitting: int) -> None:
    assert len(of_kind(question, OF_MANY_KINDS)) == fitting


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("baoshan-fire-2020.txt", "Fire and Rescue"),
        ("BaoshanXiaofang2020.txt", "Fire and Rescue"),
        ("宝山消防2020.txt", "Fire and Rescue"),
        ("shanghai_baoshan_civil_2020.docx", "Civil Affairs Bureau"),
        ("report3.txt", None),
    ],
)
def test_a_file_tells_whose_report_it_may_be(file: str, kind: str | None) -> None:
    told = told_by_file(file)
    assert (told.function.name if told.function else None) == kind
    assert english_name(file) == ""
    assert kind is None or "宝山区" in {place.name for place in told.places}


@pytest.mark.parametrize("question", ["宝山消防罚了多少", "How many did the Baoshan fire brigade fine?", "Baoshan fire 2020 fines"])
def test_a_report_that_goes_by_its_file_is_asked_for_by_place_and_kind(question: str) -> None:
    files = ("baoshan-fire-2020.txt", "上海市民政局")
    assert [mention.agencies for mention in asked_agencies(question, files)] == [("baoshan-fire-2020.txt",)]


@pytest.mark.parametrize(
    "question",
    [
        "How many licences did Suzhou (Anhui) water bureau renew?",
        "water users in Suzhou, Anhui that were checked",
        "Suzhou Anhui's water authority, licences renewed",
    ],
)
def test_a_province_behind_a_place_says_which_one_is_meant(question: str) -> None:
    named = mentions(question, ("宿州市水利局", "苏州市水务局"))
    assert [mention.agencies for mention in named] == [("宿州市水利局",)]


def test_places_set_side_by_side_stay_two() -> None:
    named = mentions("Guangzhou, Huadu and Haizhu: applications accepted?", ("广州市公安局", "广州市公安局花都区分局", "广州市公安局海珠区分局"))
    assert [mention.text for mention in named] == ["Guangzhou", "Huadu", "Haizhu"]
