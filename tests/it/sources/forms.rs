//! Every form of file, and what stays true of it: ids are text, rows have the number that the user finds them by.

use super::write::{Cell, gzip, parquet, workbook, zstd};
use super::{KEY, import, import_as, role_of, set_role, values, write_file};
use parcours::model::{ColumnRole, SourceKind};
use parcours::tracking::{ReadError, guess, pseudonym};

#[test]
fn json_lines_come_in_with_nested_fields_as_paths() {
    let folder = tempfile::tempdir().unwrap();
    let text = "\u{FEFF}{\"user\":{\"id\":3956592627.102561},\"ts\":1782900000123,\"event\":\"view\",\"page\":{\"tags\":[\"a\",\"b\"]}}\n\
        {\"user\":{\"id\":\"007\"},\"ts\":1782900001000,\"event\":\"Payé \\u20ac\",\"extra\":1}\r\n\
        \n\
        {\"user\":{\"id\":\"007\"},\"ts\":1782900001000,\"event\":\n\
        {\"user\":{\"id\":\"NA\"},\"ts\":\"soon\",\"event\":\"view\"}\n\
        {\"user\":{\"id\":null},\"ts\":1782900001000,\"event\":\"view\"}\n\
        {\"ts\":1782900002000,\"user\":{\"id\":\"NA\"},\"event\":\"view, twice\"}";
    for (name, bytes) in
        [("a.jsonl", text.as_bytes().to_vec()), ("a.gz", gzip(text.as_bytes())), ("a.zst", zstd(text.as_bytes()))]
    {
        let path = write_file(&folder, name, &bytes);
        let (guess, imported) = import(&path);
        assert_eq!(guess.recipe.format, SourceKind::JsonLines, "{name}");
        let roles = [("user.id", ColumnRole::Customer), ("ts", ColumnRole::Time), ("event", ColumnRole::Event)];
        roles.iter().for_each(|(column, role)| assert_eq!(role_of(&guess, column), *role, "{column}"));
        assert_eq!((imported.account.read, imported.account.used), (6, 3), "{name}");
        let lines: Vec<u64> = imported.rejected.iter().map(|row| row.line).collect();
        assert_eq!(lines, [4, 5, 6], "{name}: the lines as an editor shows them");
        let mut names = values(&imported, "event");
        names.sort_unstable();
        assert_eq!(names, ["Payé €", "view", "view, twice"]);
        for id in ["3956592627.102561", "007", "NA"] {
            assert!(imported.events.customers.contains(&pseudonym(id, &KEY)), "{id} stays as it is written");
        }
        assert!(values(&imported, "page.tags").contains(&"a, b"));
    }
}

#[test]
fn a_json_document_is_a_list_or_holds_one() {
    let folder = tempfile::tempdir().unwrap();
    let list = r#"[{"user":"a","time":"2026-06-01","event":"view"}, {"user":"b","time":"2026-06-02","event":"buy"},
        {"user":"c","time":tomorrow,"event":"buy"}, 7, {"user":"a","time":"2026-06-03","event":"buy"}]"#;
    let path = write_file(&folder, "list.json", list.as_bytes());
    let (guess, imported) = import(&path);
    assert_eq!((guess.recipe.format, imported.account.read, imported.account.used), (SourceKind::Json, 5, 3));
    assert_eq!(imported.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 4]);
    let holds = format!(r#"{{"shop":"north","made":{{"by":"x"}},"rows":{list}}}"#);
    let path = write_file(&folder, "holds.json", holds.replace("tomorrow", "\"soon\"").replace(" 7,", "").as_bytes());
    let (guess, imported) = import(&path);
    assert_eq!(guess.recipe.events_in, "rows");
    assert_eq!((role_of(&guess, "rows.user"), role_of(&guess, "rows.time")), (ColumnRole::Customer, ColumnRole::Time));
    assert_eq!((imported.account.read, imported.account.used, imported.account.rejected), (4, 3, 1));
    assert_eq!(values(&imported, "shop"), ["north"; 3], "what is said of all is said of each");
    // Longer than what is held at once: the same, as it goes by.
    let row = r#"{"user":"a","time":"2026-06-01T10:00:00Z","event":"view","text":"0123456789012345678901234567890123456789"},"#;
    let long = format!("{{\"shop\":\"north\",\"rows\":[{}{}]}}", row.repeat(200_000), row.trim_end_matches(','));
    let path = write_file(&folder, "long.json.zst", &zstd(long.as_bytes()));
    let (guess, imported) = import(&path);
    assert_eq!((guess.recipe.events_in.as_str(), imported.account.used), ("rows", 200_001));
    assert_eq!(imported.events.field("shop").unwrap().values, ["north"]);
}

