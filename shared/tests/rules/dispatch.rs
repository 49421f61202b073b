//! Who gets a new ticket (T4), and its number.

use crate::{
    desk::{Desk, NOW, person, staff},
    ticket::{opening, ticket},
};
use shared::{
    automation,
    command::{
        Actor, Change, Command, RosterCell, RosterPublish, StaffSet, TicketAssign, TicketMove, TicketOpen, TicketSay,
    },
    id::TicketId,
    roster::{Cell, shift::ShiftTypeId},
    staff::{LineId, Post, Staff},
    ticket::{Act, Closing, Status, Ticket, Voice, Word, WrapUpId},
    time::Instant,
};

/// Puts these people on a shift that is on at [`NOW`], in what is published.
fn on_shift(desk: &mut Desk, people: &[&str]) {
    let workspace = desk.world.workspace().unwrap();
    let (zone, now) = (workspace.zone(), NOW);
    let today = zone.day(now).unwrap();
    let covers = |shift: &&shared::roster::shift::ShiftType| {
        let (begin, end) = shift.span(today, &zone);
        begin <= now && now < end
    };
    let shift = workspace.shift_types.iter().find(covers).map(|shift| shift.id.clone()).unwrap();
    for name in people {
        let cell = Cell::shift(&shift);
        let staff = person(name);
        desk.does(RosterCell { staff, day: today, expect: None, to: Some(cell.clone()) }).unwrap();
        let cells = [(today.number(), cell)].into();
        desk.does(RosterPublish { staff, month: today.month(), cells, expect: 0 }).unwrap();
    }
}

/// Does it, and what the server does next about it, and about that.
fn with_reaction(desk: &mut Desk, at: Instant, command: impl Into<Command>) -> Vec<Change> {
    let changes = desk.does_at(at, Actor::Staff(person("lead")), command).unwrap();
    react(desk, at, changes)
}

fn react(desk: &mut Desk, at: Instant, mut changes: Vec<Change>) -> Vec<Change> {
    for next in automation::react(&desk.world, &changes.clone(), at) {
        let more = desk.does_at(at, Actor::System, next).unwrap();
        changes.extend(react(desk, at, more));
    }
    changes
}

fn found(desk: &Desk, id: TicketId) -> Ticket {
    Ticket::clone(desk.world.tickets.get(&id).unwrap())
}

fn close(desk: &mut Desk, id: TicketId) {
    let closing = Some(Closing { wrap_up: WrapUpId("answered".to_owned()), word: Word::Accepted });
    let expect = found(desk, id).status;
    desk.does(TicketMove { ticket: id, expect, to: Status::Closed, reason: String::new(), closing }).unwrap();
}

fn acts(ticket: &Ticket) -> Vec<Act> {
    ticket.history.iter().map(|entry| entry.act.clone()).collect()
}

fn open(desk: &mut Desk, at: Instant, name: &str, line: Option<&str>) -> Ticket {
    let id = TicketId::named(&[name]);
    with_reaction(desk, at, TicketOpen { ticket: id, line: line.map(LineId::named), ..opening() });
    Ticket::clone(desk.world.tickets.get(&id).unwrap())
}

fn working(name: &str, lines: &[&str]) -> StaffSet {
    let lines = lines.iter().map(|line| LineId::named(line)).collect();
    StaffSet { staff: Staff { post: Post { lines, ..Post::default() }, ..staff(name, name) } }
}

/// On shift, the ticket's line, and who of them gets it.
#[test]
fn t4_only_who_is_on_shift_and_works_the_line_may_get_it() {
    for (name, people, lines, line, expected) in [
        ("nobody on shift", &[][..], &[][..], None, None),
        ("the one on shift", &["agent"][..], &[][..], None, Some("agent")),
        ("who may not work tickets gets none", &["inspector"][..], &[][..], None, None),
        ("who works no line in particular works any", &["agent"][..], &[][..], Some("phone"), Some("agent")),
        ("who works another line gets none", &["agent"][..], &["chat"][..], Some("phone"), None),
        ("who works that line gets it", &["agent"][..], &["chat", "phone"][..], Some("phone"), Some("agent")),
        ("a ticket without a line is anybody's", &["agent"][..], &["chat"][..], None, Some("agent")),
    ] {
        let mut desk = Desk::new();
        on_shift(&mut desk, people);
        desk.does(working("agent", lines)).unwrap();
        let ticket = open(&mut desk, NOW, "ticket", line);
        assert_eq!(ticket.assignee, expected.map(person), "{name}");
        let status = if expected.is_some() { Status::Assigned } else { Status::New };
        assert_eq!(ticket.status, status, "{name}");
    }
}

