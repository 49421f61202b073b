//! A server in this process with orders to work on, and what browsers send it.

use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use guitai::{
    Clock,
    auth::password::{self, Passwords},
    config::Config,
    db::{Account, Db},
    engine::{self, Engine, QUEUE},
    front::Front,
    route::{App, Parts, router},
};
use http_body_util::BodyExt;
use serde_json::json;
use shared::{
    command::{Command, OrderFlag, OrderImport, OrderNote, ShopSet, StaffSet},
    id::{ClientId, ImportId, OrderId, ShopId, StaffId},
    order::Flag,
    sample::{Layout, Sample},
    shop::{Platform, Shop},
    sync::{
        primary::{Primary, WriteSet},
        wire::{Mutation, MutationId, PROTO, Push, PushReply, SCHEMA},
    },
    time::Instant,
};
use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Instant as Stopwatch};
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;

const NOW: i64 = 1_790_000_000_000;
const ORDERS: u32 = 5_000;
/// Pushes that the server takes into one transaction.
const AT_ONCE: usize = 64;
const PASSWORD: &str = "correct horse";

/// What browsers send: each so many pushes, one after the other, of so many mutations.
pub struct Load {
    pub what: &'static str,
    pub browsers: usize,
    pub pushes: usize,
    pub mutations: usize,
}

/// Pushes by browser.
pub type Work = Vec<Vec<Push>>;

pub struct Office {
    router: Router,
    cookie: String,
    primary: Primary,
    /// A copy of the database, as the pushes find it.
    pub template: PathBuf,
    _dir: TempDir,
}

impl Office {
    pub async fn open(seed: u64) -> Office {
        let dir = TempDir::new().unwrap();
        let (clock, data) = (Clock::new(|| Instant(NOW)), dir.path().join("data"));
        let db = Db::open(&data).await.unwrap();
        let mut primary = engine::open(&db, &clock).await.unwrap();
        furnish(&db, &mut primary, seed).await;
        db.close().await.unwrap();
        let template = dir.path().join("template.db");
        std::fs::copy(data.join("guitai.db"), &template).unwrap();
        let db = Arc::new(Db::open(&data).await.unwrap());
        let primary = engine::open(&db, &clock).await.unwrap();
        let (engine, _) = Engine::start(db.clone(), primary.clone(), clock.clone(), QUEUE);
        let config = Config {
            data: data.clone(),
            listen: ([127, 0, 0, 1], 0).into(),
            metrics: None,
            origin: None,
            behind_proxy: false,
        };
        let (front, passwords, ending) = (Front::new(&[], &data), Passwords::new().unwrap(), watch::channel(false).1);
        let router = router(App::from(Parts { config, clock, db, engine, front, passwords, ending }));
        let mut office = Office { router, cookie: String::new(), primary, template, _dir: dir };
        office.cookie = office.sign_in().await;
        office
    }

