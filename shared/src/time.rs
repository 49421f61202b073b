//! Points in time and the shop's zone.
//!
//! An `Instant` is milliseconds since 1970 in UTC. What people read is in the shop's zone; both
//! sides carry the same zone data, so they agree on every local time.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time, Weekday},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Milliseconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// Later by so many milliseconds (earlier when negative).
    pub fn plus(self, milliseconds: i64) -> Instant {
        Instant(self.0.saturating_add(milliseconds))
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// A day of the calendar, apart from any zone: `2026-12-09`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

impl Day {
    /// 1970-01-01, where every count of milliseconds begins.
    pub const EPOCH: Day = Day(Date::constant(1970, 1, 1));

    /// `None` when there is no such day, or its year has not four digits.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        Date::new(year, month, day).ok().filter(|date| (1000..=9999).contains(&date.year())).map(Day)
    }

    pub fn month(self) -> Month {
        Month { year: self.0.year(), month: self.0.month() }
    }

    /// Day of the month, from 1.
    pub fn number(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// From Monday, 0, to Sunday, 6.
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_zero_offset().unsigned_abs()
    }

    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// So many days later (earlier when negative). Stops at the ends of the calendar.
    pub fn plus(self, days: i32) -> Day {
        let moved = self.0.checked_add(jiff::Span::new().days(days));
        moved.ok().and_then(|date| Day::new(date.year(), date.month(), date.day())).unwrap_or(self)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

/// The text is not a day, month or time of day in the one form in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date or time")]
pub struct NotATime;

impl TryFrom<String> for Day {
    type Error = NotATime;
    fn try_from(text: String) -> Result<Day, NotATime> {
        text.parse()
    }
}

impl FromStr for Day {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Day, NotATime> {
        let (month, day) = text.rsplit_once('-').ok_or(NotATime)?;
        let day = digits(day, 2).ok_or(NotATime)?;
        month.parse::<Month>()?.day(day.unsigned_abs() as u8).ok_or(NotATime)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month(), self.number())
    }
}

/// A month of the calendar: `2026-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    pub fn new(year: i16, month: i8) -> Option<Month> {
        Day::new(year, month, 1).map(Day::month)
    }

    pub fn year(self) -> i16 {
        self.year
    }

    /// From 1, January.
    pub fn number(self) -> u8 {
        self.month.unsigned_abs()
    }

    pub fn day(self, number: u8) -> Option<Day> {
        Day::new(self.year, self.month, i8::try_from(number).ok()?)
    }

    pub fn days(self) -> impl DoubleEndedIterator<Item = Day> {
        (1..=31).filter_map(move |number| self.day(number))
    }

    /// So many months later (earlier when negative). Stops at the ends of the calendar.
    pub fn plus(self, months: i32) -> Month {
        let index = i32::from(self.year) * 12 + i32::from(self.month) - 1 + months;
        let year = i16::try_from(index.div_euclid(12)).ok();
        year.and_then(|year| Month::new(year, index.rem_euclid(12) as i8 + 1)).unwrap_or(self)
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}

impl TryFrom<String> for Month {
    type Error = NotATime;
    fn try_from(text: String) -> Result<Month, NotATime> {
        text.parse()
    }
}

impl FromStr for Month {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Month, NotATime> {
        let (year, month) = text.split_once('-').ok_or(NotATime)?;
        let (year, month) = (digits(year, 4).ok_or(NotATime)?, digits(month, 2).ok_or(NotATime)?);
        Month::new(year, month as i8).ok_or(NotATime)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// A time on the wall clock, to the minute: `09:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay {
    minutes: u16,
}

impl TimeOfDay {
    pub fn midnight() -> TimeOfDay {
        TimeOfDay { minutes: 0 }
    }

    pub fn new(hour: u16, minute: u16) -> Option<TimeOfDay> {
        (hour < 24 && minute < 60).then_some(TimeOfDay { minutes: hour * 60 + minute })
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.minutes
    }

