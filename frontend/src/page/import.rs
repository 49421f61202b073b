//! Taking in a platform's file (O1), with or without network: which file, which shop of its platform, and
//! the one import under way. `reading` is the work itself, `shop` asks for the shop.

mod reading;
mod shop;

pub use shop::ShopQuestion;

use crate::{
    i18n::use_words,
    page::act::{Acts, use_acts},
    platform::{
        file::{self, PickedFile},
        random,
    },
    route::{Place, Route, use_place},
    store::{Store, use_store},
    ui::{Button, Toasts, toast::use_toasts},
};
use gloo_events::EventListener;
use leptos::{prelude::*, task::spawn_local};
use shared::{
    command::Rejection,
    id::{ImportId, ShopId},
    order::file::FileError,
    shop::Platform,
    staff::Permission,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Bytes above which a file is refused: it is held in memory while it is read.
const MOST_BYTES: u64 = 200 * 1024 * 1024;

/// The import under way, or the last one of this page load.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub import: ImportId,
    pub file: String,
    /// Orders and held rows read so far.
    pub rows: u64,
    pub bytes: u64,
    pub size: u64,
    pub end: Option<RunEnd>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum RunEnd {
    Done,
    /// The person stopped it.
    Stopped,
    /// In words.
    Failed(String),
}

#[derive(Clone, Copy)]
pub struct Importer {
    run: RwSignal<Option<Run>>,
    /// A file whose shop is not known yet, and the platform that it must be of.
    asking: RwSignal<Option<(PickedFile, Platform)>, LocalStorage>,
    stop: StoredValue<bool>,
    store: Store,
    place: Place,
    toasts: Toasts,
    acts: Acts,
}

impl Importer {
    pub fn provide() {
        provide_context(Importer {
            run: RwSignal::new(None),
            asking: RwSignal::new_local(None),
            stop: StoredValue::new(false),
            store: use_store(),
            place: use_place(),
            toasts: use_toasts(),
            acts: use_acts(),
        });
    }

    /// How the import with that id goes, as far as this page load knows.
    pub fn run_of(self, import: ImportId) -> Option<Run> {
        self.run.with(|run| run.clone().filter(|run| run.import == import))
    }

    pub fn is_busy(self) -> bool {
        self.run.with(|run| run.as_ref().is_some_and(|run| run.end.is_none()))
    }

    pub fn stop(self) {
        self.stop.set_value(true);
    }

    /// Lets the person choose a file.
    pub fn choose(self) {
        let input = document().create_element("input").ok().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        input.set_type("file");
        input.set_accept(".csv,.txt,text/csv");
        let chosen = input.clone();
        EventListener::once(&input, "change", move |_| {
            if let Some(picked) = chosen.files().and_then(|files| files.get(0)) {
                self.take(file::picked(picked));
            }
        })
        .forget();
        input.click();
    }

    /// Takes a chosen or dropped file.
    pub fn take(self, file: PickedFile) {
        let words = self.acts.words();
        if self.run.with_untracked(|run| run.as_ref().is_some_and(|run| run.end.is_none())) {
            self.toasts.warn(words.import.busy);
        } else if let Some(why) = untrack(|| self.why_not()) {
            self.toasts.warn(why);
        } else if file.size() > MOST_BYTES {
            self.toasts.warn(words.import.too_large);
        } else {
            spawn_local(async move {
                match reading::platform_of(self, &file).await {
                    Ok(platform) => self.find_shop(file, platform),
                    Err(error) => self.fail(&file, &error),
                }
            });
        }
    }

    /// The shop is asked for unless its platform has just one.
    fn find_shop(self, file: PickedFile, platform: Platform) {
        let mut shops = self.store.with_untracked(|world| {
            let of_platform = world.shops.values().filter(|shop| shop.platform == platform);
            of_platform.map(|shop| shop.id).collect::<Vec<_>>()
        });
        match (shops.pop(), shops.is_empty()) {
            (Some(only), true) => self.begin(file, only),
            _ => self.asking.set(Some((file, platform))),
        }
    }

    pub fn begin(self, file: PickedFile, shop: ShopId) {
        self.asking.set(None);
        // Another file came while this one's shop was asked for.
        if self.run.with_untracked(|run| run.as_ref().is_some_and(|run| run.end.is_none())) {
            return self.toasts.warn(self.acts.words().import.busy);
        }
        self.stop.set_value(false);
        let import = self.show(&file, None);
        reading::start(self, file, import, shop);
    }

    /// Shows why the file is no order file.
    fn fail(self, file: &PickedFile, error: &FileError) {
        self.show(file, Some(RunEnd::Failed(self.acts.words().file_error(error))));
    }

    /// Opens the page of a new import.
    fn show(self, file: &PickedFile, end: Option<RunEnd>) -> ImportId {
        let import = ImportId(random::id());
        self.run.set(Some(Run { import, file: file.name(), rows: 0, bytes: 0, size: file.size(), end }));
        self.place.go(Route::Import(import));
        import
    }

    /// Why this person can't import, in words; tracked.
    pub fn why_not(self) -> Option<String> {
        let needed = [Permission::OrderImport, Permission::ContactSee];
        let lacks = needed.into_iter().find(|permission| !self.store.permits(*permission))?;
        Some(self.acts.words().refusal(&Rejection::Denied { permission: lacks }))
    }
}

pub fn use_importer() -> Importer {
    expect_context()
}

#[component]
pub fn ImportButton() -> impl IntoView {
    let words = use_words();
    let importer = use_importer();
    let why_not = Signal::derive(move || match importer.is_busy() {
        true => Some(words.import.busy.to_owned()),
        false => importer.why_not(),
    });
    view! { <Button why_not on_press=move |()| importer.choose()>{words.orders.import}</Button> }
}
