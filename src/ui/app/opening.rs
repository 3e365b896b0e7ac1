//! Opening a project, and what is offered where that does not simply work: somebody else has it open, it does not open,
//! an earlier start left edits that were not saved.

use super::App;
use super::work::Done;
use crate::file::Folders;
use crate::model::Language;
use crate::project::{
    Manner, OpenError, Project, Recovery, User, Way, back_up, copy_file, migrate, recoveries, salvage, user_of, ways_on,
};
use crate::tr;
use crate::ui::data::DataRoom;
use crate::ui::dialogs::{FilePurpose, Question, QuestionAnswer, question_ui};
use crate::ui::open::Open;
use crate::words::{self, Say};
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

/// What is being asked.
enum Asking {
    /// A file did not open.
    Refused(OpenError, Vec<Way>),
    /// Somebody has it open.
    InUse(PathBuf, User),
    /// Edits of an earlier start are not saved.
    Recovery(Box<Recovery>),
    /// Whether these are to go for good.
    Discard(Box<Recovery>),
}

/// What is written to the file that is asked for.
enum Rescue {
    /// What can be read of this file.
    Salvage(PathBuf),
    /// A copy of this file.
    Copy(PathBuf),
    /// What an earlier start could not save.
    Recovery(Box<Recovery>),
    /// The open project, which goes on there; whether what is in its file now is merged in then.
    SaveAs { merges: bool },
}

/// What is going on around opening.
#[derive(Default)]
pub(super) struct Opening {
    asking: Option<Asking>,
    rescue: Option<Rescue>,
    /// What is offered when the question before is answered.
    recoveries: Vec<Recovery>,
    /// A file that takes long to read.
    reading: Option<Receiver<Result<Project, OpenError>>>,
    /// The file to be merged in when the project is saved elsewhere.
    pub(super) to_merge: Option<PathBuf>,
}

impl Opening {
    pub(super) fn asks(&self) -> bool {
        self.asking.is_some()
    }

    pub(super) fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// What was to be saved and was not.
    pub(super) fn offer_again(&mut self, recovery: Box<Recovery>) {
        self.recoveries.push(*recovery);
    }
}

impl App {
    /// Opens a project file in place of the one that is open. Where somebody else has it open, asks first.
    pub fn open_file(&mut self, ctx: &Context, path: &Path) {
        let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let is_ours = self.open.as_ref().is_some_and(|open| open.project.path() == real);
        match user_of(path).filter(|_| !is_ours) {
            Some(user) => self.opening.asking = Some(Asking::InUse(path.to_owned(), user)),
            None => self.open_as(ctx, path, Manner::default()),
        }
    }

    fn open_as(&mut self, ctx: &Context, path: &Path, manner: Manner) {
        let opened = Project::open_as(path, manner, Folders::find().ok().as_ref());
        self.opened(ctx, opened);
    }

    fn opened(&mut self, ctx: &Context, opened: Result<Project, OpenError>) {
        match opened {
            Ok(project) => self.show(ctx, project),
            Err(error) => match ways_on(&error, Folders::find().ok().as_ref()) {
                ways if ways.is_empty() => self.complain(error.say(self.language())),
                ways => self.opening.asking = Some(Asking::Refused(error, ways)),
            },
        }
    }

    /// Shows a project in place of the one that is open.
    pub(super) fn show(&mut self, ctx: &Context, mut project: Project) {
        self.finish();
        // Only now, so that the one that is closed takes its lock file away before this one looks for it.
        self.open = None;
        project.set_author(self.settings.author.clone());
        project.announce(&self.settings.author);
        self.settings.remember(project.path());
        self.data = DataRoom::default();
        self.back_up(project.path().to_owned());
        let mut open = Open::new(project);
        open.author.clone_from(&self.settings.author);
        self.open = Some(open);
        self.listen(ctx);
    }

    /// Draws again whenever the state of saving changes.
    pub(super) fn listen(&mut self, ctx: &Context) {
        if let Some(open) = &mut self.open {
            let repaint = ctx.clone();
            open.project.on_change(Box::new(move || repaint.request_repaint()));
        }
    }

    /// The daily copy, on a thread. One that could not be made is no reason to interrupt somebody; the next opening
    /// tries again.
    fn back_up(&self, path: PathBuf) {
        let Some(folders) = Folders::find().ok().filter(|_| self.settings.daily_copies.are_made()) else { return };
        let today = chrono::Local::now().date_naive();
        std::thread::spawn(move || drop(back_up(&path, &folders, today)));
    }

    /// Offers what earlier starts could not save: called once, at the start.
    pub fn offer_recoveries(&mut self, folders: &Folders) {
        self.opening.recoveries = recoveries(folders);
        self.opening.recoveries.reverse();
    }

