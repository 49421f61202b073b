//! The content security policy. Inline scripts of the page are allowed by their hash and nothing
//! else, so that a script that got in by way of somebody's memo never runs.

use axum::http::HeaderValue;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The policy for a page with these inline scripts.
pub fn of(page: &str) -> HeaderValue {
    let hashes: String = inline_scripts(page)
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script.as_bytes()))))
        .collect();
    let policy = format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
         img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// What stands between script tags that have no `src`, byte for byte.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let has_source = tag.split_whitespace().any(|attribute| attribute.starts_with("src="));
        let (script, _) = rest.split_once("</script")?;
        (!has_source && !script.is_empty()).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_inline_scripts_only() {
        let page = "<script type=module>go()</script><script src=/a.js></script>\
            <script>\nimport \"x\"; </script>";
        let found: Vec<&str> = inline_scripts(page).collect();
        assert_eq!(found, ["go()", "\nimport \"x\"; "]);
        let policy = of(page);
        let policy = policy.to_str().expect("text");
        assert!(policy.contains("'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"), "{policy}");
        assert_eq!(policy.matches("sha256-").count(), 2);
    }
}
