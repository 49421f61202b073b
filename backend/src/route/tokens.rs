//! `/api/tokens`: how programs come in. For who may edit settings and people: a token is a way in, like an account.

pub mod add;
pub mod list;
pub mod revoke;

use super::{Address, App};
use crate::{account::Asked, auth::Person, error::Error};
use shared::staff::Permission;

/// Who asks, if that person may.
fn asked(app: &App, person: &Person, address: Address) -> Result<Asked, Error> {
    let snapshot = app.engine.snapshot();
    [Permission::SettingsEdit, Permission::StaffEdit].into_iter().try_for_each(|it| person.needs(it, &snapshot))?;
    Ok(Asked { by: Some(person.staff.id), address: Some(address.0) })
}
