//! `share FILE OUT`: a copy for others, and what is in it.

use super::arguments::Arguments;
use super::{Failure, Outcome, opened, print};
use crate::model::Language;
use crate::project::{FileError, ShareSummary};
use crate::tr;
use crate::words::{Say, decimal, number};
use serde_json::{Value, json};

/// Writes it, unless only its summary is wanted.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let (path, to) = (arguments.path("FILE")?, arguments.path("OUT")?);
    arguments.nothing_left()?;
    let (comments, dry) = (arguments.flag("comments"), arguments.flag("dry-run"));
    let failed = |error: FileError| Failure::Sentence(error.say(language));
    if !dry && !arguments.flag("replace") && std::fs::symlink_metadata(&to).is_ok() {
        return Err(failed(FileError::Exists(to)));
    }
    let sharing = opened::project(&path, language)?.sharing();
    let summary = sharing.summary(comments).map_err(failed)?;
    if !dry {
        sharing.write(&to, comments).map_err(failed)?;
    }
    if arguments.flag("json") {
        let file = (!dry).then(|| to.display().to_string());
        let text = serde_json::to_string_pretty(&as_json(&summary, file));
        return print::line(&text.expect("plain data always becomes JSON"));
    }
    lines(&summary, language).iter().try_for_each(|line| print::line(line))?;
    if dry {
        return Ok(());
    }
    print::line(&tr!(language, "cli-made", path = to.display().to_string()))
}

fn as_json(summary: &ShareSummary, file: Option<String>) -> Value {
    let left = summary.left_out;
    json!({
        "file": file,
        "bytes": summary.bytes,
        "journeys": summary.journeys,
        "cards": summary.cards,
        "personas": summary.personas,
        "images": summary.images,
        "comments": summary.comments,
        "history": summary.history,
        "measured": summary.measured,
        "left_out": {
            "sources": left.sources,
            "history_texts": left.history,
            "comments": left.comments,
            "snapshots": left.snapshots,
            "images": left.images,
            "small_groups": left.figures,
        },
    })
}

fn lines(summary: &ShareSummary, language: Language) -> Vec<String> {
    let n = |count: usize| (count as i64, number(language, count as i64));
    macro_rules! counted {
        ($($count:expr => $key:literal),+ $(,)?) => {
            [$({
                let (count, shown) = n($count);
                (count, tr!(language, $key, count = count, shown = shown))
            }),+]
        };
    }
    let left = summary.left_out;
    let inside = counted!(
        summary.cards => "share-cards",
        summary.personas => "share-personas",
        summary.images => "share-images",
        summary.comments => "share-comments",
        summary.measured => "share-measured",
    );
    let outside = counted!(
        left.sources => "share-out-events",
        left.history => "share-out-history",
        left.comments => "share-out-comments",
        left.snapshots => "share-out-snapshots",
        left.images => "share-out-images",
        left.figures => "share-out-figures",
    );
    let there = |(count, line): (i64, String)| (count > 0).then(|| format!("    {line}"));
    let megabytes = decimal(language, summary.bytes as f64 / 1e6, 1);
    let mut lines = vec![tr!(language, "share-size", megabytes = megabytes), tr!(language, "share-inside")];
    lines.extend(summary.journeys.iter().map(|title| format!("    {} {title}", tr!(language, "share-journey"))));
    lines.extend(inside.into_iter().filter_map(there));
    lines.push(tr!(language, "share-stays-out"));
    lines.extend(outside.into_iter().filter_map(there));
    lines.push(format!("    {}", tr!(language, "share-out-deleted")));
    lines
}
