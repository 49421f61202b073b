//! The settings of approvals: who signs, and who is told.

pub struct ApprovalSettingsWords {
    pub title: &'static str,
    pub hint: &'static str,
    pub sign: &'static str,
    pub sign_none: &'static str,
    pub tell: &'static str,
    pub add: &'static str,
    pub up: fn(&str) -> String,
    pub down: fn(&str) -> String,
    pub remove: fn(&str) -> String,
}

pub const ZH: ApprovalSettingsWords = ApprovalSettingsWords {
    title: "审批",
    hint: "每一类申请由哪些角色依次签批，批准后知会哪些部门。已经提出的申请不受影响。",
    sign: "依次签批",
    sign_none: "不需要签批，申请马上生效。",
    tell: "批准后知会",
    add: "添加角色…",
    up: |role| format!("{role}上移"),
    down: |role| format!("{role}下移"),
    remove: |role| format!("移除{role}"),
};

pub const EN: ApprovalSettingsWords = ApprovalSettingsWords {
    title: "Approvals",
    hint: "Which roles sign for what, in which order, and which departments are told. What was asked before stays as it was.",
    sign: "Signed by, in this order",
    sign_none: "Nobody signs: what is asked for holds at once.",
    tell: "Told when granted",
    add: "Add a role…",
    up: |role| format!("Move {role} up"),
    down: |role| format!("Move {role} down"),
    remove: |role| format!("Remove {role}"),
};
