//! What comes in from elsewhere: files dropped on the window, maps and notes of other programs; and templates kept.

use super::{App, theme_of};
use crate::edit::paste_text::{self, Pasted, PastedNote};
use crate::file::Folders;
use crate::model::*;
use crate::project::template;
use crate::tr;
use crate::ui::canvas::pasting::told;
use crate::ui::dialogs::NotesDialog;
use crate::ui::incoming::{self, Incoming, MapError};
use crate::ui::open::Room;
use crate::words::Say;
use egui::Context;
use std::collections::BTreeMap;
use std::path::Path;

impl App {
    pub(super) fn dropped_files(&mut self, ctx: &Context) {
        let dropped = ctx.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect::<Vec<_>>());
        let Some(path) = dropped.first() else { return };
        match incoming::look(path) {
            Incoming::Project => self.open_file(ctx, path),
            Incoming::Image(bytes) => self.take_image(ctx, &bytes, path),
            Incoming::Map(pasted) if self.open.is_some() => self.take_map(pasted),
            Incoming::Data | Incoming::Map(_) => self.begin_import(ctx, &dropped, None),
            Incoming::Unreadable(error) => self.complain(format!("{error}: {}", path.display())),
        }
    }

    /// An image goes onto the map where the pointer is, or becomes the portrait of the persona in front.
    fn take_image(&mut self, ctx: &Context, bytes: &[u8], path: &Path) {
        let language = self.settings.language();
        let Some(open) = &mut self.open else { return };
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        match open.project.add_image(bytes, &name) {
            Ok((asset, image)) => {
                let scene = open.scene(theme_of(ctx));
                let edit = open.place_image(ctx, &scene, asset, image, &name, language);
                open.commit_all(edit);
            }
            Err(error) => self.complain(error.say(language)),
        }
    }

    /// A map of another program becomes a journey; of notes it is asked first what their colours stand for.
    fn take_map(&mut self, pasted: Pasted) {
        let language = self.settings.language();
        let Some(open) = self.open.as_mut().filter(|open| !open.project.read_only()) else { return };
        match pasted {
            Pasted::Notes(notes) => self.notes = Some(NotesDialog::new(notes)),
            Pasted::WholeMap(table) => {
                let (edit, journey, report) = paste_text::new_map(open.project.records(), &table, language);
                open.commit_all([edit]);
                open.journey = journey;
                open.room = Room::Map;
                self.notices.tell(told(&report, language));
            }
            other => {
                let edit = open.place_texts(&other, language);
                let told = edit.as_ref().map(|(_, report)| told(report, language));
                open.commit_all(edit.map(|(edit, _)| edit));
                told.into_iter().for_each(|told| self.notices.tell(told));
            }
        }
    }

    pub(super) fn import_map(&mut self, path: &Path) {
        match incoming::map(path) {
            Ok(pasted) => self.take_map(pasted),
            Err(MapError::Paste(error)) => self.complain(error.say(self.language())),
            Err(MapError::Unreadable(error)) => {
                self.complain(format!("{} {error}: {}", tr!(self.language(), "incoming-unreadable"), path.display()))
            }
        }
    }

    pub(super) fn save_template(&mut self) {
        let language = self.settings.language();
        let Some(open) = &self.open else { return };
        let records = open.project.records();
        let name = records.journeys.get(&open.journey).map(|journey| journey.title.clone()).unwrap_or_default();
        let saved = Folders::find().map_err(|error| error.say(language)).and_then(|folders| {
            template::save_own(&folders, records, open.journey, &name, false).map_err(|error| error.say(language))
        });
        match saved {
            Ok(_) => self.notices.tell(tr!(language, "notice-template-saved", name = name)),
            Err(sentence) => self.complain(sentence),
        }
    }

    pub(super) fn take_notes(&mut self, notes: &[PastedNote], kinds: &BTreeMap<String, CardKind>) {
        let language = self.settings.language();
        let Some(open) = &mut self.open else { return };
        let Some(place) = open.first_place() else { return };
        let (edit, report) = paste_text::apply_notes(open.project.records(), place, notes, kinds);
        open.commit_all([edit]);
        open.room = Room::Map;
        self.notices.tell(told(&report, language));
    }
}
