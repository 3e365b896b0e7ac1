//! Customers by day, as a small histogram.

use crate::analysis::Overlay;
use crate::model::Language;
use crate::tr;
use crate::ui::theme::{color32, faded, tokens};
use crate::words;
use chrono::DateTime;
use egui::{Ui, Vec2};
use egui_plot::{Bar, BarChart, Plot};

/// More bars than this do not fit into the panel: days are put together.
const MOST_BARS: usize = 60;

/// Shows the bars; pointing at one names its days and its customers.
pub(super) fn histogram_ui(ui: &mut Ui, overlay: &Overlay, by_day: &[u32], language: Language, zone: &chrono_tz::Tz) {
    let days = by_day.len().div_ceil(MOST_BARS);
    let color = tokens(ui).measured;
    let bars: Vec<Bar> = by_day
        .chunks(days)
        .enumerate()
        .map(|(place, chunk)| {
            // Customers of several days are not added up: someone may come on two of them. The busiest day stands.
            let most = chunk.iter().copied().max().unwrap_or(0);
            let from = day(overlay, zone, place * days);
            let (day, shown) = (words::date(language, from), words::number(language, i64::from(most)));
            let name = match days {
                1 => tr!(language, "inspector-day", day = day, count = i64::from(most), shown = shown),
                _ => tr!(language, "inspector-days", day = day, count = i64::from(most), shown = shown),
            };
            Bar::new(place as f64, f64::from(most))
                .width(0.7)
                .fill(faded(color, 0.75))
                .stroke(egui::Stroke::NONE)
                .name(name)
        })
        .collect();
    let names: Vec<String> = bars.iter().map(|bar| bar.name.clone()).collect();
    let chart = BarChart::new("customers-by-day", bars).color(color32(color)).allow_hover(false);
    let response = Plot::new("customers-by-day")
        .height(40.0)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(Vec2::new(0.01, 0.0))
        .include_y(0.0)
        .show(ui, |plot| {
            plot.bar_chart(chart);
            plot.pointer_coordinate().map(|at| at.x.round())
        });
    if let Some(place) = response.inner.filter(|place| *place >= 0.0)
        && let Some(name) = names.get(place as usize)
    {
        response.response.on_hover_text(name);
    }
}

fn day(overlay: &Overlay, zone: &chrono_tz::Tz, place: usize) -> chrono::NaiveDate {
    let first = DateTime::from_timestamp_millis(overlay.from_ms).unwrap_or_default().with_timezone(zone).date_naive();
    first + chrono::Days::new(place as u64)
}
