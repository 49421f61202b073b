//! A workspace with one order, and one person's browser as far as the wire sees it.

use crate::server::{Server, cli, text};
use shared::{
    command::{Command, OrderNote},
    id::{ClientId, OrderId, StaffId},
    record::Kind,
    sync::wire::{Ending, Frame, Mutation, MutationId, PROTO, Position, PullRequest, Push, SCHEMA},
    time::Instant,
};
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;

/// One page load, as far as the wire sees it.
pub struct Sender {
    pub person: StaffId,
    pub order: OrderId,
    pub client: ClientId,
    seq: u64,
}

impl Sender {
    /// A note on the order, with the next number.
    pub fn note(&mut self, text: String) -> Push {
        self.command(OrderNote { order: self.order, text })
    }

    pub fn command(&mut self, command: impl Into<Command>) -> Push {
        self.seq += 1;
        let id = MutationId { client: self.client, seq: self.seq };
        let mutations = vec![Mutation::new(id, &command.into(), Instant(1_790_000_000_000)).unwrap()];
        Push { proto: PROTO, schema: SCHEMA, build: "test".to_owned(), person: self.person, mutations }
    }

    /// A question for what there is.
    pub fn request(&self, at: Position) -> PullRequest {
        PullRequest { proto: PROTO, person: self.person, kinds: Kind::ALL.to_vec(), at, open: Vec::new() }
    }
}

/// A workspace with one person and one order, and a browser of that person.
pub fn workspace() -> (TempDir, Sender) {
    let dir = TempDir::new().unwrap();
    let (data, password) = (dir.path(), b"correct horse\n");
    let added = cli(data, &["user", "add", "lin", "--name", "Lin", "--role", "admin", "--password-stdin"], password);
    assert!(added.status.success(), "{}", text(&added));
    let file = cli(data, &["sample", "orders", "--rows", "1"], b"").stdout;
    let imported = cli(data, &["import", "orders", "-"], &file);
    assert!(imported.status.success(), "{}", text(&imported));
    let mut server = Server::start(data, "");
    assert_eq!(server.sign_in("lin", "correct horse"), 200);
    let session: serde_json::Value = serde_json::from_str(&server.get("/api/session")).unwrap();
    let person: StaffId = session["staff"]["id"].as_str().unwrap().parse().unwrap();
    let mut sender = Sender { person, order: OrderId(Uuid::nil()), client: ClientId(Uuid::now_v7()), seq: 0 };
    let frames = server.pull(&sender.request(Position::Start));
    assert!(matches!(frames.last(), Some(Frame::End(Ending::Loading { next: None, .. }))));
    let order = frames.iter().find_map(|frame| match frame {
        Frame::Rows(rows) => rows.iter().find(|row| row.kind == Kind::Order).map(|row| OrderId(row.id)),
        _ => None,
    });
    sender.order = order.unwrap();
    (dir, sender)
}

/// How often each text stands in the stored history of the only order.
pub fn stored(data: &Path, text: &str) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let primary = runtime.block_on(async { guitai::db::Readers::open(data).await.unwrap().load().await }).unwrap();
    let order = primary.world().orders.values().next().unwrap().clone();
    let is_text = |act: &shared::order::Act| matches!(act, shared::order::Act::Note { text: found } if found == text);
    order.history.iter().filter(|entry| is_text(&entry.act)).count()
}
