//! How a seed chooses what happens: what is ordinary, and themes of what is not.

use super::{Action, Fate, Work};
use crate::team::STORES;
use fastrand::Rng;

type Choice = (u32, fn(&mut Rng) -> Action);

/// What happens all the time.
const ORDINARY: &[Choice] = &[
    (40, |r| Action::Issue { tab: r.u8(..), what: r.u8(..), with: r.u16(..) }),
    (34, |r| Action::Work { tab: r.u8(..), how: Work::Done }),
    (12, |r| Action::Push { tab: r.u8(..) }),
    (16, |r| Action::Pull { tab: r.u8(..) }),
    (44, |r| Action::Deliver { message: r.u16(..) }),
    (8, |r| Action::Adopt { tab: r.u8(..) }),
    (4, |r| Action::Open { store: r.u8(..), old: false }),
    (4, |r| Action::Tick { seconds: r.u16(1..200) }),
    (2, |r| Action::DealWith { tab: r.u8(..), which: r.u8(..), anew: r.bool() }),
];

/// Who is who, and when.
const PEOPLE: &[Choice] = &[
    (4, |r| Action::Staff { who: r.u8(..), change: r.u8(..) }),
    (4, |r| Action::SignIn { device: r.u8(..), who: r.u8(..) }),
    (2, |r| Action::SignOut { device: r.u8(..) }),
    (2, |r| Action::Clock { device: r.u8(..), days: r.i8(-1..=1) }),
];

/// What is over goes into the archive, while people work with it.
const ARCHIVE: &[Choice] = &[
    (6, |_| Action::Sweep),
    (6, |_| Action::PutAway),
    (2, |r| Action::Staff { who: r.u8(..), change: r.u8(..85) * 3 }),
];

/// Tabs that come and go.
const TABS: &[Choice] = &[
    (2, |r| Action::Open { store: r.u8(..), old: true }),
    (3, |r| Action::Kill { tab: r.u8(..) }),
    (3, |r| Action::Work { tab: r.u8(..), how: Work::KilledBefore }),
    (3, |r| Action::Work { tab: r.u8(..), how: Work::KilledAfter }),
    (3, |r| Action::Work { tab: r.u8(..), how: Work::Full }),
    (3, |r| Action::Compact { tab: r.u8(..) }),
    (3, |r| Action::Poke { tab: r.u8(..), times: r.u8(1..4) }),
];

/// Storage that is not what it was.
const STORAGE: &[Choice] = &[
    (2, |r| Action::Old { store: r.u8(..), what: r.u8(..) }),
    (2, |r| Action::Forget { store: r.u8(..) }),
    (2, |r| Action::Snapshot { store: r.u8(..) }),
    (2, |r| Action::RollBack { store: r.u8(..) }),
    (2, |r| Action::Clone { from: r.u8(..), to: r.u8(..) }),
    (1, |r| Action::Damage { store: r.u8(..), which: r.u8(..) }),
];

/// Files that come and go, and forms in many tabs.
const FILES: &[Choice] = &[
    (12, |r| Action::Type { tab: r.u8(..), form: r.u8(..) }),
    (8, |r| Action::Look { store: r.u8(..), form: r.u8(..) }),
    (14, |r| Action::Send { tab: r.u8(..), form: r.u8(..), files: r.u8(..), with: r.u16(..) }),
    (6, |_| Action::Flush),
    (20, |r| Action::Errand { tab: r.u8(..) }),
    (6, |_| Action::Live),
    (3, |r| Action::Fetch { tab: r.u8(..), which: r.u8(..) }),
    (3, |r| Action::Evict { tab: r.u8(..) }),
    (2, |r| Action::DealWithFile { tab: r.u8(..), which: r.u8(..), again: r.bool() }),
    (4, |_| Action::Backup),
    (4, |r| Action::Restore { which: r.u8(..), new_epoch: r.bool() }),
];

/// A network that does what it likes.
const NETWORK: &[Choice] = &[
    (6, |r| Action::Lose { message: r.u16(..) }),
    (6, |r| Action::Double { message: r.u16(..) }),
    (6, |r| Action::Cut { message: r.u16(..), frames: r.u8(..) }),
    (1, |r| Action::Garble { message: r.u16(..) }),
];

/// A server in trouble.
const SERVER: &[Choice] = &[
    (4, |_| Action::Batch),
    (2, |_| Action::Fate { fate: Fate::Fails }),
    (2, |_| Action::Fate { fate: Fate::CrashBefore }),
    (2, |_| Action::Fate { fate: Fate::CrashBetween }),
    (3, |_| Action::Fate { fate: Fate::CrashAfter }),
    (3, |_| Action::Restart),
    (2, |r| Action::Busy { seconds: r.u8(..) }),
    (2, |r| Action::Age { other: r.bool() }),
];

/// Work that is begun anew.
const AGAIN: &[Choice] = &[
    (4, |_| Action::Backup),
    (3, |r| Action::Restore { which: r.u8(..), new_epoch: r.bool() }),
    (5, |r| Action::Trim { keep: r.u8(..8) }),
    (4, |r| Action::Slice { size: r.u8(..) }),
    (2, |r| Action::Forget { store: r.u8(..) }),
    (4, |r| Action::Open { store: r.u8(..), old: true }),
    (8, |r| Action::Adopt { tab: r.u8(..) }),
    (12, |r| Action::Pull { tab: r.u8(..) }),
    (12, |r| Action::Work { tab: r.u8(..), how: Work::Done }),
    (12, |r| Action::Deliver { message: r.u16(..) }),
];

const THEMES: &[&[Choice]] = &[PEOPLE, ARCHIVE, TABS, STORAGE, FILES, NETWORK, SERVER, AGAIN];

/// What a seed stands for.
#[derive(Clone, Debug)]
pub struct History {
    /// Which of the storages take part.
    pub seats: Vec<usize>,
    /// Tabs that are open and up to date when it begins; otherwise all is still to load.
    pub warm: bool,
    /// How much of a first load comes at once, to begin with (see `Server::slice`).
    pub slice: u8,
    pub actions: Vec<Action>,
}

impl History {
    /// A history with one or two themes, and a bit of some others: where everything goes wrong at
    /// once, nothing gets far enough to go wrong in an interesting way.
    pub fn of(seed: u64) -> History {
        let mut rng = Rng::with_seed(seed);
        let mut seats: Vec<usize> = (0..STORES.len()).collect();
        rng.shuffle(&mut seats);
        // Tabs of one storage have the most to quarrel about.
        seats.truncate([1, 1, 2, 2, 3, 4][rng.usize(..6)]);
        let mut choices = ORDINARY.to_vec();
        for theme in THEMES {
            let share = [0, 0, 1, 1, 3][rng.usize(..5)];
            for (weight, make) in *theme {
                choices.push((weight * share * rng.u32(0..3), *make));
            }
        }
        let total = choices.iter().map(|(weight, _)| weight).sum();
        let length = rng.usize(60..400);
        let actions = (0..length).map(|_| choose(&choices, total, &mut rng)).collect();
        History { seats, warm: rng.u8(..3) > 0, slice: rng.u8(..), actions }
    }
}

fn choose(choices: &[Choice], total: u32, rng: &mut Rng) -> Action {
    let mut at = rng.u32(..total);
    for (weight, make) in choices {
        if at < *weight {
            return make(rng);
        }
        at -= weight;
    }
    Action::Batch
}
