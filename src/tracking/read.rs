//! Reading a file by its recipe, with an account of every row.

use super::columns::{CutField, Gathered, Part};
use super::error::{ReadError, Rejected};
use super::events::Events;
use super::input::{Block, Blocks};
use super::plan::{MOST_REJECTED, Plan, encoding_of};
use super::pseudonym::Pseudonyms;
use crate::model::{Account, Recipe};
use rayon::prelude::*;
use std::path::Path;
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

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// The good rows.
    pub events: Events,
    /// All rows.
    pub account: Account,
    /// The first 10,000 rows that are no events, in the order of the file; the account counts all.
    pub rejected: Vec<Rejected>,
    /// Fields that had more values than are kept.
    pub cut: Vec<CutField>,
}

/// Reads the events of a file. Bad rows do not stop it: they are told apart and counted.
pub fn read(path: &Path, recipe: &Recipe, key: &[u8; 32], progress: &Progress) -> Result<Imported, ReadError> {
    let plan = Plan::new(recipe, path)?;
    let mut blocks = Blocks::open(path, Some(encoding_of(recipe)?), plan.delimiter())?;
    progress.bytes_in_all.store(blocks.bytes_in_all, Relaxed);
    Reading { path, plan, pseudonyms: Pseudonyms::new(key), progress }.run(&mut blocks)
}

struct Reading<'a> {
    path: &'a Path,
    plan: Plan,
    pseudonyms: Pseudonyms,
    progress: &'a Progress,
}

impl Reading<'_> {
    /// Every core takes a block while the next ones are read; what they made is put together in the order of the file.
    fn run(mut self, blocks: &mut Blocks) -> Result<Imported, ReadError> {
        let mut wave = self.next_wave(blocks)?;
        let mut account = Account::default();
        let mut rejected = Vec::new();
        let mut lines = match wave.first_mut() {
            Some(first) => self.plan.begin(first, self.path)?,
            None => 0,
        };
        let mut gathered = Gathered::new(self.plan.field_names.len());
        while !wave.is_empty() {
            let make = || wave.par_iter().map(|block| self.plan.read(block, &self.pseudonyms)).collect::<Vec<Part>>();
            let (parts, next) = rayon::join(make, || self.next_wave(blocks));
            for mut part in parts {
                self.count(&part, &mut account)?;
                for mut complaint in part.complaints.drain(..).take(MOST_REJECTED - rejected.len()) {
                    complaint.line += lines + 1;
                    rejected.push(complaint);
                }
                lines += part.lines;
                gathered.add(part);
            }
            wave = next?;
        }
        if account.read == 0 {
            return Err(ReadError::NoRows(self.path.to_owned()));
        }
        let (events, cut) = gathered.finish(&self.plan.field_names);
        close(&mut account, &events);
        Ok(Imported { events, account, rejected, cut })
    }

    fn next_wave(&self, blocks: &mut Blocks) -> Result<Vec<Block>, ReadError> {
        self.progress.go_on()?;
        let mut wave = Vec::new();
        while wave.len() < rayon::current_num_threads() * 2 {
            let Some(block) = blocks.next()? else { break };
            wave.push(block);
        }
        self.progress.bytes.store(blocks.bytes_read, Relaxed);
        Ok(wave)
    }

    fn count(&self, part: &Part, account: &mut Account) -> Result<(), ReadError> {
        account.read += part.read;
        account.rejected += part.rejected;
        account.used += part.times_ms.len() as u64;
        self.progress.rows.store(account.read, Relaxed);
        self.progress.rejected.store(account.rejected, Relaxed);
        // Codes, starts and places are 32 bits wide, and the last number has a meaning of its own.
        if account.used >= u64::from(u32::MAX) {
            return Err(ReadError::TooManyRows(self.path.to_owned()));
        }
        Ok(())
    }
}

/// What is known only at the end.
fn close(account: &mut Account, events: &Events) {
    account.customers = events.customers.len() as u64;
    account.first_ms = events.times_ms.iter().min().copied();
    account.last_ms = events.times_ms.iter().max().copied();
}