    /// Shows what is asked, and does what is answered.
    pub(super) fn opening_ui(&mut self, ctx: &Context) {
        let language = self.language();
        if let Some(opened) = self.opening.reading.as_ref().and_then(|reading| reading.try_recv().ok()) {
            self.opening.reading = None;
            self.opened(ctx, opened);
        }
        let free = self.message.is_none() && self.files.is_none() && !self.opening.asks();
        if let Some(recovery) = free.then(|| self.opening.recoveries.pop()).flatten() {
            self.opening.asking = Some(Asking::Recovery(Box::new(recovery)));
        }
        let Some(asking) = self.opening.asking.take() else { return };
        match question_ui(ctx, &asking.question(language), language) {
            QuestionAnswer::Waiting => self.opening.asking = Some(asking),
            QuestionAnswer::Chosen(place) => self.answered(ctx, asking, place),
            QuestionAnswer::Cancelled => {}
        }
    }

    fn answered(&mut self, ctx: &Context, asking: Asking, place: usize) {
        match (asking, place) {
            (Asking::InUse(path, _), 0) => self.open_as(ctx, &path, Manner { read_only: true, ..Manner::default() }),
            (Asking::InUse(path, _), 1) => self.ask_rescue(ctx, Rescue::Copy(path)),
            (Asking::InUse(path, _), _) => self.open_as(ctx, &path, Manner::default()),
            (Asking::Refused(error, ways), place) => {
                if let Some(way) = ways.into_iter().nth(place) {
                    self.go_on(ctx, error.path(), way);
                }
            }
            (Asking::Recovery(recovery), 0) => self.bring_back(ctx, recovery),
            (Asking::Recovery(recovery), 1) => self.ask_rescue(ctx, Rescue::Recovery(recovery)),
            (Asking::Recovery(recovery), _) => self.opening.asking = Some(Asking::Discard(recovery)),
            (Asking::Discard(recovery), 0) => self.opening.asking = Some(Asking::Recovery(recovery)),
            (Asking::Discard(recovery), _) => recovery.forget(),
        }
    }

    fn go_on(&mut self, ctx: &Context, path: &Path, way: Way) {
        let language = self.language();
        match way {
            Way::Salvage => self.ask_rescue(ctx, Rescue::Salvage(path.to_owned())),
            Way::Backup(backup) => self.ask_rescue(ctx, Rescue::Copy(backup.path)),
            Way::Again => self.open_file(ctx, path),
            Way::Wait => self.read_patiently(ctx, path.to_owned()),
            Way::Migrate => {
                let path = path.to_owned();
                self.begin_work(ctx, tr!(language, "work-migrating"), move || {
                    let kept = migrate(&path);
                    Done::Migrated(path, kept)
                });
            }
        }
    }

