//! What `fuzz/` feeds with bytes of any kind: whatever stands in a file, reading it may say no and must not fall, and
//! what is read comes back the same.

use super::image::{MOST_PIXELS, pixels};
use super::template;
use crate::edit::merge::{self, Choice, Copies, Side};
use crate::edit::{Label, RecordDiff, Verb, apply};
use crate::model::*;

/// The values of a row, as they would come from the file: of which table, then value after value.
pub fn record_row(bytes: &[u8]) {
    let Some((&first, mut rest)) = bytes.split_first() else { return };
    let table = TableId::ALL[usize::from(first) % TableId::ALL.len()];
    let mut record = table.blank(uuid::Uuid::from_u128(1));
    for (name, _, _) in table.columns() {
        let Some(value) = value(&mut rest) else { break };
        // A value that the field does not take is said to be none.
        let _ = record.set(name, value);
    }
    let mut again = table.blank(record.uuid());
    for ((name, _, _), value) in table.columns().into_iter().zip(record.values()) {
        again.set(name, value).expect("a field takes what it gave");
    }
    assert_eq!(again.values(), record.values());
    let mut sum = StateSum::default();
    sum.toggle(&record);
    sum.toggle(&again);
    assert_eq!(sum, StateSum::default());
}

/// A value: its class, and as many bytes as that takes.
fn value(rest: &mut &[u8]) -> Option<Value> {
    let class = take(rest, 1)?[0];
    Some(match class % 5 {
        0 => Value::Null,
        1 => Value::Integer(i64::from_le_bytes(take(rest, 8)?.try_into().ok()?)),
        2 => Value::Real(f64::from_le_bytes(take(rest, 8)?.try_into().ok()?)),
        3 => {
            let length = take(rest, 1)?[0];
            Value::Text(String::from_utf8_lossy(take(rest, length.into())?).into_owned())
        }
        _ => {
            let length = take(rest, 1)?[0];
            Value::Blob(take(rest, length.into())?.to_vec())
        }
    })
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(count)?;
    *rest = left;
    Some(taken)
}

/// The changes of an entry of the history, put onto a project and taken back.
pub fn history(bytes: &[u8]) {
    let Ok(diffs) = serde_json::from_slice::<Vec<RecordDiff>>(bytes) else { return };
    let first = template::four_stages(Language::English);
    let label = Label::new(Verb::Change, "");
    let Ok(edit) = RecordDiff::to_next_edit(diffs, label, GestureId::new(), &first) else { return };
    let mut records = first;
    let mut sum = StateSum::of(&records);
    apply(&mut records, &mut sum, &edit);
    apply(&mut records, &mut sum, &edit.inverse());
}

/// Three lists of changes: what two copies both come from, and what was done to each.
#[derive(serde::Deserialize)]
struct Three {
    start: Vec<RecordDiff>,
    mine: Vec<RecordDiff>,
    theirs: Vec<RecordDiff>,
}

/// Two copies of a project, merged both ways and decided in every way.
pub fn merge(bytes: &[u8]) {
    let Ok(Three { start, mine, theirs }) = serde_json::from_slice(bytes) else { return };
    let changed = |records: &Records, diffs: Vec<RecordDiff>| {
        let label = Label::new(Verb::Change, "");
        let edit = RecordDiff::to_next_edit(diffs, label, GestureId::new(), records).ok()?;
        let mut after = records.clone();
        edit.put_onto(&mut after);
        Some(after)
    };
    let Some(base) = changed(&Records::default(), start) else { return };
    let (Some(mine), Some(theirs)) = (changed(&base, mine), changed(&base, theirs)) else { return };
    let copies = Copies { base: &base, mine: &mine, theirs: &theirs };
    let merged = merge::merge(copies);
    let other_way = merge::merge(Copies { mine: &theirs, theirs: &mine, ..copies });
    assert_eq!(merged.records, other_way.records, "whoever merges");
    assert_eq!(merged.conflicts.len(), other_way.conflicts.len());
    for choice in [Choice::Side(Side::Mine), Choice::Side(Side::Theirs), Choice::Both] {
        merged.decided(copies, &(0..merged.conflicts.len()).map(|place| (place, choice)).collect());
    }
    for conflict in &merged.conflicts {
        assert!(!conflict.told(copies, Language::English).record.is_empty());
    }
}

/// The bytes of an image.
pub fn asset(bytes: &[u8]) {
    if let Ok(pixels) = pixels(bytes) {
        assert!(u64::from(pixels.width) * u64::from(pixels.height) <= MOST_PIXELS);
        assert_eq!(pixels.rgba.len() as u64, u64::from(pixels.width) * u64::from(pixels.height) * 4);
    }
}
