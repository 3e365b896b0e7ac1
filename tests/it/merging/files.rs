//! Project files that people send each other: shared, worked on, merged.

use super::{dangling, retitled, work};
use crate::project::Desk;
use crate::random::Random;
use parcours::edit::merge::{Choice, Claim, Side};
use parcours::edit::{Change, Edit, Label, Verb};
use parcours::model::*;
use parcours::project::{Base, MergeError, MergeProposal, OtherCopy, Project, Saving, copy_file, sample};
use std::collections::BTreeSet;
use std::path::Path;

/// The sample as a file, by somebody who has worked on it.
pub(super) fn begun() -> (Desk, Project) {
    let desk = Desk::new();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut project = Project::create(&desk.file, sample::records(Language::English, today)).unwrap();
    project.set_author("Anna Original");
    for n in 0..3 {
        rename(&mut project, n, &format!("before {n}"));
    }
    let card = nth_card(&project, 5);
    let journey = project.records().journey_of(&card).unwrap();
    let text = "Between us only".to_owned();
    let comment = Comment { journey, card: Some(card.id), text, ..Comment::blank(CommentId::new()) };
    project.commit(Edit::new(Label::new(Verb::Add, "comment"), vec![Change::added(comment)]));
    project.wait_saved().unwrap();
    (desk, project)
}

pub(super) fn nth_card(project: &Project, n: usize) -> Card {
    project.records().cards.values().nth(n).unwrap().clone()
}

pub(super) fn rename(project: &mut Project, card: usize, title: &str) {
    let edit = retitled(&nth_card(project, card), title);
    project.commit(edit);
    project.wait_saved().unwrap();
}

/// A copy for others, opened by them.
pub(super) fn shared(project: &Project, to: &Path, comments: bool) -> Project {
    project.sharing().write(to, comments).unwrap();
    let mut theirs = Project::open(to).unwrap();
    theirs.set_author("Ben Other");
    theirs
}

/// A whole copy, opened by somebody else.
pub(super) fn copied(project: &mut Project, to: &Path) -> Project {
    project.wait_saved().unwrap();
    copy_file(project.path(), to).unwrap();
    let mut copy = Project::open(to).unwrap();
    copy.set_author("Ben Other");
    copy
}

pub(super) fn proposed(project: &Project, other: &Path) -> MergeProposal {
    project.merging().with(other).unwrap()
}

/// Merges without a word about what both claim.
pub(super) fn merge_in(project: &mut Project, other: &mut Project) -> bool {
    other.wait_saved().unwrap();
    let proposal = proposed(project, other.path());
    let changed = project.commit_merge(&proposal).unwrap();
    project.wait_saved().unwrap();
    changed
}

#[test]
fn a_thread_can_do_all_that_takes_long() {
    let (desk, project) = begun();
    let (mut project, to) = (project, desk.beside("for Ben.parcours"));
    let sharing = project.sharing();
    let theirs = std::thread::spawn(move || sharing.summary(true).and_then(|_| sharing.write(&to, true)).map(|()| to));
    let theirs = theirs.join().unwrap().unwrap();
    rename(&mut Project::open(&theirs).unwrap(), 7, "Ben was here");
    let merging = project.merging();
    let proposal = std::thread::spawn(move || merging.with(&theirs)).join().unwrap().unwrap();
    assert!(project.commit_merge(&proposal).unwrap());
    assert_eq!(nth_card(&project, 7).title, "Ben was here");
}

#[test]
fn what_comes_back_from_a_shared_copy_is_brought_in_with_one_undo() {
    let (desk, mut project) = begun();
    let mut theirs = shared(&project, &desk.beside("for Ben.parcours"), false);
    assert!(theirs.records().comments.is_empty(), "nobody asked for them");
    assert!(theirs.next_undo().is_none(), "nobody can look behind the copy");
    rename(&mut theirs, 7, "Ben was here");
    rename(&mut project, 8, "Anna went on");
    let before = project.records().clone();
    let proposal = proposed(&project, theirs.path());
    assert_eq!(proposal.base().1, Base::Entry(4));
    assert_eq!(proposal.their_authors(), BTreeSet::from(["Ben Other"]));
    assert_eq!((proposal.their_entries().len(), proposal.conflicts().len()), (1, 0));
    assert!(project.commit_merge(&proposal).unwrap());
    project.wait_saved().unwrap();
    assert_eq!(nth_card(&project, 7).title, "Ben was here");
    assert_eq!(nth_card(&project, 8).title, "Anna went on");
    assert_eq!(project.records().comments.len(), 1, "what was left out of the copy was not deleted");
    assert_eq!(Project::open(&desk.file).unwrap().records(), project.records());
    assert!(!merge_in(&mut project, &mut theirs), "merging again changes nothing");
    project.undo();
    assert_eq!(*project.records(), before, "one undo");
    assert!(merge_in(&mut project, &mut theirs), "what was undone can be merged again");
    assert_eq!(nth_card(&project, 7).title, "Ben was here");
}

