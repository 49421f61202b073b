//! Where one can be: every path of the product, read and written in one place.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use shared::id::{ImportId, OrderId};

/// A place in the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    Orders,
    Order(OrderId),
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
            [] | ["orders"] => Route::Orders,
            ["orders", id] => id.parse().map_or(Route::Nowhere, Route::Order),
            ["sync"] => Route::Sync,
            ["imports"] => Route::Imports,
            ["imports", id] => id.parse().map_or(Route::Nowhere, Route::Import),
            ["sign-in"] => Route::SignIn,
            _ => Route::Nowhere,
        }
    }

    pub fn path(self) -> String {
        match self {
            Route::Orders | Route::Nowhere => "/orders".to_owned(),
            Route::Order(id) => format!("/orders/{id}"),
            Route::Sync => "/sync".to_owned(),
            Route::Imports => "/imports".to_owned(),
            Route::Import(id) => format!("/imports/{id}"),
            Route::SignIn => "/sign-in".to_owned(),
        }
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
