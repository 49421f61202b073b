//! What was bought, and what it comes to.

use super::Shown;
use crate::i18n::{Words, format::money, use_words};
use leptos::prelude::*;
use shared::{
    money::Fen,
    order::{Amounts, Line, change::Item},
};

#[component]
pub fn Goods(shown: Shown) -> impl IntoView {
    let words = use_words();
    let lines = Memo::new(move |_| shown.read(|order| order.lines.clone()));
    view! {
        <section class="section" aria-label=words.order.goods>
            <h3>{words.order.goods}</h3>
            {move || match lines.get() {
                lines if lines.is_empty() => view! { <Unlisted shown /> }.into_any(),
                lines => view! { <Lines lines /> }.into_any(),
            }}
            <Show when=move || shown.read(|order| order.amounts != Amounts::default())><Sums shown /></Show>
        </section>
    }
}

/// The order list is known, the item list is not.
#[component]
fn Unlisted(shown: Shown) -> impl IntoView {
    let words = use_words();
    let title = move || match shown.read(|order| order.title.clone()) {
        title if title.is_empty() => words.order.untitled.to_owned(),
        title => title,
    };
    let pieces = move || Some(shown.read(|order| order.pieces)).filter(|pieces| *pieces > 0);
    view! {
        <p class="goods-title">{title} {move || pieces().map(|pieces| format!(" × {pieces}"))}</p>
        <p class="hint">{words.order.lines_unknown}</p>
    }
}

#[component]
fn Lines(lines: Vec<Line>) -> impl IntoView {
    let words = use_words();
    let row = |line: Line| {
        let article = match &line.instead {
            Some(sent) => view! {
                <del><span class="unseen">{words.change.ordered} " "</span>{article(line.ordered(), "")}</del>
                <ins><span class="unseen">{words.change.sent} " "</span>{article(sent.clone(), &line.refund)}</ins>
            }
            .into_any(),
            None => article(line.ordered(), &line.refund).into_any(),
        };
        view! {
            <tr>
                <td>{article}</td>
                <td class="number">{money(line.price)}</td>
                <td class="number">{line.pieces}</td>
            </tr>
        }
    };
    view! {
        <table class="table" aria-label=words.order.lines>
            <thead><tr>
                <th scope="col">{words.order.article}</th>
                <th scope="col" class="number">{words.order.price}</th>
                <th scope="col" class="number">{words.order.pieces}</th>
            </tr></thead>
            <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn article(item: Item, refund: &str) -> impl IntoView + use<> {
    let about = [item.attributes.as_str(), item.code.as_str(), refund].into_iter().filter(|text| !text.is_empty());
    let about = about.collect::<Vec<_>>().join(" · ");
    view! { {item.title}<small>{about}</small> }
}

#[component]
fn Sums(shown: Shown) -> impl IntoView {
    let words = use_words();
    let amounts = Memo::new(move |_| shown.read(|order| (order.amounts, order.signed_off)));
    let rows = move || {
        let row = |(label, amount, strong): (&'static str, Fen, bool)| {
            view! { <div class:sums-strong=strong><dt>{label}</dt><dd>{money(amount)}</dd></div> }
        };
        sums(words, amounts.get().0, amounts.get().1).into_iter().map(row).collect_view()
    };
    view! { <dl class="sums" aria-label=words.order.amounts>{rows}</dl> }
}

/// The sums that say something: no freight and no refund are not worth a line.
fn sums(words: &'static Words, amounts: Amounts, signed_off: Fen) -> Vec<(&'static str, Fen, bool)> {
    let signed = (!signed_off.is_zero()).then_some((words.change.signed_off, signed_off, false));
    let words = &words.order;
    let mut sums = vec![(words.amount_goods, amounts.goods, false)];
    if amounts.freight != Fen::ZERO {
        sums.push((words.freight, amounts.freight, false));
    }
    sums.extend(signed);
    sums.push((words.total, amounts.total, true));
    sums.push((words.paid, amounts.paid, false));
    if amounts.refunded != Fen::ZERO {
        sums.push((words.refunded, amounts.refunded, false));
        sums.push((words.kept, amounts.kept(), true));
    }
    sums
}
