//! Invented after-sales cases go through the rules like real ones, whatever team there is.

use crate::desk::{Desk, NOW, person, shop, slice, staff, workspace};
use shared::{
    aftersale::{Case, CaseKind, Outcome, Step},
    approval::list::Lists,
    command::{self, Actor, Command, Ctx, ShopSet, StaffSet, WorkspaceSet},
    enquiry::{Loss, Outcome as Became},
    id::OrderId,
    money::Fen,
    order::{
        Status::*,
        house::list::{Need, todo},
        message::{Message, to_tell},
        plan,
    },
    permit, pickup,
    sample::{
        Layout, Sample,
        approvals::approvals,
        enquiries::enquiries,
        house::house,
        service::{cases, strays},
        work::Deed,
    },
    world::World,
};
use std::collections::BTreeSet;

const SEED: u64 = 7;

/// A shop with these people, by their roles, and so many invented orders.
fn shop_of(roles: &[&str], orders: u32) -> World {
    let mut desk = Desk { world: World::default() };
    let sample =
        Sample { layout: Layout::Orders2022, orders, seed: SEED, newest: NOW, days: 60, steady: false, faults: false };
    let mut commands: Vec<Command> =
        vec![WorkspaceSet { workspace: workspace() }.into(), ShopSet { shop: shop() }.into()];
    commands.extend(roles.iter().map(|role| StaffSet { staff: staff(role, role) }.into()));
    let orders: Vec<_> = sample.orders().collect();
    commands.extend(orders.chunks(100).map(|orders| slice(orders.to_vec()).into()));
    commands.into_iter().for_each(|command| drop(desk.does_at(NOW, Actor::System, command).unwrap()));
    desk.world
}

/// Invents so many cases and does them.
fn play(world: &mut World, count: u32) {
    let lives = cases(world, count, SEED, NOW, NOW);
    relive(world, lives.into_iter().flatten());
}

/// Does it, each as who did it and when.
fn relive(world: &mut World, deeds: impl IntoIterator<Item = Deed>) {
    for Deed { by, at, command } in deeds {
        assert!(at <= NOW, "{command:?} is still to come");
        let ctx = Ctx { actor: Actor::Staff(by), at };
        permit::may(ctx.actor, &command, world).unwrap_or_else(|why| panic!("{command:?}: {why}"));
        command::apply(world, &command, &ctx).unwrap_or_else(|why| panic!("{command:?}: {why}"));
    }
}

fn all(world: &World) -> Vec<&Case> {
    world.cases.values().map(|case| &**case).collect()
}

const TEAM: [&str; 8] = ["agent", "lead", "supervisor", "manager", "inspector", "warehouse", "finance", "technician"];

#[test]
fn a6_invented_cases_stand_at_every_step_and_come_to_every_end() {
    let mut world = shop_of(&TEAM, 1_500);
    play(&mut world, 200);
    let all = all(&world);
    assert_eq!(all.len(), 200);
    let about: BTreeSet<OrderId> = all.iter().map(|case| case.order).collect();
    assert_eq!(about.len(), all.len(), "each about an order of its own");
    for step in Step::ALL {
        assert!(all.iter().any(|case| case.at(step).is_some()), "none at {step:?}");
    }
    for outcome in Outcome::ALL {
        assert!(all.iter().any(|case| case.outcome == Some(outcome)), "none ends {outcome:?}");
    }
    for kind in CaseKind::ALL {
        let ends = |case: &&&Case| case.kind == Some(kind) && case.outcome == Some(Outcome::Done);
        assert!(all.iter().any(|case| ends(&case)), "no {kind:?} comes to its end");
    }
    let late = all.iter().filter(|case| case.next_due().is_some_and(|open| open.due < NOW)).count();
    assert!((3..40).contains(&late), "{late} are late");
    assert!(all.iter().any(|case| case.files().next().is_some()) && all.iter().any(|case| case.urgent));
    assert!(all.iter().filter(|case| !case.refunds.is_empty()).count() > 20);
    for case in &all {
        let order = world.orders.get(&case.order).unwrap();
        assert!(case.opened_at > order.placed_at, "asked for before it was bought");
    }
}

