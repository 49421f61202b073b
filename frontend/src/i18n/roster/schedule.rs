//! One's own shifts.

pub struct ScheduleWords {
    pub none: &'static str,
    pub none_hint: &'static str,
    pub next: &'static str,
    pub next_none: &'static str,
    pub hours: fn(&str, u32) -> String,
    pub free: &'static str,
    pub first: fn(&str) -> String,
    pub changed: fn(&str, usize) -> String,
    pub acknowledge: &'static str,
    pub acknowledged: fn(&str) -> String,
    pub open: fn(usize) -> String,
    pub colleagues: &'static str,
    pub alone: &'static str,
    pub team: &'static str,
    pub tomorrow: &'static str,
}

pub const ZH: ScheduleWords = ScheduleWords {
    none: "这个月还没有发布您的班次",
    none_hint: "主管发布后，班次会出现在这里，菜单上也会提示。",
    next: "接下来的班次",
    next_none: "接下来没有已发布的班次",
    hours: |hours, free| format!("{hours} · 休 {free} 天"),
    free: "休息",
    first: |month| format!("{month}的班次已发布"),
    changed: |month, n| format!("{month}的班次有 {n} 处更改"),
    acknowledge: "我已知道",
    acknowledged: |when| format!("您已确认 · {when}"),
    open: |n| format!("{n} 份班次待确认"),
    colleagues: "当天同事",
    alone: "当天没有别人当班",
    team: "查看全员排班",
    tomorrow: "明天",
};

pub const EN: ScheduleWords = ScheduleWords {
    none: "Your shifts of this month are not published yet",
    none_hint: "Once your supervisor publishes them they show here, and the menu tells you.",
    next: "Next shifts",
    next_none: "No published shifts ahead",
    hours: |hours, free| format!("{hours} · {free} days free"),
    free: "Free",
    first: |month| format!("Your shifts of {month} are published"),
    changed: |month, n| match n {
        1 => format!("1 change to your shifts of {month}"),
        n => format!("{n} changes to your shifts of {month}"),
    },
    acknowledge: "I have read it",
    acknowledged: |when| format!("You have read it · {when}"),
    open: |n| match n {
        1 => "1 month of shifts to read".to_owned(),
        n => format!("{n} months of shifts to read"),
    },
    colleagues: "On that day too",
    alone: "Nobody else works that day",
    team: "See the team's roster",
    tomorrow: "Tomorrow",
};
