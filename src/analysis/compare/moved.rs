//! What stands elsewhere: in another stage, lane or step, or at another place among those that stayed. Cards that stand in one
//! cell have no order.

use super::Thing;
use super::content::Content;
use super::matching::Pairs;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What of the second map stands elsewhere than on the first. Of those that only changed places among each other, as few
/// as can be.
pub(super) fn moved(before: &Content, after: &Content, pairs: &Pairs) -> BTreeSet<Thing> {
    let mut moved = BTreeSet::new();
    fn ids<R: Record>(row: &[&R]) -> Vec<Uuid> {
        row.iter().map(|record| record.id().uuid()).collect()
    }
    in_row(&mut moved, pairs, TableId::Stage, &ids(&before.stages), &ids(&after.stages));
    in_row(&mut moved, pairs, TableId::Lane, &ids(&before.lanes), &ids(&after.lanes));
    let step = |pairs: &Pairs, step: &Step| pairs.then(TableId::Stage, step.stage);
    in_homes(&mut moved, pairs, TableId::Step, (&before.steps, &after.steps), step, |step| step.stage);
    let cell = |pairs: &Pairs, card: &Card| {
        Some((pairs.then(TableId::Lane, card.lane)?, pairs.then(TableId::Step, card.step)?, offset(card)))
    };
    let cells: BTreeMap<Uuid, _> = before.cards.iter().map(|card| (card.id.uuid(), cell(pairs, card))).collect();
    for card in &after.cards {
        let old = pairs.before(TableId::Card, card.id.uuid());
        if old.is_some_and(|old| cells[&old] != Some((card.lane, card.step, offset(card)))) {
            moved.insert((TableId::Card, card.id.uuid()));
        }
    }
    let column = |pairs: &Pairs, feeling: &Feeling| pairs.then(TableId::Step, feeling.step);
    let homes: BTreeMap<Uuid, Option<StepId>> =
        before.feelings.iter().map(|feeling| (feeling.id.uuid(), column(pairs, feeling))).collect();
    for feeling in &after.feelings {
        let old = pairs.before(TableId::Feeling, feeling.id.uuid());
        if old.is_some_and(|old| homes[&old] != Some(feeling.step)) {
            moved.insert((TableId::Feeling, feeling.id.uuid()));
        }
    }
    moved
}

/// Where a free note lies on its cell, to the bit.
fn offset(card: &Card) -> Option<(u64, u64)> {
    Some((card.offset_x?.to_bits(), card.offset_y?.to_bits()))
}

/// What has a home and an order in it, such as a step its stage: moved where the home is another one, or where its place among
/// those that stayed there is.
fn in_homes<R: Record, H: Ord + Clone>(
    moved: &mut BTreeSet<Thing>,
    pairs: &Pairs,
    table: TableId,
    (before, after): (&[&R], &[&R]),
    home_before: impl Fn(&Pairs, &R) -> Option<H>,
    home_after: impl Fn(&R) -> H,
) {
    let mut rows: BTreeMap<H, (Vec<Uuid>, Vec<Uuid>)> = BTreeMap::new();
    let homes: BTreeMap<Uuid, Option<H>> =
        before.iter().map(|record| (record.id().uuid(), home_before(pairs, record))).collect();
    for record in after {
        let home = home_after(record);
        let id = record.id().uuid();
        match pairs.before(table, id) {
            Some(old) if homes.get(&old) == Some(&Some(home.clone())) => rows.entry(home).or_default().1.push(id),
            Some(_) => {
                moved.insert((table, id));
            }
            None => {}
        }
    }
    for record in before {
        let id = record.id().uuid();
        if let Some(row) = homes[&id].as_ref().and_then(|home| rows.get_mut(home)) {
            row.0.push(id);
        }
    }
    for (first, second) in rows.values() {
        in_row(moved, pairs, table, first, second);
    }
}

fn in_row(moved: &mut BTreeSet<Thing>, pairs: &Pairs, table: TableId, before: &[Uuid], after: &[Uuid]) {
    let places: BTreeMap<Uuid, usize> = before.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let paired = |id: &Uuid| Some((*id, *places.get(&pairs.before(table, *id)?)?));
    let row: Vec<(Uuid, usize)> = after.iter().filter_map(paired).collect();
    let numbers: Vec<usize> = row.iter().map(|(_, place)| *place).collect();
    let stays = longest_rise(&numbers);
    moved.extend(row.iter().zip(stays).filter(|(_, stays)| !stays).map(|((id, _), _)| (table, *id)));
}

/// Which of some different numbers belong to a longest run that rises.
fn longest_rise(numbers: &[usize]) -> Vec<bool> {
    // For each length the place where the lowest run of that length ends, and what stands before each place in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; numbers.len()];
    for (place, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        previous[place] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(place);
        } else {
            ends[length] = place;
        }
    }
    let mut belongs = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        belongs[place] = true;
        at = previous[place];
    }
    belongs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The length of the longest rising run, found by trying every choice.
    fn by_trying(numbers: &[usize]) -> usize {
        let rises = |choice: u32| {
            let chosen: Vec<usize> =
                numbers.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1).map(|(_, n)| *n).collect();
            chosen.is_sorted().then_some(chosen.len())
        };
        (0..1_u32 << numbers.len()).filter_map(rises).max().unwrap_or(0)
    }

    #[test]
    fn as_few_as_can_be_have_moved() {
        // Every order of six.
        let mut orders: Vec<Vec<usize>> = vec![vec![]];
        for _ in 0..6 {
            let longer = |order: &Vec<usize>| -> Vec<Vec<usize>> {
                (0..6).filter(|n| !order.contains(n)).map(|n| [order.as_slice(), &[n]].concat()).collect()
            };
            orders = orders.iter().flat_map(longer).collect();
        }
        assert_eq!(orders.len(), 720);
        for order in orders {
            let stays: Vec<usize> =
                order.iter().zip(longest_rise(&order)).filter(|(_, stays)| *stays).map(|(n, _)| *n).collect();
            assert!(stays.is_sorted(), "{order:?}: {stays:?}");
            assert_eq!(stays.len(), by_trying(&order), "{order:?}");
        }
    }
}
