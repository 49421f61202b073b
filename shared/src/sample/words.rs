//! What invented orders are made of.

/// Something to buy: title, the shop's code, price in fen, what it comes in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Article {
    pub title: &'static str,
    pub code: &'static str,
    pub fen: i64,
    pub kinds: &'static [&'static str],
}

const fn article(title: &'static str, code: &'static str, fen: i64, kinds: &'static [&'static str]) -> Article {
    Article { title, code, fen, kinds }
}

const CLOTHES: &[&str] = &[
    "颜色分类:燕麦色;尺码:S",
    "颜色分类:燕麦色;尺码:M",
    "颜色分类:雾霾蓝;尺码:M",
    "颜色分类:雾霾蓝;尺码:L",
    "颜色分类:炭灰;尺码:L",
    "颜色分类:炭灰;尺码:XL",
];
const HOME: &[&str] = &["颜色分类:奶白", "颜色分类:浅木色", "颜色分类:墨绿", "颜色分类:陶土红"];

pub(super) const ARTICLES: [Article; 16] = [
    article("小样棉麻 宽松立领衬衫 男女同款 春秋薄款", "CM-1001", 12900, CLOTHES),
    article("小样棉麻 高腰阔腿裤 垂感显瘦 九分", "CM-1014", 15900, CLOTHES),
    article("小样针织 圆领羊毛混纺开衫 软糯不扎", "ZZ-2003", 23900, CLOTHES),
    article("小样针织 半高领打底衫 加厚保暖", "ZZ-2011", 9900, CLOTHES),
    article("小样针织 连帽卫衣 320克重磅 情侣款", "ZZ-2026", 16800, CLOTHES),
    article("小样外套 短款轻薄羽绒服 可收纳", "WT-3002", 39900, CLOTHES),
    article("小样外套 双面呢大衣 中长款", "WT-3009", 69900, CLOTHES),
    article("小样裙装 碎花半身裙 A字伞摆", "QZ-4007", 11900, CLOTHES),
    article("小样家居 水洗棉四件套 1.5米/1.8米床", "JJ-5001", 29900, HOME),
    article("小样家居 加厚遮光窗帘 免打孔 成品", "JJ-5008", 8900, HOME),
    article("小样家居 圆形收纳篮 三件套", "JJ-5013", 4590, HOME),
    article("小样家居 雪平锅 20厘米 不粘", "JJ-5020", 13950, HOME),
    article("小样家居 手工陶瓷马克杯 带盖 400毫升", "JJ-5027", 3980, HOME),
    article("小样家居 记忆棉慢回弹坐垫 办公室久坐", "JJ-5031", 5990, HOME),
    article("小样配件 羊绒混纺围巾 大号披肩", "PJ-6002", 17900, HOME),
    article("小样配件 纯棉中筒袜 五双装", "PJ-6015", 2990, HOME),
];

/// Province, city and district; these exist.
pub(super) const PLACES: [&str; 14] = [
    "浙江省 杭州市 余杭区",
    "广东省 广州市 天河区",
    "广东省 深圳市 龙岗区",
    "上海 上海市 闵行区",
    "北京 北京市 朝阳区",
    "四川省 成都市 武侯区",
    "湖北省 武汉市 洪山区",
    "江苏省 苏州市 吴中区",
    "山东省 青岛市 市北区",
    "陕西省 西安市 雁塔区",
    "湖南省 长沙市 岳麓区",
    "福建省 厦门市 集美区",
    "辽宁省 沈阳市 和平区",
    "云南省 昆明市 盘龙区",
];
/// Streets; these don't.
pub(super) const STREETS: [&str; 10] = [
    "样板街道样板路",
    "青柠街道薄荷巷",
    "月饼镇莲蓉大道",
    "云朵街道晴天路",
    "示例街道第一示例路",
    "豆花镇甜咸中路",
    "纸鹤街道折痕路",
    "算盘街道珠心路",
    "灯笼镇元宵街",
    "银杏街道落叶西路",
];
pub(super) const ESTATES: [&str; 8] =
    ["虚构花园", "示例小区", "纸上公馆", "样张新村", "假日草稿苑", "橡皮擦大厦", "铅笔公寓", "空白里弄"];

