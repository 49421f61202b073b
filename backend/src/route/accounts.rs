//! `/api/accounts`: how the people of the team sign in. For who may edit the team.
//!
//! Everything done here is in the audit, and attempts are limited as those to sign in are.

pub mod add;
pub mod list;
pub mod password;
pub mod revoke;

use super::{App, login::Address};
use crate::{account::Asked, auth::Person, db::Account, error::Error};
use shared::{id::StaffId, staff::Permission};

/// Who asks, if that person may; and the account that it is about.
async fn asked_about(app: &App, person: &Person, address: &Address, staff: &str) -> Result<(Account, Asked), Error> {
    person.needs(Permission::StaffEdit, &app.engine.snapshot())?;
    let staff = staff.parse::<StaffId>().map_err(|_| Error::NotFound)?;
    let account = app.db.readers().account_of(staff).await?.ok_or(Error::NotFound)?;
    app.limits.attempt(&account.login, &address.0)?;
    Ok((account, asked(person, address)))
}

fn asked(person: &Person, address: &Address) -> Asked {
    Asked { by: Some(person.staff.id), address: Some(address.0.clone()) }
}
