//! The archive: what is over and was left alone for as long as the team has set stays on the server only, where it is
//! found and read, and from where it comes back when somebody works with it again.
//!
//! A record says itself whether it is there ([`Archive`]); its scope follows from that, so a device lets go of it like
//! of any record that it may not hold. Nothing on a device refers to what is not there: `refers` says what a record
//! can't be without, `sweep` finds what nothing live refers to any more, `find` looks into the archive.

pub mod find;
mod refers;
mod sweep;

pub use refers::{away_among, with_all};
pub use sweep::cold;

use crate::{
    record::{Kind, Record},
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// Where a record stands with the archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Archive {
    /// It was never there.
    #[default]
    Never,
    /// There since then: on no device.
    Away(Instant),
    /// It was there, and came back then.
    Back(Instant),
}

impl Archive {
    pub fn is_never(&self) -> bool {
        *self == Archive::Never
    }

    pub fn is_away(self) -> bool {
        matches!(self, Archive::Away(_))
    }

    /// When it came back, if it did.
    pub fn back_at(self) -> Option<Instant> {
        match self {
            Archive::Back(at) => Some(at),
            Archive::Never | Archive::Away(_) => None,
        }
    }
}

macro_rules! archivable {
    ($($name:ident),*) => {
        use crate::{
            aftersale::Case, approval::Approval, customer::{Contact, Customer}, enquiry::Enquiry, order::Order,
            ticket::Ticket,
        };

        impl Record {
            /// Where it stands with the archive, into which other kinds never go.
            pub fn archive(&self) -> Archive {
                match self {
                    $(Record::$name(record) => record.archive,)*
                    _ => Archive::Never,
                }
            }

            /// The same, at another place of the archive; `None` for kinds that never go there.
            pub(crate) fn archived(&self, archive: Archive) -> Option<Record> {
                match self {
                    $(Record::$name(record) => Some($name { archive, ..$name::clone(record) }.into()),)*
                    _ => None,
                }
            }
        }

        impl Kind {
            /// Whether records of this kind go into the archive.
            pub fn is_archived(self) -> bool {
                matches!(self, $(Kind::$name)|*)
            }
        }
    };
}
archivable!(Order, Case, Approval, Ticket, Enquiry, Customer, Contact);
