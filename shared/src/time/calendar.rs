//! The calendar apart from any zone: days, months, times of day. Each has one written form, which is
//! also the stored one.

use jiff::civil::{Date, DateTime, Time, Weekday};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

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

    /// The wall clock at that time of this day.
    pub(super) fn at(self, time: TimeOfDay) -> DateTime {
        self.0.to_datetime(time.civil())
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
