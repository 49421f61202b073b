//! The files as they stand below a text: small pictures, chips, what was refused and why; and the
//! buttons that pick more.

use super::{Attaching, Piece};
use crate::{
    i18n::{format, use_words},
    platform::file::{FileAddress, picked_all},
    ui::{Button, Icon, Look, Progress, Sign},
};
use leptos::{ev, html, prelude::*};
use shared::attachment::Attachment;

/// What the browser's dialog offers. Without it a phone gives pictures of its own kind.
const ACCEPT: &str = "image/jpeg,image/png,image/webp,image/gif,.jpg,.jpeg,.png,.webp,.gif,.pdf,.txt,.csv,.xlsx,.docx,.zip,.mp3,.m4a,.amr";

#[component]
pub fn Pieces(attaching: Attaching) -> impl IntoView {
    let words = use_words();
    let pieces = move || {
        let piece = move |(at, piece): (usize, Piece)| view! { <OnePiece attaching at piece /> };
        attaching.pieces.get().into_iter().enumerate().map(piece).collect_view()
    };
    let label = Signal::derive(move || {
        let work = attaching.work.get();
        work.map(|work| (words.composer.working)(work.done + 1, work.of.max(1))).unwrap_or_default()
    });
    let share = Signal::derive(move || attaching.work.get().map(|work| work.done as f64 / work.of.max(1) as f64));
    view! {
        <Show when=move || attaching.is_busy()>
            <div class="pieces-work">
                <Progress label share />
                <Button look=Look::Quiet on_press=move |()| attaching.cancel()>{words.shell.cancel}</Button>
            </div>
        </Show>
        <Show when=move || attaching.pieces.with(|pieces| !pieces.is_empty())>
            <ul class="pieces" aria-label=words.composer.files>{pieces}</ul>
        </Show>
    }
}

#[component]
fn OnePiece(attaching: Attaching, at: usize, piece: Piece) -> impl IntoView {
    let words = use_words();
    let name = match &piece {
        Piece::Ready(attachment) => attachment.name.clone(),
        Piece::Refused { name, .. } => name.clone(),
    };
    let label = (words.composer.remove_file)(&name);
    let body = match piece {
        Piece::Ready(attachment) => view! { <Preview attaching attachment /> }.into_any(),
        Piece::Refused { name, why } => view! {
            <span class="piece-text" role="alert"><b>{name}</b><small class="field-error">{why}</small></span>
        }
        .into_any(),
    };
    view! {
        <li class="piece">
            {body}
            <button
                class="piece-remove"
                type="button"
                aria-label=label.clone()
                title=label
                on:click=move |_| attaching.remove(at)
            >
                <Icon sign=Sign::Close />
            </button>
        </li>
    }
}

#[component]
fn Preview(attaching: Attaching, attachment: Attachment) -> impl IntoView {
    let blob = attaching.content(attachment.hash).filter(|_| attachment.kind.is_picture());
    let address = blob.and_then(|blob| FileAddress::of(&blob.bytes, attachment.kind.mime()));
    let source = address.as_ref().map(|address| address.as_str().to_owned());
    // Held as long as it shows.
    StoredValue::new_local(address);
    let picture = match source {
        Some(source) => view! { <img src=source alt="" /> }.into_any(),
        None => view! { <Icon sign=Sign::Attach /> }.into_any(),
    };
    view! {
        {picture}
        <span class="piece-text"><b>{attachment.name}</b><small>{format::bytes(attachment.bytes)}</small></span>
    }
}

/// Picks files; on a phone also takes a picture.
#[component]
pub fn AttachButtons(
    #[prop(into)] attaching: Signal<Attaching>,
    /// Whether files should be picked now, without a press of the button.
    #[prop(into)]
    asked: Signal<bool>,
    #[prop(into)] on_asked: Callback<()>,
    /// The key that does the same; empty where there is none.
    #[prop(optional)]
    key: &'static str,
) -> impl IntoView {
    let words = use_words();
    let (files, camera) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    Effect::new(move || {
        if let Some(input) = files.get().filter(|_| asked.get()) {
            on_asked.run(());
            input.click();
        }
    });
    let picked = move |event: ev::Event| {
        use wasm_bindgen::JsCast;
        let input = event.target().and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            let picked = input.files().map(|files| picked_all(&files)).unwrap_or_default();
            attaching.get_untracked().take(picked);
            // The same file may be picked again.
            input.set_value("");
        }
    };
    let open = move |node: NodeRef<html::Input>| node.get_untracked().iter().for_each(|input| input.click());
    view! {
        <input class="unseen" type="file" multiple accept=ACCEPT tabindex="-1" aria-label=words.composer.attach node_ref=files on:change=picked />
        <input
            class="unseen"
            type="file"
            accept="image/*"
            capture="environment"
            tabindex="-1"
            aria-label=words.composer.camera
            node_ref=camera
            on:change=picked
        />
        <Button look=Look::Quiet key on_press=move |()| open(files)><Icon sign=Sign::Attach />{words.composer.attach}</Button>
        <span class="camera-button">
            <Button look=Look::Quiet on_press=move |()| open(camera)>{words.composer.camera}</Button>
        </span>
    }
}
