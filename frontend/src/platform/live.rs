//! The server's event stream. It carries no data, only the news that there is some; and, beside, who is
//! at which ticket, which is never kept.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{EventSource, MessageEvent};

/// What the stream says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The stream is open.
    Open,
    /// Something has changed.
    Poke,
    /// The server is alive.
    Ping,
    /// This session has been ended.
    Revoked,
    /// The stream broke; the browser tries again by itself.
    Broken,
}

/// An open stream; closed when dropped.
pub struct Live {
    source: EventSource,
    _listeners: Vec<EventListener>,
}

impl Live {
    /// `there` gets who is where, each time that changes.
    pub fn open(url: &str, heard: impl Fn(News) + Clone + 'static, there: impl Fn(String) + 'static) -> Option<Live> {
        let source = EventSource::new(url).ok()?;
        let events = [
            ("open", News::Open),
            ("poke", News::Poke),
            ("ping", News::Ping),
            ("revoked", News::Revoked),
            ("error", News::Broken),
        ];
        let listeners = events.map(|(name, news)| {
            let heard = heard.clone();
            EventListener::new(&source, name, move |_| heard(news))
        });
        let presence = EventListener::new(&source, "presence", move |event| {
            let said = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            said.into_iter().for_each(&there);
        });
        let _listeners = listeners.into_iter().chain([presence]).collect();
        Some(Live { source, _listeners })
    }

    /// Whether the browser has given up on the stream and it must be opened anew.
    pub fn is_closed(&self) -> bool {
        self.source.ready_state() == EventSource::CLOSED
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.source.close();
    }
}
