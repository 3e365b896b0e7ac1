//! The figures on the map: worked out on a thread when something they depend on changed, kept in the project file.

use super::open::Project;
use super::sources::Loaded;
use super::task::{Heard, Task};
use crate::analysis::{Overlay, measure};
use crate::file::{Figures, Hash, Job};
use crate::model::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rises when the same data give other figures: then those in project files are computed again.
const FIGURES: u32 = 1;

/// The figures of each journey that was looked at.
pub(super) type Overlays = BTreeMap<JourneyId, Known>;

/// How far the figures that are shown are those of the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Freshness {
    /// They are.
    #[default]
    Current,
    /// They are, but the durations are still being worked out and missing.
    WithoutTimes,
    /// They are those of before, or none; the ones asked for are being worked out.
    Old,
}

/// What is known about the figures of a journey.
#[derive(Debug, Default)]
pub(super) struct Known {
    revision: Option<u64>,
    depends_on: Option<Hash>,
    /// `None`: there are no data, or they are needed and not here, or nothing is worked out yet.
    overlay: Option<Arc<Overlay>>,
    freshness: Freshness,
    /// Dropped, it stops: a newer question ends the older one.
    work: Option<Task<Found>>,
}

/// What the thread tells.
#[derive(Debug)]
enum Found {
    /// All but the durations.
    First(Arc<Overlay>),
    /// Everything, as it is kept and as it is read back.
    Whole(String, Arc<Overlay>),
}

impl Project {
    /// The figures that the first view puts on a journey, waited for; `None` where there are no data, or they are needed
    /// and not here. Computed again only when something they depend on changed.
    pub fn overlay(&mut self, journey: JourneyId) -> Option<Arc<Overlay>> {
        loop {
            let (overlay, freshness) = self.figures(journey);
            if freshness == Freshness::Current {
                return overlay;
            }
            self.wait_loaded();
            let known = self.overlays.get_mut(&journey)?;
            let found = known.work.as_ref().and_then(Task::wait);
            match (found, known.work.is_some()) {
                (Some(found), _) => self.take_in(journey, found),
                (None, true) => return None,
                // The events have just come: the next round begins the work.
                (None, false) => {}
            }
        }
    }

    /// The same without waiting, cheap to ask at every frame: what can be shown now, and whether that is what was asked.
    /// The listener of [`Project::on_change`] is called when there is more.
    pub fn figures(&mut self, journey: JourneyId) -> (Option<Arc<Overlay>>, Freshness) {
        let Some(view) = self.records().views_in_order().first().map(|&view| view.clone()) else {
            self.overlays.remove(&journey);
            return (None, Freshness::Current);
        };
        let revision = Some(self.revision());
        if self.overlays.get(&journey).is_none_or(|known| known.revision != revision) {
            let depends_on = depends_on(self.records(), journey, &view);
            let mut known = self.overlays.remove(&journey).unwrap_or_default();
            if known.depends_on != Some(depends_on) {
                self.ask(journey, &view, depends_on, &mut known);
            }
            known.revision = revision;
            self.overlays.insert(journey, known);
        }
        self.go_on(journey, &view);
        self.overlays.get(&journey).map(|known| (known.overlay.clone(), known.freshness)).unwrap_or_default()
    }

    /// From the project file where they still fit; else they are wanted, and those of before stay to be shown.
    fn ask(&self, journey: JourneyId, view: &View, depends_on: Hash, known: &mut Known) {
        known.work = None;
        known.depends_on = Some(depends_on);
        let kept = self.kept_figures(view.id, journey, depends_on).map(Arc::new);
        if kept.is_some() || self.records().sources.is_empty() {
            known.overlay = kept;
            known.freshness = Freshness::Current;
        } else {
            known.freshness = Freshness::Old;
        }
    }

    /// Begins what is wanted as soon as the events are there, and takes in what was found.
    fn go_on(&mut self, journey: JourneyId, view: &View) {
        loop {
            let Some(known) = self.overlays.get(&journey).filter(|k| k.freshness != Freshness::Current) else { return };
            let Some(work) = &known.work else { break };
            match work.hear() {
                Heard::Message(found) => self.take_in(journey, found),
                Heard::Nothing => return,
                Heard::Ended => return self.settle(journey, None),
            }
        }
        match self.loaded_events() {
            Loaded::Not => {}
            // A data file that cannot be read shows nothing here; the data room says why.
            Loaded::Missing => self.settle(journey, None),
            Loaded::Here(events) => {
                let (records, view, notify) = (self.records().clone(), view.clone(), self.notify.clone());
                let work = Task::start(&notify, move |go_on, tell| {
                    let first = |overlay: &Overlay| tell(Found::First(Arc::new(overlay.clone())));
                    if let Some(overlay) = measure(&events, &records, journey, &view, go_on, first) {
                        let json = serde_json::to_string(&overlay).expect("figures are plain data");
                        // Read back, because the last digit of a fraction may not survive JSON: the same number stands
                        // on the map now and when the project is opened again.
                        let kept = serde_json::from_str(&json).unwrap_or(overlay);
                        tell(Found::Whole(json, Arc::new(kept)));
                    }
                });
                // Only the map that is looked at is worked on.
                self.overlays.values_mut().for_each(|known| known.work = None);
                if let Some(known) = self.overlays.get_mut(&journey) {
                    known.work = Some(work);
                }
            }
        }
    }

