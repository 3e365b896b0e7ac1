//! The window: canvas, tools, panels, dialogs. The only room with egui.
//!
//! Panels show records and return the edit asked for; the app gives it to the open project.

pub mod canvas;
pub mod command;
pub mod dialogs;
pub mod notices;
pub mod theme;
pub mod widgets;
