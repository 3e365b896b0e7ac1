//! The dialogs in front of the window, and what their answers set off.

use super::App;
use crate::model::*;
use crate::scene::Target;
use crate::tr;
use crate::ui::dialogs::{
    Answer, ExportAnswer, FilePurpose, NewAnswer, NotesAnswer, ShareAnswer, export_dialog_ui, keys_dialog_ui,
    matrix_ui, message_ui, new_dialog_ui, notes_dialog_ui, share_dialog_ui,
};
use crate::ui::palette;
use egui::Context;

impl App {
    pub(super) fn dialogs_ui(&mut self, ctx: &Context) {
        let language = self.language();
        match self.files.take().map(|dialog| dialog.ui(ctx, language)) {
            Some(Answer::Waiting(dialog)) => self.files = Some(dialog),
            Some(Answer::Chosen(purpose, path)) => self.file_chosen(ctx, purpose, &path),
            Some(Answer::Cancelled) | None => {}
        }
        match self.export.take().map(|dialog| export_dialog_ui(ctx, dialog, language)) {
            Some(ExportAnswer::Waiting(dialog)) => self.export = Some(dialog),
            Some(ExportAnswer::Export(choice)) => {
                let purpose = FilePurpose::Export(choice.format.ending());
                self.chosen = Some(choice);
                self.ask(ctx, purpose);
            }
            Some(ExportAnswer::Copy(choice)) => self.copy_image(ctx, &choice),
            Some(ExportAnswer::Cancelled) | None => {}
        }
        if let Some((title, sentence)) = self.message.take()
            && message_ui(ctx, &title, &sentence, &tr!(language, "message-read"))
        {
            self.message = Some((title, sentence));
        }
        self.keys = self.keys && keys_dialog_ui(ctx, language);
        match self.new.take().map(|dialog| new_dialog_ui(ctx, dialog, language)) {
            Some(NewAnswer::Waiting(dialog)) => self.new = Some(dialog),
            Some(NewAnswer::Chosen(template)) => {
                self.template = Some(template);
                self.ask(ctx, FilePurpose::New);
            }
            Some(NewAnswer::Cancelled) | None => {}
        }
        match self.notes.take().map(|dialog| notes_dialog_ui(ctx, dialog, language)) {
            Some(NotesAnswer::Waiting(dialog)) => self.notes = Some(dialog),
            Some(NotesAnswer::Taken(notes, kinds)) => self.take_notes(&notes, &kinds),
            Some(NotesAnswer::Cancelled) | None => {}
        }
        match self.share.take().map(|dialog| share_dialog_ui(ctx, dialog, language)) {
            Some(ShareAnswer::Waiting(dialog)) => self.share = Some(*dialog),
            Some(ShareAnswer::Make(comments)) => self.ask(ctx, FilePurpose::Share(comments)),
            Some(ShareAnswer::Cancelled) | None => {}
        }
        self.opening_ui(ctx);
        self.compact_ui(ctx);
        self.matrix_ui(ctx, language);
        self.palette_ui(ctx, language);
    }

    fn matrix_ui(&mut self, ctx: &Context, language: Language) {
        let Some(open) = &mut self.open else { return };
        let Some(mut matrix) = open.matrix.take() else { return };
        let of = (open.project.records(), open.journey);
        let answer = matrix_ui(ctx, &mut matrix, of, !open.project.read_only(), language);
        open.commit_all(answer.edit);
        if let Some(card) = answer.chosen {
            open.go(Target::Card(card));
        }
        open.matrix = Some(matrix).filter(|_| !answer.closed);
    }

    pub(super) fn palette_ui(&mut self, ctx: &Context, language: Language) {
        let Some(mut palette) = self.palette.take() else { return };
        if let Some(open) = &mut self.open {
            open.index.follow(open.project.records(), open.project.revision(), language);
        }
        let project = self.open.as_ref().map(|open| (open.project.records(), &open.index, open.journey));
        match palette.ui(ctx, project, language) {
            palette::Answer::Waiting => self.palette = Some(palette),
            palette::Answer::Chosen(choice) => self.choose(ctx, choice),
            palette::Answer::Dismissed => {}
        }
    }
}
