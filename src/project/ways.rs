//! What can be done when a project file does not open: a way on for each reason.

use crate::file::{Backup, Folders, OpenError, backups};

/// A way on from a file that does not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Bring what can be read into a new file.
    Salvage,
    /// Open a copy of the last daily copy.
    Backup(Backup),
    /// Write it anew in the layout of this version; the old one stays beside.
    Migrate,
    /// Go on reading, however long it takes.
    Wait,
    /// Try once more.
    Again,
}

/// The ways on, the best first; none where only the sentence helps.
pub fn ways_on(error: &OpenError, folders: Option<&Folders>) -> Vec<Way> {
    let backup = || folders.and_then(|folders| backups(error.path(), folders).into_iter().next()).map(Way::Backup);
    match error {
        OpenError::Damaged { .. } | OpenError::Foreign { .. } | OpenError::NotOurs(_) => {
            std::iter::once(Way::Salvage).chain(backup()).collect()
        }
        OpenError::NotFound(_) | OpenError::TooLarge(_) | OpenError::TooNew { .. } => backup().into_iter().collect(),
        OpenError::Unreadable { .. } => std::iter::once(Way::Again).chain(backup()).collect(),
        OpenError::Older { .. } => vec![Way::Migrate],
        OpenError::TooSlow(_) => vec![Way::Wait],
        OpenError::Locked(_) => vec![Way::Again],
        OpenError::NoFile(_) | OpenError::NoPermission(_) => Vec::new(),
    }
}
