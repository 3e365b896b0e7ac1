//! The daily copies: made once a day, checked, the last seven kept.

use super::folders;
use crate::project::{Desk, rename, title};
use chrono::{Days, NaiveDate};
use parcours::project::{OpenError, Project, Way, back_up, backups, copy_file, ways_on};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() + Days::new(n)
}

#[test]
fn one_a_day_and_the_last_seven_are_kept() {
    let (desk, mut project) = Desk::with_project();
    let folders = folders(&desk);
    for n in 0..10 {
        project.commit(rename(project.records(), &format!("day {n}")));
        project.wait_saved().unwrap();
        let made = back_up(&desk.file, &folders, day(n)).unwrap().expect("made");
        assert_eq!(title(&Project::open(&made).unwrap()), format!("day {n}"));
        assert_eq!(back_up(&desk.file, &folders, day(n)).unwrap(), None, "one a day");
    }
    let kept: Vec<NaiveDate> = backups(&desk.file, &folders).iter().map(|backup| backup.date).collect();
    assert_eq!(kept, (3..10).rev().map(day).collect::<Vec<_>>());
    assert_eq!(back_up(&desk.file, &folders, day(11)).unwrap(), None, "nothing changed since");
}

#[test]
fn a_clock_that_goes_back_does_not_put_them_out_of_order() {
    let (desk, mut project) = Desk::with_project();
    let folders = folders(&desk);
    for (n, date) in [day(5), NaiveDate::from_ymd_opt(1970, 1, 1).unwrap(), day(6)].into_iter().enumerate() {
        project.commit(rename(project.records(), &format!("state {n}")));
        project.wait_saved().unwrap();
        back_up(&desk.file, &folders, date).unwrap().expect("made");
    }
    let last = backups(&desk.file, &folders).into_iter().next().unwrap();
    assert_eq!(title(&Project::open(&last.path).unwrap()), "state 2");
}

#[test]
fn a_file_that_does_not_open_offers_the_last_one() {
    let (desk, project) = Desk::with_project();
    let folders = folders(&desk);
    back_up(&desk.file, &folders, day(0)).unwrap().expect("made");
    let records = project.records().clone();
    drop(project);
    let mut bytes = std::fs::read(&desk.file).unwrap();
    bytes[8_192..].iter_mut().for_each(|byte| *byte ^= 0x55);
    std::fs::write(&desk.file, bytes).unwrap();
    let error = Project::open(&desk.file).unwrap_err();
    let ways = ways_on(&error, Some(&folders));
    let [Way::Salvage, Way::Backup(backup)] = &ways[..] else { panic!("{ways:?}") };
    let copy = desk.beside("from the copy.parcours");
    copy_file(&backup.path, &copy).unwrap();
    assert_eq!(*Project::open(&copy).unwrap().records(), records);
    assert!(back_up(&desk.file, &folders, day(1)).is_err(), "no copy is made of what is damaged");
    std::fs::remove_file(&desk.file).unwrap();
    let error = Project::open(&desk.file).unwrap_err();
    assert_eq!(error, OpenError::NotFound(desk.file.clone()));
    assert_eq!(ways_on(&error, Some(&folders)), [Way::Backup(backup.clone())]);
}

#[test]
fn projects_of_one_name_in_two_folders_have_their_own() {
    let (one, _project) = Desk::with_project();
    let (two, _project) = Desk::with_project();
    let folders = folders(&one);
    back_up(&one.file, &folders, day(0)).unwrap().expect("made");
    assert!(backups(&two.file, &folders).is_empty());
}
