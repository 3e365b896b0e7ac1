//! What both copies claim, one by one: both values, and which of them is kept; at the end both are brought together.

use super::{Compare, CompareAction};
use crate::analysis::compare::Difference;
use crate::edit::merge::{Choice, Claim, Conflict, Side, can_keep_both};
use crate::model::*;
use crate::project::MergeProposal;
use crate::tr;
use crate::ui::open::Open;
use crate::ui::theme::{color32, faded, tokens};
use crate::ui::widgets::{Kind, bold, button_ui, chip_ui, hairline_ui, link_ui, plain};
use crate::words;
use egui::{Frame, Margin, Panel, ProgressBar, ScrollArea, Stroke, Ui, vec2};

/// Shows the conflict in front.
pub(super) fn conflicts_ui(
    ui: &mut Ui,
    compare: &mut Compare,
    open: &Open,
    language: Language,
    actions: &mut Vec<CompareAction>,
) {
    let Some(super::Against::Copy(proposal, _)) = &mut compare.against else { return };
    let count = proposal.conflicts().len();
    let place = compare.conflict.min(count.saturating_sub(1));
    // The answers stay in view however long the values are.
    let decided = Panel::bottom("compare-bring")
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::NONE)
        .show(ui, |ui| {
            ui.add_space(8.0);
            let decided = if count > 0 { answers_ui(ui, proposal, place, language) } else { None };
            bring_ui(ui, proposal, !open.project.read_only(), language, actions);
            decided
        })
        .inner;
    if count == 0 {
        ui.add_space(12.0);
        ui.label(plain(tr!(language, "compare-no-conflict")));
        return;
    }
    progress_ui(ui, proposal, language);
    compare.conflict = steps_ui(ui, place, count, language);
    rest_ui(ui, proposal, language);
    let area = ScrollArea::vertical().id_salt("conflict").auto_shrink(false);
    area.show(ui, |ui| conflict_ui(ui, proposal, place, language));
    if let Some(choice) = decided {
        let chosen = Some(choice).filter(|choice| proposal.choice(place) != Some(*choice));
        proposal.choose(place, chosen);
        // On to the next that is open.
        let open = |at: &usize| proposal.choice(*at).is_none();
        if chosen.is_some() {
            compare.conflict = (place + 1..count).chain(0..place).find(open).unwrap_or(place);
        }
    }
    lead(compare);
}

/// What can be answered, and what was.
fn answers_ui(ui: &mut Ui, proposal: &MergeProposal, place: usize, language: Language) -> Option<Choice> {
    let conflict = &proposal.conflicts()[place];
    let choice = proposal.choice(place);
    let mut decided = None;
    ui.horizontal_wrapped(|ui| {
        // A button that finds no room goes to the next row; its words are not broken.
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        for (answer, words) in answers(conflict, language) {
            let check = (choice == Some(answer)).then_some(crate::scene::icon::CHECK);
            if button_ui(ui, Kind::Second, check, &words).clicked() {
                decided = Some(answer);
            }
        }
    });
    ui.add_space(4.0);
    decided
}

fn answers(conflict: &Conflict, language: Language) -> Vec<(Choice, String)> {
    match &conflict.about {
        Claim::Fields { .. } => {
            let both = can_keep_both(conflict).then(|| (Choice::Both, tr!(language, "compare-keep-both")));
            let sides = [
                (Choice::Side(Side::Mine), tr!(language, "compare-keep-mine")),
                (Choice::Side(Side::Theirs), tr!(language, "compare-keep-theirs")),
            ];
            sides.into_iter().chain(both).collect()
        }
        Claim::Deleted(by) | Claim::Revived(by) => vec![
            (Choice::Side(by.other()), tr!(language, "compare-keep-it")),
            (Choice::Side(*by), tr!(language, "compare-delete-it")),
        ],
    }
}

