//! The front end of Guitai, offline-first, in the browser.
//!
//! Start reading at `app` for what is on the screen, at `store` for what pages read and do, at
//! `sync` for how it reaches the server. `platform` wraps the browser.

mod account;
mod platform;
mod store;
mod sync;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| {
        let account = account::Account::provide();
        let _ = platform::update::Update::watch();
        let _ = account;
    });
}
