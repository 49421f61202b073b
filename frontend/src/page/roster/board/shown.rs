//! Of whom the grid shows the month: everybody, those who have shifts, or those of one line.

use super::sheet::has_shifts;
use crate::platform::preference;
use shared::{
    staff::{LineId, Permission, Staff},
    time::Month,
    workspace::Workspace,
    world::World,
};

/// Preference that holds it.
const PREFERENCE: &str = "roster.shown";
/// Months before and after this one in which somebody must have a shift to be among those who do.
const NEAR: std::ops::RangeInclusive<i32> = -2..=1;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Everybody,
    /// Who has something planned in this month or one near it.
    Planned,
    /// Whose line it is; or who has none of their own and a role that works tickets.
    Line(LineId),
}

impl Shown {
    pub fn word(&self) -> String {
        match self {
            Shown::Everybody => String::new(),
            Shown::Planned => "planned".to_owned(),
            Shown::Line(line) => format!("line {}", line.0),
        }
    }

    pub fn read(word: &str) -> Shown {
        match word.split_once(' ') {
            Some(("line", line)) => Shown::Line(LineId::named(line)),
            _ if word == "planned" => Shown::Planned,
            _ => Shown::Everybody,
        }
    }

    /// As it was chosen on this device.
    pub fn kept() -> Shown {
        preference::get(PREFERENCE).map_or(Shown::Everybody, |word| Shown::read(&word))
    }

    pub fn keep(&self) {
        preference::set(PREFERENCE, Some(&self.word()));
    }

    pub fn has(&self, staff: &Staff, month: Month, team: &Workspace, world: &World) -> bool {
        match self {
            Shown::Everybody => true,
            Shown::Planned => NEAR.map(|by| month.plus(by)).any(|month| has_shifts(world, staff.id, month)),
            // A line that the team has given up filters nothing.
            Shown::Line(line) if team.line(line).is_none() => true,
            Shown::Line(_) if staff.post.lines.is_empty() => team.permits(staff, Permission::TicketWork),
            Shown::Line(line) => staff.post.lines.contains(line),
        }
    }
}
