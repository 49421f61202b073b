//! A server in this process: the router, the writer, a database in a folder of its own.

use crate::client::Client;
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, Response},
};
use guitai::{
    Clock,
    auth::password::{self, Passwords},
    config::{Config, Origin},
    db::{Account, Db},
    engine::{self, Engine},
    front::{File, Front},
    route::{App, Parts, router},
};
use serde_json::json;
use shared::{
    command::{Command, OrderImport, ShopSet, StaffSet},
    id::{ImportId, ShopId, StaffId},
    sample::{Layout, Sample},
    shop::{Platform, Shop},
    staff::Staff,
    sync::primary::Primary,
    time::Instant,
};
use std::{
    path::Path,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicI64, Ordering},
    },
};
use tempfile::TempDir;
use tokio::{sync::watch, task::JoinHandle};
use tower::ServiceExt;

pub const PASSWORD: &str = "correct horse";
/// When the tests take place.
pub const NOW: i64 = 1_790_000_000_000;

/// One hash for everybody: hashing is slow on purpose.
static HASH: LazyLock<String> = LazyLock::new(|| password::hash(PASSWORD).unwrap());
static PASSWORDS: LazyLock<Passwords> = LazyLock::new(|| Passwords::new().unwrap());

/// What a server is to start with.
pub struct Build {
    people: Vec<(&'static str, &'static str)>,
    orders: u32,
    queue: usize,
    origin: Option<Origin>,
    files: &'static [File],
}

/// The people of a workspace: login and role.
pub fn people(people: &[(&'static str, &'static str)]) -> Build {
    Build { people: people.to_vec(), orders: 0, queue: 64, origin: None, files: &[] }
}

pub struct TestApp {
    pub router: Router,
    pub db: Arc<Db>,
    pub engine: Engine,
    pub now: Arc<AtomicI64>,
    pub dir: TempDir,
    end: watch::Sender<bool>,
    writer: JoinHandle<()>,
}

impl Build {
    pub fn orders(self, orders: u32) -> Build {
        Build { orders, ..self }
    }

    pub fn queue(self, queue: usize) -> Build {
        Build { queue, ..self }
    }

    pub fn origin(self, origin: &str) -> Build {
        Build { origin: Some(origin.parse().unwrap()), ..self }
    }

    pub fn files(self, files: &'static [File]) -> Build {
        Build { files, ..self }
    }

    pub async fn start(self) -> TestApp {
        let dir = TempDir::new().unwrap();
        self.prepare(dir.path()).await;
        self.open(dir).await
    }

    async fn prepare(&self, data: &Path) {
        let (db, clock) = (Db::open(data).await.unwrap(), Clock::new(|| Instant(NOW)));
        let mut primary = engine::open(&db, &clock).await.unwrap();
        for (login, role) in &self.people {
            let staff = member(login, role);
            issue(&db, &mut primary, StaffSet { staff }.into()).await;
            let account =
                Account { staff: StaffId::named(&[login]), login: (*login).to_owned(), password: HASH.clone() };
            let mut tx = db.begin().await.unwrap();
            tx.add_account(&account, Instant(NOW)).await.unwrap();
            tx.commit().await.unwrap();
        }
        if self.orders > 0 {
            let shop =
                Shop { id: ShopId::named(&["shop"]), name: "云上小铺".to_owned(), platform: Platform::Taobao };
            issue(&db, &mut primary, ShopSet { shop }.into()).await;
            for slice in order_slices(self.orders) {
                issue(&db, &mut primary, slice.into()).await;
            }
        }
        db.settle().await.unwrap();
    }

    /// Starts over a folder that was prepared before.
    pub async fn open(self, dir: TempDir) -> TestApp {
        let now = Arc::new(AtomicI64::new(NOW));
        let clock = {
            let now = now.clone();
            Clock::new(move || Instant(now.load(Ordering::Relaxed)))
        };
        let db = Arc::new(Db::open(dir.path()).await.unwrap());
        let primary = engine::open(&db, &clock).await.unwrap();
        let (engine, writer) = Engine::start(db.clone(), primary, clock.clone(), self.queue);
        let (end, ending) = watch::channel(false);
        let config = Config {
            data: dir.path().to_owned(),
            listen: ([127, 0, 0, 1], 0).into(),
            metrics: None,
            origin: self.origin,
            behind_proxy: false,
        };
        let front = Front::new(self.files, dir.path());
        let passwords = PASSWORDS.clone();
        let parts = Parts { config, clock, db: db.clone(), engine: engine.clone(), front, passwords, ending };
        TestApp { router: router(App::from(parts)), db, engine, now, dir, end, writer }
    }
}

async fn issue(db: &Db, primary: &mut Primary, command: Command) {
    let mut number = 1 << 40;
    let mut random = || {
        number += 1;
        number
    };
    let write = primary.issue(&command, Instant(NOW), &mut random).unwrap();
    let mut tx = db.begin().await.unwrap();
    tx.store(write, Instant(NOW)).await.unwrap();
    tx.commit().await.unwrap();
}

/// The person with that login, of whom nothing but the role is said.
pub fn member(login: &str, role: &str) -> Staff {
    let said = json!({ "id": StaffId::named(&[login]), "name": format!("{login}!"), "roles": [role] });
    serde_json::from_value(said).unwrap()
}

/// Invented orders, as an import sends them.
pub fn order_slices(orders: u32) -> Vec<OrderImport> {
    let sample = Sample {
        layout: Layout::Orders2022,
        orders,
        seed: 7,
        newest: Instant(NOW),
        days: 60,
        steady: false,
        faults: false,
    };
    let orders: Vec<_> = sample.orders().collect();
    let slice = |orders: &[_]| OrderImport {
        import: ImportId::named(&["import"]),
        shop: ShopId::named(&["shop"]),
        file: "orders.csv".to_owned(),
        orders: orders.to_vec(),
        held: Vec::new(),
        unchanged: 0,
    };
    orders.chunks(OrderImport::MOST_ORDERS).map(slice).collect()
}

impl TestApp {
    /// Sends a request as if from a browser on this machine.
    pub async fn send(&self, mut request: Request<Body>) -> Response<Body> {
        let address: std::net::SocketAddr = ([127, 0, 0, 1], 40_000).into();
        request.extensions_mut().insert(ConnectInfo(address));
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// A person's browser, signed in.
    pub async fn sign_in(&self, login: &str) -> Client {
        self.sign_in_with(login, PASSWORD).await
    }

    pub async fn sign_in_with(&self, login: &str, password: &str) -> Client {
        let mut client = Client::new(login);
        assert_eq!(client.login(self, password).await.status, 200, "{login} can't sign in");
        client
    }

    pub fn advance(&self, milliseconds: i64) {
        self.now.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// Announces the end, as SIGTERM does.
    pub fn announce_end(&self) {
        self.end.send_replace(true);
    }

    /// Stops the server in good order; the folder can be opened again.
    pub async fn stop(self) -> TempDir {
        let TestApp { router, db, engine, dir, end, writer, .. } = self;
        end.send_replace(true);
        drop(router);
        engine.close();
        writer.await.unwrap();
        db.settle().await.unwrap();
        drop(engine);
        dir
    }
}
