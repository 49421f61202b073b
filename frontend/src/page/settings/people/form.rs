//! A person as a form: name, login, roles, lines, grade and employment.

use super::{
    Asking, People,
    password::{Choice, PasswordChoice},
    refusal,
};
use crate::{
    account::team::{self, AccountRefused},
    i18n::{Words, use_words},
    page::act::use_acts,
    ui::{Button, Field, Look},
};
use leptos::{ev, prelude::*, task::spawn_local};
use shared::{
    command::{Field as Named, Rejection, StaffSet},
    staff::{Employment, Grade, LineId, RoleId, Staff},
};

/// The part of the form that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Name,
    Login,
    Password,
    Roles,
    Whole,
}

pub type Wrong = RwSignal<Option<(Part, String)>>;

pub fn at(wrong: Wrong, part: Part) -> Signal<Option<String>> {
    Signal::derive(move || wrong.get().filter(|(wrong, _)| *wrong == part).map(|(_, why)| why))
}

/// Where a refusal belongs, and how it reads.
fn place(words: &'static Words, refused: &AccountRefused) -> (Part, String) {
    let part = match refused {
        AccountRefused::LoginTaken | AccountRefused::BadLogin => Part::Login,
        AccountRefused::WeakPassword => Part::Password,
        AccountRefused::Rejected(Rejection::Invalid { field: Named::Name, .. }) => Part::Name,
        AccountRefused::Rejected(Rejection::Invalid { field: Named::Roles | Named::Line, .. }) => Part::Roles,
        _ => Part::Whole,
    };
    (part, refusal(words, refused))
}

#[component]
pub fn PersonForm(people: People, staff: Staff, new: bool) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let (name, login) = (RwSignal::new(staff.name.clone()), RwSignal::new(String::new()));
    let choice = Choice::new();
    let draft = RwSignal::new(known_lines_only(people, staff));
    let wrong = Wrong::new(None);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if people.busy.get_untracked() {
            return;
        }
        let staff = Staff { name: name.get_untracked().trim().to_owned(), ..draft.get_untracked() };
        if staff.name.is_empty() {
            wrong.set(Some((Part::Name, words.settings.name_needed.to_owned())));
            return;
        }
        people.busy.set(true);
        // What was typed is read now: the form may be gone when the answer comes.
        let typed = new.then(|| (login.get_untracked(), choice.typed()));
        spawn_local(async move {
            match save(people, &staff, typed).await {
                Ok(Some(password)) => people.answered(Some(Asking::Handover { name: staff.name, password })),
                Ok(None) => {
                    people.answered(None);
                    let said = if new { words.settings.people.added } else { words.settings.people.saved };
                    acts.say(said(&staff.name));
                }
                Err(refused) => {
                    let _ = people.busy.try_set(false);
                    let _ = wrong.try_set(Some(place(words, &refused)));
                }
            }
            people.fetch();
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <Field label=words.settings.people.name error=at(wrong, Part::Name)>
                <input class="input" maxlength="60" autocomplete="off" autofocus bind:value=name />
            </Field>
            {new.then(|| view! { <LoginField login wrong /> <PasswordChoice choice wrong /> })}
            <Roles people draft wrong />
            <Lines people draft />
            <PostFields draft />
            {move || at(wrong, Part::Whole).get().map(|why| view! { <p class="form-error" role="alert">{why}</p> })}
            <div class="dialog-foot">
                <Button on_press=move |()| people.close()>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true why_not=people.why_not>{words.shell.save}</Button>
            </div>
        </form>
    }
}

/// A line that has left the list would be refused, and means nothing any more.
fn known_lines_only(people: People, mut staff: Staff) -> Staff {
    people.store.with_untracked(|world| {
        let known = |line: &LineId| world.workspace().is_some_and(|workspace| workspace.line(line).is_some());
        staff.post.lines.retain(known);
    });
    staff
}

/// Saves the person; gives back the password that the server made, if it made one.
async fn save(
    people: People,
    staff: &Staff,
    new: Option<(String, Option<String>)>,
) -> Result<Option<String>, AccountRefused> {
    let Some((login, password)) = new else {
        let set = StaffSet { staff: staff.clone() };
        return people.store.act(set).await.map(|()| None).map_err(AccountRefused::Rejected);
    };
    let made = team::add(staff, login.trim(), password.as_deref()).await?;
    people.store.sync_now();
    Ok(made)
}