#[test]
fn what_both_claim_is_asked_once_and_stays_as_it_was_answered() {
    let (desk, mut project) = begun();
    let mut theirs = shared(&project, &desk.beside("for Ben.parcours"), true);
    assert_eq!(theirs.records().comments.len(), 1);
    rename(&mut theirs, 7, "Ben’s much longer title");
    rename(&mut project, 7, "Anna’s");
    let mut proposal = proposed(&project, theirs.path());
    let Claim::Fields { names, .. } = &proposal.conflicts()[0].about else { panic!("{:?}", proposal.conflicts()) };
    assert_eq!(*names, ["title"]);
    let told = proposal.told(0, Language::English).unwrap();
    assert_eq!((told.mine.as_str(), told.theirs.as_str()), ("Anna’s", "Ben’s much longer title"));
    assert!(!proposal.choose(1, Some(Choice::Both)), "there is one question only");
    assert!(proposal.choose(0, Some(Choice::Side(Side::Mine))));
    assert!(project.commit_merge(&proposal).unwrap(), "the answer is kept although nothing changed");
    assert_eq!(nth_card(&project, 7).title, "Anna’s");
    let again = proposed(&project, theirs.path());
    assert_eq!((again.conflicts().len(), again.edit().changes.len()), (0, 0), "not asked again");
    // Ben takes Anna's copy, and has her answer.
    assert!(merge_in(&mut theirs, &mut project));
    assert_eq!(nth_card(&theirs, 7).title, "Anna’s");
    rename(&mut theirs, 7, "Ben again");
    assert!(merge_in(&mut project, &mut theirs));
    assert_eq!(nth_card(&project, 7).title, "Ben again", "only Ben changed it since");
}

#[test]
fn what_was_changed_since_the_proposal_is_not_lost() {
    let (desk, mut project) = begun();
    let mut theirs = copied(&mut project, &desk.beside("copy.parcours"));
    rename(&mut theirs, 7, "Ben");
    let proposal = proposed(&project, theirs.path());
    rename(&mut project, 8, "meanwhile");
    let before = project.records().clone();
    assert!(matches!(project.commit_merge(&proposal), Err(MergeError::Changed)));
    assert_eq!(*project.records(), before);
    assert!(matches!(project.merging().with(project.path()), Err(MergeError::SameFile(_))));
    let nowhere = project.merging().with(&desk.beside("nowhere.parcours"));
    assert!(matches!(nowhere, Err(MergeError::NotOpened(_))));
}

#[test]
fn a_copy_that_only_may_be_read_says_so() {
    let (desk, mut project) = begun();
    let mut theirs = copied(&mut project, &desk.beside("copy.parcours"));
    rename(&mut theirs, 7, "Ben");
    drop(project);
    let manner = parcours::project::Manner { read_only: true, ..Default::default() };
    let mut project = Project::open_as(&desk.file, manner, None).unwrap();
    let proposal = proposed(&project, theirs.path());
    assert!(matches!(project.commit_merge(&proposal), Err(MergeError::File(_))));
    let brought = OtherCopy::read(theirs.path()).unwrap().bring(&[]);
    assert!(project.commit_brought(&brought).is_err());
    assert_eq!(project.saving(), Saving::Saved, "nothing waits");
}

const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'><path d='M0 0H4V2z'/></svg>";

/// Gives the first card an image.
fn with_image(project: &mut Project) -> String {
    let (added, image) = project.add_image(DRAWING.as_bytes(), "Shelf").unwrap();
    let card = nth_card(project, 0);
    let changes = added.into_iter().chain([Change::replaced(card.clone(), Card { image: Some(image), ..card })]);
    project.commit(Edit::new(Label::new(Verb::Change, "image"), changes.collect()));
    project.wait_saved().unwrap();
    project.records().assets[&image].hash.clone()
}

#[test]
fn images_of_the_other_copy_come_along() {
    let (desk, mut project) = begun();
    let mut theirs = shared(&project, &desk.beside("for Ben.parcours"), false);
    let hash = with_image(&mut theirs);
    assert!(merge_in(&mut project, &mut theirs));
    drop(project);
    let bytes = desk.open().image(&hash).expect("in the file");
    assert!(String::from_utf8(bytes).unwrap().contains("<path"));
}

