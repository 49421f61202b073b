//! Bugs that the simulator must find. They exist only with the feature `seeded-bugs`; without it
//! `is_on` is `false` at compile time and nothing of this remains.

/// A deliberate bug in one of the ends or in what stores for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// The server applies a mutation id a second time.
    DeduplicationOff,
    /// The server stores outcomes in a second transaction, after the effects.
    OutcomeApart,
    /// The client takes rows in before `end` has come.
    ApplyBeforeEnd,
    /// A page of a first load skips the row at its edge.
    PageEdge,
    /// The client's cookie is the highest version seen in a row, not the one that `end` names.
    CookieIsMaxSeen,
    /// Every page load of a device numbers under the same client id, from its stored state.
    FixedClientId,
    /// The server doesn't compare epoch and commit id.
    EpochIgnored,
    /// A reset of the client clears what was not sent yet.
    ResetClearsOutbox,
    /// Losing a scope also drops unsent commands on its rows.
    PurgeReachesPending,
    /// A row that leaves a person's scopes is not deleted there.
    ScopeMoveWithoutDelete,
    /// Storage accepts a batch whose precondition does not hold.
    UnfencedLeader,
    /// Kinds that the client doesn't know are counted as delivered for ever.
    UnknownKindAdvances,
    /// An outcome removes a command from the overlay before its effects have come.
    OutcomeBeforeEffect,
    /// A refused command is dropped instead of being shown.
    RejectionDropped,
    /// Pages of a first load or a compaction take numbers that pages had before.
    GenerationReused,
    /// A first load doesn't ask again for what was acknowledged lately.
    RecentNotResent,
    /// A pull tells the ends of the mutations that it was asked about, and of no others.
    AcknowledgedIfAsked,
    /// What a push told to be applied is believed for ever.
    AppliedForEver,
    /// The client does not say that a number never comes.
    GapNotAdmitted,
    /// Places follow the clock, wherever it goes.
    PlaceByClock,
    /// The server takes mutations for those of whoever is signed in.
    SessionIgnored,
    /// A draft is removed in a write of its own, before its command is in the outbox.
    DraftGoesFirst,
    /// A draft stays when its command is issued.
    DraftOutlives,
    /// A form that nobody has touched since writes its draft again.
    DraftKeptAgain,
    /// The contents that a command names are stored in a second write, after it.
    BlobApart,
    /// A content counts as uploaded when it is sent, not when the server has answered.
    UploadedWhenSent,
    /// A server that was restored is not asked what contents it lacks.
    CopiesNotAskedAbout,
    /// What the server said of a content before it was restored is believed after.
    LateAnswerBelieved,
    /// Making room for contents reaches those that were not uploaded yet.
    EvictionReachesWaiting,
    /// A cell of the roster is set whatever stands there.
    CellBlind,
    /// A ticket is taken whoever has it.
    ClaimBlind,
    /// What has become live since it was looked for goes into the archive.
    StaleSweep,
    /// What is worked with stays in the archive.
    NotCalledBack,
}

impl Bug {
    pub const ALL: &[Bug] = {
        use Bug::*;
        &[
            DeduplicationOff,
            OutcomeApart,
            ApplyBeforeEnd,
            PageEdge,
            CookieIsMaxSeen,
            FixedClientId,
            EpochIgnored,
            ResetClearsOutbox,
            PurgeReachesPending,
            ScopeMoveWithoutDelete,
            UnfencedLeader,
            UnknownKindAdvances,
            OutcomeBeforeEffect,
            RejectionDropped,
            GenerationReused,
            RecentNotResent,
            AcknowledgedIfAsked,
            AppliedForEver,
            GapNotAdmitted,
            PlaceByClock,
            SessionIgnored,
            DraftGoesFirst,
            DraftOutlives,
            DraftKeptAgain,
            BlobApart,
            UploadedWhenSent,
            CopiesNotAskedAbout,
            LateAnswerBelieved,
            EvictionReachesWaiting,
            CellBlind,
            ClaimBlind,
            StaleSweep,
            NotCalledBack,
        ]
    };
}

/// Arguments that contain this make the server fail on the mutation, as a bug of its own would.
/// Only with `seeded-bugs`.
pub const POISON: &str = "\u{2620} poison";

#[cfg(feature = "seeded-bugs")]
mod switch {
    use super::{Bug, POISON};
    use std::cell::Cell;

    thread_local!(static ON: Cell<Option<Bug>> = const { Cell::new(None) });

    /// Turns one bug on for this thread, or all off.
    pub fn set(bug: Option<Bug>) {
        ON.set(bug);
    }

    pub fn is_on(bug: Bug) -> bool {
        ON.get() == Some(bug)
    }

    /// Panics on poison.
    pub fn trip(arguments: &str) {
        assert!(!arguments.contains(POISON), "poison");
    }
}

#[cfg(not(feature = "seeded-bugs"))]
mod switch {
    pub const fn is_on(_: super::Bug) -> bool {
        false
    }

    pub const fn trip(_: &str) {}
}

pub use switch::*;