#[test]
fn a6_the_first_of_them_are_one_at_each_step() {
    let mut world = shop_of(&TEAM, 1_500);
    play(&mut world, 16);
    for step in Step::ALL {
        assert!(all(&world).iter().any(|case| case.at(step).is_some()), "none at {step:?}");
    }
}

#[test]
fn a6_a_small_team_has_cases_as_far_as_it_can() {
    for (roles, orders, count) in [
        (&["agent"][..], 400, 40),
        (&["agent", "admin"], 400, 40),
        (&["admin"], 30, 3),
        (&["inspector", "warehouse"], 400, 0),
        (&["agent"], 0, 0),
        (&[], 400, 0),
    ] {
        let mut world = shop_of(roles, orders);
        play(&mut world, 40);
        let found = strays(&world, SEED, NOW);
        assert!((count..=40).contains(&all(&world).len()), "{roles:?}: {}", all(&world).len());
        let may = ["warehouse", "admin"].iter().any(|role| roles.contains(role));
        assert_eq!(found.is_empty(), !may, "{roles:?}");
    }
}

#[test]
fn a6_invented_strays_wait_and_one_is_matched() {
    let mut world = shop_of(&TEAM, 400);
    play(&mut world, 40);
    let found = strays(&world, SEED, NOW);
    relive(&mut world, found);
    let matched = world.strays.values().filter(|stray| stray.case.is_some()).count();
    assert_eq!((world.strays.len(), matched), (4, 1));
}

#[test]
fn a6_invented_cases_of_long_ago_are_over() {
    let mut world = shop_of(&TEAM, 400);
    let before = NOW.plus(-20 * 24 * 3_600_000);
    let lives = cases(&world, 40, SEED, before, NOW);
    relive(&mut world, lives.into_iter().flatten());
    assert!(all(&world).len() > 30, "{}", all(&world).len());
    for case in all(&world) {
        assert!(!case.is_open() && case.opened_at < before, "{case:?}");
    }
}

#[test]
fn a6_the_same_seed_invents_the_same() {
    let world = shop_of(&TEAM, 400);
    let told = |seed| format!("{:?}", cases(&world, 30, seed, NOW, NOW));
    assert_eq!(told(1), told(1));
    assert_ne!(told(1), told(2));
}

/// Some of them wait for each of those who sign and answer, some are over, and they go through like real ones.
#[test]
fn o9_o10_invented_approvals_wait_for_each_who_signs() {
    for (roles, orders, count) in
        [(&TEAM[..], 400, 9), (&["agent"], 400, 5), (&["admin"], 400, 9), (&["warehouse"], 400, 0), (&TEAM, 0, 0)]
    {
        let mut world = shop_of(roles, orders);
        let lives = approvals(&world, 9, SEED, NOW);
        relive(&mut world, lives.into_iter().flatten());
        assert_eq!(world.approvals.len(), count, "{roles:?}");
    }
    let mut world = shop_of(&TEAM, 400);
    let lives = approvals(&world, 9, SEED, NOW);
    relive(&mut world, lives.into_iter().flatten());
    for (who, waits) in [("lead", 2), ("warehouse", 2), ("finance", 1), ("technician", 0)] {
        assert_eq!(Lists::waiting(&world, person(who)), waits, "{who}");
    }
    assert_eq!(world.open_approvals().count(), 5);
    assert!(world.orders.values().any(|order| order.rush), "one rush is granted");
    let closed = world.orders.values().filter(|order| order.closed_reason == "重复下单").count();
    assert_eq!(closed, 1);
}

