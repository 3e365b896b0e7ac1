//! `history FILE`, `snapshot FILE NAME` and `restore FILE MOMENT`: what was done, names for moments, the way back.

use super::arguments::Arguments;
use super::{Failure, Outcome, opened, print};
use crate::model::Language;
use crate::project::{Diary, DiaryLine, Moment, Project, Turn};
use crate::tr;
use crate::words::{self, Say};
use serde_json::{Value, json};

/// Prints the diary, the last line at the end.
pub(super) fn history(arguments: &mut Arguments, language: Language) -> Outcome {
    let path = arguments.path("FILE")?;
    arguments.nothing_left()?;
    let project = opened::project(&path, language)?;
    let diary = Diary::of(project.history());
    if arguments.flag("json") {
        let lines: Vec<Value> = diary.lines().iter().map(|line| as_json(line, &project, language)).collect();
        let text = serde_json::to_string_pretty(&lines).expect("plain data always becomes JSON");
        return print::line(&text);
    }
    for line in diary.lines() {
        let who = match (line.kept, line.author.is_empty()) {
            (false, _) => tr!(language, "diary-not-kept"),
            (true, true) => tr!(language, "diary-nobody"),
            (true, false) => line.author.clone(),
        };
        let entry = words::number(language, line.last as i64);
        let at = words::moment(language, line.at_ms);
        print::line(&format!("{entry:>7}  {at}  {who}  {}", line.say(language)))?;
        for moment in named(&project, line) {
            print::line(&format!("{:>7}  {}", "", tr!(language, "cli-moment", name = moment.name)))?;
        }
    }
    Ok(())
}

/// The names of the moment that a line leads to.
fn named(project: &Project, line: &DiaryLine) -> Vec<Moment> {
    let here = |moment: &Moment| moment.seq.is_some_and(|seq| (line.first..=line.last).contains(&seq));
    project.snapshots().into_iter().filter(here).collect()
}

fn as_json(line: &DiaryLine, project: &Project, language: Language) -> Value {
    let turn = match line.turn {
        Turn::Done => "done",
        Turn::Undone => "undone",
        Turn::Redone => "redone",
    };
    let names: Vec<String> = named(project, line).into_iter().map(|moment| moment.name).collect();
    json!({
        "first_entry": line.first,
        "last_entry": line.last,
        "at": chrono::DateTime::from_timestamp_millis(line.at_ms).map(|at| at.to_rfc3339()),
        "author": line.author,
        "verb": line.label.verb.as_str(),
        "name": line.label.name,
        "said": line.say(language),
        "turn": turn,
        "text_kept": line.kept,
        "snapshots": names,
    })
}

/// Gives the moment of now a name.
pub(super) fn snapshot(arguments: &mut Arguments, language: Language) -> Outcome {
    let (path, name) = (arguments.path("FILE")?, arguments.word("NAME")?);
    arguments.nothing_left()?;
    let mut project = opened::project_to_edit(&path, arguments.flag("anyway"), language)?;
    project.take_snapshot(&name).ok_or_else(|| Failure::Sentence(tr!(language, "file-read-only")))?;
    saved(&mut project, language)?;
    print::line(&tr!(language, "notice-snapshot", name = name))
}

/// Brings a moment back: one with a name, or that after an entry of the diary.
pub(super) fn restore(arguments: &mut Arguments, language: Language) -> Outcome {
    let (path, wanted) = (arguments.path("FILE")?, arguments.word("MOMENT")?);
    arguments.nothing_left()?;
    let mut project = opened::project_to_edit(&path, arguments.flag("anyway"), language)?;
    let by_name = project.snapshots().into_iter().rev().find(|moment| moment.name == wanted).and_then(|m| m.seq);
    let seq = by_name.or_else(|| wanted.parse().ok());
    let seq = seq.ok_or_else(|| Failure::Sentence(tr!(language, "cli-no-moment", name = wanted.as_str())))?;
    let now = words::moment(language, chrono::Utc::now().timestamp_millis());
    let safety = tr!(language, "history-safety", at = now);
    project.restore(seq, &wanted, &safety).map_err(|error| Failure::Sentence(error.say(language)))?;
    saved(&mut project, language)?;
    print::line(&tr!(language, "cli-restored", name = wanted, safety = safety))
}

fn saved(project: &mut Project, language: Language) -> Outcome {
    project.wait_saved().map_err(|error| Failure::Sentence(error.say(language)))
}