/// What stays out, and the button that brings both copies together.
pub(super) fn bring_ui(
    ui: &mut Ui,
    proposal: &MergeProposal,
    writable: bool,
    language: Language,
    actions: &mut Vec<CompareAction>,
) {
    let muted = color32(tokens(ui).muted);
    let left = proposal.sources_left();
    if !left.is_empty() {
        let sentence = tr!(language, "compare-sources-left", names = left.join(", "));
        ui.label(plain(sentence).size(11.0).color(muted));
    }
    hairline_ui(ui);
    ui.add_enabled_ui(writable, |ui| {
        let words = tr!(language, "compare-bring");
        if button_ui(ui, Kind::Main, Some(crate::scene::icon::HANDSHAKE), &words).clicked() {
            actions.push(CompareAction::BringTogether);
        }
    });
    let open = (0..proposal.conflicts().len()).filter(|at| proposal.choice(*at).is_none()).count() as i64;
    let about = match open {
        0 => tr!(language, "compare-bring-about"),
        _ => tr!(language, "compare-undecided", count = open, number = words::number(language, open)),
    };
    ui.label(plain(about).size(11.0).color(muted));
}

/// Two copies that contradict each other often are decided at once: all that nobody decided yet.
fn rest_ui(ui: &mut Ui, proposal: &mut MergeProposal, language: Language) {
    let open: Vec<usize> = (0..proposal.conflicts().len()).filter(|at| proposal.choice(*at).is_none()).collect();
    if open.len() < 2 {
        return;
    }
    ui.horizontal(|ui| {
        ui.label(plain(tr!(language, "compare-all-open")).size(11.0).color(color32(tokens(ui).muted)));
        for (side, words) in
            [(Side::Mine, tr!(language, "compare-all-mine")), (Side::Theirs, tr!(language, "compare-all-theirs"))]
        {
            if link_ui(ui, &words).clicked() {
                for at in &open {
                    proposal.choose(*at, Some(Choice::Side(side)));
                }
            }
        }
    });
}

/// Brings what the conflict in front is about into view, where it stands on these maps.
fn lead(compare: &mut Compare) {
    if compare.led == Some(compare.conflict) {
        return;
    }
    let conflict = compare.proposal().and_then(|proposal| proposal.conflicts().get(compare.conflict));
    let thing = conflict.map(|conflict| (conflict.table, conflict.id));
    let is_it = |difference: &Difference| difference.before == thing || difference.after == thing;
    let found = compare.comparison().and_then(|comparison| comparison.differences.iter().position(is_it));
    compare.led = Some(compare.conflict);
    (compare.picked, compare.wanted) = (found, found.is_some());
}

fn progress_ui(ui: &mut Ui, proposal: &MergeProposal, language: Language) {
    let count = proposal.conflicts().len();
    let done = (0..count).filter(|at| proposal.choice(*at).is_some()).count();
    let (shown, number) = (words::number(language, done as i64), words::number(language, count as i64));
    let said = tr!(language, "compare-decided", count = (count as i64), done = shown, number = number);
    ui.label(bold(&said).size(12.0));
    let bar = ProgressBar::new(done as f32 / count as f32).desired_height(6.0).fill(color32(tokens(ui).accent));
    let response = ui.add(bar);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::ProgressIndicator, true, &said));
}

/// The one before and the next; gives the one in front from now on.
fn steps_ui(ui: &mut Ui, place: usize, count: usize, language: Language) -> usize {
    let mut next = place;
    if count < 2 {
        return next;
    }
    ui.horizontal(|ui| {
        let back = ui.add_enabled_ui(place > 0, |ui| {
            button_ui(ui, Kind::Second, None, &tr!(language, "compare-previous")).clicked()
        });
        let (here, all) = (words::number(language, place as i64 + 1), words::number(language, count as i64));
        ui.label(plain(tr!(language, "compare-conflict-of", place = here, count = all)));
        let on = ui.add_enabled_ui(place + 1 < count, |ui| {
            button_ui(ui, Kind::Second, None, &tr!(language, "compare-next")).clicked()
        });
        next = if back.inner {
            place - 1
        } else if on.inner {
            place + 1
        } else {
            place
        };
    });
    next
}

