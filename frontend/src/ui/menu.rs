//! A button with a menu. Arrow keys move in it, Escape and leaving it close it.

use super::icon::{Icon, Sign};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// Lets items close the menu that they are in.
#[derive(Clone, Copy)]
struct Open(RwSignal<bool>);

#[component]
pub fn Menu(
    /// Name of the button, for a screen reader and where it shows no text.
    #[prop(into)]
    label: Signal<String>,
    /// What the button shows; nothing: three dots.
    #[prop(optional, into)]
    text: Option<Signal<String>>,
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    provide_context(Open(open));
    let node = NodeRef::<html::Div>::new();
    let items = NodeRef::<html::Div>::new();
    let children = StoredValue::new(children);
    Effect::new(move || {
        if let Some(first) = items.get().and_then(|items| items.first_element_child()) {
            focus(&first);
        }
    });
    // Who speaks to the computer calls the button by what it shows.
    let name = move || match (label.get(), text.map(|text| text.get())) {
        (label, Some(text)) if text.contains(&label) => text,
        (label, Some(text)) if !label.contains(&text) => format!("{label} {text}"),
        (label, _) => label,
    };
    let left = move |event: ev::FocusEvent| {
        let into = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        // The focus also leaves a menu that is taken from the page with all that it remembers.
        if !node.try_get_untracked().flatten().is_some_and(|node| node.contains(into.as_ref())) {
            let _ = open.try_set(false);
        }
    };
    view! {
        <div class="menu" node_ref=node on:focusout=left on:keydown=move |event| key(&event, open, node)>
            <button
                class="button menu-button"
                type="button"
                aria-haspopup="menu"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-label=name
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {match text {
                    Some(text) => view! { <span>{move || text.get()}</span><Icon sign=Sign::Down /> }.into_any(),
                    None => view! { <Icon sign=Sign::More /> }.into_any(),
                }}
            </button>
            <Show when=move || open.get()>
                <div class="menu-items" role="menu" aria-label=move || label.get() node_ref=items>
                    {children.with_value(|children| children())}
                </div>
            </Show>
        </div>
    }
}

/// One thing to choose in a menu.
#[component]
pub fn MenuItem(
    /// Why it can't be chosen, in words.
    #[prop(optional, into)]
    why_not: Option<String>,
    /// For a choice among several: whether it is the chosen one.
    #[prop(optional, into)]
    checked: Option<Signal<bool>>,
    #[prop(into)] on_choose: Callback<()>,
    children: Children,
) -> impl IntoView {
    let refuses = why_not.is_some();
    let open = use_context::<Open>();
    let choose = move |event: ev::MouseEvent| {
        if !refuses {
            // Closed first: the focus goes back before what was chosen may ask for it.
            if let Some(Open(open)) = open {
                to_button(&event);
                open.set(false);
            }
            on_choose.run(());
        }
    };
    view! {
        <button
            class="menu-item"
            type="button"
            tabindex="-1"
            role=if checked.is_some() { "menuitemradio" } else { "menuitem" }
            aria-checked=move || checked.map(|checked| if checked.get() { "true" } else { "false" })
            aria-disabled=refuses.then_some("true")
            on:click=choose
        >
            {children()}
            {why_not.map(|why_not| view! { <small class="menu-why">{why_not}</small> })}
        </button>
    }
}

fn key(event: &ev::KeyboardEvent, open: RwSignal<bool>, node: NodeRef<html::Div>) {
    if !open.get_untracked() {
        return;
    }
    let here = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let here = here.filter(|element| element.class_list().contains("menu-item"));
    let next = match event.key().as_str() {
        "ArrowDown" => here.and_then(|here| here.next_element_sibling()),
        "ArrowUp" => here.and_then(|here| here.previous_element_sibling()),
        "Home" => here.and_then(|here| here.parent_element()?.first_element_child()),
        "End" => here.and_then(|here| here.parent_element()?.last_element_child()),
        "Escape" => {
            open.set(false);
            node.get_untracked().and_then(|node| node.first_element_child())
        }
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    next.iter().for_each(focus);
}

/// Puts the focus on the button of the menu that the item is in: the item is about to go.
fn to_button(event: &ev::MouseEvent) {
    let item = event.current_target().and_then(|item| item.dyn_into::<Element>().ok());
    let menu = item.and_then(|item| item.closest(".menu").ok().flatten());
    menu.and_then(|menu| menu.first_element_child()).iter().for_each(focus);
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}
