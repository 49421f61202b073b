//! Files of earlier builds. A page that was opened before an update still asks for the files it
//! was built with; it gets them for the next few updates.

use super::{File, is_hashed};
use axum::body::Bytes;
use sha2::{Digest, Sha256};
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Builds kept, this one among them.
const BUILDS: usize = 5;

/// The folder with one folder for each build.
pub struct Past(PathBuf);

impl Past {
    pub fn new(folder: PathBuf) -> Past {
        Past(folder)
    }

    /// Puts this build's files there and forgets the oldest builds.
    pub fn keep(&self, files: &[File]) -> io::Result<()> {
        if files.is_empty() {
            return Ok(());
        }
        let build = self.0.join(name(files));
        for file in files {
            let path = build.join(file.path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, file.body)?;
        }
        // The newest build is the one that was started last, not the one that was built last.
        fs::write(build.join("started"), b"")?;
        self.builds()?.iter().skip(BUILDS).try_for_each(fs::remove_dir_all)
    }

    /// The file as one of the builds had it.
    pub async fn find(&self, path: &str) -> Option<Bytes> {
        if !is_hashed(path) || !is_plain(path) {
            return None;
        }
        let (folder, path) = (Past(self.0.clone()), path.to_owned());
        let read = move || folder.builds().ok()?.iter().find_map(|build| fs::read(build.join(&path)).ok());
        tokio::task::spawn_blocking(read).await.ok()?.map(Bytes::from)
    }

    /// The builds, the one started last first.
    fn builds(&self) -> io::Result<Vec<PathBuf>> {
        let mut builds = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let path = entry?.path();
            builds.push((started(&path), path));
        }
        builds.sort_unstable_by(|a, b| b.cmp(a));
        Ok(builds.into_iter().map(|(_, path)| path).collect())
    }
}

fn started(build: &Path) -> SystemTime {
    let time = fs::metadata(build.join("started")).and_then(|about| about.modified());
    time.unwrap_or(SystemTime::UNIX_EPOCH)
}

fn name(files: &[File]) -> String {
    let mut hash = Sha256::new();
    files.iter().for_each(|file| hash.update(file.path.as_bytes()));
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A path without anything that could lead out of the folder.
fn is_plain(path: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    };
    path.split('/').all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out() {
        for (path, expected) in [
            ("app-1f2e3d4c5b6a7980.js", true),
            ("style/app-1f2e3d4c5b6a7980.css", true),
            ("../app-1f2e3d4c5b6a7980.js", false),
            ("a//app-1f2e3d4c5b6a7980.js", false),
            ("%2e%2e/app-1f2e3d4c5b6a7980.js", false),
            ("a\\app-1f2e3d4c5b6a7980.js", false),
            (".x/app-1f2e3d4c5b6a7980.js", false),
        ] {
            assert_eq!(is_plain(path), expected, "{path}");
        }
    }
}
