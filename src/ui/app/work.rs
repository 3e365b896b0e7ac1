//! Work that takes long, on a thread: saving as another file, salvage, bringing a file up to date, compacting, erasing.
//! The window goes on meanwhile. One thing at a time; whoever closes the window or the project waits for its end, so that
//! nothing of it is lost.

use super::App;
use crate::file::Folders;
use crate::project::{Compact, Copied, Erased, FileError, Recovery, Salvaged};
use crate::tr;
use crate::ui::dialogs::{Question, QuestionAnswer, question_ui};
use crate::ui::open::Open;
use crate::words::{self, Say};
use egui::Context;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// What came of work.
pub(super) enum Done {
    /// The open project is written elsewhere, to go on there.
    SavedAs(Result<Box<Copied>, FileError>),
    /// A copy of the open project is written.
    Copied(PathBuf, Result<(), FileError>),
    /// A file was brought up to today's layout; the old one is kept.
    Migrated(PathBuf, Result<PathBuf, FileError>),
    /// A new file was written, to be opened.
    Made(PathBuf, Result<Option<Salvaged>, FileError>),
    /// What an earlier start could not save is a project of its own, or still waits.
    Recovered(PathBuf, Box<Recovery>, Result<(), FileError>),
    /// The open file was written anew, smaller by so many bytes.
    Compacted(Result<u64, FileError>),
    /// A person was erased from the data; by this id.
    Erased(String, Result<Erased, FileError>),
}

/// Work that goes on.
pub(super) struct Work {
    doing: String,
    done: Receiver<Done>,
}

impl Work {
    /// What is being done, in a sentence.
    pub(super) fn doing(&self) -> &str {
        &self.doing
    }
}

