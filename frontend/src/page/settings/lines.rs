//! 服务线: the lines that tickets belong to and people work.

use super::{
    entries::{Entries, Item, Ways},
    own,
    rights::{Rights, may},
    use_setter,
};
use crate::{i18n::use_words, platform::random, store::use_store};
use leptos::prelude::*;
use shared::{
    command::Setting,
    staff::{Line, LineId, Permission, Staff},
    world::World,
};

const NEEDED: &[Permission] = &[Permission::SettingsEdit];

#[component]
pub fn LinesSection() -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let store = use_store();
    let items = Memo::new(move |_| {
        store.with(|world| {
            let lines = world.workspace().map(|workspace| workspace.lines.as_slice()).unwrap_or_default();
            let item = |line: &Line| {
                let (people, tickets) = load(world, &line.id);
                let note = [(words.settings.line_people)(people), (words.settings.line_tickets)(tickets)].join(" · ");
                Item { key: line.id.0.clone(), name: words.line_name(line), note }
            };
            lines.iter().map(item).collect::<Vec<_>>()
        })
    });
    let ways = Ways {
        add: Callback::new(move |name| setter.set(Setting::Line(Line { id: LineId(random::id().to_string()), name }))),
        rename: Callback::new(move |(key, name)| {
            let house = Line { id: LineId(key), name: String::new() };
            setter.set(Setting::Line(Line { name: own(name, &words.line_name(&house)), ..house }))
        }),
        remove: Some(Callback::new(move |key| setter.set(Setting::LineGone(LineId(key))))),
    };
    let may = may(NEEDED);
    view! {
        <Rights needed=NEEDED />
        <section class="settings-group" aria-label=words.settings.lines_title>
            <Entries
                label=words.settings.lines_title
                items
                may
                ways
                new=words.settings.new_line
                none=words.settings.lines_none
            />
        </section>
    }
}

/// How many people may get its tickets, and how many open ones it has.
fn load(world: &World, line: &LineId) -> (usize, usize) {
    let works = |staff: &&std::sync::Arc<Staff>| {
        let lines = &staff.post.lines;
        let may = world.workspace().is_some_and(|workspace| workspace.permits(staff, Permission::TicketWork));
        may && (lines.is_empty() || lines.contains(line))
    };
    let people = world.staff.values().filter(works).count();
    let tickets = world.open_tickets().filter(|ticket| ticket.line.as_ref() == Some(line)).count();
    (people, tickets)
}
