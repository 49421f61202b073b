//! Files that are one customer (C1): merged and taken out again, offline too; accounts lead their orders there.
//! `random` is what holds of any sequence.

mod random;

use super::*;
use crate::desk::slice;
use shared::{
    command::{CustomerMerge, CustomerSplit, OrderImport, TicketDetail},
    customer::{
        Account, file,
        timeline::{Topic, timeline},
    },
    id::{ImportId, ShopId, TicketId},
    money::Fen,
    shop::{Platform, Shop},
    ticket::Detail,
    world::World,
};
use std::collections::BTreeSet;

/// Files that somebody opened for whoever called.
pub fn called(name: &str) -> CustomerId {
    CustomerId::named(&["called", name])
}

pub fn merge(customer: CustomerId, into: CustomerId) -> CustomerMerge {
    CustomerMerge { customer, into }
}

fn split(customer: CustomerId, from: CustomerId) -> CustomerSplit {
    CustomerSplit { customer, from }
}

/// A desk with the buyer of its orders, and beside them who called: each with a ticket.
pub fn with(names: &[&str]) -> Desk {
    let mut desk = Desk::new();
    for name in names {
        let new = shared::command::NewCustomer { name: (*name).to_owned(), ..Default::default() };
        let ticket = TicketId::named(&["of", name]);
        let open = TicketOpen { ticket, customer: called(name), new_customer: Some(new), ..crate::ticket::opening() };
        desk.does(open).unwrap();
    }
    desk
}

fn account(platform: Platform, name: &str) -> Account {
    Account { platform, name: name.to_owned() }
}

fn jd(name: &str, on: bool) -> Fact {
    Fact::Account { account: account(Platform::Jd, name), on }
}

/// An order at JD by that buyer.
fn jd_order(number: u32, buyer: &str) -> OrderImport {
    let mut order = imported(number, Status::Finished);
    order.head.as_mut().unwrap().buyer = buyer.to_owned();
    OrderImport { shop: jd_shop().id, import: ImportId::named(&["jd"]), ..slice(vec![order]) }
}

fn jd_shop() -> Shop {
    Shop { id: ShopId::named(&["jd"]), name: "京东店".to_owned(), platform: Platform::Jd }
}

fn says(customer: CustomerId, to: Fact) -> CustomerFact {
    CustomerFact { customer, to }
}

#[test]
fn c1_merged_files_show_as_one_wherever_they_are_asked_for() {
    let mut desk = with(&["云朵"]);
    let cloud = called("云朵");
    desk.does(says(cloud, Fact::Sizes("L".into()))).unwrap();
    desk.does(says(cloud, Fact::Tag { tag: "老客".into(), on: true })).unwrap();
    desk.does(says(cloud, Fact::Nuisance { on: true })).unwrap();
    desk.does(says(wang(), Fact::Tag { tag: "面料控".into(), on: true })).unwrap();
    desk.does(CustomerContact::of(cloud, [(ContactPart::Wechat, "cloud_9".to_owned())].into())).unwrap();
    let orders = desk.world.orders_of(wang()).count();
    desk.does(merge(cloud, wang())).unwrap();
    for id in [cloud, wang()] {
        assert_eq!((desk.world.orders_of(id).count(), desk.world.tickets_of(id).count()), (orders, 1));
        let whole = desk.world.customer(id).unwrap();
        assert_eq!((whole.id, whole.name.as_str(), whole.sizes.as_str()), (wang(), "tb_wang", "L"));
        assert_eq!(whole.tags.iter().collect::<Vec<_>>(), ["老客", "面料控"]);
        assert_eq!(whole.nuisances, 1);
        assert_eq!(desk.world.contact_of(id).unwrap().wechat, "cloud_9");
        assert_eq!(file::also(&desk.world, id), [(cloud, Fact::Name("云朵".into()))]);
    }
    for text in ["云朵", "cloud_9", "tb_wang", "13800005678"] {
        let found: Vec<_> = find(&desk.world, text, 5).into_iter().map(|found| found.customer.id).collect();
        assert_eq!(found, [wang()], "{text}");
    }
    assert_eq!(desk.world.heads().filter(|head| head.id == cloud).count(), 0);
}

/// Orders come in the order of time, whichever file names them.
#[test]
fn c1_the_orders_of_all_files_stand_newest_first() {
    let mut desk = with(&[]);
    desk.does(shared::command::ShopSet { shop: jd_shop() }).unwrap();
    let old = |number, at: i64| {
        let mut sale = jd_order(number, "jd_wang");
        sale.orders[0].placed_at = Some(NOW.plus(at));
        sale
    };
    desk.does(old(900, 60_000)).unwrap();
    desk.does(old(901, -60_000)).unwrap();
    desk.does(says(wang(), jd("jd_wang", true))).unwrap();
    let times: Vec<_> = desk.world.orders_of(wang()).map(|order| order.placed_at).collect();
    assert_eq!((times[0], times[times.len() - 1]), (NOW.plus(60_000), NOW.plus(-60_000)));
    assert!(times.is_sorted_by(|one, next| one >= next));
}

