//! A map that is laid out again and again: only what changed is.

use super::known::Known;
use super::lay_out::draw;
use super::{Options, Scene};
use crate::analysis::Overlay;
use crate::model::{JourneyId, Records, TableId};
use std::sync::Arc;
use uuid::Uuid;

/// What is kept of a map between one edit and the next. A copy shares what it knows and goes its own way from there.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    of: Option<Of>,
    known: Known,
}

/// What a map is laid out from, besides the records.
#[derive(Debug, Clone)]
struct Of {
    journey: JourneyId,
    overlay: Option<Arc<Overlay>>,
    options: Options,
}

impl Layout {
    /// Lays a journey out, as [`super::lay_out`] does. `touched`: the records that changed since the last call, at
    /// least; another journey, other figures and other options are noticed.
    pub fn lay_out(
        &mut self,
        records: &Records,
        journey: JourneyId,
        overlay: Option<&Arc<Overlay>>,
        options: &Options,
        touched: &[(TableId, Uuid)],
    ) -> Scene {
        if !self.of.as_ref().is_some_and(|of| of.is(journey, overlay, options)) {
            *self = Self::default();
            self.of = Some(Of { journey, overlay: overlay.cloned(), options: options.clone() });
        }
        self.again(records, touched)
    }

    /// Lays the same journey out with the same figures and options. Empty before the first [`Self::lay_out`].
    pub fn again(&mut self, records: &Records, touched: &[(TableId, Uuid)]) -> Scene {
        let Some(of) = &self.of else { return Scene::default() };
        self.known.forget(records, touched);
        draw(records, of.journey, of.overlay.as_deref(), &of.options, &mut self.known)
    }
}

impl Of {
    fn is(&self, journey: JourneyId, overlay: Option<&Arc<Overlay>>, options: &Options) -> bool {
        let same_figures = match (&self.overlay, overlay) {
            (Some(known), Some(overlay)) => Arc::ptr_eq(known, overlay),
            (None, None) => true,
            _ => false,
        };
        same_figures && self.journey == journey && self.options == *options
    }
}
