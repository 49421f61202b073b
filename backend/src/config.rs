//! What a server is started with.

use axum::http::HeaderValue;
use std::{net::SocketAddr, path::PathBuf, str::FromStr};

/// How to serve a workspace.
#[derive(Clone, Debug)]
pub struct Config {
    pub data: PathBuf,
    pub listen: SocketAddr,
    /// Where metrics are told; nowhere without it.
    pub metrics: Option<SocketAddr>,
    /// The address that people type, when a proxy stands before the server.
    pub origin: Option<Origin>,
    /// Whether the proxy's `X-Forwarded-For` is to be believed.
    pub behind_proxy: bool,
}

/// Scheme, host and port as a browser sends them: `https://guitai.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(HeaderValue);

/// The text is no origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an origin looks like https://guitai.example, without a path")]
pub struct NoOrigin;

impl FromStr for Origin {
    type Err = NoOrigin;

    fn from_str(text: &str) -> Result<Origin, NoOrigin> {
        let text = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(NoOrigin)?;
        if rest.is_empty() || rest.contains(['/', '?', '#', '@', ' ']) {
            return Err(NoOrigin);
        }
        HeaderValue::from_str(&text).map(Origin).map_err(|_| NoOrigin)
    }
}

impl Origin {
    pub fn is_https(&self) -> bool {
        self.0.as_bytes().starts_with(b"https://")
    }

    pub fn matches(&self, sent: &HeaderValue) -> bool {
        self.0 == sent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_origins() {
        for (text, good) in [
            ("https://guitai.example", true),
            ("http://10.0.0.8:8080/", true),
            ("HTTPS://Guitai.Example", true),
            ("guitai.example", false),
            ("https://", false),
            ("https://guitai.example/app", false),
            ("https://me@guitai.example", false),
        ] {
            assert_eq!(text.parse::<Origin>().is_ok(), good, "{text}");
        }
    }
}
