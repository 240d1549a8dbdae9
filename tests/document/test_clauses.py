"""Who acts in a clause, when, whether it is done, and in which mood it is told."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from checker.document import clauses, mood, tense
from checker.document.build import build_document
from checker.document.cast import cast_of
from checker.document.clauses import Read, readings_of
from checker.document.tense import looks_back
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook
from checker.text.lazy import pattern
from checker.text.needed import needed

HEAD = "青川县人民政府2023年法治政府建设情况报告\n\n2023年，青川县依法行政。现将有关情况报告如下：\n"

TABLE = [
    # clause looked at, the text it stands in, expected: actor, mood, polarity, year
    ("全年审核41件", "乡镇拟作出的罚款决定，先报县司法局审核，全年审核41件。", "body told done this"),
    ("先送县司法局审核", "较大罚款先送县司法局审核。", "body told done this"),
    ("南丰县司法局审核41件", "南丰县司法局审核41件。", "elsewhere told done this"),
    (
        "全年主持召开4次会议",
        "县长履行职责，全力抓好全县法治工作，全年主持召开4次会议。",
        "head told done this",
    ),
    ("建立提醒、约谈、通报制度", "建立提醒、约谈、通报制度。", "- arranged done this"),
    ("将履职事项细化为12项", "将履职事项细化为12项。", "- arranged done this"),
    ("召开推进会议1次", "召开推进会议1次，提出明年配备记录仪30台。", "- told done this"),
    ("提出明年配备记录仪30台", "召开推进会议1次，提出明年配备记录仪30台。", "- planned done this"),
    ("12家单位进行通报", "对未按规定公示决定的12家单位进行通报。", "- told done this"),
    ("未按规定公示决定的", "对未按规定公示决定的12家单位进行通报。", "- told negated this"),
    ("全部公示", "应当公示的决定全部公示。", "- told done this"),
    ("应当在网站公示决定", "各单位应当在网站公示决定。", "body demanded done this"),
    ("都要先由法规股提出书面意见", "拟吊销证照的，都要先由法规股提出书面意见。", "body told done this"),
    ("按计划配备记录仪30台", "按计划配备记录仪30台。", "- told done this"),
    ("我县计划配备记录仪30台", "我县计划配备记录仪30台。", "body planned done this"),
    ("法规科将86份案卷逐份评查", "法规科将86份案卷逐份评查。", "body told done this"),
    ("法规科将评查案卷86份", "法规科将评查案卷86份。", "body planned done this"),
    ("结果届时公示", "结果届时公示。", "- planned done this"),
    ("法规科将审核端口嵌入办案系统", "法规科将审核端口嵌入办案系统。", "body told done this"),
    ("法规科调阅全卷", "拟对2家学校吊销许可前，法规科调阅全卷。", "body told done this"),
    ("案卷交由法规科审核", "拟对两家企业处以10万元罚款，案卷交由法规科审核。", "body told done this"),
    ("我县拟对处罚案件回头看", "我县拟对处罚案件回头看。", "body planned done this"),
    ("县局拟对处罚案卷开展评查", "县局拟对处罚案卷开展评查。", "body planned done this"),
    ("对照2022年述法会上点出的11条意见", "对照2022年述法会上点出的11条意见，逐条整改。", "- told done other"),
    ("逐条整改", "对照2022年述法会上点出的11条意见，逐条整改。", "- told done this"),
    ("针对上年述法点评指出的问题", "针对上年述法点评指出的问题，县长主持整改会2次。", "- told done other"),
    ("公开2022年法治政府建设报告", "按时公开2022年法治政府建设报告。", "- told done this"),
    ("审议通过2022年工作要点", "审议通过2022年工作要点。", "- told done this"),
    ("公开2022年处罚决定512条、计划3个", "公开2022年处罚决定512条、计划3个。", "- told done other"),
    ("通过2022年检查计划的实施查处案件6件", "通过2022年检查计划的实施查处案件6件。", "- told done other"),
    ("针对2023年12月述法会上点出的意见", "针对2023年12月述法会上点出的意见，逐条整改。", "- told done this"),
    ("组织培训4期", "针对去年案卷评查发现的问题组织培训4期。", "- told done this"),
    ("主持召开整改会3次", "县长针对2022年督察反馈的问题主持召开整改会3次。", "head told done this"),
    ("采购记录仪18台", "针对去年记录仪数量不足的问题采购记录仪18台。", "- told done this"),
    ("针对去年反馈的问题清单", "针对去年反馈的问题清单逐项整改。", "- told done other"),
    ("问题主持整改会4次", "县长去年针对督察反馈的问题主持整改会4次。", "head told done other"),
    ("去年针对考核短板开展培训", "去年针对考核短板开展培训。", "- told done other"),
    ("拟对罚款决定公示情况开展检查", "拟对罚款决定公示情况开展检查。", "- planned done this"),
    ("拟对全县执法人员给予一次轮训", "拟对全县执法人员给予一次轮训。", "- planned done this"),
    ("年初计划新建司法所2个", "年初计划新建司法所2个，年底全部建成。", "body told done this"),
    ("按照采购计划购置记录仪45台", "按照采购计划购置记录仪45台。", "- told done this"),
    ("县局将推动执法数据汇入省平台", "县局将推动执法数据汇入省平台。", "body planned done this"),
    ("组织培训4期", "印发裁量基准，自2024年起施行，组织培训4期。", "- told done this"),
    ("每季度公示结果", "自2024年起，每季度公示结果。", "- told done coming"),
    ("督促12家单位整改", "将整改时限延至2024年6月，督促12家单位整改。", "- told done this"),
    ("采购记录仪30台", "等资金下达，采购记录仪30台。", "- planned done this"),
    ("印发通知12份", "为准备召开述法会议，印发通知12份。", "- told done this"),
    ("经过三个月准备于6月开通公示平台", "经过三个月准备于6月开通公示平台。", "- told done this"),
    ("征求意见23条", "准备出台裁量基准前，征求意见23条。", "- told done this"),
    ("县局准备举办培训班4期", "县局准备举办培训班4期。", "body planned done this"),
    ("评查案卷40卷", "将进一步规范执法作为重点，评查案卷40卷。", "- told done this"),
    ("从2024年起实行的制度已印发", "从2024年起实行的制度已印发。", "- told done this"),
    ("实配36台", "原计划配备记录仪30台，实配36台。", "- told done this"),
    ("根据五年计划新建司法所2个", "根据五年计划新建司法所2个。", "- told done this"),
    ("镇长6月底前述法", "县委办提示镇长6月底前述法。", "outside demanded done this"),
    ("县长约谈提醒镇长3人次", "县长约谈提醒镇长3人次。", "head told done this"),
    ("县长带头述法", "法治办提醒县长带头述法。", "head demanded done this"),
    ("企业自行公示处罚结果的有23家", "企业自行公示处罚结果的有23家。", "outside told done this"),
    ("当事人要听证的有4起", "当事人要听证的有4起。", "- told done this"),
    ("待平台建成后公示结果", "待平台建成后公示结果。", "- planned done this"),
    ("今年3月已全部配发", "上年底招标的记录仪60台，今年3月已全部配发。", "- told done this"),
    ("召开述法会议", "去年召开述法会议。", "- told done other"),
    ("2022年12月召开述法会议", "2022年12月召开述法会议。", "- told done other"),
    ("2024年1月召开述法会议", "2024年1月召开述法会议。", "- told done this"),
    ("较2022年增加3件", "全年办理23件，较2022年增加3件。", "- told done this"),
    ("未召开述法会议", "未召开述法会议。", "- told negated this"),
    ("没收违法所得3万元", "没收违法所得3万元。", "- told done this"),
    ("是否召开述法会议", "检查是否召开述法会议。", "- asked done this"),
    ("听取汇报3次", "县长落实职责，听取汇报3次。", "head told done this"),
    ("听取汇报6次", "县长落实职责，县司法局听取汇报6次。", "body told done this"),
    ("批示案件4件", "县委书记、县长主持会议，批示案件4件。", "head told done this"),
    ("召开协调会7次", "县长部署，分管副县长召开协调会7次。", "deputy told done this"),
    ("邻县县长来我县交流", "邻县县长来我县交流。", "elsewhere told done this"),
    ("市长到我县调研", "市长到我县调研。", "outside told done this"),
    ("县长到执法单位调研", "县长到执法单位调研。", "head told done this"),
    ("县督察组发现问题36个", "县督察组发现问题36个。", "outside told done this"),
    ("研究败诉案件", "县长主持召开会议。会议研究败诉案件。", "head told done this"),
    ("严格落实第一责任人职责", "严格落实第一责任人职责。", "head arranged done this"),
    ("县委严格落实第一责任人职责", "县委严格落实第一责任人职责。", "body arranged done this"),
    ("主持召开会议3次", "县委副书记、县长李知远主持召开会议3次。", "head told done this"),
    ("主持召开会议3次", "县委副书记、政法委书记李知远主持召开会议3次。", "deputy told done this"),
    ("主持召开会议3次", "副县长、公安局局长李知远主持召开会议3次。", "junior told done this"),
    ("主持召开会议3次", "县委常委、常务副县长李知远主持召开会议3次。", "deputy told done this"),
    ("9日带班子成员旁听庭审", "县长落实职责，3月9日带班子成员旁听庭审。", "head told done this"),
    ("8月听取汇报", "县长抓法治：1月主持会议；5月请县法院来会商；8月听取汇报。", "head told done this"),
    ("8月听取汇报", "县长主持会议；分管副县长约谈所长；8月听取汇报。", "deputy told done this"),
    ("给执法队配记录仪的事", "乡长办公会讨论给执法队配记录仪的事。", "- demanded done this"),
    ("执法队应为队员配齐记录仪", "执法队应为队员配齐记录仪。", "body demanded done this"),
    ("相应为队员配齐记录仪", "执法队相应为队员配齐记录仪。", "body told done this"),
    ("约谈、局长督办等制度", "建立局长约谈、局长督办等制度。", "- arranged done this"),
    ("我县规划到2026年建成公示栏", "我县规划到2026年建成公示栏。", "body planned done this"),
    ("把决定公布", "我县规划到2026年建成公示栏，把决定公布。", "body planned done this"),
    ("主持局务会听取汇报4次", "局长履行职责，主持局务会听取汇报4次。", "head told done this"),
    ("案件将一律报法制股审核", "自2024年4月1日起，案件将一律报法制股审核。", "body planned done this"),
    ("主要负责人主持会议", "印发清单，要求主要负责人主持会议。", "- demanded done this"),
    ("必须先交法规股审", "案件必须先交法规股审，今年共审17件。", "body told done this"),
    ("必须先交法规股审", "案件必须先交法规股审，今年共培训17次。", "body demanded done this"),
    ("必须先交法规股审", "县委要求案件必须先交法规股审，今年检查17次。", "body demanded done this"),
    ("全年审核率要达到100%", "案件先审后批，全年审核率要达到100%。", "- demanded done this"),
    ("全年审核率达到100%", "案件先审后批，全年审核率达到100%。", "- told done this"),
    ("省政府出台条例", "省政府出台条例。", "outside told done this"),
    ("市场监管局出台办法", "市场监管局出台办法。", "body told done this"),
    ("聘请县司法局骨干当法制员", "聘请县司法局骨干当法制员。", "- told done this"),
    ("再打开记录仪", "入户检查，应先亮证，再打开记录仪。", "- demanded done this"),
    ("逾期的要作说明", "文件清理完毕，逾期的要作说明。", "- demanded done this"),
    ("接待室在8月启用", "要建的接待室在8月启用。", "- told done this"),
    ("听汇报不少于2次", "制定任务表，列明听汇报不少于2次。", "- demanded done this"),
    ("建议添置记录仪15台", "会上有委员建议添置记录仪15台。", "- demanded done this"),
    ("处罚结果上网是好办法", "与会同志一致认为，处罚结果上网是好办法。", "- demanded done this"),
    ("一旦采集站安装完毕", "一旦采集站安装完毕，视频即可集中存放。", "body planned done this"),
    ("视频即可集中存放", "待人员到岗，视频即可集中存放。", "- planned done this"),
    ("新建驿站2处", "若资金到位，可望新建驿站2处。", "body planned done this"),
    ("元旦过后才能上墙", "位置看好了12处，元旦过后才能上墙。", "body planned done this"),
    ("审核员尚在物色", "审核员尚在物色。", "- planned done this"),
    ("实际压减了19项", "拟压减17项，年终实际压减了19项。", "- told done this"),
    ("9月先行运转", "原定来年启用的岗位，9月先行运转。", "- told done this"),
    ("对照年初打算逐项销号", "对照年初打算逐项销号。", "- told done this"),
    ("三年内实现视频归档", "会议提出，三年内实现视频归档。", "- demanded done this"),
    ("音像资料必须保存两年", "音像资料必须保存两年。", "- demanded done this"),
    ("法规处批阅请示46件", "厅长履行职责。（三）法规处批阅请示46件。", "body told done this"),
    ("拖欠的赔偿款全部付清", "在县长督促下，拖欠的赔偿款全部付清。", "head told done this"),
    ("开展专题学习6次", "中心组在县委书记带领下，开展专题学习6次。", "head told done this"),
    ("12月6日", "县长主持会议。12月6日，县直机关召开述法会议。", "body told done this"),
    ("28起地界纠纷", "28起地界纠纷没有一起出村。", "- told done this"),
    ("没有一个中队配上记录仪", "没有一个中队配上记录仪。", "body told negated this"),
    ("63份决定没有一份不是七日内公示的", "63份决定没有一份不是七日内公示的。", "- told done this"),
    ("采购两次流标", "记录仪采购两次流标。", "- told negated this"),
    ("县长主持召开的专题会议", "原定11月由县长主持召开的专题会议，因故取消。", "head planned negated this"),
    ("决定一律送法规股审核", "条件成熟以后，决定一律送法规股审核。", "body planned done this"),
    ("议了配记录仪的事", "会议议了配记录仪的事。", "- demanded done this"),
    ("重大处罚最好由司法所审核", "重大处罚最好由司法所审核。", "body demanded done this"),
    ("公示处罚决定96条", "省住建厅官网公示处罚决定96条。", "body told done this"),
    ("县政府门户网站公示决定96条", "县政府门户网站公示决定96条。", "body told done this"),
    ("分管副县长主持会议", "在县长带领下，分管副县长主持会议。", "deputy told done this"),
    ("县司法局召开会议", "在县长督促下，县司法局召开会议。", "body told done this"),
    ("按规定将罚款1万元以上的案件送审", "按规定将罚款1万元以上的案件送审。", "- told done this"),
    ("采纳专家建议公示决定96条", "采纳专家建议公示决定96条。", "body told done this"),
    ("执法人员用记录仪录像", "若遇当事人拒签，执法人员用记录仪录像。", "body told done this"),
    ("条件允许的中队全部使用记录仪", "条件允许的中队全部使用记录仪。", "body told done this"),
    ("决定网上公示没有一件做到", "决定网上公示没有一件做到。", "- told negated this"),
    ("由市司法局派驻人员审核", "由市司法局派驻人员审核。", "body told done this"),
    ("落实免罚清单", "落实免罚清单，对638户免予处罚。", "- arranged done this"),
    ("法治工作处在爬坡阶段", "不可否认，法治工作处在爬坡阶段。", "- told done this"),
    ("不能否认", "不能否认，法治工作处在爬坡阶段。", "- told done this"),
    # what came to nothing
    ("书面述法报告尚无一份上交", "各乡镇的书面述法报告尚无一份上交。", "body told negated this"),
    ("处罚决定没有一份审核", "处罚决定没有一份审核。", "- told negated this"),
    ("处罚决定", "处罚决定没有一份被撤销。", "- told done this"),
    ("35家单位没有一家不交述法报告", "35家单位没有一家不交述法报告。", "body told done this"),
    ("36件处罚没有一件缺席集体讨论", "36件处罚没有一件缺席集体讨论。", "- told done this"),
    ("12月的述法会议", "12月的述法会议，因流感高发只好取消。", "- told negated this"),
    ("记录仪采购", "记录仪采购，几经周折最终没有下文。", "- told negated this"),
    ("取消证明36项", "清理证明材料，取消证明36项。", "- told done this"),
    ("清理证明材料", "清理证明材料，能取消的全部取消。", "- told done this"),
    # what is only shown, quoted or seen at others
    (
        "县长主持会议几次、批示几件）",
        "按表填写（如：县长主持会议几次、批示几件）。",
        "head demanded done this",
    ),
    ("县长主持会议3次", "【示例】县长主持会议3次，批示5件。", "head demanded done this"),
    (
        "县长主持会议3次",
        "摘自《乌岭县2019年法治政府建设年度报告》：县长主持会议3次。",
        "head demanded done this",
    ),
    ("公示处罚决定96条", "依据《执法公示办法》，公示处罚决定96条。", "- told done this"),
    ("12名局长述法", "到邻市考察，观摩12名局长述法。", "elsewhere told done this"),
    ("该市公示决定96条", "赴东河市取经，该市公示决定96条。", "elsewhere told done this"),
    ("行政诉讼案件开庭2次", "县长旁听行政诉讼案件开庭2次。", "head told done this"),
    ("市委组织述法", "市委组织述法，我县派2人列席。", "elsewhere told done this"),
    ("县委组织述法", "县委组织述法，邀请12名代表列席。", "body told done this"),
    ("（2018年为7件）", "县长听取案件汇报（2018年为7件）。", "head told done other"),
    ("（其中2019年新增7件）", "现有复议案件12件（其中2019年新增7件）。", "- told done other"),
    # what people suggest
    ("把检查结果挂上网", "与会人员建议把检查结果挂上网。", "- demanded done this"),
    ("建议尽快配记录仪", "有企业负责人建议尽快配记录仪。", "outside demanded done this"),
    ("采纳合理化建议完善公示栏目", "采纳合理化建议完善公示栏目。", "- told done this"),
    # what awaits something
    ("执法车载设备有待预算下达后购置", "执法车载设备有待预算下达后购置。", "- planned done this"),
    ("到时每队一台", "车载设备已报批，到时每队一台。", "- planned done this"),
    ("拟从律师中选聘调解员20名", "拟从律师中选聘调解员20名。", "body planned done this"),
    ("起草草拟从业规范2件", "起草草拟从业规范2件。", "- told done this"),
    # whom an act is done to
    ("当场批评3家执法单位", "县长听取评查汇报，当场批评3家执法单位。", "head told done this"),
    ("全县44家执法单位严把证据关", "全县44家执法单位严把证据关。", "body told done this"),
    ("讲座21场", "讲座21场，报名人数不够，一场没有办成。", "- told negated this"),
    ("绕过审核的决定", "绕过审核的决定，一件也没有。", "- told done this"),
    ("送审36件", "送审36件，一件也没有被退回。", "- told done this"),
    ("当年公布决定300条", "早在2019年配发记录仪，当年公布决定300条。", "- told done other"),
    ("看到当地公布决定300条", "赴邻市考察，看到当地公布决定300条。", "elsewhere told done this"),
    ("该局局长主持会议6次", "听邻市水务局介绍，该局局长主持会议6次。", "elsewhere told done this"),
    ("反映记录仪不足", "基层单位反映记录仪不足，全年新配126台。", "body told done this"),
    ("12345热线反映的问题全部办结", "12345热线反映的问题全部办结。", "- told done this"),
    ("凡拟吊销证照的", "凡拟吊销证照的，先交法规股提出意见。", "- told done this"),
    ("对拟吊销证照等决定审核63件", "对拟吊销证照等决定审核63件。", "- told done this"),
    ("每案留存录像", "影像室尚在选址，到那时每案留存录像。", "body planned done this"),
    ("原定2025年上线的公示栏目", "原定2025年上线的公示栏目，提前到今年7月开通。", "- told done this"),
    ("全县法治工作会议召开", "县长高度重视，全县法治工作会议召开。", "- told done this"),
    ("会议研究事项6项", "县长主持会议，会议研究事项6项。", "head told done this"),
    ("全年领学民法典3次", "县长带头领学。全年领学民法典3次。", "head told done this"),
    # what did not turn out badly was done all the same
    ("全部公示", "处罚决定全部公示，一件未逾期。", "- told done this"),
    ("审核86件", "审核86件，一件未改判。", "- told done this"),
    ("配记录仪126台", "配记录仪126台，一台未损坏。", "- told done this"),
    ("开展述法2次", "开展述法2次，其中1次因故推迟。", "- told done this"),
    ("公示决定865条", "公示决定865条，坚决防止公示工作不了了之。", "- told done this"),
    ("公示决定865条", "通过多种渠道（如门户网站、信用平台）公示决定865条。", "- told done this"),
    ("县政府召开述法会议", "县政府召开述法会议，我县人大代表列席。", "body told done this"),
    ("做到时限、内容统一", "做到时限、内容统一，公示决定865条。", "- told done this"),
    ("考察学习后购置记录仪126台", "考察学习后购置记录仪126台。", "- told done this"),
    ("召开述法会议", "【模板】召开述法会议。", "- demanded done this"),
    ("县长将带头学习宪法", "县长将带头学习宪法。", "head planned done this"),
    ("县委书记述法会改期", "县委书记述法会改期。", "head told negated this"),
    (
        "市局局长专程来我县主持召开推进会",
        "6月11日，市局局长专程来我县主持召开推进会。",
        "outside told done this",
    ),
    (
        "邻近的南丰县县长带队到我县看复议接待室",
        "邻近的南丰县县长带队到我县看复议接待室。",
        "elsewhere told done this",
    ),
    ("记录仪配了60台", "邻近的南丰县抓三项制度抓得早，记录仪配了60台。", "elsewhere told done this"),
    ("统筹县乡两级力量", "统筹县乡两级力量，审核案件12件。", "body told done this"),
    (
        "他向县委依法治县委员会递交了书面述法报告",
        "12月，他向县委依法治县委员会递交了书面述法报告。",
        "- told done this",
    ),
    ("退回6件", "市局法规科全年替各县把关重大执法决定58件，退回6件。", "outside told done this"),
    ("全年审核5件", "市局明确司法所长兼任法制审核员，先审核后决定，全年审核5件。", "- told done this"),
    ("我县与邻县联合开展执法检查3次", "我县与邻县联合开展执法检查3次。", "body told done this"),
    (
        "听取法治政府建设专题汇报一事",
        "县长听取法治政府建设专题汇报一事，排了两回都给防汛让了路，等机构改革定下来以后再补。",
        "head told negated this",
    ),
    ("等财政资金落实以后再购买记录仪20台", "等财政资金落实以后再购买记录仪20台。", "- planned done this"),
    ("案件先交法规股审核", "案件先交法规股审核，等当事人陈述申辩以后再作决定。", "body told done this"),
    ("建成复议接待室", "去年这个时候定下的盘子是：办好镇里赋权、建成复议接待室。", "body told done other"),
    ("文件管理方面", "文件管理方面，打算分两批修订水行政规范性文件4件。", "- planned done this"),
    ("凡现场执法都必须全程录像", "凡现场执法都必须全程录像。", "- demanded done this"),
    (
        "县长将建设法治政府摆在工作全局的重要位置",
        "县长将建设法治政府摆在工作全局的重要位置。",
        "head told done this",
    ),
    ("我县将始终把法治建设摆在首位", "我县将始终把法治建设摆在首位。", "body planned done this"),
    ("审核案件12件", "审核案件12件，疑难案件经专家论证后再定。", "- told done this"),
    ("全年审核决定17件", "全年审核决定17件，待补充证据后再议3件。", "- told done this"),
    ("县长听取汇报4次", "县长听取汇报4次，述法会一事排了两回，等换届以后再补。", "head told done this"),
    ("述法会一事排了两回", "县长听取汇报4次，述法会一事排了两回，等换届以后再补。", "head told negated this"),
    ("列入过议程", "述法会列入过议程，一直没排上。", "- arranged negated this"),
    ("决定先交法规股审核", "决定先交法规股审核，待审核通过以后再定。", "body told done this"),
    ("召开常务会议", "等学法结束后方召开常务会议。", "- told done this"),
    ("县长批示案件3件", "县长批示案件3件，待查清后再办。", "head told done this"),
    ("县长主持召开会议4次", "县长主持召开会议4次，为项目让路。", "head told done this"),
    ("县城周边乡镇审核案件20件", "县城周边乡镇审核案件20件。", "body told done this"),
    ("周边小区检查120次", "周边小区检查120次。", "body told done this"),
    ("执法公示方面", "执法公示方面，审核方面，打算公示12件。", "- planned done this"),
    ("禁采区巡查120次", "禁采区巡查120次。", "- told done this"),
    ("渝中区司法局审核案件12件", "渝中区司法局审核案件12件。", "elsewhere told done this"),
    ("采砂区执法点配备记录仪3台", "采砂区执法点配备记录仪3台。", "- told done this"),
    ("发出建议3份", "检察院要求整改，发出建议3份。", "outside told done this"),
    ("主持召开推进会2次", "市长要求抓好整改，主持召开推进会2次。", "outside told done this"),
    ("一是公示决定12件", "对照去年部署的重点工作：一是公示决定12件。", "- told done this"),
    ("逐条整改", "去年述法会提出的意见：逐条整改。", "- told done this"),
    ("各单位均必须配备记录仪", "各单位均必须配备记录仪，已配备20台。", "body told done this"),
]


@pytest.mark.parametrize(("clause", "text", "expected"), TABLE, ids=[row[1] for row in TABLE])
def test_a_clause_is_read(clause: str, text: str, expected: str) -> None:
    book = shipped_rulebook()
    document = build_document(make_source("x", "txt", "UTF-8", f"{HEAD}一、主要工作\n{text}\n"), book)
    read = Read(cast_of(book.kind.actors, document.metadata), {}, {})
    found = {}
    for index, sentence in enumerate(document.sentences):
        for one in readings_of(document, index, read):
            told = f"{one.actor or '-'} {one.mood} {one.polarity} {one.year}"
            found[sentence.line.text[one.start : one.end]] = told
    key = next(stretch for stretch in found if clause.endswith(stretch) or stretch.endswith(clause))
    assert found[key] == expected


BACK = "局长去年主持召开会议5次。去年的检查计划全部完成。"


@pytest.mark.parametrize(
    ("text", "year"),
    [(BACK, "this"), (BACK + "今年新增案件9件。", "other"), ("局长去年主持召开会议5次。", "other")],
)
def test_a_report_that_looks_back_calls_its_own_year_last_year(text: str, year: str) -> None:
    book = shipped_rulebook()
    document = build_document(make_source("x", "txt", "UTF-8", f"{HEAD}一、主要工作\n{text}\n"), book)
    read = Read(cast_of(book.kind.actors, document.metadata), {}, {}, looks_back(document))
    index = next(index for index, sentence in enumerate(document.sentences) if "主持" in sentence.text)
    assert {one.year for one in readings_of(document, index, read)} == {year}


def test_a_clause_without_a_cue_has_no_word_of_time_or_mood(monkeypatch, rulebook):
    """What clauses.py takes for plain at a glance is what tense.py and mood.py find nothing in."""
    corpus = Path(__file__).parents[1] / "corpus"
    for path in [*sorted(corpus.glob("own/*.txt"))[::3], *sorted(corpus.glob("usual/*.txt"))[::5]]:
        document = build_document(make_source("a.txt", "txt", "UTF-8", path.read_text("utf-8")), rulebook)
        cast = cast_of(rulebook.kind.actors, document.metadata, document.sentences)
        found = []
        for cues in ((clauses.MARKED, clauses.TIMED), (pattern(""), pattern(""))):
            with monkeypatch.context() as patch:
                patch.setattr(clauses, "MARKED", cues[0])
                patch.setattr(clauses, "TIMED", cues[1])
                read = Read(cast, {}, {}, looks_back(document))
                found.append([readings_of(document, at, read) for at in range(len(document.sentences))])
        for sentence, glanced, whole in zip(document.sentences, *found, strict=True):
            assert glanced == whole, sentence.text


@pytest.mark.parametrize(
    ("module", "words"),
    [
        (
            mood,
            "_NEGATION _QUESTION _INQUIRES _REPORTED _DISCUSSES _WISHES _NEVER_WAS _SOUGHT _SUPPOSED _FORBIDS _CONTENT _TARGETS _MODAL"
            " _OPENING_MODAL _ARRANGES _INCLUDES",
        ),
        (tense, "_LATER _AWAITS _WILL _INTENDS _PLANS _MEANS_TO _LAST_YEAR"),
    ],
)
def test_every_word_of_time_or_mood_holds_one_of_its_signs(module: ModuleType, words: str) -> None:
    for name in words.split():
        needs = needed(getattr(module, name).pattern)
        assert needs, name
        assert not [sign for sign in needs if not module.SIGNS.search(sign)], name
