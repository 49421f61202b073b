//! Asks which shop of its platform a file belongs to, or for the name of the first shop there.

use super::{Importer, use_importer};
use crate::{
    i18n::use_words,
    page::shops,
    platform::{file::PickedFile, random},
    store::use_store,
    ui::{Button, Dialog, Field, Look},
};
use leptos::{ev, prelude::*};
use shared::{
    command::ShopSet,
    id::ShopId,
    shop::{Platform, Shop},
    staff::Permission,
};
use std::sync::Arc;

/// What stands for a shop that has to be made.
const NEW: &str = "new";

#[component]
pub fn ShopQuestion() -> impl IntoView {
    let words = use_words();
    let importer = use_importer();
    let open = Signal::derive(move || importer.asking.with(Option::is_some));
    let close = Callback::new(move |()| importer.asking.set(None));
    view! {
        <Dialog open title=words.import.title close=words.shell.close on_close=close>
            {move || importer.asking.get_untracked().map(|(file, platform)| view! {
                <Question importer file platform close />
            })}
        </Dialog>
    }
}

#[component]
fn Question(importer: Importer, file: PickedFile, platform: Platform, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let may_make = untrack(|| store.permits(Permission::SettingsEdit));
    let mut shops = store.with_untracked(shops::by_name);
    shops.retain(|shop| shop.platform == platform);
    let first = shops.first().map_or_else(|| NEW.to_owned(), |shop| shop.id.to_string());
    let none = shops.is_empty();
    let (chosen, name) = (RwSignal::new(first), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let title = file.name();
    let file = StoredValue::new_local(file);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let shop = match chosen.get_untracked().parse::<ShopId>() {
            Ok(known) => Ok(known),
            Err(_) => {
                let shop = Shop { id: ShopId(random::id()), name: name.get_untracked().trim().to_owned(), platform };
                let id = shop.id;
                store.dispatch(ShopSet { shop }).map(|()| id)
            }
        };
        match shop {
            Ok(shop) => importer.begin(file.get_value(), shop),
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    let platform = words.platform(platform);
    let denied = Signal::stored((none && !may_make).then(|| (words.import.no_shop_denied)(platform)));
    view! {
        <form class="form" on:submit=submit>
            <p><code>{title}</code></p>
            <p>{match (none, may_make) {
                (true, true) => (words.import.no_shop)(platform),
                (true, false) => (words.import.no_shop_denied)(platform),
                (false, _) => (words.import.choose_shop)(platform),
            }}</p>
            {(!none).then(|| view! { <Shops shops chosen may_make /> })}
            <Show when=move || may_make && chosen.with(|chosen| chosen == NEW)>
                <Field label=words.import.shop_name error>
                    <input class="input" maxlength="60" autofocus bind:value=name />
                </Field>
            </Show>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true why_not=denied>{words.import.begin}</Button>
            </div>
        </form>
    }
}

#[component]
fn Shops(shops: Vec<Arc<Shop>>, chosen: RwSignal<String>, may_make: bool) -> impl IntoView {
    let words = use_words();
    let option = |shop: Arc<Shop>| view! { <option value=shop.id.to_string()>{shop.name.clone()}</option> };
    let options = shops.into_iter().map(option);
    view! {
        <Field label=words.order.shop>
            <select class="input" autofocus on:change=move |event| chosen.set(event_target_value(&event))>
                {options.collect_view()}
                {may_make.then(|| view! { <option value=NEW>{words.import.new_shop}</option> })}
            </select>
        </Field>
    }
}
