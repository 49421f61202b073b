//! What changes in the team's settings, in words.

use crate::i18n::{Words, tell::Teller};
use shared::{
    command::Setting,
    roster::{
        rule::{Rules, Strength},
        shift::ShiftType,
    },
    staff::{Role, RoleId},
};

pub fn setting(teller: Teller<'_>, setting: &Setting) -> String {
    let (words, workspace) = (teller.words, teller.world.workspace());
    let labelled = |label: [&'static str; 2], value: &str| format!("{} → {value}", words.pick(label));
    let gone = |label: [&'static str; 2], name: String| format!("{}{name}", words.pick(label));
    match setting {
        Setting::Name(name) => labelled(["团队名称", "Name of the team"], name),
        Setting::Zone(zone) => labelled(["时区", "Time zone"], zone),
        Setting::IdleMinutes(0) => words.pick(["不自动锁屏", "Never lock by itself"]).to_owned(),
        Setting::IdleMinutes(minutes) => labelled(["自动锁屏", "Lock after"], &minutes_of(words, *minutes)),
        Setting::HotDays(days) => {
            labelled(["结束后留在手边", "At hand after the end"], &format!("{days} {}", words.pick(["天", "days"])))
        }
        Setting::SilenceHours(hours) => labelled(["沉默结案", "Close after silence"], &hours_of(words, *hours)),
        Setting::Flag { flag, meaning } if meaning.is_empty() => {
            format!("{}{}", words.flag(*flag), words.pick(["：不设含义", ": no meaning of its own"]))
        }
        Setting::Flag { flag, meaning } => format!("{} → {meaning}", words.flag(*flag)),
        Setting::Couriers(couriers) => labelled(["快递公司", "Couriers"], &couriers.join(words.pick(["、", ", "]))),
        Setting::VerifyScript(_) => words.pick(["修改核实话术", "Change the script for verifying"]).to_owned(),
        Setting::Evidence { reason, on } => {
            let what =
                if *on { ["需要照片：", "Photos needed: "] } else { ["不需要照片：", "No photos needed: "] };
            format!("{}{}", words.pick(what), words.case_reason(*reason))
        }
        Setting::Freight { reason, payer } => {
            format!("{}{} → {}", words.pick(["运费：", "Freight: "]), words.case_reason(*reason), words.payer(*payer))
        }
        Setting::StepMinutes { step, minutes } => {
            format!("{}{} → {}", words.pick(["时限：", "Time: "]), words.case_step(*step), minutes_of(words, *minutes))
        }
        Setting::UrgentMinutes(minutes) => labelled(["加急发出", "Urgent sending"], &minutes_of(words, *minutes)),
        Setting::ReturnDays(days) => labelled(["无理由退货天数", "Days for returns"], &days.to_string()),
        Setting::Signers { asked, roles } => format!(
            "{}{} → {}",
            words.pick(["签批：", "Signed by: "]),
            words.asked(*asked),
            names(teller, roles, " → ")
        ),
        Setting::Told { asked, roles } => format!(
            "{}{} → {}",
            words.pick(["知会：", "Told: "]),
            words.asked(*asked),
            names(teller, roles, words.settings.comma)
        ),
        Setting::Taking(taking) => words.taking(taking),
        Setting::PromiseHours(_) | Setting::UnpaidMinutes(_) | Setting::TellDays(_) | Setting::Template { .. } => {
            words.sending_setting(setting).unwrap_or_default()
        }
        Setting::Costs(_) => words.pick(["修改成本参数", "Change the costs"]).to_owned(),
        Setting::RosterRules(rules) => changed_rules(teller, rules),
        Setting::Role(role) => entry(teller, ["角色：", "Role: "], &words.role_name(role), role_detail(teller, role)),
        Setting::Line(line) => labelled(["服务线", "Line"], &words.line_name(line)),
        Setting::WrapUp(wrap_up) => labelled(["结案原因", "Wrap-up"], &words.wrap_up_name(wrap_up)),
        Setting::ShiftType(shift) => {
            entry(teller, ["班次：", "Shift: "], &words.shift_name(shift), Some(shift_detail(words, shift)))
        }
        Setting::RoleGone(id) => gone(["删除角色：", "Remove the role "], words.role_named(workspace, id)),
        Setting::LineGone(id) => gone(["删除服务线：", "Remove the line "], words.line_named(workspace, id)),
        Setting::WrapUpGone(id) => gone(["删除结案原因：", "Remove the wrap-up "], words.wrap_up_named(workspace, id)),
        Setting::ShiftTypeGone(id) => {
            let cell = shared::roster::Cell::shift(id);
            gone(["删除班次：", "Remove the shift "], teller.cell(Some(&cell)))
        }
    }
}

/// `组长 → 仓库`, or that there are none.
fn names(teller: Teller<'_>, roles: &[RoleId], between: &str) -> String {
    let names: Vec<_> = roles.iter().map(|role| teller.words.role_named(teller.world.workspace(), role)).collect();
    if names.is_empty() { teller.words.pick(["无人", "nobody"]).to_owned() } else { names.join(between) }
}

fn entry(teller: Teller<'_>, label: [&'static str; 2], name: &str, detail: Option<String>) -> String {
    let detail = detail.map(|detail| format!(" · {detail}")).unwrap_or_default();
    format!("{}{name}{detail}", teller.words.pick(label))
}

/// `09:00–17:30`
fn shift_detail(words: &Words, shift: &ShiftType) -> String {
    let pause = match shift.pause {
        0 => String::new(),
        minutes => format!(" · {}{}", words.pick(["休息 ", "pause "]), minutes_of(words, minutes.into())),
    };
    format!("{}–{}{pause}", shift.starts, shift.ends)
}

/// What the role gains and loses against what it permits now.
fn role_detail(teller: Teller<'_>, role: &Role) -> Option<String> {
    let words = teller.words;
    let known = teller.world.workspace().and_then(|workspace| workspace.role(&role.id))?;
    let names = |sign: &str, list: Vec<_>| {
        list.into_iter().map(|permission| format!("{sign}{}", words.permission(permission))).collect::<Vec<_>>()
    };
    let gains = names("+", role.permissions.difference(&known.permissions).copied().collect());
    let loses = names("−", known.permissions.difference(&role.permissions).copied().collect());
    let all = [gains, loses].concat();
    (!all.is_empty()).then(|| all.join(words.pick(["、", ", "])))
}

/// The rules that differ from those of now.
fn changed_rules(teller: Teller<'_>, rules: &Rules) -> String {
    let words = teller.words;
    let now = teller.world.workspace().map(|workspace| workspace.roster_rules).unwrap_or_default();
    let changed = words.rules(rules).into_iter().zip(words.rules(&now)).filter(|(new, old)| new != old);
    let said: Vec<_> = changed.map(|(new, _)| new).collect();
    match said.is_empty() {
        true => words.pick(["排班规则", "Roster rules"]).to_owned(),
        false => format!("{}{}", words.pick(["排班规则：", "Roster rules: "]), said.join(words.pick(["；", "; "]))),
    }
}

fn minutes_of(words: &Words, minutes: u32) -> String {
    format!("{minutes}{}", words.pick([" 分钟", " min"]))
}

fn hours_of(words: &Words, hours: u32) -> String {
    format!("{hours}{}", words.pick([" 小时", " h"]))
}

impl Words {
    /// A setting as one line: what it is from now on.
    pub fn setting(&self, to: &Setting, world: &shared::world::World) -> String {
        setting(self.tell(world), to)
    }

    /// Each rule of R2 with its figure and strength, in a fixed order.
    fn rules(&self, rules: &Rules) -> Vec<String> {
        let named = |name: &str, figure: String, strength: Strength| {
            format!("{name}{figure} · {}", self.settings.shifts.strength(strength))
        };
        let (words, none) = (&self.settings.shifts, String::new);
        let hours = format!(" {}", f64::from(rules.rest_minutes) / 60.0);
        vec![
            named(words.full_after_evening, none(), rules.no_full_after_evening),
            named(words.one_a_day, none(), rules.one_shift_a_day),
            named(words.rest, hours, rules.rest),
            named(words.run, format!(" {}", rules.run_days), rules.run),
            named(words.rest_days, format!(" {}", rules.rest_days_least), rules.rest_days),
        ]
    }
}