#[test]
fn parquet_comes_in_in_every_codec_with_parameters_by_key() {
    use parquet::basic::{Compression, ZstdLevel};
    let folder = tempfile::tempdir().unwrap();
    let events = [
        ("page_view", 1_658_232_012_000_000, "3956592627.102561", "https://shop.example/a?x=1", 17),
        ("purchase", 1_658_232_312_000_000, "3956592627.102561", "https://shop.example/b", 17),
        ("page_view", 1_658_232_400_000_000, "007", "https://shop.example/a", 18),
    ];
    let codecs = [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(Default::default()),
        Compression::ZSTD(ZstdLevel::default()),
        Compression::LZ4_RAW,
    ];
    for codec in codecs {
        let path = write_file(&folder, "ga4.parquet", &parquet(&events, codec));
        let (guess, imported) = import(&path);
        assert_eq!(guess.known.map(|known| known.name), Some("GA4 BigQuery"), "{codec:?}");
        assert_eq!((imported.account.used, imported.account.customers), (3, 2), "{codec:?}");
        assert!(imported.events.customers.contains(&pseudonym("3956592627.102561", &KEY)));
        let mut pages = imported.events.field("event_params.page_location.string_value").unwrap().values.clone();
        pages.sort_unstable();
        assert_eq!(pages, ["https://shop.example/a", "https://shop.example/b"]);
        assert!(values(&imported, "event_params.ga_session_id.int_value").contains(&"18"));
        let mut recipe = guess.recipe.clone();
        set_role(&mut recipe, "event_timestamp", ColumnRole::LeftOut);
        set_role(&mut recipe, "at", ColumnRole::Time);
        recipe.time_format = parcours::model::TimeFormat::YearFirst;
        let by_nanos = import_as(&path, &recipe).unwrap();
        assert_eq!(by_nanos.events.times_ms, imported.events.times_ms, "nanoseconds are the same moments");
    }
    let packed = write_file(&folder, "ga4.parquet.gz", &gzip(&parquet(&events, Compression::SNAPPY)));
    assert_eq!(import(&packed).1.account.used, 3);
}

#[test]
fn a_workbook_gives_the_sheet_with_the_table() {
    use Cell::{Date, None, Number, Text};
    let folder = tempfile::tempdir().unwrap();
    let notes = vec![vec![Text("Read me")], vec![Text("Filters"), Text("all")]];
    let table = vec![
        vec![Text("Export of June")],
        vec![],
        vec![Text("Customer ID"), Text("Date"), Text("Channel"), Text("Amount")],
        vec![Text("007"), Date(46_174.5), Text("Store"), Number(12.5)],
        vec![Number(7.0), Date(46_175.25), Text("Web, app")],
        vec![Text("007"), Text("2026-06-03 08:00"), Text("Web, app"), Number(3.0)],
        vec![None, Date(46_175.25), Text("Web, app")],
        vec![Text("Total"), None, None, Number(15.5)],
    ];
    for (name, bytes) in [("a.xlsx", workbook(&[("Notes", notes), ("Data", table)]))]
        .iter()
        .flat_map(|(name, bytes)| [((*name).to_owned(), bytes.clone()), (format!("{name}.gz"), gzip(bytes))])
    {
        let path = write_file(&folder, &name, &bytes);
        let (guess, imported) = import(&path);
        assert_eq!((guess.recipe.format, guess.recipe.sheet.as_str()), (SourceKind::Workbook, "Data"));
        let roles: Vec<ColumnRole> = guess.recipe.columns.iter().map(|column| column.role).collect();
        assert_eq!(roles, [ColumnRole::Customer, ColumnRole::Time, ColumnRole::Channel, ColumnRole::Value]);
        assert_eq!((imported.account.read, imported.account.used), (5, 3));
        assert_eq!(imported.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), [7, 8], "rows of the sheet");
        let at = |text: &str| {
            chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap().and_utc().timestamp_millis()
        };
        let mut times = imported.events.times_ms.clone();
        times.sort_unstable();
        assert_eq!(times, [at("2026-06-01 12:00"), at("2026-06-02 06:00"), at("2026-06-03 08:00")]);
        assert!(
            imported.events.customers.contains(&pseudonym("007", &KEY))
                && imported.events.customers.contains(&pseudonym("7", &KEY))
        );
        assert!(imported.events.field("channel").unwrap().values.contains(&"Web, app".to_owned()));
    }
}

