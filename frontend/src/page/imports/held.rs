//! The rows that could not be read safely, with the reason, to mend in the file.

use crate::{
    i18n::{Words, use_words},
    page::act::use_acts,
    platform::{clipboard, file},
    ui::Button,
};
use leptos::prelude::*;
use shared::order::import::{HeldRow, Import};
use std::sync::Arc;

#[component]
pub fn Held(import: Arc<Import>) -> impl IntoView {
    let words = use_words();
    if import.held.is_empty() {
        return view! { <p class="hint">{words.import.held_none}</p> }.into_any();
    }
    let rows = import.held.iter().map(|held| {
        view! {
            <tr>
                <td class="number">{held.row}</td>
                <td><code>{held.number.clone()}</code></td>
                <td>{words.held(&held.reason)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" aria-label=words.import.held_title>
            <div class="page-head">
                <h2>{words.import.held_title}</h2>
                <Take list=list(words, &import.held) />
            </div>
            <p class="hint">{words.import.held_hint}</p>
            <div class="table-wrap">
                <table class="table" aria-label=words.import.held_title>
                    <thead><tr>
                        <th scope="col" class="number">{words.import.row}</th>
                        <th scope="col">{words.import.number}</th>
                        <th scope="col">{words.import.reason}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// Copies or downloads the list.
#[component]
fn Take(list: String) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let address = file::csv_address(&list);
    let copy = move |()| {
        clipboard::copy(&list);
        acts.say(words.shell.copied);
    };
    view! {
        <div class="page-ways">
            <Button on_press=copy>{words.shell.copy}</Button>
            <a class="button" href=address download=words.import.download_name>{words.import.download}</a>
        </div>
    }
}

fn list(words: &'static Words, held: &[HeldRow]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    // A number that begins a cell with a sign would be run as a formula, so each stays text.
    let line = |held: &HeldRow| {
        format!("{},{},{}\r\n", held.row, quoted(&format!("\t{}", held.number)), quoted(&words.held(&held.reason)))
    };
    let head = format!("{},{},{}\r\n", words.import.row, words.import.number, words.import.reason);
    held.iter().map(line).fold(head, |list, line| list + &line)
}
