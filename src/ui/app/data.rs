//! What the Data room asks for, and what its files are for.

use super::App;
use crate::export::{ExportError, write_file};
use crate::file::{self, Folders};
use crate::model::*;
use crate::project::{FileError, Loaded};
use crate::tr;
use crate::tracking::{load_recipe, rejected_csv, save_recipe};
use crate::ui::data::DataAction;
use crate::ui::dialogs::{DataPurpose, FilePurpose};
use crate::ui::open::{Open, Room};
use crate::words::{Say, number};
use egui::Context;
use std::path::{Path, PathBuf};

impl App {
    /// Looks into files of tracking data, which may come in the place of a source.
    pub(super) fn begin_import(&mut self, ctx: &Context, paths: &[PathBuf], replaces: Option<SourceId>) {
        let language = self.language();
        if let Some(open) = &mut self.open {
            open.room = Room::Data;
            self.data.begin(ctx, paths, &open.project, replaces, language);
        }
    }

    /// Brings proposals and fields up to date, and takes in what was read meanwhile; data that cannot be read is told in
    /// the Data room.
    pub(super) fn follow_data(&mut self, ctx: &Context, open: &mut Open) {
        let ended = self.data.poll();
        self.do_data(ctx, open, ended);
        let loaded = open.project.loaded_events();
        // While events are being read, what was known before stays.
        if !matches!(loaded, Loaded::Not) {
            let (records, revision) = (open.project.records(), open.project.revision());
            self.data.follow(ctx, loaded.here().as_ref(), records, open.journey, revision);
        }
    }

    /// Does what the room was asked for.
    pub(super) fn do_data(&mut self, ctx: &Context, open: &mut Open, actions: Vec<DataAction>) {
        let language = self.language();
        for action in actions {
            if let Err(error) = self.do_one(ctx, open, action, language) {
                self.complain(error.say(language));
            }
        }
    }

    fn do_one(
        &mut self,
        ctx: &Context,
        open: &mut Open,
        action: DataAction,
        language: Language,
    ) -> Result<(), FileError> {
        match action {
            DataAction::ChooseFile => self.ask_beside(ctx, open, FilePurpose::Import),
            DataAction::Choose(purpose) => self.ask_beside(ctx, open, FilePurpose::Data(purpose)),
            DataAction::Edit(edit) => open.commit_all([edit]),
            DataAction::Draw(edit, journey) => {
                open.commit_all([edit]);
                open.journey = journey;
                open.room = Room::Map;
            }
            DataAction::Take(source, stored) => {
                let (name, rows) = (source.name.clone(), stored.events.len() as i64);
                let source = open.project.take(*source, stored)?;
                self.data.imported(source);
                let rows = number(language, rows);
                self.notices.tell(tr!(language, "notice-imported", name = name, rows = rows));
            }
            DataAction::Forget(stored) => open.project.forget(&stored),
            DataAction::Remove(source) => open.project.remove_source(source)?,
            DataAction::Erase(id) => self.erase(ctx, open, id),
            DataAction::ShowMap => open.room = Room::Map,
        }
        Ok(())
    }

    /// Asks for a file, beginning where the project is.
    fn ask_beside(&mut self, ctx: &Context, open: &Open, purpose: FilePurpose) {
        let folder = open.project.path().parent().map(Path::to_owned).unwrap_or_default();
        let suggested = match &purpose {
            FilePurpose::Data(purpose) => self.suggested_data_of(open, *purpose, folder),
            _ => folder.join(""),
        };
        self.files = Some(crate::ui::dialogs::FileDialog::ask(ctx, purpose, suggested, self.language()));
    }

    /// A folder and name to begin with.
    pub(super) fn suggested_data(&self, purpose: DataPurpose, folder: PathBuf) -> PathBuf {
        match &self.open {
            Some(open) => self.suggested_data_of(open, purpose, folder),
            None => folder.join(""),
        }
    }