#[test]
fn an_event_log_as_xml_gives_events_with_their_case() {
    let folder = tempfile::tempdir().unwrap();
    let text = r#"<?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="1.0"><extension name="Concept" prefix="concept" uri="x"/>
        <global scope="event"><string key="concept:name" value="default"/></global>
        <trace><string key="concept:name" value="007"/><int key="age" value="64"/>
          <event><string key="concept:name" value="Register &amp; wait"/><date key="time:timestamp" value="2014-10-22T11:15:41.000+02:00"/>
            <string key="org:resource" value="A"><string key="role" value="nurse"/></string></event>
          <event><string key="concept:name" value="Leave"/><date key="time:timestamp" value="2014-10-22T12:00:00.000+02:00"/></event>
        </trace>
        <trace><string key="concept:name" value="NA"/>
          <event><string key="concept:name" value="Register &amp; wait"/></event></trace>
        </log>"#;
    let path = write_file(&folder, "log.xes.gz", &gzip(text.as_bytes()));
    let (guess, imported) = import(&path);
    assert_eq!(guess.known.map(|known| known.tried), Some(true));
    assert_eq!((imported.account.read, imported.account.used, imported.account.rejected), (3, 2, 1));
    assert_eq!(imported.rejected[0].line, 3, "the third event of the log");
    assert_eq!(values(&imported, "event"), ["Register & wait", "Leave"]);
    assert_eq!(values(&imported, "case:age"), ["64", "64"]);
    assert_eq!(values(&imported, "org:resource.role"), ["nurse", ""]);
    let cut = write_file(&folder, "cut.xes", &text.as_bytes()[..text.len() - 40]);
    assert!(matches!(guess_error(&cut), ReadError::Damaged { .. }));
}

#[test]
fn an_event_log_is_read_in_the_encoding_that_it_names() {
    let folder = tempfile::tempdir().unwrap();
    let text = |encoding: &str| {
        format!(
            "<?xml version='1.0' encoding='{encoding}' ?><log><trace><string key=\"concept:name\" value=\"é1\"/>\
             <event><string key=\"concept:name\" value=\"Évaluée à 5 €\"/>\
             <date key=\"time:timestamp\" value=\"2014-10-22T11:15:41.000+02:00\"/></event></trace></log>"
        )
    };
    let latin = encoding_rs::WINDOWS_1252.encode(&text("iso-8859-1")).0.into_owned();
    let japanese = encoding_rs::SHIFT_JIS.encode(&text("Shift_JIS").replace("Évaluée à 5 €", "評価")).0.into_owned();
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text("UTF-16").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let files = [
        ("latin.xes", latin, "Évaluée à 5 €"),
        ("wide.xes", wide, "Évaluée à 5 €"),
        ("plain.xes", text("UTF-8").into_bytes(), "Évaluée à 5 €"),
        ("japanese.xes", japanese, "評価"),
    ];
    for (name, bytes, event) in files {
        let (_, imported) = import(&write_file(&folder, name, &bytes));
        assert_eq!((imported.account.used, values(&imported, "event")[0]), (1, event), "{name}");
    }
    let unknown = write_file(&folder, "unknown.xes", text("EBCDIC-7").as_bytes());
    assert!(matches!(guess_error(&unknown), ReadError::BadEncoding(name) if name == "EBCDIC-7"));
}

fn guess_error(path: &std::path::Path) -> ReadError {
    guess(path, "UTC").map(|guess| panic!("{guess:?}")).unwrap_err()
}

#[test]
fn json_in_the_cells_of_a_table_is_taken_apart_where_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let text = "user,time,event,params\n\
        a,2026-06-01,view,\"{\"\"page\"\": {\"\"path\"\": \"\"/x\"\"}, \"\"n\"\": 1}\"\n\
        b,2026-06-02,view,not json\n\
        c,soon,view,{}\n\
        d,2026-06-02,view\n";
    let path = write_file(&folder, "a.csv", text.as_bytes());
    let (guess, imported) = import(&path);
    assert_eq!(role_of(&guess, "params.page.path"), ColumnRole::LeftOut, "offered, not taken");
    assert_eq!((imported.account.read, imported.account.used), (4, 2));
    let lines: Vec<u64> = imported.rejected.iter().map(|row| row.line).collect();
    let mut recipe = guess.recipe;
    set_role(&mut recipe, "params.page.path", ColumnRole::Event);
    set_role(&mut recipe, "event", ColumnRole::LeftOut);
    let inside = import_as(&path, &recipe).unwrap();
    assert_eq!((inside.account.read, inside.account.used), (4, 2));
    assert_eq!(values(&inside, "event").iter().filter(|value| **value == "/x").count(), 1);
    assert_eq!(inside.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), lines, "lines are lines in both ways");
}
