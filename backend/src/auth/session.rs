//! Sessions: an opaque token in a cookie, its hash in the database.

use crate::{
    clock::Clock,
    db::{Db, Failure, TokenHash},
    error::Error,
    route::App,
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header::COOKIE, request::Parts},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use cookie::{Cookie, SameSite, time};
use sha2::{Digest, Sha256};
use shared::{
    id::StaffId,
    staff::{Permission, Staff},
    sync::primary::Primary,
};
use std::sync::Arc;
use tokio::sync::watch;

/// Days for which the browser keeps the cookie: as long as an unused session lasts.
const DAYS: i64 = crate::db::SESSION_LASTS / (24 * 60 * 60 * 1000);
/// Milliseconds within which a session that is used is not noted again.
const NOTED_EVERY: i64 = 60 * 60 * 1000;

/// The sessions of a workspace.
#[derive(Clone)]
pub struct Sessions {
    db: Arc<Db>,
    clock: Clock,
    /// Counts revocations, so that open streams look whether they are meant.
    revoked: Arc<watch::Sender<u64>>,
    secure: bool,
}

/// Who is asking, by a good session.
#[derive(Clone, Debug)]
pub struct Person {
    pub staff: Arc<Staff>,
    pub token: TokenHash,
}

impl Sessions {
    pub fn new(db: Arc<Db>, clock: Clock, secure: bool) -> Sessions {
        Sessions { db, clock, revoked: Arc::new(watch::channel(0).0), secure }
    }

    /// A new token and the cookie that carries it. The token is not yet good: `add_session` makes it so.
    pub fn issue(&self) -> Result<(TokenHash, Cookie<'static>), Error> {
        let mut token = [0; 32];
        getrandom::fill(&mut token).map_err(|error| Error::Internal(error.to_string()))?;
        let text = URL_SAFE_NO_PAD.encode(token);
        Ok((hash(&text), self.cookie(text)))
    }

    /// The cookie with that token, good from now on; with an empty one the browser forgets it.
    pub fn cookie(&self, token: String) -> Cookie<'static> {
        let days = if token.is_empty() { 0 } else { DAYS };
        Cookie::build((self.cookie_name(), token))
            .path("/")
            .http_only(true)
            .secure(self.secure)
            .same_site(SameSite::Lax)
            .max_age(time::Duration::days(days))
            .build()
    }

    fn cookie_name(&self) -> &'static str {
        if self.secure { "__Host-guitai" } else { "guitai" }
    }

    /// The token that the request carries.
    pub fn token(&self, headers: &HeaderMap) -> Option<String> {
        let texts = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut cookies = texts.flat_map(Cookie::split_parse).filter_map(Result::ok);
        cookies.find(|cookie| cookie.name() == self.cookie_name()).map(|cookie| cookie.value().to_owned())
    }

    /// Whose session it is, if it is still good.
    pub async fn owner(&self, token: TokenHash, primary: &Primary) -> Result<Option<Arc<Staff>>, Failure> {
        let now = self.clock.now();
        let Some(session) = self.db.readers().session(token, now).await? else { return Ok(None) };
        if session.seen < now.plus(-NOTED_EVERY) {
            self.note(token).await;
        }
        Ok(active(session.staff, primary))
    }

    /// Notes that the session is in use. While nothing can be stored it is good all the same.
    async fn note(&self, token: TokenHash) {
        let now = self.clock.now();
        let note = async {
            let mut tx = self.db.begin().await?;
            tx.touch_session(token, now).await?;
            tx.commit().await
        };
        if let Err(failure) = note.await {
            tracing::warn!(%failure, "could not note that a session is in use");
        }
    }

    /// Makes open streams look whether their session is still good.
    pub fn tell_revoked(&self) {
        self.revoked.send_modify(|count| *count += 1);
    }

    pub fn revocations(&self) -> watch::Receiver<u64> {
        self.revoked.subscribe()
    }
}

impl Person {
    /// Refuses who may not do that.
    pub fn needs(&self, permission: Permission, primary: &Primary) -> Result<(), Error> {
        let workspace = primary.world().workspace();
        match workspace.is_some_and(|workspace| workspace.permits(&self.staff, permission)) {
            true => Ok(()),
            false => Err(Error::Denied { permission }),
        }
    }
}

/// The person, unless unknown or gone.
pub fn active(id: StaffId, primary: &Primary) -> Option<Arc<Staff>> {
    primary.world().staff.get(&id).filter(|staff| staff.active).cloned()
}

/// What is stored of a token.
pub fn hash(token: &str) -> TokenHash {
    Sha256::digest(token.as_bytes()).into()
}

impl FromRequestParts<App> for Person {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Person, Error> {
        let token = hash(&app.sessions.token(&parts.headers).ok_or(Error::Auth)?);
        let staff = app.sessions.owner(token, &app.engine.snapshot()).await?.ok_or(Error::Auth)?;
        Ok(Person { staff, token })
    }
}
