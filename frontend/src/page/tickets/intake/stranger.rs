//! What can be known of somebody new from what was typed to find them.

use shared::command::NewCustomer;

/// Digits from which on a number is a phone.
const SHORTEST_PHONE: usize = 7;

pub fn read(asked: &str) -> NewCustomer {
    let text = asked.trim().to_owned();
    let is_number = text.chars().all(|c| c.is_ascii_digit() || " -+()".contains(c));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let mut stranger = NewCustomer::default();
    match () {
        () if is_number && digits >= SHORTEST_PHONE => stranger.phone = text,
        () if text.contains('@') => stranger.email = text,
        // WeChat ids begin with a letter and have no spaces; names in Chinese have no such letters.
        () if text.is_ascii() && text.contains('_') && !text.contains(' ') => stranger.wechat = text,
        () => stranger.name = text,
    }
    stranger
}
