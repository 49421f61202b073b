//! The service worker: it keeps the app on the device, and tells when a new build waits.

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerRegistration, ServiceWorkerState};

/// Milliseconds between looks for a new build.
const LOOK: u32 = 30 * 60 * 1000;

/// Whether a new build waits, and the way to take it.
#[derive(Clone, Copy)]
pub struct Update {
    waiting: RwSignal<Option<ServiceWorker>, LocalStorage>,
}

impl Update {
    /// Registers the service worker and watches for new builds.
    pub fn watch() -> Update {
        let update = Update { waiting: RwSignal::new_local(None) };
        spawn_local(async move {
            // Without a service worker (plain HTTP to another host) the app works, but needs the
            // server to start.
            let _ = update.register().await;
        });
        update
    }

    pub fn is_waiting(&self) -> bool {
        self.waiting.with(Option::is_some)
    }

    /// Lets the new build take over, and loads it.
    pub fn apply(&self) {
        let Some(worker) = self.waiting.get_untracked() else { return };
        let Some(window) = web_sys::window() else { return };
        let container = window.navigator().service_worker();
        let reload = move || drop(window.location().reload());
        // Another tab may have let it take over since.
        if worker.state() != ServiceWorkerState::Installed {
            return reload();
        }
        EventListener::once(&container, "controllerchange", move |_| reload()).forget();
        let _ = worker.post_message(&JsValue::from_str("take over"));
    }

    async fn register(self) -> Result<(), JsValue> {
        let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
        if js_sys::Reflect::get(&window.navigator(), &"serviceWorker".into())?.is_undefined() {
            return Ok(());
        }
        let container = window.navigator().service_worker();
        let registration = JsFuture::from(container.register("/sw.js")).await?;
        let registration: ServiceWorkerRegistration = registration.dyn_into()?;
        self.look(&registration);
        let found = registration.clone();
        EventListener::new(&registration.clone(), "updatefound", move |_| {
            let Some(worker) = found.installing() else { return };
            let registration = found.clone();
            EventListener::new(&worker, "statechange", move |_| self.look(&registration)).forget();
        })
        .forget();
        loop {
            super::clock::sleep(LOOK).await;
            if let Ok(promise) = registration.update() {
                let _ = JsFuture::from(promise).await;
            }
        }
    }

    /// The first build ever has nothing to take over from; it is in charge at once.
    fn look(self, registration: &ServiceWorkerRegistration) {
        if registration.active().is_some() {
            let _ = self.waiting.try_set(registration.waiting());
        }
    }
}
