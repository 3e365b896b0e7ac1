//! Public data with known answers, where it is present.

use std::path::{Path, PathBuf};

/// A file of the folder beside the project, or of that which `PARCOURS_SHARED` names. `None`, and a word about it,
/// where it is not there.
#[expect(clippy::print_stderr, reason = "a test that is left out says so")]
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("PARCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = folder.join(name);
    if !path.is_file() {
        eprintln!("skipped: no {}; PARCOURS_SHARED names the folder of the public data", path.display());
    }
    path.is_file().then_some(path)
}
