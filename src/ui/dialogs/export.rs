//! What to export: format, size, with or without the data.

use super::modal_ui;
use crate::export::{Format, PdfPage, PngSize, SvgText};
use crate::model::Language;
use crate::scene::{Size, Theme};
use crate::tr;
use crate::ui::widgets::{Kind, bold, button_ui, label_text, plain, row_from_right_ui};
use crate::words;
use egui::{ComboBox, Ui};

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// Pixels.
    Png,
    /// Vectors for the web.
    Svg,
    /// Vectors for paper.
    Pdf,
}

impl ExportFormat {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportChoice {
    /// The format.
    pub format: ExportFormat,
    /// PNG: width in pixels.
    pub width_px: u32,
    /// PDF: the page.
    pub page: PdfPage,
    /// SVG: text as shapes, the same everywhere.
    pub outlines: bool,
    /// Whether the measured figures are on it.
    pub with_data: bool,
    /// Light or dark.
    pub theme: Theme,
}

impl ExportChoice {
    /// As the export room takes it.
    pub fn format(&self) -> Format {
        match self.format {
            ExportFormat::Png => Format::Png(PngSize::Width(self.width_px)),
            ExportFormat::Svg if self.outlines => Format::Svg(SvgText::Shapes),
            ExportFormat::Svg => Format::Svg(SvgText::Editable),
            ExportFormat::Pdf => Format::Pdf(self.page),
        }
    }
}

/// The dialog, under way.
#[derive(Debug, Clone)]
pub struct ExportDialog {
    choice: ExportChoice,
    size: Size,
    width: String,
    has_data: bool,
}

/// What was asked of the dialog.
pub enum ExportAnswer {
    /// It stays.
    Waiting(ExportDialog),
    /// Export this.
    Export(ExportChoice),
    /// Put this on the clipboard as an image.
    Copy(ExportChoice),
    /// Nothing.
    Cancelled,
}

impl ExportDialog {
    /// For a map of this size.
    pub fn new(size: Size, has_data: bool) -> Self {
        let width_px = (size.width * 2.0).round() as u32;
        let choice = ExportChoice {
            format: ExportFormat::Png,
            width_px,
            page: PdfPage::Map,
            outlines: true,
            with_data: has_data,
            theme: Theme::Light,
        };
        Self { choice, size, width: width_px.to_string(), has_data }
    }

    /// What stands chosen.
    pub fn into_choice(self) -> ExportChoice {
        self.choice
    }
}

/// The largest width of a picture, in pixels.
const WIDEST_PX: u32 = 60_000;

/// Shows the dialog.
pub fn export_dialog_ui(ctx: &egui::Context, mut dialog: ExportDialog, language: Language) -> ExportAnswer {
    let mut pressed = None;
    let stays = modal_ui(ctx, "export", 420.0, |ui| {
        ui.label(bold(tr!(language, "export-title")).size(15.0));
        format_ui(ui, &mut dialog.choice);
        match dialog.choice.format {
            ExportFormat::Png => png_ui(ui, &mut dialog, language),
            ExportFormat::Svg => {
                ui.checkbox(&mut dialog.choice.outlines, tr!(language, "export-outlines"));
            }
            ExportFormat::Pdf => paper_ui(ui, &mut dialog.choice, language),
        }
        if dialog.has_data {
            ui.checkbox(&mut dialog.choice.with_data, tr!(language, "export-with-data"));
        }
        let mut dark = dialog.choice.theme == Theme::Dark;
        ui.checkbox(&mut dark, tr!(language, "export-dark"));
        dialog.choice.theme = if dark { Theme::Dark } else { Theme::Light };
        ui.add_space(4.0);
        pressed = buttons_ui(ui, language);
    });
    match pressed {
        Some(Pressed::Export) => ExportAnswer::Export(dialog.choice),
        Some(Pressed::Copy) => ExportAnswer::Copy(dialog.choice),
        Some(Pressed::Cancel) => ExportAnswer::Cancelled,
        None if !stays => ExportAnswer::Cancelled,
        None => ExportAnswer::Waiting(dialog),
    }
}

enum Pressed {
    Export,
    Copy,
    Cancel,
}

fn buttons_ui(ui: &mut Ui, language: Language) -> Option<Pressed> {
    row_from_right_ui(ui, |ui| {
        let export = button_ui(ui, Kind::Main, None, &tr!(language, "export-do")).clicked();
        let copy = button_ui(ui, Kind::Second, None, &tr!(language, "command-copy-image")).clicked();
        let cancel = button_ui(ui, Kind::Second, None, &tr!(language, "cancel")).clicked();
        let pressed = [(export, Pressed::Export), (copy, Pressed::Copy), (cancel, Pressed::Cancel)];
        pressed.into_iter().find_map(|(yes, what)| yes.then_some(what))
    })
}

fn format_ui(ui: &mut Ui, choice: &mut ExportChoice) {
    ui.horizontal(|ui| {
        for (format, name) in [(ExportFormat::Png, "PNG"), (ExportFormat::Pdf, "PDF"), (ExportFormat::Svg, "SVG")] {
            ui.selectable_value(&mut choice.format, format, name);
        }
    });
}

fn png_ui(ui: &mut Ui, dialog: &mut ExportDialog, language: Language) {
    ui.horizontal(|ui| {
        for times in 1..=4_u32 {
            let width = (dialog.size.width * times as f32).round() as u32;
            if ui.selectable_label(dialog.choice.width_px == width, format!("{times}×")).clicked() {
                dialog.choice.width_px = width;
                dialog.width = width.to_string();
            }
        }
        let label = ui.label(label_text(ui, tr!(language, "export-width")));
        let field = ui.add(egui::TextEdit::singleline(&mut dialog.width).desired_width(70.0));
        if field.labelled_by(label.id).changed()
            && let Ok(width) = dialog.width.trim().parse::<u32>()
        {
            dialog.choice.width_px = width.clamp(16, WIDEST_PX);
        }
    });
    let height = (dialog.size.height * dialog.choice.width_px as f32 / dialog.size.width.max(1.0)).ceil();
    let (width, height) = (i64::from(dialog.choice.width_px), height as i64);
    let (width, height) = (words::number(language, width), words::number(language, height));
    ui.label(plain(tr!(language, "export-pixels", width = width, height = height)));
}

fn paper_ui(ui: &mut Ui, choice: &mut ExportChoice, language: Language) {
    let name = |page: PdfPage| match page {
        PdfPage::Map => tr!(language, "export-page-map"),
        PdfPage::A4 => tr!(language, "export-page-a4"),
        PdfPage::A3 => tr!(language, "export-page-a3"),
    };
    ui.horizontal(|ui| {
        let label = ui.label(label_text(ui, tr!(language, "export-page")));
        let combo = ComboBox::from_id_salt("paper").selected_text(name(choice.page)).width(220.0);
        let combo = combo.show_ui(ui, |ui| {
            for page in [PdfPage::Map, PdfPage::A4, PdfPage::A3] {
                ui.selectable_value(&mut choice.page, page, name(page));
            }
        });
        combo.response.labelled_by(label.id);
    });
}
