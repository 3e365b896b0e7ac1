//! The diary: who, when, what, and finding a step again.

use crate::project::{Desk, rename};
use parcours::edit::{self, Change, Edit, Label, Verb};
use parcours::model::*;
use parcours::project::{Diary, DiaryFilter, Project, Subject, Turn};
use parcours::words::Say;

fn add_comment(project: &mut Project, text: &str) {
    let journey = project.records().journeys_in_order()[0].id;
    let comment = Comment { journey, text: text.to_owned(), ..Comment::blank(CommentId::new()) };
    project.commit(Edit::new(Label::new(Verb::Add, "comment"), vec![Change::added(comment)]));
}

/// Camille renames twice in one gesture and takes it back; Robert says something.
fn project() -> (Desk, Project) {
    let (desk, mut project) = Desk::with_project();
    project.set_author("Camille");
    let gesture = GestureId::new();
    project.commit(rename(project.records(), "Hed").during(gesture));
    project.commit(rename(project.records(), "Hedge trimmer").during(gesture));
    project.undo();
    project.redo();
    project.set_author("Robert");
    add_comment(&mut project, "Trop cher à l’étape deux");
    let journey = project.records().journeys_in_order()[0].id;
    let (edit, _) = edit::add_stage(project.records(), journey, None, "Care");
    project.commit(edit);
    (desk, project)
}

#[test]
fn a_gesture_is_one_line_that_says_who_did_what() {
    let (_desk, project) = project();
    let diary = Diary::of(project.history());
    let said: Vec<String> = diary.lines().iter().map(|line| line.say(Language::English)).collect();
    assert_eq!(
        said,
        [
            "Rename to “Hedge trimmer”",
            "Undone: rename to “Hedge trimmer”",
            "Redone: rename to “Hedge trimmer”",
            "Add “comment”",
            "Add “Care”",
        ]
    );
    let entries: Vec<(u64, u64)> = diary.lines().iter().map(|line| (line.first, line.last)).collect();
    assert_eq!(entries, [(1, 2), (3, 3), (4, 4), (5, 5), (6, 6)]);
    let turns: Vec<Turn> = diary.lines().iter().map(|line| line.turn).collect();
    assert_eq!(turns, [Turn::Done, Turn::Undone, Turn::Redone, Turn::Done, Turn::Done]);
    assert_eq!(diary.people(), ["Camille", "Robert"]);
    assert_eq!(diary.days().len(), 1);
    assert!(diary.lines().iter().all(|line| line.kept));
    assert_eq!(diary.lines()[4].say(Language::French), "Ajouter «\u{A0}Care\u{A0}»");
}

#[test]
fn it_is_filtered_by_person_kind_day_and_words() {
    let (_desk, project) = project();
    let mut diary = Diary::of(project.history());
    let day = diary.lines()[0].day();
    let mut found = |filter: DiaryFilter| diary.found(&filter, project.history(), Language::English);
    let words = |words: &str| DiaryFilter { words: words.to_owned(), ..Default::default() };
    assert_eq!(found(DiaryFilter::default()), [0, 1, 2, 3, 4]);
    assert_eq!(found(DiaryFilter { person: Some("Robert".to_owned()), ..Default::default() }), [3, 4]);
    assert_eq!(found(DiaryFilter { about: Some(Subject::Columns), ..Default::default() }), [4]);
    assert_eq!(found(DiaryFilter { about: Some(Subject::Comments), ..words("robert") }), [3]);
    assert_eq!(found(DiaryFilter { day: Some(day), ..Default::default() }).len(), 5);
    assert_eq!(found(DiaryFilter { day: day.pred_opt(), ..Default::default() }), [0; 0]);
    assert_eq!(found(words("etape CHER")), [3], "in the texts, without case and accents");
    assert_eq!(found(words("undone hedge")), [1], "and in what was done");
    assert_eq!(found(words("nothing like it")), [0; 0]);
}

#[test]
fn it_follows_what_is_done_and_begins_anew_with_another_history() {
    let (_desk, mut project) = project();
    let mut diary = Diary::of(project.history());
    add_comment(&mut project, "again");
    diary.follow(project.history());
    assert_eq!(diary.lines(), Diary::of(project.history()).lines());
    let search = DiaryFilter { words: "again".to_owned(), ..Default::default() };
    assert_eq!(diary.found(&search, project.history(), Language::English), [5]);
    let (_other_desk, other) = self::project();
    diary.follow(other.history());
    assert_eq!(diary.lines(), Diary::of(other.history()).lines());
}

#[test]
fn a_copy_made_for_others_says_what_it_does_not_keep() {
    let (desk, mut project) = project();
    let copy = desk.beside("shared.parcours");
    project.wait_saved().unwrap();
    project.sharing().write(&copy, true).unwrap();
    let mut shared = Project::open(&copy).unwrap();
    let sealed = shared.history().len() as u64;
    shared.commit(rename(shared.records(), "Theirs"));
    let mut diary = Diary::of(shared.history());
    let kept: Vec<bool> = diary.lines().iter().map(|line| line.kept).collect();
    assert!(kept.len() > 1 && kept.iter().rev().skip(1).all(|kept| !kept) && kept[kept.len() - 1]);
    let search = DiaryFilter { words: "trop cher".to_owned(), ..Default::default() };
    assert_eq!(diary.found(&search, shared.history(), Language::English), [0; 0]);
    assert!(shared.records_at(sealed).is_some(), "as it came it is known");
    assert_eq!(shared.records_at(sealed - 1), None, "before that nobody here knows");
    let mut past = parcours::project::Past::of(&shared);
    assert_eq!((past.first_known(), past.go(sealed - 1), past.seq()), (sealed, None, sealed + 1));
    assert_eq!(past.records(), shared.records(), "it stands where it stood");
    assert!(past.go(sealed).is_some());
}
