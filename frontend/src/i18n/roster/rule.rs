//! Cells, broken rules and their repairs as sentences.

use crate::i18n::{Language, Words};
use shared::{
    roster::{
        Cell,
        repair::{Repair, Way},
        rule::{Broken, Violation},
        shift::{ShiftType, ShiftTypeId},
    },
    workspace::Workspace,
};

impl Words {
    /// What a cell says in words: `白班`, `白班 + 晚班`, `休`, `未排`.
    pub fn cell(&self, cell: Option<&Cell>, team: Option<&Workspace>) -> String {
        match cell {
            None => self.roster.unplanned.to_owned(),
            Some(Cell::Rest) => self.roster.rest.to_owned(),
            Some(Cell::Leave) => self.roster.leave.to_owned(),
            Some(Cell::Work(shifts)) => {
                let mut shifts: Vec<&ShiftTypeId> = shifts.iter().collect();
                shifts.sort_by_key(|id| team.and_then(|team| team.shift_type(id)).map(|shift| shift.starts));
                let names: Vec<String> = shifts.into_iter().map(|id| self.shift_of(id, team)).collect();
                names.join(" + ")
            }
        }
    }

    /// The name of a shift; one that the team has given up is called by its word.
    pub fn shift_of(&self, id: &ShiftTypeId, team: Option<&Workspace>) -> String {
        team.and_then(|team| team.shift_type(id)).map_or_else(|| id.0.clone(), |shift| self.shift_name(shift))
    }

    /// `9:00–17:30`
    pub fn shift_times(&self, shift: &ShiftType) -> String {
        format!("{}–{}", self.time_of_day(shift.starts), self.time_of_day(shift.ends))
    }

    /// What is wrong, with its figures, without saying whose day it is.
    pub fn violation(&self, violation: &Violation, team: Option<&Workspace>) -> String {
        let zh = self.language == Language::Zh;
        match &violation.what {
            Broken::FullAfterEvening { evening, full, rest, least } => {
                let said = self.too_close([evening, full], false, *rest, team);
                match (least, zh) {
                    (Some(least), true) => format!("{said}（至少 {}）", self.duration((*least).into())),
                    (Some(least), false) => format!("{said} (at least {})", self.duration((*least).into())),
                    (None, true) => format!("{said}（晚班次日不排白班）"),
                    (None, false) => format!("{said} (no full day after an evening)"),
                }
            }
            Broken::ShortRest { on, before, after, rest, least } => {
                let least = self.duration((*least).into());
                let said = self.too_close([before, after], *on == violation.day, *rest, team);
                if zh { format!("{said}（至少 {least}）") } else { format!("{said} (at least {least})") }
            }
            Broken::SeveralShifts { shifts } => {
                let names: Vec<String> = shifts.iter().map(|id| self.shift_of(id, team)).collect();
                let names = names.join(" + ");
                if zh {
                    format!("一天排了 {} 班：{names}", shifts.len())
                } else {
                    format!("{} shifts on one day: {names}", shifts.len())
                }
            }
            Broken::LongRun { days, most } if zh => format!("连续上班第 {days} 天（最多 {most} 天）"),
            Broken::LongRun { days, most } => format!("Working day {days} in a row (at most {most})"),
            Broken::FewRestDays { days, least } if zh => format!("全月只休 {days} 天（至少 {least} 天）"),
            Broken::FewRestDays { days, least } => format!("Only {days} free days in the month (at least {least})"),
        }
    }

    /// `昨天晚班到 23:30,今天 9:00 白班,只休 9 小时 30 分`
    fn too_close(
        &self,
        [before, after]: [&ShiftTypeId; 2],
        same_day: bool,
        rest: i64,
        team: Option<&Workspace>,
    ) -> String {
        let ends =
            team.and_then(|team| team.shift_type(before)).map(|shift| self.time_of_day(shift.ends)).unwrap_or_default();
        let starts = team
            .and_then(|team| team.shift_type(after))
            .map(|shift| self.time_of_day(shift.starts))
            .unwrap_or_default();
        let (before, after) = (self.shift_of(before, team), self.shift_of(after, team));
        let rest = self.duration(rest.max(0));
        match (self.language, same_day) {
            (Language::Zh, false) => format!("昨天{before}到 {ends}，今天 {starts} {after}，只休 {rest}"),
            (Language::Zh, true) => format!("{before}到 {ends}，当天 {starts} {after}，只休 {rest}"),
            (Language::En, false) => {
                format!("{before} until {ends} the day before, {after} from {starts}: only {rest} of rest")
            }
            (Language::En, true) => format!("{before} until {ends}, {after} from {starts}: only {rest} of rest"),
        }
    }

    /// What a button says that mends the violation. `name` names the colleague of a swap.
    pub fn repair(&self, repair: &Repair, violation: &Violation, team: Option<&Workspace>, name: &str) -> String {
        let zh = self.language == Language::Zh;
        match &repair.way {
            Way::Shift(id) if zh => format!("改{}", self.shift_of(id, team)),
            Way::Shift(id) => format!("Make it {}", self.shift_of(id, team)),
            Way::Swap(_) if zh => format!("与 {name} 对调"),
            Way::Swap(_) => format!("Swap with {name}"),
            Way::Rest if repair.edits.iter().all(|edit| edit.day == violation.day) => {
                self.pick(["今天休", "Free that day"]).to_owned()
            }
            Way::Rest => {
                let days: Vec<String> = repair.edits.iter().map(|edit| edit.day.number().to_string()).collect();
                let days = days.join(self.pick(["、", ", "]));
                if zh { format!("{days} 日休") } else { format!("Free on {days}") }
            }
        }
    }
}
