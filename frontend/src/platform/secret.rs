//! A proof that somebody knows a password, kept on the device so that a locked screen opens offline.
//! It is PBKDF2-SHA-256 by WebCrypto; the password itself is never kept.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Rounds of PBKDF2 (OWASP's advice for SHA-256).
const ROUNDS: u32 = 600_000;

/// `salt:hash` in hex; `None` where the browser offers no cryptography (plain HTTP to another host).
pub async fn prove(password: &str) -> Option<String> {
    let mut salt = [0u8; 16];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut salt).ok()?;
    derive(password, &salt).await.map(|hash| format!("{}:{}", hex(&salt), hex(&hash)))
}

/// Whether the password is the one that the proof was made of.
pub async fn verify(password: &str, proof: &str) -> bool {
    let Some((salt, hash)) = proof.split_once(':') else { return false };
    let Some(salt) = unhex(salt) else { return false };
    derive(password, &salt).await.is_some_and(|found| hex(&found) == hash)
}

async fn derive(password: &str, salt: &[u8]) -> Option<Vec<u8>> {
    let subtle = web_sys::window()?.crypto().ok()?.subtle();
    let material = Uint8Array::from(password.as_bytes());
    let uses = Array::of1(&"deriveBits".into());
    let key = subtle.import_key_with_str("raw", &material, "PBKDF2", false, &uses).ok()?;
    let key: web_sys::CryptoKey = JsFuture::from(key).await.ok()?.dyn_into().ok()?;
    let how = Object::new();
    let fields: [(&str, JsValue); 4] = [
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", ROUNDS.into()),
    ];
    for (name, value) in fields {
        Reflect::set(&how, &name.into(), &value).ok()?;
    }
    let bits = subtle.derive_bits_with_object(&how, &key, 256).ok()?;
    let bits = JsFuture::from(bits).await.ok()?;
    Some(Uint8Array::new(&bits).to_vec())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}
