//! Embeds the front end that `trunk build` has put into ../dist, each file also in brotli.
//!
//! Without a front end the list is empty, and the server says so in a plain page.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

/// Below this, compression saves nothing.
const SMALLEST: usize = 512;

fn main() -> io::Result<()> {
    let variable = |name| env::var(name).map_err(io::Error::other);
    let dist = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("../dist");
    // Cargo can only watch what exists; where it can't be made there is nothing to watch either.
    fs::create_dir_all(&dist).ok();
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=build.rs");
    let dist = dist.canonicalize().unwrap_or(dist);
    let out = PathBuf::from(variable("OUT_DIR")?);
    // A debug build should not wait for the last percent.
    let quality = if variable("PROFILE")? == "release" { 11 } else { 4 };
    let mut files = Vec::new();
    collect(&dist, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for (place, file) in files.iter().enumerate() {
        let body = fs::read(file)?;
        // Copies: the next `trunk build` may begin before this one is compiled in.
        let (plain, packed) = (out.join(format!("{place}.raw")), out.join(format!("{place}.br")));
        fs::write(&plain, &body)?;
        let small = compress(&body, quality)?;
        let is_worth_it = body.len() >= SMALLEST && small.len() * 10 < body.len() * 9;
        fs::write(&packed, if is_worth_it { &small } else { &[][..] })?;
        let path = file.strip_prefix(&dist).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        list += &format!(
            "    File {{ path: {path:?}, body: include_bytes!({plain:?}), brotli: include_bytes!({packed:?}) }},\n"
        );
    }
    list += "]\n";
    fs::write(out.join("dist.rs"), list)
}

/// All files below the folder, but none that begin with a dot.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        match entry.file_type()?.is_dir() {
            true => collect(&entry.path(), files)?,
            false => files.push(entry.path()),
        }
    }
    Ok(())
}

fn compress(body: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &body[..], &mut small, &settings)?;
    Ok(small)
}
