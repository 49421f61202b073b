//! What a file says of a customer (C1), fact by fact, and how a fact changes.

use super::{Account, Customer};
use crate::{
    id::{CustomerId, StaffId},
    ticket::Channel,
    time::{Day, Instant},
};
use serde::{Deserialize, Serialize};

/// A part of a customer's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    Name(String),
    Sizes(String),
    Preferences(String),
    Remark(String),
    Birthday(Option<Day>),
    Age(Option<Age>),
    Tag {
        tag: String,
        on: bool,
    },
    /// One more mark as a nuisance, or one taken back (T2).
    Nuisance {
        on: bool,
    },
    Blocked(bool),
    /// Whether the customer agrees; nothing where nobody knows.
    Consent {
        purpose: Purpose,
        to: Option<Consent>,
    },
    /// The last day of the contract, or none.
    Contract(Option<Day>),
    Collected(Option<Collected>),
    /// An account on a platform is theirs, or is not: its orders lead here.
    Account {
        account: Account,
        on: bool,
    },
    /// Somebody looked: that file is somebody else's, whatever they have in common.
    Apart {
        from: CustomerId,
        on: bool,
    },
}

/// One change of the file: `from` is what stood there, so that one key restores it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub from: Fact,
    pub to: Fact,
}

/// How old somebody was on a day, where nobody knows the birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Age {
    pub years: u8,
    pub on: Day,
}

impl Age {
    /// The highest that is taken.
    pub const MOST: u8 = 120;

    /// At least so many years on a later day.
    pub fn by(self, today: Day) -> u8 {
        self.years.saturating_add(years_between(self.on, today))
    }

    /// The age of who was born that day.
    pub fn of(birthday: Day, today: Day) -> u8 {
        years_between(birthday, today)
    }
}

/// Whole years, none before they begin. Who was born on 29 February has a birthday on 1 March, too.
fn years_between(from: Day, to: Day) -> u8 {
    let day = |day: Day| (day.month().number(), day.number());
    let years = to.month().year() - from.month().year() - i16::from(day(to) < day(from));
    u8::try_from(years.max(0)).unwrap_or(u8::MAX)
}

/// What a customer may agree to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Calls,
    Messages,
    Marketing,
}

impl Purpose {
    pub const ALL: [Purpose; 3] = [Purpose::Calls, Purpose::Messages, Purpose::Marketing];
}

/// What a customer said to it, when, and by which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Otherwise it was refused.
    pub given: bool,
    pub on: Day,
    pub via: Channel,
}

/// Who got to know the customer, by which way and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Collected {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Channel>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// How a contract stands on a day. Its last day counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contract {
    Active { until: Day },
    Lapsed { since: Day },
}

impl Customer {
    /// Nothing: there is no contract.
    pub fn contract(&self, today: Day) -> Option<Contract> {
        let until = self.contract_until?;
        Some(if today <= until { Contract::Active { until } } else { Contract::Lapsed { since: until } })
    }

    /// Sets one fact and returns what stood there before. An account is a file of its own, which the command sees to.
    pub(crate) fn set(&mut self, fact: &Fact) -> Fact {
        fn swap<T: Clone>(place: &mut T, new: &T) -> T {
            std::mem::replace(place, new.clone())
        }
        match fact {
            Fact::Name(new) => Fact::Name(swap(&mut self.name, new)),
            Fact::Sizes(new) => Fact::Sizes(swap(&mut self.sizes, new)),
            Fact::Preferences(new) => Fact::Preferences(swap(&mut self.preferences, new)),
            Fact::Remark(new) => Fact::Remark(swap(&mut self.remark, new)),
            Fact::Birthday(new) => Fact::Birthday(swap(&mut self.birthday, new)),
            Fact::Age(new) => Fact::Age(swap(&mut self.age, new)),
            Fact::Tag { tag, on } => {
                let was = if *on { !self.tags.insert(tag.clone()) } else { self.tags.remove(tag) };
                Fact::Tag { tag: tag.clone(), on: was }
            }
            Fact::Nuisance { on } => {
                let marks = if *on { self.nuisances.saturating_add(1) } else { self.nuisances.saturating_sub(1) };
                let was = std::mem::replace(&mut self.nuisances, marks);
                // Where there is no mark, none is taken back.
                Fact::Nuisance { on: if was == marks { *on } else { !on } }
            }
            Fact::Blocked(new) => Fact::Blocked(swap(&mut self.blocked, new)),
            Fact::Consent { purpose, to } => {
                let was = match to {
                    Some(new) => self.consents.insert(*purpose, *new),
                    None => self.consents.remove(purpose),
                };
                Fact::Consent { purpose: *purpose, to: was }
            }
            Fact::Contract(new) => Fact::Contract(swap(&mut self.contract_until, new)),
            Fact::Collected(new) => Fact::Collected(swap(&mut self.collected, new)),
            Fact::Account { .. } => fact.clone(),
            Fact::Apart { from, on } => {
                let was = if *on { !self.apart.insert(*from) } else { self.apart.remove(from) };
                Fact::Apart { from: *from, on: was }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c1_an_age_grows_from_the_day_on_which_it_was_noted() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        for (name, years, on, today, expected) in [
            ("the same day", 34, "2025-03-01", "2025-03-01", 34),
            ("a day before the year is full", 34, "2025-03-01", "2026-02-28", 34),
            ("the day it is", 34, "2025-03-01", "2026-03-01", 35),
            ("noted on 29 February", 34, "2024-02-29", "2025-02-28", 34),
            ("and a day later", 34, "2024-02-29", "2025-03-01", 35),
            ("before it was noted", 34, "2025-03-01", "2020-01-01", 34),
            ("for ever", 120, "1800-01-01", "2200-01-01", 255),
        ] {
            assert_eq!(Age { years, on: day(on) }.by(day(today)), expected, "{name}");
        }
        assert_eq!(Age::of(day("1990-02-28"), day("2026-02-27")), 35);
    }

    #[test]
    fn c1_a_contract_holds_to_the_end_of_its_last_day() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let until = day("2026-03-31");
        let mut customer = Customer::new(CustomerId::named(&["x"]), "x");
        assert_eq!(customer.contract(until), None);
        customer.contract_until = Some(until);
        assert_eq!(customer.contract(until), Some(Contract::Active { until }));
        assert_eq!(customer.contract(until.plus(1)), Some(Contract::Lapsed { since: until }));
    }
}
