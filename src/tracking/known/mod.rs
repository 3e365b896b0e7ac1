//! Exports that are recognised by their columns, with the mapping already made: one small file each.
//!
//! A mapping that was made from a published description only says so, and so does the screen.

mod analytics;
mod ga4;
mod logs;
mod mail;
mod matomo;
mod paths;
mod products;
mod sales;
mod shop;

use super::Recognised;
use super::guess::{Seen, roles_of};
use super::roles::RoleReason;
use crate::model::ColumnRole;

/// An export that is known.
pub(super) struct Known {
    /// Never changes: recipes name it.
    pub(super) id: &'static str,
    /// As its maker writes it.
    pub(super) name: &'static str,
    /// Whether the mapping was tried on a real export.
    pub(super) tried: bool,
    /// The columns that tell it from others; all must be there.
    pub(super) has: &'static [&'static str],
    /// Where its events are, if inside another list.
    pub(super) events_in: &'static str,
    /// By role: the columns that may play it, the best first.
    pub(super) roles: &'static [(ColumnRole, &'static [&'static str])],
    /// Fields to keep, a `*` at the end for all that begin so. Empty: whatever looks useful.
    pub(super) keep: &'static [&'static str],
}

/// All of them, the surest to tell first.
const ALL: [&[Known]; 9] = [
    &ga4::KNOWN,
    &matomo::KNOWN,
    &shop::KNOWN,
    &mail::KNOWN,
    &logs::KNOWN,
    &paths::KNOWN,
    &analytics::KNOWN,
    &products::KNOWN,
    &sales::KNOWN,
];

/// The export that has these columns.
pub(super) fn recognise(names: &[String]) -> Option<&'static Known> {
    ALL.iter().copied().flatten().find(|known| known.has.iter().all(|wanted| names.iter().any(|name| is(name, wanted))))
}

/// Where the events are in the objects of a known export whose objects were taken for events.
pub(super) fn events_in(names: &[String]) -> Option<&'static str> {
    let has = |prefix: &str| names.iter().any(|name| name.strip_prefix(prefix).is_some_and(|r| r.starts_with(".0.")));
    ALL.iter().copied().flatten().map(|known| known.events_in).find(|inside| !inside.is_empty() && has(inside))
}

/// Names are compared as people write them: case and the signs between words do not matter.
fn is(name: &str, wanted: &str) -> bool {
    name == wanted || plain(name) == plain(wanted)
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '.' | ':')).flat_map(char::to_lowercase).collect()
}

impl Known {
    /// What is said of it on the screen.
    pub(super) fn recognised(&self) -> Recognised {
        Recognised { name: self.name, tried: self.tried }
    }

    /// The roles of the columns; those behind `outer` are inside cells.
    pub(super) fn roles(&self, seen: &[Seen], outer: usize) -> Vec<(ColumnRole, RoleReason)> {
        let mut roles: Vec<Option<(ColumnRole, RoleReason)>> = vec![None; seen.len()];
        for (role, names) in self.roles {
            let place_of = |wanted: &&str| {
                let fits = |(place, seen): &(usize, &Seen)| {
                    is(&seen.name, wanted) && roles[*place].is_none() && seen.filled > 0
                };
                seen.iter().enumerate().find(fits).map(|(place, _)| place)
            };
            if let Some(place) = names.iter().find_map(place_of) {
                roles[place] = Some((*role, RoleReason::Recognised));
            }
        }
        let rest = |(place, seen): (usize, &Seen)| roles[place].unwrap_or_else(|| self.rest_of(seen, place >= outer));
        seen.iter().enumerate().map(rest).collect()
    }

    fn rest_of(&self, seen: &Seen, is_inside: bool) -> (ColumnRole, RoleReason) {
        let (role, why) = roles_of::rest_of(seen);
        if self.keep.is_empty() {
            return if is_inside { (ColumnRole::LeftOut, RoleReason::InsideCell) } else { (role, why) };
        }
        let kept = |wanted: &str| match wanted.strip_suffix('*') {
            Some(begins) => seen.name.starts_with(begins),
            None => is(&seen.name, wanted),
        };
        let is_kept = self.keep.iter().any(|wanted| kept(wanted));
        // A web address loses its query; other personal values stay out whatever the export.
        let is_address = why == RoleReason::Personal(super::Personal::WebAddress);
        match (is_kept, role) {
            (true, ColumnRole::Field) => (ColumnRole::Field, RoleReason::Recognised),
            (true, _) if is_address || why == RoleReason::AllDifferent => (ColumnRole::Field, RoleReason::Recognised),
            (true, _) | (false, ColumnRole::LeftOut) => (ColumnRole::LeftOut, why),
            (false, _) => (ColumnRole::LeftOut, RoleReason::NotNeeded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustc_hash::FxHashSet;

    #[test]
    fn every_export_has_an_id_of_its_own_and_says_who_and_when() {
        let mut ids = FxHashSet::default();
        for known in ALL.iter().copied().flatten() {
            assert!(ids.insert(known.id), "{} is there twice", known.id);
            let plays = |role| known.roles.iter().any(|(given, names)| *given == role && !names.is_empty());
            let is_path = plays(ColumnRole::Path);
            assert!(is_path || plays(ColumnRole::Customer) && plays(ColumnRole::Time), "{}", known.id);
            assert!(!known.has.is_empty(), "{}", known.id);
        }
    }

    #[test]
    fn names_are_the_same_in_any_spelling() {
        assert!(is("Case ID", "case_id") && is("concept:name", "concept:name") && !is("conceptname", "concept:name"));
    }
}