#[test]
fn t4_nobody_on_shift_is_told_to_who_leads() {
    let mut desk = Desk::new();
    let ticket = open(&mut desk, NOW, "ticket", None);
    assert_eq!(ticket.history.last().map(|entry| entry.act.clone()), Some(Act::NobodyOnShift));
    let told = ["supervisor", "manager", "ada"].map(person);
    assert_eq!(ticket.unread, told.into(), "all who lead, but not who opened it");
}

#[test]
fn t4_least_loaded_first_then_longest_idle() {
    let mut desk = Desk::new();
    on_shift(&mut desk, &["agent", "technician"]);
    let minute = |n: i64| NOW.plus(n * 60_000);
    let first = open(&mut desk, minute(1), "1", None);
    let second = open(&mut desk, minute(2), "2", None);
    assert_ne!(first.assignee, second.assignee, "who has one waits until the others have one");
    let third = open(&mut desk, minute(3), "3", None);
    assert_eq!(third.assignee, first.assignee, "of two with one each, who got the last one earlier");
    close(&mut desk, first.id);
    close(&mut desk, third.id);
    let fourth = open(&mut desk, minute(4), "4", None);
    assert_eq!(fourth.assignee, first.assignee, "what is closed is no load");
    let dispatched = fourth.history.last().map(|entry| entry.act.clone());
    assert_eq!(dispatched, Some(Act::Dispatched { to: first.assignee.unwrap(), on_shift: 2, open: 0 }));
    assert_eq!(fourth.unread, [first.assignee.unwrap()].into());
    close(&mut desk, second.id);
    close(&mut desk, fourth.id);
    let fifth = open(&mut desk, minute(5), "5", None);
    assert_eq!(fifth.assignee, second.assignee, "of two with none, who got the last one earlier");
    close(&mut desk, fifth.id);
    let sixth = open(&mut desk, minute(6), "6", None);
    assert_eq!(sixth.assignee, first.assignee, "and the other one next");
}

/// What comes back with nobody to look after it is given to somebody, like a new one.
#[test]
fn t4_what_is_open_again_and_nobodys_is_dispatched() {
    let mut desk = Desk::new();
    let id = open(&mut desk, NOW, "ticket", None).id;
    close(&mut desk, id);
    let say = || TicketSay { ticket: id, voice: Voice::Customer, text: "still".to_owned(), files: Vec::new() };
    with_reaction(&mut desk, NOW, say());
    assert_eq!(acts(&found(&desk, id)).last(), Some(&Act::NobodyOnShift), "who leads is told");
    close(&mut desk, id);
    on_shift(&mut desk, &["agent"]);
    with_reaction(&mut desk, NOW, say());
    let ticket = found(&desk, id);
    assert_eq!((ticket.status, ticket.assignee), (Status::InProgress, Some(person("agent"))));
    let given = ticket.history.len();
    with_reaction(&mut desk, NOW, say());
    assert_eq!(found(&desk, id).history.len(), given + 1, "what was open already stays where it is");
}

#[test]
fn what_somebody_puts_back_stays_in_the_queue() {
    let mut desk = Desk::new();
    on_shift(&mut desk, &["agent"]);
    let id = open(&mut desk, NOW, "ticket", None).id;
    let back = TicketAssign { ticket: id, expect: Some(person("agent")), to: None, reason: String::new() };
    with_reaction(&mut desk, NOW, back);
    assert_eq!(found(&desk, id).assignee, None);
}

