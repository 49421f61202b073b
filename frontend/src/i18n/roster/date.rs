//! Days, months, times of day and hours as people say them.

use crate::i18n::{Language, Words};
use shared::time::{Day, Month, TimeOfDay};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [[&str; 2]; 7] =
    [["一", "Mon"], ["二", "Tue"], ["三", "Wed"], ["四", "Thu"], ["五", "Fri"], ["六", "Sat"], ["日", "Sun"]];

impl Words {
    /// `2026 年 12 月`, `December 2026`
    pub fn month(&self, month: Month) -> String {
        match self.language {
            Language::Zh => format!("{} 年 {} 月", month.year(), month.number()),
            Language::En => format!("{} {}", month_name(month), month.year()),
        }
    }

    /// `12 月 9 日`, `9 Dec`
    pub fn day(&self, day: Day) -> String {
        match self.language {
            Language::Zh => format!("{} 月 {} 日", day.month().number(), day.number()),
            Language::En => format!("{} {}", day.number(), &month_name(day.month())[..3]),
        }
    }

    /// Where the month is clear: `9 日`, `9 Dec`.
    pub fn day_of_month(&self, day: Day) -> String {
        match self.language {
            Language::Zh => format!("{} 日", day.number()),
            Language::En => self.day(day),
        }
    }

    /// As short as it fits above a column: `三`, `Wed`.
    pub fn weekday(&self, day: Day) -> &'static str {
        WEEKDAYS.get(usize::from(day.weekday())).map_or("", |pair| self.pick(*pair))
    }

    /// `周三`, `Wed`
    pub fn week_day(&self, day: Day) -> String {
        match self.language {
            Language::Zh => format!("周{}", self.weekday(day)),
            Language::En => self.weekday(day).to_owned(),
        }
    }

    /// `172.5 h`
    pub fn hours(&self, minutes: u32) -> String {
        let tenths = (minutes * 10 + 30) / 60;
        match tenths % 10 {
            0 => format!("{} h", tenths / 10),
            part => format!("{}.{part} h", tenths / 10),
        }
    }

    /// `9 小时 30 分`, `9 h 30`
    pub fn duration(&self, minutes: i64) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        match (self.language, rest) {
            (Language::Zh, 0) => format!("{hours} 小时"),
            (Language::Zh, rest) => format!("{hours} 小时 {rest} 分"),
            (Language::En, 0) => format!("{hours} h"),
            (Language::En, rest) => format!("{hours} h {rest:02}"),
        }
    }

    /// What stands between parts of a sentence.
    pub fn comma(&self) -> &'static str {
        self.pick(["，", ", "])
    }

    /// `9:00`
    pub fn time_of_day(&self, time: TimeOfDay) -> String {
        format!("{}:{:02}", time.minutes() / 60, time.minutes() % 60)
    }
}

fn month_name(month: Month) -> &'static str {
    MONTHS.get(usize::from(month.number()).saturating_sub(1)).copied().unwrap_or("")
}
