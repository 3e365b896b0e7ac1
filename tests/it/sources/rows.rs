//! Rows that are dropped on purpose: of people who refuse, of bots, and those that come twice; and what is kept of the others.

use super::{KEY, import, import_as, role_of, values, write_file};
use parcours::model::{ColumnRole, Comparison, Condition, Duplicates};
use parcours::tracking::{OfferKind, Progress, files_of, guess, read, read_files};

const TEXT: &str = "user,time,event,consent,user_agent,email,page\n\
    a,2026-06-01 10:00,view,yes,Firefox,a@example.org,https://shop.example/p?mail=a@example.org\n\
    a,2026-06-01 10:05,view,yes,Firefox,a@example.org,https://shop.example/q#top\n\
    a,2026-06-01 10:05,view,yes,Firefox,a@example.org,https://shop.example/q#top\n\
    b,2026-06-01 11:00,view,no,Firefox,b@example.org,https://shop.example/p?x=1\n\
    c,2026-06-01 12:00,view,yes,Googlebot/2.1,c@example.org,https://shop.example/p?x=2\n\
    d,tomorrow,view,yes,Firefox,d@example.org,https://shop.example/p?x=2\n\
    d,2026-06-01 13:00,buy,,Safari,d@example.org,https://shop.example/p?x=3\n";

#[test]
fn what_one_may_want_to_leave_out_is_offered_and_counted_before_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let path = write_file(&folder, "a.csv", TEXT.as_bytes());
    let (guess, imported) = import(&path);
    assert_eq!((imported.account.read, imported.account.used), (7, 6), "nothing goes until it is said");
    let offers: Vec<(OfferKind, usize)> = guess.offers.iter().map(|offer| (offer.kind, offer.rows)).collect();
    assert_eq!(offers, [(OfferKind::Refusing, 1), (OfferKind::Bots, 1), (OfferKind::EqualRows, 1)]);
    let mut recipe = guess.recipe.clone();
    for offer in guess.offers {
        match (offer.kind, offer.condition) {
            (OfferKind::Refusing, Some(condition)) => recipe.refusing.push(condition),
            (_, Some(condition)) => recipe.excluded.push(condition),
            (_, None) => recipe.duplicates = Duplicates::EqualRows,
        }
    }
    let imported = import_as(&path, &recipe).unwrap();
    let account = &imported.account;
    let found = (account.read, account.used, account.rejected, account.duplicates, account.refused, account.excluded);
    assert_eq!(found, (7, 3, 1, 1, 2, 1));
    assert_eq!(imported.turned_away, [1, 1]);
    assert_eq!(imported.account.customers, 2);
}

#[test]
fn a_key_tells_which_rows_are_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let text = "id,user,time,amount\n1,a,2026-06-01,5\n2,a,2026-06-01,5\n1,a,2026-06-02,7.25\n3,b,2026-06-03,1.000\n";
    let path = write_file(&folder, "orders.csv", text.as_bytes());
    let mut recipe = guess(&path, "UTC").unwrap().recipe;
    super::set_role(&mut recipe, "id", ColumnRole::LeftOut);
    recipe.duplicates = Duplicates::EqualKeys;
    recipe.duplicate_key = vec!["id".to_owned()];
    let imported = import_as(&path, &recipe).unwrap();
    assert_eq!((imported.account.used, imported.account.duplicates), (3, 1));
    let mut amounts = imported.events.amounts.clone();
    amounts.sort_unstable();
    assert_eq!(amounts, [1_000_000, 5_000_000, 5_000_000], "what was dropped takes its amount with it");
    recipe.duplicate_key = vec!["user".to_owned(), "time".to_owned()];
    assert_eq!(import_as(&path, &recipe).unwrap().account.duplicates, 1, "two columns may make the key");
}

#[test]
fn rows_that_are_asked_for_by_part_of_a_text_or_by_what_they_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = write_file(&folder, "a.csv", TEXT.as_bytes());
    let mut recipe = guess(&path, "UTC").unwrap().recipe;
    let condition = |field: &str, comparison, value: &str| Condition {
        field: field.to_owned(),
        comparison,
        values: vec![value.to_owned()],
    };
    recipe.excluded = vec![condition("user_agent", Comparison::IsNot, "Firefox")];
    assert_eq!(import_as(&path, &recipe).unwrap().account.excluded, 2);
    recipe.excluded = vec![condition("event", Comparison::Contains, "BU"), condition("user", Comparison::Is, "a")];
    let imported = import_as(&path, &recipe).unwrap();
    assert_eq!((imported.account.refused, imported.turned_away), (4, vec![1, 3]));
}

