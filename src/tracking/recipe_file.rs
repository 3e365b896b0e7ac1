//! A recipe as a file of its own (`.ron`), so that next month's export is read as this one was.

use super::error::ReadError;
use super::input::bytes::Bytes;
use crate::model::Recipe;
use std::io::Write;
use std::path::Path;

/// No recipe is longer.
const LONGEST: usize = 4 << 20;

/// Keeps a recipe. The file is written beside and renamed, so that half of one is never found.
pub fn save_recipe(path: &Path, recipe: &Recipe) -> Result<(), ReadError> {
    let io = |error| ReadError::io(path, error);
    let pretty = ron::ser::PrettyConfig::default();
    let text = ron::ser::to_string_pretty(recipe, pretty).map_err(|error| bad(path, error.to_string()))?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(name);
    let written = std::fs::File::create_new(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()
    });
    let done = written.and_then(|()| std::fs::rename(&beside, path));
    done.map_err(|error| {
        // What is left of a failed write is ours.
        let _ = std::fs::remove_file(&beside);
        io(error)
    })
}

/// Reads a recipe that was kept.
pub fn load_recipe(path: &Path) -> Result<Recipe, ReadError> {
    let mut bytes = Vec::new();
    Bytes::open(path)?.fill(LONGEST, &mut bytes)?;
    let text = String::from_utf8(bytes).map_err(|error| bad(path, error.to_string()))?;
    ron::from_str(&text).map_err(|error| bad(path, error.to_string()))
}

fn bad(path: &Path, reason: String) -> ReadError {
    ReadError::BadRecipe { reason, path: path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ColumnRole, Condition, RecipeColumn};

    #[test]
    fn a_recipe_comes_back_as_it_was_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.ron");
        let recipe = Recipe {
            delimiter: '\t',
            columns: vec![RecipeColumn { name: "Événement \"a\"".to_owned(), role: ColumnRole::Event }],
            excluded: vec![Condition::is("bot", "yes")],
            ..Recipe::default()
        };
        for _ in 0..2 {
            save_recipe(&path, &recipe).unwrap();
            assert_eq!(load_recipe(&path).unwrap(), recipe);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside");
        std::fs::write(&path, "(delimiter: 5)").unwrap();
        assert!(matches!(load_recipe(&path), Err(ReadError::BadRecipe { .. })));
        std::fs::write(&path, "(time_zone: \"UTC\")").unwrap();
        assert_eq!(load_recipe(&path).unwrap().time_zone, "UTC", "what is not said is as usual");
    }
}
