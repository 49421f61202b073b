//! A new article.

use crate::{
    i18n::use_words,
    page::act::use_acts,
    route::{Route, use_place},
    ui::{Button, Field, Look, Notice, Tone},
};
use leptos::{ev, prelude::*};
use shared::{
    article::Article,
    command::{self, ArticleAdd, Invalid, Rejection},
    money::Fen,
};

#[component]
pub fn AddForm(close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, place) = (use_acts(), use_place());
    let text = || RwSignal::new(String::new());
    let (code, title, attributes, price) = (text(), text(), text(), text());
    let refused = RwSignal::new(None::<Rejection>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(amount) = Fen::from_yuan(&price.get_untracked()) else {
            let field = command::Field::Amount;
            return refused.set(Some(Rejection::Invalid { field, why: Invalid::Unknown }));
        };
        let own = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
        let add = ArticleAdd { code: own(code), title: own(title), attributes: own(attributes), price: amount };
        let id = Article::id_of(&add.code);
        match acts.perform(words.stock.added, add) {
            Ok(()) => {
                close.run(());
                place.go(Route::Article(id));
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let told = move || refused.get().map(|why| view! { <Notice tone=Tone::Bad>{words.refusal(&why)}</Notice> });
    view! {
        <form class="form" on:submit=submit>
            <Field label=words.stock.code>
                <input class="input input-code" maxlength="64" autocomplete="off" autofocus bind:value=code />
            </Field>
            <Field label=words.stock.name><input class="input" maxlength="200" autocomplete="off" bind:value=title /></Field>
            <Field label=words.stock.attributes>
                <input class="input" maxlength="200" autocomplete="off" bind:value=attributes />
            </Field>
            <Field label=words.stock.price>
                <input class="input number" inputmode="decimal" autocomplete="off" bind:value=price />
            </Field>
            {told}
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.stock.add}</Button>
            </div>
        </form>
    }
}
