//! Reading files by their recipe, with an account of every row.

use super::columns::{CutField, Gathered, Part};
use super::error::{ReadError, Rejected};
use super::events::Events;
use super::files;
use super::input::{Block, Input};
use super::parts::files_for;
use super::plan::{MOST_REJECTED, Plan};
use super::pseudonym::Pseudonyms;
use crate::model::{Account, FileAccount, Recipe};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// How far reading has come, for another thread to look at; and the way to stop it.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes of the file that are read.
    pub bytes: AtomicU64,
    /// Bytes in the file.
    pub bytes_in_all: AtomicU64,
    /// Rows read.
    pub rows: AtomicU64,
    /// Of these, rows that are no events.
    pub rejected: AtomicU64,
    stopped: AtomicBool,
}

impl Progress {
    /// Asks for an end. Reading then answers [`ReadError::Stopped`] within a few blocks.
    pub fn stop(&self) {
        self.stopped.store(true, Relaxed);
    }

    pub(super) fn go_on(&self) -> Result<(), ReadError> {
        if self.stopped.load(Relaxed) { Err(ReadError::Stopped) } else { Ok(()) }
    }
}

/// What came of a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// The good rows.
    pub events: Events,
    /// All rows.
    pub account: Account,
    /// The first 10,000 rows that are no events, in the order of the files; the account counts all.
    pub rejected: Vec<Rejected>,
    /// Fields that had more values than are kept.
    pub cut: Vec<CutField>,
    /// How many rows each condition of the recipe turned away, the refusing ones first. A row goes to the first that holds.
    pub turned_away: Vec<u64>,
    /// Of the rejected rows, those that name nobody.
    pub without_id: u64,
}

/// Reads the events of a file, or of the files of a folder that have the recipe's shape. Bad rows do not stop it: they are told apart and counted.
pub fn read(path: &Path, recipe: &Recipe, key: &[u8; 32], progress: &Progress) -> Result<Imported, ReadError> {
    read_files(&files_for(&[path.to_owned()], recipe)?, recipe, key, progress)
}

/// Reads the events of several files as one source, in this order.
pub fn read_files(
    files: &[PathBuf],
    recipe: &Recipe,
    key: &[u8; 32],
    progress: &Progress,
) -> Result<Imported, ReadError> {
    let Some(first) = files.first() else { return Err(ReadError::NoTable(PathBuf::new())) };
    let plan = Plan::new(recipe, first)?;
    let sizes: Vec<u64> = files.iter().map(|file| std::fs::metadata(file).map_or(0, |found| found.len())).collect();
    progress.bytes_in_all.store(sizes.iter().sum(), Relaxed);
    let mut reading = Reading {
        gathered: Gathered::new(&plan.whole_addresses()),
        turned_away: vec![0; plan.conditions()],
        without_id: 0,
        pseudonyms: Pseudonyms::new(key),
        account: Account::default(),
        rejected: Vec::new(),
        seen: FxHashSet::default(),
        blocks: 0,
        bytes_before: 0,
        several: files.len() > 1,
        plan: plan.clone(),
        progress,
    };
    for (file, size) in files.iter().zip(sizes) {
        reading.plan = plan.clone();
        reading.file(file, &mut Input::open(file, recipe, plan.delimiter())?)?;
        reading.bytes_before += size;
    }
    reading.finish(first)
}

struct Reading<'a> {
    plan: Plan,
    pseudonyms: Pseudonyms,
    progress: &'a Progress,
    gathered: Gathered,
    account: Account,
    rejected: Vec<Rejected>,
    turned_away: Vec<u64>,
    without_id: u64,
    /// What tells the rows so far from others, where duplicates are dropped.
    seen: FxHashSet<u64>,
    /// Blocks so far.
    blocks: u64,
    /// Bytes in the files before this one.
    bytes_before: u64,
    several: bool,
}

