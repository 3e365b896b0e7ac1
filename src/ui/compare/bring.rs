//! Taking journeys of another project over.

use super::{Compare, CompareAction};
use crate::model::*;
use crate::tr;
use crate::ui::open::Open;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Kind, button_ui, plain, switch_ui};
use crate::words::{self, Say};
use egui::{ScrollArea, Ui};

/// Shows the journeys of the other file.
pub(super) fn bring_ui(
    ui: &mut Ui,
    compare: &mut Compare,
    open: &Open,
    language: Language,
    actions: &mut Vec<CompareAction>,
) {
    let Some(super::Against::Foreign(_, records)) = &compare.against else { return };
    let writable = !open.project.read_only();
    let journeys = records.journeys_in_order();
    ScrollArea::vertical().id_salt("take-over").max_height(ui.available_height() - 76.0).show(ui, |ui| {
        for journey in &journeys {
            let name = format!("{} · {}", journey.title, journey.state.say(language).to_lowercase());
            if let Some(on) = switch_ui(ui, &name, compare.taken.contains(&journey.id)) {
                if on {
                    compare.taken.insert(journey.id);
                } else {
                    compare.taken.remove(&journey.id);
                }
            }
        }
    });
    ui.add_space(6.0);
    let taken: Vec<JourneyId> = journeys.iter().map(|j| j.id).filter(|id| compare.taken.contains(id)).collect();
    let number = words::number(language, taken.len() as i64);
    let words = tr!(language, "compare-take", count = (taken.len() as i64), number = number);
    ui.add_enabled_ui(writable && !taken.is_empty(), |ui| {
        if button_ui(ui, Kind::Main, Some(crate::scene::icon::DOWNLOAD_SIMPLE), &words).clicked() {
            actions.push(CompareAction::TakeOver(taken));
        }
    });
    ui.label(plain(tr!(language, "compare-bring-about")).size(11.0).color(color32(tokens(ui).muted)));
}
