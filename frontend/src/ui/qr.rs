//! A QR code, drawn as one path. What can't be coded is not drawn.

use leptos::prelude::*;
use qrcode::{Color, QrCode};

/// Modules of quiet around the code, as readers need them.
const QUIET: usize = 2;

#[component]
pub fn Qr(text: String) -> impl IntoView {
    let code = QrCode::new(text.as_bytes()).ok()?;
    let width = code.width();
    let size = width + 2 * QUIET;
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, colour)| *colour == Color::Dark);
    let path: String = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET)).collect();
    Some(view! {
        <svg class="qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=text shape-rendering="crispEdges">
            <path d=path />
        </svg>
    })
}
