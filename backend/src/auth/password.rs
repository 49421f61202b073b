//! Passwords: what is good enough, and argon2id for what is stored of them.
//!
//! Hashing takes 19 MiB and tens of milliseconds on purpose. Few run at a time, on threads of their
//! own, so that a storm of logins slows down logins and nothing else.

use crate::error::Error;
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Hashes computed at the same time.
const AT_ONCE: usize = 2;
/// Fewest characters.
const SHORTEST: usize = 8;
/// Most bytes: more would only be work for the server.
const LONGEST: usize = 1024;

/// Computes hashes, few at a time.
#[derive(Clone, Debug)]
pub struct Passwords {
    room: Arc<Semaphore>,
    /// What an unknown login is compared with, so that it takes as long as a known one.
    nobody: Arc<str>,
}

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Weak {
    #[error("a password has at least 8 characters")]
    TooShort,
    #[error("a password has at most 1024 bytes")]
    TooLong,
    #[error("the login name is no password")]
    IsLogin,
}

impl Weak {
    pub fn word(self) -> &'static str {
        match self {
            Weak::TooShort => "too_short",
            Weak::TooLong => "too_long",
            Weak::IsLogin => "is_login",
        }
    }
}

/// Whether a new password is good enough (X2).
pub fn judge(password: &str, login: &str) -> Result<(), Weak> {
    if password.chars().count() < SHORTEST {
        Err(Weak::TooShort)
    } else if password.len() > LONGEST {
        Err(Weak::TooLong)
    } else if password.to_lowercase() == login.to_lowercase() {
        Err(Weak::IsLogin)
    } else {
        Ok(())
    }
}

/// The hash to be stored, in PHC form.
pub fn hash(password: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default().hash_password(password.as_bytes())?.to_string())
}

fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

impl Passwords {
    pub fn new() -> Result<Passwords, argon2::password_hash::Error> {
        let nobody = hash("nobody has this password")?.into();
        Ok(Passwords { room: Arc::new(Semaphore::new(AT_ONCE)), nobody })
    }

    /// Whether the password is the one behind the hash; without a hash it never is, as slowly.
    pub async fn matches(&self, password: String, hash: Option<String>) -> Result<bool, Error> {
        if password.len() > LONGEST {
            return Ok(false);
        }
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.as_ref().to_owned());
        Ok(self.compute(move || verify(&password, &hash)).await? && known)
    }

    pub async fn hash(&self, password: String) -> Result<String, Error> {
        self.compute(move || hash(&password)).await?.map_err(|error| Error::Internal(error.to_string()))
    }

    async fn compute<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let room = self.room.clone().acquire_owned().await.map_err(|_| Error::Busy)?;
        let work = tokio::task::spawn_blocking(move || {
            let result = work();
            // Held by the work itself: who gives up waiting does not make room.
            drop(room);
            result
        });
        work.await.map_err(|error| Error::Internal(error.to_string()))
    }
}

/// A password that is easy to read out: four groups of four, 80 bits.
pub fn generate() -> Result<String, getrandom::Error> {
    // No 0 and o, 1 and l: they are read out wrongly.
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    let groups: Vec<String> = bytes.chunks(4).map(|group| group.iter().map(letter).collect()).collect();
    Ok(groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x2_policy() {
        for (password, login, expected) in [
            ("correct horse", "lin", Ok(())),
            ("八个字的密码可以的", "lin", Ok(())),
            ("seven77", "lin", Err(Weak::TooShort)),
            ("LinXiaoYu", "linxiaoyu", Err(Weak::IsLogin)),
            (&"x".repeat(1025), "lin", Err(Weak::TooLong)),
        ] {
            assert_eq!(judge(password, login), expected, "{password}");
        }
    }

    #[test]
    fn a_generated_password_is_good_enough_and_new() {
        let (one, two) = (generate().expect("random"), generate().expect("random"));
        assert_ne!(one, two);
        assert_eq!(judge(&one, "lin"), Ok(()));
        assert_eq!(one.len(), 19);
    }
}
