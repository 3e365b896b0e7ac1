//! Journeys of another project, brought into this one.

use super::images::{Images, images_of, keep};
use super::{MergeError, OtherCopy};
use crate::edit::clip::{self, Clip};
use crate::edit::{Edit, Label, Verb, apply};
use crate::file::FileError;
use crate::model::*;
use crate::project::Project;

/// Journeys of another project with what they need: personas, channels and images. It holds copies, so that a thread may
/// make it.
#[derive(Debug)]
pub struct Brought {
    clip: Clip,
    images: Images,
    name: String,
}

impl OtherCopy {
    /// Takes journeys out, with their personas, channels and images; unknown ones are passed over. The project they go to
    /// finds personas and channels of the same name again and makes the others.
    pub fn bring(&self, journeys: &[JourneyId]) -> Brought {
        let roots: Vec<_> = journeys.iter().map(|journey| (TableId::Journey, journey.uuid())).collect();
        let clip = clip::copy(self.records(), &roots);
        let (images, _) = images_of(self, clip.images(), &Records::default());
        Brought { clip, images, name: self.name() }
    }
}

impl Project {
    /// Puts journeys of another project at the end of the list, as one edit. Gives what they are here; none where there
    /// was nothing to bring.
    pub fn commit_brought(&mut self, brought: &Brought) -> Result<Vec<JourneyId>, MergeError> {
        if self.read_only() {
            return Err(MergeError::File(FileError::ReadOnly));
        }
        let nowhere = JourneyId::default();
        let Some((edit, became)) = clip::paste(self.records(), &brought.clip, nowhere, None) else {
            return Ok(Vec::new());
        };
        let edit = Edit { label: Label::new(Verb::Merge, &brought.name), ..edit };
        let mut after = self.records().clone();
        apply(&mut after, &mut StateSum::default(), &edit);
        keep(self, &brought.images, &after);
        self.commit(edit);
        Ok(became.into_iter().map(|(_, id)| JourneyId::from_uuid(id)).collect())
    }
}
