//! What commands do on the map: the same for keys, menus and the command palette.

use super::editor::{Editor, NewCard};
use super::{Answer, Canvas, MapView, Selected, commands, held};
use crate::edit::{self, Edit, Place, clip};
use crate::export;
use crate::model::*;
use crate::scene::{Point, Target};
use crate::tr;
use crate::ui::command::Command;
use egui::Ui;

/// Does what was asked for since the last frame.
pub(super) fn do_requests(ui: &Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    for command in std::mem::take(&mut canvas.requests) {
        do_request(ui, canvas, map, command, answer);
    }
}

fn do_request(ui: &Ui, canvas: &mut Canvas, map: &MapView, command: Command, answer: &mut Answer) {
    match command {
        Command::Copy => copy(canvas, map, answer),
        Command::CopyMarkdown => copy_markdown(ui, canvas, map),
        Command::Cut => cut(canvas, map, answer),
        Command::Paste => ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste),
        Command::Duplicate => duplicate(canvas, map, answer),
        Command::SelectAll => select_cards(canvas, map, |_| true),
        Command::SelectLane => select_alike(canvas, map, |card, like| card.lane == like.lane),
        Command::SelectStep => select_alike(canvas, map, |card, like| card.step == like.step),
        Command::SelectStage => {
            let stage = |card: &Card| map.records.steps.get(&card.step).map(|step| step.stage);
            select_alike(canvas, map, |card, like| stage(card) == stage(like));
        }
        Command::SelectKind => select_alike(canvas, map, |card, like| card.kind == like.kind),
        Command::FitSelection => canvas.fit_selection(map.scene),
        Command::AddNote => add_note(ui, canvas, map),
        Command::GroupNotes => group_notes(canvas, map, answer),
        Command::AddLink => begin_link(canvas, map, answer),
        Command::Minimap => canvas.minimap_off = !canvas.minimap_off,
        Command::SpanMore => span(canvas, map, 1, answer),
        Command::SpanLess => span(canvas, map, -1, answer),
        Command::Distribute => distribute(canvas, map, answer),
        Command::EmotionUp => answer.edit(edit::shift_feelings(map.records, &canvas.selected.feelings(), 0.5)),
        Command::EmotionDown => answer.edit(edit::shift_feelings(map.records, &canvas.selected.feelings(), -0.5)),
        Command::AddStage => add_stage(canvas, map, answer),
        Command::AddStep => add_step(canvas, map, answer),
        Command::Add(kind) => canvas.begin_card(map, kind),
        Command::Rename => canvas.begin_editing(map, String::new()),
        Command::Delete => answer.edit(commands::delete(map.records, &canvas.selected.targets(), map.language)),
        Command::Fit => canvas.fit(map.scene),
        _ => {}
    }
}

/// What is selected as roots of a copy.
fn roots(canvas: &Canvas) -> Vec<(TableId, uuid::Uuid)> {
    let root = |target| match target {
        Target::Journey(id) => Some((TableId::Journey, id.uuid())),
        other => commands::root_of(other),
    };
    canvas.selected.targets().into_iter().filter_map(root).collect()
}

/// Puts what is selected on the clipboard: words for other programs, records for us.
pub(super) fn copy(canvas: &Canvas, map: &MapView, answer: &mut Answer) {
    let roots = roots(canvas);
    if roots.is_empty() {
        return;
    }
    let text = words(canvas, map, &roots);
    answer.copied = Some((text, clip::copy(map.records, &roots)));
}

/// Puts the words of what is selected, else of the whole map, on the clipboard.
fn copy_markdown(ui: &Ui, canvas: &Canvas, map: &MapView) {
    let roots = roots(canvas);
    let page = match roots.as_slice() {
        [] => export::markdown(map.records, map.journey, map.language),
        roots => export::markdown_of(map.records, roots, map.language),
    };
    ui.ctx().copy_text(page);
}

