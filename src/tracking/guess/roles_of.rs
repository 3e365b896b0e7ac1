//! The role of every column: by its name, and by what its rows show.

use super::seen::Seen;
use crate::model::ColumnRole;
use crate::tracking::roles::{RoleReason, may_tell_what_happened, name_score};

/// The role of every column, and why.
pub(in crate::tracking) fn roles_of(seen: &[Seen]) -> Vec<(ColumnRole, RoleReason)> {
    let mut roles: Vec<Option<(ColumnRole, RoleReason)>> = vec![None; seen.len()];
    if give_paths(seen, &mut roles) {
        return seen.iter().zip(roles).map(|(seen, role)| role.unwrap_or_else(|| rest_of(seen))).collect();
    }
    give_times(seen, &mut roles);
    if let Some(place) = best(seen, &roles, customer_score).filter(|_| !counts_views(seen)) {
        let why = if name_score(ColumnRole::Customer, &seen[place].words) > 20 {
            RoleReason::Name
        } else {
            RoleReason::Repeats
        };
        roles[place] = Some((ColumnRole::Customer, why));
    }
    for (role, fits) in [
        (ColumnRole::Channel, &is_text as &dyn Fn(&Seen) -> bool),
        (ColumnRole::Event, &is_text),
        (ColumnRole::Value, &Seen::is_amount),
    ] {
        let score = |seen: &Seen| if fits(seen) { name_score(role, &seen.words) } else { 0 };
        if let Some(place) = best(seen, &roles, score) {
            roles[place] = Some((role, RoleReason::Name));
        }
    }
    give_event_by_values(seen, &mut roles);
    seen.iter().zip(roles).map(|(seen, role)| role.unwrap_or_else(|| rest_of(seen))).collect()
}

/// A file without times whose rows are whole paths, with numbers of customers beside them.
fn give_paths(seen: &[Seen], roles: &mut [Option<(ColumnRole, RoleReason)>]) -> bool {
    let holds_times = |seen: &Seen| seen.time_format.is_some();
    let score = |seen: &Seen| if seen.paths * 5 >= seen.filled { seen.paths as u32 } else { 0 };
    let Some(path) = best(seen, roles, score).filter(|_| !seen.iter().any(holds_times)) else { return false };
    roles[path] = Some((ColumnRole::Path, RoleReason::Paths));
    for role in [ColumnRole::NoConversions, ColumnRole::Conversions, ColumnRole::Value] {
        let score = |seen: &Seen| if seen.is_amount() { name_score(role, &seen.words) } else { 0 };
        if let Some(place) = best(seen, roles, score) {
            roles[place] = Some((role, RoleReason::Name));
        }
    }
    true
}

/// The time column: the surest name among the columns that hold times; and the one that says the end, if there are two.
fn give_times(seen: &[Seen], roles: &mut [Option<(ColumnRole, RoleReason)>]) {
    let holds = |seen: &Seen| seen.time_format.is_some() && seen.empty * 5 <= seen.rows();
    let score = |seen: &Seen| if holds(seen) { 1 + name_score(ColumnRole::Time, &seen.words) } else { 0 };
    let Some(time) = best(seen, roles, score) else { return };
    let format = seen[time].time_format;
    roles[time] = Some((ColumnRole::Time, RoleReason::Times(format.unwrap_or_default())));
    let end = |seen: &Seen| if seen.time_format == format { name_score(ColumnRole::EndTime, &seen.words) } else { 0 };
    if let Some(end) = best(seen, roles, end) {
        roles[end] = Some((ColumnRole::EndTime, RoleReason::Name));
    }
}

/// Of the columns without a role, the one with the highest score above 0; of equals, the first.
pub(in crate::tracking) fn best(
    seen: &[Seen],
    roles: &[Option<(ColumnRole, RoleReason)>],
    score: impl Fn(&Seen) -> u32,
) -> Option<usize> {
    let mut best = (0, None);
    for (place, column) in seen.iter().enumerate().filter(|(place, _)| roles[*place].is_none()) {
        let score = score(column);
        if score > best.0 {
            best = (score, Some(place));
        }
    }
    best.1
}

/// Statistics of advertisements count how often each was shown: what is an account or customer there is who pays for it.
fn counts_views(seen: &[Seen]) -> bool {
    seen.iter().any(|seen| seen.is_amount() && ["impressions", "impr"].contains(&seen.words.as_str()))
}

/// A sure name is enough; an unsure one must come again and again, as ids do.
fn customer_score(seen: &Seen) -> u32 {
    let score = name_score(ColumnRole::Customer, &seen.words);
    let repeats = seen.distinct < seen.filled && seen.distinct > 1;
    if seen.filled == 0 || score < 50 && !repeats {
        return 0;
    }
    // Of two good names, the column that is always filled.
    let mostly_empty = seen.empty * 10 > seen.rows();
    if mostly_empty { score / 3 } else { score }
}

fn is_text(seen: &Seen) -> bool {
    let is_words = seen.amounts * 2 < seen.filled && seen.time_format.is_none();
    is_words && seen.length <= 200 && !seen.is_nested && !seen.is_yes_or_no
}

/// Where no name says what happened and no channel does, the first column of a few texts may.
fn give_event_by_values(seen: &[Seen], roles: &mut [Option<(ColumnRole, RoleReason)>]) {
    let told = |role| roles.iter().flatten().any(|(given, _)| *given == role);
    if told(ColumnRole::Event) || told(ColumnRole::Channel) {
        return;
    }
    let fits = |seen: &Seen| {
        seen.is_few_texts() && is_text(seen) && seen.personal.is_none() && may_tell_what_happened(&seen.words)
    };
    if let Some(place) = best(seen, roles, |seen| u32::from(fits(seen))) {
        roles[place] = Some((ColumnRole::Event, RoleReason::FewTexts(seen[place].distinct)));
    }
}

/// Kept, unless it is empty, points at persons, or says something else in every row.
pub(in crate::tracking) fn rest_of(seen: &Seen) -> (ColumnRole, RoleReason) {
    const ENOUGH_ROWS: usize = 100;
    const LONG: usize = 300;
    let left_out = |why| (ColumnRole::LeftOut, why);
    if seen.filled == 0 {
        return left_out(RoleReason::Empty);
    }
    if let Some(personal) = seen.personal {
        return left_out(RoleReason::Personal(personal));
    }
    if seen.time_format.is_some() {
        return left_out(RoleReason::OtherTime);
    }
    if seen.is_nested {
        return left_out(RoleReason::Nested);
    }
    if seen.length > LONG {
        return left_out(RoleReason::LongTexts);
    }
    if seen.filled >= ENOUGH_ROWS && seen.distinct == seen.filled {
        return left_out(RoleReason::AllDifferent);
    }
    (ColumnRole::Field, RoleReason::Kept)
}
