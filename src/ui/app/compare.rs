//! Comparing, bringing copies together and making copies for others: what the room and the dialog set off.

use super::App;
use crate::export;
use crate::project::MergeError;
use crate::tr;
use crate::ui::compare::CompareAction;
use crate::ui::dialogs::{FilePurpose, ShareDialog};
use crate::ui::notices::Work;
use crate::ui::open::{Open, Room};
use crate::words::{self, Say};
use egui::Context;
use std::path::Path;
use std::sync::mpsc::channel;

impl App {
    pub(super) fn do_compare(&mut self, ctx: &Context, actions: Vec<CompareAction>) {
        for action in actions {
            match action {
                CompareAction::ChooseFile => self.ask(ctx, FilePurpose::Compare),
                CompareAction::ExportPicture => self.run(ctx, crate::ui::command::Command::Export),
                CompareAction::ExportList => self.ask(ctx, FilePurpose::List),
                CompareAction::Look(command) => self.run(ctx, command),
                CompareAction::BringTogether => self.bring_together(ctx),
                CompareAction::TakeOver(journeys) => self.take_over(&journeys),
            }
        }
    }

    /// Reads another file and holds it against the open one.
    pub(super) fn compare_with(&mut self, ctx: &Context, path: &Path) {
        let Some(open) = &mut self.open else { return };
        let edits = open.drafts.flush(open.project.records());
        open.commit_all(edits);
        let mut compare = std::mem::take(&mut open.compare);
        compare.with_file(ctx, open, path.to_owned());
        open.compare = compare;
        open.room = Room::Compare;
    }

    /// Holds a moment of the history against now.
    pub(super) fn compare_with_moment(&mut self, open: &mut Open, seq: u64, name: String) {
        match open.project.records_at(seq) {
            Some(records) => {
                open.compare.with_moment(open.journey, name, records);
                open.room = Room::Compare;
            }
            None => self.complain(tr!(self.language(), "compare-moment-gone")),
        }
    }

    fn bring_together(&mut self, ctx: &Context) {
        let language = self.settings.language();
        let Some(Open { project, compare, room, .. }) = &mut self.open else { return };
        let Some(proposal) = compare.proposal() else { return };
        let path = proposal.other().to_owned();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match project.commit_merge(proposal) {
            Ok(true) => {
                self.notices.tell(tr!(language, "compare-brought", file = file));
                compare.stop();
                *room = Room::Map;
            }
            Ok(false) => self.notices.tell(tr!(language, "compare-nothing-new")),
            Err(MergeError::Changed) => {
                self.complain(MergeError::Changed.say(language));
                self.compare_with(ctx, &path);
            }
            Err(error) => self.complain(error.say(language)),
        }
        if let Some(open) = &mut self.open {
            open.follow();
        }
    }

    fn take_over(&mut self, journeys: &[crate::model::JourneyId]) {
        let language = self.settings.language();
        let Some(Open { project, compare, journey, room, .. }) = &mut self.open else { return };
        let Some(brought) = compare.foreign().map(|other| other.bring(journeys)) else { return };
        match project.commit_brought(&brought) {
            Ok(came) => {
                let count = came.len() as i64;
                let number = words::number(language, count);
                self.notices.tell(tr!(language, "compare-taken-over", count = count, number = number));
                if let Some(first) = came.first() {
                    compare.stop();
                    (*journey, *room) = (*first, Room::Map);
                }
            }
            Err(error) => self.complain(error.say(language)),
        }
    }

    /// Writes the list of differences, in the form that the file's ending says.
    pub(super) fn write_list(&mut self, path: &Path) {
        let language = self.settings.language();
        let Some(open) = &self.open else { return };
        let Some(comparison) = open.compare.comparison() else { return };
        let words = open.project.records().project().language;
        let text = match path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
            true => export::differences_csv(comparison, words),
            false => export::differences_markdown(comparison, words),
        };
        match export::write_file(path, |out| Ok(out.write_all(text.as_bytes())?)) {
            Ok(()) => self.notices.tell(tr!(language, "notice-exported", path = path.display().to_string())),
            Err(error) => self.complain(error.say(language)),
        }
    }

    pub(super) fn begin_sharing(&mut self, ctx: &Context) {
        let Some(open) = &mut self.open else { return };
        let edits = open.drafts.flush(open.project.records());
        open.commit_all(edits);
        self.share = Some(ShareDialog::new(ctx, open.project.sharing()));
    }

    /// Writes the copy for others on a thread.
    pub(super) fn share_to(&mut self, ctx: &Context, path: &Path, comments: bool) {
        let language = self.settings.language();
        let Some(open) = &self.open else { return };
        let (sharing, path) = (open.project.sharing(), path.to_owned());
        let doing = tr!(language, "share-making", path = path.display().to_string());
        let (send, done) = channel();
        let repaint = ctx.clone();
        std::thread::spawn(move || {
            let sentence = match sharing.write(&path, comments) {
                Ok(()) => tr!(language, "share-done", path = path.display().to_string()),
                Err(error) => error.say(language),
            };
            // The window may be gone by now; then nobody waits for it.
            let _ = send.send(sentence);
            repaint.request_repaint();
        });
        self.notices.run(ctx, Work { doing, done });
    }
}
