//! The figures on the map: computed when something they depend on changed, kept in the project file.

use super::open::Project;
use crate::analysis::{Overlay, overlay};
use crate::file::{Figures, Hash, Job};
use crate::model::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rises when the same data give other figures: then those in project files are computed again.
const FIGURES: u32 = 1;

/// The figures of each journey that was looked at.
pub(super) type Overlays = BTreeMap<JourneyId, Known>;

/// What is known about the figures of a journey.
#[derive(Debug)]
pub(super) struct Known {
    revision: u64,
    depends_on: Hash,
    /// `None`: they need the source data, which are not here.
    overlay: Option<Arc<Overlay>>,
}

impl Project {
    /// The figures that the first view puts on a journey; `None` where there are no data, or they are needed and not
    /// here. Computed again only when something they depend on changed: cheap to ask at every frame.
    pub fn overlay(&mut self, journey: JourneyId) -> Option<Arc<Overlay>> {
        if let Some(known) = self.overlays.get(&journey)
            && known.revision == self.revision()
        {
            return known.overlay.clone();
        }
        let view = self.records().views_in_order().first().map(|&view| view.clone())?;
        let depends_on = depends_on(self.records(), journey, &view);
        let overlay = match self.overlays.remove(&journey) {
            Some(known) if known.depends_on == depends_on => known.overlay,
            _ => self.figures_of(journey, &view, depends_on),
        };
        let known = Known { revision: self.revision(), depends_on, overlay: overlay.clone() };
        self.overlays.insert(journey, known);
        overlay
    }

    /// From the project file where they still fit, else from the events.
    fn figures_of(&mut self, journey: JourneyId, view: &View, depends_on: Hash) -> Option<Arc<Overlay>> {
        if self.records().sources.is_empty() {
            return None;
        }
        if let Some(kept) = self.kept_figures(view.id, journey, depends_on) {
            return Some(Arc::new(kept));
        }
        // A data file that cannot be read shows nothing here; the data room asks for the events and says why.
        let events = self.events().ok().flatten()?;
        let computed = overlay(&events, self.records(), journey, view);
        let json = serde_json::to_string(&computed).expect("figures are plain data");
        self.keep_figures(view.id, journey, Figures { depends_on, json });
        // Read back, because the last digit of a fraction may not survive JSON: the same number stands on the map now
        // and when the project is opened again.
        self.kept_figures(view.id, journey, depends_on).map(Arc::new)
    }

    fn kept_figures(&self, view: ViewId, journey: JourneyId, depends_on: Hash) -> Option<Overlay> {
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
fn depends_on(records: &Records, journey: JourneyId, view: &View) -> Hash {
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