#[test]
fn c1_what_is_merged_and_what_is_refused() {
    let [a, b, c] = ["a", "b", "c"].map(called);
    let nobody = CustomerId::named(&["nobody"]);
    let merged = |customer, into| Some(Rejection::CustomerMerged { customer, into });
    let gone = Some(Rejection::Missing { key: Key { kind: Kind::Customer, id: nobody.0 } });
    let cases: [(&str, &[Command], Command, Option<Rejection>); 11] = [
        ("a duplicate", &[], merge(a, b).into(), None),
        ("with itself", &[], merge(a, a).into(), None),
        ("the same twice", &[merge(a, b).into()], merge(a, b).into(), None),
        ("the other way round", &[merge(a, b).into()], merge(b, a).into(), None),
        ("one that is elsewhere", &[merge(a, b).into()], merge(a, c).into(), merged(a, b)),
        ("into one that is elsewhere", &[merge(a, b).into()], merge(c, a).into(), merged(a, b)),
        ("one that others were merged into", &[merge(a, b).into()], merge(b, c).into(), None),
        ("nobody's file", &[], merge(nobody, a).into(), gone.clone()),
        ("into nobody's", &[], merge(a, nobody).into(), gone),
        ("taken out of none", &[], split(a, b).into(), None),
        ("taken out of another", &[merge(a, b).into()], split(a, c).into(), merged(a, b)),
    ];
    for (name, before, command, refused) in cases {
        let mut desk = with(&["a", "b", "c"]);
        before.iter().for_each(|command| drop(desk.does(command.clone()).unwrap()));
        assert_eq!(desk.does(command).err(), refused, "{name}");
    }
}

/// What was refused because others merged meanwhile goes on from where it is now.
#[test]
fn c1_applied_anyway_it_joins_those_that_were_merged_meanwhile() {
    let [a, b, c] = ["a", "b", "c"].map(called);
    let mut desk = with(&["a", "b", "c"]);
    desk.does(merge(a, b)).unwrap();
    let late: Command = merge(a, c).into();
    assert!(desk.does(late.clone()).is_err());
    desk.does(late.renewed(&desk.world)).unwrap();
    assert_eq!([a, b, c].map(|id| desk.world.head_of(id)), [c, c, c]);
    let late: Command = split(a, c).into();
    assert!(desk.does(late.clone()).is_err());
    desk.does(late.renewed(&desk.world)).unwrap();
    assert_eq!([a, b, c].map(|id| desk.world.head_of(id)), [a, c, c]);
}

#[test]
fn c1_a_file_that_others_were_merged_into_takes_them_along_and_back() {
    let [a, b, c] = ["a", "b", "c"].map(called);
    let mut desk = with(&["a", "b", "c"]);
    desk.does(merge(a, b)).unwrap();
    desk.does(merge(b, c)).unwrap();
    assert_eq!(desk.world.group_of(a).collect::<BTreeSet<_>>(), [a, b, c].into());
    assert_eq!(desk.world.tickets_of(a).count(), 3);
    desk.does(split(b, c)).unwrap();
    assert_eq!([a, b, c].map(|id| desk.world.head_of(id)), [b, b, c]);
    assert_eq!((desk.world.tickets_of(b).count(), desk.world.tickets_of(c).count()), (2, 1));
}

#[test]
fn c1_orders_of_an_account_that_was_told_of_lead_to_the_file() {
    let mut desk = with(&["云朵"]);
    desk.does(shared::command::ShopSet { shop: jd_shop() }).unwrap();
    let cloud = called("云朵");
    desk.does(says(cloud, jd("jd_cloud", true))).unwrap();
    assert_eq!(find(&desk.world, "JD_cloud", 5)[0].customer.id, cloud);
    desk.does(jd_order(901, "jd_cloud")).unwrap();
    assert_eq!(desk.world.orders_of(cloud).count(), 1);
    let alias = account(Platform::Jd, "jd_cloud");
    assert_eq!(desk.world.accounts_of(cloud), [(alias.customer(), alias.clone())]);
    // Who gives it to somebody else hears whose it is.
    let elsewhere = Rejection::CustomerMerged { customer: alias.customer(), into: cloud };
    assert_eq!(desk.does(says(wang(), jd("jd_cloud", true))), Err(elsewhere));
    // Taken away, the orders go with it and stand for themselves.
    desk.does(says(cloud, jd("jd_cloud", false))).unwrap();
    assert_eq!((desk.world.orders_of(cloud).count(), desk.world.orders_of(alias.customer()).count()), (0, 1));
    desk.does(says(cloud, jd("jd_cloud", true))).unwrap();
    assert_eq!(desk.world.orders_of(cloud).count(), 1, "and come back with it");
}

