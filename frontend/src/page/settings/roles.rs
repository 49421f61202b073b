//! 角色: which role permits what, as a table that is changed cell by cell.

mod form;
mod limits;

use super::{
    rights::{Rights, may},
    use_setter,
};
use crate::{
    i18n::{Words, use_words},
    page::act::use_acts,
    store::use_store,
    ui::{Button, Menu, MenuItem},
};
use form::{Asking, RoleDialog};
use leptos::prelude::*;
use limits::Limits;
use shared::{
    command::Setting,
    staff::{Permission, Role, RoleId, default_roles},
};

const NEEDED: &[Permission] = &[Permission::SettingsEdit, Permission::StaffEdit];

/// The permissions, by what they are about.
fn groups(words: &Words) -> [(&'static str, &'static [Permission]); 5] {
    use Permission::*;
    let people = &words.settings.people;
    [
        (people.group_customers, &[ContactSee, CustomerEdit]),
        (people.group_tickets, &[TicketWork, TicketAssign]),
        (people.group_orders, &[OrderImport, OrderMark, OrderVerify, OrderAudit, OrderPack, OrderShip, OrderClose]),
        (words.shell.cases, &[CaseWork, CaseApprove, ReturnInspect, CaseRepair, RefundPay]),
        (people.group_team, &[RosterEdit, SettingsEdit, StaffEdit]),
    ]
}

#[component]
pub fn RolesSection() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let may = may(NEEDED);
    let asking = RwSignal::new(None::<Asking>);
    let roles = Memo::new(move |_| {
        store.with(|world| world.workspace().map(|workspace| workspace.roles.clone()).unwrap_or_default())
    });
    let ids = Memo::new(move |_| roles.with(|roles| roles.iter().map(|role| role.id.clone()).collect::<Vec<_>>()));
    view! {
        <Rights needed=NEEDED />
        <Show when=move || may.get()>
            <div class="settings-ways">
                <Button on_press=move |()| asking.set(Some(Asking::New))>{words.settings.people.new_role}</Button>
            </div>
        </Show>
        <div class="table-wrap matrix-wrap" tabindex="0" role="region" aria-label=words.settings.people.matrix>
            {move || view! { <Matrix ids=ids.get() roles may asking /> }}
        </div>
        <Limits roles may=may />
        <RoleDialog asking />
    }
}

#[component]
fn Matrix(
    ids: Vec<RoleId>,
    roles: Memo<Vec<Role>>,
    may: Signal<bool>,
    asking: RwSignal<Option<Asking>>,
) -> impl IntoView {
    let words = use_words();
    let count = ids.len() + 1;
    let heads = ids.clone().into_iter().map(|id| view! { <Head id roles may asking /> }).collect_view();
    let line = |permission: Permission| {
        let cells = ids.clone().into_iter().map(|id| view! { <Cell id roles permission may /> }).collect_view();
        view! {
            <tr>
                <th scope="row">{words.permission(permission)}<small>{words.permission_hint(permission)}</small></th>
                {cells}
            </tr>
        }
    };
    let group = |(name, permissions): (&'static str, &'static [Permission])| {
        let lines = permissions.iter().map(|permission| line(*permission)).collect_view();
        view! {
            <tr class="matrix-group"><th scope="colgroup" colspan=count>{name}</th></tr>
            {lines}
        }
    };
    view! {
        <table class="table matrix" aria-label=words.settings.people.matrix>
            <thead><tr><th scope="col">{words.settings.people.permission}</th>{heads}</tr></thead>
            <tbody>{groups(words).map(group).collect_view()}</tbody>
        </table>
    }
}

fn role_of(roles: Memo<Vec<Role>>, id: &RoleId) -> Option<Role> {
    roles.with(|roles| roles.iter().find(|role| role.id == *id).cloned())
}

/// The role's name, how many have it, and what can be done with it.
#[component]
fn Head(id: RoleId, roles: Memo<Vec<Role>>, may: Signal<bool>, asking: RwSignal<Option<Asking>>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let kept = StoredValue::new(id);
    let name = Memo::new(move |_| {
        kept.with_value(|id| role_of(roles, id)).map(|role| words.role_name(&role)).unwrap_or_default()
    });
    let people = Memo::new(move |_| {
        store.with(|world| {
            let has = |staff: &&std::sync::Arc<shared::staff::Staff>| {
                kept.with_value(|id| staff.active && staff.roles.contains(id))
            };
            world.staff.values().filter(has).count()
        })
    });
    view! {
        <th scope="col">
            <span class="matrix-role">{move || name.get()}</span>
            <span class="matrix-under">
                <small class="hint">{move || (words.settings.people.role_people)(people.get())}</small>
                <Show when=move || may.get()><RoleMenu kept name people asking /></Show>
            </span>
        </th>
    }
}

#[component]
fn RoleMenu(
    kept: StoredValue<RoleId>,
    name: Memo<String>,
    people: Memo<usize>,
    asking: RwSignal<Option<Asking>>,
) -> impl IntoView {
    let words = use_words();
    let (setter, acts) = (use_setter(), use_acts());
    let label = Signal::derive(move || (words.settings.more_of)(&name.get()));
    let is_house = default_roles().iter().any(|house| kept.with_value(|id| house.id == *id));
    let rename = move |()| asking.set(Some(Asking::Rename(kept.get_value())));
    let remove = Callback::new(move |()| {
        if let Err(rejection) = setter.set(Setting::RoleGone(kept.get_value())) {
            acts.warn(&rejection);
        }
    });
    let why_not = move || match people.get_untracked() {
        _ if is_house => Some(words.settings.people.role_own_only),
        0 => None,
        _ => Some(words.settings.people.role_in_use),
    };
    view! {
        <Menu label>
            <MenuItem on_choose=rename>{words.settings.rename}</MenuItem>
            {match why_not() {
                Some(why_not) => view! { <MenuItem why_not on_choose=remove>{words.settings.remove}</MenuItem> }.into_any(),
                None => view! { <MenuItem on_choose=remove>{words.settings.remove}</MenuItem> }.into_any(),
            }}
        </Menu>
    }
}

/// Whether the role permits it; pressed, the other way round.
#[component]
fn Cell(id: RoleId, roles: Memo<Vec<Role>>, permission: Permission, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let (setter, acts) = (use_setter(), use_acts());
    let kept = StoredValue::new(id);
    let role = move || kept.with_value(|id| role_of(roles, id));
    let on = Memo::new(move |_| role().is_some_and(|role| role.permissions.contains(&permission)));
    let label =
        move || role().map(|role| (words.settings.people.may)(&words.role_name(&role), words.permission(permission)));
    let change = move |event: leptos::ev::Event| {
        let Some(mut role) = untrack(role) else { return };
        match event_target_checked(&event) {
            true => role.permissions.insert(permission),
            false => role.permissions.remove(&permission),
        };
        if let Err(rejection) = setter.set(Setting::Role(role)) {
            acts.warn(&rejection);
            // The box shows what holds, not what was wished.
            if let Some(target) = event.target() {
                use wasm_bindgen::JsCast;
                let target = target.dyn_into::<web_sys::HtmlInputElement>();
                target.iter().for_each(|target| target.set_checked(on.get_untracked()));
            }
        }
    };
    view! {
        <td>
            <label class="matrix-cell">
                <input
                    type="checkbox"
                    aria-label=label
                    disabled=move || !may.get()
                    prop:checked=move || on.get()
                    on:change=change
                />
            </label>
        </td>
    }
}
