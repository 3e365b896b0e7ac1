//! The canvas: the map under a camera, with everything that hand and keyboard do to it.

mod camera;
pub mod commands;
mod drag;
mod editor;
mod menu;
mod paint;
mod selected;

pub use camera::Camera;
pub use paint::{paint, paint_items};
pub use selected::{Selected, Way};

use crate::edit::Edit;
use crate::model::*;
use crate::scene::{Scene, Spot, Target};
use crate::tr;
use crate::ui::theme::{color32, faded, tokens};
use drag::Drag;
use editor::{Editor, Outcome};
use egui::accesskit::Role;
use egui::{
    Event, EventFilter, Key, Modifiers, PointerButton, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

/// How the map is looked at and what is under way on it. Not part of the document.
#[derive(Debug, Default)]
pub struct Canvas {
    /// Pan and zoom.
    pub camera: Camera,
    /// What is selected.
    pub selected: Selected,
    /// The journey the camera was last fitted to.
    fitted: Option<JourneyId>,
    /// The camera was moved by hand, so that it no longer follows the window's size.
    moved: bool,
    drag: Option<Drag>,
    editor: Option<Editor>,
    /// What is to come into view and take the focus in the next frame.
    wanted: bool,
    /// Where the canvas was in the last frame.
    rect: Option<Rect>,
}

/// What the canvas shows.
pub struct MapView<'a> {
    /// The project's records.
    pub records: &'a Records,
    /// The journey on the map.
    pub journey: JourneyId,
    /// It, laid out.
    pub scene: &'a Scene,
    /// Lays other records out the same way.
    pub lay_out: &'a dyn Fn(&Records) -> Scene,
    /// Of the interface.
    pub language: Language,
    /// Whether the project may be changed.
    pub writable: bool,
}

impl Canvas {
    /// Shows the whole map.
    pub fn fit(&mut self, scene: &Scene) {
        if let Some(rect) = self.rect {
            self.camera.fit(rect, scene.size);
            self.moved = true;
        }
    }

    /// Zooms around the middle of the canvas.
    pub fn zoom(&mut self, zoom: f32, now_s: f64) {
        if let Some(rect) = self.rect {
            self.camera.zoom_to(rect, rect.center(), zoom, now_s);
            self.moved = true;
        }
    }

    /// Selects a thing and brings it into view.
    pub fn show(&mut self, target: Target) {
        self.selected = Selected::Target(target);
        self.wanted = true;
    }

    /// Begins a new card of this kind in the selected column.
    pub fn begin_card(&mut self, map: &MapView, kind: CardKind) {
        let Some(step) = commands::column_for(map.records, map.journey, self.selected) else { return };
        if let Some((lane, place)) = commands::place_for(map.records, map.journey, kind, step, map.language) {
            self.editor = Some(Editor::new_card(map.scene, lane, place, kind, String::new()));
        }
    }

    /// Whether a text is being typed on the map or a card is under way.
    pub fn is_busy(&self) -> bool {
        self.editor.is_some() || self.drag.is_some()
    }

    /// Begins editing the selected thing's text, or a card in the selected cell.
    fn begin_editing(&mut self, map: &MapView, typed: String) {
        if !map.writable {
            return;
        }
        match self.selected {
            Selected::Nothing => {}
            Selected::Target(target) if typed.is_empty() => self.editor = Editor::of(map.records, map.scene, target),
            Selected::Target(_) => {}
            Selected::Cell(lane, step) => {
                let kind = map.records.lanes.get(&lane).and_then(|lane| crate::edit::card_kind_of(lane.kind));
                if let Some(kind) = kind {
                    let place = crate::edit::Place { lane, step, before: None };
                    let nothing = Edit::new(crate::edit::Label::new(crate::edit::Verb::Add, ""), vec![]);
                    self.editor = Some(Editor::new_card(map.scene, nothing, place, kind, typed));
                }
            }
        }
    }
}

