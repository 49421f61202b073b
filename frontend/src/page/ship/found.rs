//! What was found for each line, what does not fit first.

use crate::{
    i18n::use_words,
    route::Route,
    store::use_store,
    ui::{Tag, Tone},
};
use leptos::prelude::*;
use shared::order::shipping::Shipment;

/// Lines that are shown: a file may have ten thousand.
const MOST: usize = 200;

#[component]
pub fn Found(found: Memo<Vec<Shipment>>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let shown = move || {
        found.with(|found| {
            let (fits, not): (Vec<&Shipment>, Vec<&Shipment>) = found.iter().partition(|shipment| shipment.fit.is_ok());
            not.into_iter().chain(fits).take(MOST).cloned().collect::<Vec<_>>()
        })
    };
    let more = move || found.with(Vec::len).saturating_sub(MOST);
    let row = move |shipment: Shipment| {
        let name = match shipment.fit {
            Ok(id) => {
                let name = store.with_untracked(|world| words.tell(world).order(id));
                view! { <a href=Route::Order(id).path()>{name}</a> }.into_any()
            }
            Err(_) => view! { {shipment.order.clone()} }.into_any(),
        };
        let state = match shipment.fit {
            Ok(_) => view! { <Tag tone=Tone::Good text=words.ship.fits /> }.into_any(),
            Err(problem) => view! { <Tag tone=Tone::Bad text=words.shipping_problem(problem) /> }.into_any(),
        };
        view! {
            <tr>
                <td class="number">{shipment.line}</td>
                <td>{name}</td>
                <td>{shipment.parcel.courier}</td>
                <td><code>{shipment.parcel.tracking}</code></td>
                <td>{state}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=words.ship.list>
            <table class="table" aria-label=words.ship.list>
                <thead><tr>
                    <th scope="col" class="number">{words.ship.line}</th>
                    <th scope="col">{words.print.orders_of}</th>
                    <th scope="col">{words.order.courier}</th>
                    <th scope="col">{words.order.tracking}</th>
                    <th scope="col">{words.ship.list}</th>
                </tr></thead>
                <tbody>{move || shown().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <Show when=move || more() != 0><p class="hint">{move || (words.ship.more_fit)(more())}</p></Show>
    }
}
