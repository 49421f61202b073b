//! One person of the list: name, roles, lines and post, and what can be done.

use super::{Asking, People};
use crate::{
    i18n::{Words, use_words},
    page::{act::use_acts, clock::use_clock},
    ui::{Menu, MenuItem, Tag, Tone},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{command::StaffSet, staff::Staff, world::World};
use std::sync::Arc;

#[component]
pub fn Row(people: People, staff: Arc<Staff>) -> impl IntoView {
    let words = use_words();
    let id = staff.id;
    let is_me = people.store.me() == id;
    let (roles, post) = people.store.with_untracked(|world| (roles(words, world, &staff), post(words, world, &staff)));
    let staff = StoredValue::new(staff);
    let name = staff.with_value(|staff| staff.name.clone());
    let none = roles.is_empty();
    view! {
        <li class="entry person-entry">
            <div class="person-name">
                <span class="entry-name">{name}</span>
                {is_me.then(|| view! { <Tag tone=Tone::Info text=words.settings.people.you /> })}
                <Login people staff />
            </div>
            <div class="person-roles">
                {roles.into_iter().map(|role| view! { <Tag text=role /> }).collect_view()}
                {none.then(|| view! { <span class="hint">{words.settings.people.roles_none}</span> })}
            </div>
            <span class="entry-note">{post}</span>
            <Show when=move || people.may.get()><Ways people staff is_me /></Show>
        </li>
    }
}

fn roles(words: &'static Words, world: &World, staff: &Staff) -> Vec<String> {
    staff.roles.iter().map(|role| words.role_named(world.workspace(), role)).collect()
}

/// Lines, grade and employment in one line.
fn post(words: &'static Words, world: &World, staff: &Staff) -> String {
    let lines: Vec<_> = staff.post.lines.iter().map(|line| words.line_named(world.workspace(), line)).collect();
    let lines = match lines.is_empty() {
        true => words.settings.people.lines_any.to_owned(),
        false => lines.join(words.settings.comma),
    };
    [&lines, words.grade(staff.post.grade), words.employment(staff.post.employment)].join(" · ")
}

/// The login, and when it was last in use; only the server knows.
#[component]
fn Login(people: People, staff: StoredValue<Arc<Staff>>) -> impl IntoView {
    let words = use_words();
    let clock = use_clock();
    let id = staff.with_value(|staff| staff.id);
    let account = Memo::new(move |_| people.accounts.with(|accounts| accounts.get(&id).cloned()));
    move || {
        account.get().map(|account| {
            let seen = match account.last_seen {
                Some(at) => (words.settings.people.seen)(&clock.when(at)),
                None => words.settings.people.never_seen.to_owned(),
            };
            view! { <code>{account.login}</code> " " <small class="hint">{seen}</small> }
        })
    }
}

#[component]
fn Ways(people: People, staff: StoredValue<Arc<Staff>>, is_me: bool) -> impl IntoView {
    let words = use_words();
    let people_words = &words.settings.people;
    let label = staff.with_value(|staff| (words.settings.more_of)(&staff.name));
    let active = staff.with_value(|staff| staff.active);
    let ask = move |asked: fn(Staff) -> Asking| {
        Callback::new(move |()| people.asking.set(Some(asked(staff.with_value(|staff| Staff::clone(staff))))))
    };
    let item = move |label: &'static str, on_choose: Callback<()>| {
        // The menu is made anew each time it opens, so it knows how things stand.
        match people.why_not.get_untracked() {
            Some(why_not) => view! { <MenuItem why_not on_choose>{label}</MenuItem> }.into_any(),
            None => view! { <MenuItem on_choose>{label}</MenuItem> }.into_any(),
        }
    };
    let back = use_reactivation(people, staff);
    view! {
        <Menu label=Signal::stored(label)>
            {item(people_words.edit_short, ask(Asking::Edit))}
            {item(people_words.reset, ask(Asking::Password))}
            {item(people_words.revoke, ask(Asking::Revoke))}
            {match (active, is_me) {
                (true, true) => None,
                (true, false) => Some(item(people_words.leave, ask(Asking::Leave))),
                (false, _) => Some(item(people_words.back, back)),
            }}
        </Menu>
    }
}

/// Lets somebody back in, who left.
fn use_reactivation(people: People, staff: StoredValue<Arc<Staff>>) -> Callback<()> {
    let acts = use_acts();
    Callback::new(move |()| {
        let staff = Staff { active: true, ..staff.with_value(|staff| Staff::clone(staff)) };
        let said = (acts.words().settings.people.came_back)(&staff.name);
        spawn_local(async move {
            match people.store.act(StaffSet { staff }).await {
                Ok(()) => acts.say(said),
                Err(rejection) => acts.warn(&rejection),
            }
        });
    })
}
