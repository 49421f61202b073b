//! 班次: the kinds of shifts that a roster is made of (R1), and below them its rules (R2).

mod form;

use super::{
    Setter,
    rights::{Rights, may},
    rules::Rules,
    use_setter,
};
use crate::{
    i18n::use_words,
    page::{act::use_acts, roster::colour_word},
    platform::random,
    store::use_store,
    ui::{Button, Dialog, Look, Menu, MenuItem, ShiftMark},
};
use form::ShiftForm;
use leptos::prelude::*;
use shared::{
    command::Setting,
    roster::shift::{Colour, DayPart, ShiftType, ShiftTypeId},
    staff::Permission,
    time::TimeOfDay,
};

const NEEDED: &[Permission] = &[Permission::SettingsEdit];

/// What is asked about a shift.
#[derive(Clone, Debug, PartialEq)]
enum Asking {
    Edit(ShiftType),
    Remove(ShiftType),
}

#[component]
pub fn ShiftsSection() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let may = may(NEEDED);
    let asking = RwSignal::new(None::<Asking>);
    let shifts = Memo::new(move |_| {
        store.with(|world| world.workspace().map(|workspace| workspace.shift_types.clone()).unwrap_or_default())
    });
    let row = move |shift: ShiftType| view! { <Row shift may asking /> };
    view! {
        <Rights needed=NEEDED />
        <section class="settings-group" aria-label=words.settings.shifts.list>
            <ul class="entries" aria-label=words.settings.shifts.list>
                {move || shifts.get().into_iter().map(row).collect_view()}
            </ul>
            <Show when=move || shifts.with(Vec::is_empty)>
                <p class="hint entries-none">{words.settings.shifts.none}</p>
            </Show>
            <Show when=move || may.get()>
                <div class="settings-foot">
                    <Button on_press=move |()| asking.set(Some(Asking::Edit(blank())))>{words.settings.shifts.add}</Button>
                </div>
            </Show>
        </section>
        <Rules may />
        <EditDialog asking />
        <RemoveDialog asking />
    }
}

/// A new shift, before anything is known of it.
fn blank() -> ShiftType {
    let hour = |hour| TimeOfDay::new(hour, 0).unwrap_or_else(TimeOfDay::midnight);
    ShiftType {
        id: ShiftTypeId(random::id().to_string()),
        name: String::new(),
        mark: String::new(),
        part: DayPart::Other,
        starts: hour(9),
        ends: hour(17),
        pause: 0,
        needed: 0,
        colour: Colour::Teal,
    }
}

#[component]
fn Row(shift: ShiftType, may: Signal<bool>, asking: RwSignal<Option<Asking>>) -> impl IntoView {
    let words = use_words();
    let needed = match shift.needed {
        0 => words.settings.shifts.needed_any.to_owned(),
        many => (words.settings.shifts.needed_n)(many.into()),
    };
    let next_day = (shift.ends <= shift.starts).then(|| format!(" {}", words.settings.shifts.next_day));
    let note = format!("{} · {needed}", (words.settings.shifts.hours)(shift.minutes()));
    let name = words.shift_name(&shift);
    let (times, mark) = (words.shift_times(&shift), words.shift_mark(&shift));
    let colour = colour_word(shift.colour);
    let label = (words.settings.more_of)(&name);
    let shift = StoredValue::new(shift);
    let ask = move |asked: fn(ShiftType) -> Asking| move |()| asking.set(Some(asked(shift.get_value())));
    view! {
        <li class="entry shift-entry">
            <ShiftMark colour=Signal::stored(colour) mark=Signal::stored(mark) />
            <span class="entry-name">{name}</span>
            <span class="entry-times number">{times}{next_day}</span>
            <span class="entry-note">{note}</span>
            <Show when=move || may.get()>
                <Menu label=Signal::stored(label.clone())>
                    <MenuItem on_choose=ask(Asking::Edit)>{words.settings.change}</MenuItem>
                    <MenuItem on_choose=ask(Asking::Remove)>{words.settings.remove}</MenuItem>
                </Menu>
            </Show>
        </li>
    }
}

#[component]
fn EditDialog(asking: RwSignal<Option<Asking>>) -> impl IntoView {
    let words = use_words();
    let open = Signal::derive(move || asking.with(|asking| matches!(asking, Some(Asking::Edit(_)))));
    let close = Callback::new(move |()| asking.set(None));
    move || {
        let Some(Asking::Edit(shift)) = asking.get() else { return ().into_any() };
        let name = words.shift_name(&shift);
        let known = !shift.name.is_empty() || name != shift.id.0;
        let title = if known { (words.settings.shifts.edit)(&name) } else { words.settings.shifts.add.to_owned() };
        let shift = StoredValue::new(shift);
        view! {
            <Dialog open title close=words.shell.close on_close=close>
                <ShiftForm shift=shift.get_value() close />
            </Dialog>
        }
        .into_any()
    }
}

#[component]
fn RemoveDialog(asking: RwSignal<Option<Asking>>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let open = Signal::derive(move || asking.with(|asking| matches!(asking, Some(Asking::Remove(_)))));
    let close = Callback::new(move |()| asking.set(None));
    move || {
        let Some(Asking::Remove(shift)) = asking.get() else { return ().into_any() };
        let title = (words.settings.shifts.remove_of)(&words.shift_name(&shift));
        let id = StoredValue::new(shift.id);
        view! {
            <Dialog open title close=words.shell.close on_close=close>
                <p>{words.settings.shifts.remove_hint}</p>
                <Sure id setter close />
            </Dialog>
        }
        .into_any()
    }
}

#[component]
fn Sure(id: StoredValue<ShiftTypeId>, setter: Setter, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let remove = move |()| {
        let refused = setter.set(Setting::ShiftTypeGone(id.get_value())).err();
        close.run(());
        refused.iter().for_each(|rejection| acts.warn(rejection));
    };
    view! {
        <div class="dialog-foot">
            <Button on_press=close>{words.shell.cancel}</Button>
            <Button look=Look::Danger on_press=remove>{words.settings.remove}</Button>
        </div>
    }
}
