//! What holds of any sequence of merges, imports and facts (C1).

use super::*;
use proptest::{collection::vec, prelude::*};

/// Something that somebody tries with a few files; much of it is refused.
#[derive(Clone, Debug)]
enum Attempt {
    Merge(usize, usize),
    Split(usize, usize),
    Account { of: usize, name: usize, on: bool },
    Fact(usize, Fact),
    Contact(usize, String),
    Import { name: usize, number: u32 },
    Ticket { which: usize, to: usize },
}

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// Four who called, the buyer of the desk's orders, and two accounts at JD.
fn files() -> Vec<CustomerId> {
    let accounts = [0, 1].map(|name| account(Platform::Jd, NAMES[name]).customer());
    NAMES.iter().map(|name| called(name)).chain([wang()]).chain(accounts).collect()
}

fn attempts() -> impl Strategy<Value = Attempt> {
    let which = || 0..files().len();
    let fact = prop_oneof![
        "[a-z]{1,3}".prop_map(Fact::Sizes),
        "[a-z]{1,3}".prop_map(Fact::Name),
        ("[xy]", any::<bool>()).prop_map(|(tag, on)| Fact::Tag { tag, on }),
        any::<bool>().prop_map(Fact::Blocked),
        any::<bool>().prop_map(|on| Fact::Nuisance { on }),
    ];
    prop_oneof![
        3 => (which(), which()).prop_map(|(one, other)| Attempt::Merge(one, other)),
        2 => (which(), which()).prop_map(|(one, other)| Attempt::Split(one, other)),
        1 => (which(), 0..2_usize, any::<bool>()).prop_map(|(of, name, on)| Attempt::Account { of, name, on }),
        2 => (which(), fact).prop_map(|(of, fact)| Attempt::Fact(of, fact)),
        1 => (which(), "13[0-9]{9}").prop_map(|(of, mobile)| Attempt::Contact(of, mobile)),
        1 => (0..2_usize, 900..904_u32).prop_map(|(name, number)| Attempt::Import { name, number }),
        1 => (0..4_usize, which()).prop_map(|(which, to)| Attempt::Ticket { which, to }),
    ]
}

fn command(attempt: &Attempt) -> Command {
    let file = |which: &usize| files()[*which];
    match attempt {
        Attempt::Merge(one, other) => merge(file(one), file(other)).into(),
        Attempt::Split(one, other) => split(file(one), file(other)).into(),
        Attempt::Account { of, name, on } => says(file(of), jd(NAMES[*name], *on)).into(),
        Attempt::Fact(of, fact) => says(file(of), fact.clone()).into(),
        Attempt::Contact(of, mobile) => {
            CustomerContact::of(file(of), [(ContactPart::Mobile, mobile.clone())].into()).into()
        }
        Attempt::Import { name, number } => jd_order(*number, NAMES[*name]).into(),
        Attempt::Ticket { which, to } => {
            let ticket = TicketId::named(&["of", NAMES[*which]]);
            TicketDetail { ticket, to: Detail::Customer(file(to)) }.into()
        }
    }
}

/// Every file stands for itself or ends at one that does; no way leads in a ring; each order, case and ticket is one
/// customer's.
fn hold(world: &World) {
    let mut seen: BTreeSet<CustomerId> = BTreeSet::new();
    for head in world.heads() {
        let group: Vec<CustomerId> = world.group_of(head.id).collect();
        for id in &group {
            assert!(seen.insert(*id), "{id:?} is of two customers, or twice of one");
            assert_eq!(world.head_of(*id), head.id);
        }
        assert_eq!(group[0], head.id, "the head is the first");
    }
    assert_eq!(seen.len(), world.customers.len(), "every file is somebody's");
    let heads = || world.heads().map(|head| head.id);
    let orders: Vec<_> = heads().flat_map(|head| world.orders_of(head)).map(|order| order.id).collect();
    let tickets: Vec<_> = heads().flat_map(|head| world.tickets_of(head)).map(|ticket| ticket.id).collect();
    assert_eq!(orders.iter().collect::<BTreeSet<_>>().len(), orders.len(), "no order is two customers'");
    assert_eq!(orders.len(), world.orders.values().filter(|order| order.customer.is_some()).count());
    assert_eq!(tickets.iter().collect::<BTreeSet<_>>().len(), tickets.len(), "no ticket is two customers'");
    assert_eq!(tickets.len(), world.tickets.len());
    for head in heads() {
        let lines = timeline(world, head);
        assert_eq!(lines.iter().collect::<BTreeSet<_>>().len(), lines.len(), "each line once");
    }
}

/// All records, without how files were merged.
fn but_for_merges(world: &World) -> Vec<Record> {
    let plain = |record: Record| match record {
        Record::Customer(file) => Customer { merges: Vec::new(), ..(*file).clone() }.into(),
        other => other,
    };
    world.records().map(plain).collect()
}

fn desk() -> Desk {
    let mut desk = with(&NAMES);
    desk.does(shared::command::ShopSet { shop: jd_shop() }).unwrap();
    desk
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn c1_no_sequence_of_merges_makes_a_ring_or_leaves_anything_without_a_customer(steps in vec(attempts(), 0..30)) {
        let mut desk = desk();
        for step in &steps {
            let _ = desk.does(command(step));
            hold(&desk.world);
        }
    }

    /// Whatever people did to either file meanwhile stays; all else is as if the files had never been merged.
    #[test]
    fn c1_a_merge_taken_back_leaves_what_would_have_been_without_it(
        before in vec(attempts(), 0..12),
        pair in (0..7_usize, 0..7_usize),
        meanwhile in vec(attempts(), 0..12),
    ) {
        let mut with_merge = desk();
        before.iter().for_each(|step| drop(with_merge.does(command(step))));
        let mut without = Desk { world: with_merge.world.clone() };
        let (one, other) = (files()[pair.0], files()[pair.1]);
        let stands = |desk: &Desk, id| desk.world.customers.contains_key(&id) && desk.world.head_of(id) == id;
        prop_assume!(one != other && stands(&with_merge, one) && stands(&with_merge, other));
        with_merge.does(merge(one, other)).unwrap();
        // Other merges meanwhile may be refused only because of this one.
        let joins = |step: &Attempt| matches!(step, Attempt::Merge(..) | Attempt::Split(..) | Attempt::Account { .. });
        for step in meanwhile.iter().filter(|step| !joins(step)) {
            prop_assert_eq!(with_merge.does(command(step)).err(), without.does(command(step)).err());
        }
        with_merge.does(split(one, other)).unwrap();
        prop_assert_eq!(but_for_merges(&with_merge.world), but_for_merges(&without.world));
        for id in files().into_iter().filter(|id| with_merge.world.customers.contains_key(id)) {
            prop_assert_eq!(with_merge.world.head_of(id), without.world.head_of(id));
            let orders = |desk: &Desk| desk.world.orders_of(id).map(|order| order.id).collect::<Vec<_>>();
            prop_assert_eq!(orders(&with_merge), orders(&without));
        }
    }
}
