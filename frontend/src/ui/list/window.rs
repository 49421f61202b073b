//! Which rows are in sight: scroll position, height of the list, height of a row.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

#[derive(Clone, Copy)]
pub struct Window {
    node: NodeRef<html::Div>,
    top: RwSignal<f64>,
    height: RwSignal<f64>,
    row: RwSignal<f64>,
}

impl Window {
    /// Watches the list's element, and the ruler, which is as high as a row.
    pub fn watch(node: NodeRef<html::Div>, ruler: NodeRef<html::Div>) -> Window {
        let window = Window { node, top: RwSignal::new(0.0), height: RwSignal::new(800.0), row: RwSignal::new(48.0) };
        let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn Fn()>)>);
        Effect::new(move || {
            let (Some(list), Some(ruler)) = (node.get(), ruler.get()) else { return };
            let (seen_list, seen_ruler) = (list.clone(), ruler.clone());
            let measure = Closure::<dyn Fn()>::new(move || {
                let _ = window.height.try_set(f64::from(seen_list.client_height()));
                let row = f64::from(seen_ruler.offset_height());
                if row > 0.0 {
                    let _ = window.row.try_set(row);
                }
            });
            if let Ok(seen) = ResizeObserver::new(measure.as_ref().unchecked_ref()) {
                seen.observe(&list);
                seen.observe(&ruler);
                observer.set_value(Some((seen, measure)));
            }
        });
        on_cleanup(move || {
            observer.try_with_value(|observer| observer.iter().for_each(|(observer, _)| observer.disconnect()));
        });
        window
    }

    pub fn scrolled(self) {
        if let Some(list) = self.node.get_untracked() {
            self.top.set(list.scroll_top());
        }
    }

    /// First and behind-last row to have in the page: those in sight, and half as many beyond either edge,
    /// there already when they are scrolled to. Scroll positions are taken in steps of a quarter of what is
    /// in sight, so that not every pixel makes new rows.
    pub fn range(self, count: usize) -> (usize, usize) {
        let row = self.row.get();
        let seen = (self.height.get() / row).ceil() as usize;
        let (beyond, step) = (seen / 2, (seen / 4).max(1));
        let first = (self.top.get() / row) as usize / step * step;
        (first.saturating_sub(beyond).min(count), (first + seen + step + beyond).min(count))
    }

    /// Rows in sight at once.
    pub fn page(self) -> usize {
        ((self.height.get_untracked() / self.row.get_untracked()) as usize).saturating_sub(1)
    }

    /// Scrolls as little as needed to have that row in sight.
    pub fn show(self, at: usize) {
        let Some(list) = self.node.get_untracked() else { return };
        let (row, height) = (self.row.get_untracked(), f64::from(list.client_height()));
        let (top, begins) = (list.scroll_top(), at as f64 * row);
        if begins < top {
            list.set_scroll_top(begins);
        } else if begins + row > top + height {
            list.set_scroll_top((begins + row - height).ceil());
        }
    }
}

/// Whether the click was on the box that marks a row.
pub fn is_on_mark(event: &ev::MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest("[data-mark]"), Ok(Some(_))))
}
