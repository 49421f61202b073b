//! Light, dark, or as the system has it: a choice of this device.

use crate::platform::preference;
use leptos::prelude::*;

const PREFERENCE: &str = "theme";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    Auto,
    Light,
    Dark,
}

impl Shade {
    pub const ALL: [Shade; 3] = [Shade::Auto, Shade::Light, Shade::Dark];

    fn word(self) -> Option<&'static str> {
        match self {
            Shade::Auto => None,
            Shade::Light => Some("light"),
            Shade::Dark => Some("dark"),
        }
    }

    fn kept() -> Shade {
        let kept = preference::get(PREFERENCE);
        Shade::ALL.into_iter().find(|shade| shade.word() == kept.as_deref()).unwrap_or(Shade::Auto)
    }
}

#[derive(Clone, Copy)]
pub struct Theme(RwSignal<Shade>);

impl Theme {
    /// Provides the theme and keeps the document in step with it.
    pub fn provide() {
        let theme = Theme(RwSignal::new(Shade::kept()));
        provide_context(theme);
        Effect::new(move || {
            let Some(root) = document().document_element() else { return };
            // A document that can't be told keeps the system's shade.
            let _ = match theme.0.get().word() {
                Some(word) => root.set_attribute("data-theme", word),
                None => root.remove_attribute("data-theme"),
            };
        });
    }

    pub fn get(self) -> Shade {
        self.0.get()
    }

    pub fn choose(self, shade: Shade) {
        preference::set(PREFERENCE, shade.word());
        self.0.set(shade);
    }
}

pub fn use_theme() -> Theme {
    expect_context()
}
