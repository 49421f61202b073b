//! Who looks after a case.

use crate::{
    i18n::use_words,
    page::{act::use_acts, cases::use_cases},
    platform::collate,
    store::use_store,
    ui::Picker,
};
use leptos::prelude::*;
use shared::{
    command::CaseAssign,
    id::{CaseId, StaffId},
    staff::Permission,
};

#[component]
pub fn Assign(id: CaseId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store) = (use_acts(), use_cases(), use_store());
    let text = RwSignal::new(String::new());
    let holder = desk.case(id).and_then(|case| case.agent);
    let items = Memo::new(move |_| {
        let wanted = text.get().trim().to_lowercase();
        let mut found: Vec<(StaffId, String)> = store.with(|world| {
            let works = |staff: &shared::staff::Staff| {
                world.workspace().is_some_and(|team| team.permits(staff, Permission::CaseWork))
            };
            let others = world.staff.values().filter(|staff| works(staff) && Some(staff.id) != holder);
            others.map(|staff| (staff.id, staff.name.clone())).collect()
        });
        found.retain(|(_, name)| name.to_lowercase().contains(&wanted));
        found.sort_by(|one, other| collate::compare(&one.1, &other.1));
        found
    });
    let choose = move |(to, name): (StaffId, String)| {
        acts.attempt((words.cases.given_to)(&name), CaseAssign { case: id, to: Some(to) });
        close.run(());
    };
    let row = |(_, name): (StaffId, String)| view! { <b>{name}</b> };
    view! {
        <Picker label=words.cases.assign_to hint=words.ticket.hand_over_hint text items on_choose=choose row />
        <Show when=move || items.with(Vec::is_empty)><p class="hint">{words.ticket.hand_over_none}</p></Show>
    }
}
