//! The report of one import: while it runs, how far it is; then what came of it.

use super::{held::Held, name_of};
use crate::{
    i18n::{format, use_words},
    page::{
        clock::use_clock,
        import::{Run, RunEnd, use_importer},
    },
    route::Route,
    store::use_store,
    ui::{Button, Empty, Notice, Progress, Tone},
};
use leptos::prelude::*;
use shared::{command::Command, id::ImportId, order::import::Import};
use std::sync::Arc;

#[component]
pub fn ImportPage(id: ImportId) -> impl IntoView {
    let words = use_words();
    let (store, importer) = (use_store(), use_importer());
    let import = Memo::new(move |_| store.with(|world| world.imports.get(&id).cloned()));
    let run = Memo::new(move |_| importer.run_of(id));
    let known = Memo::new(move |_| import.with(Option::is_some) || run.with(Option::is_some));
    let file = move || {
        run.with(|run| run.as_ref().map(|run| run.file.clone()))
            .or_else(|| import.with(|import| Some(import.as_ref()?.file.clone())))
    };
    let body = move || match known.get() {
        true => view! {
            <RunState run />
            {move || import.get().map(|import| view! { <Report import /> })}
        }
        .into_any(),
        false => view! { <Empty title=words.import.missing hint=words.import.missing_hint /> }.into_any(),
    };
    view! {
        <main class="page" id="content">
            <nav class="crumbs" aria-label=words.shell.back><a href=Route::Imports.path()>{words.import.past}</a></nav>
            <h1>{move || file().unwrap_or_else(|| words.import.title.to_owned())}</h1>
            {body}
        </main>
    }
}

/// The import under way in this tab.
#[component]
fn RunState(run: Memo<Option<Run>>) -> impl IntoView {
    let words = use_words();
    let importer = use_importer();
    let end = Memo::new(move |_| run.with(|run| run.as_ref().map(|run| run.end.clone())));
    let label = Signal::derive(move || {
        run.with(|run| {
            run.as_ref()
                .map(|run| (words.import.progress)(&format::count(run.rows), &format::share(run.bytes, run.size)))
        })
        .unwrap_or_default()
    });
    let share = Signal::derive(move || {
        run.with(|run| run.as_ref().map(|run| if run.size == 0 { 0.0 } else { run.bytes as f64 / run.size as f64 }))
    });
    move || match end.get() {
        None => ().into_any(),
        Some(None) => view! {
            <div class="import-run" role="status">
                <Progress label share />
                <Button on_press=move |()| importer.stop()>{words.import.stop}</Button>
            </div>
        }
        .into_any(),
        Some(Some(RunEnd::Done)) => view! { <Notice tone=Tone::Good>{words.import.done}</Notice> }.into_any(),
        Some(Some(RunEnd::Stopped)) => view! {
            <Notice tone=Tone::Warn><strong>{words.import.stopped}</strong> " " {words.import.stopped_hint}</Notice>
        }
        .into_any(),
        Some(Some(RunEnd::Failed(why))) => view! {
            <Notice tone=Tone::Bad><strong>{words.import.failed}</strong> " " {why}</Notice>
        }
        .into_any(),
    }
}

#[component]
fn Report(import: Arc<Import>) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let waiting = store.waiting();
    let id = import.id;
    let is_of_it =
        move |command: &Option<Command>| matches!(command, Some(Command::OrderImport(slice)) if slice.import == id);
    let waits = move || waiting.with(|waiting| waiting.iter().any(|waits| is_of_it(&waits.command)));
    let shop =
        store.with_untracked(|world| world.shops.get(&import.shop).map(|shop| shop.name.clone())).unwrap_or_default();
    let (by, at) = (name_of(&import), import.at);
    let about = move || format!("{shop} · {by} · {}", clock.moment(at));
    let count = |label: &'static str, count: u32| {
        view! { <div class="count"><dt>{label}</dt><dd>{format::count(count.into())}</dd></div> }
    };
    view! {
        <p class="hint">{about}</p>
        <Show when=waits><Notice tone=Tone::Info>{words.import.waits}</Notice></Show>
        <dl class="counts">
            {count(words.import.imported, import.imported)}
            {count(words.import.updated, import.updated)}
            {count(words.import.unchanged, import.unchanged)}
            {count(words.import.held, import.held.len() as u32)}
        </dl>
        <p><a class="button" href=Route::Orders.path()>{words.import.show_orders}</a></p>
        <Held import />
    }
}
