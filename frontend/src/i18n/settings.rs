//! The settings, section by section.

pub struct SettingsWords {
    pub title: &'static str,
}

pub const ZH: SettingsWords = SettingsWords { title: "" };

pub const EN: SettingsWords = SettingsWords { title: "" };
