//! `GET /api/accounts`: who has an account, and when it was last in use.

use super::super::App;
use crate::{auth::Person, db::Listed, error::Error};
use axum::{Json, extract::State};
use shared::staff::Permission;

pub async fn list(State(app): State<App>, person: Person) -> Result<Json<Vec<Listed>>, Error> {
    person.needs(Permission::StaffEdit, &app.engine.snapshot())?;
    Ok(Json(app.db.readers().accounts().await?))
}
