//! The team's settings, one at a time: two people who change different ones at once keep both.

use super::{Ctx, Draft, Field, Invalid, Rejection, line, team, text};
use crate::{
    aftersale::{Reason, Step, freight::Payer, policy::Costs},
    approval::Asked,
    money::Fen,
    order::{
        Flag,
        message::{self, Message},
        script::{self, Slot, UnknownSlot},
    },
    roster::{
        rule::Rules,
        shift::{ShiftType, ShiftTypeId},
    },
    staff::{Line, LineId, Role, RoleId},
    ticket::{WrapUp, WrapUpId},
    time::Zone,
    workspace::{Taking, Workspace},
};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Most entries of a list.
const MOST_ENTRIES: usize = 100;
/// Most characters of a script.
const LONGEST_SCRIPT: usize = 1_000;

/// Longest time for a step, in minutes: a year.
const MOST_MINUTES: u32 = 366 * 24 * 60;

/// Days for which what is over may stay at hand. Returns and complaints come within a month.
pub const HOT_DAYS: RangeInclusive<u32> = 30..=3660;

/// Changes one setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingSet {
    pub to: Setting,
}

/// A setting, with what it shall be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    Name(String),
    Zone(String),
    IdleMinutes(u32),
    /// Days for which what is over stays at hand.
    HotDays(u32),
    SilenceHours(u32),
    /// What a colour means; empty: nothing of its own (O3).
    Flag {
        flag: Flag,
        meaning: String,
    },
    Couriers(Vec<String>),
    /// The words with which a buyer is asked to confirm an order; empty: the house's own (O5).
    VerifyScript(String),
    RosterRules(Rules),
    /// Whether a reason needs the buyer's photos (A1).
    Evidence {
        reason: Reason,
        on: bool,
    },
    /// Who pays freight for a reason (A2).
    Freight {
        reason: Reason,
        payer: Payer,
    },
    /// Minutes within which a step of a case is left (A9).
    StepMinutes {
        step: Step,
        minutes: u32,
    },
    /// Minutes for sending an urgent replacement (A7).
    UrgentMinutes(u32),
    /// Days after signing within which goods come back without a reason.
    ReturnDays(u32),
    /// What things cost, for comparing what may be offered (A3).
    Costs(Costs),
    /// The roles that sign, in this order (O9).
    Signers {
        asked: Asked,
        roles: Vec<RoleId>,
    },
    /// The departments that are told (O10).
    Told {
        asked: Asked,
        roles: Vec<RoleId>,
    },
    /// How orders are taken by phone and wholesale (O8).
    Taking(Taking),
    /// Hours after paying within which an order leaves (O7).
    PromiseHours(u32),
    /// Minutes after which an unpaid order is reminded of (O4).
    UnpaidMinutes(u32),
    /// Days after which what nobody told a buyer is past (O7).
    TellDays(u32),
    /// The words in which buyers are told; empty: the house's own (O4, O7).
    Template {
        message: Message,
        words: String,
    },
    /// Adds or changes an entry of a list.
    Role(Role),
    Line(Line),
    ShiftType(ShiftType),
    WrapUp(WrapUp),
    /// Takes an entry from a list. What used it keeps its word.
    RoleGone(RoleId),
    LineGone(LineId),
    ShiftTypeGone(ShiftTypeId),
    WrapUpGone(WrapUpId),
}

impl SettingSet {
    pub(super) fn run(&self, draft: &mut Draft<'_>, _: &Ctx) -> Result<(), Rejection> {
        let unknown = Rejection::Invalid { field: Field::Name, why: Invalid::Unknown };
        let mut workspace = draft.workspace().cloned().ok_or(unknown)?;
        self.to.check()?;
        self.to.put_into(&mut workspace)?;
        if let Setting::RoleGone(id) = &self.to
            && (draft.staff.values().any(|staff| staff.active && staff.roles.contains(id))
                || workspace.approvals.names(id))
        {
            return Err(Rejection::Invalid { field: Field::Roles, why: Invalid::InUse });
        }
        draft.put(workspace);
        team::someone_administers(draft)
    }
}