/// Shows the map and returns the edit that was asked for.
pub fn canvas_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView) -> Option<Edit> {
    let rect = ui.available_rect_before_wrap();
    // What is selected stays in view when the properties open beside it.
    canvas.wanted |= canvas.rect.is_some_and(|before| before != rect);
    canvas.rect = Some(rect);
    if canvas.fitted != Some(map.journey) {
        canvas.fitted = Some(map.journey);
        canvas.moved = false;
        canvas.selected = Selected::Nothing;
    }
    // With the properties open the map keeps its size, so that what was clicked stays under the pointer.
    if !canvas.moved && canvas.selected.target().is_none() {
        canvas.camera.fit_width(rect, map.scene.size);
    }
    ui.set_clip_rect(rect);
    let background = ui.allocate_rect(rect, Sense::click_and_drag());
    background.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, tr!(map.language, "canvas-map")));
    if background.clicked() {
        background.request_focus();
    }
    navigate(ui, canvas, map, &background);
    paint_map(ui, canvas, map);
    let mut asked = cells_ui(ui, canvas, map, &background);
    asked = asked.or(spots_ui(ui, canvas, map));
    frozen_heads_ui(ui, canvas, map);
    asked = asked.or(drag_ui(ui, canvas, map));
    asked = asked.or(drop_ui(ui, canvas, map));
    if canvas.editor.is_none() {
        asked = asked.or(keys(ui, canvas, map));
    }
    asked.or(editor_ui(ui, canvas, map)).filter(|_| map.writable)
}

/// Wheel, pinch, and dragging the desk.
fn navigate(ui: &Ui, canvas: &mut Canvas, map: &MapView, background: &Response) {
    let Some(rect) = canvas.rect else { return };
    let (pointer, scroll, zoom, now_s) =
        ui.input(|i| (i.pointer.hover_pos(), i.smooth_scroll_delta(), i.zoom_delta(), i.time));
    let over = pointer.filter(|p| rect.contains(*p) && ui.ctx().layer_id_at(*p) == Some(ui.layer_id()));
    if let Some(pointer) = over {
        canvas.moved |= zoom != 1.0 || scroll != egui::Vec2::ZERO;
        if zoom != 1.0 {
            canvas.camera.zoom_to(rect, pointer, canvas.camera.zoom * zoom, now_s);
        } else if scroll != egui::Vec2::ZERO {
            canvas.camera.pan(rect, map.scene.size, scroll);
        }
    }
    let middle = over.is_some() && ui.input(|i| i.pointer.button_down(PointerButton::Middle));
    if background.dragged() || middle {
        canvas.moved = true;
        let by = ui.input(|i| i.pointer.delta());
        canvas.camera.pan(rect, map.scene.size, by);
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    }
    if std::mem::take(&mut canvas.wanted)
        && let Some(place) = canvas.selected.rect(map.scene)
    {
        canvas.camera.reveal(rect, place);
    }
    if canvas.camera.is_zooming(now_s) {
        ui.ctx().request_repaint_after_secs(0.1);
    }
}

fn paint_map(ui: &Ui, canvas: &mut Canvas, map: &MapView) {
    let Some(rect) = canvas.rect else { return };
    let now_s = ui.input(|i| i.time);
    if let Some(drag) = &mut canvas.drag {
        drag.update_preview(map.records, map.lay_out);
    }
    let preview = canvas.drag.as_ref().and_then(|drag| drag.preview.as_ref());
    let scene = preview.map_or(map.scene, |(_, scene)| scene);
    let sheet = canvas.camera.screen_rect(rect, crate::scene::Rect::new(0.0, 0.0, scene.size.width, scene.size.height));
    let shadow = egui::Shadow { offset: [0, 2], blur: 16, spread: 0, color: egui::Color32::from_black_alpha(22) };
    ui.painter().add(shadow.as_shape(sheet, 12.0));
    paint::paint(ui.painter(), rect, &canvas.camera, scene, canvas.camera.is_zooming(now_s));
}

/// The heads of the rows stay at the left edge when the map is panned past it.
fn frozen_heads_ui(ui: &Ui, canvas: &Canvas, map: &MapView) {
    let Some((rect, camera)) = canvas.rect.zip(frozen(canvas)) else { return };
    let scene = map.scene;
    let right = scene.cells.iter().map(|cell| cell.rect.x).fold(f32::INFINITY, f32::min);
    let top = scene.spots.iter().filter(|spot| matches!(spot.target, Target::Stage(_))).map(|spot| spot.rect.y);
    let top = top.fold(f32::INFINITY, f32::min);
    if !right.is_finite() || !top.is_finite() {
        return;
    }
    let column = crate::scene::Rect::new(0.0, top - 4.0, right - 2.0, scene.size.height - top);
    let place = camera.screen_rect(rect, column).intersect(rect);
    let t = tokens(ui);
    ui.painter().rect_filled(place, 0.0, color32(t.sheet));
    ui.painter().vline(place.right(), place.y_range(), Stroke::new(1.0, color32(t.hairline)));
    let heads = scene.items.iter().filter(|item| {
        let bounds = item.bounds();
        bounds.right() <= right && bounds.y >= top - 4.0
    });
    paint::paint_items(&ui.painter().with_clip_rect(place), rect, &camera, heads, false);
}

