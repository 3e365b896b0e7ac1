//! Event files are read right: public ones by their known figures, made-up ones beside a slow reader.

use crate::public::shared;
use chrono::NaiveDateTime;
use parcours::model::{ColumnRole, Recipe, RecipeColumn, TimeFormat};
use parcours::tracking::{Guess, Imported, NO_VALUE, Progress, ReadError, Reason, guess, pseudonym, read};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const KEY: [u8; 32] = [42; 32];

fn import(path: &Path) -> (Guess, Imported) {
    let guess = guess(path, "UTC").unwrap();
    let imported = read(path, &guess.recipe, &KEY, &Progress::default()).unwrap();
    let account = &imported.account;
    assert_eq!(account.read, account.used + account.rejected, "every row is accounted for");
    assert_eq!(account.used, imported.events.len() as u64);
    (guess, imported)
}

fn role_of(guess: &Guess, name: &str) -> ColumnRole {
    guess.recipe.columns.iter().find(|column| column.name == name).map(|column| column.role).unwrap()
}

/// How many distinct paths there are, by the values of `event`.
fn variants(imported: &Imported) -> usize {
    let events = &imported.events;
    let codes = &events.field("event").unwrap().codes;
    let path = |place: usize| codes.of(events.of_customer(place)).collect();
    let mut paths: Vec<Vec<u32>> = (0..events.customers.len()).map(path).collect();
    paths.sort_unstable();
    paths.dedup();
    paths.len()
}

#[test]
fn the_shop_comes_in_without_help() {
    let Some(path) = shared("data/shop-clicks/ecom.csv") else { return };
    let (guess, imported) = import(&path);
    for (name, role) in [
        ("user_id", ColumnRole::Customer),
        ("session_id", ColumnRole::Field),
        ("event", ColumnRole::Event),
        ("timestamp", ColumnRole::Time),
        ("platform", ColumnRole::Field),
        ("acquisition_channel", ColumnRole::Channel),
        ("user_cohort", ColumnRole::Field),
        ("user_lifecycle", ColumnRole::Field),
    ] {
        assert_eq!(role_of(&guess, name), role, "{name}");
    }
    assert_eq!((imported.account.used, imported.account.rejected, imported.account.customers), (31_106, 0, 600));
    assert_eq!(imported.events.field("session_id").unwrap().values.len(), 3_605);
    let names: Vec<&str> = imported.events.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["event", "channel", "session_id", "platform", "user_cohort", "user_lifecycle"]);
    assert!(guess.zone_assumed && guess.ambiguous_date.is_none());
    assert_eq!(guess.preview.len(), 50);
}

#[test]
fn the_hospital_comes_in_without_help() {
    let Some(path) = shared("data/cases/sepsis.csv") else { return };
    let (guess, imported) = import(&path);
    assert_eq!(guess.recipe.delimiter, ';');
    for (name, role) in
        [("Case ID", ColumnRole::Customer), ("Activity", ColumnRole::Event), ("Complete Timestamp", ColumnRole::Time)]
    {
        assert_eq!(role_of(&guess, name), role, "{name}");
    }
    assert_eq!((imported.account.used, imported.account.rejected, imported.account.customers), (15_214, 0, 1_050));
    assert!(imported.events.customers.contains(&pseudonym("NA", &KEY)), "NA is a case like any other");
    assert_eq!(imported.events.field("event").unwrap().values.len(), 16);
    assert_eq!(variants(&imported), 846, "equal times keep the order of the file");
}

#[test]
fn the_patients_come_in_without_help() {
    let Some(path) = shared("data/cases/patients.csv") else { return };
    let (guess, imported) = import(&path);
    assert_eq!(role_of(&guess, "patient"), ColumnRole::Customer);
    assert_eq!(role_of(&guess, "handling"), ColumnRole::Event);
    assert_eq!(role_of(&guess, "time"), ColumnRole::Time);
    assert!(!guess.zone_assumed);
    assert_eq!((imported.account.used, imported.account.customers), (5_442, 500));
}