    fn suggested_data_of(&self, open: &Open, purpose: DataPurpose, folder: PathBuf) -> PathBuf {
        let language = self.language();
        let stem = |source: SourceId| {
            let name = open.project.records().sources.get(&source).map_or("", |source| source.name.as_str());
            name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
        };
        match purpose {
            DataPurpose::Replace(_) | DataPurpose::Recipe | DataPurpose::FindData | DataPurpose::ImportKey => {
                folder.join("")
            }
            DataPurpose::ExportKey => {
                let stem = open.project.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
                folder.join(format!("{stem}.parcours-key"))
            }
            DataPurpose::SaveRecipe(source) => {
                let stem = source.map_or_else(|| tr!(language, "recipe-file-name"), stem);
                folder.join(format!("{stem}.ron"))
            }
            DataPurpose::SaveRejected(source) => {
                folder.join(format!("{} {}.csv", stem(source), tr!(language, "rejected-file-name")))
            }
        }
    }

    /// Does what a file of the Data room was chosen for.
    pub(super) fn data_file_chosen(&mut self, ctx: &Context, purpose: DataPurpose, path: &Path) {
        let language = self.language();
        let done = match purpose {
            DataPurpose::Replace(source) => {
                self.begin_import(ctx, &[path.to_owned()], Some(source));
                Ok(None)
            }
            DataPurpose::Recipe => load_recipe(path).map_err(|error| error.say(language)).map(|recipe| {
                self.data.take_recipe(&recipe);
                None
            }),
            DataPurpose::SaveRecipe(source) => self.save_recipe(source, path, language),
            DataPurpose::SaveRejected(source) => self.save_rejected(source, path, language),
            DataPurpose::FindData => self.find_data(path, language),
            DataPurpose::ExportKey => self.export_key(path, language),
            DataPurpose::ImportKey => self.import_key(path, language),
        };
        match done {
            Ok(sentence) => sentence.into_iter().for_each(|sentence| self.notices.tell(sentence)),
            Err(sentence) => self.complain(sentence),
        }
    }

    fn save_recipe(&self, source: Option<SourceId>, path: &Path, language: Language) -> Result<Option<String>, String> {
        let records = self.open.as_ref().map(|open| open.project.records());
        let kept = source.and_then(|id| records?.sources.get(&id)).map(|source| &source.recipe);
        let Some(kept) = kept.or_else(|| self.data.recipe()) else { return Ok(None) };
        save_recipe(path, kept).map_err(|error| error.say(language))?;
        Ok(Some(tr!(language, "notice-exported", path = path.display().to_string())))
    }

    fn save_rejected(&self, source: SourceId, path: &Path, language: Language) -> Result<Option<String>, String> {
        let Some(open) = &self.open else { return Ok(None) };
        let rows = open.project.rejected(source).map_err(|error| error.say(language))?;
        let text = rejected_csv(&rows, language);
        write_file(path, |out| out.write_all(text.as_bytes()).map_err(ExportError::from))
            .map_err(|error| error.say(language))?;
        Ok(Some(tr!(language, "notice-exported", path = path.display().to_string())))
    }

    fn export_key(&self, path: &Path, language: Language) -> Result<Option<String>, String> {
        let Some(open) = &self.open else { return Ok(None) };
        let project = open.project.records().project().id;
        let done = Folders::find().and_then(|folders| file::export_key(&folders, project, path));
        done.map_err(|error| error.say(language))?;
        Ok(Some(tr!(language, "key-exported", path = path.display().to_string())))
    }

    fn import_key(&self, path: &Path, language: Language) -> Result<Option<String>, String> {
        let Some(open) = &self.open else { return Ok(None) };
        let project = open.project.records().project().id;
        let done = Folders::find().and_then(|folders| file::import_key(&folders, project, path));
        done.map_err(|error| error.say(language))?;
        Ok(Some(tr!(language, "key-imported")))
    }

    fn find_data(&mut self, path: &Path, language: Language) -> Result<Option<String>, String> {
        let Some(open) = &mut self.open else { return Ok(None) };
        open.project.find_data(path).map_err(|error| error.say(language))?;
        Ok(Some(tr!(language, "notice-data-found")))
    }
}