/// The camera of the frozen heads: the map's own, but never past the left edge. `None` while it is not.
fn frozen(canvas: &Canvas) -> Option<Camera> {
    let mut camera = canvas.camera;
    camera.offset.x = camera.offset.x.max(0.0);
    (camera.offset.x != canvas.camera.offset.x).then_some(camera)
}

/// The empty cells: click selects one, double-click begins a card there.
fn cells_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, background: &Response) -> Option<Edit> {
    let rect = canvas.rect?;
    let visible = canvas.camera.visible(rect);
    let mut begin = false;
    if background.clicked() {
        canvas.selected = Selected::Nothing;
    }
    for cell in selected::empty_cells(map.scene).filter(|cell| cell.rect.overlaps(&visible)) {
        let here = Selected::Cell(cell.lane, cell.step);
        let on_screen = canvas.camera.screen_rect(rect, cell.rect.grown(-4.0));
        let response =
            ui.interact(on_screen.intersect(rect), ui.scope_id().with((cell.lane, cell.step)), Sense::click());
        let is_selected = canvas.selected == here;
        response.widget_info(|| {
            let label = cell_label(map, cell.lane, cell.step);
            WidgetInfo::selected(Role::GridCell, true, is_selected, label)
        });
        if is_selected && canvas.editor.is_none() {
            keep_arrows(ui, &response);
            mark_empty(ui, map, cell.lane, on_screen);
        } else if response.hovered() && map.writable {
            let muted = faded(tokens(ui).muted, 0.5);
            ui.painter().rect_stroke(on_screen, 9.0, Stroke::new(1.0, muted), StrokeKind::Inside);
            let font = crate::ui::theme::font(crate::scene::Face::Icons, 13.0);
            let plus = crate::scene::icon::PLUS;
            ui.painter().text(on_screen.center(), egui::Align2::CENTER_CENTER, plus, font, muted);
        }
        if response.clicked() || response.gained_focus() {
            canvas.selected = here;
            response.request_focus();
        }
        begin |= response.double_clicked();
    }
    if begin {
        return begin_here(canvas, map);
    }
    None
}

/// Begins what the selection is for: a text, a card, or on the emotion band a feeling.
fn begin_here(canvas: &mut Canvas, map: &MapView) -> Option<Edit> {
    match canvas.selected {
        Selected::Cell(lane, step) if is_emotion(map, lane) => Some(crate::edit::set_feeling(map.records, step, 0.0)),
        _ => {
            canvas.begin_editing(map, String::new());
            None
        }
    }
}

fn is_emotion(map: &MapView, lane: LaneId) -> bool {
    map.records.lanes.get(&lane).is_some_and(|lane| lane.kind == LaneKind::Emotion)
}

fn cell_label(map: &MapView, lane: LaneId, step: StepId) -> String {
    let lane = map.records.lanes.get(&lane).map(|lane| commands::lane_title(lane, map.language)).unwrap_or_default();
    let step = map.records.steps.get(&step).map(|step| step.name.clone()).unwrap_or_default();
    tr!(map.language, "canvas-empty-cell", lane = lane, step = step)
}

fn mark_empty(ui: &Ui, map: &MapView, lane: LaneId, rect: Rect) {
    let t = tokens(ui);
    ui.painter().rect(rect, 9.0, faded(t.accent, 0.05), Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    if rect.width() > 90.0 && rect.height() > 16.0 {
        let text = if is_emotion(map, lane) {
            tr!(map.language, "canvas-set-feeling")
        } else {
            tr!(map.language, "canvas-type-to-add")
        };
        let galley = ui.painter().layout(text, egui::FontId::proportional(11.0), color32(t.muted), rect.width() - 12.0);
        if galley.size().y < rect.height() {
            let at = rect.center() - galley.size() / 2.0;
            ui.painter().galley(at, galley, color32(t.muted));
        }
    }
}

/// While it has the focus, arrow keys walk over the map and not over the window's widgets.
fn keep_arrows(ui: &Ui, response: &Response) {
    if has_modal(ui) {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: false, tab: false };
    ui.memory_mut(|memory| {
        if !memory.has_focus(response.id) && memory.focused().is_none() {
            memory.request_focus(response.id);
        }
        memory.set_focus_lock_filter(response.id, filter);
    });
}

/// Every thing in view: click selects, double-click edits, dragging a card moves it, right-click opens its menu.
fn spots_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView) -> Option<Edit> {
    let rect = canvas.rect?;
    let visible = canvas.camera.visible(rect);
    let mut asked = None;
    let heads = |spot: &&Spot| matches!(spot.target, Target::Lane(_)) && frozen(canvas).is_some();
    let in_view: Vec<&Spot> =
        map.scene.spots.iter().filter(|spot| spot.rect.overlaps(&visible) || heads(spot)).collect();
    for spot in in_view {
        asked = asked.or(spot_ui(ui, canvas, map, spot, rect));
    }
    asked
}

