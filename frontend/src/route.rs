//! Where one can be: every path of the product, read and written in one place.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use shared::{
    id::{ArticleId, CaseId, CustomerId, EnquiryId, ImportId, OrderId, TicketId},
    time::{Day, Month},
};

/// A place in the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    Tickets,
    Ticket(TicketId),
    /// The team's roster, of this month or that.
    Roster(Option<Month>),
    /// One's own shifts.
    Schedule(Option<Month>),
    Customers,
    Customer(CustomerId),
    Settings(Section),
    Orders,
    Order(OrderId),
    /// The slips and the picking list of chosen orders (O6).
    Print,
    /// Tracking numbers in bulk (O7).
    Ship,
    /// What is to leave, today or by that day (O7).
    Plan(Option<Day>),
    /// What buyers are to be told (O4, O7).
    Tell,
    /// After-sales.
    Cases,
    Case(CaseId),
    /// Causes and what they cost (A10).
    Causes,
    /// Pre-sale (O4).
    Enquiries,
    Enquiry(EnquiryId),
    /// What became of enquiries, per agent (O4).
    Conversion,
    /// What is to be signed and answered (O9).
    Approvals,
    /// Orders that the team takes itself (O8).
    House,
    /// A new one, as the enquiry wishes that it comes from.
    Take(Option<EnquiryId>),
    /// Articles and their stock (O8).
    Stock,
    Article(ArticleId),
    /// The warehouse's desk for what comes back.
    Warehouse,
    Sync,
    Imports,
    Import(ImportId),
    SignIn,
    /// A path that leads nowhere.
    Nowhere,
}

impl Route {
    pub fn read(path: &str) -> Route {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts[..] {
            [] | ["tickets"] => Route::Tickets,
            ["tickets", id] => id.parse().map_or(Route::Nowhere, Route::Ticket),
            ["roster"] => Route::Roster(None),
            ["roster", month] => month.parse().map_or(Route::Nowhere, |month| Route::Roster(Some(month))),
            ["schedule"] => Route::Schedule(None),
            ["schedule", month] => month.parse().map_or(Route::Nowhere, |month| Route::Schedule(Some(month))),
            ["customers"] => Route::Customers,
            ["customers", id] => id.parse().map_or(Route::Nowhere, Route::Customer),
            ["settings"] => Route::Settings(Section::Workspace),
            ["settings", word] => Section::read(word).map_or(Route::Nowhere, Route::Settings),
            ["orders"] => Route::Orders,
            ["orders", id] => id.parse().map_or(Route::Nowhere, Route::Order),
            ["print"] => Route::Print,
            ["ship"] => Route::Ship,
            ["ship", "plan"] => Route::Plan(None),
            ["ship", "plan", day] => day.parse().map_or(Route::Nowhere, |day| Route::Plan(Some(day))),
            ["ship", "tell"] => Route::Tell,
            ["cases"] => Route::Cases,
            ["cases", "causes"] => Route::Causes,
            ["cases", id] => id.parse().map_or(Route::Nowhere, Route::Case),
            ["enquiries"] => Route::Enquiries,
            ["enquiries", "conversion"] => Route::Conversion,
            ["enquiries", id] => id.parse().map_or(Route::Nowhere, Route::Enquiry),
            ["approvals"] => Route::Approvals,
            ["house"] => Route::House,
            ["house", "take"] => Route::Take(None),
            ["house", "take", id] => id.parse().map_or(Route::Nowhere, |id| Route::Take(Some(id))),
            ["stock"] => Route::Stock,
            ["stock", id] => id.parse().map_or(Route::Nowhere, Route::Article),
            ["warehouse"] => Route::Warehouse,
            ["sync"] => Route::Sync,
            ["imports"] => Route::Imports,
            ["imports", id] => id.parse().map_or(Route::Nowhere, Route::Import),
            ["sign-in"] => Route::SignIn,
            _ => Route::Nowhere,
        }
    }