#[component]
fn LoginField(login: RwSignal<String>, wrong: Wrong) -> impl IntoView {
    let words = use_words();
    view! {
        <Field label=words.settings.people.login error=at(wrong, Part::Login)>
            <input
                class="input input-code"
                maxlength="100"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                placeholder=words.settings.people.login_hint
                bind:value=login
            />
        </Field>
    }
}

#[component]
fn Roles(people: People, draft: RwSignal<Staff>, wrong: Wrong) -> impl IntoView {
    let words = use_words();
    let roles = people.store.with_untracked(|world| {
        let roles = world.workspace().map(|workspace| workspace.roles.clone()).unwrap_or_default();
        roles.into_iter().map(|role| (words.role_name(&role), role.id)).collect::<Vec<_>>()
    });
    let box_of = move |(name, id): (String, RoleId)| {
        let (kept, asked) = (id.clone(), id);
        let checked = draft.with_untracked(|staff| staff.roles.contains(&asked));
        let change = move |event| {
            let on = event_target_checked(&event);
            draft.update(|staff| {
                let _ = if on { staff.roles.insert(kept.clone()) } else { staff.roles.remove(&kept) };
            });
        };
        view! { <label class="check"><input type="checkbox" checked=checked on:change=change /> {name}</label> }
    };
    view! {
        <fieldset class="checks">
            <legend class="field-label">{words.settings.people.roles}</legend>
            {roles.into_iter().map(box_of).collect_view()}
            {move || at(wrong, Part::Roles).get().map(|why| view! { <span class="field-error" role="alert">{why}</span> })}
        </fieldset>
    }
}

#[component]
fn Lines(people: People, draft: RwSignal<Staff>) -> impl IntoView {
    let words = use_words();
    let lines = people.store.with_untracked(|world| {
        let lines = world.workspace().map(|workspace| workspace.lines.clone()).unwrap_or_default();
        lines.into_iter().map(|line| (words.line_name(&line), line.id)).collect::<Vec<_>>()
    });
    let box_of = move |(name, id): (String, LineId)| {
        let (kept, asked) = (id.clone(), id);
        let checked = draft.with_untracked(|staff| staff.post.lines.contains(&asked));
        let change = move |event| {
            let on = event_target_checked(&event);
            draft.update(|staff| {
                let _ = if on { staff.post.lines.insert(kept.clone()) } else { staff.post.lines.remove(&kept) };
            });
        };
        view! { <label class="check"><input type="checkbox" checked=checked on:change=change /> {name}</label> }
    };
    view! {
        <fieldset class="checks">
            <legend class="field-label">
                {words.settings.people.lines} " " <small class="hint">{words.settings.people.lines_hint}</small>
            </legend>
            {lines.into_iter().map(box_of).collect_view()}
        </fieldset>
    }
}

#[component]
fn PostFields(draft: RwSignal<Staff>) -> impl IntoView {
    let words = use_words();
    let post = draft.with_untracked(|staff| staff.post.clone());
    let grade = move |event| {
        let found = Grade::ALL.into_iter().find(|grade| words.grade(*grade) == event_target_value(&event));
        found.into_iter().for_each(|grade| draft.update(|staff| staff.post.grade = grade));
    };
    let employment = move |event| {
        let found = Employment::ALL.into_iter().find(|kind| words.employment(*kind) == event_target_value(&event));
        found.into_iter().for_each(|kind| draft.update(|staff| staff.post.employment = kind));
    };
    let option = |name: &'static str, selected: bool| view! { <option value=name selected=selected>{name}</option> };
    let grades = Grade::ALL.map(|grade| option(words.grade(grade), grade == post.grade));
    let kinds = Employment::ALL.map(|kind| option(words.employment(kind), kind == post.employment));
    view! {
        <div class="form-row">
            <Field label=words.settings.people.grade>
                <select class="input" on:change=grade>{grades.collect_view()}</select>
            </Field>
            <Field label=words.settings.people.employment>
                <select class="input" on:change=employment>{kinds.collect_view()}</select>
            </Field>
        </div>
    }
}
