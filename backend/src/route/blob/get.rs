//! `GET /api/blob/{hash}`: a content, for every member of the team. What is no picture is never shown
//! by the browser but saved, and nothing in it may run. The browser's cache never has it (`no-store`, as
//! of all answers): it would outlive the session, and the page keeps a copy of its own.

use super::{super::App, Address};
use crate::{auth::Person, error::Error};
use axum::{
    extract::State,
    http::{
        HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use std::fmt::Write;

pub async fn get(State(app): State<App>, _: Person, address: Address) -> Result<Response, Error> {
    let blob = app.db.readers().blob(address.hash).await?.ok_or(Error::NotFound)?;
    let disposition = disposition(blob.kind.is_picture(), address.name.as_deref());
    let disposition = HeaderValue::from_str(&disposition).map_err(|error| Error::Internal(error.to_string()))?;
    let head = [
        (CONTENT_TYPE, HeaderValue::from_static(blob.kind.mime())),
        (CONTENT_DISPOSITION, disposition),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox")),
    ];
    Ok((head, blob.body).into_response())
}

/// Whether to show or to save it, and under which name (RFC 6266, RFC 5987).
fn disposition(is_picture: bool, name: Option<&str>) -> String {
    let mut text = if is_picture { "inline" } else { "attachment" }.to_owned();
    if let Some(name) = name {
        text += "; filename*=UTF-8''";
        for byte in name.bytes() {
            // What RFC 5987 allows to stand for itself.
            if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
                text.push(char::from(byte));
            } else {
                // Writing to a text can't fail.
                let _ = write!(text, "%{byte:02X}");
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_travel_in_every_script_and_break_out_of_nothing() {
        for (is_picture, name, expected) in [
            (true, None, "inline"),
            (false, None, "attachment"),
            (false, Some("a b.pdf"), "attachment; filename*=UTF-8''a%20b.pdf"),
            (true, Some("杯子.png"), "inline; filename*=UTF-8''%E6%9D%AF%E5%AD%90.png"),
            (false, Some("a\"; x=\r\n.csv"), "attachment; filename*=UTF-8''a%22%3B%20x%3D%0D%0A.csv"),
            (false, Some("it's 100%.txt"), "attachment; filename*=UTF-8''it%27s%20100%25.txt"),
        ] {
            assert_eq!(disposition(is_picture, name), expected);
        }
    }
}