/// What other programs get: the titles of cards of one cell as lines, everything else as a table.
fn words(canvas: &Canvas, map: &MapView, roots: &[(TableId, uuid::Uuid)]) -> String {
    let cards: Vec<&Card> = canvas.selected.cards().iter().filter_map(|id| map.records.cards.get(id)).collect();
    let cell = cards.first().map(|card| (card.lane, card.step));
    if cards.len() == roots.len() && cards.iter().all(|card| Some((card.lane, card.step)) == cell) {
        let lines: Vec<&str> = cards.iter().map(|card| card.title.as_str()).collect();
        return lines.join("\n");
    }
    clip::to_tsv(map.records, roots, map.language)
}

/// Copies what is selected and takes it off the map.
pub(super) fn cut(canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    copy(canvas, map, answer);
    if map.writable && answer.copied.is_some() {
        let targets = canvas.selected.targets();
        let cell = canvas.selected.first().cell(map.records);
        answer.edit(commands::delete(map.records, &targets, map.language));
        canvas.select(cell.map_or(Selected::Nothing, |(lane, step)| Selected::Cell(lane, step)));
    }
}

fn stage_of(canvas: &Canvas, map: &MapView) -> Option<StageId> {
    match canvas.selected.first() {
        Selected::Target(Target::Stage(stage)) => Some(stage),
        selected => selected.step(map.records).and_then(|step| map.records.steps.get(&step)).map(|step| step.stage),
    }
}

fn duplicate(canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    if let Some((edit, new)) = clip::duplicate(map.records, &roots(canvas)) {
        answer.journey =
            new.iter().find(|(table, _)| *table == TableId::Journey).map(|(_, id)| JourneyId::from_uuid(*id));
        let targets: Vec<Target> = new.into_iter().filter_map(|(table, id)| commands::target_of(table, id)).collect();
        canvas.show_all(targets);
        answer.edit([edit]);
    }
}

/// Selects the cards of the map that meet a condition.
fn select_cards(canvas: &mut Canvas, map: &MapView, is_meant: impl Fn(&Card) -> bool) {
    let meant = map.scene.spots.iter().filter(|spot| match spot.target {
        Target::Card(id) => map.records.cards.get(&id).is_some_and(&is_meant),
        _ => false,
    });
    canvas.show_all(meant.map(|spot| spot.target).collect::<Vec<_>>());
}

/// Selects the cards that are like the selected card, or stand where the selected cell or head is.
fn select_alike(canvas: &mut Canvas, map: &MapView, is_alike: impl Fn(&Card, &Card) -> bool) {
    let like = match canvas.selected.first() {
        Selected::Target(Target::Card(id)) => map.records.cards.get(&id).cloned(),
        Selected::Target(Target::Lane(lane)) => {
            let step = map.scene.cells.first().map(|cell| cell.step).unwrap_or_default();
            Some(commands::stand_in(map.records, lane, step))
        }
        selected => {
            let lane = selected.cell(map.records).map(|(lane, _)| lane).unwrap_or_default();
            selected.step(map.records).map(|step| commands::stand_in(map.records, lane, step))
        }
    };
    if let Some(like) = like {
        select_cards(canvas, map, |card| is_alike(card, &like));
    }
}

/// A free note where the pointer is, else in the middle of what is seen.
fn add_note(ui: &Ui, canvas: &mut Canvas, map: &MapView) {
    let Some(rect) = canvas.rect.filter(|_| map.writable) else { return };
    let pointer = ui.input(|i| i.pointer.latest_pos()).filter(|p| rect.contains(*p)).unwrap_or(rect.center());
    begin_note(canvas, map, canvas.camera.map_from_screen(rect, pointer));
}

/// Begins typing a note that lies free at a place of the map.
pub(super) fn begin_note(canvas: &mut Canvas, map: &MapView, at: Point) {
    let far = |rect: &crate::scene::Rect| {
        let (dx, dy) = (at.x - at.x.clamp(rect.x, rect.right()), at.y - at.y.clamp(rect.y, rect.bottom()));
        dx.hypot(dy)
    };
    let nearest = map.scene.cells.iter().min_by(|a, b| far(&a.rect).total_cmp(&far(&b.rect)));
    let Some(cell) = nearest else { return };
    let place = Place { lane: cell.lane, step: cell.step, before: None };
    let offset = Some(Point::new(at.x - cell.rect.x, at.y - cell.rect.y));
    let card = NewCard { offset, ..NewCard::at(place, CardKind::Note) };
    canvas.editor = Some(Editor::new_card(map.scene, card, String::new()));
}

