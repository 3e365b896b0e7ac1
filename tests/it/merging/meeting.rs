//! What two copies both come from, where it is not simply the last entry they share.

use super::files::{begun, copied, merge_in, nth_card, proposed, rename, shared};
use crate::project::Desk;
use parcours::edit::{Change, Edit, Label, Verb, delete};
use parcours::model::*;
use parcours::project::{Base, Project, salvage};
use rusqlite::Connection;

#[test]
fn a_copy_of_a_copy_comes_back_too() {
    let (desk, mut project) = begun();
    let mut ben = shared(&project, &desk.beside("ben.parcours"), false);
    rename(&mut ben, 7, "Ben was here");
    // Ben's copy goes on to Carla without his texts, and from her to Anna.
    let mut carla = shared(&ben, &desk.beside("carla.parcours"), false);
    rename(&mut carla, 9, "Carla was here");
    rename(&mut project, 8, "Anna went on");
    let proposal = proposed(&project, carla.path());
    assert_eq!(proposal.base().1, Base::Entry(4), "from Anna's own history");
    assert!(project.commit_merge(&proposal).unwrap());
    let titles = [7, 8, 9].map(|card| nth_card(&project, card).title);
    assert_eq!(titles, ["Ben was here", "Anna went on", "Carla was here"]);
    assert_eq!(project.records().comments.len(), 1, "nobody deleted the comment that was left out");
    // And Ben takes what Anna has now, made for others.
    project.wait_saved().unwrap();
    let mut sent = shared(&project, &desk.beside("sent.parcours"), false);
    assert!(merge_in(&mut ben, &mut sent));
    let titles = [7, 8, 9].map(|card| nth_card(&ben, card).title);
    assert_eq!(titles, ["Ben was here", "Anna went on", "Carla was here"]);
    // What Ben sends back after that still does not delete the comment.
    rename(&mut ben, 7, "Ben once more");
    assert!(merge_in(&mut project, &mut ben));
    assert_eq!(project.records().comments.len(), 1);
    assert_eq!(nth_card(&project, 7).title, "Ben once more");
}

#[test]
fn who_sends_every_copy_without_texts_is_understood_too() {
    let (desk, mut anna) = begun();
    let mut ben = shared(&anna, &desk.beside("ben.parcours"), false);
    let was = nth_card(&anna, 7).title;
    rename(&mut ben, 7, "Ben was here");
    rename(&mut anna, 8, "Anna went on");
    let mut sent = shared(&ben, &desk.beside("first.parcours"), false);
    assert!(merge_in(&mut anna, &mut sent));
    assert_eq!(nth_card(&anna, 7).title, "Ben was here");
    // Ben thinks better of it, and changes something else.
    ben.undo();
    rename(&mut ben, 9, "Ben went on");
    drop(sent);
    let sent = shared(&ben, &desk.beside("second.parcours"), false);
    let proposal = proposed(&anna, sent.path());
    assert_eq!((proposal.base().1, proposal.conflicts().len()), (Base::Merged(5), 0));
    assert!(anna.commit_merge(&proposal).unwrap());
    let titles = [7, 8, 9].map(|card| nth_card(&anna, card).title);
    assert_eq!(titles, [was.as_str(), "Anna went on", "Ben went on"]);
    assert_eq!(anna.records().comments.len(), 1);
}

#[test]
fn two_who_brought_each_other_in_at_the_same_time_lose_nothing() {
    let (desk, mut anna) = begun();
    let mut ben = copied(&mut anna, &desk.beside("ben.parcours"));
    rename(&mut anna, 7, "Anna");
    rename(&mut ben, 8, "Ben");
    let (of_anna, of_ben) = (proposed(&ben, anna.path()), proposed(&anna, ben.path()));
    ben.commit_merge(&of_anna).unwrap();
    anna.commit_merge(&of_ben).unwrap();
    assert_eq!(anna.records(), ben.records());
    // One takes back what both have by now, the other goes on.
    let before = nth_card(&anna, 8).title;
    rename(&mut ben, 8, "taken back");
    rename(&mut anna, 9, "Anna went on");
    assert_eq!(before, "Ben");
    assert!(merge_in(&mut anna, &mut ben));
    assert_eq!([8, 9].map(|card| nth_card(&anna, card).title), ["taken back", "Anna went on"]);
}