/// The same two deeds, in whichever order they reach the server.
#[test]
fn c1_an_account_and_the_import_of_its_orders_may_come_in_any_order() {
    let deeds: [Command; 2] = [says(called("云朵"), jd("jd_cloud", true)).into(), jd_order(901, "jd_cloud").into()];
    for deeds in [deeds.clone(), {
        let [one, two] = deeds;
        [two, one]
    }] {
        let mut desk = with(&["云朵"]);
        desk.does(shared::command::ShopSet { shop: jd_shop() }).unwrap();
        deeds.into_iter().for_each(|deed| drop(desk.does(deed).unwrap()));
        assert_eq!(desk.world.orders_of(called("云朵")).count(), 1);
    }
}

#[test]
fn c1_an_account_that_bought_nothing_leaves_no_file_behind() {
    let mut desk = with(&["云朵"]);
    let cloud = called("云朵");
    let files: BTreeSet<_> = desk.world.customers.keys().copied().collect();
    desk.does(says(cloud, jd("typo", true))).unwrap();
    assert_eq!(desk.does(says(cloud, jd("typo", true))).unwrap(), [], "it is theirs already");
    let told = timeline(&desk.world, cloud).into_iter().filter(|line| line.topic() == Topic::Edits).count();
    assert_eq!((told, file::also(&desk.world, cloud)), (1, Vec::new()), "said once, and not as another name");
    desk.does(says(cloud, jd("typo", false))).unwrap();
    assert_eq!(desk.world.customers.keys().copied().collect::<BTreeSet<_>>(), files);
    let lines = &desk.world.customers.get(&cloud).unwrap().history;
    assert_eq!(lines.iter().map(|edit| &edit.to).collect::<Vec<_>>(), [&jd("typo", true), &jd("typo", false)]);
    assert_eq!(lines[1].from, jd("typo", true));
}

#[test]
fn c1_the_account_that_a_file_began_with_outlives_its_name() {
    let mut desk = with(&[]);
    desk.does(says(wang(), Fact::Name("王芳".into()))).unwrap();
    desk.does(says(wang(), Fact::Name("芳姐".into()))).unwrap();
    let own = account(Platform::Taobao, "tb_wang");
    assert_eq!(desk.world.accounts_of(wang()), [(wang(), own.clone())]);
    assert_eq!(find(&desk.world, "TB_wang", 5)[0].customer.id, wang());
    let own = |on| Fact::Account { account: own.clone(), on };
    assert_eq!(desk.does(says(wang(), own(true))).unwrap(), [], "it is theirs");
    let refused = Rejection::Invalid { field: Field::Account, why: Invalid::InUse };
    assert_eq!(desk.does(says(wang(), own(false))), Err(refused));
}

#[test]
fn c1_what_is_no_account() {
    let invalid = |why| Err(Rejection::Invalid { field: Field::Account, why });
    let house = Fact::Account { account: account(Platform::House, "云朵"), on: true };
    assert_eq!(with(&[]).does(says(wang(), house)), invalid(Invalid::Unknown));
    for (name, why) in [("", Invalid::Empty), ("云**1", Invalid::Characters), (" a", Invalid::Characters)] {
        assert_eq!(with(&[]).does(says(wang(), jd(name, true))), invalid(why), "{name:?}");
    }
}

#[test]
fn c1_o8_an_order_is_paid_from_what_all_files_of_the_customer_have_and_each_keeps_its_own() {
    let mut desk = with(&["云朵"]);
    let cloud = called("云朵");
    for (id, amount) in [(cloud, 300), (wang(), 200)] {
        let file = Customer { balance: Fen(amount), ..(**desk.world.customers.get(&id).unwrap()).clone() };
        desk.world.put(file.into());
    }
    desk.does(merge(cloud, wang())).unwrap();
    assert_eq!((desk.world.balance_of(cloud), desk.world.customer(wang()).unwrap().balance), (Fen(500), Fen(500)));
    desk.does(split(cloud, wang())).unwrap();
    assert_eq!((desk.world.balance_of(cloud), desk.world.balance_of(wang())), (Fen(300), Fen(200)));
}

/// Off is said to each file that has it; on to the one that stands for all.
#[test]
fn c1_what_is_taken_from_a_customer_is_taken_from_each_of_their_files() {
    let mut desk = with(&["云朵"]);
    let cloud = called("云朵");
    let tag = |on| Fact::Tag { tag: "老客".into(), on };
    for id in [cloud, wang()] {
        for fact in [tag(true), Fact::Blocked(true), Fact::Nuisance { on: true }] {
            desk.does(says(id, fact)).unwrap();
        }
    }
    desk.does(merge(cloud, wang())).unwrap();
    for fact in [tag(false), Fact::Blocked(false), Fact::Nuisance { on: false }, Fact::Nuisance { on: false }] {
        let commands = file::setting(&desk.world, cloud, &fact);
        commands.into_iter().for_each(|command| drop(desk.does(command).unwrap()));
    }
    let whole = desk.world.customer(wang()).unwrap();
    assert_eq!((whole.tags.len(), whole.blocked, whole.nuisances), (0, false, 0));
    let sizes = file::setting(&desk.world, cloud, &Fact::Sizes("M".into()));
    assert_eq!(sizes, [says(wang(), Fact::Sizes("M".into()))]);
}