/// All selected notes go into the cell in which the first of them begins, as one step of the history.
fn group_notes(canvas: &Canvas, map: &MapView, answer: &mut Answer) {
    let notes = canvas.selected.cards();
    let corner = |id: &CardId| {
        let rect = map.scene.spot(Target::Card(*id))?.rect;
        held::place_at(map.records, map.scene, Point::new(rect.x + 10.0, rect.y + 6.0), &notes)
    };
    let place = notes.iter().find_map(corner);
    answer.edit(place.and_then(|place| edit::drop_notes(map.records, &notes, place)));
}

/// With two cards selected, a link between them; with one, its other end is to be chosen.
fn begin_link(canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    let mut cards = canvas.selected.cards();
    cards.sort_by_key(|id| map.scene.spots.iter().position(|spot| spot.target == Target::Card(*id)));
    match cards.as_slice() {
        [from] => canvas.linking = Some(*from),
        [] => {}
        several => {
            let links: Vec<Edit> = several
                .windows(2)
                .filter_map(|pair| edit::add_link(map.records, pair[0], edit::LinkEnd::Card(pair[1]), LinkKind::Next))
                .map(|(edit, _)| edit)
                .collect();
            answer.edit(Edit::joined(&links));
        }
    }
}

fn span(canvas: &Canvas, map: &MapView, by: i64, answer: &mut Answer) {
    let Some(Target::Card(id)) = canvas.selected.target() else { return };
    let span = map.records.cards.get(&id).map_or(1, |card| i64::from(card.span) + by).max(1);
    answer.edit(edit::span_card(map.records, id, span as u32));
}

fn distribute(canvas: &Canvas, map: &MapView, answer: &mut Answer) {
    let cards = canvas.selected.cards();
    let columns: Vec<StepId> = map.records.columns_of(map.journey).iter().map(|step| step.id).collect();
    let place = |id: &CardId| map.records.cards.get(id).and_then(|c| columns.iter().position(|s| *s == c.step));
    let first = cards.iter().filter_map(place).min().map(|first| columns[first]);
    answer.edit(first.and_then(|first| edit::distribute(map.records, &cards, first)));
}

fn add_stage(canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    let stages = map.records.stages_of(map.journey);
    let here = stage_of(canvas, map).and_then(|id| stages.iter().position(|stage| stage.id == id));
    let before = here.and_then(|here| stages.get(here + 1)).map(|stage| stage.id);
    let (edit, id) = edit::add_stage(map.records, map.journey, before, &tr!(map.language, "canvas-new-stage"));
    canvas.show(Target::Stage(id));
    answer.edit([edit]);
}

fn add_step(canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    let stage = stage_of(canvas, map).or_else(|| map.records.stages_of(map.journey).last().map(|stage| stage.id));
    let Some(stage) = stage else { return };
    let steps = map.records.steps_of(stage);
    let here = canvas.selected.first().step(map.records).and_then(|id| steps.iter().position(|step| step.id == id));
    let before = here.and_then(|here| steps.get(here + 1)).map(|step| step.id);
    let (edit, id) = edit::add_step(map.records, stage, before, &tr!(map.language, "canvas-new-step"));
    canvas.show(Target::Step(id));
    answer.edit([edit]);
}

/// One more of what is selected, beside it: a stage, a step, a lane of the same kind; below a card another card.
pub(super) fn add_sibling(canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    match canvas.selected.target() {
        Some(target @ (Target::Stage(_) | Target::Step(_) | Target::Lane(_))) => {
            if let Some((edit, new)) = commands::insert_beside(map.records, target, true, map.language) {
                canvas.show(new);
                answer.edit([edit]);
            }
        }
        Some(Target::Card(id)) => {
            if let Some(card) = map.records.cards.get(&id) {
                let before = super::after_card(map.records, card);
                let place = Place { lane: card.lane, step: card.step, before };
                canvas.editor = Some(Editor::new_card(map.scene, NewCard::at(place, card.kind), String::new()));
            }
        }
        _ => canvas.begin_editing(map, String::new()),
    }
}
