//! The window: canvas, tools, panels, dialogs. The only room with egui.
//!
//! Panels show records and return the edit asked for; the app gives it to the open project.

pub mod canvas;
pub mod command;
pub mod data;
pub mod dialogs;
pub mod inspector;
pub mod left_panel;
pub mod notices;
pub mod open;
pub mod personas;
pub mod theme;
pub mod widgets;