#[test]
fn mails_and_web_analytics_come_in_without_help() {
    let Some(path) = shared("data/mail/campaign_recipient_activity.csv") else { return };
    let (guess, imported) = import(&path);
    for (name, role) in [
        ("member_id", ColumnRole::Customer),
        ("timestamp", ColumnRole::Time),
        ("action", ColumnRole::Event),
        ("ip", ColumnRole::LeftOut),
        ("_fivetran_synced", ColumnRole::LeftOut),
    ] {
        assert_eq!(role_of(&guess, name), role, "{name}");
    }
    assert_eq!(imported.account.used, 9);
    let Some(path) = shared("data/three-systems/ga4/ecommerce_funnel_events.csv") else { return };
    let (guess, imported) = import(&path);
    assert_eq!(role_of(&guess, "event_timestamp"), ColumnRole::Time);
    assert_eq!(guess.recipe.time_format, TimeFormat::EpochMicros);
    assert_eq!(role_of(&guess, "event_name"), ColumnRole::Event);
    assert_eq!(role_of(&guess, "user_pseudo_id"), ColumnRole::Customer);
    assert_eq!((imported.account.used, imported.account.rejected), (53, 0));
    assert!(imported.events.customers.contains(&pseudonym("3956592627.102561", &KEY)), "ids are text");
    let addresses = imported.events.fields.iter().flat_map(|field| &field.values).filter(|value| value.contains('@'));
    assert_eq!(addresses.collect::<Vec<_>>(), Vec::<&String>::new(), "nobody's address is kept");
}

fn write(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_french_export_comes_in_without_help() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Client;Date;Canal;Montant;E-mail\r\n\
        007;30/11/2026 14:05;Magasin;1 234,50 €;a@example.org\r\n\
        7;01/12/2026 09:00;Réseau social;;b@example.org\r\n\
        007;02/12/2026 09:00;Magasin;12,5 €;a@example.org\r\n\
        ;02/12/2026 09:00;Magasin;;\r\n\
        8;demain;Magasin;;\r\n\
        \r\n\
        8;02/12/2026;Magasin;beaucoup;\r\n\
        8;02/12/2026\r\n";
    let windows: Vec<u8> = text.chars().map(|c| if c == '€' { 0x80 } else { c as u32 as u8 }).collect();
    let path = write(&folder, "visites.csv", &windows);
    let guess = guess(&path, "Europe/Paris").unwrap();
    let roles: Vec<ColumnRole> = guess.recipe.columns.iter().map(|column| column.role).collect();
    use ColumnRole::*;
    assert_eq!(roles, [Customer, Time, Channel, Value, LeftOut]);
    assert_eq!((guess.recipe.encoding.as_str(), guess.recipe.delimiter), ("windows-1252", ';'));
    assert_eq!((guess.recipe.time_format, guess.ambiguous_date), (TimeFormat::DayFirst, None));
    let imported = read(&path, &guess.recipe, &KEY, &Progress::default()).unwrap();
    let complaints: Vec<(u64, &str, Reason, &str)> =
        imported.rejected.iter().map(|row| (row.line, row.column.as_str(), row.reason, row.text.as_str())).collect();
    assert_eq!(
        complaints,
        [
            (5, "Client", Reason::NoCustomer, ""),
            (6, "Date", Reason::BadTime, "demain"),
            (8, "Montant", Reason::BadAmount, "beaucoup"),
            (9, "", Reason::TooFewColumns { found: 2, expected: 5 }, "8;02/12/2026"),
        ]
    );
    assert_eq!((imported.account.read, imported.account.used, imported.account.rejected), (7, 3, 4));
    let events = &imported.events;
    let first = events.customers.iter().position(|id| *id == pseudonym("007", &KEY)).unwrap();
    let place = events.of_customer(first).start;
    assert_eq!(events.amounts[place], 1_234_500_000);
    let paris = NaiveDateTime::parse_from_str("2026-11-30 13:05", "%Y-%m-%d %H:%M").unwrap().and_utc();
    assert_eq!(events.times_ms[place], paris.timestamp_millis());
    assert!(events.field("channel").unwrap().values.iter().any(|value| value == "Réseau social"));
}

#[test]
fn dates_that_read_two_ways_are_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let rows = |dates: [&str; 3]| dates.map(|date| format!("a,{date},view\n")).concat();
    let ask = |dates| {
        let path = write(&folder, "d.csv", format!("user,date,event\n{}", rows(dates)).as_bytes());
        let guess = guess(&path, "UTC").unwrap();
        (guess.recipe.time_format, guess.ambiguous_date)
    };
    assert_eq!(ask(["05/05/2026", "03/04/2026", "04/03/2026"]).1.as_deref(), Some("03/04/2026"));
    assert_eq!(ask(["03/04/2026", "13/04/2026", "04/03/2026"]), (TimeFormat::DayFirst, None));
    assert_eq!(ask(["03/04/2026", "04/13/2026", "04/03/2026"]), (TimeFormat::MonthFirst, None));
    assert_eq!(ask(["03.04.2026", "04.03.2026", "05.03.2026"]), (TimeFormat::DayFirst, None));
}

