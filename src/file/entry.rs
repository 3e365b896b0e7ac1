//! Entries of the history: one edit each, chained by hashes, never taken back.

use super::layout::Layout;
use super::schema::FORMAT;
use crate::edit::{Label, RecordDiff};
use crate::model::{EntryId, GestureId, RecordId, TableId};
use rusqlite::{Connection, Row, params};
use std::sync::Arc;
use uuid::Uuid;

/// A BLAKE3 hash.
pub type Hash = [u8; 32];

/// One entry of the history. Order is by `seq`, never by the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// 1 for the first.
    pub seq: u64,
    /// Its id; an entry is written once, however often saving is tried.
    pub id: EntryId,
    /// The hash of the entry before; zeros for the first.
    pub prev: Hash,
    /// BLAKE3 over prev, id and changes.
    pub hash: Hash,
    /// The gesture it belongs to. Entries of one gesture are undone together.
    pub gesture: GestureId,
    /// What it is called.
    pub label: Label,
    /// Who made it; may be empty.
    pub author: String,
    /// When, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The gesture it takes back. An entry that redoes takes back one that undid.
    pub undo_of: Option<GestureId>,
    /// The head of the other copy, where it brought two copies together.
    pub merge_of: Option<Hash>,
    /// The layout by which its changes are written.
    pub(super) schema: u32,
    /// The changed fields, as JSON; read them with [`Entry::diffs`]. Empty where it is sealed.
    changes: Arc<str>,
}

impl Entry {
    /// The entry that follows `head` with these changes.
    pub(crate) fn after(head: Option<&Self>, gesture: GestureId, label: Label, diffs: &[RecordDiff]) -> Self {
        let changes = serde_json::to_string(diffs).expect("diffs are plain data");
        let (id, prev) = (EntryId::new(), head.map_or([0; 32], |entry| entry.hash));
        Self {
            seq: head.map_or(1, |entry| entry.seq + 1),
            id,
            prev,
            hash: chained(prev, id, &changes),
            gesture,
            label,
            author: String::new(),
            at_ms: chrono::Utc::now().timestamp_millis(),
            undo_of: None,
            merge_of: None,
            schema: FORMAT,
            changes: changes.into(),
        }
    }

    /// The entry as others get it: its hash stays, so that copies still know what they have in common; what was changed, by
    /// whom, and on what is gone. Its id goes too, because the hash is over it: whoever guesses a text cannot prove it.
    pub(super) fn sealed(&self) -> Self {
        Self {
            id: sealed_id(self.hash),
            label: Label::new(self.label.verb, ""),
            author: String::new(),
            changes: "".into(),
            ..self.clone()
        }
    }

    /// Whether what it changed was left out of this copy, which was made for others.
    pub fn is_sealed(&self) -> bool {
        self.changes.is_empty()
    }

    /// Whether its own hash is right. A sealed one cannot prove it; its id must be the one made of the hash.
    fn is_right(&self) -> bool {
        match self.is_sealed() {
            true => self.id == sealed_id(self.hash),
            false => self.hash == chained(self.prev, self.id, &self.changes),
        }
    }

    /// What it changed. An error means that it is sealed, or that the file was made up by somebody: its hashes fit.
    pub fn diffs(&self) -> serde_json::Result<Vec<RecordDiff>> {
        let diffs = serde_json::from_str(&self.changes)?;
        Ok(Layout::today().brought_up(diffs, self.schema))
    }

    /// Whether this copy says what it changed: one made for others may not.
    pub fn is_kept(&self) -> bool {
        serde_json::from_str::<Vec<serde::de::IgnoredAny>>(&self.changes).is_ok()
    }

    /// The tables it touched, without reading the rest. `None`: this copy does not say.
    pub fn tables(&self) -> Option<Vec<TableId>> {
        let touched: Vec<Touched<'_>> = serde_json::from_str(&self.changes).ok()?;
        Some(touched.iter().filter_map(|touched| TableId::parse(&touched.table)).collect())
    }

    /// Whether a text stands in what it changed, as it is written there.
    pub(crate) fn mentions(&self, text: &str) -> bool {
        self.changes.contains(text) || self.label.name.contains(text)
    }

