//! Drafts: typed text is in a draft or in the outbox, in exactly one of them.

use crate::office::{NOW, Office, client, order};
use shared::{
    command::{OrderNote, Rejection},
    sync::{
        replica::{DraftStep, Issue, Replica, Write},
        wire::MutationId,
    },
};

const KEY: &str = "note/1";

fn send(replica: &mut Replica, seq: u64, text: &str) -> Result<Write, Rejection> {
    let command = OrderNote { order: order(1), text: text.to_owned() }.into();
    let issue = Issue { command: &command, draft: Some(KEY), blobs: Vec::new() };
    replica.issue(MutationId { client: client("a"), seq }, issue, NOW)
}

#[test]
fn steps() {
    let kept = |text: &str| DraftStep::Kept(text.to_owned());
    let ended = |text: &str| DraftStep::Ended(text.to_owned());
    for (name, stored, step, expected) in [
        ("begun", None, kept("a"), Some("a")),
        ("goes on", Some("a"), kept("ab"), Some("ab")),
        ("emptied", Some("a"), kept(""), None),
        ("sent", Some("a"), ended("a"), None),
        ("sent, and another tab has typed on", Some("ab"), ended("a"), Some("ab")),
        ("sent from another tab before", None, ended("a"), None),
    ] {
        assert_eq!(step.after(stored.map(str::to_owned)).as_deref(), expected, "{name}");
    }
}

#[test]
fn a_draft_ends_in_the_write_of_its_command() {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    let kept = bo.keep_draft(KEY, "typed");
    assert_eq!(kept.drafts, [(KEY.to_owned(), DraftStep::Kept("typed".to_owned()))]);
    assert!(kept.is_aside(), "a key press touches no other store");
    let write = send(&mut bo, 1, "typed").unwrap();
    assert_eq!(write.drafts, [(KEY.to_owned(), DraftStep::Ended("typed".to_owned()))]);
    assert_eq!(write.outbox.len(), 1);
    assert!(!write.is_aside());
    let again = send(&mut bo, 2, "typed").unwrap();
    assert_eq!(again.drafts, [], "a draft ends once");
}

#[test]
fn a_refused_command_leaves_its_draft() {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    bo.keep_draft(KEY, " ");
    assert!(send(&mut bo, 1, " ").is_err());
    assert_eq!(bo.draft_known(KEY), Some(" "));
}

#[test]
fn what_was_not_touched_is_not_written_again() {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    let looking = bo.look(KEY);
    assert_eq!(bo.looked(looking, Some("found".to_owned())).as_deref(), Some("found"));
    assert_eq!(bo.keep_draft(KEY, "found"), Write::default(), "another tab may have sent it since");
    assert_ne!(bo.keep_draft(KEY, "found it"), Write::default());
    assert_eq!(bo.keep_draft("never seen", "").drafts.len(), 1, "what may be there is emptied");
}

#[test]
fn a_look_that_comes_late_does_not_take_back_what_was_typed() {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    let looking = bo.look(KEY);
    bo.keep_draft(KEY, "typed meanwhile");
    assert_eq!(bo.looked(looking, Some("old".to_owned())).as_deref(), Some("typed meanwhile"));
    let write = send(&mut bo, 1, "typed meanwhile").unwrap();
    assert_eq!(write.drafts, [(KEY.to_owned(), DraftStep::Ended("typed meanwhile".to_owned()))]);
    let looking = bo.look(KEY);
    assert_eq!(bo.looked(looking, None), None);
}

#[test]
fn writes_of_one_person_go_together_in_order() {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    let mut write = bo.keep_draft(KEY, "first");
    write.append(send(&mut bo, 1, "first").unwrap());
    write.append(bo.keep_draft(KEY, "second"));
    let stored = write.drafts.iter().fold(None, |stored, (_, step)| step.after(stored));
    assert_eq!((stored.as_deref(), write.outbox.len()), (Some("second"), 1));
}
