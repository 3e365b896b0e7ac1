//! Customers by day, and the period chosen from them by dragging over the days.

use super::theme::{color32, faded, tokens};
use super::widgets::plain;
use crate::analysis::Days;
use crate::model::{Language, View};
use crate::tr;
use crate::words::{self, date};
use chrono::NaiveDate;
use egui::{CursorIcon, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// The widest it gets.
const WIDTH_PT: f32 = 520.0;
const HEIGHT_PT: f32 = 36.0;

/// A period: its first and its last day, or all of the data.
pub(super) type Chosen = Option<(NaiveDate, NaiveDate)>;

/// Shows the days; dragging over them chooses a period, a double click all days again.
pub(super) fn brush_ui(ui: &mut Ui, days: &Days, view: &View, language: Language) -> Option<Chosen> {
    let width = ui.available_width().min(WIDTH_PT);
    if width < 80.0 || days.customers.is_empty() {
        return None;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT_PT), Sense::click_and_drag());
    let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    let name = format!("{}. {}", tr!(language, "bottom-days"), tr!(language, "brush-about"));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Image, true, &name));
    let brush = Brush { days, rect };
    let dragged = brush.dragged(ui, &response);
    brush.paint(ui, dragged.or_else(|| brush.of_view(view)));
    let chosen = if response.double_clicked() {
        Some(None)
    } else {
        dragged.filter(|_| response.drag_stopped()).map(|(a, b)| Some((brush.day(a), brush.day(b))))
    };
    if let Some(place) = response.hover_pos().map(|at| brush.place(at)) {
        let count = days.customers[place];
        let customers = words::number(language, i64::from(count));
        let day = date(language, brush.day(place));
        let text = tr!(language, "bottom-day", day = day, count = i64::from(count), customers = customers);
        response.on_hover_text(plain(text));
    }
    chosen
}

struct Brush<'a> {
    days: &'a Days,
    rect: Rect,
}

impl Brush<'_> {
    fn step(&self) -> f32 {
        self.rect.width() / self.days.customers.len() as f32
    }

    /// The place of the day under a point.
    fn place(&self, at: Pos2) -> usize {
        let place = ((at.x - self.rect.left()) / self.step()).max(0.0) as usize;
        place.min(self.days.customers.len() - 1)
    }

    fn day(&self, place: usize) -> NaiveDate {
        self.days.first + chrono::Days::new(place as u64)
    }

    /// The days of the view's period; `None`: all of them.
    fn of_view(&self, view: &View) -> Option<(usize, usize)> {
        if view.from.is_none() && view.to.is_none() {
            return None;
        }
        let last = self.days.customers.len() as i64 - 1;
        let place = |day: NaiveDate| (day - self.days.first).num_days().clamp(0, last) as usize;
        Some((view.from.map_or(0, place), view.to.map_or(last as usize, place)))
    }

    /// The days between where the drag began and where it is.
    fn dragged(&self, ui: &Ui, response: &Response) -> Option<(usize, usize)> {
        if !response.dragged() && !response.drag_stopped() {
            return None;
        }
        let from = self.place(ui.input(|input| input.pointer.press_origin()).or(response.interact_pointer_pos())?);
        let begun = response.id.with("begun");
        let from = match response.drag_started() {
            true => from,
            false => ui.data(|data| data.get_temp(begun)).unwrap_or(from),
        };
        ui.data_mut(|data| data.insert_temp(begun, from));
        let to = self.place(response.interact_pointer_pos().or(ui.input(|input| input.pointer.latest_pos()))?);
        Some((from.min(to), from.max(to)))
    }

    /// The bars; those outside the period are pale, and a frame stands around the others.
    fn paint(&self, ui: &Ui, chosen: Option<(usize, usize)>) {
        let t = tokens(ui);
        let most = self.days.customers.iter().copied().max().unwrap_or(0).max(1);
        let step = self.step();
        for (place, count) in self.days.customers.iter().enumerate() {
            let inside = chosen.is_none_or(|(from, to)| (from..=to).contains(&place));
            let left = self.rect.left() + step * place as f32;
            let top = self.rect.bottom() - self.rect.height() * *count as f32 / most as f32;
            let bar = Rect::from_min_max(pos2(left, top), pos2(left + step * 0.78, self.rect.bottom()));
            ui.painter().rect_filled(bar, 1.0, faded(t.measured, if inside { 0.75 } else { 0.22 }));
        }
        if let Some((from, to)) = chosen {
            let left = self.rect.left() + step * from as f32 - 1.0;
            let right = self.rect.left() + step * (to + 1) as f32;
            let frame = Rect::from_min_max(pos2(left, self.rect.top() - 2.0), pos2(right, self.rect.bottom() + 2.0));
            ui.painter().rect_stroke(frame, 3.0, Stroke::new(1.0, color32(t.measured)), StrokeKind::Inside);
        }
    }
}