    fn take_in(&mut self, journey: JourneyId, found: Found) {
        match found {
            Found::First(overlay) => {
                if let Some(known) = self.overlays.get_mut(&journey) {
                    known.overlay = Some(overlay);
                    known.freshness = Freshness::WithoutTimes;
                }
            }
            Found::Whole(json, overlay) => {
                let depends_on = self.overlays.get(&journey).and_then(|known| known.depends_on);
                let view = self.records().views_in_order().first().map(|view| view.id);
                if let (Some(depends_on), Some(view)) = (depends_on, view) {
                    self.keep_figures(view, journey, Figures { depends_on, json });
                }
                self.settle(journey, Some(overlay));
            }
        }
    }

    fn settle(&mut self, journey: JourneyId, overlay: Option<Arc<Overlay>>) {
        if let Some(known) = self.overlays.get_mut(&journey) {
            (known.overlay, known.freshness, known.work) = (overlay, Freshness::Current, None);
        }
    }

    /// Looks again for figures of which it is not known how they are now, because of the events.
    pub(super) fn ask_figures_again(&mut self) {
        self.overlays.values_mut().for_each(|known| (known.revision, known.depends_on) = (None, None));
    }

    fn kept_figures(&self, view: ViewId, journey: JourneyId, depends_on: Hash) -> Option<Overlay> {
        if self.records().sources.is_empty() {
            return None;
        }
        let kept = self.content.figures.get(&(view, journey)).filter(|kept| kept.depends_on == depends_on)?;
        serde_json::from_str(&kept.json).ok()
    }

    fn keep_figures(&mut self, view: ViewId, journey: JourneyId, figures: Figures) {
        if let Some(writer) = &self.writer {
            writer.queue(Job::Figures { view, journey, figures: figures.clone() });
        }
        self.content.figures.insert((view, journey), figures);
    }
}

/// BLAKE3 over everything that the figures of a view of a journey are computed from: rules and their order, the columns
/// in which the touchpoints stand, the view without what it only shows or hides, goals, sources, time zone.
pub(super) fn depends_on(records: &Records, journey: JourneyId, view: &View) -> Hash {
    let mut parts = Parts(blake3::Hasher::new());
    parts.add(&FIGURES.to_le_bytes());
    parts.add(records.project().time_zone.as_bytes());
    for source in records.sources_in_order() {
        parts.all(source, &["name", "read_at_ms"]);
    }
    for goal in records.goals_in_order() {
        parts.all(goal, &["name", "rules", "value_field"]);
    }
    for stage in records.stages_of(journey) {
        parts.all(stage, &[]);
        records.steps_of(stage.id).into_iter().for_each(|step| parts.all(step, &[]));
    }
    for card in records.touchpoints_of(journey).into_iter().filter(|card| !card.rules.is_empty()) {
        parts.all(card, &["rules", "step"]);
    }
    let of_view =
        ["from", "to", "segment", "device", "status", "unit", "collapse_repeats", "session_gap_min", "open_days"];
    parts.all(view, &of_view);
    if let Some(persona) = view.segment.and_then(|id| records.personas.get(&id)) {
        parts.all(persona, &["rules"]);
    }
    *parts.0.finalize().as_bytes()
}

struct Parts(blake3::Hasher);

impl Parts {
    fn add(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
    }

    /// The id of a record and the fields of these names.
    fn all<R: Record>(&mut self, record: &R, names: &[&str]) {
        self.add(R::TABLE.as_bytes());
        self.add(record.id().uuid().as_bytes());
        for field in R::FIELDS.iter().filter(|field| names.contains(&field.name)) {
            self.add(field.name.as_bytes());
            match (field.get)(record) {
                Value::Null => self.add(b"-"),
                Value::Integer(n) => self.add(&n.to_le_bytes()),
                Value::Real(x) => self.add(&x.to_bits().to_le_bytes()),
                Value::Text(text) => self.add(text.as_bytes()),
                Value::Blob(bytes) => self.add(&bytes),
            }
        }
    }
}