#[test]
fn a_recipe_runs_again_on_next_months_file() {
    let folder = tempfile::tempdir().unwrap();
    let first = write(&folder, "1.csv", b"user,time,event\na,2026-01-01,x\nb,2026-01-02,y\n");
    let recipe = guess(&first, "UTC").unwrap().recipe;
    let moved = write(&folder, "2.csv", b"new,event,time,user\n1,x,2026-02-01,a\n");
    let imported = read(&moved, &recipe, &KEY, &Progress::default()).unwrap();
    assert_eq!(imported.account.used, 1);
    assert_eq!(imported.events.field("event").unwrap().values, ["x"]);
    let lost = write(&folder, "3.csv", b"user,event\na,x\n");
    let error = read(&lost, &recipe, &KEY, &Progress::default()).unwrap_err();
    assert!(matches!(error, ReadError::MissingColumn { ref name, .. } if name == "time"), "{error:?}");
}

#[test]
fn stopping_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(&folder, "a.csv", b"user,time\na,2026-01-01\n");
    let progress = Progress::default();
    progress.stop();
    let recipe = guess(&path, "UTC").unwrap().recipe;
    assert!(matches!(read(&path, &recipe, &KEY, &progress), Err(ReadError::Stopped)));
}

/// The recipe of a file of two columns.
fn user_and_time(header: bool) -> Recipe {
    Recipe {
        delimiter: ',',
        encoding: "UTF-8".to_owned(),
        header,
        columns: columns(&[("user", ColumnRole::Customer), ("time", ColumnRole::Time)]),
        time_zone: "UTC".to_owned(),
        ..Recipe::default()
    }
}

fn columns(roles: &[(&str, ColumnRole)]) -> Vec<RecipeColumn> {
    roles.iter().map(|(name, role)| RecipeColumn { name: (*name).to_owned(), role: *role }).collect()
}

#[test]
fn bad_files_get_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let recipe = user_and_time(true);
    let wide = |cells: usize| vec!["x"; cells].join(",");
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("empty", Vec::new()),
        ("blank", b"\n\n  \n".to_vec()),
        ("one line", b"user,time\n".to_vec()),
        ("no line end", b"user,time".to_vec()),
        ("zeros", vec![0; 5000]),
        ("some zeros", [b"user,time\n".to_vec(), b"a\0,2026-01-01\n".repeat(200)].concat()),
        ("wide header", format!("{}\n{}\n", wide(100_000), wide(100_000)).into_bytes()),
        ("wide row", format!("user,time\n{}\na,2026-01-01\n", wide(100_000)).into_bytes()),
        ("open quote", b"user,time\n\"a,2026-01-01\nb,2026-01-01\n".to_vec()),
        ("only quotes", b"\"".repeat(100_001)),
        ("bad letters", b"user,time\n\xFF\xFE\xC3,2026-01-01\n".to_vec()),
        ("half of UTF-16", b"\xFF\xFEa\0,\0\n\0b".to_vec()),
        ("only returns", b"user,time\ra,2026-01-01\rb,2026-01-02".to_vec()),
        ("workbook", b"PK\x03\x04\x14\0".to_vec()),
    ];
    for (name, bytes) in &files {
        let path = write(&folder, name, bytes);
        let guessed = guess(&path, "UTC").map(|guess| guess.rows);
        let imported = read(&path, &recipe, &KEY, &Progress::default());
        if let Ok(imported) = &imported {
            let account = &imported.account;
            assert_eq!(account.read, account.used + account.rejected, "{name}");
            assert!(account.read > 0, "{name}: a file without rows is an error");
        }
        let used = imported.as_ref().map(|imported| imported.account.used).map_err(|error| format!("{error:?}"));
        match *name {
            "wide row" | "open quote" => assert_eq!(used, Ok(1), "{name}: the good row goes in"),
            "only returns" => assert_eq!(used, Ok(2), "{name}"),
            "bad letters" => assert_eq!(used, Ok(1), "{name}"),
            "wide header" => assert!(guessed.is_err() && used.is_err(), "{name}"),
            "one line" => assert!(matches!(guessed, Err(ReadError::NoRows(_))), "{name}"),
            "empty" | "blank" => assert!(matches!(guessed, Err(ReadError::Empty(_))), "{name}"),
            "zeros" => assert!(matches!(guessed, Err(ReadError::Binary(_))), "{name}"),
            "workbook" => assert!(matches!(guessed, Err(ReadError::Damaged { .. })), "{name}"),
            _ => {}
        }
    }
    assert!(matches!(guess(folder.path(), "UTC"), Err(ReadError::Folder(_))));
    assert!(matches!(guess(&folder.path().join("none"), "UTC"), Err(ReadError::NotFound(_))));
}