#[test]
fn an_image_that_is_none_does_not_come() {
    let (desk, project) = begun();
    let to = desk.beside("for Ben.parcours");
    let mut theirs = shared(&project, &to, false);
    let hash = with_image(&mut theirs);
    drop(theirs);
    let other = rusqlite::Connection::open(&to).unwrap();
    other.execute("UPDATE blob SET bytes = x'00'", []).unwrap();
    drop(other);
    let proposal = proposed(&project, &to);
    assert_eq!(proposal.images_missing(), 1);
    assert!(proposal.merged().assets.values().any(|asset| asset.hash == hash), "its place is kept");
}

#[test]
fn a_project_of_its_own_gives_journeys_with_what_they_need() {
    let (_desk, mut project) = begun();
    let (there, mut other) = begun();
    let hash = with_image(&mut other);
    drop(other);
    let before = project.records().clone();
    let Err(MergeError::Unrelated(other)) = project.merging().with(&there.file) else { panic!("it is no copy") };
    assert_eq!(project.history().len(), 4, "nothing happened");
    let shown = other.records().cards.values().find(|card| card.image.is_some()).unwrap();
    let wanted = other.records().lanes[&shown.lane].journey;
    assert!(other.journeys().iter().any(|(journey, _)| *journey == wanted), "it is offered");
    let brought = other.bring(&[wanted]);
    let new = project.commit_brought(&brought).unwrap();
    project.wait_saved().unwrap();
    let [journey] = new.as_slice() else { panic!("one journey: {new:?}") };
    let (theirs, ours) = (other.records(), project.records());
    assert_eq!(ours.columns_of(*journey).len(), theirs.columns_of(wanted).len());
    assert_eq!(ours.lanes_of(*journey).len(), theirs.lanes_of(wanted).len());
    assert!(ours.journeys[journey].personas.iter().all(|persona| ours.personas.contains_key(persona)));
    assert_eq!(dangling(ours), BTreeSet::new());
    assert!(project.image(&hash).is_some());
    project.undo();
    assert_eq!(*project.records(), before, "one undo");
    assert!(project.commit_brought(&other.bring(&[])).unwrap().is_empty(), "nothing asked for, nothing brought");
}

/// One of three people: works, shares, takes copies of the others.
fn work_a_while(random: &mut Random, project: &mut Project) {
    for _ in 0..random.below(8) {
        match random.below(6) {
            0 => drop(project.undo()),
            1 => drop(project.redo()),
            _ => {
                if let Some(edit) = work(random, project.records()) {
                    project.commit(edit);
                }
            }
        }
    }
    project.wait_saved().unwrap();
}

#[test]
fn random_rounds_of_files_between_three_people_stay_whole() {
    let mut bases = [0_usize; 3];
    for seed in 0..12 {
        let mut random = Random(seed);
        let (desk, mut anna) = begun();
        let path = |name: &str| desk.beside(name);
        let mut people = vec![shared(&anna, &path("b.parcours"), random.one_in(2))];
        people.push(copied(&mut anna, &path("c.parcours")));
        people.insert(0, anna);
        for round in 0..6 {
            for person in &mut people {
                work_a_while(&mut random, person);
            }
            let (one, other) = [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)][random.below(6)];
            // Sent as it is, or made for others on the way.
            let sent = path("sent.parcours");
            match random.below(3) {
                0 => copy_file(people[other].path(), &sent).unwrap(),
                n => people[other].sharing().write(&sent, n == 1).unwrap(),
            }
            let before = people[one].records().clone();
            let proposal = proposed(&people[one], &sent);
            bases[match proposal.base().1 {
                Base::Entry(_) => 0,
                Base::Merged(_) => 1,
                Base::Unknown => 2,
            }] += 1;
            let told = format!("seed {seed}, round {round}: {one} takes {other}");
            assert!((0..proposal.conflicts().len()).all(|n| proposal.told(n, Language::French).is_some()));
            let changed = people[one].commit_merge(&proposal).unwrap();
            people[one].wait_saved().unwrap();
            assert_eq!(dangling(people[one].records()), BTreeSet::new(), "{told}");
            let again = proposed(&people[one], &sent);
            assert_eq!(again.edit().changes, [], "{told}: merging again changes nothing");
            let reread = Project::open(people[one].path()).unwrap();
            assert_eq!(reread.records(), people[one].records(), "{told}");
            drop(reread);
            if changed && random.one_in(3) {
                people[one].undo();
                assert_eq!(*people[one].records(), before, "{told}: one undo");
            }
        }
    }
    assert!(bases[0] > 5 && bases[1] > 5, "copies met in every way: {bases:?}");
}
