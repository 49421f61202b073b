//! Names by which a customer buys (C1). Each account is a file whose id follows from platform and name, so that an
//! import made anywhere, also offline, names the same one; a customer with several is a group of such files.

use super::{Customer, Fact};
use crate::{id::CustomerId, shop::Platform};
use serde::{Deserialize, Serialize};

/// A name on a platform.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Account {
    pub platform: Platform,
    pub name: String,
}

impl Account {
    /// The file that orders of this account name.
    pub fn customer(&self) -> CustomerId {
        CustomerId::named(&[self.platform.word(), &self.name])
    }

    /// A name that the platform masked may be many buyers'.
    pub fn is_masked(&self) -> bool {
        self.name.contains('*')
    }
}

impl Customer {
    /// The account that this file began with, by the name that it had then; people may have changed it since.
    pub fn account(&self) -> Option<Account> {
        let platform = self.platform?;
        let first =
            self.history.iter().find_map(|edit| if let Fact::Name(name) = &edit.from { Some(name) } else { None });
        Some(Account { platform, name: first.unwrap_or(&self.name).clone() })
    }
}