/// Receivers: a thing and a form of address.
pub(super) const THINGS: [&str; 16] = [
    "青柠", "山楂", "小满", "云朵", "芒种", "豆沙", "薄荷", "银杏", "米糕", "海棠", "松果", "橘猫", "白露", "糯米",
    "葡萄", "桂花",
];
pub(super) const ADDRESSED: [&str; 5] = ["同学", "女士", "先生", "掌柜", "老师"];

/// Buyers: a manner, a thing and a number.
pub(super) const MANNERS: [&str; 10] =
    ["爱吃", "慢慢的", "不熬夜的", "想养", "会做", "路过的", "早起的", "囤货的", "攒钱买", "认真的"];

pub(super) const MESSAGES: [&str; 10] = [
    "请发顺丰，到付可以",
    "麻烦周末送货，工作日家里没人",
    "身高168体重55，帮忙看下码数",
    "送朋友的，不要放价格单",
    "尽快发货，下周出差要用",
    "颜色要和图片一样的哦",
    "放门口快递柜就行",
    "上次买的很好，再来一件",
    "要开发票，抬头\"示例有限公司\"",
    "包装结实一点，谢谢",
];

/// Memos: size or article, why.
pub(super) const MEMOS: [(&str, &str); 8] = [
    ("M", "偏小换L"),
    ("L", "168/55建议"),
    ("XL", "急用先发"),
    ("", "加赠袜子"),
    ("墨绿", "缺货待补"),
    ("1.8米", "改地址"),
    ("L", "与上单同发"),
    ("", "开发票"),
];
pub(super) const STAFF: [&str; 4] = ["小林", "阿青", "007", "小满"];

/// Couriers, and how their tracking numbers begin.
pub(super) const COURIERS: [(&str, &str); 5] =
    [("中通快递", "7600"), ("圆通速递", "YT00"), ("韵达快递", "4600"), ("顺丰速运", "SF00"), ("申通快递", "7700")];

pub(super) const REASONS: [&str; 4] = ["买家不想要了", "未及时付款", "缺货", "买家信息填写错误，重新拍"];

/// What a customer wants: subject, their words, our answer, a tag, and how it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    pub subject: &'static str,
    pub words: &'static str,
    pub answer: &'static str,
    pub tag: &'static str,
    pub wrap_up: &'static str,
}

const fn claim(
    subject: &'static str,
    words: &'static str,
    answer: &'static str,
    tag: &'static str,
    wrap_up: &'static str,
) -> Claim {
    Claim { subject, words, answer, tag, wrap_up }
}

pub(super) const CLAIMS: [Claim; 10] = [
    claim(
        "衣服偏小，想换大一码",
        "你好，昨天收到的外套有点紧，能换大一码吗？周六要穿",
        "您好，已经为您登记换货，大一码今天就能发出",
        "换货",
        "exchanged",
    ),
    claim(
        "收到的杯子碎了两只",
        "杯子碎了两只，包装里也有碎片，我拍了照片",
        "非常抱歉让您着急了，咱们马上为您补发两只",
        "破损",
        "reissued",
    ),
    claim("快递三天没动", "物流三天没更新了，帮忙查一下", "已经联系快递网点，最晚今晚给您答复", "查件", "courier"),
    claim("少发一双袜子", "五双装只收到四双", "这边核对了称重记录，为您补发一双", "补发", "reissued"),
    claim(
        "能不能开发票",
        "需要开一张发票，抬头是示例有限公司",
        "好的，发票会在两个工作日内发到您的邮箱",
        "发票",
        "answered",
    ),
    claim("想改收货地址", "下单的时候地址写错了，能改吗", "还没有打单，已经为您改好，请核对", "改地址", "answered"),
    claim(
        "颜色和图片不一样",
        "收到的颜色偏深，和图片差别有点大",
        "理解您的心情，可以退差价二十元或者退货，您看哪种方便",
        "色差",
        "allowance",
    ),
    claim(
        "七天无理由退货",
        "不太喜欢，想退货，吊牌没有拆",
        "可以的，退货地址已经发给您，寄回后请填运单号",
        "退货",
        "refunded",
    ),
    claim("问尺码", "身高168体重55穿什么码合适", "建议您选M码，喜欢宽松可以选L码", "售前", "answered"),
    claim("催发货", "什么时候发货呀，下周出差要用", "您的订单今天下午发出，给您备注了优先", "催发", "answered"),
];
