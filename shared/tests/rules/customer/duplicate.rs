//! Files that may be one customer's are proposed (C1), each pair once, and never again once somebody has looked.

use super::{
    merge::{called, merge, with},
    *,
};
use shared::customer::duplicate::{Proposal, Sign, proposals};

fn found(desk: &Desk) -> Vec<(Sign, CustomerId, CustomerId)> {
    proposals(&desk.world).into_iter().map(|Proposal { by, into, duplicate }| (by, into, duplicate)).collect()
}

fn reach(desk: &mut Desk, name: &str, mobile: &str) {
    desk.does(CustomerContact::of(called(name), [(ContactPart::Mobile, mobile.to_owned())].into())).unwrap();
}

#[test]
fn c1_what_files_have_in_common_proposes_them() {
    let (cloud, snow) = (called("云朵"), called("小雪"));
    let mut desk = with(&["云朵", "小雪"]);
    assert_eq!(found(&desk), []);
    reach(&mut desk, "云朵", "+86 138-0000-5678");
    assert_eq!(found(&desk), [(Sign::Phone, wang(), cloud)], "an order's receiver has that phone");
    reach(&mut desk, "小雪", "13800005678");
    assert_eq!(found(&desk).len(), 3, "each pair once");
    desk.does(fact(Fact::Name("王芳".into()))).unwrap();
    desk.does(CustomerFact { customer: snow, to: Fact::Name("TB_Wang".into()) }).unwrap();
    assert!(found(&desk).contains(&(Sign::Account, wang(), snow)), "the surest sign: {:?}", found(&desk));
    assert_eq!(found(&desk).len(), 3);
}

/// Without contact data the masked phone and the name must do (C6).
#[test]
fn c6_who_may_not_see_phones_is_told_by_name_and_mask_alone() {
    let mut desk = with(&["云朵", "云朵2", "小雪"]);
    for name in ["云朵", "云朵2", "小雪"] {
        reach(&mut desk, name, "13911112222");
    }
    desk.does(CustomerFact { customer: called("云朵2"), to: Fact::Name("云朵".into()) }).unwrap();
    let contacts: Vec<_> = desk.world.contacts.keys().copied().collect();
    contacts.into_iter().for_each(|id| drop(desk.world.remove(id.into())));
    let [one] = found(&desk)[..] else { panic!("{:?}", found(&desk)) };
    assert_eq!(one.0, Sign::NameAndTail);
    assert_eq!(
        [one.1, one.2].into_iter().collect::<std::collections::BTreeSet<_>>(),
        [called("云朵"), called("云朵2")].into()
    );
}

#[test]
fn c1_who_was_merged_or_said_to_be_apart_is_not_proposed_again() {
    let cloud = called("云朵");
    let phone = || {
        let mut desk = with(&["云朵"]);
        reach(&mut desk, "云朵", "13800005678");
        desk
    };
    let mut desk = phone();
    desk.does(merge(cloud, wang())).unwrap();
    assert_eq!(found(&desk), []);
    for (of, from) in [(cloud, wang()), (wang(), cloud)] {
        let mut desk = phone();
        let apart = |on| CustomerFact { customer: of, to: Fact::Apart { from, on } };
        desk.does(apart(true)).unwrap();
        assert_eq!(found(&desk), []);
        desk.does(apart(false)).unwrap();
        assert_eq!(found(&desk).len(), 1, "taken back, it is proposed again");
    }
}

/// A forwarder's phone says nothing about who buys.
#[test]
fn c1_what_many_have_is_no_sign() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let mut desk = with(&names);
    names.iter().for_each(|name| reach(&mut desk, name, "13911112222"));
    assert_eq!(found(&desk), []);
}

#[test]
fn c1_masked_numbers_and_names_are_nobodys() {
    let mut desk = with(&["云朵"]);
    let mut order = imported(1, Status::Closed);
    order.head.as_mut().unwrap().mobile = "138****5678".into();
    desk.does(slice(vec![order])).unwrap();
    reach(&mut desk, "云朵", "138****5678");
    assert_eq!(found(&desk), []);
}