fn spot_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, spot: &Spot, rect: Rect) -> Option<Edit> {
    let is_head = matches!(spot.target, Target::Lane(_));
    let camera = frozen(canvas).filter(|_| is_head).unwrap_or(canvas.camera);
    let on_screen = camera.screen_rect(rect, spot.rect);
    let response = ui.interact(on_screen.intersect(rect), ui.scope_id().with(spot.target), Sense::click_and_drag());
    let is_selected = canvas.selected == Selected::Target(spot.target);
    let role = match spot.target {
        Target::Card(_) | Target::Feeling(_) => Role::ListBoxOption,
        Target::Stage(_) | Target::Step(_) => Role::ColumnHeader,
        Target::Lane(_) => Role::RowHeader,
        Target::Journey(_) | Target::Persona(_) => Role::Heading,
    };
    response.widget_info(|| WidgetInfo::selected(role, true, is_selected, &spot.label));
    let hidden = canvas.drag.as_ref().is_some_and(|drag| Target::Card(drag.card) == spot.target);
    if !hidden {
        mark(ui, spot.target, on_screen, is_selected, response.hovered());
    }
    if is_selected && canvas.editor.is_none() {
        keep_arrows(ui, &response);
    }
    if response.clicked() || response.gained_focus() || response.secondary_clicked() || response.drag_started() {
        canvas.selected = Selected::Target(spot.target);
        response.request_focus();
    }
    if response.double_clicked() {
        canvas.begin_editing(map, String::new());
    }
    if let (Target::Card(card), true, true) =
        (spot.target, response.drag_started_by(PointerButton::Primary), map.writable)
    {
        let pressed = ui.input(|i| i.pointer.press_origin()).unwrap_or(on_screen.center());
        canvas.drag = Drag::begin(map.scene, card, canvas.camera.map_from_screen(rect, pressed));
    } else if response.dragged_by(PointerButton::Primary) && canvas.drag.is_none() {
        canvas.moved = true;
        canvas.camera.pan(rect, map.scene.size, response.drag_delta());
    }
    if map.writable { menu::spot_menu(&response, canvas, map, spot.target) } else { None }
}

fn mark(ui: &Ui, target: Target, rect: Rect, selected: bool, hovered: bool) {
    let t = tokens(ui);
    let radius = if matches!(target, Target::Card(_)) { 9.0 } else { 6.0 };
    if selected {
        ui.painter().rect_stroke(
            rect.expand(3.5),
            radius + 3.5,
            Stroke::new(3.0, faded(t.accent, 0.16)),
            StrokeKind::Middle,
        );
        ui.painter().rect_stroke(
            rect.expand(1.0),
            radius + 1.0,
            Stroke::new(1.5, color32(t.accent)),
            StrokeKind::Middle,
        );
    } else if hovered {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, faded(t.accent, 0.45)), StrokeKind::Middle);
    }
}

/// The card under way follows the pointer; released, it is put down.
fn drag_ui(ui: &Ui, canvas: &mut Canvas, map: &MapView) -> Option<Edit> {
    let rect = canvas.rect?;
    let mut drag = canvas.drag.take()?;
    let (pointer, down, escape) =
        ui.input(|i| (i.pointer.latest_pos(), i.pointer.primary_down(), i.key_pressed(Key::Escape)));
    let pointer = pointer.filter(|_| !escape)?;
    let at = canvas.camera.map_from_screen(rect, pointer);
    drag.move_to(map.records, map.scene, at);
    if !down {
        return drag.edit(map.records);
    }
    let shift = drag.shift(at);
    let mut camera = canvas.camera;
    camera.offset += vec2(shift.x, shift.y) * camera.zoom;
    let card = camera.screen_rect(rect, drag.rect());
    let shadow = egui::Shadow { offset: [0, 6], blur: 18, spread: 0, color: egui::Color32::from_black_alpha(50) };
    ui.painter().add(shadow.as_shape(card, 9.0));
    ui.painter().rect_filled(card, 9.0, color32(tokens(ui).sheet));
    paint::paint_items(ui.painter(), rect, &camera, drag.items().iter(), false);
    ui.painter().rect_stroke(card, 9.0, Stroke::new(1.5, color32(tokens(ui).accent)), StrokeKind::Middle);
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    scroll_at_edge(ui, canvas, map, pointer);
    canvas.drag = Some(drag);
    None
}

