//! Asking for a file: the system's dialog on a thread, and where there is none, a path typed in the window.

use super::modal_ui;
use crate::model::{Language, SourceId};
use crate::tr;
use crate::ui::widgets::{Kind, bold, button_ui, plain, row_from_right_ui};
use egui::TextEdit;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// A system without a file dialog answers like a cancel, but at once.
const AT_ONCE: Duration = Duration::from_millis(500);

/// What the file is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilePurpose {
    /// A project to open.
    Open,
    /// Where a new project goes.
    New,
    /// Where a copy of the project goes.
    SaveCopy,
    /// Tracking data to read.
    Import,
    /// A map or notes of another program.
    ImportMap,
    /// Something of the Data room.
    Data(DataPurpose),
    /// Where a project goes that was salvaged, recovered or copied, to be opened there.
    Rescue,
    /// Where an export goes; its ending.
    Export(&'static str),
    /// Another project to compare with.
    Compare,
    /// Where a list of differences goes.
    List,
    /// Where a copy for others goes; whether with comments.
    Share(bool),
}

/// What a file is for in the Data room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataPurpose {
    /// Tracking data in the place of a source.
    Replace(SourceId),
    /// A recipe for the file that is being mapped.
    Recipe,
    /// Where the recipe of a source goes; `None`: that of the file that is being mapped.
    SaveRecipe(Option<SourceId>),
    /// Where the list of a source's rejected rows goes.
    SaveRejected(SourceId),
    /// The data file of the project, which is not where it was.
    FindData,
    /// Where the key of the project goes.
    ExportKey,
    /// The key of the project from another computer.
    ImportKey,
}

impl FilePurpose {
    fn saves(&self) -> bool {
        use DataPurpose::{ExportKey, SaveRecipe, SaveRejected};
        match self {
            Self::New | Self::SaveCopy | Self::Rescue | Self::Export(_) | Self::List | Self::Share(_) => true,
            Self::Data(purpose) => matches!(purpose, SaveRecipe(_) | SaveRejected(_) | ExportKey),
            Self::Open | Self::Import | Self::ImportMap | Self::Compare => false,
        }
    }

    fn title(&self, language: Language) -> String {
        match self {
            Self::Open => tr!(language, "files-open"),
            Self::New => tr!(language, "files-new"),
            Self::SaveCopy => tr!(language, "files-save-copy"),
            Self::Import => tr!(language, "files-import"),
            Self::ImportMap => tr!(language, "files-import-map"),
            Self::Data(DataPurpose::Replace(_)) => tr!(language, "files-replace"),
            Self::Data(DataPurpose::Recipe) => tr!(language, "files-recipe"),
            Self::Data(DataPurpose::SaveRecipe(_)) => tr!(language, "files-save-recipe"),
            Self::Data(DataPurpose::SaveRejected(_)) => tr!(language, "files-save-rejected"),
            Self::Data(DataPurpose::FindData) => tr!(language, "files-find-data"),
            Self::Data(DataPurpose::ExportKey) => tr!(language, "files-export-key"),
            Self::Data(DataPurpose::ImportKey) => tr!(language, "files-import-key"),
            Self::Rescue => tr!(language, "files-rescue"),
            Self::Export(_) => tr!(language, "files-export"),
            Self::Compare => tr!(language, "files-compare"),
            Self::List => tr!(language, "files-list"),
            Self::Share(_) => tr!(language, "files-share"),
        }
    }

    fn endings(&self) -> &'static [&'static str] {
        match self {
            Self::Open | Self::New | Self::SaveCopy | Self::Rescue | Self::Compare | Self::Share(_) => &["parcours"],
            Self::List => &["md", "csv"],
            Self::Import | Self::Data(DataPurpose::Replace(_)) => {
                &["csv", "tsv", "txt", "json", "jsonl", "ndjson", "parquet", "xlsx", "xes", "gz", "zst"]
            }
            Self::ImportMap => &["csv", "tsv", "txt"],
            Self::Data(DataPurpose::Recipe | DataPurpose::SaveRecipe(_)) => &["ron"],
            Self::Data(DataPurpose::SaveRejected(_)) => &["csv"],
            Self::Data(DataPurpose::FindData) => &["parcours-data"],
            Self::Data(DataPurpose::ExportKey | DataPurpose::ImportKey) => &["parcours-key"],
            Self::Export("png") => &["png"],
            Self::Export("svg") => &["svg"],
            Self::Export(_) => &["pdf"],
        }
    }

    /// The path with the ending it must have.
    fn with_ending(&self, path: PathBuf) -> PathBuf {
        match (self.saves(), self.endings()) {
            (true, endings @ [ending, ..])
                if path.extension().is_none_or(|e| !endings.iter().any(|ending| e == *ending)) =>
            {
                let mut name = path.into_os_string();
                name.push(".");
                name.push(ending);
                PathBuf::from(name)
            }
            _ => path,
        }
    }
}

