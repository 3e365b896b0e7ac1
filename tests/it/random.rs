//! Random records and edits, the same for the same seed, over every table and every field there is.

use parcours::edit::{Change, Edit, Label, Verb};
use parcours::model::*;
use uuid::Uuid;

/// How often the program is killed in a test that usually does so `usual` times: `PARCOURS_KILLS` times as often where that is
/// set.
pub(crate) fn kills(usual: usize) -> usize {
    let times = std::env::var("PARCOURS_KILLS").ok().and_then(|times| times.parse().ok());
    usual * times.unwrap_or(1)
}

/// Numbers that look random (splitmix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn uuid(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes((u128::from(self.next()) << 64 | u128::from(self.next())).to_le_bytes())
            .into_uuid()
    }

    /// A value that the field takes: tried out of many until one fits, so that a new kind of field needs no word here.
    fn value(&mut self, sql: SqlType, record: &AnyRecord, name: &str) -> Value {
        for _ in 0..2_000 {
            let value = self.any_value(sql);
            if record.clone().set(name, value.clone()).is_ok() {
                return value;
            }
        }
        panic!("no value found for {}.{name}", record.table().name());
    }

    fn any_value(&mut self, sql: SqlType) -> Value {
        if self.one_in(6) {
            return Value::Null;
        }
        match sql {
            SqlType::Integer => Value::Integer([0, 1, 2, 5, -7, 86_400_000, i64::MAX][self.below(7)]),
            SqlType::Real => Value::Real([0.0, -0.5, 2.0, 1e-300, 0.1 + 0.2, -1e308][self.below(6)]),
            SqlType::Blob => Value::Blob(self.uuid().as_bytes().to_vec()),
            SqlType::Text => Value::Text(self.text()),
        }
    }

    fn text(&mut self) -> String {
        if self.one_in(3) {
            let words =
                ["", "Étape", "“Basket” 🛒", "line\nline", "a\0b", "'; DROP TABLE card; --", "2026-11-30", "#4338CA"];
            return words[self.below(words.len())].to_owned();
        }
        let json = [
            "[]",
            r#"["one","two"]"#,
            r#"[{"all":[{"field":"event","comparison":"is","values":["pay"]}]}]"#,
            r#"[{"name":"Age","value":"42"}]"#,
            r#"[{"name":"","value":4},{"name":"Leaf & Blade","value":2}]"#,
            r#"[{"low":"calm","high":"hasty","value":70}]"#,
            r#"[{"name":"More orders","metric":null,"figure":"2 %","target":"3 %"}]"#,
            r#"{"read":9,"used":5,"rejected":1,"duplicates":1,"refused":2,"excluded":1,"customers":3,"first_ms":0,"last_ms":5,"files":[{"name":"a.csv","read":9,"used":5,"rejected":1,"duplicates":1,"refused":2}]}"#,
            r#"{"format":"json","known":"matomo-live","delimiter":";","encoding":"UTF-8","header":true,"sheet":"","events_in":"actionDetails","json_cells":true,"columns":[],"time_format":"day-first","time_zone":"UTC","path_separator":" > ","refusing":[{"field":"consent","comparison":"is","values":["no"]}],"excluded":[],"duplicates":"equal-keys","duplicate_key":["id"],"whole_addresses":["url"]}"#,
            r#"{"path":"clicks.csv","hash":"00ff","bytes":9,"zone_assumed":true}"#,
            r#"{"without_id":1,"months":[{"name":"2026-09","customers":3,"once":1}],"browsers":[]}"#,
        ];
        match self.below(3) {
            0 => json[self.below(json.len())].to_owned(),
            1 => match Order::row(3)[self.below(3)].to_value() {
                Value::Text(order) => order,
                _ => unreachable!("orders are text"),
            },
            _ => LISTS[self.below(LISTS.len())].to_owned(),
        }
    }
}

/// One value at least of every closed list.
const LISTS: &[&str] = &[
    "as-channel",
    "counter",
    "till",
    "json-lines",
    "xlsx",
    "levels",
    "prospect",
    "en",
    "fr",
    "consumer",
    "as-is",
    "competitor",
    "journey-map",
    "service-blueprint",
    "draft",
    "agreed",
    "need",
    "loyalty",
    "before",
    "after",
    "actions",
    "emotion",
    "action",
    "touchpoint",
    "pain",
    "assumed",
    "validated",
    "low",
    "high",
    "idea",
    "done",
    "zmot",
    "own",
    "up",
    "down",
    "online",
    "offline",
    "owned",
    "partner",
    "by-itself",
    "not-at-all",
    "next",
    "loop",
    "none",
    "medium",
    "csv",
    "customer",
    "session",
];

/// A record of this table with something in every field.
pub(crate) fn record(random: &mut Random, table: TableId) -> AnyRecord {
    let mut record = table.blank(random.uuid());
    for (name, sql, _) in table.columns() {
        let value = random.value(sql, &record, name);
        record.set(name, value).unwrap();
    }
    record
}

fn changed(random: &mut Random, before: &AnyRecord) -> AnyRecord {
    let mut after = before.clone();
    let columns = before.table().columns();
    for _ in 0..1 + random.below(3) {
        let (name, sql, _) = columns[random.below(columns.len())];
        let value = random.value(sql, &after, name);
        after.set(name, value).unwrap();
    }
    after
}

/// An edit of one to four records of any table: added, changed, removed; in a gesture of its own.
pub(crate) fn edit(random: &mut Random, records: &Records) -> Edit {
    let there: Vec<AnyRecord> = records.iter().collect();
    let mut changes: Vec<Change> = Vec::new();
    for _ in 0..1 + random.below(4) {
        let table = TableId::ALL[random.below(TableId::ALL.len())];
        let old = there[random.below(there.len())].clone();
        let cover = old.table() == TableId::Project;
        if changes.iter().any(|change| change.before.as_ref().is_some_and(|r| r.uuid() == old.uuid())) {
            continue;
        }
        changes.push(match random.below(3) {
            0 if table != TableId::Project => Change::added(record(random, table)),
            1 if !cover => Change::removed(old),
            _ => Change::replaced(old.clone(), changed(random, &old)),
        });
    }
    let name = format!("edit {}", random.below(1_000));
    Edit::new(Label::new(Verb::Change, name), changes)
}
