//! `merge FILE OTHER`: another copy brought in, and what both claim.

use super::arguments::{Arguments, UsageError};
use super::merge_told::{as_json, lines};
use super::{Failure, Outcome, opened, print};
use crate::edit::merge::{Choice, Side};
use crate::model::*;
use crate::project::{MergeError, MergeProposal, OtherCopy, Project};
use crate::tr;
use crate::words::Say;

const TAKES: &str = "mine, theirs, both";

/// Brings it in. Where both claim something and nobody said which, nothing is changed and the exit code is 3.
pub(super) fn run(arguments: &mut Arguments, language: Language) -> Outcome {
    let (path, other) = (arguments.path("FILE")?, arguments.path("OTHER")?);
    arguments.nothing_left()?;
    let keep = arguments.read("keep", TAKES, choice)?;
    let decided = decided(arguments)?;
    let dry = arguments.flag("dry-run");
    let mut project = if dry {
        opened::project(&path, language)?
    } else {
        opened::project_to_edit(&path, arguments.flag("anyway"), language)?
    };
    let mut proposal = match project.merging().with(&other) {
        Ok(proposal) => proposal,
        Err(MergeError::Unrelated(other)) => return unrelated(arguments, &mut project, &other, language),
        Err(error) => return Err(Failure::Sentence(error.say(language))),
    };
    decide(&mut proposal, keep, &decided)?;
    let open = (0..proposal.conflicts().len()).any(|conflict| proposal.choice(conflict).is_none());
    let merged = !(dry || open && keep.is_none());
    let changed = merged && commit(&mut project, &proposal, language)?;
    if arguments.flag("json") {
        let text = serde_json::to_string_pretty(&as_json(&proposal, changed, language));
        print::line(&text.expect("plain data always becomes JSON"))?;
    } else {
        lines(&proposal, language).iter().try_for_each(|line| print::line(line))?;
        let done = match (changed, merged) {
            (true, _) => tr!(language, "merge-done"),
            (false, true) => tr!(language, "merge-nothing"),
            (false, false) => tr!(language, "merge-not-done"),
        };
        print::line(&done)?;
    }
    if open && keep.is_none() { Err(Failure::Undecided) } else { Ok(()) }
}

fn commit(project: &mut Project, proposal: &MergeProposal, language: Language) -> Result<bool, Failure> {
    let changed = project.commit_merge(proposal).map_err(|error| Failure::Sentence(error.say(language)))?;
    project.wait_saved().map_err(|error| Failure::Sentence(error.say(language)))?;
    Ok(changed)
}

fn choice(text: &str) -> Option<Choice> {
    match text {
        "mine" => Some(Choice::Side(Side::Mine)),
        "theirs" => Some(Choice::Side(Side::Theirs)),
        "both" => Some(Choice::Both),
        _ => None,
    }
}

/// The conflicts decided one by one: `--decide 2=theirs`.
fn decided(arguments: &Arguments) -> Result<Vec<(usize, Choice, String)>, UsageError> {
    let one = |text: &String| {
        let (number, side) = text.split_once('=')?;
        Some((number.trim().parse::<usize>().ok()?.checked_sub(1)?, choice(side.trim())?, text.clone()))
    };
    let bad = |text: &String| UsageError::BadValue("--decide".into(), text.clone(), "NUMBER=mine|theirs|both".into());
    arguments.all("decide").iter().map(|text| one(text).ok_or_else(|| bad(text))).collect()
}

/// First all alike, then those that were named. Where both cannot stay, what was merged stays.
fn decide(
    proposal: &mut MergeProposal,
    keep: Option<Choice>,
    decided: &[(usize, Choice, String)],
) -> Result<(), UsageError> {
    for conflict in 0..proposal.conflicts().len() {
        if let Some(keep) = keep {
            proposal.choose(conflict, Some(keep));
        }
    }
    for (conflict, choice, text) in decided {
        if !proposal.choose(*conflict, Some(*choice)) {
            return Err(UsageError::BadValue("--decide".into(), text.clone(), TAKES.into()));
        }
    }
    Ok(())
}

/// A project of its own: journeys are brought from it where some are asked for.
fn unrelated(arguments: &Arguments, project: &mut Project, other: &OtherCopy, language: Language) -> Outcome {
    let journeys = other.journeys();
    let titles = || journeys.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>().join(", ");
    let wanted = arguments.all("journeys");
    if wanted.is_empty() {
        let file = other.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
        let sentence = tr!(language, "cli-unrelated", file = file, titles = titles());
        return Err(Failure::Sentence(sentence));
    }
    let mut chosen = Vec::new();
    for name in wanted {
        let by_place = name.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
        let found = journeys.iter().find(|(_, title)| title == name).or(by_place.and_then(|place| journeys.get(place)));
        match found {
            _ if name == "all" => chosen.extend(journeys.iter().map(|(id, _)| *id)),
            Some((id, _)) => chosen.push(*id),
            None => {
                let sentence = tr!(language, "cli-no-journey", name = name.as_str(), titles = titles());
                return Err(Failure::Sentence(sentence));
            }
        }
    }
    if arguments.flag("dry-run") {
        return print::line(&tr!(language, "merge-not-done"));
    }
    let brought = other.bring(&chosen);
    let became = project.commit_brought(&brought).map_err(|error| Failure::Sentence(error.say(language)))?;
    project.wait_saved().map_err(|error| Failure::Sentence(error.say(language)))?;
    let titles =
        became.iter().filter_map(|id| project.records().journeys.get(id)).map(|journey| journey.title.as_str());
    print::line(&tr!(language, "cli-brought", titles = titles.collect::<Vec<_>>().join(", ")))
}
