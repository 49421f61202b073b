//! Pictures made small enough to travel: camera pictures are many times larger than anybody needs to
//! see a broken cup. Drawing one anew also leaves out what a camera writes into it, such as the place.

use super::file::PickedFile;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ImageBitmap, ImageEncodeOptions, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

const QUALITY: f64 = 0.82;

/// A picture as the browser sees it.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// Sides in pixels, after shrinking.
    pub width: u32,
    pub height: u32,
    /// New content and its ending; `None`: the file is fine as it is.
    pub content: Option<(Vec<u8>, &'static str)>,
}

/// Shrinks a picture with a side over `most_side` pixels or of more than `most_bytes`. `None` when
/// the browser can't read it.
pub async fn fit(file: &PickedFile, most_side: u32, most_bytes: u64) -> Option<Fitted> {
    let window = web_sys::window()?;
    // Turned as the camera was held: browsers do so unless told otherwise.
    let bitmap = JsFuture::from(window.create_image_bitmap_with_blob(file.raw()).ok()?).await.ok()?;
    let bitmap: ImageBitmap = bitmap.dyn_into().ok()?;
    let (width, height) = (bitmap.width(), bitmap.height());
    let scale = (f64::from(most_side) / f64::from(width.max(height).max(1))).min(1.0);
    let as_it_is = Fitted { width, height, content: None };
    if scale >= 1.0 && file.size() <= most_bytes {
        bitmap.close();
        return Some(as_it_is);
    }
    let side = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
    let (narrow, low) = (side(width), side(height));
    let content = draw(&bitmap, narrow, low).await;
    bitmap.close();
    // Drawn anew it may be larger, when it was compressed well and only its bytes were many.
    match content.filter(|(bytes, _)| scale < 1.0 || (bytes.len() as u64) < file.size()) {
        Some(content) => Some(Fitted { width: narrow, height: low, content: Some(content) }),
        None => Some(as_it_is),
    }
}

async fn draw(bitmap: &ImageBitmap, width: u32, height: u32) -> Option<(Vec<u8>, &'static str)> {
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    let pen: OffscreenCanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (w, h) = (f64::from(width), f64::from(height));
    pen.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, w, h).ok()?;
    let webp = encode(&canvas, "image/webp").await?;
    if webp.type_() == "image/webp" {
        return Some((bytes(&webp).await?, "webp"));
    }
    // A browser that can't write WebP: JPEG knows no transparency, so white goes behind.
    pen.set_global_composite_operation("destination-over").ok()?;
    pen.set_fill_style_str("white");
    pen.fill_rect(0.0, 0.0, w, h);
    Some((bytes(&encode(&canvas, "image/jpeg").await?).await?, "jpg"))
}

async fn encode(canvas: &OffscreenCanvas, mime: &str) -> Option<Blob> {
    let how = ImageEncodeOptions::new();
    how.set_type(mime);
    how.set_quality(QUALITY);
    let blob = JsFuture::from(canvas.convert_to_blob_with_options(&how).ok()?).await.ok()?;
    blob.dyn_into().ok()
}

async fn bytes(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
