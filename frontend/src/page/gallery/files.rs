//! The files of an entry of a timeline: pictures small, to be opened large; all else as chips to download.

use super::{
    Gallery,
    content::{self, Content},
};
use crate::{
    i18n::{format, use_words},
    page::act::use_acts,
    store::use_store,
    ui::{Icon, Sign},
};
use leptos::{prelude::*, task::spawn_local};
use shared::attachment::Attachment;

#[component]
pub fn Files(gallery: Gallery, files: Vec<Attachment>) -> impl IntoView {
    let (pictures, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.kind.is_picture());
    let thumb = move |file: Attachment| view! { <Thumb gallery file /> };
    let chip = |file: Attachment| view! { <Chip file /> };
    view! {
        {(!pictures.is_empty()).then(|| view! { <div class="thumbs">{pictures.into_iter().map(thumb).collect_view()}</div> })}
        {(!others.is_empty()).then(|| view! { <div class="attachments">{others.into_iter().map(chip).collect_view()}</div> })}
    }
}

#[component]
fn Thumb(gallery: Gallery, file: Attachment) -> impl IntoView {
    let words = use_words();
    let (hash, name) = (file.hash, file.name.clone());
    let shown = content::watch(&file);
    let uploads = use_store().uploads_file(hash);
    // The place is kept before the content comes.
    let ratio = file.width.zip(file.height).map(|(width, height)| format!("{width} / {height}"));
    let alt = name.clone();
    let inside = move || match shown.get() {
        Content::Here(address) => view! { <img src=address alt=alt.clone() loading="lazy" /> }.into_any(),
        Content::Asked => view! { <span class="thumb-wait"></span> }.into_any(),
        Content::Away => view! {
            <span class="thumb-wait">
                <b>{file.name.clone()}</b>
                <small>{format::bytes(file.bytes)}</small>
                <small>{words.line.file_away}</small>
            </span>
        }
        .into_any(),
    };
    view! {
        <button
            class="thumb"
            class:thumb-away=move || shown.with(|content| matches!(content, Content::Away))
            type="button"
            aria-label=(words.line.open_picture)(&name)
            style:aspect-ratio=ratio
            on:click=move |_| gallery.viewing.set(Some(hash))
        >
            {inside}
            {move || uploads.get().then(|| view! { <span class="thumb-device" title=words.orders.on_device><Icon sign=Sign::Device /></span> })}
        </button>
    }
}

#[component]
fn Chip(file: Attachment) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let uploads = store.uploads_file(file.hash);
    let (name, size) = (file.name.clone(), format::bytes(file.bytes));
    let label = (words.line.download)(&name);
    let save = move |_| {
        let file = file.clone();
        spawn_local(async move {
            if !content::download(store, file).await {
                acts.say(words.line.file_away);
            }
        });
    };
    view! {
        <button class="attached" type="button" aria-label=label.clone() title=label on:click=save>
            <Icon sign=Sign::Imports />
            <span class="attached-name">{name}</span>
            <small>{size}</small>
            {move || uploads.get().then(|| view! { <small class="said-waits">{words.orders.on_device}</small> })}
        </button>
    }
}
