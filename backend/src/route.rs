//! What can be asked of the server: the routes, and what wraps them all.
//!
//! From outside in: a request id and a line in the log, security headers, a net for panics, the check of the origin, a
//! time limit; then the route. Everything under /api answers in JSON, errors too. `v1` is for programs, with tokens;
//! the rest is for our own pages. `body` reads requests, `error` shapes refusals.

mod accounts;
mod act;
mod archive;
mod blob;
mod body;
mod health;
mod live;
mod login;
mod logout;
mod password;
mod presence;
mod pull;
mod push;
mod session;
mod tokens;
mod v1;
mod wrap;

pub use login::Address;

use crate::{
    auth::{limit::Limits, origin::same_origin, password::Passwords, session::Sessions},
    clock::Clock,
    config::{Config, Origin},
    db::Db,
    engine::Engine,
    error::Error,
    front::{self, Front},
    presence::Presence,
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use shared::attachment;
use std::sync::Arc;
use tokio::sync::{Semaphore, watch};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, compression::CompressionLevel};

/// Most bytes of a push: a page sends 256 KiB at a time, or one large command.
const PUSH_BYTES: usize = 8 * 1024 * 1024;
/// Most bytes of a file's content: more than is taken, so that the refusal can say how much is.
const BLOB_BYTES: usize = attachment::MOST_BYTES as usize + 64 * 1024;
/// Most bytes of any other body.
const BODY_BYTES: usize = 64 * 1024;
/// Contents of files that come in at the same time.
const UPLOADS_AT_ONCE: usize = 16;
/// Answers to pulls made at the same time.
const PULLS_AT_ONCE: usize = 32;

/// What routes share.
#[derive(Clone)]
pub struct App {
    pub config: Arc<Config>,
    pub clock: Clock,
    pub db: Arc<Db>,
    pub engine: Engine,
    pub sessions: Sessions,
    pub passwords: Passwords,
    pub limits: Arc<Limits>,
    pub front: Arc<Front>,
    pub pulls: Arc<Semaphore>,
    pub uploads: Arc<Semaphore>,
    /// Counts contents of files that have come: pages that miss one try again.
    pub arrivals: Arc<watch::Sender<u64>>,
    pub presence: Arc<Presence>,
    /// Turns true when the server is about to end.
    pub ending: watch::Receiver<bool>,
}

/// What an App is made of, beside what it makes for itself.
pub struct Parts {
    pub config: Config,
    pub clock: Clock,
    pub db: Arc<Db>,
    pub engine: Engine,
    pub front: Front,
    pub passwords: Passwords,
    pub ending: watch::Receiver<bool>,
}

impl From<Parts> for App {
    fn from(parts: Parts) -> App {
        let Parts { config, clock, db, engine, front, passwords, ending } = parts;
        let secure = config.origin.as_ref().is_some_and(Origin::is_https);
        App {
            sessions: Sessions::new(db.clone(), clock.clone(), secure),
            limits: Arc::new(Limits::new()),
            pulls: Arc::new(Semaphore::new(PULLS_AT_ONCE)),
            uploads: Arc::new(Semaphore::new(UPLOADS_AT_ONCE)),
            arrivals: Arc::new(watch::channel(0).0),
            presence: Arc::default(),
            config: Arc::new(config),
            front: Arc::new(front),
            passwords,
            clock,
            db,
            engine,
            ending,
        }
    }
}

/// All routes.
pub fn router(app: App) -> Router {
    let push = post(push::push).layer(DefaultBodyLimit::max(PUSH_BYTES));
    let blob = get(blob::get::get).put(blob::put::put).layer(DefaultBodyLimit::max(BLOB_BYTES));
    let api = Router::new()
        .route("/login", post(login::login))
        .route("/logout", post(logout::logout))
        .route("/session", get(session::session))
        .route("/password", post(password::password))
        .route("/act", post(act::act))
        .route("/archive", post(archive::find))
        .route("/accounts", get(accounts::list::list).post(accounts::add::add))
        .route("/accounts/{staff}/password", post(accounts::password::password))
        .route("/accounts/{staff}/revoke", post(accounts::revoke::revoke))
        .route("/tokens", get(tokens::list::list).post(tokens::add::add))
        .route("/tokens/{id}/revoke", post(tokens::revoke::revoke))
        .route("/presence", post(presence::presence))
        .route("/blob/lacking", post(blob::lacking::lacking))
        .route("/sync/push", push)
        .route("/sync/pull", post(pull::pull).layer(gzip()))
        .layer(middleware::from_fn(wrap::time_limit))
        .merge(Router::new().route("/blob/{hash}", blob).layer(middleware::from_fn(wrap::long_time_limit)))
        // A stream that stays open has no time limit.
        .route("/live", get(live::live))
        .method_not_allowed_fallback(async || Error::WrongMethod)
        .fallback(async || Error::NotFound)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(middleware::from_fn_with_state(app.clone(), same_origin));
    Router::new()
        .nest("/api", api)
        .nest("/api/v1", v1::routes())
        .route("/healthz", get(health::health))
        .fallback(front::serve)
        .layer(CatchPanicLayer::custom(wrap::panicked))
        .layer(middleware::from_fn_with_state(app.clone(), wrap::security_headers))
        .layer(middleware::from_fn(wrap::log))
        .with_state(app)
}

/// Rows shrink to a fifth, and agents sit behind slow lines.
fn gzip() -> CompressionLayer {
    CompressionLayer::new().gzip(true).quality(CompressionLevel::Fastest)
}
