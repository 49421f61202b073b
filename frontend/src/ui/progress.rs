//! Long work: how far it is, in words and as a bar.

use leptos::prelude::*;

#[component]
pub fn Progress(
    #[prop(into)] label: Signal<String>,
    /// Of one; `None` while it can't be known, which the bar shows as moving.
    #[prop(into)]
    share: Signal<Option<f64>>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <span class="progress-label">{move || label.get()}</span>
            <progress
                aria-label=move || label.get()
                max="1"
                value=move || share.get().map(|share| share.to_string())
            ></progress>
        </div>
    }
}
