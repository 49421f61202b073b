//! A native dialog: the browser keeps the focus in it and closes it with Escape. What was focused
//! before has the focus again afterwards. A click beside it closes it too, unless a form in it was
//! changed: a slip of the hand shall cost nothing.

use super::icon::{Icon, Sign};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How much room it takes.
#[derive(Clone, Copy, Default)]
pub enum Size {
    #[default]
    Small,
    Medium,
    Large,
    /// As much as a picture may have.
    Picture,
    /// What is in it is all of it: its title is for a screen reader alone.
    Bare,
}

impl Size {
    fn class(self) -> &'static str {
        match self {
            Size::Small => "dialog",
            Size::Medium => "dialog dialog-medium",
            Size::Large => "dialog dialog-large",
            Size::Picture => "dialog dialog-picture",
            Size::Bare => "dialog dialog-bare",
        }
    }
}

#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] title: String,
    #[prop(optional, into)] size: Signal<Size>,
    /// The word of the button that closes it.
    close: &'static str,
    #[prop(into)] on_close: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    let title = StoredValue::new(title);
    // A memo, so that what is typed into it survives a signal that says "open" twice.
    let open = Memo::new(move |_| open.get());
    move || {
        open.get().then(|| {
            view! {
                <Frame title=title.get_value() size close=close on_close=on_close>
                    {children.with_value(|children| children())}
                </Frame>
            }
        })
    }
}

#[component]
fn Frame(
    title: String,
    size: Signal<Size>,
    close: &'static str,
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let before = StoredValue::new_local(focused());
    let shown = StoredValue::new_local(None::<web_sys::HtmlDialogElement>);
    Effect::new(move || {
        shown.set_value(node.get());
        if let Some(dialog) = node.get().filter(|dialog| !dialog.open()) {
            // A dialog that can't be shown modally is shown all the same.
            if dialog.show_modal().is_err() {
                dialog.set_open(true);
            }
        }
    });
    on_cleanup(move || {
        // While it is open, nothing behind it can take the focus.
        shown.try_get_value().flatten().iter().for_each(web_sys::HtmlDialogElement::close);
        if let Some(before) = before.try_get_value().flatten() {
            let _ = before.focus();
        }
    });
    let changed = StoredValue::new(false);
    let change = move |event: ev::Event| {
        let field = event.target().and_then(|field| field.dyn_into::<Element>().ok());
        if field.is_some_and(|field| matches!(field.closest("form"), Ok(Some(_)))) {
            changed.set_value(true);
        }
    };
    let outside = move |event: ev::MouseEvent| {
        let on_itself = event.target() == node.get_untracked().map(Into::into);
        if on_itself && !changed.get_value() {
            on_close.run(());
        }
    };
    let heading = title.clone();
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    view! {
        <dialog
            class=move || size.get().class()
            node_ref=node
            aria-label=title
            on:input=change
            on:mousedown=outside
            on:cancel=cancel
        >
            <div class="dialog-body">
                <header class="dialog-head">
                    <h2>{heading}</h2>
                    <button class="button button-quiet" type="button" aria-label=close on:click=move |_| on_close.run(())>
                        <Icon sign=Sign::Close />
                    </button>
                </header>
                {children()}
            </div>
        </dialog>
    }
}

fn focused() -> Option<HtmlElement> {
    document().active_element().and_then(|element| element.dyn_into().ok())
}
