//! Histories that are told on purpose: long ones that chance would not tell, and those whose end
//! has to be just so. Every invariant is held on the way as in any other.

mod files;
mod service;
mod together;

use crate::{
    action::{Action, Fate, History, Work},
    rest::{rest, settle},
    stage::Stage,
    team,
    violation::{Violation, ensure},
    wish,
};
use shared::{
    command::{Command, OrderMove, OrderNote},
    id::OrderId,
    order::Status,
    staff::RoleId,
    sync::bug,
};

type Scenario = fn() -> Result<(), Violation>;

const ALL: &[(&str, Scenario)] = &[
    ("poison ahead of 500 good ones", poison_ahead_of_500),
    ("below the log floor with 200 waiting", below_the_log_floor),
    ("a first load interrupted at 30 %", first_load_interrupted),
    ("restored after it acknowledged, then written to", restored_then_written_to),
    ("another person signs in in mid-drain", another_signs_in),
    ("the rejected parent of a dependant", rejected_parent),
    ("two people move one order", two_move_one_order),
    ("the same batch twice at once", same_batch_twice),
    ("an import is seen whole or not at all", import_is_seen_whole),
    ("two supervisors edit one week", together::two_supervisors_edit_one_week),
    ("two agents claim one ticket", together::two_agents_claim_one_ticket),
    ("two people take one step of a case", service::two_take_one_step),
    ("a refund waits in no queue", service::a_refund_waits_in_no_queue),
    ("a tab dies between typing and saving what was sent", files::a_tab_dies_while_it_sends),
    ("a server restored to the very version loses files", files::restored_without_its_files),
    ("a file that is refused keeps nobody waiting", files::refused_file),
];

/// Tells all; says which did not end as it should.
pub fn all() -> bool {
    bug::set(None);
    let ends = ALL.iter().map(|(name, scenario)| (name, scenario()));
    let failed: Vec<_> = ends.filter_map(|(name, end)| Some((name, end.err()?))).collect();
    failed.iter().for_each(|(name, violation)| println!("{name}: {}", violation.0));
    println!("{} scenarios", ALL.len());
    failed.is_empty()
}

/// A stage with a tab on each of these storages, up to date.
fn stage(seats: &[usize]) -> Result<Stage, Violation> {
    Stage::new(&History { seats: seats.to_vec(), warm: true, slice: 255, actions: Vec::new() })
}

fn first_order(stage: &Stage) -> OrderId {
    stage.server.now.primary.world().orders.keys().next().copied().unwrap()
}

fn note(stage: &mut Stage, tab: usize, text: &str) -> Result<(), Violation> {
    stage.now += 1;
    let order = first_order(stage);
    stage.dispatch(tab, &OrderNote { order, text: text.to_owned() }.into()).map(|_| ())
}

/// How often a note stands in the order's history on the server.
fn standing(stage: &Stage, text: &str) -> usize {
    let order = stage.server.now.primary.world().orders.get(&first_order(stage)).cloned().unwrap();
    order.history.iter().filter(|entry| format!("{:?}", entry.act).contains(text)).count()
}

fn poison_ahead_of_500() -> Result<(), Violation> {
    let mut stage = stage(&[0])?;
    note(&mut stage, 0, bug::POISON)?;
    for number in 0..500 {
        note(&mut stage, 0, &format!("good {number}."))?;
    }
    let begun = stage.now;
    rest(&mut stage)?;
    let minutes = (stage.now - begun) / 60_000;
    let quarantined: Vec<u32> = stage.server.disk.quarantined.iter().map(|row| row.attempts).collect();
    ensure(quarantined.len() == 1 && quarantined[0] >= 5, || format!("attempts: {quarantined:?}"))?;
    ensure((10..16).contains(&minutes), || format!("the good ones waited {minutes} minutes"))?;
    ensure((0..500).all(|number| standing(&stage, &format!("good {number}.")) == 1), || {
        "a good one is missing".to_owned()
    })?;
    ensure(stage.replica(0).attention().count() == 1, || "the poisoned one is not shown".to_owned())
}

