//! Placeholder.
pub struct Finding;
