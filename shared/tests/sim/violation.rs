//! An invariant that did not hold.

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation(pub String);

impl Violation {
    pub fn new(what: impl Into<String>) -> Violation {
        Violation(what.into())
    }
}

/// Fails with the sentence unless it holds.
pub fn ensure(holds: bool, what: impl FnOnce() -> String) -> Result<(), Violation> {
    if holds { Ok(()) } else { Err(Violation(what())) }
}
