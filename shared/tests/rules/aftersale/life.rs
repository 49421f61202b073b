//! The machines: every step can be left, every case can end, and the pictures show what there is.

use shared::aftersale::{
    CaseKind, Step,
    life::{Arrow, arrows, begins, falls, picture},
};
use std::collections::BTreeSet;

#[test]
fn a6_every_step_of_a_kind_leads_to_the_end() {
    for kind in CaseKind::ALL {
        let arrows = picture(kind);
        let mut ends: BTreeSet<Step> = BTreeSet::new();
        loop {
            let leads = |arrow: &&Arrow| arrow.to.iter().all(|to| ends.contains(to));
            let new: BTreeSet<Step> = arrows.iter().filter(leads).map(|arrow| arrow.from).collect();
            if new.is_subset(&ends) {
                break;
            }
            ends.extend(new);
        }
        let all: BTreeSet<Step> =
            arrows.iter().flat_map(|arrow| arrow.to.iter().copied().chain([arrow.from])).collect();
        let stuck: Vec<_> = all.difference(&ends).collect();
        assert!(stuck.is_empty() && all.contains(&begins(Some(kind))), "{kind:?} is stuck at {stuck:?}");
    }
}

#[test]
fn a6_no_verb_leads_two_ways() {
    for kind in CaseKind::ALL.into_iter().map(Some).chain([None]) {
        let arrows = arrows(kind);
        let known: BTreeSet<_> = arrows.iter().map(|arrow| (arrow.from, arrow.by)).collect();
        assert_eq!(known.len(), arrows.len(), "{kind:?}");
    }
}

#[test]
fn a9_every_step_has_a_time_within_which_it_is_left() {
    let set = shared::aftersale::policy::AfterSales::default();
    assert!(Step::ALL.into_iter().all(|step| set.minutes(step) > 0));
    assert!(!falls(Step::Returning), "a parcel on its way does not vanish");
}
