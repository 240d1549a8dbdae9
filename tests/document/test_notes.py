PREFACE = "2023年，青川县依法行政，各项工作取得新进展，现将有关情况报告如下。\n"


def test_page_two_alone_is_said(document):
    notes = document("上一页  1  [2]  下一页\n\n二、存在的问题\n一是力量薄弱，程序意识有待加强。\n").notes
    assert "从第2部分开始" in notes[0] and "网页分成了几页" in notes[0]


def test_an_end_in_mid_sentence_is_said(document):
    notes = document(PREFACE + "一、主要工作\n全年审核文件9件，办理行政复议案件43件，其中").notes
    assert "在句子中间结束" in notes[0]


def test_a_whole_text_has_no_remark(document):
    assert document(PREFACE + "一、主要工作\n全年审核文件9件。").notes == ()


def test_a_heading_that_is_a_sentence_and_a_contact_end_a_text(document):
    text = "云溪县2023年法治政府建设情况报告\n\n一、主要工作\n办理案件46件。\n"
    assert document(text + "二、明年，我县将继续努力，为发展作出新的更大贡献。\n").notes == ()
    assert document(text + "联系人及联系电话：县司法局法规股，0551-1234567\n").notes == ()
    assert document(text + "下一步，我县将继续努力，为发展作出新的\n").notes != ()
