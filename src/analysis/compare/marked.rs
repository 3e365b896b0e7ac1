//! What a drawing needs to know of a comparison: the mark of each thing, and what is only there to be seen gone.

use super::both::{arrow, ghost, stub};
use super::{Comparison, Difference, Sort, Thing};
use crate::model::*;
use crate::tr;
use crate::words::{self, Say};
use std::collections::{BTreeMap, BTreeSet};

/// Which map is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The first one.
    Before,
    /// The second one.
    After,
    /// Both in one, [`Comparison::both`].
    Both,
}

/// What stands on a thing that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Of which sort.
    pub sort: Sort,
    /// Sign and words.
    pub words: String,
}

/// The marks of a map that is held against another one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marked {
    /// What the two maps are called.
    pub names: [String; 2],
    /// Whether both are drawn in one.
    pub is_both: bool,
    /// The marks of each thing that differs.
    pub marks: BTreeMap<Thing, Vec<Mark>>,
    /// What is not on the second map, or not there any more.
    pub faded: BTreeSet<Thing>,
    /// Both in one: what was felt on the first map, and what each of it is on the second, or else was on the first.
    pub felt_before: BTreeMap<FeelingId, FeelingId>,
    /// Of these, what is felt the same on the second.
    pub felt_alike: BTreeSet<FeelingId>,
    /// The arrows from the old places of cards.
    pub arrows: BTreeSet<LinkId>,
}

/// So many fields are named in a mark.
const NAMED: usize = 2;

impl Comparison {
    /// The marks of one of the drawings, in the language of the map.
    pub fn marked(&self, which: Which, language: Language) -> Marked {
        let names = [self.before.name.clone(), self.after.name.clone()];
        let mut marked = Marked { names, is_both: which == Which::Both, ..Marked::default() };
        for difference in &self.differences {
            let thing = match which {
                Which::Before => difference.before,
                Which::After => difference.after,
                Which::Both => Some(difference.on_both),
            };
            if let Some(thing) = thing {
                marked.put(thing, difference.sort, self.mark_words(difference, which, language));
            }
            if which == Which::Both {
                self.mark_old(&mut marked, difference, language);
            }
        }
        if which == Which::Both {
            self.mark_feelings(&mut marked);
        }
        marked
    }

    /// The words of a mark, its sign left out.
    fn mark_words(&self, difference: &Difference, which: Which, language: Language) -> String {
        match (difference.sort, difference.on_both.0) {
            (Sort::Moved, _) => match (self.way(difference, language), which) {
                (Some((_, to)), Which::Before) => tr!(language, "compare-mark-moved-to", place = to),
                (Some((from, _)), _) => tr!(language, "compare-mark-moved-from", place = from),
                (None, _) => difference.sort.say(language),
            },
            (Sort::Changed, TableId::Feeling) => self.felt_words(difference, which, language),
            (Sort::Changed, table) => {
                let names = difference.fields.iter().map(|field| words::field_name(table, field.name, language));
                let names: Vec<String> = names.collect();
                let more = names.len().saturating_sub(NAMED);
                let named = names[..names.len() - more].join(", ");
                if more == 0 { named } else { tr!(language, "compare-mark-more", names = named, count = (more as i64)) }
            }
            _ => difference.sort.say(language),
        }
    }

    /// On a curve the other value says most.
    fn felt_words(&self, difference: &Difference, which: Which, language: Language) -> String {
        let value = difference.fields.iter().find(|field| field.name == "value");
        let Some(value) = value else { return difference.sort.say(language) };
        let (other, before) = if which == Which::Before { (&value.after, false) } else { (&value.before, true) };
        let said = words::field_value(&self.both, TableId::Feeling, "value", other, language);
        if before {
            tr!(language, "compare-mark-was", value = said)
        } else {
            tr!(language, "compare-mark-is", value = said)
        }
    }

    /// What is gone, and the place where something was.
    fn mark_old(&self, marked: &mut Marked, difference: &Difference, language: Language) {
        if difference.sort == Sort::Removed {
            marked.faded.insert(difference.on_both);
        }
        let (Sort::Moved, Some((TableId::Card, old))) = (difference.sort, difference.before) else { return };
        let link = LinkId::from_uuid(arrow(old));
        if self.both.links.contains_key(&link) {
            let to = self.way(difference, language).map(|(_, to)| to).unwrap_or_default();
            let place = (TableId::Card, stub(old));
            marked.put(place, Sort::Moved, tr!(language, "compare-mark-moved-to", place = to));
            marked.faded.insert(place);
            marked.arrows.insert(link);
        }
    }

    fn mark_feelings(&self, marked: &mut Marked) {
        let here = |feeling: &&Feeling| {
            let stage = self.before.records.steps.get(&feeling.step).map(|step| step.stage);
            let stage = stage.and_then(|stage| self.before.records.stages.get(&stage));
            stage.is_some_and(|stage| stage.journey == self.before.journey)
        };
        for old in self.before.records.feelings.values().filter(here) {
            let id = FeelingId::from_uuid(ghost(old.id.uuid()));
            let same = self.pairs.then(TableId::Feeling, old.id);
            marked.felt_before.insert(id, same.unwrap_or(old.id));
            let new = same.and_then(|id| self.after.records.feelings.get(&id));
            let step = self.pairs.then(TableId::Step, old.step);
            if new.is_some_and(|new| Some(new.step) == step && new.value == old.value) {
                marked.felt_alike.insert(id);
            }
        }
    }
}

impl Marked {
    fn put(&mut self, thing: Thing, sort: Sort, words: String) {
        let mark = Mark { sort, words: format!("{}\u{A0}{words}", sort.sign()) };
        self.marks.entry(thing).or_default().push(mark);
    }

    /// The marks of a thing.
    pub fn of(&self, thing: Thing) -> &[Mark] {
        self.marks.get(&thing).map(Vec::as_slice).unwrap_or_default()
    }
}
