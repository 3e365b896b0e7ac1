//! Where the program keeps what belongs to the user and not to a project.

use super::error::FileError;
use etcetera::app_strategy::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use std::path::{Path, PathBuf};

/// The folders of the program. None of them is made before something is put into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Settings.
    pub config: PathBuf,
    /// Keys and everything that must be kept.
    pub data: PathBuf,
    /// Logs and everything that may be lost.
    pub state: PathBuf,
}

impl Folders {
    /// The folders of this user: below `PARCOURS_HOME` where that is set, else where the system keeps such things.
    pub fn find() -> Result<Self, FileError> {
        if let Some(home) = std::env::var_os("PARCOURS_HOME").filter(|home| !home.is_empty()) {
            return Ok(Self::below(Path::new(&home)));
        }
        let names = AppStrategyArgs { app_name: "parcours".to_owned(), ..AppStrategyArgs::default() };
        let found = choose_app_strategy(names)
            .map_err(|error| FileError::Other { path: PathBuf::from("~"), reason: error.to_string() })?;
        let data = found.data_dir();
        Ok(Self { config: found.config_dir(), state: found.state_dir().unwrap_or_else(|| data.clone()), data })
    }

    /// The folders below one folder.
    pub fn below(home: &Path) -> Self {
        Self { config: home.join("config"), data: home.join("data"), state: home.join("state") }
    }

    /// Where what could not be saved is kept.
    pub fn recovery(&self) -> PathBuf {
        self.state.join("recovery")
    }

    /// Where the daily copies of projects are.
    pub fn backups(&self) -> PathBuf {
        self.state.join("backups")
    }
}
