//! A role's name: of a new one, with the permissions of another to begin with, or of an old one.

use crate::{
    i18n::use_words,
    page::settings::{own, use_setter},
    platform::random,
    store::use_store,
    ui::{Button, Dialog, Field, Look},
};
use leptos::{ev, prelude::*};
use shared::{
    command::Setting,
    money::Fen,
    staff::{Role, RoleId},
};

#[derive(Clone, Debug, PartialEq)]
pub enum Asking {
    New,
    Rename(RoleId),
}

#[component]
pub fn RoleDialog(asking: RwSignal<Option<Asking>>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let close = Callback::new(move |()| asking.set(None));
    move || {
        let Some(asked) = asking.get() else { return ().into_any() };
        let roles = store.with_untracked(|world| world.workspace().map(|workspace| workspace.roles.clone()));
        let roles = StoredValue::new(roles.unwrap_or_default());
        let known = match &asked {
            Asking::New => None,
            Asking::Rename(id) => roles.with_value(|roles| roles.iter().find(|role| role.id == *id).cloned()),
        };
        let title = match &known {
            Some(role) => (words.settings.people.role_rename)(&words.role_name(role)),
            None => words.settings.people.new_role.to_owned(),
        };
        let known = StoredValue::new(known);
        view! {
            <Dialog open=Signal::stored(true) title close=words.shell.close on_close=close>
                <RoleForm known=known.get_value() roles=roles.get_value() close />
            </Dialog>
        }
        .into_any()
    }
}

#[component]
fn RoleForm(known: Option<Role>, roles: Vec<Role>, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let is_new = known.is_none();
    let name = RwSignal::new(known.as_ref().map(|role| words.role_name(role)).unwrap_or_default());
    let like = RwSignal::new(None::<usize>);
    let error = RwSignal::new(None::<String>);
    let others = StoredValue::new(roles);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            error.set(Some(words.settings.name_needed.to_owned()));
            return;
        }
        let role = known.clone().unwrap_or_else(|| {
            let permissions = others.with_value(|others| {
                like.get_untracked().and_then(|at| others.get(at)).map(|other| other.permissions.clone())
            });
            Role {
                id: RoleId(random::id().to_string()),
                name: String::new(),
                permissions: permissions.unwrap_or_default(),
                limit: Fen::ZERO,
                discount: Fen::ZERO,
            }
        });
        let house = words.role_name(&Role { name: String::new(), ..role.clone() });
        match setter.set(Setting::Role(Role { name: own(typed, &house), ..role })) {
            Ok(()) => close.run(()),
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    let choose = move |event| like.set(event_target_value(&event).parse().ok());
    let option = |(at, role): (usize, &Role)| view! { <option value=at.to_string()>{words.role_name(role)}</option> };
    let options = others.with_value(|others| others.iter().enumerate().map(option).collect_view());
    view! {
        <form class="form" on:submit=submit>
            <Field label=words.settings.people.role_name error>
                <input class="input" maxlength="40" autocomplete="off" autofocus bind:value=name />
            </Field>
            {is_new.then(|| view! {
                <Field label=words.settings.people.role_like>
                    <select class="input" on:change=choose>
                        <option value="">{words.settings.people.role_like_none}</option>
                        {options}
                    </select>
                </Field>
            })}
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.shell.save}</Button>
            </div>
        </form>
    }
}