    async fn sign_in(&self) -> String {
        let body = json!({ "login": "lin", "password": PASSWORD }).to_string();
        let answer = self.router.clone().oneshot(self.request("/api/login", body)).await.unwrap();
        let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    fn request(&self, path: &str, body: String) -> Request<Body> {
        let address: SocketAddr = ([127, 0, 0, 1], 40_000).into();
        let request = Request::post(path).header(header::HOST, "a").header(header::ORIGIN, "http://a");
        let request = request.header(header::COOKIE, &self.cookie).header(header::CONTENT_TYPE, "application/json");
        request.extension(axum::extract::ConnectInfo(address)).body(Body::from(body)).unwrap()
    }

    /// What the browsers will send: notes and flags on orders here and there.
    pub fn work(&self, load: &Load) -> Work {
        let orders: Vec<OrderId> = self.primary.world().orders.keys().copied().collect();
        let mut nth = 0;
        let browsers = (0..load.browsers).map(|browser| {
            let client = ClientId::named(&["bench", &browser.to_string()]);
            let mut seq = 0;
            let pushes = (0..load.pushes).map(|_| {
                let mutations = (0..load.mutations).map(|_| {
                    nth += 1;
                    seq += 1;
                    let order = orders[nth * 2_654_435_761 % orders.len()];
                    let command: Command = match nth % 2 {
                        0 => {
                            OrderNote { order, text: format!("买家说周五前要到货，已和仓库确认 {nth}") }.into()
                        }
                        _ => OrderFlag { order, flag: Flag::ALL[nth / 2 % 7] }.into(),
                    };
                    Mutation::new(MutationId { client, seq }, &command, Instant(NOW)).unwrap()
                });
                let mutations = mutations.collect();
                let person = StaffId::named(&["lin"]);
                Push { proto: PROTO, schema: SCHEMA, build: "bench".to_owned(), person, mutations }
            });
            pushes.collect()
        });
        browsers.collect()
    }

    /// The rows that the server will write for it, by transaction.
    pub fn rows(&self, work: &Work) -> Vec<WriteSet> {
        let (mut primary, mut number) = (self.primary.clone(), 0);
        let mut random = || {
            number += 1;
            number
        };
        let longest = work.iter().map(Vec::len).max().unwrap_or_default();
        let turns: Vec<&Push> =
            (0..longest).flat_map(|n| work.iter().filter_map(move |pushes| pushes.get(n))).collect();
        let transactions = turns.chunks(AT_ONCE.min(work.len())).map(|pushes| {
            let pushes: Vec<(StaffId, &Push)> = pushes.iter().map(|push| (push.person, *push)).collect();
            primary.push_all(&pushes, Instant(NOW), &mut random).1
        });
        transactions.collect()
    }

    /// Seconds that the server takes for it.
    pub async fn serve(&self, work: &Work) -> f64 {
        let bodies: Vec<Vec<String>> = work
            .iter()
            .map(|pushes| pushes.iter().map(|push| serde_json::to_string(push).unwrap()).collect())
            .collect();
        let requests = bodies.into_iter().map(|pushes| {
            let requests = pushes.into_iter().map(|body| self.request("/api/sync/push", body));
            requests.collect::<Vec<_>>()
        });
        let requests: Vec<_> = requests.collect();
        let began = Stopwatch::now();
        let browsers = requests.into_iter().map(|requests| {
            let router = self.router.clone();
            tokio::spawn(async move {
                for request in requests {
                    let answer = router.clone().oneshot(request).await.unwrap();
                    let body = answer.into_body().collect().await.unwrap().to_bytes();
                    let reply: PushReply = serde_json::from_slice(&body).unwrap();
                    assert_eq!(reply.stop, None);
                }
            })
        });
        for browser in browsers.collect::<Vec<_>>() {
            browser.await.unwrap();
        }
        began.elapsed().as_secs_f64()
    }
}

async fn furnish(db: &Db, primary: &mut Primary, seed: u64) {
    let staff = json!({ "id": StaffId::named(&["lin"]), "name": "小林", "roles": ["admin"] });
    let shop = Shop { id: ShopId::named(&["shop"]), name: "云上小铺".to_owned(), platform: Platform::Taobao };
    let sample = Sample {
        layout: Layout::Orders2022,
        orders: ORDERS,
        seed,
        newest: Instant(NOW),
        days: 60,
        steady: false,
        faults: false,
    };
    let orders: Vec<_> = sample.orders().collect();
    let mut commands: Vec<Command> =
        vec![StaffSet { staff: serde_json::from_value(staff).unwrap() }.into(), ShopSet { shop }.into()];
    commands.extend(orders.chunks(OrderImport::MOST_ORDERS).map(|orders| {
        let (import, shop) = (ImportId::named(&["import"]), ShopId::named(&["shop"]));
        let (orders, held, file) = (orders.to_vec(), Vec::new(), "orders.csv".to_owned());
        OrderImport { import, shop, file, orders, held, unchanged: 0 }.into()
    }));
    let mut number = 1 << 40;
    let mut tx = db.begin().await.unwrap();
    for command in commands {
        let mut random = || {
            number += 1;
            number
        };
        let write = primary.issue(&command, Instant(NOW), &mut random).unwrap();
        tx.store(write, Instant(NOW)).await.unwrap();
    }
    let account = Account {
        staff: StaffId::named(&["lin"]),
        login: "lin".to_owned(),
        password: password::hash(PASSWORD).unwrap(),
    };
    tx.add_account(&account, Instant(NOW)).await.unwrap();
    tx.commit().await.unwrap();
}
