//! `guitai serve`: starts everything in order, and ends it in the opposite one.

use super::Outcome;
use crate::{
    auth::password::Passwords,
    clock::Clock,
    config::{Config, Origin},
    db::Db,
    engine::{self, Engine, QUEUE},
    front::{EMBEDDED, Front},
    log,
    route::{Parts, router},
};
use axum::{Router, routing::get};
use clap::Args;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder};
use std::{io, net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time::timeout};

/// Time that requests underway have to end by themselves.
const GRACE: Duration = Duration::from_secs(10);

#[derive(Args)]
pub struct Serve {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where to tell Prometheus what is measured; nowhere without it
    #[arg(long)]
    metrics: Option<SocketAddr>,
    /// The address that people type, when a proxy with TLS stands before the server
    #[arg(long, value_name = "URL")]
    origin: Option<Origin>,
    /// Believe X-Forwarded-For: only right when every request comes through a proxy that sets it
    #[arg(long)]
    behind_proxy: bool,
}

impl Serve {
    pub async fn run(self, data: PathBuf) -> Outcome {
        log::start();
        let Serve { listen, metrics, origin, behind_proxy } = self;
        let config = Config { data, listen, metrics, origin, behind_proxy };
        if let Some(address) = config.metrics {
            measure(address).await?;
        }
        let clock = Clock::system();
        let db = Arc::new(Db::open(&config.data).await?);
        let primary = engine::open(&db, &clock).await?;
        tracing::info!(version = primary.version(), rows = primary.digest().rows, "workspace loaded");
        let (engine, writer) = Engine::start(db.clone(), primary, clock.clone(), QUEUE);
        let front = Front::new(EMBEDDED, &config.data);
        let passwords = tokio::task::spawn_blocking(Passwords::new).await??;
        let (end, ending) = watch::channel(false);
        let listener = TcpListener::bind(config.listen).await?;
        tracing::info!(address = %listener.local_addr()?, version = env!("CARGO_PKG_VERSION"), "serving");
        let parts = Parts { config, clock, db: db.clone(), engine: engine.clone(), front, passwords, ending };
        serve(listener, router(parts.into()), end).await?;
        finish(&engine, writer, &db).await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Serves until the process is asked to end: then nothing new is accepted, streams are told, and
/// what is underway may end.
async fn serve(listener: TcpListener, router: Router, end: watch::Sender<bool>) -> io::Result<()> {
    let mut ending = end.subscribe();
    let graceful = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            asked_to_end().await;
            tracing::info!("ending");
            end.send_replace(true);
        });
    let out_of_grace = async {
        ending.wait_for(|ending| *ending).await.ok();
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        done = graceful.into_future() => done,
        () = out_of_grace => {
            tracing::warn!("some requests did not end in time");
            Ok(())
        }
    }
}

/// Writes what still waits, and leaves one tidy file behind.
async fn finish(engine: &Engine, writer: JoinHandle<()>, db: &Db) -> Result<(), Box<dyn std::error::Error>> {
    engine.close();
    if timeout(GRACE, writer).await.is_err() {
        tracing::error!("the writer did not end in time");
    }
    db.settle().await?;
    tracing::info!("ended");
    Ok(())
}

/// SIGTERM or Ctrl-C.
async fn asked_to_end() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

/// Starts measuring, and a listener of its own that tells the result: what a team does all day
/// is nobody else's business.
async fn measure(address: SocketAddr) -> Result<(), Box<dyn std::error::Error>> {
    let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];
    let jobs = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &seconds)?
        .set_buckets_for_metric(Matcher::Suffix("_batch_jobs".to_owned()), &jobs)?
        .install_recorder()?;
    let listener = TcpListener::bind(address).await?;
    tracing::info!(address = %listener.local_addr()?, "telling metrics");
    let router = Router::new().route("/metrics", get(async move || handle.render()));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(())
}
