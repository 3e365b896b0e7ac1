//! What the program remembers of its user, in `settings.ron` of the config folder.

use crate::file::Folders;
use crate::model::Language;
use crate::words;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How many files are remembered.
const RECENT: usize = 8;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Whether a copy of each project is made on every day that it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum DailyCopies {
    /// It is.
    #[default]
    Made,
    /// It is not.
    Off,
}

impl DailyCopies {
    /// Whether they are made.
    pub fn are_made(self) -> bool {
        self == Self::Made
    }
}

/// The settings. What is missing in the file takes its default, what is unknown is passed over.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Of the interface; `None`: the system's.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Less motion.
    pub still: bool,
    /// Copies in the state folder.
    pub daily_copies: DailyCopies,
    /// How the history names this user.
    pub author: String,
    /// Project files, the last one first.
    pub recent: Vec<PathBuf>,
}

impl Settings {
    /// The settings of this user, or defaults where there are none or they cannot be read.
    pub fn load() -> Self {
        let file = Folders::find().ok().map(|folders| folders.config.join("settings.ron"));
        let text = file.and_then(|file| std::fs::read_to_string(file).ok());
        text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
    }

    /// Writes them beside and puts them in place. A failure costs the memory of a setting, nothing else, so that it
    /// is not worth a message.
    pub fn save(&self) {
        let Ok(folders) = Folders::find() else { return };
        let Ok(text) = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()) else { return };
        let (file, beside) = (folders.config.join("settings.ron"), folders.config.join("settings.ron.new"));
        let written = std::fs::create_dir_all(&folders.config)
            .and_then(|()| std::fs::write(&beside, text))
            .and_then(|()| std::fs::rename(&beside, &file));
        if written.is_err() {
            let _ = std::fs::remove_file(&beside);
        }
    }

    /// The language of the interface.
    pub fn language(&self) -> Language {
        self.language.unwrap_or_else(words::system_language)
    }

    /// Puts a project file at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
        self.save();
    }
}
