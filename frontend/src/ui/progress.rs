//! Long work: how far it is, in words and as a bar.

use leptos::prelude::*;

#[component]
pub fn Progress(
    #[prop(into)] label: Signal<String>,
    /// Of one; `None` while it can't be known.
    #[prop(into)]
    share: Signal<Option<f64>>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <span class="progress-label">{move || label.get()}</span>
            <progress aria-label=move || label.get() max="1" prop:value=move || share.get().unwrap_or(0.0)></progress>
        </div>
    }
}
