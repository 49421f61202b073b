//! The pieces that the case is about, and where they are (A6).

use super::Shown;
use crate::i18n::use_words;
use leptos::prelude::*;
use shared::{
    aftersale::{Case, goods::Goods},
    order::Order,
};

#[component]
pub fn GoodsSection(shown: Shown) -> impl IntoView {
    let words = use_words();
    let about = move || {
        let rows = shown.both(|case, order| {
            let rows = case.pieces.iter().map(|(line, count)| (name(order, line), count.to_string()));
            rows.collect::<Vec<_>>()
        });
        rows.into_iter()
            .map(|(name, count)| view! { <tr><td>{name}</td><td class="number">{count}</td></tr> })
            .collect_view()
    };
    let moved = Memo::new(move |_| shown.both(|case, order| rows(words, case, order)));
    let row = |(name, place, count): (String, String, u32)| {
        view! { <tr><td>{name}<small>{place}</small></td><td class="number">{count}</td></tr> }
    };
    view! {
        <section class="section" aria-label=words.cases.goods>
            <h3>{words.cases.goods}</h3>
            <table class="table"><tbody>{about}</tbody></table>
            <Show when=move || !moved.with(Vec::is_empty)>
                <h3>{words.cases.where_goods}</h3>
                <table class="table" aria-label=words.cases.where_goods><tbody>{move || moved.get().into_iter().map(row).collect_view()}</tbody></table>
            </Show>
        </section>
    }
}

fn rows(words: &'static crate::i18n::Words, case: &Case, order: &Order) -> Vec<(String, String, u32)> {
    let row = |goods: &Goods| {
        let what = if goods.from_stock { words.cases.replacement } else { words.cases.returned };
        let condition = goods.condition.map(|condition| words.condition(condition));
        let place = [Some(what), Some(words.place(goods.place)), condition];
        (name(order, &goods.line), place.into_iter().flatten().collect::<Vec<_>>().join(" · "), goods.pieces)
    };
    case.goods.iter().map(row).collect()
}

/// What a line is called: `圆领开衫 白色 M`.
pub fn name(order: &Order, line: &str) -> String {
    match order.lines.iter().find(|own| own.number == line) {
        Some(own) => format!("{} {}", own.title, own.attributes).trim_end().to_owned(),
        None => order.title.clone(),
    }
}
