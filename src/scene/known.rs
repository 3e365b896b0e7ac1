//! What is known of a map from the last time it was laid out, and what of it an edit takes away.

use super::lanes::Drawn;
use super::map::Map;
use super::standing::{self, Before, Standing};
use super::vocabulary::Vocabulary;
use crate::model::{CardId, LaneId, LaneKind, Language, Records, TableId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// What is known of a map. Nothing, at first.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    words: Option<(Language, Arc<Vocabulary>)>,
    /// The cards of the lanes that are shown.
    cards: BTreeMap<LaneId, Arc<Vec<Standing>>>,
    /// The lanes as they were drawn.
    drawn: BTreeMap<LaneId, Arc<Drawn>>,
    /// Lanes whose cards are other ones or stand elsewhere.
    stale: BTreeSet<LaneId>,
    /// Cards that say something else.
    changed: BTreeSet<CardId>,
    /// Stages and steps may be called otherwise.
    renamed: bool,
}

impl Known {
    /// The words of a language.
    pub(super) fn words(&mut self, language: Language) -> Arc<Vocabulary> {
        match &self.words {
            Some((known, words)) if *known == language => words.clone(),
            _ => {
                let words = Arc::new(Vocabulary::of(language));
                self.words = Some((language, words.clone()));
                words
            }
        }
    }

    /// Forgets what may be otherwise now that these records have changed. What is not of a lane is drawn anew each
    /// time and has no part in it.
    pub(super) fn forget(&mut self, records: &Records, touched: &[(TableId, Uuid)]) {
        for (table, id) in touched {
            match table {
                TableId::Card => self.forget_card(records, crate::model::RecordId::from_uuid(*id)),
                TableId::Feeling => self.forget_emotions(records),
                TableId::Lane => {
                    // What a card looks like depends on what its lane is.
                    let lane = crate::model::RecordId::from_uuid(*id);
                    self.changed.extend(self.cards(lane).iter().map(|standing| standing.card).collect::<Vec<_>>());
                    self.forget_places();
                }
                TableId::Project | TableId::Stage | TableId::Step => self.forget_places(),
                // What stands in the cards themselves; a view, a source and a goal also come with other figures.
                TableId::Persona
                | TableId::Journey
                | TableId::Comment
                | TableId::Channel
                | TableId::Asset
                | TableId::Engagement
                | TableId::View
                | TableId::Source
                | TableId::Goal => *self = Self::default(),
                // A way to another journey stands in its card; one that is gone may have been such a way.
                TableId::Link => {
                    let link = records.links.get(&crate::model::RecordId::from_uuid(*id));
                    if link.is_none_or(|link| link.to_journey.is_some()) {
                        *self = Self::default();
                    }
                }
                TableId::Snapshot => {}
            }
        }
    }

    fn forget_card(&mut self, records: &Records, card: CardId) {
        self.changed.insert(card);
        let stood = self.cards.iter().find(|(_, cards)| cards.iter().any(|standing| standing.card == card));
        self.stale.extend(stood.map(|(lane, _)| *lane));
        self.stale.extend(records.cards.get(&card).map(|card| card.lane));
    }

    fn forget_emotions(&mut self, records: &Records) {
        self.drawn.retain(|lane, _| records.lanes.get(lane).is_some_and(|lane| lane.kind != LaneKind::Emotion));
    }

    /// The cards themselves stay as they are.
    fn forget_places(&mut self) {
        self.stale.extend(self.cards.keys());
        self.drawn.clear();
        self.renamed = true;
    }

    /// Finds the cards of every lane of the map that is not known yet.
    pub(super) fn gather(&mut self, map: &Map) {
        let lanes: BTreeSet<LaneId> = map.lanes.iter().map(|lane| lane.id).collect();
        let is_stale = |lane: &&LaneId| self.stale.contains(lane) || !self.cards.contains_key(lane);
        let stale: Vec<LaneId> = lanes.iter().filter(is_stale).copied().collect();
        let found = standing::gather(map, &stale, &self.before(&stale));
        for (lane, cards) in stale.into_iter().zip(found) {
            self.cards.insert(lane, Arc::new(cards));
            self.drawn.remove(&lane);
        }
        self.cards.retain(|lane, _| lanes.contains(lane));
        self.drawn.retain(|lane, _| lanes.contains(lane));
        self.stale.clear();
        self.changed.clear();
        self.renamed = false;
    }

    fn before(&self, stale: &[LaneId]) -> Before<'_> {
        let cards = stale.iter().filter_map(|lane| self.cards.get(lane)).flat_map(|cards| cards.iter());
        let unchanged = cards.filter(|standing| !self.changed.contains(&standing.card));
        (unchanged.map(|standing| (standing.card, standing)).collect(), self.renamed)
    }

    /// The cards of a lane; after [`Self::gather`].
    pub(super) fn cards(&self, lane: LaneId) -> &[Standing] {
        self.cards.get(&lane).map(|cards| cards.as_slice()).unwrap_or_default()
    }

    /// The lane as it was drawn.
    pub(super) fn drawn(&self, lane: LaneId) -> Option<&Arc<Drawn>> {
        self.drawn.get(&lane)
    }

    /// Keeps a lane.
    pub(super) fn keep(&mut self, lane: LaneId, drawn: Arc<Drawn>) {
        self.drawn.insert(lane, drawn);
    }
}
