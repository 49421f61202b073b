//! What the keys of the roster do.

pub struct RosterKeyWords {
    pub title: &'static str,
    pub go: &'static str,
    pub select: &'static str,
    pub paint: &'static str,
    pub again: &'static str,
    pub clear: &'static str,
    pub menu: &'static str,
    pub leave: &'static str,
    pub copy: &'static str,
    pub paste: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub months: &'static str,
    pub violations: &'static str,
}

pub const ZH: RosterKeyWords = RosterKeyWords {
    title: "排班的快捷键",
    go: "移到别的格",
    select: "选择一片",
    paint: "用这支画笔填入，0 清空",
    again: "用当前画笔填入",
    clear: "清空",
    menu: "这一格可以做什么",
    leave: "取消选择，离开表格",
    copy: "复制所选，或这一周",
    paste: "粘贴",
    undo: "撤销",
    redo: "重做",
    months: "上个月、下个月",
    violations: "上一处、下一处违反规则的地方",
};

pub const EN: RosterKeyWords = RosterKeyWords {
    title: "Keys of the roster",
    go: "To another cell",
    select: "Select several",
    paint: "Fill with that brush, 0 clears",
    again: "Fill with the brush in hand",
    clear: "Clear",
    menu: "What can be done with the cell",
    leave: "Unselect, leave the grid",
    copy: "Copy what is selected, or the week",
    paste: "Paste",
    undo: "Undo",
    redo: "Redo",
    months: "Month before, month after",
    violations: "Broken rule before, rule after",
};