impl Setting {
    fn check(&self) -> Result<(), Rejection> {
        let name = |name: &str, most, needed| line(Field::Name, name, most, needed);
        let word = |word: &str| {
            let is_word = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-".contains(&b));
            let why = match word.len() {
                0 => Invalid::Empty,
                41.. => Invalid::TooLong,
                _ if is_word => return Ok(()),
                _ => Invalid::Characters,
            };
            Err(Rejection::Invalid { field: Field::Name, why })
        };
        let invalid = |field| Err(Rejection::Invalid { field, why: Invalid::Unknown });
        match self {
            Setting::Name(new) => name(new, team::LONGEST_NAME, true),
            Setting::Zone(zone) if Zone::named(zone).is_none() => {
                Err(Rejection::Invalid { field: Field::Zone, why: Invalid::Unknown })
            }
            Setting::Flag { meaning, .. } => name(meaning, 60, false),
            Setting::Couriers(couriers) => {
                couriers.iter().try_for_each(|courier| line(Field::Courier, courier, 40, true))
            }
            Setting::VerifyScript(words) => {
                text(Field::Text, words, LONGEST_SCRIPT, false)?;
                check_slots(words, Slot::VERIFY)
            }
            Setting::Template { words, .. } => {
                // Filled in it is longer, and still fits into what is noted.
                text(Field::Text, words, message::LONGEST / 2, false)?;
                check_slots(words, Slot::MESSAGE)
            }
            Setting::UnpaidMinutes(minutes) if !(1..=MOST_MINUTES).contains(minutes) => invalid(Field::Minutes),
            Setting::PromiseHours(hours) if !(1..=MOST_MINUTES / 60).contains(hours) => invalid(Field::Minutes),
            Setting::TellDays(days) if !(1..=365).contains(days) => invalid(Field::Day),
            Setting::Role(role)
                if [role.limit, role.discount].iter().any(|limit| !(Fen::ZERO..=Fen::MOST).contains(limit)) =>
            {
                invalid(Field::Amount)
            }
            Setting::StepMinutes { minutes, .. } | Setting::UrgentMinutes(minutes)
                if !(1..=MOST_MINUTES).contains(minutes) =>
            {
                invalid(Field::Minutes)
            }
            Setting::ReturnDays(days) if *days > 365 => invalid(Field::Day),
            Setting::HotDays(days) if !HOT_DAYS.contains(days) => invalid(Field::Day),
            Setting::Costs(costs) if !costs.is_sound() => invalid(Field::Amount),
            Setting::Taking(taking) if taking.deposit_percent > 100 => invalid(Field::Amount),
            Setting::Taking(taking) if !(1..=MOST_MINUTES).contains(&taking.answer_minutes) => invalid(Field::Minutes),
            Setting::Role(role) => word(&role.id.0).and_then(|()| name(&role.name, 40, false)),
            Setting::Line(line) => word(&line.id.0).and_then(|()| name(&line.name, 40, false)),
            Setting::WrapUp(wrap_up) => word(&wrap_up.id.0).and_then(|()| name(&wrap_up.name, 40, false)),
            Setting::ShiftType(shift) => {
                word(&shift.id.0)?;
                name(&shift.name, 40, false)?;
                line(Field::Shift, &shift.mark, 2, false)
            }
            _ => Ok(()),
        }
    }

