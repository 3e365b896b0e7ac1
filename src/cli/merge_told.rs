//! What `merge` prints: what came in, and what both claim, for people and for machines.

use crate::edit::Edit;
use crate::edit::merge::{Choice, Claim, Side};
use crate::model::*;
use crate::project::{Base, MergeProposal};
use crate::tr;
use crate::words::{number, table_name};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// Added, changed and deleted records by table.
fn counts(edit: &Edit) -> BTreeMap<TableId, [usize; 3]> {
    let mut counts: BTreeMap<TableId, [usize; 3]> = BTreeMap::new();
    for change in &edit.changes {
        let (place, record) = match (&change.before, &change.after) {
            (None, Some(after)) => (0, after),
            (Some(_), Some(after)) => (1, after),
            (Some(before), None) => (2, before),
            (None, None) => continue,
        };
        counts.entry(record.table()).or_default()[place] += 1;
    }
    counts
}

/// The proposal for machines.
pub(super) fn as_json(proposal: &MergeProposal, changed: bool, language: Language) -> Json {
    let counts = counts(&proposal.edit()).into_iter().map(|(table, [added, changed, deleted])| {
        (table.name().to_owned(), json!({ "added": added, "changed": changed, "deleted": deleted }))
    });
    let base = match proposal.base().1 {
        Base::Entry(entry) => json!({ "found": "entry", "entry": entry }),
        Base::Merged(entry) => json!({ "found": "merged", "entry": entry }),
        Base::Unknown => json!({ "found": "unknown" }),
    };
    let conflicts = (0..proposal.conflicts().len()).map(|place| conflict(proposal, place, language));
    json!({
        "changed": changed,
        "base": base,
        "their_entries": proposal.their_entries().len(),
        "their_authors": proposal.their_authors(),
        "changes": counts.collect::<serde_json::Map<_, _>>(),
        "conflicts": conflicts.collect::<Vec<_>>(),
        "sources_left": proposal.sources_left(),
        "images_missing": proposal.images_missing(),
    })
}

fn conflict(proposal: &MergeProposal, place: usize, language: Language) -> Json {
    let conflict = &proposal.conflicts()[place];
    let told = proposal.told(place, language);
    let side = |side: Side| if side == Side::Mine { "mine" } else { "theirs" };
    let (about, fields, by) = match &conflict.about {
        Claim::Fields { names, .. } => ("fields", names.clone(), None),
        Claim::Deleted(by) => ("deleted", vec![], Some(side(*by))),
        Claim::Revived(by) => ("revived", vec![], Some(side(*by))),
    };
    let choice = proposal.choice(place).map(|choice| match choice {
        Choice::Side(chosen) => side(chosen),
        Choice::Both => "both",
    });
    json!({
        "number": place + 1,
        "table": conflict.table.name(),
        "id": conflict.id.to_string(),
        "record": told.as_ref().map(|told| told.record.clone()),
        "about": about,
        "fields": fields,
        "deleted_by": by,
        "mine": told.as_ref().map(|told| told.mine.clone()),
        "theirs": told.as_ref().map(|told| told.theirs.clone()),
        "choice": choice,
    })
}

/// The proposal for people.
pub(super) fn lines(proposal: &MergeProposal, language: Language) -> Vec<String> {
    let n = |count: usize| number(language, count as i64);
    let mut lines = vec![match proposal.base().1 {
        Base::Unknown => tr!(language, "merge-base-unknown"),
        Base::Entry(_) | Base::Merged(_) => {
            let count = proposal.their_entries().len();
            tr!(language, "merge-base", count = (count as i64), shown = n(count))
        }
    }];
    let authors: Vec<&str> = proposal.their_authors().into_iter().collect();
    if !authors.is_empty() {
        lines.push(tr!(language, "merge-authors", authors = authors.join(", ")));
    }
    for (table, [added, changed, deleted]) in counts(&proposal.edit()) {
        let kind = table_name(table, language);
        let (added, changed, deleted) = (n(added), n(changed), n(deleted));
        lines.push(tr!(language, "merge-counts", kind = kind, added = added, changed = changed, deleted = deleted));
    }
    if !proposal.sources_left().is_empty() {
        lines.push(tr!(language, "merge-sources-left", names = proposal.sources_left().join(", ")));
    }
    if proposal.images_missing() > 0 {
        lines.push(tr!(language, "merge-images-missing", shown = n(proposal.images_missing())));
    }
    if !proposal.conflicts().is_empty() {
        lines.push(String::new());
        lines.push(tr!(language, "merge-conflicts", shown = n(proposal.conflicts().len())));
    }
    for place in 0..proposal.conflicts().len() {
        let Some(told) = proposal.told(place, language) else { continue };
        lines.push(format!("{:>4}. {} · {}", place + 1, told.record, told.about));
        lines.push(format!("      {}", tr!(language, "merge-mine", value = told.mine)));
        lines.push(format!("      {}", tr!(language, "merge-theirs", value = told.theirs)));
        lines.extend(proposal.choice(place).map(|choice| format!("      {}", chosen(choice, language))));
    }
    lines
}

fn chosen(choice: Choice, language: Language) -> String {
    match choice {
        Choice::Side(Side::Mine) => tr!(language, "merge-chosen-mine"),
        Choice::Side(Side::Theirs) => tr!(language, "merge-chosen-theirs"),
        Choice::Both => tr!(language, "merge-chosen-both"),
    }
}
