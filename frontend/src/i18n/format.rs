//! Numbers, money and times as people read them. Times are in the team's zone, whatever the
//! device thinks.

use super::{Language, Words};
use shared::{
    money::Fen,
    time::{Instant, Zone},
};

const DAY: i64 = 86_400_000;

/// `¥1,299.00`; a negative amount has its sign in front.
pub fn money(amount: Fen) -> String {
    let text = Fen(amount.0.saturating_abs()).to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, "00"));
    let sign = if amount < Fen::ZERO { "−" } else { "" };
    format!("{sign}¥{}.{part}", grouped(whole))
}

/// `12,480`
pub fn count(number: u64) -> String {
    grouped(&number.to_string())
}

/// `42 %`, never 100 before the end.
pub fn share(done: u64, of: u64) -> String {
    let percent = done.min(of).saturating_mul(100).checked_div(of).unwrap_or(100);
    format!("{percent}%")
}

/// `312 KB`, `4.2 MB`
pub fn bytes(bytes: u32) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes / 1024),
        _ => format!("{:.1} MB", f64::from(bytes) / 1_048_576.0),
    }
}

/// `14:05`
pub fn time(zone: &Zone, at: Instant) -> String {
    let t = zone.local(at);
    format!("{:02}:{:02}", t.hour(), t.minute())
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `2026-11-21 14:05`
pub fn moment(zone: &Zone, at: Instant) -> String {
    let t = zone.local(at);
    format!("{}-{:02}-{:02} {:02}:{:02}", t.year(), t.month(), t.day(), t.hour(), t.minute())
}

/// `11-21 14:05`, as the house writes it in memos (O3).
pub fn memo_time(zone: &Zone, at: Instant) -> String {
    let t = zone.local(at);
    format!("{:02}-{:02} {:02}:{:02}", t.month(), t.day(), t.hour(), t.minute())
}

impl Words {
    /// As short as it stays clear: `14:05` today, `昨天 14:05`, `11-21 14:05`, `2016-11-21`.
    pub fn when(&self, zone: &Zone, at: Instant, now: Instant) -> String {
        let (then, today) = (zone.local(at), zone.local(now));
        let time = format!("{:02}:{:02}", then.hour(), then.minute());
        if then.date() == today.date() {
            time
        } else if then.date() == zone.local(now.plus(-DAY)).date() {
            match self.language {
                Language::Zh => format!("昨天 {time}"),
                Language::En => format!("Yesterday {time}"),
            }
        } else if then.year() == today.year() {
            format!("{:02}-{:02} {time}", then.month(), then.day())
        } else {
            format!("{}-{:02}-{:02}", then.year(), then.month(), then.day())
        }
    }

    /// The day alone: `今天`, `昨天`, `11-21`, `2016-11-21`.
    pub fn day_of(&self, zone: &Zone, at: Instant, now: Instant) -> String {
        let (then, today) = (zone.local(at), zone.local(now));
        if then.date() == today.date() {
            self.pick(["今天", "Today"]).to_owned()
        } else if then.date() == zone.local(now.plus(-DAY)).date() {
            self.pick(["昨天", "Yesterday"]).to_owned()
        } else if then.year() == today.year() {
            format!("{:02}-{:02}", then.month(), then.day())
        } else {
            format!("{}-{:02}-{:02}", then.year(), then.month(), then.day())
        }
    }
}