/// Near an edge of the canvas the map comes along.
fn scroll_at_edge(ui: &Ui, canvas: &mut Canvas, map: &MapView, pointer: egui::Pos2) {
    const EDGE: f32 = 28.0;
    const SPEED: f32 = 480.0;
    let Some(rect) = canvas.rect else { return };
    let inner = rect.shrink(EDGE);
    let out = pointer - inner.clamp(pointer);
    if out != egui::Vec2::ZERO {
        let step = out / EDGE * SPEED * ui.input(|i| i.stable_dt).min(0.05);
        canvas.camera.pan(rect, map.scene.size, -step);
        ui.ctx().request_repaint();
    }
}

/// A kind of card from the palette, dragged over the map.
fn drop_ui(ui: &Ui, canvas: &mut Canvas, map: &MapView) -> Option<Edit> {
    let rect = canvas.rect?;
    let kind = *egui::DragAndDrop::payload::<CardKind>(ui.ctx())?;
    let (pointer, released) = ui.input(|i| (i.pointer.latest_pos(), i.pointer.any_released()));
    let pointer = pointer.filter(|p| rect.contains(*p))?;
    let at = canvas.camera.map_from_screen(rect, pointer);
    let cell = map.scene.cells.iter().find(|cell| cell.rect.contains(at))?;
    ui.painter().rect_stroke(
        canvas.camera.screen_rect(rect, cell.rect.grown(-3.0)),
        9.0,
        Stroke::new(2.0, color32(tokens(ui).accent)),
        StrokeKind::Inside,
    );
    if released && map.writable {
        egui::DragAndDrop::clear_payload(ui.ctx());
        let own = map.records.lanes.get(&cell.lane).is_some_and(|l| crate::edit::card_kind_of(l.kind) == Some(kind));
        let nothing = Edit::new(crate::edit::Label::new(crate::edit::Verb::Add, ""), vec![]);
        let (lane, place) = match drag::place_at(map.records, map.scene, at, None).filter(|_| own) {
            Some(place) => (nothing, place),
            None => commands::place_for(map.records, map.journey, kind, cell.step, map.language)?,
        };
        canvas.editor = Some(Editor::new_card(map.scene, lane, place, kind, String::new()));
    }
    None
}

/// The keys of the map, while no field has them.
fn keys(ui: &Ui, canvas: &mut Canvas, map: &MapView) -> Option<Edit> {
    if ui.ctx().text_edit_focused() || has_modal(ui) || canvas.selected == Selected::Nothing {
        return None;
    }
    let ways = [
        (Key::ArrowLeft, Way::Left),
        (Key::ArrowRight, Way::Right),
        (Key::ArrowUp, Way::Up),
        (Key::ArrowDown, Way::Down),
    ];
    for (key, way) in ways {
        if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, key)) {
            let target = canvas.selected.target()?;
            canvas.wanted = true;
            return commands::shift(map.records, target, way, map.language);
        }
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            if let Some(stop) = selected::next(map.scene, canvas.selected, way) {
                canvas.selected = stop;
                canvas.wanted = true;
                ui.memory_mut(|memory| {
                    memory.request_focus(match stop {
                        Selected::Target(target) => ui.scope_id().with(target),
                        Selected::Cell(lane, step) => ui.scope_id().with((lane, step)),
                        Selected::Nothing => ui.scope_id(),
                    });
                });
            }
            return None;
        }
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter) || i.consume_key(Modifiers::NONE, Key::F2)) {
        return begin_here(canvas, map);
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Delete) || i.consume_key(Modifiers::NONE, Key::Backspace)) {
        let edit = commands::delete(map.records, canvas.selected.target()?, map.language);
        canvas.selected = Selected::Nothing;
        return edit;
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        canvas.selected = Selected::Nothing;
        return None;
    }
    if let Selected::Cell(..) = canvas.selected {
        // A slow frame brings several letters at once; none of them may be lost.
        let typed: String = ui.input(|i| i.events.iter().filter_map(typed_text).collect());
        if typed.chars().any(char::is_alphabetic) {
            canvas.begin_editing(map, typed);
        }
    }
    None
}

/// Whether a dialog is in front, which then has the keys.
fn has_modal(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_some())
}

fn typed_text(event: &Event) -> Option<String> {
    match event {
        Event::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn editor_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView) -> Option<Edit> {
    let rect = canvas.rect?;
    match canvas.editor.take()?.ui(ui, rect, &canvas.camera, map.records, map.language) {
        Outcome::Typing(editor) => {
            canvas.editor = Some(editor);
            None
        }
        Outcome::Done(edit, target) => {
            if let Some(target) = target {
                canvas.show(target);
            }
            edit
        }
    }
}
