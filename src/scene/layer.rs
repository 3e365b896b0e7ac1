//! Layers: marks from back to front, in groups, so that what is out of sight is passed over without looking at each.

use super::geometry::Rect;
use super::item::Item;
use super::spot::Target;
use std::ops::Range;

/// Marks that belong to nothing are grouped by so many.
const LOOSE: usize = 48;

/// A stretch of marks of a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What they are the marks of; `None`: of nothing that can be pointed at.
    pub target: Option<Target>,
    /// The room of the target, which its marks may not fill.
    pub room: Rect,
    /// Around all its marks.
    pub bounds: Rect,
    range: Range<usize>,
}

/// Marks from back to front. Scenes that follow each other share the layers in which nothing changed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layer {
    items: Vec<Item>,
    groups: Vec<Group>,
    bounds: Rect,
}

impl Layer {
    /// Of marks that belong to nothing.
    pub fn of(items: Vec<Item>) -> Self {
        Marks { items, heads: Vec::new() }.finish()
    }

    /// All marks.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The groups that may be seen in a part of the map, with their marks.
    pub fn groups_in(&self, part: Rect) -> impl Iterator<Item = (&Group, &[Item])> {
        let groups: &[Group] = if touch(&self.bounds, &part) { &self.groups } else { &[] };
        let seen = groups.iter().filter(move |group| touch(&group.bounds, &part));
        seen.map(|group| (group, &self.items[group.range.clone()]))
    }

    /// The marks of a target.
    pub(super) fn items_of(&self, target: Target) -> Option<&[Item]> {
        let group = self.groups.iter().find(|group| group.target == Some(target))?;
        Some(&self.items[group.range.clone()])
    }
}

/// Whether two rectangles share anything, be it an edge: lines may have no height.
fn touch(a: &Rect, b: &Rect) -> bool {
    a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom()
}

/// The marks of a layer while it is drawn.
#[derive(Debug, Default)]
pub(super) struct Marks {
    items: Vec<Item>,
    /// Where the marks of something begin, and of what.
    heads: Vec<(usize, Option<Target>, Rect)>,
}

impl Marks {
    /// What is drawn from here on belongs to this.
    pub(super) fn begin(&mut self, target: Target, room: Rect) {
        self.heads.push((self.items.len(), Some(target), room));
    }

    /// What is drawn from here on belongs to nothing.
    pub(super) fn end(&mut self) {
        self.heads.push((self.items.len(), None, Rect::default()));
    }

    pub(super) fn push(&mut self, item: Item) {
        self.items.push(item);
    }

    pub(super) fn extend(&mut self, items: impl IntoIterator<Item = Item>) {
        self.items.extend(items);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Item> {
        self.items.iter()
    }

    /// The finished layer.
    pub(super) fn finish(self) -> Layer {
        let Self { items, heads } = self;
        let mut groups = Vec::new();
        let ends = heads.iter().skip(1).map(|head| head.0).chain([items.len()]);
        let loose = heads.first().map_or(items.len(), |head| head.0);
        group(&items, 0..loose, None, Rect::default(), &mut groups);
        for ((start, target, room), end) in heads.iter().zip(ends) {
            group(&items, *start..end, *target, *room, &mut groups);
        }
        let bounds = groups.iter().map(|group| group.bounds).reduce(|all, next| all.union(&next)).unwrap_or_default();
        Layer { items, groups, bounds }
    }
}

fn group(items: &[Item], range: Range<usize>, target: Option<Target>, room: Rect, groups: &mut Vec<Group>) {
    let most = if target.is_some() { range.len() } else { LOOSE };
    let mut start = range.start;
    while start < range.end {
        let end = range.end.min(start + most);
        let bounds = items[start..end].iter().map(Item::bounds).reduce(|all, next| all.union(&next));
        groups.push(Group { target, room, bounds: bounds.unwrap_or_default(), range: start..end });
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CardId, Color};
    use crate::scene::marks;

    fn square(x: f32) -> Item {
        marks::panel(Rect::new(x, 0.0, 10.0, 10.0), 0.0, Color::default())
    }

    #[test]
    fn what_is_out_of_sight_is_passed_over_and_the_order_is_kept() {
        let card = Target::Card(CardId::new());
        let mut marks = Marks::default();
        marks.extend((0..100).map(|n| square(20.0 * n as f32)));
        marks.begin(card, Rect::new(0.0, 0.0, 30.0, 30.0));
        marks.extend([square(0.0), square(12.0)]);
        marks.end();
        marks.push(square(500.0));
        let layer = marks.finish();
        assert_eq!(layer.items().len(), 103);
        assert_eq!(layer.items_of(card).map(<[Item]>::len), Some(2));
        let all: Vec<&Item> = layer.groups_in(Rect::new(-10.0, -10.0, 9_000.0, 90.0)).flat_map(|(_, i)| i).collect();
        assert_eq!(all, layer.items().iter().collect::<Vec<_>>());
        let right = layer.groups_in(Rect::new(1_915.0, 0.0, 200.0, 5.0)).map(|(_, items)| items.len());
        assert_eq!(right.sum::<usize>(), 4);
        assert_eq!(layer.groups_in(Rect::new(0.0, 11.0, 200.0, 5.0)).count(), 0);
    }
}
