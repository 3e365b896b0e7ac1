//! The window: canvas, tools, panels, dialogs. The only room with egui.
//!
//! Panels show records and return the edit asked for; the app gives it to the open project. Enter by [`run`].

mod app;
mod bottom_bar;
mod brush;
pub mod canvas;
pub mod check;
mod clipboard;
pub mod command;
pub mod compare;
pub mod data;
pub mod dialogs;
mod export_job;
pub mod find;
mod go;
pub mod history;
pub mod incoming;
pub mod inspector;
mod left_panel;
mod not_saved;
mod notices;
pub mod open;
pub mod outline;
mod palette;
pub mod personas;
mod pictures;
mod placing;
mod run;
pub mod search;
mod settings;
pub mod theme;
mod top_bar;
mod view_menu;
mod welcome;
pub mod widgets;

pub use app::App;
pub use run::run;
pub use settings::{DailyCopies, Settings, ThemeChoice};