#[test]
fn any_bytes_get_an_answer_and_an_account() {
    #[rustfmt::skip]
    const PIECES: [&[u8]; 19] = [
        b"a", b"7", b"\"", b"\"\"", b",", b",", b";", b"\t", b"|", b"\n", b"\n", b"\r\n", b"\r", b" ", b"\xE9",
        b"2026-01-01", b"user", b"x,2026-01-01\n", b"01/02/26 10:00",
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut random = Random(11);
    let mut read_well = 0;
    for _ in 0..1500 {
        let mut bytes = if random.below(2) == 0 { b"user,time\nx,2026-01-01\n".to_vec() } else { Vec::new() };
        let recipe = user_and_time(!bytes.is_empty());
        for _ in 0..random.below(60) {
            bytes.extend_from_slice(PIECES[random.below(19) as usize]);
        }
        let path = write(&folder, "any", &bytes);
        if let Ok(guess) = guess(&path, "Europe/Paris") {
            assert_eq!(guess.recipe.columns.len(), guess.columns.len());
            assert!(!guess.preview.is_empty());
        }
        let Ok(imported) = read(&path, &recipe, &KEY, &Progress::default()) else { continue };
        let (account, told) = (&imported.account, String::from_utf8_lossy(&bytes));
        assert_eq!(account.read, account.used + account.rejected, "{told}");
        assert_eq!(account.rejected, imported.rejected.len() as u64, "{told}");
        let lines = bytes.iter().filter(|byte| b"\n\r".contains(byte)).count() as u64 + 1;
        assert!(imported.rejected.is_sorted_by_key(|row| row.line), "{told}");
        assert!(imported.rejected.iter().all(|row| (1..=lines).contains(&row.line)), "{told}");
        read_well += u64::from(account.used > 0);
    }
    assert!(read_well > 200, "{read_well} files with events are too few to say anything");
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len() as u64) as usize]
    }
}

/// One row as it was meant, before it is written in any format.
struct Meant {
    customer: String,
    local_s: i64,
    event: &'static str,
    cents: Option<i64>,
    is_bad: bool,
}

/// An event as the slow reader has it: time, place, event, amount.
type Plain = (i64, usize, String, Option<i64>);

/// What a slow, obviously right reader makes of the rows: customer -> (time, place, event, amount), sorted.
fn slowly(rows: &[Meant]) -> BTreeMap<u64, Vec<Plain>> {
    let mut out: BTreeMap<u64, Vec<_>> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_bad) {
        let amount = row.cents.map(|cents| cents * 10_000);
        let event = (row.local_s * 1000, place, row.event.to_owned(), amount);
        out.entry(pseudonym(&row.customer, &KEY)).or_default().push(event);
    }
    out.values_mut().for_each(|events| events.sort());
    out
}

fn quickly(imported: &Imported) -> BTreeMap<u64, Vec<(i64, String, Option<i64>)>> {
    let events = &imported.events;
    let field = events.field("event").unwrap();
    let text = |code: u32| if code == NO_VALUE { String::new() } else { field.values[code as usize].clone() };
    let of = |customer: usize| {
        let event = |place: usize| {
            let amount = Some(events.amounts[place]).filter(|amount| *amount != i64::MIN);
            (events.times_ms[place], text(field.codes.at(place)), amount)
        };
        events.of_customer(customer).map(event).collect()
    };
    events.customers.iter().enumerate().map(|(place, id)| (*id, of(place))).collect()
}

