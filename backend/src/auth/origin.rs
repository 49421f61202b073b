//! Requests that another site makes a browser send are refused.
//!
//! A browser says where a request comes from: `Sec-Fetch-Site` can't be set by a page, `Origin` is
//! sent with every POST. One of them has to be there and right.

use crate::{config::Origin, error::Error, route::App};
use axum::{
    extract::{Request, State},
    http::{
        HeaderMap, Method,
        header::{HOST, ORIGIN},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Lets requests through that change nothing, and those of our own pages.
pub async fn same_origin(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_own(request.headers(), app.config.origin.as_ref()) {
        next.run(request).await
    } else {
        Error::ForeignOrigin.into_response()
    }
}

fn is_own(headers: &HeaderMap, origin: Option<&Origin>) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(sent) = headers.get(ORIGIN) else { return false };
    match origin {
        Some(origin) => origin.matches(sent),
        // Without a configured name, the name under which the page itself was asked for.
        None => {
            let sent = sent.as_bytes();
            let name = sent.strip_prefix(b"http://").or_else(|| sent.strip_prefix(b"https://"));
            name.is_some_and(|name| headers.get(HOST).is_some_and(|host| host.as_bytes() == name))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderName;

    #[test]
    fn only_our_own_pages() {
        let own = Some("https://guitai.example".parse::<Origin>().expect("origin"));
        let (here, site, origin) = (HOST, HeaderName::from_static("sec-fetch-site"), ORIGIN);
        for (name, configured, headers, expected) in [
            ("nothing said", None, vec![], false),
            ("same host", None, vec![(&origin, "http://a:1"), (&here, "a:1")], true),
            ("other port", None, vec![(&origin, "http://a:2"), (&here, "a:1")], false),
            ("other host", None, vec![(&origin, "http://b:1"), (&here, "a:1")], false),
            ("opaque origin", None, vec![(&origin, "null"), (&here, "a:1")], false),
            ("browser's word", None, vec![(&site, "same-origin")], true),
            ("another site", None, vec![(&site, "cross-site"), (&origin, "http://a:1"), (&here, "a:1")], false),
            ("a sister site", None, vec![(&site, "same-site"), (&origin, "http://a:1"), (&here, "a:1")], false),
            ("configured", own.as_ref(), vec![(&origin, "https://guitai.example"), (&here, "10.0.0.1")], true),
            (
                "not as configured",
                own.as_ref(),
                vec![(&origin, "http://guitai.example"), (&here, "guitai.example")],
                false,
            ),
        ] {
            let headers = headers.into_iter().map(|(k, v)| (k.clone(), v.parse().expect("value"))).collect();
            assert_eq!(is_own(&headers, configured), expected, "{name}");
        }
    }
}