    fn read_patiently(&mut self, ctx: &Context, path: PathBuf) {
        let (send, receive) = channel();
        self.opening.reading = Some(receive);
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            let manner = Manner { patience: None, ..Manner::default() };
            // The window may be gone by now; then nobody waits for it.
            let _ = send.send(Project::open_as(&path, manner, Folders::find().ok().as_ref()));
            ctx.request_repaint();
        });
    }

    /// Puts the kept edits onto their project; where they do not fit, they can become one of their own.
    fn bring_back(&mut self, ctx: &Context, recovery: Box<Recovery>) {
        self.open_as(ctx, recovery.project_file(), Manner::default());
        let language = self.language();
        let Some(open) = self.open.as_mut().filter(|open| open.project.path() == recovery.project_file()) else {
            // Why it does not open is being said; the edits wait for the answer after it.
            self.opening.recoveries.push(*recovery);
            return;
        };
        let count = recovery.edits().len() as i64;
        match recovery.apply(&mut open.project) {
            Ok(()) => {
                open.follow();
                let shown = words::number(language, count);
                self.notices.tell(tr!(language, "notice-brought-back", count = count, shown = shown));
            }
            Err(error) => {
                self.complain(error.say(language));
                self.opening.recoveries.push(*recovery);
            }
        }
    }

    /// Asks where to save the open project, to go on there.
    pub(super) fn ask_save_as(&mut self, ctx: &Context, merges: bool) {
        self.ask_rescue(ctx, Rescue::SaveAs { merges });
    }

    fn ask_rescue(&mut self, ctx: &Context, rescue: Rescue) {
        self.opening.rescue = Some(rescue);
        self.ask(ctx, FilePurpose::Rescue);
    }

    /// The name with which the question for a new file begins.
    pub(super) fn suggested_rescue(&self) -> Option<PathBuf> {
        let language = self.language();
        let beside = |path: &Path, words: String| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            path.with_file_name(format!("{stem} {words}.parcours"))
        };
        Some(match self.opening.rescue.as_ref()? {
            Rescue::Salvage(path) => beside(path, tr!(language, "rescue-salvaged")),
            Rescue::Recovery(recovery) => recovery.suggested(&tr!(language, "rescue-recovered")),
            Rescue::SaveAs { .. } => beside(self.open.as_ref()?.project.path(), tr!(language, "files-copy-name")),
            // A daily copy lies where nobody works.
            Rescue::Copy(path) if Folders::find().is_ok_and(|folders| path.starts_with(folders.backups())) => {
                etcetera::home_dir().unwrap_or_default().join(path.file_name()?)
            }
            Rescue::Copy(path) => beside(path, tr!(language, "files-copy-name")),
        })
    }

    /// Writes what was asked for into this file and opens it.
    pub(super) fn rescue_to(&mut self, ctx: &Context, to: &Path) {
        let language = self.language();
        let Some(rescue) = self.opening.rescue.take() else { return };
        let to = to.to_owned();
        match rescue {
            Rescue::Salvage(path) => self.begin_work(ctx, tr!(language, "work-salvaging"), move || {
                let salvaged = salvage(&path, &to).map(Some);
                Done::Made(to, salvaged)
            }),
            Rescue::Copy(path) => self.begin_work(ctx, tr!(language, "work-copying"), move || {
                let copied = copy_file(&path, &to).map(|()| None);
                Done::Made(to, copied)
            }),
            Rescue::Recovery(recovery) => self.begin_work(ctx, tr!(language, "work-saving"), move || {
                let saved = recovery.save_as(&to);
                Done::Recovered(to, recovery, saved)
            }),
            Rescue::SaveAs { merges } => {
                let here = self.open.as_ref().map(|open| open.project.path().to_owned());
                self.opening.to_merge = here.filter(|_| merges);
                self.save_as(ctx, to)
            }
        };
    }

    /// Writes the open project as it is now into this file, on a thread, and goes on there with what is done meanwhile.
    fn save_as(&mut self, ctx: &Context, to: PathBuf) -> bool {
        let language = self.language();
        let Some(open) = &mut self.open else { return false };
        let edits = open.drafts.flush(open.project.records());
        open.commit_all(edits);
        let order = open.project.copy_order();
        self.begin_work(ctx, tr!(language, "work-saving"), move || {
            Done::SavedAs(order.write_and_open(&to, Folders::find().ok().as_ref()).map(Box::new))
        })
    }
}

impl Asking {
    fn question(&self, language: Language) -> Question {
        match self {
            Self::Refused(error, ways) => Question {
                title: tr!(language, "message-title"),
                sentence: error.say(language),
                answers: ways.iter().map(|way| way_words(way, language)).collect(),
            },
            Self::InUse(path, user) => Question {
                title: tr!(language, "in-use-title"),
                sentence: format!("{}\n\n{}", user_words(path, user, language), tr!(language, "in-use-what")),
                answers: vec![
                    tr!(language, "in-use-read"),
                    tr!(language, "in-use-copy"),
                    tr!(language, "in-use-anyway"),
                ],
            },
            Self::Recovery(recovery) => recovery_question(recovery, language),
            Self::Discard(recovery) => {
                let answers = vec![tr!(language, "recovery-keep"), tr!(language, "recovery-discard-sure")];
                Question { answers, ..recovery_question(recovery, language) }
            }
        }
    }
}

fn way_words(way: &Way, language: Language) -> String {
    match way {
        Way::Salvage => tr!(language, "way-salvage"),
        Way::Backup(backup) => tr!(language, "way-backup", date = words::date(language, backup.date)),
        Way::Migrate => tr!(language, "way-migrate"),
        Way::Wait => tr!(language, "way-wait"),
        Way::Again => tr!(language, "saving-retry"),
    }
}

/// Who has a file open, in a sentence.
fn user_words(path: &Path, user: &User, language: Language) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    user.say_of(&file, language)
}

fn recovery_question(recovery: &Recovery, language: Language) -> Question {
    let file = recovery.project_file().file_name().unwrap_or_default().to_string_lossy().into_owned();
    let count = recovery.edits().len() as i64;
    let (last, at_ms) = recovery.last().map(|(label, at_ms)| (label.say(language), at_ms)).unwrap_or_default();
    let shown = words::number(language, count);
    let at = words::moment(language, at_ms);
    let about = tr!(language, "recovery-about", file = file, count = count, shown = shown, last = last, at = at);
    Question {
        title: tr!(language, "recovery-title"),
        sentence: format!("{about}\n\n{}", recovery.project_file().display()),
        answers: vec![
            tr!(language, "recovery-apply"),
            tr!(language, "recovery-copy"),
            tr!(language, "recovery-discard"),
        ],
    }
}
