//! Sharing and merging as they are typed.

use super::files::{begun, rename};
use crate::cli::Desk as Shell;
use parcours::project::Project;
use serde_json::Value;

/// A project and a shared copy of it, in which both renamed the same card, and each another one.
fn two_copies() -> Shell {
    let shell = Shell::new();
    let (desk, mut project) = begun();
    let (mine, theirs) = (shell.path("mine.parcours"), shell.path("theirs.parcours"));
    project.sharing().write(&theirs, false).unwrap();
    for (card, title) in [(7, "Anna’s"), (8, "Only Anna")] {
        rename(&mut project, card, title);
    }
    project.save_copy(&mine).unwrap();
    let mut other = Project::open(&theirs).unwrap();
    for (card, title) in [(7, "Ben’s title"), (9, "Only Ben")] {
        rename(&mut other, card, title);
    }
    drop((project, desk));
    shell
}

fn titles(shell: &Shell) -> [String; 3] {
    let project = Project::open(&shell.path("mine.parcours")).unwrap();
    [7, 8, 9].map(|n| project.records().cards.values().nth(n).unwrap().title.clone())
}

#[test]
fn a_copy_is_made_and_its_content_said() {
    let shell = two_copies();
    let said = shell.done(&["share", "mine.parcours", "out.parcours", "--lang", "en"]);
    for part in ["In the copy:", "Stays out:", "1 comment (--comments", "6 entries of the history"] {
        assert!(said.contains(part), "{part} in: {said}");
    }
    let (code, complaint) = shell.refused(&["share", "mine.parcours", "out.parcours", "--lang", "en"]);
    assert_eq!((code, complaint.contains("out.parcours")), (1, true), "a file is not replaced by chance: {complaint}");
    let json = ["share", "mine.parcours", "out.parcours", "--comments", "--replace", "--json"];
    let told: Value = serde_json::from_str(&shell.done(&json)).unwrap();
    assert_eq!((&told["comments"], &told["left_out"]["comments"]), (&1.into(), &0.into()));
    let before = std::fs::read(shell.path("out.parcours")).unwrap();
    shell.done(&["share", "mine.parcours", "out.parcours", "--dry-run", "--lang", "fr"]);
    assert_eq!(std::fs::read(shell.path("out.parcours")).unwrap(), before, "only said");
}

#[test]
fn what_both_claim_is_listed_and_nothing_changes_until_it_is_decided() {
    let shell = two_copies();
    let before = titles(&shell);
    let merge = ["merge", "mine.parcours", "theirs.parcours", "--lang", "en"];
    let output = shell.run(&merge);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    for part in ["here: Anna’s", "there: Ben’s title", "Nothing was changed."] {
        assert!(said.contains(part), "{part} in: {said}");
    }
    assert_eq!(titles(&shell), before);
    let (code, _) = shell.refused(&[&merge[..], &["--decide", "1=nobody"]].concat());
    assert_eq!(code, 2);
    let json = shell.done(&[&merge[..], &["--decide", "1=mine", "--json"]].concat());
    let told: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&told["changed"], &told["base"]["found"]), (&true.into(), &"entry".into()));
    let conflict = &told["conflicts"][0];
    let value = |key: &str| conflict[key].as_str().unwrap();
    assert_eq!([value("mine"), value("theirs"), value("choice")], ["Anna’s", "Ben’s title", "mine"]);
    assert_eq!(titles(&shell), ["Anna’s", "Only Anna", "Only Ben"]);
    let again = shell.done(&merge);
    assert!(again.contains("nothing to bring in"), "{again}");
}

#[test]
fn one_side_or_both_can_be_kept_in_all() {
    for (keep, title) in [("mine", "Anna’s"), ("theirs", "Ben’s title"), ("both", "Anna’s / Ben’s title")] {
        let shell = two_copies();
        let dry = ["merge", "mine.parcours", "theirs.parcours", "--keep", keep, "--dry-run"];
        shell.done(&dry);
        assert_eq!(titles(&shell)[0], "Anna’s", "only said");
        shell.done(&["merge", "mine.parcours", "theirs.parcours", "--keep", keep]);
        assert_eq!(titles(&shell), [title, "Only Anna", "Only Ben"]);
    }
}

#[test]
fn journeys_are_brought_from_a_project_of_its_own() {
    let shell = two_copies();
    shell.done(&["new", "other.parcours", "--template", "aida", "--lang", "en"]);
    let merge = ["merge", "mine.parcours", "other.parcours", "--lang", "en"];
    let (code, complaint) = shell.refused(&merge);
    assert_eq!((code, complaint.contains("--journeys")), (1, true), "{complaint}");
    let count = || Project::open(&shell.path("mine.parcours")).unwrap().records().journeys.len();
    let before = count();
    let (code, _) = shell.refused(&[&merge[..], &["--journeys", "none of these"]].concat());
    assert_eq!((code, count()), (1, before));
    let said = shell.done(&[&merge[..], &["--journeys", "1"]].concat());
    assert!(said.contains("Brought in:"), "{said}");
    assert_eq!(count(), before + 1);
}
