//! The closed set of what may happen; `history` is how a seed chooses from it.
//!
//! Numbers in an action are chosen blindly and taken modulo what is there when it happens, so that
//! any part of a list of actions is a list of actions: that is what makes shrinking easy.

mod history;

pub use history::History;

/// One thing that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// A person issues a command in a tab.
    Issue {
        tab: u8,
        what: u8,
        with: u16,
    },
    /// A person types into a form, comes to it in all tabs of a device and finds a draft there, or
    /// turns to another window, so that all pages keep what they show.
    Type {
        tab: u8,
        form: u8,
    },
    Look {
        store: u8,
        form: u8,
    },
    Flush,
    /// A form is sent, with so many files.
    Send {
        tab: u8,
        form: u8,
        files: u8,
        with: u16,
    },
    /// The admin changes somebody's roles, lets them go or come back, or pays a refund: online, at once.
    Staff {
        who: u8,
        change: u8,
    },
    /// A command that an older build left in the outbox, or one that belongs in none.
    Old {
        store: u8,
        what: u8,
    },
    /// A person deals with a refusal; `anew` issues it again.
    DealWith {
        tab: u8,
        which: u8,
        anew: bool,
    },

    /// A tab is opened, of this build or of one that knows fewer kinds.
    Open {
        store: u8,
        old: bool,
    },
    Kill {
        tab: u8,
    },
    /// The next job of the tab's storage task.
    Work {
        tab: u8,
        how: Work,
    },
    /// Word from another tab that storage has changed.
    Adopt {
        tab: u8,
    },
    Compact {
        tab: u8,
    },
    /// Acknowledged commands are kept for a while, not for ever.
    Forget {
        store: u8,
    },
    /// The device's storage is copied aside; later it may come back, or turn up on another device.
    Snapshot {
        store: u8,
    },
    RollBack {
        store: u8,
    },
    Clone {
        from: u8,
        to: u8,
    },
    /// A stored page is damaged.
    Damage {
        store: u8,
        which: u8,
    },

    Push {
        tab: u8,
    },
    Pull {
        tab: u8,
    },
    /// The connections by which tabs hear of news are made anew.
    Live,
    /// What is to be done next about files goes to the server.
    Errand {
        tab: u8,
    },
    /// A file is looked at, and kept.
    Fetch {
        tab: u8,
        which: u8,
    },
    /// Room is made on the device.
    Evict {
        tab: u8,
    },
    /// A person deals with a file that was refused.
    DealWithFile {
        tab: u8,
        which: u8,
        again: bool,
    },
    /// Pokes, as many as they are, make a tab pull.
    Poke {
        tab: u8,
        times: u8,
    },
    Deliver {
        message: u16,
    },
    Lose {
        message: u16,
    },
    Double {
        message: u16,
    },
    /// Only so many frames of an answer arrive.
    Cut {
        message: u16,
        frames: u8,
    },
    /// A row is changed on the way.
    Garble {
        message: u16,
    },
    /// Several pushes reach the server together: one transaction.
    Batch,

    /// The next write of the server goes like this.
    Fate {
        fate: Fate,
    },
    Restart,
    Backup,
    /// The server comes back from a backup, with the epoch of then or a new one.
    Restore {
        which: u8,
        new_epoch: bool,
    },
    Trim {
        keep: u8,
    },
    /// The server looks for what may go into the archive,
    Sweep,
    /// and puts it there, whatever has happened since.
    PutAway,
    Slice {
        size: u8,
    },
    Busy {
        seconds: u8,
    },
    /// The server speaks another protocol for a while.
    Age {
        other: bool,
    },

    Tick {
        seconds: u16,
    },
    Clock {
        device: u8,
        days: i8,
    },
    SignIn {
        device: u8,
        who: u8,
    },
    SignOut {
        device: u8,
    },
}

/// How a job of the storage task ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Work {
    Done,
    /// The device is full.
    Full,
    /// The tab is killed before the transaction, or after it and before it hears of it.
    KilledBefore,
    KilledAfter,
}

/// How the server's next transaction ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// The disk is full or locked.
    Fails,
    CrashBefore,
    /// Between the effects and the outcomes, where those are two transactions.
    CrashBetween,
    CrashAfter,
}