fn below_the_log_floor() -> Result<(), Violation> {
    let mut stage = stage(&[0, 1])?;
    for number in 0..200 {
        note(&mut stage, 0, &format!("waiting {number}."))?;
    }
    settle(&mut stage, 0)?;
    for number in 0..30 {
        note(&mut stage, 1, &format!("other {number}."))?;
        settle(&mut stage, 1)?;
        let mutations = stage.replica(1).outgoing(10_000);
        stage.sign_in(0, Some(team::person(2)));
        stage.push_now(1, mutations)?;
    }
    stage.act(Action::Trim { keep: 1 })?;
    stage.act(Action::Restart)?;
    rest(&mut stage)?;
    ensure((0..200).all(|number| standing(&stage, &format!("waiting {number}.")) == 1), || {
        "something unsent is lost".to_owned()
    })
}

fn first_load_interrupted() -> Result<(), Violation> {
    let mut stage = Stage::new(&History { seats: vec![0], warm: false, slice: 2, actions: Vec::new() })?;
    stage.tabs.truncate(1);
    settle(&mut stage, 0)?;
    for slice in 0..40 {
        stage.server.issue(&wish::many(slice).into())?;
    }
    let rows = stage.server.now.primary.world().records().count() as u64;
    while stage.replica(0).loading().unwrap_or(0) * 10 < rows * 3 {
        stage.ask_now(0)?;
        settle(&mut stage, 0)?;
    }
    let loaded = stage.replica(0).loading().unwrap_or(0);
    stage.act(Action::Kill { tab: 0 })?;
    stage.open(0, false);
    settle(&mut stage, 0)?;
    ensure(stage.replica(0).loading() == Some(loaded), || "a new tab does not go on where the old one was".to_owned())?;
    let mut questions = 0;
    while stage.replica(0).cookie().is_none() {
        stage.ask_now(0)?;
        settle(&mut stage, 0)?;
        questions += 1;
    }
    ensure(questions <= (rows - loaded).div_ceil(5) + 2, || {
        format!("{questions} questions for the rest of {rows} rows")
    })?;
    rest(&mut stage)
}

fn restored_then_written_to() -> Result<(), Violation> {
    for new_epoch in [false, true] {
        let mut stage = stage(&[0, 3])?;
        stage.act(Action::Backup)?;
        note(&mut stage, 0, "acknowledged")?;
        rest(&mut stage)?;
        ensure(stage.stores[0].recent.len() == 1, || "it was not acknowledged".to_owned())?;
        stage.act(Action::Restore { which: 0, new_epoch })?;
        ensure(standing(&stage, "acknowledged") == 0, || "the backup has it".to_owned())?;
        for number in 0..3 {
            note(&mut stage, 1, &format!("new {number}."))?;
        }
        rest(&mut stage)?;
        ensure(standing(&stage, "acknowledged") == 1, || "what the backup had lost did not return".to_owned())?;
        ensure((0..3).all(|number| standing(&stage, &format!("new {number}.")) == 1), || {
            "a new one is lost".to_owned()
        })?;
    }
    Ok(())
}

/// Bo's notes wait on the shared workstation when Chen signs in there.
fn another_signs_in() -> Result<(), Violation> {
    let mut stage = stage(&[0, 1])?;
    stage.sign_in(0, Some(team::person(1)));
    note(&mut stage, 0, "bo's")?;
    settle(&mut stage, 0)?;
    for session in [None, Some(team::person(2))] {
        stage.sign_in(0, session);
        let mutations = stage.replica(0).outgoing(10_000);
        let reply = stage.push_now(0, mutations)?;
        ensure(reply.outcomes.is_empty(), || format!("{session:?} sent it: {reply:?}"))?;
        ensure(stage.stores[0].outbox.len() == 1, || "it no longer waits".to_owned())?;
    }
    rest(&mut stage)?;
    ensure(standing(&stage, "bo's") == 1, || "it never arrived".to_owned())
}

