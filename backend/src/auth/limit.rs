//! Limits on attempts to sign in, by login name and by address, and on what programs ask.

use crate::error::Error;
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use shared::id::TokenId;
use std::{
    hash::Hash,
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

/// Attempts on one login name at once, and the time in which one more is granted.
const BY_LOGIN: (u32, Duration) = (10, Duration::from_secs(6));
/// The same for one address: a whole office may stand behind it.
const BY_ADDRESS: (u32, Duration) = (60, Duration::from_secs(1));
/// Requests with a token that is none, by address: a program that was forgotten knocks all day.
const BY_STRANGER: (u32, Duration) = (60, Duration::from_secs(1));
/// Requests of one token: 200 orders each, that is more than a day's in a minute.
const BY_TOKEN: (u32, Duration) = (120, Duration::from_millis(500));
/// Attempts after which names and addresses that have their full measure again are forgotten.
const SWEEP: u32 = 1_000;

/// Counts attempts.
pub struct Limits {
    logins: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<String>,
    strangers: DefaultKeyedRateLimiter<String>,
    tokens: DefaultKeyedRateLimiter<TokenId>,
    clock: DefaultClock,
    attempts: AtomicU32,
}

impl Limits {
    pub fn new() -> Limits {
        Limits {
            logins: limiter(BY_LOGIN),
            addresses: limiter(BY_ADDRESS),
            strangers: limiter(BY_STRANGER),
            tokens: limiter(BY_TOKEN),
            clock: DefaultClock::default(),
            attempts: AtomicU32::new(0),
        }
    }

    /// Counts an attempt, or says when to come again.
    pub fn attempt(&self, login: &str, address: &str) -> Result<(), Error> {
        self.sweep();
        self.check(&self.addresses, address.to_owned())?;
        self.check(&self.logins, login.to_lowercase())
    }

    /// Counts a request whose token is none. Such a program keeps nobody of its office from signing in.
    pub fn stranger(&self, address: &str) -> Result<(), Error> {
        self.sweep();
        self.check(&self.strangers, address.to_owned())
    }

    /// Counts a request of a program.
    pub fn call(&self, token: TokenId) -> Result<(), Error> {
        self.check(&self.tokens, token)
    }

    fn sweep(&self) {
        if self.attempts.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.logins.retain_recent();
            self.addresses.retain_recent();
            self.strangers.retain_recent();
        }
    }

    fn check<K: Clone + Eq + Hash>(&self, limiter: &DefaultKeyedRateLimiter<K>, key: K) -> Result<(), Error> {
        limiter.check_key(&key).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.clock.now());
            Error::TooMany { retry_after: wait.as_secs() + 1 }
        })
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::new()
    }
}

fn limiter<K: Clone + Eq + Hash>((burst, period): (u32, Duration)) -> DefaultKeyedRateLimiter<K> {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::with_period(period).unwrap_or_else(|| Quota::per_second(NonZeroU32::MIN));
    RateLimiter::keyed(quota.allow_burst(burst))
}
