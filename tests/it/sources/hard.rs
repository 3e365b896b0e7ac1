//! A suite of hard files: the same events written with every trap alone and with every two of them. Whatever the trap, the
//! same events come out, and what the trap spoils is on the account.

use super::{KEY, import_as, write, write_file};
use chrono::DateTime;
use parcours::model::Duplicates;
use parcours::tracking::{Guess, OfferKind, guess, pseudonym};
use std::collections::BTreeSet;

/// A file before it is written.
#[derive(Clone)]
struct Draft {
    above: Vec<&'static str>,
    below: Vec<Vec<String>>,
    header: Vec<&'static str>,
    events: Vec<Event>,
    delimiter: char,
    line_end: &'static str,
    encoding: &'static str,
    date: &'static str,
    comma: bool,
    blanks: bool,
    newlines: bool,
    ragged: bool,
    last_line_ends: bool,
    pack: &'static str,
    /// What stands before and behind an amount, and between its thousands.
    money: (&'static str, &'static str, &'static str),
    /// Rows that come a second time, rows of people who refuse, rows of programs.
    twice: bool,
    refusing: bool,
    bots: bool,
}

#[derive(Clone)]
struct Event {
    customer: &'static str,
    minute: i64,
    name: &'static str,
    cents: Option<i64>,
    note: &'static str,
}

/// What comes out: customer, time, event, millionths.
type Out = (u64, i64, String, i64);

/// Something that exports do, by its name.
type Trap = (&'static str, fn(&mut Draft));

const TRAPS: [Trap; 40] = [
    ("semicolon", |d| d.delimiter = ';'),
    ("tab", |d| d.delimiter = '\t'),
    ("bar", |d| d.delimiter = '|'),
    ("tilde", |d| d.delimiter = '~'),
    ("unit separator", |d| d.delimiter = '\u{1F}'),
    ("UTF-8 with mark", |d| d.encoding = "bom"),
    ("UTF-16LE", |d| d.encoding = "utf-16le"),
    ("UTF-16BE", |d| d.encoding = "utf-16be"),
    ("UTF-16LE without mark", |d| d.encoding = "utf-16le bare"),
    ("Windows-1252", |d| d.encoding = "windows-1252"),
    ("returns and line feeds", |d| d.line_end = "\r\n"),
    ("returns", |d| d.line_end = "\r"),
    ("quoted newlines", |d| d.newlines = true),
    ("lines above", |d| d.above = vec!["Export des événements", "du 01/06/2026 au 30/06/2026", "", "# filtre : tous"]),
    ("a title", |d| d.above = vec!["Rapport"]),
    ("total below", |d| d.below.push(vec!["Total".into(), String::new(), String::new(), "1234".into(), String::new()])),
    ("decimal comma and euro", |d| d.comma = true),
    ("blank rows", |d| d.blanks = true),
    ("equal names", |d| d.header = vec!["client_id", "timestamp", "event", "montant", "montant"]),
    ("no names", |d| d.header[4] = ""),
    ("ragged rows", |d| d.ragged = true),
    ("no last line end", |d| d.last_line_ends = false),
    ("day first", |d| d.date = "%d/%m/%Y %H:%M"),
    ("points", |d| d.date = "%d.%m.%Y %H:%M:%S"),
    ("month first", |d| d.date = "%m/%d/%Y %I:%M %p"),
    ("French months", |d| d.date = "fr"),
    ("14h05", |d| d.date = "%d/%m/%Y %Hh%M"),
    ("seconds", |d| d.date = "%s"),
    ("milliseconds", |d| d.date = "%s000"),
    ("microseconds", |d| d.date = "%s000000"),
    ("nanoseconds", |d| d.date = "%s000000000"),
    ("ISO with zone", |d| d.date = "%Y-%m-%dT%H:%M:%S%:z"),
    ("year first with slashes", |d| d.date = "%Y/%m/%d %H:%M:%S%.3f"),
    ("dollars and thousands", |d| d.money = ("$", "", ",")),
    ("a currency's name and spaces", |d| d.money = ("", " EUR", "\u{A0}")),
    ("rows twice", |d| d.twice = true),
    ("people who refuse", |d| {
        d.refusing = true;
        d.header.push("consentement");
    }),
    ("programs", |d| {
        d.bots = true;
        d.header.push("user_agent");
    }),
    ("gzip", |d| d.pack = "gzip"),
    ("zstd", |d| d.pack = "zstd"),
];

fn draft() -> Draft {
    const NAMES: [&str; 4] = ["Accueil", "Payé", "Réglé, enfin", "vu"];
    const IDS: [&str; 6] = ["007", "7", "NA", "3956592627.102561", "Zoé", "client 5"];
    let event = |n: usize| Event {
        customer: IDS[n * 5 % 6],
        // From the first of June on, so that days above 12 are among them.
        minute: 29_671_200 + (n as i64) * 907,
        name: NAMES[n % 4],
        cents: (!n.is_multiple_of(3)).then_some(99 + n as i64 * 12_345),
        note: if n % 5 == 1 { "dit \"oui\"" } else { "rien" },
    };
    Draft {
        above: vec![],
        below: vec![],
        header: vec!["client_id", "timestamp", "event", "montant", "note"],
        events: (0..40).map(event).collect(),
        delimiter: ',',
        line_end: "\n",
        encoding: "utf-8",
        date: "%Y-%m-%d %H:%M:%S",
        comma: false,
        blanks: false,
        newlines: false,
        ragged: false,
        last_line_ends: true,
        pack: "",
        money: ("", "", ""),
        twice: false,
        refusing: false,
        bots: false,
    }
}

impl Draft {
    fn row(&self, event: &Event) -> Vec<String> {
        let amount = event.cents.map(|cents| self.amount(cents)).unwrap_or_default();
        let note = if self.newlines { format!("{}\n\"deux\" lignes", event.note) } else { event.note.to_owned() };
        let mut row = vec![event.customer.to_owned(), self.time(event.minute), event.name.to_owned(), amount, note];
        for column in &self.header[5..] {
            row.push(if *column == "consentement" { "oui" } else { "Mozilla/5.0 Firefox/128.0" }.to_owned());
        }
        row
    }

    fn amount(&self, cents: i64) -> String {
        let (before, behind, between) = self.money;
        let (whole, rest) = (cents / 100, cents % 100);
        let whole = match whole {
            0..1000 => whole.to_string(),
            _ => format!("{}{between}{:03}", whole / 1000, whole % 1000),
        };
        match self.comma {
            true if between == "," => format!("{before}{},{rest:02} €", whole.replace(',', ".")),
            true => format!("{before}{whole},{rest:02} €"),
            false => format!("{before}{whole}.{rest:02}{behind}"),
        }
    }

    /// The row of an event, with something else in the column of this name.
    fn row_with(&self, event: &Event, name: &str, text: &str) -> Vec<String> {
        let mut row = self.row(event);
        let place = self.header.iter().position(|column| *column == name).unwrap();
        row[place] = text.to_owned();
        row
    }

    fn time(&self, minute: i64) -> String {
        let at = DateTime::from_timestamp(minute * 60, 0).unwrap();
        if self.date != "fr" {
            return at.format(self.date).to_string();
        }
        let months =
            ["janvier", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
        let month: usize = at.format("%m").to_string().parse().unwrap();
        format!("{} {} {}", at.format("%-d"), months[month - 1], at.format("%Y %Hh%M"))
    }

    /// The file, and how many of its rows are no events: rejected, twice, refused.
    fn written(&self) -> (Vec<u8>, [u64; 3]) {
        let mut lines: Vec<String> = self.above.iter().map(|line| (*line).to_owned()).collect();
        lines.push(self.line(&self.header.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()));
        let (mut bad, mut twice, mut refused) = (self.below.len() as u64, 0, 0);
        for (place, event) in self.events.iter().enumerate() {
            lines.push(self.line(&self.row(event)));
            if self.blanks && place % 7 == 3 {
                lines.extend([String::new(), "   ".to_owned(), self.delimiter.to_string().repeat(4)]);
            }
            if self.ragged && place % 13 == 5 {
                let row = self.row(event);
                lines.push(self.line(&row[..3]));
                lines.push(self.line(&[&row[..], &["zu viel".to_owned()]].concat()));
                bad += 2;
            }
            if self.twice && place % 6 == 2 {
                lines.push(self.line(&self.row(event)));
                twice += 1;
            }
            if self.refusing && place % 8 == 3 {
                lines.push(self.line(&self.row_with(event, "consentement", "non")));
                refused += 1;
            }
            if self.bots && place % 9 == 4 {
                lines.push(self.line(&self.row_with(event, "user_agent", "Googlebot/2.1")));
                refused += 1;
            }
        }
        lines.extend(self.below.iter().map(|row| self.line(row)));
        let mut text = lines.join(self.line_end);
        if self.last_line_ends {
            text.push_str(self.line_end);
        }
        (self.packed(self.encoded(&text)), [bad, twice, refused])
    }

    fn line(&self, cells: &[String]) -> String {
        let quoted = |cell: &String| {
            if cell.contains([self.delimiter, '"', '\n', '\r']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.clone()
            }
        };
        cells.iter().map(quoted).collect::<Vec<_>>().join(&self.delimiter.to_string())
    }

    fn encoded(&self, text: &str) -> Vec<u8> {
        let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        match self.encoding {
            "bom" => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            "utf-16le" => [b"\xFF\xFE".to_vec(), wide(u16::to_le_bytes)].concat(),
            "utf-16be" => [b"\xFE\xFF".to_vec(), wide(u16::to_be_bytes)].concat(),
            "utf-16le bare" => wide(u16::to_le_bytes),
            "windows-1252" => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
            _ => text.as_bytes().to_vec(),
        }
    }

    fn packed(&self, bytes: Vec<u8>) -> Vec<u8> {
        match self.pack {
            "gzip" => write::gzip(&bytes),
            "zstd" => write::zstd(&bytes),
            _ => bytes,
        }
    }

    fn expected(&self) -> BTreeSet<Out> {
        let out = |event: &Event| {
            let millionths = event.cents.map_or(i64::MIN, |cents| cents * 10_000);
            (pseudonym(event.customer, &KEY), event.minute * 60_000, event.name.to_owned(), millionths)
        };
        self.events.iter().map(out).collect()
    }
}

/// Takes up what is offered to stay out, as far as it was put in.
fn take_up(guess: &mut Guess, draft: &Draft) {
    for offer in guess.offers.clone() {
        match (offer.kind, offer.condition) {
            (OfferKind::Refusing, Some(condition)) if draft.refusing => guess.recipe.refusing.push(condition),
            (OfferKind::Bots, Some(condition)) if draft.bots => guess.recipe.excluded.push(condition),
            (OfferKind::EqualRows, _) if draft.twice => guess.recipe.duplicates = Duplicates::EqualRows,
            _ => {}
        }
    }
}

/// What is wrong with what came of a draft; empty where nothing is.
fn wrong_with(draft: &Draft, folder: &tempfile::TempDir) -> String {
    let (bytes, [bad, twice, refused]) = draft.written();
    let path = write_file(folder, "hard", &bytes);
    let mut guess = match guess(&path, "UTC") {
        Ok(guess) => guess,
        Err(error) => return format!("not guessed: {error:?}"),
    };
    take_up(&mut guess, draft);
    let imported = match import_as(&path, &guess.recipe) {
        Ok(imported) => imported,
        Err(error) => return format!("not read: {error:?} by {:?}", guess.recipe),
    };
    let account = &imported.account;
    let found = (account.read, account.used, account.rejected, account.duplicates, account.refused);
    if found != (40 + bad + twice + refused, 40, bad, twice, refused) || guess.ambiguous_date.is_some() {
        return format!(
            "{found:?} instead of 40, {bad}, {twice} and {refused}: {:?} by {:?}",
            imported.rejected, guess.recipe
        );
    }
    let events = &imported.events;
    let names = super::values(&imported, "event");
    let mut out = BTreeSet::new();
    for (customer, id) in events.customers.iter().enumerate() {
        for place in events.of_customer(customer) {
            out.insert((*id, events.times_ms[place], names[place].to_owned(), events.amounts[place]));
        }
    }
    if out == draft.expected() { String::new() } else { format!("other events by {:?}", guess.recipe) }
}

#[test]
fn every_trap_alone_and_with_every_other_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut failed = Vec::new();
    let mut check = |draft: &Draft, told: String| {
        let wrong = wrong_with(draft, &folder);
        if !wrong.is_empty() {
            failed.push(format!("{told}: {}", wrong.chars().take(900).collect::<String>()));
        }
    };
    check(&draft(), "no trap".to_owned());
    for (place, (name, trap)) in TRAPS.iter().enumerate() {
        let mut one = draft();
        trap(&mut one);
        check(&one, (*name).to_owned());
        for (other_name, other) in &TRAPS[place + 1..] {
            let mut two = one.clone();
            other(&mut two);
            check(&two, format!("{name} and {other_name}"));
        }
    }
    assert!(failed.is_empty(), "{}\n{}", failed.len(), failed.join("\n"));
}
