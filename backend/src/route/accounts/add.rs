//! `POST /api/accounts`: adds a person and the account to sign in with, both or neither.

use super::{
    super::{App, body::Json, login::Address},
    asked,
};
use crate::{
    account::{NewAccount, check_login, choose},
    auth::Person,
    db::Account,
    engine::Act,
    error::Error,
};
use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use shared::{
    command::{Actor, Command, StaffSet},
    id::StaffId,
    permit,
    staff::Staff,
    sync::wire::End,
};

#[derive(Deserialize)]
pub struct Addition {
    staff: Staff,
    login: String,
    /// Made up here when it is missing.
    #[serde(default)]
    password: Option<String>,
}

#[derive(Serialize)]
pub struct Added {
    staff: StaffId,
    login: String,
    /// Told this once, when it was made up here.
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
}

pub async fn add(
    State(app): State<App>,
    address: Address,
    person: Person,
    Json(body): Json<Addition>,
) -> Result<(StatusCode, axum::Json<Added>), Error> {
    let Addition { staff, login, password } = body;
    let (me, id) = (person.staff.id, staff.id);
    let command = Command::from(StaffSet { staff });
    // Who may not do it makes nobody hash passwords.
    permit::may(Actor::Staff(me), &command, app.engine.snapshot().world())?;
    check_login(&login)?;
    app.limits.attempt(&login, &address.0)?;
    if app.db.readers().account(&login).await?.is_some() {
        return Err(Error::LoginTaken);
    }
    let chosen = choose(password, &login)?;
    let hash = app.passwords.hash(chosen.password.clone()).await?;
    let account = Account { staff: id, login: login.clone(), password: hash };
    let account = Some(NewAccount { account, asked: asked(&person, &address) });
    let act = Act { person: me, command, issued_at: app.clock.now(), account };
    match app.engine.act(act).await? {
        End::Applied { .. } => {
            let password = Some(chosen.password).filter(|_| chosen.is_new);
            Ok((StatusCode::CREATED, axum::Json(Added { staff: id, login, password })))
        }
        End::Rejected { why } => Err(why.into()),
        End::Quarantined => Err(Error::Internal("an act was put aside".to_owned())),
    }
}
