//! The kinds of shifts (R1): when they begin and end, and how many people they need.

use crate::time::{Day, Instant, TimeOfDay, Zone};
use serde::{Deserialize, Serialize};

/// A kind of shift by its word: `full`, `evening`, or one that the team made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShiftTypeId(pub String);

impl ShiftTypeId {
    pub fn named(word: &str) -> ShiftTypeId {
        ShiftTypeId(word.to_owned())
    }
}

/// A kind of shift; the team edits the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftType {
    pub id: ShiftTypeId,
    /// The team's own name; empty for a built-in one, which the interface names.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// One or two characters for the cells of the grid; empty for a built-in one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mark: String,
    pub part: DayPart,
    pub starts: TimeOfDay,
    /// At or before `starts`: on the next day.
    pub ends: TimeOfDay,
    /// Minutes of it that are not worked.
    #[serde(default)]
    pub pause: u16,
    /// People needed each day; 0: as many as there are.
    #[serde(default)]
    pub needed: u16,
    pub colour: Colour,
}

/// Which part of the day a shift takes: what rules speak of (R2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayPart {
    /// 白班
    Full,
    /// 半白班
    Half,
    /// 晚班
    Evening,
    /// 常白
    Office,
    Other,
}

impl DayPart {
    pub const ALL: [DayPart; 5] = [DayPart::Full, DayPart::Half, DayPart::Evening, DayPart::Office, DayPart::Other];
}

/// The colour of a shift's cells. The mark says the same without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    Blue,
    Green,
    Purple,
    Grey,
    Amber,
    Teal,
    Rose,
}

impl Colour {
    pub const ALL: [Colour; 7] = {
        use Colour::*;
        [Blue, Green, Purple, Grey, Amber, Teal, Rose]
    };
}

impl ShiftType {
    /// Planned beginning and end on that day. Half-open: at `end` the shift is over.
    pub fn span(&self, day: Day, zone: &Zone) -> (Instant, Instant) {
        let last = if self.ends <= self.starts { day.plus(1) } else { day };
        (zone.at(day, self.starts), zone.at(last, self.ends))
    }

    /// Minutes worked, by the wall clock. What a change of clocks adds or takes is left to attendance.
    pub fn minutes(&self) -> u32 {
        let (starts, ends) = (i32::from(self.starts.minutes()), i32::from(self.ends.minutes()));
        let long = if ends <= starts { ends + 24 * 60 - starts } else { ends - starts };
        long.unsigned_abs().saturating_sub(self.pause.into())
    }
}

/// The shifts that a new workspace starts with (R1).
pub fn default_shift_types() -> Vec<ShiftType> {
    let time = |hour, minute| TimeOfDay::new(hour, minute).unwrap_or_else(TimeOfDay::midnight);
    let shift = |word: &str, part, starts, ends, pause, needed, colour| ShiftType {
        id: ShiftTypeId::named(word),
        name: String::new(),
        mark: String::new(),
        part,
        starts,
        ends,
        pause,
        needed,
        colour,
    };
    vec![
        shift("full", DayPart::Full, time(9, 0), time(17, 30), 0, 2, Colour::Blue),
        shift("half", DayPart::Half, time(10, 0), time(15, 30), 0, 0, Colour::Green),
        shift("evening", DayPart::Evening, time(17, 0), time(23, 30), 0, 2, Colour::Purple),
        shift("office", DayPart::Office, time(9, 0), time(18, 0), 60, 0, Colour::Grey),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r1_hours() {
        let hours: Vec<u32> = default_shift_types().iter().map(ShiftType::minutes).collect();
        assert_eq!(hours, [510, 330, 390, 480]);
    }

    #[test]
    fn a_shift_over_midnight_ends_on_the_next_day() {
        let zone = Zone::named("Asia/Shanghai").expect("zone");
        let time = |text: &str| text.parse::<TimeOfDay>().expect("time");
        let night = ShiftType { starts: time("22:00"), ends: time("06:00"), ..default_shift_types().remove(2) };
        let day = Day::new(2026, 12, 31).expect("day");
        assert_eq!(night.span(day, &zone), (zone.at(day, time("22:00")), zone.at(day.plus(1), time("06:00"))));
        assert_eq!(night.minutes(), 480);
    }

    #[test]
    fn f28_a_change_of_clocks_in_a_shift_moves_its_end_in_utc() {
        let berlin = Zone::named("Europe/Berlin").expect("zone");
        let time = |text: &str| text.parse::<TimeOfDay>().expect("time");
        let night = ShiftType { starts: time("22:00"), ends: time("06:00"), ..default_shift_types().remove(2) };
        let hours = |day: Day| {
            let (begin, end) = night.span(day, &berlin);
            (end.0 - begin.0) / 3_600_000
        };
        assert_eq!(hours(Day::new(2026, 3, 28).expect("day")), 7, "the night in which the clocks go forward");
        assert_eq!(hours(Day::new(2026, 10, 24).expect("day")), 9, "the night in which they go back");
    }
}
