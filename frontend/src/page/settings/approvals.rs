//! 审批: for each kind of asking the roles that sign, in their order, and the departments that are told (O9, O10).

use super::{
    rights::{Rights, may},
    use_setter,
};
use crate::{
    i18n::use_words,
    page::act::use_acts,
    store::use_store,
    ui::{Icon, Sign},
};
use leptos::prelude::*;
use shared::{
    approval::Asked,
    command::Setting,
    staff::{Permission, RoleId},
};

const NEEDED: &[Permission] = &[Permission::SettingsEdit];

#[component]
pub fn ApprovalsSection() -> impl IntoView {
    let may = may(NEEDED);
    view! {
        <Rights needed=NEEDED />
        {Asked::ALL.map(|asked| view! { <Group asked may /> }).collect_view()}
    }
}

#[component]
fn Group(asked: Asked, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    view! {
        <section class="settings-group approval-group" aria-label=words.asked(asked)>
            <h3>{words.asked(asked)}</h3>
            <Signers asked may />
            <TellWhom asked may />
        </section>
    }
}

/// The roles in the order in which they sign.
#[component]
fn Signers(asked: Asked, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let (store, acts, setter) = (use_store(), use_acts(), use_setter());
    let say = &words.settings.approvals;
    let now = Memo::new(move |_| {
        store.with(|world| world.workspace().map(|team| team.approvals.sign(asked))).unwrap_or_default()
    });
    let set = move |roles: Vec<RoleId>| {
        if let Err(why) = setter.set(Setting::Signers { asked, roles }) {
            acts.warn(&why);
        }
    };
    let all = move || store.with(|world| world.workspace().map(|team| team.roles.clone()).unwrap_or_default());
    let add = move |event| {
        let role = RoleId(event_target_value(&event));
        if !role.0.is_empty() {
            set([now.get_untracked(), vec![role]].concat());
        }
    };
    let options = move || {
        let free = all().into_iter().filter(|role| !now.with(|now| now.contains(&role.id)));
        free.map(|role| view! { <option value=role.id.0.clone()>{words.role_name(&role)}</option> }).collect_view()
    };
    let change = Callback::new(set);
    let row = move |role: RoleId| view! { <Signer role now may change /> };
    view! {
        <div class="approval-setting">
            <span class="edit-label">{say.sign}</span>
            <div>
                <ol class="signers" aria-label=say.sign><For each=move || now.get() key=RoleId::clone children=row /></ol>
                <Show when=move || now.with(Vec::is_empty)><p class="hint">{say.sign_none}</p></Show>
                <Show when=move || may.get()>
                    <select class="input signer-add" aria-label=say.add on:change=add prop:value=move || now.with(|_| "")>
                        <option value="">{say.add}</option>
                        {options}
                    </select>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn Signer(role: RoleId, now: Memo<Vec<RoleId>>, may: Signal<bool>, change: Callback<Vec<RoleId>>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let say = &words.settings.approvals;
    let name = store.with_untracked(|world| words.role_named(world.workspace(), &role));
    let role = StoredValue::new(role);
    let at = move || now.with(|now| role.with_value(|role| now.iter().position(|one| one == role)));
    // Beyond either end there is nowhere to go.
    let swap = move |by: isize| {
        let mut roles = now.get_untracked();
        let from = untrack(at);
        let to = from.and_then(|from| from.checked_add_signed(by)).filter(|to| *to < roles.len());
        if let Some((from, to)) = from.zip(to) {
            roles.swap(from, to);
            change.run(roles);
        }
    };
    let remove = move |_| {
        let mut roles = now.get_untracked();
        role.with_value(|role| roles.retain(|one| one != role));
        change.run(roles);
    };
    let is_first = move || at() == Some(0);
    let is_last = move || now.with(Vec::len) == at().map_or(0, |at| at + 1);
    let way = move |label: String, sign: Sign, ends: Signal<bool>, by: isize| {
        view! {
            <button
                class="button button-quiet signer-way"
                type="button"
                aria-label=label
                aria-disabled=move || ends.get().then_some("true")
                on:click=move |_| swap(by)
            >
                <Icon sign />
            </button>
        }
    };
    let labels = StoredValue::new([(say.up)(&name), (say.down)(&name), (say.remove)(&name)]);
    let [up, down, gone] = [0, 1, 2].map(|at| move || labels.with_value(|labels| labels[at].clone()));
    view! {
        <li class="signer">
            <span class="signer-place number">{move || at().map(|at| at + 1)}</span>
            <span class="entry-name">{name}</span>
            <Show when=move || may.get()>
                {way(up(), Sign::Up, Signal::derive(is_first), -1)}
                {way(down(), Sign::Down, Signal::derive(is_last), 1)}
                <button class="button button-quiet signer-way" type="button" aria-label=gone() on:click=remove>
                    <Icon sign=Sign::Close />
                </button>
            </Show>
        </li>
    }
}

/// The departments, each told or not.
#[component]
fn TellWhom(asked: Asked, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let (store, acts, setter) = (use_store(), use_acts(), use_setter());
    let say = &words.settings.approvals;
    let now = Memo::new(move |_| {
        store.with(|world| world.workspace().map(|team| team.approvals.tell(asked))).unwrap_or_default()
    });
    let roles =
        Memo::new(move |_| store.with(|world| world.workspace().map(|team| team.roles.clone())).unwrap_or_default());
    let turn = move |role: &RoleId, on: bool| {
        let mut roles = now.get_untracked();
        roles.retain(|one| one != role);
        roles.extend(on.then(|| role.clone()));
        if let Err(why) = setter.set(Setting::Told { asked, roles }) {
            acts.warn(&why);
        }
    };
    let check = move |role: shared::staff::Role| {
        let (id, own) = (role.id.clone(), role.id.clone());
        let checked = move || now.with(|now| now.contains(&id));
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    disabled=move || !may.get()
                    prop:checked=checked
                    on:change=move |event| turn(&own, event_target_checked(&event))
                />
                {words.role_name(&role)}
            </label>
        }
    };
    view! {
        <div class="approval-setting" role="group" aria-label=say.tell>
            <span class="edit-label">{say.tell}</span>
            <div class="approval-checks">{move || roles.get().into_iter().map(check).collect_view()}</div>
        </div>
    }
}
