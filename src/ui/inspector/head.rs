//! The head of the panel: icon, title edited in place, and where the thing stands.

use crate::edit::Verb;
use crate::model::{Evidence, Language};
use crate::scene::{Face, icon};
use crate::tr;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::{Field, Form, Stored};
use crate::words::Say;
use egui::{Ui, Vec2};

/// What the head says.
pub(super) struct Head<'a, R> {
    pub(super) glyph: char,
    pub(super) record: &'a R,
    /// The title as it stands.
    pub(super) title: &'a str,
    /// What the title's field is called.
    pub(super) label: String,
    /// What stands there while it is empty.
    pub(super) placeholder: String,
    /// Kind and place, with dots between them.
    pub(super) about: String,
    pub(super) evidence: Option<Evidence>,
}

/// Shows the head.
pub(super) fn head_ui<R: Stored>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    head: &Head<'_, R>,
    write: impl Fn(&mut R, String) + 'static,
) {
    let language = form.language;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.vertical(|ui| {
            ui.add_space(5.0);
            ui.label(theme::icon(head.glyph, 18.0).color(color32(tokens(ui).ink)));
        });
        let field = Field::new(&head.label).placeholder(&head.placeholder).font(Face::Bold, 16.0);
        let field = field.unlabelled().quiet().grows().verb(Verb::Rename);
        field.show(ui, form, head.record, "title", head.title, write);
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(4.0, 2.0);
        ui.label(theme::small(ui, &head.about));
        if let Some(evidence) = head.evidence {
            evidence_ui(ui, evidence, language);
        }
    });
    ui.add_space(8.0);
}

/// The evidence mark with its word.
fn evidence_ui(ui: &mut Ui, evidence: Evidence, language: Language) {
    let glyph = match evidence {
        Evidence::Assumed => icon::CIRCLE,
        Evidence::Partly => icon::CIRCLE_HALF_FILL,
        Evidence::Validated => icon::CIRCLE_FILL,
    };
    ui.label(theme::small(ui, "·"));
    let mark = theme::icon(glyph, 10.0).color(color32(tokens(ui).validated));
    ui.label(mark).on_hover_text(tr!(language, "inspector-evidence"));
    ui.label(theme::small(ui, evidence.say(language)));
}

/// Parts with dots between them; empty ones are left out.
pub(super) fn dotted(parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