#[test]
fn any_writing_of_the_same_rows_gives_the_same_events() {
    const EVENTS: [&str; 6] = ["home", "say \"hi\"", "two\nlines", "été; 10 €, 5\t|", "", "Réseau"];
    let folder = tempfile::tempdir().unwrap();
    let mut random = Random(7);
    for round in 0..24 {
        // Some are more than one block long.
        let rows = if round % 12 == 0 { 30_000 } else { random.below(3000) + 1 };
        let meant: Vec<Meant> = (0..rows)
            .map(|_| Meant {
                customer: format!("{:03}", random.below(90)),
                local_s: 1_700_000_000 + random.below(5000) as i64,
                event: EVENTS[random.below(6) as usize],
                cents: (random.below(3) == 0).then(|| random.below(10_000_000) as i64 - 500_000),
                is_bad: random.below(50) == 0,
            })
            .collect();
        let delimiter = random.one_of(&[",", ";", "\t", "|"]).to_owned();
        let encoding = random.one_of(&["UTF-8", "UTF-8 with mark", "UTF-16LE", "UTF-16BE", "windows-1252"]).to_owned();
        let line_end = random.one_of(&["\n", "\r\n"]).to_owned();
        let format = [TimeFormat::YearFirst, TimeFormat::DayFirst, TimeFormat::EpochSeconds][random.below(3) as usize];
        let (text, bad_lines) = written(&meant, &delimiter, &line_end, format, &mut random);
        let path = write(&folder, &format!("{round}.csv"), &encoded(&text, &encoding));
        let recipe = Recipe {
            delimiter: delimiter.chars().next().unwrap(),
            encoding: encoding.split(' ').next().unwrap().to_owned(),
            header: true,
            columns: columns(&[
                ("who", ColumnRole::Customer),
                ("when", ColumnRole::Time),
                ("what", ColumnRole::Event),
                ("worth", ColumnRole::Value),
            ]),
            time_format: format,
            time_zone: "UTC".to_owned(),
            ..Recipe::default()
        };
        let told = format!("round {round}: {encoding}, {delimiter:?}, {format:?}");
        let imported = read(&path, &recipe, &KEY, &Progress::default()).unwrap_or_else(|e| panic!("{told}: {e:?}"));
        let expected: BTreeMap<u64, Vec<_>> = slowly(&meant)
            .into_iter()
            .map(|(id, events)| (id, events.into_iter().map(|(at, _, event, amount)| (at, event, amount)).collect()))
            .collect();
        assert_eq!(quickly(&imported), expected, "{told}");
        assert_eq!(imported.account.read, meant.len() as u64, "{told}");
        let lines: Vec<u64> = imported.rejected.iter().map(|row| row.line).collect();
        assert_eq!(lines, bad_lines, "{told}");
    }
}

/// The rows as text, and the lines on which the bad ones begin.
fn written(
    meant: &[Meant],
    delimiter: &str,
    line_end: &str,
    format: TimeFormat,
    random: &mut Random,
) -> (String, Vec<u64>) {
    let mut text = format!("who{delimiter}when{delimiter}what{delimiter}worth{line_end}");
    let (mut bad_lines, mut lines, mut counted) = (Vec::new(), 0, 0);
    for row in meant {
        if random.below(20) == 0 {
            text.push_str(line_end);
        }
        if row.is_bad {
            lines += text[counted..].matches('\n').count() as u64;
            counted = text.len();
            bad_lines.push(lines + 1);
        }
        let at = chrono::DateTime::from_timestamp(row.local_s, 0).unwrap();
        let time = match format {
            _ if row.is_bad => random.one_of(&["", "soon", "31/31/2026"]).to_owned(),
            TimeFormat::YearFirst => at.format("%Y-%m-%d %H:%M:%S").to_string(),
            TimeFormat::DayFirst => at.format("%d/%m/%Y %H:%M:%S").to_string(),
            _ => row.local_s.to_string(),
        };
        let amount = row.cents.map_or_else(String::new, |cents| {
            let sign = if cents < 0 { "-" } else { "" };
            let decimals = random.one_of(&[".", ","]);
            format!("{sign}{}{decimals}{:02} €", cents.abs() / 100, cents.abs() % 100)
        });
        let cells = [row.customer.as_str(), &time, row.event, &amount].map(|cell| {
            let must = cell.contains(['"', '\n', '\t', '|', ';', ',']);
            if must || random.below(10) == 0 { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
        });
        text.push_str(&cells.join(delimiter));
        text.push_str(line_end);
    }
    if random.below(2) == 0 {
        text.truncate(text.len() - line_end.len());
    }
    (text, bad_lines)
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        let mut out = mark.to_vec();
        out.extend(text.encode_utf16().flat_map(bytes));
        out
    };
    match encoding {
        "UTF-8" => text.as_bytes().to_vec(),
        "UTF-8 with mark" => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        "UTF-16LE" => wide([0xFF, 0xFE], u16::to_le_bytes),
        "UTF-16BE" => wide([0xFE, 0xFF], u16::to_be_bytes),
        _ => text.chars().map(|c| if c == '€' { 0x80 } else { c as u32 as u8 }).collect(),
    }
}
