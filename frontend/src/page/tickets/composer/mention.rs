//! Calling a colleague in a note: `@` and the first letters offer names; arrows choose, Enter takes.

use crate::{
    i18n::use_words,
    store::{Store, use_store},
    ui::composes,
};
use leptos::{ev, html, prelude::*};

/// Names offered at once, and how far behind the `@` one may be.
const MOST: usize = 8;
const LONGEST: usize = 16;

#[derive(Clone, Copy)]
pub struct Mentioning {
    node: NodeRef<html::Textarea>,
    /// What was typed behind the `@`.
    asked: RwSignal<Option<String>>,
    at: RwSignal<usize>,
    found: Memo<Vec<String>>,
}

impl Mentioning {
    pub fn new(node: NodeRef<html::Textarea>) -> Mentioning {
        let store = use_store();
        let asked = RwSignal::new(None::<String>);
        let found = Memo::new(move |_| asked.get().map(|asked| names(store, &asked)).unwrap_or_default());
        Mentioning { node, asked, at: RwSignal::new(0), found }
    }

    /// Looks at what stands before the caret.
    pub fn look(self, is_note: bool) {
        let asked = self.node.get_untracked().filter(|_| is_note).and_then(|text| {
            let before = parts(&text)?.0;
            let asked = &before[before.rfind('@')? + 1..];
            let is_name = asked.chars().count() <= LONGEST && !asked.contains(char::is_whitespace);
            is_name.then(|| asked.to_owned())
        });
        self.at.set(0);
        self.asked.set(asked);
    }

    /// Begins a mention where the caret stands.
    pub fn begin(self, write: impl Fn(String)) {
        let Some(text) = self.node.get_untracked() else { return };
        let (before, after) = parts(&text).unwrap_or_default();
        let space = if before.is_empty() || before.ends_with(char::is_whitespace) { "" } else { " " };
        let head = format!("{before}{space}@");
        let caret = head.encode_utf16().count() as u32;
        text.set_value(&format!("{head}{after}"));
        let _ = text.focus();
        let _ = text.set_selection_range(caret, caret);
        write(format!("{head}{after}"));
        self.look(true);
    }

    pub fn close(self) {
        let _ = self.asked.try_set(None);
    }

    fn is_open(self) -> bool {
        self.found.with(|found| !found.is_empty())
    }

    /// The id of the name that stands chosen.
    pub fn active(self) -> Option<String> {
        self.is_open().then(|| format!("mention-{}", self.at.get()))
    }

    /// Takes a key while names are offered; says whether it was one.
    pub fn key(self, event: &ev::KeyboardEvent, write: impl Fn(String)) -> bool {
        let count = self.found.with_untracked(Vec::len);
        if count == 0 || composes(event) {
            return false;
        }
        let at = self.at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => self.at.set((at + 1) % count),
            "ArrowUp" => self.at.set((at + count - 1) % count),
            "Enter" | "Tab" if !event.ctrl_key() && !event.meta_key() => self.choose(at, write),
            "Escape" => self.close(),
            _ => return false,
        }
        true
    }

    /// Puts the name behind the `@`.
    fn choose(self, at: usize, write: impl Fn(String)) {
        let name = self.found.with_untracked(|found| found.get(at).cloned());
        let Some((name, text)) = name.zip(self.node.get_untracked()) else { return };
        let Some((before, after)) = parts(&text) else { return };
        let head = &before[..before.rfind('@').unwrap_or(before.len())];
        let head = format!("{head}@{name} ");
        let caret = head.encode_utf16().count() as u32;
        text.set_value(&format!("{head}{after}"));
        let _ = text.set_selection_range(caret, caret);
        let _ = text.focus();
        write(format!("{head}{after}"));
        self.close();
    }
}

/// The text before and after the caret.
fn parts(text: &web_sys::HtmlTextAreaElement) -> Option<(String, String)> {
    let caret = text.selection_start().ok()?? as usize;
    let units: Vec<u16> = text.value().encode_utf16().collect();
    let (before, after) = units.split_at_checked(caret)?;
    Some((String::from_utf16_lossy(before), String::from_utf16_lossy(after)))
}

fn names(store: Store, asked: &str) -> Vec<String> {
    let asked = asked.to_lowercase();
    store.with(|world| {
        let others = world.staff.values().filter(|staff| staff.active && staff.id != store.me());
        let mut names: Vec<String> =
            others.map(|staff| staff.name.clone()).filter(|name| name.to_lowercase().contains(&asked)).collect();
        names.sort_by_key(|name| (!name.to_lowercase().starts_with(&asked), name.clone()));
        names.truncate(MOST);
        names
    })
}

#[component]
pub fn MentionList(mentioning: Mentioning, #[prop(into)] on_choose: Callback<String>) -> impl IntoView {
    let words = use_words();
    let name = move |(index, name): (usize, String)| {
        let choose = move |event: ev::MouseEvent| {
            // The text keeps the focus.
            event.prevent_default();
            mentioning.choose(index, |text| on_choose.run(text));
        };
        view! {
            <div
                class="mention-name"
                id=format!("mention-{index}")
                role="option"
                aria-selected=move || if mentioning.at.get() == index { "true" } else { "false" }
                on:mousedown=choose
            >
                {name}
            </div>
        }
    };
    view! {
        <div class="mentions" id="mentions" role="listbox" aria-label=words.composer.mention hidden=move || !mentioning.is_open()>
            {move || mentioning.found.get().into_iter().enumerate().map(name).collect_view()}
        </div>
    }
}
