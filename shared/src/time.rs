//! Points in time and the shop's zone. `calendar` has days, months and times of day.
//!
//! An `Instant` is milliseconds since 1970 in UTC. What people read is in the shop's zone; both
//! sides carry the same zone data, so they agree on every local time.

mod calendar;

pub use calendar::{Day, Month, NotATime, TimeOfDay};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// Later by so many milliseconds (earlier when negative).
    pub fn plus(self, milliseconds: i64) -> Instant {
        Instant(self.0.saturating_add(milliseconds))
    }

    /// Reads RFC 3339, `2024-05-01T10:00:00+08:00`. Without its offset a time is nobody's.
    pub fn from_rfc3339(text: &str) -> Option<Instant> {
        // A zone's name behind the offset is no part of it, and may contradict it.
        let timestamp: Timestamp = Some(text).filter(|text| !text.contains('['))?.parse().ok()?;
        Some(Instant(timestamp.as_millisecond()))
    }

    /// Writes `2024-05-01T02:00:00Z`.
    pub fn to_rfc3339(self) -> String {
        self.timestamp().to_string()
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
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
        self.instant(day.at(time)).unwrap_or_default()
    }

    /// The day that the calendar there shows at that instant.
    pub fn day(&self, at: Instant) -> Option<Day> {
        let date = self.local(at).date();
        Day::new(date.year(), date.month(), date.day())
    }

    /// Reads `2017-07-08 00:42:32`, `2016/5/23 22:02` and dates alone, as platforms write them. A time that
    /// bears an offset, `2024-05-01 10:00:00 +0800`, is of no zone.
    pub fn read(&self, text: &str) -> Option<Instant> {
        match text.trim().rsplit_once(' ') {
            Some((local, offset)) if offset.starts_with(['+', '-']) => {
                let offset = Timestamp::strptime("%F %T %z", format!("1970-01-01 00:00:00 {offset}")).ok()?;
                Zone::utc().read_local(local.trim()).map(|at| at.plus(offset.as_millisecond()))
            }
            _ => self.read_local(text.trim()),
        }
    }

    /// Writes `2024-05-01 10:00:00 +0800`.
    pub fn with_offset(&self, at: Instant) -> String {
        at.timestamp().to_zoned(self.0.clone()).strftime("%F %T %z").to_string()
    }

    fn read_local(&self, text: &str) -> Option<Instant> {
        let (date, time) = match text.split_once([' ', 'T']) {
            Some((date, time)) => (date, time.trim()),
            None => (text, "0:00"),
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
            ("2016/5/23 22:02 +0800", Some(1_464_012_120_000)),
            ("2016-05-23 14:02:00 +0000", Some(1_464_012_120_000)),
            ("2016-05-23 10:32:00 -0330", Some(1_464_012_120_000)),
            ("2016-05-23 10:32:00 +8", None),
            ("2016-05-23 10:32:00 +9900", None),
            ("2016-05-23 10:32:00 -0330 -0330", None),
        ] {
            assert_eq!(shanghai.read(text), at.map(Instant), "{text}");
        }
    }

    #[test]
    fn rfc_3339_needs_an_offset() {
        for (text, at) in [
            ("2016-05-23T22:02:00+08:00", Some(1_464_012_120_000)),
            ("2016-05-23T14:02:00Z", Some(1_464_012_120_000)),
            ("2016-05-23T14:02:00.5Z", Some(1_464_012_120_500)),
            ("2016-05-23T22:02:00", None),
            ("2016-05-23", None),
            ("2016-05-23T22:02:00+08:00[Asia/Shanghai]", None),
            ("2016-02-30T22:02:00Z", None),
            ("1464012120", None),
            ("", None),
        ] {
            assert_eq!(Instant::from_rfc3339(text), at.map(Instant), "{text}");
        }
        let at = Instant(1_464_012_120_500);
        assert_eq!(Instant::from_rfc3339(&at.to_rfc3339()), Some(at));
    }

    #[test]
    fn a_skipped_and_a_repeated_hour_have_one_reading() {
        let berlin = Zone::named("Europe/Berlin").expect("zone");
        assert_eq!(berlin.read("2025-03-30 02:30:00"), Some(Instant(1_743_298_200_000)));
        assert_eq!(berlin.read("2025-10-26 02:30:00"), Some(Instant(1_761_438_600_000)));
    }
}
