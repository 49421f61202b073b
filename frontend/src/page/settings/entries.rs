//! A list of names that the team edits: lines, wrap-ups, couriers, shops. One is added below, renamed
//! in its place, and removed with a way back.

use crate::{
    i18n::use_words,
    page::act::use_acts,
    ui::{Button, Field, Menu, MenuItem, composes},
};
use leptos::{ev, html, prelude::*};
use shared::command::Rejection;

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is known by, whatever it is called.
    pub key: String,
    pub name: String,
    /// What is to be known of it, in few words.
    pub note: String,
}

/// What can be done with the entries of a list. Without `remove` they stay for ever.
#[derive(Clone, Copy)]
pub struct Ways {
    pub add: Callback<String, Result<(), Rejection>>,
    pub rename: Callback<(String, String), Result<(), Rejection>>,
    pub remove: Option<Callback<String, Result<(), Rejection>>>,
}

#[component]
pub fn Entries(
    label: &'static str,
    #[prop(into)] items: Signal<Vec<Item>>,
    #[prop(into)] may: Signal<bool>,
    ways: Ways,
    /// The label of the field below.
    new: &'static str,
    /// What it means that there are none.
    none: &'static str,
) -> impl IntoView {
    let renaming = RwSignal::new(None::<String>);
    let row = move |item: Item| view! { <Entry item items may ways renaming /> };
    let names = move || items.with(|items| items.iter().all(|item| item.note.is_empty()));
    view! {
        <ul class="entries" class:entries-names=names aria-label=label>
            <For each=move || items.get() key=|item| item.key.clone() children=row />
        </ul>
        <Show when=move || items.with(Vec::is_empty)><p class="hint entries-none">{none}</p></Show>
        <Show when=move || may.get()><NewEntry label=new items add=ways.add /></Show>
    }
}

#[component]
fn Entry(
    item: Item,
    items: Signal<Vec<Item>>,
    may: Signal<bool>,
    ways: Ways,
    renaming: RwSignal<Option<String>>,
) -> impl IntoView {
    let own = StoredValue::new(item.key.clone());
    // What is to be known of it changes while one renames it.
    let item = Memo::new(move |before: Option<&Item>| {
        let now = items.with(|items| items.iter().find(|now| own.with_value(|own| now.key == *own)).cloned());
        now.unwrap_or_else(|| before.unwrap_or(&item).clone())
    });
    let writes = Memo::new(move |_| may.get() && renaming.with(|key| own.with_value(|own| key.as_ref() == Some(own))));
    move || match writes.get() {
        true => view! { <li class="entry entry-writing"><Rename item items ways renaming /></li> }.into_any(),
        false => view! {
            <li class="entry">
                <span class="entry-name">{move || item.with(|item| item.name.clone())}</span>
                <span class="entry-note">{move || item.with(|item| item.note.clone())}</span>
                <Show when=move || may.get()><EntryMenu item ways renaming /></Show>
            </li>
        }
        .into_any(),
    }
}

#[component]
fn EntryMenu(item: Memo<Item>, ways: Ways, renaming: RwSignal<Option<String>>) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let label = Signal::derive(move || item.with(|item| (words.settings.more_of)(&item.name)));
    let rename = move |()| renaming.set(Some(item.with_untracked(|item| item.key.clone())));
    let remove = Callback::new(move |remove: Callback<String, Result<(), Rejection>>| {
        if let Err(rejection) = remove.run(item.with_untracked(|item| item.key.clone())) {
            acts.warn(&rejection);
        }
    });
    view! {
        <Menu label>
            <MenuItem on_choose=rename>{words.settings.rename}</MenuItem>
            {ways.remove.map(|way| view! {
                <MenuItem on_choose=move |()| remove.run(way)>{words.settings.remove}</MenuItem>
            })}
        </Menu>
    }
}

#[component]
fn Rename(item: Memo<Item>, items: Signal<Vec<Item>>, ways: Ways, renaming: RwSignal<Option<String>>) -> impl IntoView {
    let words = use_words();
    let (key, name) = item.with_untracked(|item| (item.key.clone(), item.name.clone()));
    let own = key.clone();
    let save = Callback::new(move |name: String| ways.rename.run((key.clone(), name)));
    let taken = Callback::new(move |name: String| items.with_untracked(|items| has(items, &name, Some(&own))));
    view! {
        <NameForm
            label=words.settings.name
            name
            verb=words.shell.save
            taken
            on_save=save
            on_done=move |()| renaming.set(None)
            leaves=true
        />
    }
}

#[component]
fn NewEntry(
    label: &'static str,
    items: Signal<Vec<Item>>,
    add: Callback<String, Result<(), Rejection>>,
) -> impl IntoView {
    let words = use_words();
    let taken = Callback::new(move |name: String| items.with_untracked(|items| has(items, &name, None)));
    view! { <NameForm label name="" verb=words.settings.add taken on_save=add on_done=|()| () /> }
}

fn has(items: &[Item], name: &str, but: Option<&str>) -> bool {
    items.iter().any(|item| item.name == name && Some(item.key.as_str()) != but)
}

/// A field for a name. What is wrong with it stands at the field; Enter saves, Esc leaves.
#[component]
fn NameForm(
    label: &'static str,
    #[prop(into)] name: String,
    verb: &'static str,
    /// Whether another entry is called that already.
    taken: Callback<String, bool>,
    on_save: Callback<String, Result<(), Rejection>>,
    #[prop(into)] on_done: Callback<()>,
    /// Whether it stands in another's place and can be left.
    #[prop(optional)]
    leaves: bool,
) -> impl IntoView {
    let words = use_words();
    let text = RwSignal::new(name);
    let error = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().filter(|_| leaves).iter().for_each(|input| drop(input.focus())));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let name = text.get_untracked().trim().to_owned();
        let refused = match () {
            () if name.is_empty() => Some(words.settings.name_needed.to_owned()),
            () if taken.run(name.clone()) => Some(words.settings.same_name.to_owned()),
            () => on_save.run(name).err().map(|rejection| words.refusal(&rejection)),
        };
        if refused.is_none() {
            text.set(String::new());
            on_done.run(());
        }
        let _ = error.try_set(refused);
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !composes(&event) {
            event.stop_propagation();
            text.set(String::new());
            error.set(None);
            on_done.run(());
        }
    };
    view! {
        <form class="entry-form" on:submit=submit on:keydown=key>
            <Field label error>
                <input class="input" maxlength="60" autocomplete="off" node_ref=node bind:value=text />
            </Field>
            <Button submits=true>{verb}</Button>
            {leaves.then(|| view! { <Button on_press=on_done>{words.shell.cancel}</Button> })}
        </form>
    }
}
