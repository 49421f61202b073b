//! The command palette: every action and every order, found by words. Arrows choose, Enter does.

mod enquiries;
mod entries;
mod places;
mod tickets;

use crate::page::overlay::{Overlay, Panel};
use crate::{
    i18n::use_words,
    ui::{Dialog, Empty, Kbd, Size, composes},
};
use entries::{Entry, use_entries};
use leptos::{ev, html, prelude::*};

#[component]
pub fn Palette(overlay: Overlay) -> impl IntoView {
    let words = use_words();
    let close = Callback::new(move |()| overlay.close());
    view! {
        <Dialog open=overlay.is(Panel::Palette) title=words.keys.palette size=Size::Bare close=words.shell.close on_close=close>
            <Finder overlay />
        </Dialog>
    }
}

#[component]
fn Finder(overlay: Overlay) -> impl IntoView {
    let words = use_words();
    let text = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let found = use_entries(text.read_only(), overlay);
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    let choose = Callback::new(move |entry: Entry| {
        overlay.close();
        entry.run.run(());
    });
    let key = move |event: ev::KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        let here = at.get_untracked().min(count.saturating_sub(1));
        match event.key().as_str() {
            "ArrowDown" if count > 0 => at.set((here + 1) % count),
            "ArrowUp" if count > 0 => at.set((here + count - 1) % count),
            // Without this the first press only empties the field.
            "Escape" if !composes(&event) => overlay.close(),
            "Enter" if !composes(&event) => {
                let entry = found.with_untracked(|found| found.get(here).cloned());
                entry.into_iter().for_each(|entry| choose.run(entry));
            }
            _ => return,
        }
        event.prevent_default();
    };
    let write = move |event| {
        at.set(0);
        text.set(event_target_value(&event));
    };
    view! {
        <div class="palette">
            <input
                class="input palette-input"
                type="search"
                role="combobox"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-activedescendant=move || format!("palette-{}", at.get())
                aria-label=words.keys.palette
                placeholder=words.keys.palette_hint
                autocomplete="off"
                node_ref=node
                on:input=write
                on:keydown=key
            />
            <Entries found at choose />
        </div>
    }
}

#[component]
fn Entries(found: Memo<Vec<Entry>>, at: RwSignal<usize>, choose: Callback<Entry>) -> impl IntoView {
    let words = use_words();
    let rows = move || {
        let row = |(index, entry): (usize, Entry)| view! { <Line index entry at choose /> };
        found.get().into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <div class="palette-list" id="palette-list" role="listbox" aria-label=words.keys.palette>{rows}</div>
        <Show when=move || found.with(Vec::is_empty)>
            <Empty title=words.keys.palette_none />
        </Show>
    }
}

#[component]
fn Line(index: usize, entry: Entry, at: RwSignal<usize>, choose: Callback<Entry>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let is_here = Memo::new(move |_| at.get() == index);
    Effect::new(move || {
        if let Some(line) = node.get().filter(|_| is_here.get()) {
            line.scroll_into_view_with_bool(false);
        }
    });
    let (label, hint, key) = (entry.label.clone(), entry.hint.clone(), entry.key);
    view! {
        <div
            class="palette-line"
            id=format!("palette-{index}")
            role="option"
            aria-selected=move || if is_here.get() { "true" } else { "false" }
            node_ref=node
            on:click=move |_| choose.run(entry.clone())
        >
            <span class="palette-label">{label}</span>
            <span class="palette-hint">{hint}</span>
            {(!key.is_empty()).then(|| view! { <Kbd key /> })}
        </div>
    }
}