impl App {
    /// Begins work; `false` where other work is not done yet, which is said.
    pub(super) fn begin_work(
        &mut self,
        ctx: &Context,
        doing: String,
        work: impl FnOnce() -> Done + Send + 'static,
    ) -> bool {
        if !self.may_begin() {
            return false;
        }
        let (send, done) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody waits for it.
            let _ = send.send(work());
            ctx.request_repaint();
        });
        self.work = Some(Work { doing, done });
        true
    }

    /// Whether nothing else is being done; says so where it is.
    fn may_begin(&mut self) -> bool {
        let Some(other) = &self.work else { return true };
        let sentence = tr!(self.language(), "work-one-at-a-time", doing = other.doing.as_str());
        self.complain(sentence);
        false
    }

    /// Shows what compacting would do, and begins it.
    pub(super) fn compact_ui(&mut self, ctx: &Context) {
        let language = self.language();
        let Some(plan) = self.compacting.take() else { return };
        let (plain, deep) = (Compact::Unreachable, Compact::EndUndo);
        let mut sentence = plan.say_of(plain, language);
        let mut answers = vec![tr!(language, "compact-do")];
        if !plan.by_undo.hashes.is_empty() {
            let more = plan.say_of(deep, language);
            sentence = format!("{sentence}\n\n{}", tr!(language, "compact-or", more = more));
            answers.push(tr!(language, "compact-end-undo"));
        }
        let question = Question { title: tr!(language, "command-compact"), sentence, answers };
        match question_ui(ctx, &question, language) {
            QuestionAnswer::Waiting => self.compacting = Some(plan),
            QuestionAnswer::Chosen(place) => self.compact(ctx, if place == 0 { plain } else { deep }),
            QuestionAnswer::Cancelled => {}
        }
    }

    /// Asks how to compact the open project.
    pub(super) fn ask_compact(&mut self) {
        let language = self.language();
        let Some(open) = &self.open else { return };
        match open.project.compact_plan() {
            Ok(plan) => self.compacting = Some(plan),
            Err(error) => self.complain(error.say(language)),
        }
    }

    fn compact(&mut self, ctx: &Context, how: Compact) {
        let language = self.language();
        if !self.may_begin() {
            return;
        }
        let Some(open) = &mut self.open else { return };
        match open.project.compact(how) {
            Ok(told) => {
                // A writer that ends without a word has closed the file.
                let wait = move || Done::Compacted(told.recv().unwrap_or(Ok(0)));
                self.begin_work(ctx, tr!(language, "work-compacting"), wait);
            }
            Err(error) => self.complain(error.say(language)),
        }
    }

    /// What is being done, in a sentence.
    pub(super) fn doing(&self) -> Option<&str> {
        self.work.as_ref().map(Work::doing)
    }

    /// Takes in what came of work.
    pub(super) fn poll_work(&mut self, ctx: &Context) {
        let Some(work) = &self.work else { return };
        match work.done.try_recv() {
            Ok(done) => {
                self.work = None;
                self.take_done(ctx, done);
            }
            Err(TryRecvError::Empty) => {}
            // A thread that broke down said so in its report.
            Err(TryRecvError::Disconnected) => self.work = None,
        }
    }

    /// Waits for work that belongs to the open project, and lets it count.
    pub(super) fn finish_work(&mut self) {
        let Some(work) = self.work.take() else { return };
        match work.done.recv() {
            Ok(Done::SavedAs(Ok(copied))) => {
                if let Some(open) = &mut self.open {
                    // A failure leaves the edits with the first file, which keeps them as before.
                    let _ = open.project.go_on_in(*copied);
                }
            }
            Ok(Done::Erased(..)) => {
                if let Some(open) = &mut self.open {
                    open.project.forget_figures();
                }
            }
            _ => {}
        }
    }

    fn take_done(&mut self, ctx: &Context, done: Done) {
        let language = self.language();
        match done {
            Done::SavedAs(copied) => self.saved_as(ctx, copied),
            Done::Copied(path, Ok(())) => {
                self.notices.tell(tr!(language, "notice-copied", path = path.display().to_string()));
            }
            Done::Migrated(path, Ok(kept)) => {
                self.open_file(ctx, &path);
                self.notices.tell(tr!(language, "notice-migrated", path = kept.display().to_string()));
            }
            Done::Made(path, Ok(salvaged)) => {
                self.open_file(ctx, &path);
                if let Some(salvaged) = salvaged {
                    self.message = Some((tr!(language, "salvage-title"), salvaged.say(language)));
                }
            }
            Done::Recovered(path, _, Ok(())) => self.open_file(ctx, &path),
            Done::Recovered(_, recovery, Err(error)) => {
                self.opening.offer_again(recovery);
                self.complain(error.say(language));
            }
            Done::Compacted(Ok(freed)) => {
                self.notices.tell(tr!(language, "notice-compacted", size = words::bytes(language, freed)));
            }
            Done::Erased(id, erased) => self.erased(&id, erased),
            Done::Copied(_, Err(error))
            | Done::Migrated(_, Err(error))
            | Done::Made(_, Err(error))
            | Done::Compacted(Err(error)) => self.complain(error.say(language)),
        }
    }

    fn saved_as(&mut self, ctx: &Context, copied: Result<Box<Copied>, FileError>) {
        let language = self.language();
        let Some(open) = &mut self.open else { return };
        match copied.and_then(|copied| open.project.go_on_in(*copied)) {
            Ok(()) => {
                self.settings.remember(open.project.path());
                self.listen(ctx);
                if let Some(other) = self.opening.to_merge.take() {
                    self.compare_with(ctx, &other);
                }
            }
            Err(error) => self.complain(error.say(language)),
        }
    }

    fn erased(&mut self, id: &str, erased: Result<Erased, FileError>) {
        let language = self.language();
        let Some(open) = &mut self.open else { return };
        open.project.forget_figures();
        match erased {
            Ok(erased) => {
                let mentions = open.project.mentions(id);
                let mut said = erased.say(language);
                if mentions != Default::default() {
                    said = format!("{said}\n\n{}", mentions.say(language));
                }
                self.message = Some((tr!(language, "erase-title"), said));
            }
            Err(error) => self.complain(error.say(language)),
        }
    }

    /// Begins erasing a person.
    pub(super) fn erase(&mut self, ctx: &Context, open: &mut Open, id: String) {
        let language = self.language();
        if !self.may_begin() {
            return;
        }
        let eraser = Folders::find().and_then(|folders| open.project.eraser(&folders));
        match eraser {
            Ok(eraser) => {
                let doing = tr!(language, "work-erasing");
                self.begin_work(ctx, doing, move || {
                    let erased = eraser.erase(&id);
                    Done::Erased(id, erased)
                });
            }
            Err(error) => self.complain(error.say(language)),
        }
    }
}
