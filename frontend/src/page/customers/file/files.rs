//! The files that are this customer: by which names they buy, and what was merged. Each but the first comes out again.

use super::{Shown, put};
use crate::{
    i18n::use_words,
    page::{act::use_acts, customers::row::has},
    store::use_store,
    ui::{Button, Field, Look},
};
use leptos::{ev, html, prelude::*};
use shared::{
    command::CustomerSplit,
    customer::{Account, Fact},
    id::CustomerId,
    shop::Platform,
    staff::Permission,
};

/// One of the files.
#[derive(Clone, PartialEq)]
struct Line {
    id: CustomerId,
    name: String,
    account: Option<Account>,
    /// Into which it was merged; the first was not.
    from: Option<CustomerId>,
    /// Nothing came of the account yet: with it the file goes.
    bare: bool,
}

#[component]
pub fn Files(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let may = Memo::new(move |_| store.permits(Permission::CustomerEdit));
    let adding = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        store.with(|world| {
            let files = world.group_of(shown.id).filter_map(|id| world.customers.get(&id));
            let line = |file: &std::sync::Arc<shared::customer::Customer>| Line {
                id: file.id,
                name: file.name.clone(),
                account: file.account(),
                from: file.merged_into(),
                bare: world.is_bare(file.id),
            };
            files.map(line).collect::<Vec<_>>()
        })
    });
    let shows = move || lines.with(|lines| lines.len() > 1 || lines.iter().any(|line| line.account.is_some()));
    view! {
        <section class="section" aria-label=words.customers.one.accounts>
            <div class="section-head">
                <h3>{words.customers.one.accounts}</h3>
                <Show when=move || may.get() && !adding.get()>
                    <button class="button button-quiet" type="button" on:click=move |_| adding.set(true)>
                        {words.customers.one.add_account}
                    </button>
                </Show>
            </div>
            <Show when=shows>
                <ul class="file-lines">
                    <For each=move || lines.get() key=|line| (line.id, line.from, line.bare, line.name.clone()) let:line>
                        <File line head=shown.id may />
                    </For>
                </ul>
            </Show>
            <Show when=move || adding.get()><NewAccount id=shown.id on_done=move |()| adding.set(false) /></Show>
        </section>
    }
}

#[component]
fn File(line: Line, head: CustomerId, may: Memo<bool>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let Line { id, name, account, from, bare } = line;
    let told = account.as_ref().map_or_else(|| (words.customers.one.file_of)(&name), |account| words.account(account));
    // The name that people gave it, where that is another.
    let other_name = account.as_ref().is_some_and(|account| account.name != name).then(|| name.clone());
    let out = from.map(|from| {
        let label = if bare { words.customers.one.drop_account } else { words.customers.one.split_of }(&told);
        let press = move |_| {
            let done = match account.clone().filter(|_| bare) {
                Some(account) => put(store, acts, head, &Fact::Account { account, on: false }),
                None => {
                    let said = (words.customers.one.split_done)(&name);
                    untrack(|| acts.perform(said, CustomerSplit { customer: id, from }))
                }
            };
            done.unwrap_or_else(|rejection| acts.warn(&rejection));
        };
        view! {
            <Show when=move || may.get()>
                <button class="button button-quiet" type="button" aria-label=label.clone() on:click=press.clone()>
                    {if bare { words.customers.one.drop } else { words.customers.one.split }}
                </button>
            </Show>
        }
    });
    view! {
        <li class="file-line">
            <span class="file-line-name">{told.clone()} " " {other_name.map(|name| view! { <small class="hint">{name}</small> })}</span>
            {from.is_none().then(|| view! { <Dealings id /> })}
            {out}
        </li>
    }
}

/// How much there is with the customer, said once: of all files.
#[component]
fn Dealings(id: CustomerId) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let has = Memo::new(move |_| store.with(|world| has(words, world, id)));
    view! { <small class="hint">{move || has.get()}</small> }
}

#[component]
fn NewAccount(id: CustomerId, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let (platform, name) = (RwSignal::new(Platform::Taobao), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Select>::new();
    Effect::new(move || node.get().iter().for_each(|select| drop(select.focus())));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let account = Account { platform: platform.get_untracked(), name: name.get_untracked().trim().to_owned() };
        match put(store, acts, id, &Fact::Account { account, on: true }) {
            Ok(()) => on_done.run(()),
            Err(rejection) => error.set(Some(store.with_untracked(|world| words.refused(&rejection, world)))),
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !crate::ui::composes(&event) {
            event.stop_propagation();
            on_done.run(());
        }
    };
    let choose = move |event| {
        Platform::named(&event_target_value(&event)).into_iter().for_each(|chosen| platform.set(chosen));
    };
    let platforms = Platform::ALL.into_iter().filter(|platform| *platform != Platform::House);
    let option = move |each: Platform| view! { <option value=each.word()>{words.platform(each)}</option> };
    view! {
        <form class="form account-form" on:submit=submit on:keydown=key>
            <div class="form-row">
                <Field label=words.customers.one.platform>
                    <select class="input" node_ref=node on:change=choose>{platforms.map(option).collect_view()}</select>
                </Field>
                <Field label=words.customers.one.account error>
                    <input class="input" maxlength="100" autocomplete="off" bind:value=name />
                </Field>
            </div>
            <p class="hint">{words.customers.one.account_hint}</p>
            <div class="form-foot">
                <Button on_press=on_done>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.shell.save}</Button>
            </div>
        </form>
    }
}