/// A question for a file, under way.
pub struct FileDialog {
    purpose: FilePurpose,
    asked_at: Instant,
    state: State,
}

enum State {
    System(Receiver<Option<PathBuf>>),
    Typed(PathField),
}

/// A path being typed.
#[derive(Default)]
struct PathField {
    text: String,
    complaint: Option<String>,
    focused: bool,
}

/// Where a question stands.
pub enum Answer {
    /// Nothing yet.
    Waiting(FileDialog),
    /// A path.
    Chosen(FilePurpose, PathBuf),
    /// No file.
    Cancelled,
}

impl FileDialog {
    /// Asks; `suggested` is a folder and a name, or a folder alone.
    pub fn ask(ctx: &egui::Context, purpose: FilePurpose, suggested: PathBuf, language: Language) -> Self {
        let (send, receive) = channel();
        let mut dialog = rfd::FileDialog::new().set_title(purpose.title(language));
        dialog = dialog.add_filter(purpose.endings()[0], purpose.endings());
        if let Some(folder) = suggested.parent().filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = suggested.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        let (saves, ctx) = (purpose.saves(), ctx.clone());
        std::thread::spawn(move || {
            let path = if saves { dialog.save_file() } else { dialog.pick_file() };
            // The window may be gone by now; then nobody waits for the answer.
            let _ = send.send(path);
            ctx.request_repaint();
        });
        let state = State::System(receive);
        let mut asked = Self { purpose, asked_at: Instant::now(), state };
        if cfg!(target_os = "linux") && !has_portal() {
            asked.state =
                State::Typed(PathField { text: suggested.to_string_lossy().into_owned(), ..PathField::default() });
        }
        asked
    }

    /// Shows the question and says where it stands.
    pub fn ui(mut self, ctx: &egui::Context, language: Language) -> Answer {
        match &mut self.state {
            State::System(receive) => match receive.try_recv() {
                Ok(Some(path)) => Answer::Chosen(self.purpose.clone(), self.purpose.with_ending(path)),
                Ok(None) if self.asked_at.elapsed() < AT_ONCE => {
                    self.state = State::Typed(PathField::default());
                    Answer::Waiting(self)
                }
                Ok(None) | Err(TryRecvError::Disconnected) => Answer::Cancelled,
                Err(TryRecvError::Empty) => Answer::Waiting(self),
            },
            State::Typed(field) => match typed_ui(ctx, &self.purpose, field, language) {
                Typed::Waiting => Answer::Waiting(self),
                Typed::Cancelled => Answer::Cancelled,
                Typed::Path(path) => Answer::Chosen(self.purpose, path),
            },
        }
    }
}

/// Whether a desktop is there that could show its own dialog.
fn has_portal() -> bool {
    std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
}

enum Typed {
    Waiting,
    Cancelled,
    Path(PathBuf),
}

fn typed_ui(ctx: &egui::Context, purpose: &FilePurpose, path: &mut PathField, language: Language) -> Typed {
    let (mut chosen, mut cancelled) = (false, false);
    let stays = modal_ui(ctx, "path", 520.0, |ui| {
        ui.label(bold(purpose.title(language)).size(15.0));
        let label = ui.label(plain(tr!(language, "files-path")));
        let field =
            ui.add(TextEdit::singleline(&mut path.text).desired_width(f32::INFINITY).margin(egui::vec2(10.0, 8.0)));
        let field = field.labelled_by(label.id);
        chosen |= field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if !std::mem::replace(&mut path.focused, true) {
            field.request_focus();
        }
        if let Some(complaint) = &path.complaint {
            ui.colored_label(ui.visuals().error_fg_color, complaint.as_str());
        }
        row_from_right_ui(ui, |ui| {
            let words = if purpose.saves() { tr!(language, "files-save") } else { tr!(language, "files-choose") };
            chosen |= button_ui(ui, Kind::Main, None, &words).clicked();
            cancelled |= button_ui(ui, Kind::Second, None, &tr!(language, "cancel")).clicked();
        });
    });
    if cancelled || !stays {
        return Typed::Cancelled;
    }
    if !chosen {
        return Typed::Waiting;
    }
    let chosen = purpose.with_ending(PathBuf::from(path.text.trim()));
    path.complaint = complain(purpose, &chosen, language);
    if path.complaint.is_some() { Typed::Waiting } else { Typed::Path(chosen) }
}

fn complain(purpose: &FilePurpose, path: &std::path::Path, language: Language) -> Option<String> {
    let shown = path.display().to_string();
    if !purpose.saves() {
        return (!path.exists()).then(|| tr!(language, "files-missing", path = shown));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.is_some_and(|folder| !folder.is_dir()).then(|| tr!(language, "files-no-folder", path = shown))
}