/// An import that is no longer permitted, and a note on the order that it would have made.
fn rejected_parent() -> Result<(), Violation> {
    let mut stage = stage(&[2])?;
    let import = wish::many(7);
    let order = OrderId::named(&["taobao", &import.orders[0].number]);
    stage.now += 1;
    stage.dispatch(0, &import.into())?;
    stage.now += 1;
    stage.dispatch(0, &OrderNote { order, text: "depends on it".to_owned() }.into())?;
    ensure(stage.replica(0).view().orders.contains_key(&order), || "it does not show at once".to_owned())?;
    let technician = shared::staff::Staff { roles: [RoleId::named("technician")].into(), ..team::staff(1, &[], true) };
    stage.administer(&shared::command::StaffSet { staff: technician }.into())?;
    rest(&mut stage)?;
    ensure(stage.replica(0).attention().count() == 2, || "both need attention".to_owned())?;
    ensure(!stage.replica(0).view().orders.contains_key(&order), || "it still shows".to_owned())
}

fn two_move_one_order() -> Result<(), Violation> {
    let mut stage = stage(&[2, 1])?;
    let world = stage.server.now.primary.world();
    let order = world.orders.values().find(|order| order.status == Status::ToVerify).map(|order| order.id).unwrap();
    for (tab, to) in [(0, Status::Verified), (1, Status::Audited)] {
        stage.now += 1;
        let command: Command =
            OrderMove { order, expect: Status::ToVerify, to, reason: String::new(), parcel: None }.into();
        stage.dispatch(tab, &command)?;
    }
    rest(&mut stage)?;
    let refused: Vec<usize> = (0..2).map(|tab| stage.replica(tab).attention().count()).collect();
    ensure(refused == [0, 1], || format!("refusals: {refused:?}"))?;
    let status = stage.server.now.primary.world().orders.get(&order).map(|order| order.status);
    ensure(status == Some(Status::Verified), || format!("the first wins, not {status:?}"))
}

/// One push arrives twice in one transaction, and once more after its answer was lost in a crash.
fn same_batch_twice() -> Result<(), Violation> {
    let mut stage = stage(&[2])?;
    for text in ["one", "two", "three"] {
        note(&mut stage, 0, text)?;
    }
    settle(&mut stage, 0)?;
    for fate in [None, Some(Fate::CrashAfter)] {
        stage.act(Action::Push { tab: 0 })?;
        stage.act(Action::Double { message: 0 })?;
        stage.server.fate = fate;
        stage.act(Action::Batch)?;
        stage.network.messages.clear();
    }
    rest(&mut stage)?;
    ensure(["one", "two", "three"].iter().all(|text| standing(&stage, text) == 1), || "not once each".to_owned())
}

/// However the answer is cut: order, customer and contact are all there or none is.
fn import_is_seen_whole() -> Result<(), Violation> {
    let mut stage = stage(&[2, 1])?;
    let import = wish::many(9);
    let order = OrderId::named(&["taobao", &import.orders[0].number]);
    stage.server.issue(&import.into())?;
    for frames in 0..6 {
        stage.act(Action::Pull { tab: 1 })?;
        stage.act(Action::Deliver { message: 0 })?;
        stage.act(Action::Cut { message: 0, frames })?;
        stage.act(Action::Work { tab: 1, how: Work::Done })?;
        let view = stage.replica(1).view();
        let seen = [view.orders.contains_key(&order), view.contacts.len() > 3, view.customers.len() > 3];
        ensure(seen.iter().all(|there| !there), || format!("{frames} frames show {seen:?}"))?;
    }
    rest(&mut stage)?;
    ensure(stage.replica(1).view().orders.contains_key(&order), || "it never came".to_owned())
}
