//! A picture, large. Arrows go to the next one, Escape goes back.

use super::{
    Gallery,
    content::{self, Content},
};
use crate::{
    i18n::{format, use_words},
    page::act::use_acts,
    store::use_store,
    ui::{Button, Dialog, Empty, Size},
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use shared::attachment::Attachment;

#[component]
pub fn Viewer(gallery: Gallery) -> impl IntoView {
    let words = use_words();
    let open = Signal::derive(move || gallery.viewing.with(Option::is_some));
    let close = Callback::new(move |()| gallery.viewing.set(None));
    view! {
        <Dialog open title=words.line.pictures size=Size::Picture close=words.shell.close on_close=close>
            <Pictures gallery />
        </Dialog>
    }
}

#[component]
fn Pictures(gallery: Gallery) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || node.get().iter().for_each(|frame| drop(frame.focus())));
    let at = Memo::new(move |_| {
        let hash = gallery.viewing.get()?;
        gallery.pictures.with(|pictures| pictures.iter().position(|picture| picture.hash == hash))
    });
    let turn = move |by: isize| {
        let count = gallery.pictures.with_untracked(Vec::len) as isize;
        if let Some(at) = at.get_untracked().filter(|_| count > 0) {
            let to = (at as isize + by).rem_euclid(count) as usize;
            gallery
                .viewing
                .set(gallery.pictures.with_untracked(|pictures| pictures.get(to).map(|picture| picture.hash)));
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowRight" | "j" | " " => turn(1),
            "ArrowLeft" | "k" => turn(-1),
            _ => return,
        }
        event.prevent_default();
    };
    let many = Memo::new(move |_| gallery.pictures.with(Vec::len) > 1);
    let place = move || at.get().map(|at| format!("{} / {}", at + 1, gallery.pictures.with(Vec::len)));
    let picture = move || {
        let picture = gallery.pictures.with(|pictures| pictures.get(at.get()?).cloned())?;
        Some(view! { <Large picture /> })
    };
    view! {
        <div class="viewer" tabindex="0" node_ref=node on:keydown=key>
            {picture}
            <Show when=move || many.get()>
                <div class="viewer-turn">
                    <Button key="←" on_press=move |()| turn(-1)>{words.line.previous_picture}</Button>
                    <span role="status">{place}</span>
                    <Button key="→" on_press=move |()| turn(1)>{words.line.next_picture}</Button>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn Large(picture: Attachment) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let shown = content::watch(&picture);
    let (name, size) = (picture.name.clone(), format::bytes(picture.bytes));
    let alt = name.clone();
    let inside = move || match shown.get() {
        Content::Here(address) => view! { <img src=address alt=alt.clone() /> }.into_any(),
        Content::Asked => view! { <Empty title=words.shell.starting /> }.into_any(),
        Content::Away => view! { <Empty title=words.line.file_away /> }.into_any(),
    };
    let save = move |()| {
        let picture = picture.clone();
        spawn_local(async move {
            if !content::download(store, picture).await {
                acts.say(words.line.file_away);
            }
        });
    };
    view! {
        <figure class="viewer-figure">
            {inside}
            <figcaption>{name} " · " {size} " " <Button on_press=save>{words.line.save_file}</Button></figcaption>
        </figure>
    }
}