    pub fn path(self) -> String {
        match self {
            Route::Tickets | Route::Nowhere => "/tickets".to_owned(),
            Route::Ticket(id) => format!("/tickets/{id}"),
            Route::Roster(None) => "/roster".to_owned(),
            Route::Roster(Some(month)) => format!("/roster/{month}"),
            Route::Schedule(None) => "/schedule".to_owned(),
            Route::Schedule(Some(month)) => format!("/schedule/{month}"),
            Route::Customers => "/customers".to_owned(),
            Route::Customer(id) => format!("/customers/{id}"),
            Route::Settings(section) => format!("/settings/{}", section.word()),
            Route::Orders => "/orders".to_owned(),
            Route::Order(id) => format!("/orders/{id}"),
            Route::Print => "/print".to_owned(),
            Route::Ship => "/ship".to_owned(),
            Route::Plan(None) => "/ship/plan".to_owned(),
            Route::Plan(Some(day)) => format!("/ship/plan/{day}"),
            Route::Tell => "/ship/tell".to_owned(),
            Route::Cases => "/cases".to_owned(),
            Route::Case(id) => format!("/cases/{id}"),
            Route::Causes => "/cases/causes".to_owned(),
            Route::Enquiries => "/enquiries".to_owned(),
            Route::Enquiry(id) => format!("/enquiries/{id}"),
            Route::Conversion => "/enquiries/conversion".to_owned(),
            Route::Approvals => "/approvals".to_owned(),
            Route::House => "/house".to_owned(),
            Route::Take(None) => "/house/take".to_owned(),
            Route::Take(Some(id)) => format!("/house/take/{id}"),
            Route::Stock => "/stock".to_owned(),
            Route::Article(id) => format!("/stock/{id}"),
            Route::Warehouse => "/warehouse".to_owned(),
            Route::Sync => "/sync".to_owned(),
            Route::Imports => "/imports".to_owned(),
            Route::Import(id) => format!("/imports/{id}"),
            Route::SignIn => "/sign-in".to_owned(),
        }
    }
}

/// What opens beside a list, at a place of its own.
pub trait Opens: Copy + Eq + Send + Sync + 'static {
    /// Where the list is.
    const LIST: Route;
    fn route(self) -> Route;
    /// The thing that is open there, if it is one of these.
    fn opened(route: Route) -> Option<Self>;
}

macro_rules! opens {
    ($id:ident: $list:ident, $one:ident) => {
        impl Opens for $id {
            const LIST: Route = Route::$list;

            fn route(self) -> Route {
                Route::$one(self)
            }

            fn opened(route: Route) -> Option<$id> {
                match route {
                    Route::$one(id) => Some(id),
                    _ => None,
                }
            }
        }
    };
}

opens!(TicketId: Tickets, Ticket);
opens!(OrderId: Orders, Order);
opens!(CustomerId: Customers, Customer);
opens!(CaseId: Cases, Case);
opens!(EnquiryId: Enquiries, Enquiry);

/// A part of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Workspace,
    People,
    Roles,
    Lines,
    Shops,
    Shifts,
    Tickets,
    Orders,
    AfterSales,
    Approvals,
    Api,
}

impl Section {
    pub const ALL: [Section; 11] = {
        use Section::*;
        [Workspace, People, Roles, Lines, Shops, Shifts, Tickets, Orders, AfterSales, Approvals, Api]
    };

    pub fn word(self) -> &'static str {
        match self {
            Section::Workspace => "workspace",
            Section::People => "people",
            Section::Roles => "roles",
            Section::Lines => "lines",
            Section::Shops => "shops",
            Section::Shifts => "shifts",
            Section::Tickets => "tickets",
            Section::Orders => "orders",
            Section::AfterSales => "after-sales",
            Section::Approvals => "approvals",
            Section::Api => "api",
        }
    }

    fn read(word: &str) -> Option<Section> {
        Section::ALL.into_iter().find(|section| section.word() == word)
    }
}

/// Where the person is, and the way elsewhere.
#[derive(Clone, Copy)]
pub struct Place {
    here: Memo<Route>,
    go: StoredValue<Navigate>,
}

type Navigate = Box<dyn Fn(&str, NavigateOptions) + Send + Sync>;

impl Place {
    /// Follows the address bar. Called once, within the router.
    pub fn provide() -> Place {
        let location = use_location();
        let navigate = use_navigate();
        let here = Memo::new(move |_| location.pathname.with(|path| Route::read(path)));
        let place = Place { here, go: StoredValue::new(Box::new(move |path, options| navigate(path, options))) };
        provide_context(place);
        place
    }

    pub fn here(self) -> Route {
        self.here.get()
    }

    pub fn here_untracked(self) -> Route {
        self.here.get_untracked()
    }

    pub fn go(self, route: Route) {
        self.navigate(route, false);
    }

    /// Goes there without leaving a step in the browser's history.
    pub fn replace(self, route: Route) {
        self.navigate(route, true);
    }

    fn navigate(self, route: Route, replace: bool) {
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        self.go.try_with_value(|go| go(&route.path(), options));
    }
}

pub fn use_place() -> Place {
    expect_context()
}