fn conflict_ui(ui: &mut Ui, proposal: &MergeProposal, place: usize, language: Language) {
    let conflict = &proposal.conflicts()[place];
    let (table, id) = (conflict.table, conflict.id);
    let known = if proposal.mine().get(table, id).is_some() { proposal.mine() } else { proposal.theirs() };
    ui.add_space(4.0);
    let kind = words::record_kind(known, table, id, language);
    ui.label(plain(kind).size(11.0).color(color32(tokens(ui).muted)));
    ui.label(bold(words::record_name(known, table, id, language)).size(14.0));
    match &conflict.about {
        Claim::Fields { names, mine, theirs } => {
            fields_ui(ui, proposal, (place, conflict), (names, mine, theirs), language);
        }
        Claim::Deleted(side) | Claim::Revived(side) => {
            let sentence = match (&conflict.about, side) {
                (Claim::Deleted(_), Side::Mine) => tr!(language, "compare-mine-deleted"),
                (Claim::Deleted(_), Side::Theirs) => tr!(language, "compare-theirs-deleted"),
                (_, Side::Mine) => tr!(language, "compare-mine-revived"),
                (_, Side::Theirs) => tr!(language, "compare-theirs-revived"),
            };
            ui.label(plain(sentence));
        }
    }
}

/// Both values of fields that belong together.
fn fields_ui(
    ui: &mut Ui,
    proposal: &MergeProposal,
    (place, conflict): (usize, &Conflict),
    (names, mine, theirs): (&[&'static str], &[Value], &[Value]),
    language: Language,
) {
    let choice = proposal.choice(place);
    let taken = taken(proposal, conflict, names, mine);
    let sides = [
        (Side::Mine, proposal.mine(), mine, tr!(language, "compare-mine")),
        (Side::Theirs, proposal.theirs(), theirs, tr!(language, "compare-theirs")),
    ];
    for (side, records, values, title) in sides {
        let is_chosen = choice == Some(Choice::Side(side)) || choice == Some(Choice::Both);
        let note = match choice {
            _ if is_chosen => Some(tr!(language, "compare-chosen")),
            None if taken == Some(side) => Some(tr!(language, "compare-taken")),
            _ => None,
        };
        value_ui(ui, is_chosen, &title, note.as_deref(), |ui| {
            for (name, value) in names.iter().zip(values) {
                let field = words::field_name(conflict.table, name, language);
                ui.label(plain(field).size(11.0).color(color32(tokens(ui).muted)));
                ui.label(plain(words::field_value(records, conflict.table, name, value, language)));
            }
        });
    }
}

/// The side whose values stand in the merged records while nobody decides.
fn taken(proposal: &MergeProposal, conflict: &Conflict, names: &[&'static str], mine: &[Value]) -> Option<Side> {
    let merged = proposal.undecided().get(conflict.table, conflict.id)?;
    let columns = conflict.table.columns();
    let values = merged.values();
    let value = |name: &str| columns.iter().position(|(column, _, _)| *column == name).and_then(|at| values.get(at));
    let is_mine = names.iter().zip(mine).all(|(name, mine)| value(name) == Some(mine));
    Some(if is_mine { Side::Mine } else { Side::Theirs })
}

fn value_ui(ui: &mut Ui, is_chosen: bool, title: &str, note: Option<&str>, contents: impl FnOnce(&mut Ui)) {
    let t = *tokens(ui);
    let (fill, edge) = match is_chosen {
        true => (faded(t.accent, 0.08), Stroke::new(1.5, color32(t.accent))),
        false => (color32(t.panel), Stroke::new(1.0, color32(t.hairline))),
    };
    Frame::new().fill(fill).stroke(edge).corner_radius(9).inner_margin(Margin::same(10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(6.0, 3.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            ui.label(bold(title).size(12.0));
            if let Some(note) = note {
                chip_ui(ui, note, None);
            }
        });
        contents(ui);
    });
}
