//! The map as it would be after an edit that is still under way.

use crate::edit::{Change, Edit};
use crate::model::{AnyRecord, Records, TableId};
use crate::scene::{Layout, Scene};
use std::sync::Arc;
use uuid::Uuid;

/// The records as they would be, and the map laid out from them. Made when a gesture begins and asked at every frame:
/// only what an edit touches is laid out again.
#[derive(Debug, Clone)]
pub struct Preview {
    records: Records,
    layout: Layout,
    /// What was shown last.
    shown: Option<(Vec<Change>, Arc<Scene>)>,
    /// What the edit that is shown took the place of.
    before: Vec<(TableId, Uuid, Option<AnyRecord>)>,
}

impl Preview {
    /// Of the records as they are and the map that is laid out from them.
    pub fn new(records: &Records, layout: &Layout) -> Self {
        Self { records: records.clone(), layout: layout.clone(), shown: None, before: Vec::new() }
    }

    /// The map as it would be after this edit of the records that the preview was made of.
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