/// Open tickets of who leaves go to others; what is done stays with who did it, until it comes back.
#[test]
fn who_leaves_leaves_no_open_ticket_behind() {
    let mut desk = Desk::new();
    on_shift(&mut desk, &["agent"]);
    let [first, second, done] = ["first", "second", "done"].map(|name| open(&mut desk, NOW, name, None).id);
    close(&mut desk, done);
    on_shift(&mut desk, &["technician"]);
    let other = open(&mut desk, NOW, "other", None);
    assert_eq!(other.assignee, Some(person("technician")));
    let gone = || StaffSet { staff: Staff { active: false, ..staff("agent", "agent") } };
    let changes = with_reaction(&mut desk, NOW, gone());
    for id in [first, second] {
        let ticket = found(&desk, id);
        assert_eq!(ticket.assignee, Some(person("technician")));
        let taken = Act::Assigned { from: Some(person("agent")), to: None, reason: String::new() };
        let last = acts(&ticket).split_off(ticket.history.len() - 2);
        assert!(last[0] == taken && matches!(last[1], Act::Dispatched { .. }), "{last:?}");
        assert!(ticket.history.iter().rev().take(2).all(|entry| entry.by.is_none()));
    }
    assert_eq!(found(&desk, done).assignee, Some(person("agent")));
    assert_eq!(found(&desk, other.id), other, "what others have stays with them");
    assert_eq!(automation::react(&desk.world, &changes[changes.len() - 1..], NOW), [], "and there it ends");
    with_reaction(&mut desk, NOW, gone());
    let say = TicketSay { ticket: done, voice: Voice::Customer, text: "still".to_owned(), files: Vec::new() };
    with_reaction(&mut desk, NOW, say);
    assert_eq!(found(&desk, done).assignee, Some(person("technician")), "what comes back does not wait for who left");
}

#[test]
fn what_is_kept_or_was_taken_meanwhile_is_not_dispatched() {
    let mut desk = Desk::new();
    on_shift(&mut desk, &["agent"]);
    with_reaction(&mut desk, NOW, TicketOpen { mine: true, ..opening() });
    assert_eq!(desk.world.tickets.get(&ticket()).unwrap().assignee, Some(person("lead")));
    let id = TicketId::named(&["late"]);
    let changes = desk.does_as("lead", TicketOpen { ticket: id, ..opening() }).unwrap();
    let reactions = automation::react(&desk.world, &changes, NOW);
    let claim = TicketAssign { ticket: id, expect: None, to: Some(person("lead")), reason: String::new() };
    desk.does_as("lead", claim).unwrap();
    reactions.into_iter().for_each(|next| drop(desk.does_at(NOW, Actor::System, next).unwrap()));
    assert_eq!(desk.world.tickets.get(&id).unwrap().assignee, Some(person("lead")));
}

#[test]
fn a_shift_that_is_over_or_only_planned_is_none() {
    let mut desk = Desk::new();
    on_shift(&mut desk, &["agent"]);
    let tomorrow = NOW.plus(24 * 3_600_000);
    assert_eq!(open(&mut desk, tomorrow, "tomorrow", None).assignee, None);
    let today = desk.world.workspace().unwrap().zone().day(NOW).unwrap();
    for shift in ["full", "half", "evening", "office"] {
        let cell = Cell::shift(&ShiftTypeId::named(shift));
        let expect =
            desk.world.roster(person("technician"), today.month()).and_then(|r| r.cells.get(&today.number())).cloned();
        desk.does(RosterCell { staff: person("technician"), day: today, expect, to: Some(cell) }).unwrap();
    }
    assert_eq!(
        open(&mut desk, NOW, "now", None).assignee,
        Some(person("agent")),
        "a plan is no shift before it is published"
    );
}

#[test]
fn tickets_are_numbered_in_the_order_in_which_the_server_sees_them() {
    let mut desk = Desk::new();
    let numbers: Vec<_> = ["a", "b", "c"].iter().map(|name| open(&mut desk, NOW, name, None).no).collect();
    assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
}
