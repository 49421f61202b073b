//! The month as the grid shows it: each person's line with hours and broken rules. Only the lines of
//! people whose cells, name or rules have changed are made anew.

use super::Shown;
use crate::{platform::collate, store::Store};
use leptos::prelude::*;
use shared::{
    id::StaffId,
    roster::{
        Cell, Roster,
        plan::{Cover, Plan, Totals},
        rule::{Strength, Violation, check},
        shift::ShiftTypeId,
    },
    staff::Staff,
    time::{Day, Month, Zone},
    workspace::Workspace,
    world::World,
};
use std::{collections::HashMap, sync::Arc};

/// Months before this one that a line depends on: an evening before the first, a run of days.
const MONTHS_BACK: i32 = 2;
/// The month after is looked at to know who has shifts.
const MONTHS_AHEAD: i32 = 1;

/// One person's month.
#[derive(Clone)]
pub struct Line {
    pub staff: Arc<Staff>,
    pub month: Month,
    pub roster: Option<Arc<Roster>>,
    pub totals: Totals,
    pub violations: Vec<Violation>,
    /// The months before, on which the violations depend.
    before: Vec<Option<Arc<Roster>>>,
}

/// The month of the people who are shown.
#[derive(Clone, Default)]
pub struct Sheet {
    basis: Basis,
    /// By name.
    team: Vec<Arc<Staff>>,
    pub people: Vec<StaffId>,
    lines: HashMap<StaffId, Arc<Line>>,
    /// The hard ones first, then by day.
    pub violations: Vec<Violation>,
    /// Per kind of shift and day how many of the whole team there are and how many are needed; only
    /// of shifts that need people.
    pub cover: Vec<(ShiftTypeId, Vec<Cover>)>,
    /// Minutes that people who work at all work on average.
    pub mean: u32,
    /// Cells that differ from what is published, of the whole team.
    pub unpublished: usize,
}

/// All that a sheet is made of.
#[derive(Clone, Default)]
struct Basis {
    month: Option<Month>,
    shown: Option<Shown>,
    rules: Option<Arc<Workspace>>,
    staff: Vec<Arc<Staff>>,
    rosters: Vec<Arc<Roster>>,
}

impl Basis {
    fn of(world: &World, rules: Option<Arc<Workspace>>, month: Month, shown: Shown) -> Basis {
        let months = (-MONTHS_BACK..=MONTHS_AHEAD).map(|by| month.plus(by));
        Basis {
            month: Some(month),
            shown: Some(shown),
            rules,
            staff: world.staff.values().cloned().collect(),
            rosters: months.flat_map(|month| world.rosters_in(month)).cloned().collect(),
        }
    }

    fn is_same(&self, other: &Basis) -> bool {
        self.month == other.month
            && self.shown == other.shown
            && is_same(self.rules.as_ref(), other.rules.as_ref())
            && are_same(&self.staff, &other.staff)
            && are_same(&self.rosters, &other.rosters)
    }
}

impl Line {
    pub fn cell(&self, day: Day) -> Option<&Cell> {
        self.roster.as_ref()?.cells.get(&day.number())
    }

    pub fn published(&self, day: Day) -> Option<&Cell> {
        self.roster.as_ref()?.published.get(&day.number())
    }

    /// Whether the cell differs from what holds. Before the first edition everything is a draft.
    pub fn differs(&self, day: Day) -> bool {
        self.roster.as_ref().is_some_and(|roster| roster.edition > 0) && self.cell(day) != self.published(day)
    }
}

impl Sheet {
    pub fn line(&self, staff: StaffId) -> Option<&Arc<Line>> {
        self.lines.get(&staff)
    }

    pub fn count(&self, strength: Strength) -> usize {
        self.violations.iter().filter(|violation| violation.strength == strength).count()
    }

    /// Who works in this month, so that a shift can be swapped with them.
    pub fn working(&self) -> Vec<StaffId> {
        let works = |staff: &StaffId| self.line(*staff).is_some_and(|line| line.totals.minutes > 0);
        self.people.iter().copied().filter(works).collect()
    }

    /// What the person and day break, the hard first.
    pub fn violation_at(&self, staff: StaffId, day: Day) -> Option<&Violation> {
        self.violations.iter().find(|violation| (violation.staff, violation.day) == (staff, day))
    }
}

pub fn is_same<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        _ => false,
    }
}

fn are_same<T>(some: &[Arc<T>], others: &[Arc<T>]) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(one, other)| Arc::ptr_eq(one, other))
}

