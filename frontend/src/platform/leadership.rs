//! Which tab leads: the one that holds a Web Lock. The browser gives it on when that tab goes.

use futures_util::future::{AbortHandle, Abortable};
use js_sys::{Function, Object, Promise, Reflect};
use std::{cell::RefCell, future::Future, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::future_to_promise;

/// A claim to lead; withdrawn when dropped.
pub struct Leadership {
    running: Rc<RefCell<Option<AbortHandle>>>,
    withdraw: web_sys::AbortController,
    _granted: Closure<dyn FnMut() -> Promise>,
}

impl Leadership {
    /// Runs `lead` once this tab holds the lock of that name, until it is dropped. A browser without
    /// locks leads at once: safety does not rest on it.
    pub fn claim<F>(name: &str, lead: impl FnOnce() -> F + 'static) -> Option<Leadership>
    where
        F: Future<Output = ()> + 'static,
    {
        let running = Rc::new(RefCell::new(None));
        let mut lead = Some(lead);
        let handle = running.clone();
        let granted = Closure::new(move || {
            let (abort, registration) = AbortHandle::new_pair();
            handle.replace(Some(abort));
            let work = lead.take().map(|lead| Abortable::new(lead(), registration));
            future_to_promise(async move {
                if let Some(work) = work {
                    let _ = work.await;
                }
                Ok(JsValue::UNDEFINED)
            })
        });
        let withdraw = web_sys::AbortController::new().ok()?;
        if request(name, &withdraw, granted.as_ref().unchecked_ref()).is_none() {
            let _ = granted.as_ref().unchecked_ref::<Function>().call0(&JsValue::NULL);
        }
        Some(Leadership { running, withdraw, _granted: granted })
    }
}

impl Drop for Leadership {
    fn drop(&mut self) {
        self.withdraw.abort();
        if let Some(running) = self.running.take() {
            running.abort();
        }
    }
}

/// `navigator.locks.request(name, { signal }, granted)`; web-sys calls it unstable.
fn request(name: &str, withdraw: &web_sys::AbortController, granted: &Function) -> Option<()> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), &withdraw.signal()).ok()?;
    let promise: Promise = request.call3(&locks, &name.into(), &options, granted).ok()?.dyn_into().ok()?;
    // It is rejected when withdrawn before it was granted; that is no news.
    let ignore = Closure::once_into_js(|_: JsValue| ());
    let _ = Reflect::get(&promise, &"catch".into()).ok()?.dyn_into::<Function>().ok()?.call1(&promise, &ignore);
    Some(())
}
