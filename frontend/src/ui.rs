//! Small components that know their props and nothing else: values in, callbacks out.
//!
//! Each has a stylesheet of its own in `style/`, whose class is the component's name.

pub mod button;
pub mod composing;
pub mod dialog;
pub mod empty;
pub mod feed;
pub mod field;
pub mod flag_mark;
pub mod icon;
pub mod kbd;
pub mod keys;
pub mod list;
pub mod menu;
pub mod notice;
pub mod picker;
pub mod progress;
pub mod qr;
pub mod search_box;
pub mod segments;
pub mod shift_mark;
pub mod tabs;
pub mod tag;
pub mod tail;
pub mod toast;

pub use button::{Button, Look};
pub use composing::composes;
pub use dialog::{Dialog, Size};
pub use empty::Empty;
pub use feed::Feed;
pub use field::Field;
pub use flag_mark::FlagMark;
pub use icon::{Icon, Sign};
pub use kbd::Kbd;
pub use keys::Keys;
pub use list::{List, ListEvent};
pub use menu::{Menu, MenuItem};
pub use notice::Notice;
pub use picker::Picker;
pub use progress::Progress;
pub use qr::Qr;
pub use search_box::SearchBox;
pub use segments::Segments;
pub use shift_mark::ShiftMark;
pub use tabs::{Tabs, beside};
pub use tag::{Tag, Tone};
pub use tail::Tail;
pub use toast::{ToastRegion, Toasts};
