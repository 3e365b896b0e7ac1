//! The map as it would be after an edit that is still under way.

use crate::edit::{Change, Edit};
use crate::model::{AnyRecord, Records, TableId};
use crate::scene::{Layout, Scene};
use std::ops::Bound;
use std::sync::Arc;
use uuid::Uuid;

/// So many cards are copied in a frame.
const CARDS_A_FRAME: usize = 2_000;

/// The records as they would be, and the map laid out from them. Made when a gesture begins and asked at every frame:
/// only what an edit touches is laid out again. The cards of a large map are copied over several frames.
#[derive(Debug)]
pub struct Preview {
    records: Records,
    layout: Layout,
    /// How many cards were copied so far.
    copied: usize,
    /// What was shown last.
    shown: Option<(Vec<Change>, Arc<Scene>)>,
    /// What the edit that is shown took the place of.
    before: Vec<(TableId, Uuid, Option<AnyRecord>)>,
}

impl Preview {
    /// Of the records as they are and the map that is laid out from them. Still without the cards: see
    /// [`Self::copy_on`].
    pub fn new(records: &Records, layout: &Layout) -> Self {
        Self { records: without_cards(records), layout: layout.clone(), copied: 0, shown: None, before: Vec::new() }
    }

    /// Copies some more of the cards; tells whether all are there. `records`: those that the preview was made of.
    pub fn copy_on(&mut self, records: &Records) -> bool {
        if !self.is_whole(records) {
            let after = self.records.cards.last_key_value().map_or(Bound::Unbounded, |(id, _)| Bound::Excluded(*id));
            let more = records.cards.range((after, Bound::Unbounded)).take(CARDS_A_FRAME);
            let before = self.records.cards.len();
            self.records.cards.extend(more.map(|(id, card)| (*id, card.clone())));
            self.copied += self.records.cards.len() - before;
        }
        self.is_whole(records)
    }

    /// Whether all cards are there.
    pub fn is_whole(&self, records: &Records) -> bool {
        self.copied >= records.cards.len()
    }

    /// The map as it would be after this edit of the records that the preview was made of; when all of them are there.
    pub fn scene(&mut self, edit: &Edit) -> Arc<Scene> {
        if let Some((changes, scene)) = &self.shown
            && *changes == edit.changes
        {
            return scene.clone();
        }
        let mut touched: Vec<(TableId, Uuid)> = self.before.iter().map(|(table, id, _)| (*table, *id)).collect();
        touched.extend(edit.touched());
        self.take_back();
        self.put(edit);
        let scene = Arc::new(self.layout.again(&self.records, &touched));
        self.shown = Some((edit.changes.clone(), scene.clone()));
        scene
    }

    fn take_back(&mut self) {
        for (table, id, before) in self.before.drain(..).rev() {
            match before {
                Some(record) => self.records.insert(record),
                None => self.records.remove(table, id),
            }
        }
    }

    fn put(&mut self, edit: &Edit) {
        for change in &edit.changes {
            let Some(record) = change.after.as_ref().or(change.before.as_ref()) else { continue };
            let (table, id) = (record.table(), record.uuid());
            self.before.push((table, id, self.records.get(table, id)));
            match &change.after {
                Some(after) => self.records.insert(after.clone()),
                None => self.records.remove(table, id),
            }
        }
    }
}

/// All records but the cards, and but the versions kept, which no map shows.
fn without_cards(records: &Records) -> Records {
    Records {
        projects: records.projects.clone(),
        personas: records.personas.clone(),
        journeys: records.journeys.clone(),
        stages: records.stages.clone(),
        steps: records.steps.clone(),
        lanes: records.lanes.clone(),
        cards: Default::default(),
        feelings: records.feelings.clone(),
        channels: records.channels.clone(),
        links: records.links.clone(),
        engagements: records.engagements.clone(),
        comments: records.comments.clone(),
        snapshots: Default::default(),
        views: records.views.clone(),
        sources: records.sources.clone(),
        goals: records.goals.clone(),
        assets: records.assets.clone(),
    }
}
