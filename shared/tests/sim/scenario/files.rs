//! What is typed and attached, and what crashes and restores do to it.

use super::{stage, standing};
use crate::{
    action::{Action, Work},
    rest::{rest, settle},
    stage::Stage,
    violation::{Violation, ensure},
};
use shared::sync::replica::{BlobState, Errand};

/// A number for a file that is taken, and one for a file that is not (see `Stage::content`).
const TAKEN: u16 = 3;
const REFUSED: u16 = 7;

fn send(with: u16) -> Action {
    Action::Send { tab: 0, form: 0, files: 1, with }
}

fn has_files(stage: &Stage, count: usize) -> Result<(), Violation> {
    let found = stage.server.disk.blobs.len();
    ensure(found == count, || format!("the server has {found} files, not {count}"))
}

/// Before the write what was typed is the draft, after it the command, with its file: at no time both,
/// or neither.
pub fn a_tab_dies_while_it_sends() -> Result<(), Violation> {
    for how in [Work::KilledBefore, Work::KilledAfter] {
        let mut stage = stage(&[2])?;
        stage.act(Action::Type { tab: 0, form: 0 })?;
        settle(&mut stage, 0)?;
        let typed = stage.tabs[0].forms.values().next().cloned().unwrap_or_default();
        stage.act(send(TAKEN))?;
        stage.act(Action::Work { tab: 0, how })?;
        let storage = &stage.stores[0];
        let found = (storage.drafts.len(), storage.outbox.len(), storage.blobs.len());
        let expected = if how == Work::KilledBefore { (1, 0, 0) } else { (0, 1, 1) };
        ensure(found == expected, || format!("{how:?}: drafts, commands and files are {found:?}"))?;
        stage.open(0, false);
        stage.act(Action::Look { store: 0, form: 0 })?;
        settle(&mut stage, 0)?;
        if how == Work::KilledBefore {
            ensure(stage.tabs[0].forms.values().eq([&typed]), || "the form is empty".to_owned())?;
            stage.act(send(TAKEN))?;
        }
        rest(&mut stage)?;
        ensure(standing(&stage, &typed) == 1, || format!("{how:?}: {typed} does not stand once"))?;
        has_files(&stage, 1)?;
        ensure(stage.stores[0].drafts.is_empty(), || "the draft has outlived it".to_owned())?;
    }
    Ok(())
}

/// The backup is of the very version that everybody has, from before the file came: no cookie tells.
pub fn restored_without_its_files() -> Result<(), Violation> {
    let mut stage = stage(&[2, 1])?;
    stage.act(Action::Type { tab: 0, form: 0 })?;
    stage.act(send(TAKEN))?;
    settle(&mut stage, 0)?;
    let mutations = stage.replica(0).outgoing(10_000);
    stage.push_now(0, mutations)?;
    stage.ask_now(0)?;
    settle(&mut stage, 0)?;
    stage.act(Action::Backup)?;
    rest(&mut stage)?;
    has_files(&stage, 1)?;
    // Chen has looked at it; Bo's device then loses all that it had.
    let chen = stage.tabs.len() - 1;
    stage.act(Action::Fetch { tab: chen as u8, which: 0 })?;
    settle(&mut stage, chen)?;
    let before = stage.server.head();
    stage.act(Action::Restore { which: 0, new_epoch: false })?;
    ensure(stage.server.head() == before, || "the versions tell".to_owned())?;
    has_files(&stage, 0)?;
    stage.stores[0].blobs.clear();
    stage.act(Action::Kill { tab: 0 })?;
    rest(&mut stage)?;
    has_files(&stage, 1)
}

/// The text arrives, the files behind it arrive, and the refused one waits for its person.
pub fn refused_file() -> Result<(), Violation> {
    let mut stage = stage(&[2])?;
    for with in [REFUSED, TAKEN] {
        stage.act(Action::Type { tab: 0, form: 0 })?;
        stage.act(send(with))?;
    }
    rest(&mut stage)?;
    has_files(&stage, 1)?;
    let states: Vec<BlobState> = stage.replica(0).blobs().map(|card| card.state).collect();
    let refused = states.iter().filter(|state| matches!(state, BlobState::Refused(_))).count();
    ensure((states.len(), refused) == (2, 1), || format!("states: {states:?}"))?;
    stage.act(Action::DealWithFile { tab: 0, which: 0, again: true })?;
    settle(&mut stage, 0)?;
    let next = stage.replica(0).errand().map(|(errand, _)| errand);
    ensure(matches!(next, Some(Errand::Upload(_))), || "it is not tried again".to_owned())?;
    rest(&mut stage)?;
    stage.act(Action::DealWithFile { tab: 0, which: 0, again: false })?;
    settle(&mut stage, 0)?;
    ensure(stage.replica(0).blobs().count() == 1, || "it is not dropped".to_owned())
}
