//! A question with a few answers, one button each.

use super::modal_ui;
use crate::model::Language;
use crate::tr;
use crate::ui::widgets::{Kind, bold, button_ui, plain, row_from_right_ui};

/// A question.
pub struct Question {
    /// What it is about.
    pub title: String,
    /// What happened and what can be done.
    pub sentence: String,
    /// The words of its buttons, the best answer first.
    pub answers: Vec<String>,
}

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionAnswer {
    /// It stays.
    Waiting,
    /// The answer of this place.
    Chosen(usize),
    /// None of them.
    Cancelled,
}

/// Shows the question.
pub fn question_ui(ctx: &egui::Context, question: &Question, language: Language) -> QuestionAnswer {
    let mut answer = QuestionAnswer::Waiting;
    let stays = modal_ui(ctx, "question", 560.0, |ui| {
        ui.label(bold(&question.title).size(15.0));
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| ui.label(plain(&question.sentence)));
        row_from_right_ui(ui, |ui| {
            for (place, words) in question.answers.iter().enumerate() {
                let kind = if place == 0 { Kind::Main } else { Kind::Second };
                if button_ui(ui, kind, None, words).clicked() {
                    answer = QuestionAnswer::Chosen(place);
                }
            }
            if button_ui(ui, Kind::Quiet, None, &tr!(language, "cancel")).clicked() {
                answer = QuestionAnswer::Cancelled;
            }
        });
    });
    if stays { answer } else { QuestionAnswer::Cancelled }
}
