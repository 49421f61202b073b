//! What lies over the page: one thing at a time, opened from anywhere.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    Palette,
    Help,
    SignOut,
    SignInAgain,
}

#[derive(Clone, Copy)]
pub struct Overlay(RwSignal<Option<Panel>>);

impl Overlay {
    pub fn provide() -> Overlay {
        let overlay = Overlay(RwSignal::new(None));
        provide_context(overlay);
        overlay
    }

    pub fn open(self, panel: Panel) {
        self.0.set(Some(panel));
    }

    pub fn close(self) {
        let _ = self.0.try_set(None);
    }

    pub fn is(self, panel: Panel) -> Signal<bool> {
        Signal::derive(move || self.0.get() == Some(panel))
    }
}

pub fn use_overlay() -> Overlay {
    expect_context()
}
