//! What must hold of a tab and of a storage after every step, whatever has happened.

use crate::{
    ledger::Ledger,
    server::Server,
    store::Store,
    violation::{Violation, ensure},
};
use shared::{
    attachment::BlobHash,
    command::{self, Actor, Ctx},
    permit,
    record::Record,
    sync::replica::Replica,
    world::World,
};

/// Confirmed is the server's view at the cookie, the view is confirmed with what waits replayed on
/// it, and what waits is not in confirmed already.
pub fn tab(replica: &Replica, server: &Server, ledger: &Ledger) -> Result<(), Violation> {
    let view = replayed(replica);
    same("view", replica.view().records(), view.records())?;
    let Some(cookie) = replica.cookie() else { return Ok(()) };
    let moment = server.at(cookie)?;
    let scopes = moment.primary.scopes(replica.person());
    ensure(scopes == cookie.scopes, || format!("scopes are {:?}, not {scopes:?}", cookie.scopes))?;
    for (key, scope) in replica.confirmed_rows() {
        ensure(scopes.contains(&scope), || format!("{key} is outside the scopes {scopes:?}"))?;
    }
    let mine = |record: &Record| scopes.contains(&record.scope()) && cookie.kinds.contains(&record.key().kind);
    same("confirmed", replica.confirmed().records(), moment.primary.world().records().filter(mine))?;
    for pending in replica.pending() {
        let hash = pending.mutation.hash();
        let twice = moment.applied.contains_key(&hash);
        ensure(!twice, || format!("{} waits, and its effects are here already", ledger.name(hash)))?;
    }
    Ok(())
}

/// What was acknowledged is in what is confirmed; what was refused is not.
pub fn store(store: &Store, server: &Server, ledger: &Ledger) -> Result<(), Violation> {
    store.kept()?;
    for attention in store.attention.values() {
        let hash = attention.mutation.hash();
        // A restored server may think otherwise the second time.
        let applied = server.restores == 0 && server.now.applied.contains_key(&hash);
        ensure(!applied, || format!("{} needs attention, and is applied", ledger.name(hash)))?;
    }
    for mutation in store.mutations() {
        let has = |hash: &BlobHash| store.blobs.contains_key(hash) || server.disk.blobs.contains_key(hash);
        let lost = ledger.needs(mutation.hash()).find(|hash| !has(hash));
        ensure(lost.is_none(), || format!("{} names {lost:?}, which is nowhere", ledger.name(mutation.hash())))?;
    }
    let Some(cookie) = &store.meta.cookie else { return Ok(()) };
    let moment = server.at(cookie)?;
    for (pending, version) in store.recent.values() {
        let hash = pending.mutation.hash();
        let applied = moment.applied.contains_key(&hash);
        ensure(applied, || format!("{} is acknowledged in {version}, not in {cookie:?}", ledger.name(hash)))?;
    }
    Ok(())
}

/// The view as the architecture defines it, computed a second time.
fn replayed(replica: &Replica) -> World {
    let mut world = replica.confirmed().clone();
    for pending in replica.pending() {
        if pending.again && replica.cookie().is_none() {
            continue;
        }
        let Ok(command) = pending.mutation.command() else { continue };
        let ctx = Ctx { actor: Actor::Staff(replica.person()), at: pending.mutation.issued_at };
        if permit::may(ctx.actor, &command, &world).is_ok() {
            // A refusal changes nothing.
            let _ = command::apply(&mut world, &command, &ctx);
        }
    }
    world
}

pub fn same(
    what: &str,
    found: impl Iterator<Item = Record>,
    mut expected: impl Iterator<Item = Record>,
) -> Result<(), Violation> {
    for record in found {
        let other = expected.next();
        ensure(other.as_ref() == Some(&record), || format!("{what}: has {record:?}, expected {other:?}"))?;
    }
    let left = expected.next();
    ensure(left.is_none(), || format!("{what}: lacks {left:?}"))
}
