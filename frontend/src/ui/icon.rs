//! The few signs that stand beside words. They carry no meaning alone, so they are hidden from
//! screen readers.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Tickets,
    Roster,
    Customers,
    Settings,
    Attach,
    Add,
    Orders,
    Cases,
    Enquiries,
    Approvals,
    Warehouse,
    House,
    Imports,
    Sync,
    Search,
    Close,
    Back,
    Forward,
    Undo,
    Redo,
    More,
    Down,
    Up,
    Copy,
    Check,
    Device,
    Filter,
    Archive,
}

impl Sign {
    fn path(self) -> &'static str {
        match self {
            Sign::Tickets => "M4 5h16v11H9l-5 4z",
            Sign::Roster => "M5 6h14v14H5zM5 10h14M9 3v4M15 3v4",
            Sign::Customers => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM5 20a7 7 0 0 1 14 0",
            Sign::Settings => "M4 7h9m4 0h3M15 5v4M4 17h3m4 0h9M9 15v4",
            Sign::Attach => "M8 12l6-6a3 3 0 0 1 4 4l-8 8a5 5 0 0 1-7-7l7-7",
            Sign::Add => "M12 5v14M5 12h14",
            Sign::Orders => "M5 7h14l-1 13H6zM9 7a3 3 0 0 1 6 0",
            Sign::Cases => "M4 12a8 8 0 1 0 3-6.2M4 4v4h4M9 12l2 2 4-4",
            Sign::Enquiries => {
                "M9.5 9a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16v.1M12 3a9 9 0 1 0 4.5 16.8L21 21l-1.2-4.5A9 9 0 0 0 12 3z"
            }
            Sign::Approvals => "M6 3h9l4 4v14H6zM9 16c2-4 3-4 3-1s2 1 4-1M9 9h5",
            Sign::Warehouse => "M4 20V9l8-5 8 5v11M8 20v-7h8v7M8 16h8",
            Sign::House => "M6 3h3l2 5-2 2a12 12 0 0 0 5 5l2-2 5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
            Sign::Imports => "M12 4v10m0 0 4-4m-4 4-4-4M5 16v4h14v-4",
            Sign::Sync => "M4 12a8 8 0 0 1 14-5.3L20 9m0-5v5h-5M20 12a8 8 0 0 1-14 5.3L4 15m0 5v-5h5",
            Sign::Search => "M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zm4.5 10.5L20 20",
            Sign::Close => "M6 6l12 12M18 6 6 18",
            Sign::Back => "M15 5l-7 7 7 7",
            Sign::Forward => "M9 5l7 7-7 7",
            Sign::Undo => "M9 14 4 9l5-5M4 9h9a6 6 0 0 1 0 12h-3",
            Sign::Redo => "M15 14l5-5-5-5M20 9h-9a6 6 0 0 0 0 12h3",
            Sign::More => "M5 12h.01M12 12h.01M19 12h.01",
            Sign::Down => "M6 9l6 6 6-6",
            Sign::Up => "M6 15l6-6 6 6",
            Sign::Copy => "M9 9h10v11H9zM5 15V4h10",
            Sign::Check => "M5 12l5 5 9-10",
            Sign::Device => "M5 5h14v10H5zM9 19h6M12 15v4",
            Sign::Filter => "M4 6h16M7 12h10M10 18h4",
            Sign::Archive => "M4 5h16v4H4zM5 9v11h14V9M10 13h4",
        }
    }
}

#[component]
pub fn Icon(sign: Sign) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=sign.path() /></svg>
    }
}
