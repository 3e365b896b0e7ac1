//! When the program breaks down: what waits to be saved is kept, and a report is left for whoever looks for the fault.

use crate::file::{Folders, rescue_all};
use std::backtrace::Backtrace;
use std::fmt::Write;
use std::panic::PanicHookInfo;

/// So many reports are kept.
const REPORTS: usize = 5;

/// From now on a breakdown loses nothing that waits to be saved. Called once, at the start.
pub fn keep_on_panic() {
    let shown = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        rescue_all();
        report(info);
        shown(info);
    }));
}

/// Leaves a report in the state folder. Nobody sends it. It says where, not what: the words of a breakdown may hold
/// words of a map.
fn report(info: &PanicHookInfo<'_>) {
    let Ok(folders) = Folders::find() else { return };
    let folder = folders.state.join("reports");
    let mut text = format!("parcours {}\n", env!("CARGO_PKG_VERSION"));
    let thread = std::thread::current();
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let _ = write!(
        text,
        "{} {}\n{place}\n{}\n",
        std::env::consts::OS,
        thread.name().unwrap_or_default(),
        Backtrace::force_capture()
    );
    let name = format!("{}.txt", chrono::Utc::now().format("%Y-%m-%d %H%M%S%.3f"));
    // Where this cannot be written there is nobody left to tell.
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(folder.join(name), text));
    if written.is_ok() {
        forget_old(&folder);
    }
}

fn forget_old(folder: &std::path::Path) {
    let Ok(found) = std::fs::read_dir(folder) else { return };
    let mut reports: Vec<_> = found.filter_map(|entry| Some(entry.ok()?.path())).collect();
    reports.sort();
    for old in reports.iter().rev().skip(REPORTS) {
        let _ = std::fs::remove_file(old);
    }
}
