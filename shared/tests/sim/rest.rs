//! All faults are healed and everybody goes on until nothing is left to do, which must come soon.

use crate::{
    action::Work,
    invariant::same,
    stage::Stage,
    sums,
    violation::{Violation, ensure},
};
use shared::{
    attachment::BlobHash,
    sync::{replica::BlobState, wire::Stop},
};

/// Rounds until all is quiet, if nothing is poisoned; each poisoned mutation may take some more.
const ROUNDS: usize = 16;
const ROUNDS_A_POISON: usize = 12;
/// Questions until a tab is up to date.
const QUESTIONS: usize = 300;
/// Milliseconds between two rounds: no wait that a server asks for is longer.
const ROUND: i64 = 129_000;

/// Lets it come to rest, and compares everybody with the server.
pub fn rest(stage: &mut Stage) -> Result<(), Violation> {
    heal(stage);
    let poisoned = stage.poisoned();
    let mut rounds = ROUNDS + ROUNDS_A_POISON * poisoned;
    while !round(stage)? {
        rounds -= 1;
        ensure(rounds > 0, || format!("progress: no rest with {poisoned} poisoned mutations: {}", stage.unrest()))?;
        stage.now += ROUND;
    }
    sums::hold(stage.server.now.primary.world())?;
    same("log", stage.server.now.primary.world().records(), stage.server.now.oracle.records())?;
    for index in 0..stage.tabs.len() {
        stage.check_tab(index)?;
        let version = stage.replica(index).cookie().map(|cookie| cookie.version);
        let now = stage.server.now.primary.version();
        ensure(version == Some(now), || format!("convergence: a tab rests at {version:?}, the server at {now}"))?;
        let waits = stage.replica(index).pending().next();
        ensure(waits.is_none(), || format!("progress: {waits:?} waits for ever"))?;
    }
    (0..stage.stores.len()).try_for_each(|store| stage.check_store(store))?;
    files(stage)
}

/// Every content that is not refused is on the server: all copies, and all that what is applied names.
fn files(stage: &Stage) -> Result<(), Violation> {
    let has = |hash: &BlobHash| stage.server.disk.blobs.contains_key(hash);
    for (card, _) in stage.stores.iter().flat_map(|store| store.blobs.values()) {
        let rests = matches!(card.state, BlobState::Refused(_)) || (card.state == BlobState::Copy && has(&card.hash));
        ensure(rests, || format!("files: {card:?} is not on the server"))?;
    }
    for hash in stage.server.now.applied.keys() {
        let lost = stage.ledger.needs(*hash).find(|blob| !has(blob));
        ensure(lost.is_none(), || format!("files: {} names {lost:?}, which nobody has", stage.ledger.name(*hash)))?;
    }
    Ok(())
}

/// Brings every tab up to date once, as where a history may begin.
pub fn warm(stage: &mut Stage) -> Result<(), Violation> {
    round(stage).map(|_| ())
}

fn heal(stage: &mut Stage) {
    stage.network.messages.clear();
    stage.server.fate = None;
    stage.server.busy = 0;
    stage.server.other_age = false;
    stage.server.slice = 255;
    stage.tabs.retain(|tab| !tab.old);
    for store in 0..stage.stores.len() {
        if !stage.tabs.iter().any(|tab| tab.store == store) {
            stage.open(store, false);
        }
    }
}

/// Everybody signs in, the first tab of each storage does its cycle, the others follow. Says whether
/// nothing is left to do.
fn round(stage: &mut Stage) -> Result<bool, Violation> {
    let mut quiet = true;
    for store in 0..stage.stores.len() {
        let (device, person) = (stage.stores[store].device, stage.stores[store].person);
        stage.sign_in(device, Some(person));
        let tabs: Vec<usize> = (0..stage.tabs.len()).filter(|index| stage.tabs[*index].store == store).collect();
        for index in &tabs {
            settle(stage, *index)?;
        }
        let Some(leader) = tabs.first() else { continue };
        stage.live(*leader);
        let is_done = stage.replica(*leader).errand().is_none();
        if is_done && tabs.iter().all(|index| stage.rests(*index)) {
            continue;
        }
        stage.adopt(*leader)?;
        let version = stage.server.now.primary.version();
        quiet &= cycle(stage, *leader)? && version == stage.server.now.primary.version();
        for index in &tabs {
            stage.adopt(*index)?;
            // Who alone has read a damaged page finds out when it leads.
            if stage.replica(*index).cookie().is_none() {
                quiet &= cycle(stage, *index)?;
            }
        }
    }
    Ok(quiet)
}

/// Does all jobs of a tab's storage task.
pub fn settle(stage: &mut Stage, index: usize) -> Result<(), Violation> {
    while !stage.tabs[index].jobs.is_empty() {
        stage.work(index, Work::Done)?;
    }
    Ok(())
}

/// As the browser's: pull until current, push what waits, until nothing does or the server asks for
/// time. Says whether nothing waits.
fn cycle(stage: &mut Stage, leader: usize) -> Result<bool, Violation> {
    for _ in 0..QUESTIONS {
        pull(stage, leader)?;
        let mutations = stage.replica(leader).outgoing(100_000);
        if mutations.is_empty() {
            upload(stage, leader)?;
            return Ok(stage.replica(leader).pending().next().is_none());
        }
        let reply = stage.push_now(leader, mutations)?;
        settle(stage, leader)?;
        if let Some(Stop::RetryAfter { .. }) = reply.stop {
            pull(stage, leader)?;
            return Ok(false);
        }
    }
    Err(Violation::new("progress: a cycle without end"))
}

/// All files, one after the other.
fn upload(stage: &mut Stage, leader: usize) -> Result<(), Violation> {
    for _ in 0..QUESTIONS {
        if !stage.errand_now(leader)? {
            return Ok(());
        }
        settle(stage, leader)?;
    }
    Err(Violation::new("progress: files without end"))
}

fn pull(stage: &mut Stage, leader: usize) -> Result<(), Violation> {
    for _ in 0..QUESTIONS {
        stage.ask_now(leader)?;
        settle(stage, leader)?;
        if stage.replica(leader).cookie().is_some_and(|cookie| cookie.version == stage.server.now.primary.version()) {
            return Ok(());
        }
    }
    Err(Violation::new("progress: a pull without end"))
}
