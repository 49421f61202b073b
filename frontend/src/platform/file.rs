//! Files that a person picked or dropped.

use wasm_bindgen_futures::JsFuture;

/// The address of a CSV file made here, to download. The mark in front tells spreadsheets that it
/// is UTF-8.
pub fn csv_address(text: &str) -> String {
    format!("data:text/csv;charset=utf-8,%EF%BB%BF{}", String::from(js_sys::encode_uri_component(text)))
}

/// An address under which the browser shows or saves these bytes, as long as this is held.
pub struct FileAddress(String);

impl FileAddress {
    /// `mime` decides what the browser makes of it; it must be one that it does not run.
    pub fn of(bytes: &[u8], mime: &str) -> Option<FileAddress> {
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(mime);
        let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        web_sys::Url::create_object_url_with_blob(&blob).ok().map(FileAddress)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for FileAddress {
    fn drop(&mut self) {
        let _ = web_sys::Url::revoke_object_url(&self.0);
    }
}

/// Has the browser save these bytes under that name.
pub fn download(bytes: &[u8], mime: &str, name: &str) {
    use wasm_bindgen::JsCast;
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    let link = link.and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some((link, address)) = link.zip(FileAddress::of(bytes, mime)) {
        link.set_href(address.as_str());
        link.set_download(name);
        link.click();
        // The download has its own hold on the bytes a moment later, not yet now.
        gloo_timers::callback::Timeout::new(60_000, move || drop(address)).forget();
    }
}

/// Text in GB18030 as UTF-8, by the browser's own tables; what it can't decode is U+FFFD.
pub fn from_gb18030(bytes: &[u8]) -> Option<Vec<u8>> {
    let decoder = web_sys::TextDecoder::new_with_label("gb18030").ok()?;
    decoder.decode_with_u8_array(bytes).ok().map(String::into_bytes)
}

/// The files of a drop, a paste or an input.
pub fn picked_all(files: &web_sys::FileList) -> Vec<PickedFile> {
    (0..files.length()).filter_map(|at| files.get(at)).map(picked).collect()
}

/// A file on the person's disk, read slice by slice.
#[derive(Clone, Debug)]
pub struct PickedFile {
    file: web_sys::File,
}

/// The browser could not read the file: it was moved, changed or locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file can't be read")]
pub struct FileGone;

pub fn picked(file: web_sys::File) -> PickedFile {
    PickedFile { file }
}

impl PickedFile {
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// The type that the browser takes it for.
    pub fn mime(&self) -> String {
        self.file.type_()
    }

    pub(super) fn raw(&self) -> &web_sys::File {
        &self.file
    }

    /// In bytes.
    pub fn size(&self) -> u64 {
        self.file.size() as u64
    }

    /// All of it. Ask for the size first.
    pub async fn bytes(&self) -> Result<Vec<u8>, FileGone> {
        self.slice(0, self.size()).await
    }

    pub async fn slice(&self, from: u64, to: u64) -> Result<Vec<u8>, FileGone> {
        let part = self.file.slice_with_f64_and_f64(from as f64, to as f64).map_err(|_| FileGone)?;
        let buffer = JsFuture::from(part.array_buffer()).await.map_err(|_| FileGone)?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}
