//! The machines: every step can be left, every case can end, and the pictures show what there is.

use shared::aftersale::{
    CaseKind, Step,
    life::{Arrow, arrows, begins, falls, picture},
};
use std::{collections::BTreeSet, fs, path::Path};

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

/// The pictures of `docs/after-sales.md` are drawn from the machines. `PICTURE_RECORD=1` draws them anew.
#[test]
fn a6_the_pictures_are_those_of_the_machines() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/after-sales.md");
    let pictures: Vec<String> = CaseKind::ALL.into_iter().map(drawn).collect();
    let text = format!("{HEAD}\n{}", pictures.join("\n"));
    if std::env::var_os("PICTURE_RECORD").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), text, "PICTURE_RECORD=1 draws them anew");
}

const HEAD: &str = "# After-sales

One machine for each kind of case, drawn from `shared/src/aftersale/life.rs`, which also moves the cases. The app shows
the same under *流程图 / How it goes*. An arrow to several steps goes to all of them: work goes on side by side, and the
case is over when it stands at none. A step at which there is nothing to do is passed over: no approval within the
limit of who agrees (A5), no return of goods that are here, no refund of nothing. Each step has an owner and a time
within which it is left (A9); whatever falls back to negotiation drops what was agreed and has not begun.
";

/// One machine as a diagram, with the owner of each step.
fn drawn(kind: CaseKind) -> String {
    let (mut lines, mut seen) = (vec![format!("    [*] --> {:?}", begins(Some(kind)))], BTreeSet::new());
    for arrow in picture(kind) {
        if seen.insert(arrow.from) {
            lines.push(format!("    {:?}: {:?} ({:?})", arrow.from, arrow.from, arrow.from.owner()));
        }
        let to: Vec<String> = arrow.to.iter().map(|step| format!("{step:?}")).collect();
        let ends = if to.is_empty() { vec!["[*]".to_owned()] } else { to };
        lines.extend(ends.iter().map(|to| format!("    {:?} --> {to}: {:?}", arrow.from, arrow.by)));
    }
    format!("## {kind:?}\n\n```mermaid\nstateDiagram-v2\n{}\n```\n", lines.join("\n"))
}
