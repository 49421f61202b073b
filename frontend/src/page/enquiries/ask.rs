//! What is asked before an enquiry is noted, granted something, won or lost. A refusal keeps the form.

mod discount;
mod lose;
mod open;
mod topic;
mod win;
mod wish;

pub use topic::TopicField;
pub use wish::{WishChoice, WishPicker};

use super::desk::{Asking, use_enquiries};
use crate::{
    i18n::use_words,
    ui::{Dialog, Size},
};
use discount::DiscountForm;
use leptos::prelude::*;
use lose::LoseForm;
use open::OpenForm;
use win::WinPicker;

#[component]
pub fn EnquiryDialogs() -> impl IntoView {
    let words = use_words();
    let desk = use_enquiries();
    let asked = Memo::new(move |_| desk.asking.get());
    let close = Callback::new(move |()| desk.answered());
    let say = &words.enquiries;
    move || {
        let asking = asked.get()?;
        let title = match asking {
            Asking::Open(..) => say.new_title,
            Asking::Discount(_) => say.discount_title,
            Asking::Win(_) => say.win_title,
            Asking::Lose(_) => say.lose_title,
        };
        let body = move || match asking {
            Asking::Open(customer, ticket) => view! { <OpenForm customer ticket close /> }.into_any(),
            Asking::Discount(id) => view! { <DiscountForm id close /> }.into_any(),
            Asking::Win(id) => view! { <WinPicker id close /> }.into_any(),
            Asking::Lose(id) => view! { <LoseForm id close /> }.into_any(),
        };
        let size = if matches!(asking, Asking::Open(..)) { Size::Medium } else { Size::Small };
        Some(view! { <Dialog open=true title size close=words.shell.close on_close=close>{body()}</Dialog> })
    }
}