    fn civil(self) -> Time {
        Time::constant((self.minutes / 60) as i8, (self.minutes % 60) as i8, 0, 0)
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> String {
        time.to_string()
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = NotATime;
    fn try_from(text: String) -> Result<TimeOfDay, NotATime> {
        text.parse()
    }
}

impl FromStr for TimeOfDay {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<TimeOfDay, NotATime> {
        let (hour, minute) = text.split_once(':').ok_or(NotATime)?;
        let number = |text| digits(text, 2).map(i16::unsigned_abs).ok_or(NotATime);
        TimeOfDay::new(number(hour)?, number(minute)?).ok_or(NotATime)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// Reads exactly so many digits.
fn digits(text: &str, count: usize) -> Option<i16> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A zone of the tz database, by name: `Asia/Shanghai`.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

impl Zone {
    /// `None` when the database has no zone of that name.
    pub fn named(name: &str) -> Option<Zone> {
        TimeZone::get(name).ok().map(Zone)
    }

    pub fn utc() -> Zone {
        Zone(TimeZone::UTC)
    }

    /// The wall clock there at that instant.
    pub fn local(&self, at: Instant) -> DateTime {
        self.0.to_datetime(at.timestamp())
    }

    /// The instant of a wall-clock time there. A time that a change of clocks skips or repeats is
    /// read as the zone's rules before the change say, so that every file gives one answer.
    pub fn instant(&self, local: DateTime) -> Option<Instant> {
        let at = self.0.to_ambiguous_timestamp(local).compatible().ok()?;
        Some(Instant(at.as_millisecond()))
    }

    /// The instant at which the wall clock there shows that time of that day.
    pub fn at(&self, day: Day, time: TimeOfDay) -> Instant {
        self.instant(day.0.to_datetime(time.civil())).unwrap_or_default()
    }

    /// The day that the calendar there shows at that instant.
    pub fn day(&self, at: Instant) -> Option<Day> {
        let date = self.local(at).date();
        Day::new(date.year(), date.month(), date.day())
    }

    /// Reads `2017-07-08 00:42:32`, `2016/5/23 22:02` and dates alone, as platforms write them.
    pub fn read(&self, text: &str) -> Option<Instant> {
        let (date, time) = match text.trim().split_once([' ', 'T']) {
            Some((date, time)) => (date, time.trim()),
            None => (text.trim(), "0:00"),
        };
        let numbers = |text: &str, mark: &[char]| -> Option<Vec<i16>> {
            text.split(mark)
                .map(|n| {
                    (!n.is_empty() && n.len() <= 4 && n.bytes().all(|b| b.is_ascii_digit())).then(|| n.parse().ok())?
                })
                .collect()
        };
        let [year, month, day] = numbers(date, &['-', '/'])?[..] else { return None };
        let (hour, minute, second) = match numbers(time, &[':'])?[..] {
            [h, m] => (h, m, 0),
            [h, m, s] => (h, m, s),
            _ => return None,
        };
        let small = |n: i16| i8::try_from(n).ok();
        let local =
            DateTime::new(year, small(month)?, small(day)?, small(hour)?, small(minute)?, small(second)?, 0).ok()?;
        self.instant(local)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_platform_times_in_the_shops_zone() {
        let shanghai = Zone::named("Asia/Shanghai").expect("zone");
        for (text, at) in [
            ("2017-07-08 00:42:32", Some(1_499_445_752_000)),
            ("2016/5/23 22:02", Some(1_464_012_120_000)),
            ("2016/5/23", Some(1_463_932_800_000)),
            ("2016-13-01 00:00:00", None),
            ("2016-02-30 00:00:00", None),
            ("yesterday", None),
            ("", None),
            ("2016-01-01 25:00", None),
            ("2016-01-01 10", None),
            ("+2016-01-01 10:00", None),
        ] {
            assert_eq!(shanghai.read(text), at.map(Instant), "{text}");
        }
    }

    #[test]
    fn days_months_and_times_have_one_written_form() {
        for text in ["2026-12-09", "2024-02-29", "1999-01-01"] {
            assert_eq!(text.parse::<Day>().map(|day| day.to_string()).as_deref(), Ok(text));
        }
        for text in ["2026-2-9", "2025-02-29", "2026-13-01", "2026-12", "0999-01-01", "+999-01-01", ""] {
            assert_eq!(text.parse::<Day>(), Err(NotATime), "{text}");
        }
        for (text, read) in [("09:00", Some(540)), ("23:59", Some(1439)), ("24:00", None), ("9:00", None), ("x", None)]
        {
            assert_eq!(text.parse::<TimeOfDay>().ok().map(TimeOfDay::minutes), read, "{text}");
        }
    }

    #[test]
    fn months_and_days_carry_over() {
        let month = |text: &str| text.parse::<Month>().expect("month");
        assert_eq!(month("2026-12").plus(1), month("2027-01"));
        assert_eq!(month("2026-01").plus(-1), month("2025-12"));
        assert_eq!(month("2024-02").days().count(), 29);
        let last = month("2026-12").days().next_back().expect("a day");
        assert_eq!(last.plus(1), month("2027-01").day(1).expect("a day"));
        assert_eq!(last.weekday(), 3, "2026-12-31 is a Thursday");
    }

    #[test]
    fn a_skipped_and_a_repeated_hour_have_one_reading() {
        let berlin = Zone::named("Europe/Berlin").expect("zone");
        assert_eq!(berlin.read("2025-03-30 02:30:00"), Some(Instant(1_743_298_200_000)));
        assert_eq!(berlin.read("2025-10-26 02:30:00"), Some(Instant(1_761_438_600_000)));
    }
}
