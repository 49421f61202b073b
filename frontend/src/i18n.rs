//! What the product says, in Chinese and in English.
//!
//! `Words` holds every sentence of the interface, one static per language, so that a missing one
//! does not compile. Words of the domain (status, flag, refusal …) are methods in the files below.
//! Changing the language renews the screen, so a component may keep the words that it got.

mod act;
pub mod approvals;
mod archive;
pub mod case;
mod cases;
mod change;
mod customers;
mod enquiries;
pub mod format;
mod held;
mod house;
mod import;
mod keys;
mod ledger;
mod order;
mod orders;
mod print;
mod refusal;
mod roster;
mod sending;
mod settings;
mod shell;
mod ship;
mod sign_in;
mod stock;
mod sync;
mod tell;
mod terms;
mod ticket;
mod tickets;
mod warehouse;

use crate::platform::preference;
use leptos::prelude::*;

pub use {
    approvals::ApprovalsWords,
    archive::ArchiveWords,
    cases::CasesWords,
    change::ChangeWords,
    customers::CustomersWords,
    enquiries::EnquiriesWords,
    house::HouseWords,
    import::ImportWords,
    keys::KeyWords,
    ledger::LedgerWords,
    order::OrderWords,
    orders::OrdersWords,
    print::PrintWords,
    roster::{RosterWords, schedule::ScheduleWords},
    sending::SendingWords,
    settings::SettingsWords,
    shell::ShellWords,
    ship::ShipWords,
    sign_in::SignInWords,
    stock::StockWords,
    sync::SyncWords,
    tickets::{TicketsWords, composer::ComposerWords, intake::IntakeWords, line::LineWords, ticket::TicketWords},
    warehouse::WarehouseWords,
};

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Zh,
    En,
}

/// Every sentence of one language.
pub struct Words {
    pub language: Language,
    pub shell: ShellWords,
    pub sign_in: SignInWords,
    pub sync: SyncWords,
    pub orders: OrdersWords,
    pub order: OrderWords,
    pub change: ChangeWords,
    pub approvals: ApprovalsWords,
    pub archive: ArchiveWords,
    pub print: PrintWords,
    pub ship: ShipWords,
    pub sending: SendingWords,
    pub import: ImportWords,
    pub tickets: TicketsWords,
    pub ticket: TicketWords,
    pub line: LineWords,
    pub composer: ComposerWords,
    pub intake: IntakeWords,
    pub roster: RosterWords,
    pub schedule: ScheduleWords,
    pub cases: CasesWords,
    pub enquiries: EnquiriesWords,
    pub warehouse: WarehouseWords,
    pub house: HouseWords,
    pub stock: StockWords,
    pub ledger: LedgerWords,
    pub customers: CustomersWords,
    pub settings: SettingsWords,
    pub keys: KeyWords,
}

static ZH: Words = Words {
    language: Language::Zh,
    shell: shell::ZH,
    sign_in: sign_in::ZH,
    sync: sync::ZH,
    orders: orders::ZH,
    order: order::ZH,
    change: change::ZH,
    approvals: approvals::ZH,
    archive: archive::ZH,
    print: print::ZH,
    ship: ship::ZH,
    sending: sending::ZH,
    import: import::ZH,
    tickets: tickets::ZH,
    ticket: tickets::ticket::ZH,
    line: tickets::line::ZH,
    composer: tickets::composer::ZH,
    intake: tickets::intake::ZH,
    roster: roster::ZH,
    schedule: roster::schedule::ZH,
    cases: cases::ZH,
    enquiries: enquiries::ZH,
    warehouse: warehouse::ZH,
    house: house::ZH,
    stock: stock::ZH,
    ledger: ledger::ZH,
    customers: customers::ZH,
    settings: settings::ZH,
    keys: keys::ZH,
};

static EN: Words = Words {
    language: Language::En,
    shell: shell::EN,
    sign_in: sign_in::EN,
    sync: sync::EN,
    orders: orders::EN,
    order: order::EN,
    change: change::EN,
    approvals: approvals::EN,
    archive: archive::EN,
    print: print::EN,
    ship: ship::EN,
    sending: sending::EN,
    import: import::EN,
    tickets: tickets::EN,
    ticket: tickets::ticket::EN,
    line: tickets::line::EN,
    composer: tickets::composer::EN,
    intake: tickets::intake::EN,
    roster: roster::EN,
    schedule: roster::schedule::EN,
    cases: cases::EN,
    enquiries: enquiries::EN,
    warehouse: warehouse::EN,
    house: house::EN,
    stock: stock::EN,
    ledger: ledger::EN,
    customers: customers::EN,
    settings: settings::EN,
    keys: keys::EN,
};

const PREFERENCE: &str = "language";

impl Language {
    pub const ALL: [Language; 2] = [Language::Zh, Language::En];

    pub fn words(self) -> &'static Words {
        match self {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::Zh => "简体中文",
            Language::En => "English",
        }
    }

    /// Its tag in markup and preferences.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Zh => "zh-CN",
            Language::En => "en",
        }
    }

    /// What was chosen on this device, or else what the browser asks for.
    fn preferred() -> Language {
        let asked = preference::get(PREFERENCE).or_else(|| window().navigator().language());
        if asked.is_some_and(|tag| tag.to_lowercase().starts_with("en")) { Language::En } else { Language::Zh }
    }
}

/// The language of this screen.
#[derive(Clone, Copy)]
pub struct Tongue(RwSignal<Language>);

impl Tongue {
    /// Provides the language and keeps the document's in step with it.
    pub fn provide() -> Tongue {
        let tongue = Tongue(RwSignal::new(Language::preferred()));
        provide_context(tongue);
        Effect::new(move || {
            let words = tongue.get().words();
            if let Some(root) = document().document_element() {
                // A document that can't be told its language still shows its text.
                let _ = root.set_attribute("lang", words.language.tag());
            }
            document().set_title(words.shell.title);
        });
        tongue
    }

    /// The words, without following a change.
    pub fn words(self) -> &'static Words {
        self.0.get_untracked().words()
    }

    pub fn get(self) -> Language {
        self.0.get()
    }

    pub fn choose(self, language: Language) {
        preference::set(PREFERENCE, Some(language.tag()));
        self.0.set(language);
    }
}

pub fn use_tongue() -> Tongue {
    expect_context()
}

/// The words of this screen's language.
pub fn use_words() -> &'static Words {
    use_tongue().words()
}

impl Words {
    /// Chooses from a pair: Chinese, English.
    fn pick(&self, pair: [&'static str; 2]) -> &'static str {
        match self.language {
            Language::Zh => pair[0],
            Language::En => pair[1],
        }
    }
}
