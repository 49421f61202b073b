//! Who is asking: passwords, sessions, tokens, limits on attempts, and requests of other sites.
//!
//! `Person` is the proof that a request has a good session, `Program` that it has a good token; a route that takes one
//! needs no further check of who it is. What the person may do is decided in `shared`.

pub mod limit;
pub mod origin;
pub mod password;
pub mod program;
pub mod session;

pub use program::Program;
pub use session::Person;
