//! The map of the moment in front: found in the past, laid out again only where it changed, looked at and not touched.

use super::HistoryRoom;
use crate::model::*;
use crate::project::{Past, Walk as Way};
use crate::scene::{Layout, Options, Scene, Target};
use crate::tr;
use crate::ui::canvas::{Canvas, MapView, look_ui};
use crate::ui::go::journey_of;
use crate::ui::open::Open;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::plain;
use egui::Ui;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// The moment that is shown, and how its map lies.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) canvas: Canvas,
    past: Option<Past>,
    /// The head of the history that the past is of.
    of: Option<(usize, [u8; 32])>,
    layout: Layout,
    /// The records touched since the map was laid out.
    touched: Vec<(TableId, Uuid)>,
    scene: Option<(Key, Arc<Scene>)>,
    journey: JourneyId,
    /// What the line in front changed.
    pub(super) marks: BTreeSet<Target>,
    /// The place that the marks are of.
    marked: Option<(u64, u64)>,
}

/// What a scene of a moment depends on.
#[derive(PartialEq)]
struct Key {
    seq: u64,
    journey: JourneyId,
    options: Options,
}

impl Walk {
    /// The records of the moment in front.
    pub(super) fn records(&self) -> Option<&Records> {
        self.past.as_ref().map(Past::records)
    }

    /// Goes to the moment after an entry; `false` where this copy does not know it.
    fn go(&mut self, open: &Open, seq: u64) -> bool {
        let history = open.project.history();
        let of = Some((history.len(), history.last().map(|entry| entry.hash).unwrap_or_default()));
        if self.of != of {
            (self.past, self.of) = (Some(Past::of(&open.project)), of);
            (self.layout, self.scene, self.marked) = (Layout::default(), None, None);
            self.journey = open.journey;
        }
        let Some(past) = &mut self.past else { return false };
        if past.seq() == seq {
            return true;
        }
        match past.go(seq) {
            Some(Way::Along(touched)) => self.touched.extend(touched),
            Some(Way::Elsewhere) => self.layout = Layout::default(),
            None => return false,
        }
        true
    }

    /// Marks what the line in front changed, and turns to the journey on which it did.
    fn mark(&mut self, open: &Open, entries: (u64, u64)) {
        if self.marked == Some(entries) {
            return;
        }
        self.marked = Some(entries);
        self.canvas.reveal_marks();
        self.marks.clear();
        let range = (entries.0 as usize).saturating_sub(1)..entries.1 as usize;
        let Some(records) = self.past.as_ref().map(Past::records) else { return };
        for entry in open.project.history().get(range).into_iter().flatten() {
            let diffs = entry.diffs().unwrap_or_default();
            let targets = diffs.iter().filter_map(|d| target_of(records, TableId::parse(&d.table)?, d.id));
            self.marks.extend(targets);
        }
        let here = |target: &Target| journey_of(records, *target).filter(|id| records.journeys.contains_key(id));
        let journeys: Vec<JourneyId> = self.marks.iter().filter_map(here).collect();
        if !journeys.contains(&self.journey) {
            self.journey = journeys.first().copied().unwrap_or(self.journey);
        }
        // What comes or goes changes the lists of its journey too; that is nothing to be seen on the journey itself.
        if self.marks.iter().any(|target| !matches!(target, Target::Journey(_))) {
            self.marks.retain(|target| !matches!(target, Target::Journey(_)));
        }
        if !records.journeys.contains_key(&self.journey) {
            self.journey = records.journeys_in_order().first().map(|journey| journey.id).unwrap_or_default();
        }
    }

    fn lay_out(&mut self, options: Options) -> Option<Arc<Scene>> {
        let past = self.past.as_ref()?;
        let key = Key { seq: past.seq(), journey: self.journey, options };
        if let Some((known, scene)) = &self.scene
            && *known == key
        {
            return Some(Arc::clone(scene));
        }
        let touched = std::mem::take(&mut self.touched);
        let scene = Arc::new(self.layout.lay_out(past.records(), self.journey, None, &key.options, &touched));
        self.scene = Some((key, Arc::clone(&scene)));
        Some(scene)
    }
}

/// Where a record is seen on a map.
fn target_of(records: &Records, table: TableId, id: Uuid) -> Option<Target> {
    Some(match table {
        TableId::Card => Target::Card(CardId::from_uuid(id)),
        TableId::Stage => Target::Stage(StageId::from_uuid(id)),
        TableId::Step => Target::Step(StepId::from_uuid(id)),
        TableId::Lane => Target::Lane(LaneId::from_uuid(id)),
        TableId::Feeling => Target::Feeling(FeelingId::from_uuid(id)),
        TableId::Link => Target::Link(LinkId::from_uuid(id)),
        TableId::Journey => Target::Journey(JourneyId::from_uuid(id)),
        TableId::Persona => Target::Persona(PersonaId::from_uuid(id)),
        TableId::Comment => {
            let comment = records.comments.get(&CommentId::from_uuid(id))?;
            comment.card.map_or(Target::Journey(comment.journey), Target::Card)
        }
        _ => return None,
    })
}

/// Shows the map of the moment in front.
pub(super) fn map_ui(ui: &mut Ui, room: &mut HistoryRoom, open: &mut Open, language: Language) {
    let line = room.at.checked_sub(1).and_then(|place| room.diary.lines().get(place));
    let entries = line.map_or((0, 0), |line| (line.first, line.last));
    let seq = room.seq_of(room.at);
    let walk = &mut room.walk;
    if !walk.go(open, seq) {
        return not_kept_ui(ui, language);
    }
    walk.mark(open, entries);
    let theme = theme::theme_of(ui);
    if let Some(past) = &walk.past {
        open.pictures.follow_records(past.records(), &open.project, ui.ctx());
    }
    let options = Options { persona: None, ..open.options(theme) };
    let Some(scene) = walk.lay_out(options) else { return };
    // While the map grows it keeps its place: it fits as it is at the end.
    let size = if walk.journey == open.journey { open.scene(theme).size } else { scene.size };
    let frame =
        crate::scene::Size { width: size.width.max(scene.size.width), height: size.height.max(scene.size.height) };
    let Some(past) = &walk.past else { return };
    let map = MapView {
        records: past.records(),
        journey: walk.journey,
        scene: &scene,
        layout: &walk.layout,
        clip: &|_| None,
        found: (&walk.marks, None),
        language,
        writable: false,
    };
    look_ui(ui, &mut walk.canvas, &map, frame);
}

/// Says that the texts of that time are not here.
fn not_kept_ui(ui: &mut Ui, language: Language) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() / 3.0);
        ui.label(theme::icon(crate::scene::icon::EYE_SLASH, 28.0).color(color32(tokens(ui).muted)));
        ui.add_space(4.0);
        ui.set_max_width(420.0);
        ui.label(plain(tr!(language, "history-not-kept")));
    });
}
