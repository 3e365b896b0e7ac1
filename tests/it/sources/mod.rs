//! Files of every form and in every state come in with an account of every row.

mod corpus;
mod forms;
mod hard;
mod hostile;
mod known;
mod rows;
mod write;

use parcours::model::{ColumnRole, Recipe};
use parcours::tracking::{Guess, Imported, Progress, ReadError, guess, read};
use std::path::{Path, PathBuf};

pub(crate) const KEY: [u8; 32] = [42; 32];

/// Reads a file as it is guessed.
fn import(path: &Path) -> (Guess, Imported) {
    let guess = guess(path, "UTC").unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
    let imported = import_as(path, &guess.recipe).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
    (guess, imported)
}

/// Reads a file by a recipe, and checks the account.
fn import_as(path: &Path, recipe: &Recipe) -> Result<Imported, ReadError> {
    let imported = read(path, recipe, &KEY, &Progress::default())?;
    let account = &imported.account;
    assert!(account.adds_up(), "every row is accounted for: {account:?}");
    assert_eq!(account.rejected, imported.rejected.len() as u64, "each rejected row is listed");
    Ok(imported)
}

fn write_file(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn role_of(guess: &Guess, name: &str) -> ColumnRole {
    let found = guess.recipe.columns.iter().find(|column| column.name == name);
    found.unwrap_or_else(|| panic!("no column {name} in {:?}", guess.recipe.columns)).role
}

fn set_role(recipe: &mut Recipe, name: &str, role: ColumnRole) {
    recipe.columns.iter_mut().find(|column| column.name == name).unwrap().role = role;
}

/// The values of a field in the order of customers and times.
fn values<'a>(imported: &'a Imported, field: &str) -> Vec<&'a str> {
    let field = imported.events.field(field).unwrap();
    field.codes.iter().map(|code| field.values.get(code as usize).map_or("", String::as_str)).collect()
}