#[test]
fn personal_columns_are_proposed_as_left_out_and_addresses_lose_their_query() {
    let folder = tempfile::tempdir().unwrap();
    let path = write_file(&folder, "a.csv", TEXT.as_bytes());
    let mut recipe = guess(&path, "UTC").unwrap().recipe;
    let guessed = guess(&path, "UTC").unwrap();
    assert_eq!(role_of(&guessed, "email"), ColumnRole::LeftOut);
    assert_eq!(role_of(&guessed, "page"), ColumnRole::LeftOut, "a whole address often says who it was");
    super::set_role(&mut recipe, "page", ColumnRole::Field);
    let imported = import_as(&path, &recipe).unwrap();
    assert_eq!(imported.events.field("page").unwrap().values, ["https://shop.example/p", "https://shop.example/q"]);
    recipe.whole_addresses = vec!["page".to_owned()];
    let imported = import_as(&path, &recipe).unwrap();
    assert!(values(&imported, "page").contains(&"https://shop.example/p?mail=a@example.org"), "kept on purpose");
}

#[test]
fn every_row_without_an_id_is_counted_though_not_every_one_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "user_id,timestamp,event\nu1,2026-06-01,view\nu1,2026-06-02,view\n".to_owned();
    text.push_str(&",2026-06-01,view\n".repeat(12_345));
    text.push_str(&"u2,soon,view\n".repeat(55));
    let path = write_file(&folder, "nobody.csv", text.as_bytes());
    let recipe = guess(&path, "UTC").unwrap().recipe;
    let imported = read(&path, &recipe, &KEY, &Progress::default()).unwrap();
    assert_eq!((imported.account.rejected, imported.rejected.len(), imported.without_id), (12_400, 10_000, 12_345));
}

#[test]
fn a_column_that_says_who_refuses_is_not_read_as_one_of_consent() {
    let folder = tempfile::tempdir().unwrap();
    let text = "user_id,timestamp,event,is_limited_ad_tracking,consent\n\
        u1,2026-06-01,view,false,yes\nu2,2026-06-01,view,true,no\nu3,2026-06-01,view,,yes\nu1,2026-06-02,view,false,yes\n";
    let offers = guess(&write_file(&folder, "ads.csv", text.as_bytes()), "UTC").unwrap().offers;
    let refusing: Vec<(String, Vec<String>, usize)> = offers
        .into_iter()
        .filter(|offer| offer.kind == OfferKind::Refusing)
        .filter_map(|offer| offer.condition.map(|condition| (condition.field, condition.values, offer.rows)))
        .collect();
    let said = |field: &str, value: &str| (field.to_owned(), vec![value.to_owned()], 1);
    assert_eq!(refusing, [said("is_limited_ad_tracking", "true"), said("consent", "no")]);
}

#[test]
fn several_files_are_one_source_with_an_account_each() {
    let folder = tempfile::tempdir().unwrap();
    write_file(&folder, "june.csv", b"user,time,event\na,2026-06-01,view\na,2026-06-02,view\nb,soon,view\n");
    write_file(
        &folder,
        "may.csv.gz",
        &super::write::gzip(b"Report\nevent,time,user\nbuy,2026-05-01,a\nview,2026-06-02,a\n"),
    );
    write_file(&folder, "notes.pdf", b"%PDF");
    write_file(&folder, "april.csv", b"");
    let recipe = guess(folder.path(), "UTC").unwrap().recipe;
    let imported = import_as(folder.path(), &recipe).unwrap();
    assert_eq!((imported.account.read, imported.account.used, imported.account.customers), (5, 4, 1));
    let files: Vec<(&str, u64, u64, u64)> =
        imported.account.files.iter().map(|file| (file.name.as_str(), file.read, file.used, file.rejected)).collect();
    assert_eq!(files, [("april.csv", 0, 0, 0), ("june.csv", 3, 2, 1), ("may.csv.gz", 2, 2, 0)]);
    let rejected = &imported.rejected[0];
    assert_eq!((rejected.file.as_str(), rejected.line), ("june.csv", 4));
    assert_eq!(values(&imported, "event"), ["buy", "view", "view", "view"]);
    let recipe = parcours::model::Recipe {
        duplicates: Duplicates::EqualKeys,
        duplicate_key: vec!["user".into(), "time".into()],
        ..recipe
    };
    let mut files = files_of(folder.path()).unwrap();
    files.reverse();
    let imported = read_files(&files, &recipe, &super::KEY, &Progress::default()).unwrap();
    let dropped: Vec<u64> = imported.account.files.iter().map(|file| file.duplicates).collect();
    assert_eq!(dropped, [0, 1, 0], "the second file repeats a row of the first");
    assert!(imported.account.adds_up());
}
