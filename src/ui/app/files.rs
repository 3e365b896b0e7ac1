//! What is opened, saved, imported and exported once a file is chosen.

use super::App;
use super::work::Done;
use crate::file::Folders;
use crate::project::{Project, demo};
use crate::tr;
use crate::ui::dialogs::{ExportChoice, FileDialog, FilePurpose};
use crate::ui::export_job;
use crate::words::Say;
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;

impl App {
    pub(super) fn ask(&mut self, ctx: &Context, purpose: FilePurpose) {
        let suggested = self.suggested(&purpose);
        self.files = Some(FileDialog::ask(ctx, purpose, suggested, self.language()));
    }

    /// A folder and name to begin with.
    pub(super) fn suggested(&self, purpose: &FilePurpose) -> PathBuf {
        let home = etcetera::home_dir().unwrap_or_default();
        let beside = self.open.as_ref().and_then(|open| open.project.path().parent()).map(Path::to_owned);
        let folder = beside.unwrap_or(home);
        let stem = self.open.as_ref().and_then(|open| open.project.path().file_stem());
        let stem = stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let language = self.language();
        match purpose {
            FilePurpose::Open | FilePurpose::Import | FilePurpose::ImportMap | FilePurpose::Compare => folder.join(""),
            FilePurpose::New => folder.join(format!("{}.parcours", tr!(language, "files-new-name"))),
            FilePurpose::SaveCopy => folder.join(format!("{stem} {}.parcours", tr!(language, "files-copy-name"))),
            FilePurpose::Rescue => self.suggested_rescue().unwrap_or(folder),
            FilePurpose::Data(purpose) => self.suggested_data(*purpose, folder),
            FilePurpose::Export(ending) => folder.join(format!("{}.{ending}", self.picture_name(stem))),
            FilePurpose::List => folder.join(format!("{}.md", self.picture_name(stem))),
            FilePurpose::Share(_) => folder.join(format!("{stem} {}.parcours", tr!(language, "files-share-name"))),
        }
    }

    /// A picture of a map is called as its file; of two maps it says so.
    fn picture_name(&self, stem: String) -> String {
        let is_compared = self.open.as_ref().is_some_and(|open| open.compared().is_some());
        if is_compared { tr!(self.language(), "compare-file-name", stem = stem) } else { stem }
    }

    pub(super) fn open_sample(&mut self, ctx: &Context) {
        let (language, ctx) = (self.language(), ctx.clone());
        let (send, receive) = channel();
        self.sample = Some(receive);
        std::thread::spawn(move || {
            let made = Folders::find()
                .and_then(|folders| demo::open_or_make(&folders.data.join("samples"), language))
                .map_err(|error| error.say(language));
            // The window may be gone by now; then nobody waits for it.
            let _ = send.send(made);
            ctx.request_repaint();
        });
    }

    pub(super) fn file_chosen(&mut self, ctx: &Context, purpose: FilePurpose, path: &Path) {
        let language = self.language();
        match purpose {
            FilePurpose::Open => self.open_file(ctx, path),
            FilePurpose::New => {
                let Some(template) = self.template.take() else { return };
                match Project::create(path, (template.make)(language)) {
                    Ok(project) => self.show(ctx, project),
                    Err(error) => self.complain(error.say(language)),
                }
            }
            FilePurpose::SaveCopy => {
                let Some(open) = &self.open else { return };
                let (order, path) = (open.project.copy_order(), path.to_owned());
                self.begin_work(ctx, tr!(language, "work-copying"), move || {
                    let copied = order.write(&path);
                    Done::Copied(path, copied)
                });
            }
            FilePurpose::Rescue => self.rescue_to(ctx, path),
            FilePurpose::Import => self.begin_import(ctx, &[path.to_owned()], None),
            FilePurpose::Data(purpose) => self.data_file_chosen(ctx, purpose, path),
            FilePurpose::ImportMap => self.import_map(path),
            FilePurpose::Export(_) => self.export_to(ctx, path),
            FilePurpose::Compare => self.compare_with(ctx, path),
            FilePurpose::List => self.write_list(path),
            FilePurpose::Share(comments) => self.share_to(ctx, path, comments),
        }
    }

    pub(super) fn export_to(&mut self, ctx: &Context, path: &Path) {
        let (Some(open), Some(choice)) = (&mut self.open, self.chosen.take()) else { return };
        let language = self.settings.language();
        let work = export_job::start(open, &choice, path.to_owned(), language, ctx.clone());
        self.notices.run(ctx, work);
    }

    pub(super) fn copy_image(&mut self, ctx: &Context, choice: &ExportChoice) {
        let language = self.settings.language();
        let Some(open) = &mut self.open else { return };
        ctx.copy_image(export_job::clipboard_image(open, choice));
        self.notices.tell(tr!(language, "notice-image-copied"));
    }
}