impl Reading<'_> {
    /// Every core takes a block while the next ones are read; what they made is put together in the order of the file.
    fn file(&mut self, path: &Path, input: &mut Input) -> Result<(), ReadError> {
        let name = if self.several { files::name_of(path) } else { String::new() };
        let before = self.account.clone();
        let mut blocks = self.blocks;
        let (progress, bytes_before) = (self.progress, self.bytes_before);
        let mut wave = match next_wave(input, progress, bytes_before, &mut blocks) {
            // A day without events among others.
            Err(ReadError::Empty(_)) if self.several => Vec::new(),
            wave => wave?,
        };
        self.plan.begin(&mut wave, path)?;
        let mut lines = 0;
        while !wave.is_empty() {
            let (plan, pseudonyms) = (&self.plan, &self.pseudonyms);
            let make = || wave.par_iter().map(|block| plan.read(block, pseudonyms)).collect::<Vec<Part>>();
            let (parts, next) = rayon::join(make, || next_wave(input, progress, bytes_before, &mut blocks));
            for part in parts {
                self.take(part, &mut lines, &name, path)?;
            }
            wave = next?;
        }
        self.blocks = blocks;
        if self.several {
            self.account.files.push(account_of(name, &before, &self.account));
        }
        Ok(())
    }

    fn take(&mut self, mut part: Part, lines: &mut u64, name: &str, path: &Path) -> Result<(), ReadError> {
        if !part.row_hashes.is_empty() {
            let is_new: Vec<bool> = part.row_hashes.iter().map(|hash| self.seen.insert(*hash)).collect();
            let dropped = is_new.iter().filter(|new| !**new).count() as u64;
            if dropped > 0 {
                part.retain(&is_new);
                part.used -= dropped;
                self.account.duplicates += dropped;
            }
        }
        self.count(&part, path)?;
        for mut complaint in part.complaints.drain(..).take(MOST_REJECTED - self.rejected.len()) {
            complaint.line += if part.is_numbered { 0 } else { *lines + 1 };
            complaint.file.push_str(name);
            self.rejected.push(complaint);
        }
        *lines += part.lines;
        self.gathered.add(part);
        Ok(())
    }

    fn count(&mut self, part: &Part, path: &Path) -> Result<(), ReadError> {
        let account = &mut self.account;
        account.read += part.read;
        account.rejected += part.rejected;
        account.refused += part.refused;
        account.excluded += part.excluded;
        account.used += part.used;
        self.without_id += part.without_id;
        for (all, of_part) in self.turned_away.iter_mut().zip(&part.by_condition) {
            *all += of_part;
        }
        self.progress.rows.store(account.read, Relaxed);
        self.progress.rejected.store(account.rejected, Relaxed);
        // Codes, starts and places are 32 bits wide, and the last numbers have a meaning of their own.
        let events = self.gathered.len() + part.times_ms.len();
        if events as u64 >= u64::from(u32::MAX) - 1 {
            return Err(ReadError::TooManyRows(path.to_owned()));
        }
        Ok(())
    }

    fn finish(self, path: &Path) -> Result<Imported, ReadError> {
        let Self { mut account, rejected, turned_away, without_id, gathered, plan, .. } = self;
        if account.read == 0 {
            return Err(ReadError::NoRows(path.to_owned()));
        }
        let (events, cut) = gathered.finish(&plan.field_names);
        account.customers = events.customers.len() as u64;
        account.first_ms = events.times_ms.iter().min().copied();
        account.last_ms = events.times_ms.iter().max().copied();
        Ok(Imported { events, account, rejected, cut, turned_away, without_id })
    }
}

fn next_wave(
    input: &mut Input,
    progress: &Progress,
    bytes_before: u64,
    blocks: &mut u64,
) -> Result<Vec<Block>, ReadError> {
    progress.go_on()?;
    let mut wave = Vec::new();
    while wave.len() < rayon::current_num_threads() * 2 {
        let Some(mut block) = input.next()? else { break };
        block.ordinal = *blocks;
        *blocks += 1;
        wave.push(block);
    }
    progress.bytes.store(bytes_before + input.bytes_read(), Relaxed);
    Ok(wave)
}

/// What one file added.
fn account_of(name: String, before: &Account, after: &Account) -> FileAccount {
    FileAccount {
        name,
        read: after.read - before.read,
        used: after.used - before.used,
        rejected: after.rejected - before.rejected,
        duplicates: after.duplicates - before.duplicates,
        refused: after.refused - before.refused,
    }
}
