//! What the options of `import` say about how a file is read.

use super::Failure;
use super::arguments::Arguments;
use super::arguments::UsageError::BadValue;
use crate::model::*;

/// The recipe with what was said on the command line.
pub(super) fn recipe(arguments: &Arguments, mut recipe: Recipe) -> Result<Recipe, Failure> {
    roles(arguments, &mut recipe)?;
    let formats = TimeFormat::ALL.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(format) = arguments.read("time-format", &formats, TimeFormat::parse)? {
        recipe.time_format = format;
    }
    if let Some(zone) = arguments.read("time-zone", "Europe/Paris, UTC, …", |z| z.parse::<chrono_tz::Tz>().ok())? {
        recipe.time_zone = zone.name().to_owned();
    }
    if let Some(delimiter) = arguments.read("delimiter", ", ; tab |", delimiter)? {
        recipe.delimiter = delimiter;
    }
    if let Some(sheet) = arguments.value("sheet") {
        recipe.sheet = sheet.to_owned();
    }
    let names: Vec<String> = recipe.columns.iter().map(|column| column.name.clone()).collect();
    recipe.refusing.extend(conditions(arguments, "refuse", &names)?);
    recipe.excluded.extend(conditions(arguments, "exclude", &names)?);
    if let Some(key) = arguments.value("drop-duplicates") {
        (recipe.duplicates, recipe.duplicate_key) = duplicates(key, &names)?;
    }
    for column in arguments.all("keep-address") {
        let bad = || BadValue("--keep-address".to_owned(), column.clone(), names.join(", "));
        names.contains(column).then(|| recipe.whole_addresses.push(column.clone())).ok_or_else(bad)?;
    }
    Ok(recipe)
}

/// `--role COLUMN=ROLE`: who has a role of which there is one loses it.
fn roles(arguments: &Arguments, recipe: &mut Recipe) -> Result<(), Failure> {
    let roles = ColumnRole::ALL.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ");
    for said in arguments.all("role") {
        let bad = || BadValue("--role".to_owned(), said.clone(), format!("COLUMN=({roles})"));
        let (column, role) = said.rsplit_once('=').ok_or_else(bad)?;
        let role = ColumnRole::parse(role).ok_or_else(bad)?;
        let place = recipe.columns.iter().position(|c| c.name == column).ok_or_else(bad)?;
        if !matches!(role, ColumnRole::Field | ColumnRole::LeftOut) {
            recipe.columns.iter_mut().filter(|c| c.role == role).for_each(|c| c.role = ColumnRole::Field);
        }
        recipe.columns[place].role = role;
    }
    Ok(())
}

/// `COLUMN=VALUE` or `COLUMN~PART`; the values of one column make one condition.
fn conditions(arguments: &Arguments, option: &str, names: &[String]) -> Result<Vec<Condition>, Failure> {
    let mut found: Vec<Condition> = Vec::new();
    for said in arguments.all(option) {
        let split = |sign: char, comparison| {
            let (field, value) = said.split_once(sign)?;
            names.iter().any(|name| name == field).then_some((field, value, comparison))
        };
        let bad = || BadValue(format!("--{option}"), said.clone(), format!("COLUMN=VALUE ({})", names.join(", ")));
        let is = split('=', Comparison::IsOneOf).or_else(|| split('~', Comparison::Contains));
        let (field, value, comparison) = is.ok_or_else(bad)?;
        match found.iter_mut().find(|known| known.field == field && known.comparison == comparison) {
            Some(known) => known.values.push(value.to_owned()),
            None => found.push(Condition { field: field.to_owned(), comparison, values: vec![value.to_owned()] }),
        }
    }
    Ok(found)
}

/// `rows`, or the columns of the key.
fn duplicates(said: &str, names: &[String]) -> Result<(Duplicates, Vec<String>), Failure> {
    if said == "rows" {
        return Ok((Duplicates::EqualRows, Vec::new()));
    }
    let key: Vec<String> = said.split(',').map(|name| name.trim().to_owned()).collect();
    if key.iter().any(|name| !names.contains(name)) {
        let takes = format!("rows, {}", names.join(", "));
        return Err(BadValue("--drop-duplicates".to_owned(), said.to_owned(), takes).into());
    }
    Ok((Duplicates::EqualKeys, key))
}

fn delimiter(text: &str) -> Option<char> {
    let mut chars = text.chars();
    match (text, chars.next(), chars.next()) {
        ("tab", ..) => Some('\t'),
        (_, Some(only), None) => Some(only),
        _ => None,
    }
}