pub fn sheet(
    store: Store,
    team: ReadSignal<Option<Arc<Workspace>>>,
    month: Memo<Month>,
    shown: RwSignal<Shown>,
) -> Memo<Arc<Sheet>> {
    let zone = Memo::new_with_compare(
        move |_| team.with(|team| team.as_ref().map_or_else(Zone::utc, |team| team.zone())),
        |_, _| true,
    );
    Memo::new_with_compare(
        move |before: Option<&Arc<Sheet>>| {
            store.with(|world| {
                let basis = Basis::of(world, team.get(), month.get(), shown.get());
                match (before, Plan::within(world, zone.get())) {
                    (Some(before), _) if before.basis.is_same(&basis) => before.clone(),
                    (_, None) => Arc::new(Sheet::default()),
                    (before, Some(plan)) => Arc::new(make(world, &plan, basis, before)),
                }
            })
        },
        |old, new| !is_same(old, new),
    )
}

fn make(world: &World, plan: &Plan<'_>, basis: Basis, before: Option<&Arc<Sheet>>) -> Sheet {
    let (Some(month), Some(shown)) = (basis.month, &basis.shown) else { return Sheet::default() };
    let team = match before.filter(|before| are_same(&before.basis.staff, &basis.staff)) {
        Some(before) => before.team.clone(),
        None => by_name(&basis.staff),
    };
    let is_shown = |staff: &&Arc<Staff>| shown.has(staff, month, plan.workspace, world);
    let mut people: Vec<&Arc<Staff>> = team.iter().filter(is_shown).collect();
    // Who had no shifts lately comes last: by the months before, so that no line moves while one paints.
    people.sort_by_key(|staff| !(1..=MONTHS_BACK).any(|back| has_shifts(world, staff.id, month.plus(-back))));
    let rules_stand = |sheet: &&Arc<Sheet>| is_same(sheet.basis.rules.as_ref(), basis.rules.as_ref());
    let before = before.filter(rules_stand);
    let known = |staff: StaffId| before.and_then(|sheet| sheet.line(staff));
    let line = |staff: &&Arc<Staff>| (staff.id, line(world, plan, staff, month, known(staff.id)));
    let lines: HashMap<StaffId, Arc<Line>> = people.iter().map(line).collect();
    let people: Vec<StaffId> = people.iter().map(|staff| staff.id).collect();
    let mut violations: Vec<Violation> =
        people.iter().filter_map(|staff| lines.get(staff)).flat_map(|line| line.violations.iter().cloned()).collect();
    violations.sort_by_key(|violation| (std::cmp::Reverse(violation.strength), violation.day));
    let working: Vec<u32> = lines.values().map(|line| line.totals.minutes).filter(|minutes| *minutes > 0).collect();
    let mean = working.iter().sum::<u32>().checked_div(working.len() as u32).unwrap_or_default();
    let everybody: Vec<StaffId> = team.iter().map(|staff| staff.id).collect();
    let unpublished = plan.unpublished(month).iter().map(|roster| roster.changes().len()).sum();
    let cover = cover(plan, &everybody, month);
    Sheet { basis, team, people, lines, violations, cover, mean, unpublished }
}

pub fn has_shifts(world: &World, staff: StaffId, month: Month) -> bool {
    world.roster(staff, month).is_some_and(|roster| !roster.cells.is_empty())
}

fn by_name(staff: &[Arc<Staff>]) -> Vec<Arc<Staff>> {
    let mut team: Vec<Arc<Staff>> = staff.iter().filter(|staff| staff.active).cloned().collect();
    team.sort_by(|one, other| collate::compare(&one.name, &other.name).then(one.id.cmp(&other.id)));
    team
}

fn line(world: &World, plan: &Plan<'_>, staff: &Arc<Staff>, month: Month, known: Option<&Arc<Line>>) -> Arc<Line> {
    let roster = world.roster(staff.id, month).cloned();
    let before: Vec<Option<Arc<Roster>>> =
        (1..=MONTHS_BACK).map(|back| world.roster(staff.id, month.plus(-back)).cloned()).collect();
    let is_known = |line: &&Arc<Line>| {
        line.month == month
            && Arc::ptr_eq(&line.staff, staff)
            && is_same(line.roster.as_ref(), roster.as_ref())
            && line.before.iter().zip(&before).all(|(old, new)| is_same(old.as_ref(), new.as_ref()))
    };
    if let Some(line) = known.filter(is_known) {
        return line.clone();
    }
    let (totals, violations) = (plan.totals(staff.id, month), check(plan, staff.id, month));
    Arc::new(Line { staff: staff.clone(), month, roster, totals, violations, before })
}

fn cover(plan: &Plan<'_>, everybody: &[StaffId], month: Month) -> Vec<(ShiftTypeId, Vec<Cover>)> {
    let mut rows: Vec<(ShiftTypeId, Vec<Cover>)> =
        plan.workspace.shift_types.iter().map(|shift| (shift.id.clone(), Vec::new())).collect();
    for day in month.days() {
        for (row, (_, cover)) in rows.iter_mut().zip(plan.cover(everybody, day)) {
            row.1.push(cover);
        }
    }
    rows.retain(|(_, days)| days.iter().any(|cover| cover.needed > 0));
    rows
}