/// Some of them are won, some are lost, a discount waits for who leads, and they go through like real ones.
#[test]
fn o4_invented_enquiries_come_to_every_end() {
    for (roles, orders, count) in
        [(&TEAM[..], 400, 30), (&["agent"], 400, 30), (&["inspector"], 400, 0), (&TEAM, 0, 30)]
    {
        let mut world = shop_of(roles, orders);
        let lives = enquiries(&world, 30, SEED, NOW);
        relive(&mut world, lives.into_iter().flatten());
        assert_eq!(world.enquiries.len(), count, "{roles:?} {orders}");
    }
    let mut world = shop_of(&TEAM, 400);
    let lives = enquiries(&world, 30, SEED, NOW);
    relive(&mut world, lives.into_iter().flatten());
    let won = world.enquiries.values().filter(|one| one.order().is_some()).count();
    let lost = |reason| {
        let is_so = |one: &&std::sync::Arc<shared::enquiry::Enquiry>| matches!(&one.outcome, Some(Became::Lost { reason: why, .. }) if *why == reason);
        world.enquiries.values().filter(is_so).count()
    };
    assert!(won >= 8, "{won} are won");
    assert!([Loss::Price, Loss::OutOfStock, Loss::Delivery].into_iter().all(|reason| lost(reason) > 0));
    assert!(world.enquiries.values().any(|one| one.discount.is_some_and(|discount| discount.signed.is_some())));
    assert!(Lists::waiting(&world, person("lead")) > 0, "a discount waits for the lead");
}

/// The invented shop of the house has something of each: so that its pages are seen with life in them.
#[test]
fn o7_o8_an_invented_shop_has_orders_at_all_steps() {
    for (roles, orders) in [(&TEAM[..], 0), (&["admin"][..], 16), (&["agent", "warehouse"], 0)] {
        let mut world = shop_of(roles, 100);
        let deeds = house(&world, 16, SEED, NOW);
        relive(&mut world, deeds);
        let taken = world.orders.values().filter(|order| order.house.is_some()).count();
        assert_eq!(taken, orders, "{roles:?}: only who sets shops up can have one");
    }
    let team: Vec<&str> = TEAM.into_iter().chain(["admin"]).collect();
    let mut world = shop_of(&team, 400);
    let deeds = house(&world, 16, SEED, NOW);
    relive(&mut world, deeds);
    assert_eq!(house(&world, 16, SEED, NOW).len(), 0, "once");
    assert_eq!(world.articles.len(), 12);
    let taken: Vec<_> = world.orders.values().filter(|order| order.house.is_some()).collect();
    for status in [Unpaid, ToVerify, Verified, Audited, Printed, Checked, Packed, Shipped, Signed] {
        assert!(taken.iter().any(|order| order.status == status), "none is {status:?}");
    }
    let needs: Vec<Need> = todo(&world).into_iter().flat_map(|(_, needs)| needs).collect();
    let has = |is: &dyn Fn(&Need) -> bool| needs.iter().any(is);
    assert!(has(&|need| matches!(need, Need::Answer(due) if *due < NOW)), "an answer is late");
    assert!(has(&|need| matches!(need, Need::Answer(due) if *due > NOW)), "another is not");
    assert!(has(&|need| matches!(need, Need::Short)) && has(&|need| matches!(need, Need::Waits)));
    assert!(has(&|need| matches!(need, Need::Price(_))) && has(&|need| matches!(need, Need::Deposit)));
    assert!(has(&|need| matches!(need, Need::Balance(lacks) if *lacks > Fen::ZERO)));
    let told: Vec<Message> = to_tell(&world, NOW).into_iter().map(|one| one.message).collect();
    assert!(Message::ALL.iter().all(|message| told.contains(message)), "{told:?}");
    assert_eq!((pickup::open(&world).len(), world.pickups.len()), (1, 2));
    assert_eq!(world.shipping_plans.len(), 1);
    let today = world.workspace().unwrap().zone().day(NOW).unwrap();
    let due = plan::of(&world, today);
    assert!(due.iter().any(|due| due.day < today) && due.iter().any(|due| due.risks.is_empty()), "{due:?}");
}