#[test]
fn a_comment_that_somebody_deleted_is_deleted_and_one_that_was_left_out_is_not() {
    let (desk, mut project) = begun();
    let comment = *project.records().comments.keys().next().unwrap();
    for comments in [false, true] {
        let mut theirs = shared(&project, &desk.beside("ben.parcours"), comments);
        let edit = delete(theirs.records(), &[(TableId::Comment, comment.uuid())], "comment");
        theirs.commit(edit);
        rename(&mut theirs, 7, if comments { "again" } else { "once" });
        assert!(merge_in(&mut project, &mut theirs));
        assert_eq!(project.records().comments.contains_key(&comment), !comments);
    }
}

#[test]
fn snapshots_stay_with_their_history() {
    let (desk, mut project) = begun();
    let name = |project: &mut Project, name: &str, entry: EntryId| {
        let snapshot = Snapshot { name: name.to_owned(), entry, ..Snapshot::blank(SnapshotId::new()) };
        project.commit(Edit::new(Label::new(Verb::Add, name), vec![Change::added(snapshot)]));
        project.wait_saved().unwrap();
    };
    let last = project.history().last().unwrap().id;
    let mut theirs = shared(&project, &desk.beside("ben.parcours"), false);
    name(&mut project, "Anna’s", last);
    // Ben names the moment at which he got the copy, and one of his own.
    let got = theirs.history().last().unwrap().id;
    assert_ne!(got, last, "the ids of entries are not given away");
    name(&mut theirs, "As it came", got);
    rename(&mut theirs, 7, "Ben was here");
    let own = theirs.history().last().unwrap().id;
    name(&mut theirs, "Ben’s own", own);
    assert!(merge_in(&mut project, &mut theirs));
    let mut names: Vec<_> = project.records().snapshots.values().map(|s| (s.name.as_str(), s.entry)).collect();
    names.sort();
    assert_eq!(names, [("Anna’s", last), ("As it came", last)], "the moment is the same, whatever its id is there");
    assert!(merge_in(&mut theirs, &mut project));
    assert_eq!(theirs.records().snapshots.len(), 2, "Ben keeps his own, and gets none of what he cannot look at");
}

#[test]
fn where_the_common_state_is_not_known_nothing_is_deleted() {
    let (desk, mut project) = begun();
    let new = desk.beside("salvaged.parcours");
    let damaged = desk.beside("damaged.parcours");
    drop(copied(&mut project, &damaged));
    let other = Connection::open(&damaged).unwrap();
    other.execute_batch("DELETE FROM history WHERE seq = 2; DELETE FROM card WHERE title = 'before 1'").unwrap();
    drop(other);
    salvage(&damaged, &new).unwrap();
    let mut theirs = Project::open(&new).unwrap();
    let before = project.records().cards.len();
    assert_eq!(theirs.records().cards.len() + 1, before, "a card is gone there");
    rename(&mut theirs, 20, "in the salvaged one");
    rename(&mut project, 30, "in the whole one");
    let proposal = proposed(&project, &new);
    assert_eq!(proposal.base().1, Base::Unknown);
    assert!(proposal.conflicts().len() >= 2, "every difference is asked");
    assert!(project.commit_merge(&proposal).unwrap());
    assert_eq!(project.records().cards.len(), before, "no card is deleted");
}

#[test]
fn sources_stay_where_their_rows_are() {
    use crate::project::data::{events, imported, with_data};
    use crate::random::Random;
    let (desk, mut project, _, _) = with_data(50);
    let mut theirs = shared(&project, &desk.beside("ben.parcours"), false);
    theirs.import("ben.csv", &Recipe::default(), imported(&events(&mut Random(3), 20))).unwrap();
    rename(&mut theirs, 0, "Ben was here");
    let proposal = proposed(&project, theirs.path());
    assert_eq!(proposal.sources_left(), ["ben.csv"]);
    assert!(merge_in(&mut project, &mut theirs));
    assert_eq!(project.records().sources.len(), 1);
    assert!(project.events().unwrap().is_some(), "the figures here still have all their rows");
    assert!(merge_in(&mut theirs, &mut project) || theirs.records().sources.len() == 2);
    assert_eq!(theirs.records().sources.len(), 2, "and there they stay too");
    // Who has no rows takes the sources over, to know where the figures come from.
    let elsewhere = Desk::new();
    let mut reader = shared(&project, &elsewhere.file, false);
    project.import("more.csv", &Recipe::default(), imported(&events(&mut Random(4), 20))).unwrap();
    assert!(merge_in(&mut reader, &mut project));
    assert_eq!(reader.records().sources.len(), 2);
}
