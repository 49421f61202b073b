//! Word from tab to tab of one browser.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel between the tabs. A tab does not hear itself. Closed when dropped.
pub struct Broadcast {
    channel: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Broadcast {
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Broadcast {
        let channel = BroadcastChannel::new(name).ok();
        let listener = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                data.into_iter().for_each(&heard);
            })
        });
        Broadcast { channel, _listener: listener }
    }

    pub fn say(&self, word: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&JsValue::from_str(word));
        }
    }
}

impl Drop for Broadcast {
    fn drop(&mut self) {
        self.channel.iter().for_each(BroadcastChannel::close);
    }
}