    fn put_into(&self, workspace: &mut Workspace) -> Result<(), Rejection> {
        match self.clone() {
            Setting::Name(name) => workspace.name = name,
            Setting::Zone(zone) => workspace.zone = zone,
            Setting::IdleMinutes(minutes) => workspace.idle_minutes = minutes,
            Setting::HotDays(days) => workspace.hot_days = days,
            Setting::SilenceHours(hours) => workspace.silence_hours = hours,
            Setting::Flag { flag, meaning } if meaning.is_empty() => {
                workspace.flags.remove(&flag);
            }
            Setting::Flag { flag, meaning } => {
                workspace.flags.insert(flag, meaning);
            }
            Setting::Couriers(couriers) => workspace.couriers = bounded(couriers)?,
            Setting::VerifyScript(words) => workspace.verify_script = words,
            Setting::RosterRules(rules) => workspace.roster_rules = rules,
            Setting::Evidence { reason, on: true } => drop(workspace.after_sales.evidence.insert(reason)),
            Setting::Evidence { reason, on: false } => drop(workspace.after_sales.evidence.remove(&reason)),
            Setting::Freight { reason, payer } => drop(workspace.after_sales.freight.insert(reason, payer)),
            Setting::StepMinutes { step, minutes } => drop(workspace.after_sales.minutes.insert(step, minutes)),
            Setting::UrgentMinutes(minutes) => workspace.after_sales.urgent_minutes = minutes,
            Setting::ReturnDays(days) => workspace.after_sales.return_days = days,
            Setting::Costs(costs) => workspace.after_sales.costs = costs,
            Setting::Taking(taking) => workspace.taking = taking,
            Setting::PromiseHours(hours) => workspace.sending.promise_hours = hours,
            Setting::UnpaidMinutes(minutes) => workspace.sending.unpaid_minutes = minutes,
            Setting::TellDays(days) => workspace.sending.tell_days = days,
            Setting::Template { message, words } if words.trim().is_empty() => {
                workspace.sending.templates.remove(&message);
            }
            Setting::Template { message, words } => drop(workspace.sending.templates.insert(message, words)),
            Setting::Signers { asked, roles } => drop(workspace.approvals.sign.insert(asked, known(workspace, roles)?)),
            Setting::Told { asked, roles } => drop(workspace.approvals.tell.insert(asked, known(workspace, roles)?)),
            Setting::Role(role) => set(&mut workspace.roles, role, |role| &role.id)?,
            Setting::Line(line) => set(&mut workspace.lines, line, |line| &line.id)?,
            Setting::ShiftType(shift) => set(&mut workspace.shift_types, shift, |shift| &shift.id)?,
            Setting::WrapUp(wrap_up) => set(&mut workspace.wrap_ups, wrap_up, |wrap_up| &wrap_up.id)?,
            Setting::RoleGone(id) => workspace.roles.retain(|role| role.id != id),
            Setting::LineGone(id) => workspace.lines.retain(|line| line.id != id),
            Setting::ShiftTypeGone(id) => workspace.shift_types.retain(|shift| shift.id != id),
            Setting::WrapUpGone(id) => workspace.wrap_ups.retain(|wrap_up| wrap_up.id != id),
        }
        Ok(())
    }
}

fn check_slots(words: &str, known: &[Slot]) -> Result<(), Rejection> {
    // The word is as long as whoever left a brace open wrote on.
    let short = |word: &str| word.chars().take(40).collect();
    script::check(words, known).map_err(|UnknownSlot(word)| Rejection::UnknownSlot { word: short(&word) })
}

/// Roles that the team has, each once.
fn known(workspace: &Workspace, roles: Vec<RoleId>) -> Result<Vec<RoleId>, Rejection> {
    let invalid = |why| Rejection::Invalid { field: Field::Roles, why };
    let is_once = |(at, role): (usize, &RoleId)| !roles[..at].contains(role);
    match roles.iter().all(|role| workspace.role(role).is_some()) {
        true if roles.iter().enumerate().all(is_once) => Ok(roles),
        true => Err(invalid(Invalid::InUse)),
        false => Err(invalid(Invalid::Unknown)),
    }
}

/// Replaces the entry of that id, or adds it at the end.
fn set<T, I: PartialEq>(list: &mut Vec<T>, entry: T, id: impl Fn(&T) -> &I) -> Result<(), Rejection> {
    if let Some(known) = list.iter_mut().find(|known| id(known) == id(&entry)) {
        *known = entry;
        return Ok(());
    }
    if list.len() >= MOST_ENTRIES {
        return Err(Rejection::Invalid { field: Field::Name, why: Invalid::TooLong });
    }
    list.push(entry);
    Ok(())
}

fn bounded(list: Vec<String>) -> Result<Vec<String>, Rejection> {
    let is_long = list.len() > MOST_ENTRIES;
    if is_long { Err(Rejection::Invalid { field: Field::Courier, why: Invalid::TooLong }) } else { Ok(list) }
}
