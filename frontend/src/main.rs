//! The front end of Guitai, offline-first, in the browser.
//!
//! Start reading at `app` for what is on the screen, at `store` for what pages read and do, at
//! `sync` for how it reaches the server. `platform` wraps the browser.

mod account;
mod app;
mod i18n;
mod page;
mod platform;
mod route;
mod store;
mod sync;
mod theme;
mod ui;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| {
        account::Account::provide();
        leptos::prelude::provide_context(platform::update::Update::watch());
        leptos::prelude::view! { <app::App /> }
    });
}