    /// BLAKE3 over everything that its hash does not cover: the hash stays the same where texts and authors are blanked
    /// for others.
    pub(super) fn sum(&self) -> Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.seq.to_le_bytes()).update(&self.hash).update(self.gesture.uuid().as_bytes());
        for text in [self.label.to_text().as_str(), self.author.as_str()] {
            hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
        }
        hasher.update(&self.at_ms.to_le_bytes()).update(&self.schema.to_le_bytes());
        hasher.update(&[u8::from(self.undo_of.is_some()), u8::from(self.merge_of.is_some())]);
        hasher.update(self.undo_of.map(RecordId::uuid).unwrap_or_default().as_bytes());
        hasher.update(&self.merge_of.unwrap_or_default());
        *hasher.finalize().as_bytes()
    }

    /// Adds it at the end of the history.
    pub(super) fn insert(&self, connection: &Connection) -> rusqlite::Result<()> {
        let mut statement = connection.prepare_cached(
            "INSERT INTO history (seq, id, prev, hash, gesture, label, author, at_ms, undo_of, merge_of, schema, changes)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        let undo_of = self.undo_of.map(RecordId::uuid);
        statement.execute(params![
            i64::try_from(self.seq).unwrap_or(i64::MAX),
            self.id.uuid(),
            self.prev.as_slice(),
            self.hash.as_slice(),
            self.gesture.uuid(),
            self.label.to_text(),
            self.author,
            self.at_ms,
            undo_of,
            self.merge_of.as_ref().map(Hash::as_slice),
            self.schema,
            &*self.changes,
        ])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let gesture = |uuid: Uuid| GestureId::from_uuid(uuid);
        Ok(Self {
            seq: u64::try_from(row.get::<_, i64>("seq")?).unwrap_or(0),
            id: EntryId::from_uuid(row.get("id")?),
            prev: row.get("prev")?,
            hash: row.get("hash")?,
            gesture: gesture(row.get("gesture")?),
            label: Label::parse(&row.get::<_, String>("label")?),
            author: row.get("author")?,
            at_ms: row.get("at_ms")?,
            undo_of: row.get::<_, Option<Uuid>>("undo_of")?.map(gesture),
            merge_of: row.get("merge_of")?,
            schema: row.get("schema")?,
            changes: row.get::<_, String>("changes")?.into(),
        })
    }
}

/// The id of a sealed entry.
fn sealed_id(hash: Hash) -> EntryId {
    let digest = blake3::hash(&hash);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.as_bytes()[..16]);
    EntryId::from_uuid(Uuid::from_bytes(bytes))
}

/// The table of a change.
#[derive(serde::Deserialize)]
struct Touched<'a> {
    #[serde(borrow)]
    table: std::borrow::Cow<'a, str>,
}

/// The hash of an entry.
fn chained(prev: Hash, id: EntryId, changes: &str) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&prev).update(id.uuid().as_bytes()).update(changes.as_bytes());
    *hasher.finalize().as_bytes()
}

/// Every entry that can be read and whose own hash is right, wherever it stands.
pub(super) fn read_entry(row: &Row<'_>) -> Option<Entry> {
    let entry = Entry::read(row).ok()?;
    entry.is_right().then_some(entry)
}

/// Whether entries are a whole history. Where some are sealed, these are the first ones: a copy is sealed up to its end,
/// and then goes on.
pub(super) fn is_whole(entries: &[Entry]) -> bool {
    let (mut prev, mut sealed) = ([0; 32], true);
    entries.iter().zip(1..).all(|(entry, seq)| {
        let fits = entry.seq == seq && entry.prev == prev && (sealed || !entry.is_sealed());
        (prev, sealed) = (entry.hash, entry.is_sealed());
        fits && entry.is_right()
    })
}

/// XOR of the sums of entries.
pub(super) fn history_sum<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Hash {
    with_entries([0; 32], entries)
}

/// A history sum with further entries.
pub(super) fn with_entries<'a>(mut sum: Hash, entries: impl IntoIterator<Item = &'a Entry>) -> Hash {
    for entry in entries {
        sum.iter_mut().zip(entry.sum()).for_each(|(mine, theirs)| *mine ^= theirs);
    }
    sum
}

/// The whole history, or `None` where its chain is broken.
pub(super) fn read_history(connection: &Connection) -> rusqlite::Result<Option<Vec<Entry>>> {
    let mut statement = connection.prepare("SELECT * FROM history ORDER BY seq")?;
    let entries: Vec<Entry> = statement.query_map([], Entry::read)?.collect::<rusqlite::Result<_>>()?;
    Ok(is_whole(&entries).then_some(entries))
}
