//! The roster: grid, brushes, rules and repairs in words, publishing; and one's own schedule.

pub struct RosterWords {
    pub title: &'static str,
}

pub const ZH: RosterWords = RosterWords { title: "" };

pub const EN: RosterWords = RosterWords { title: "" };
