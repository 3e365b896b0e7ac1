//! The named lines of a service blueprint: of interaction, of visibility, of internal interaction.

use super::geometry::Point;
use super::grid::MARGIN;
use super::item::Stroke;
use super::map::{Map, Sheet};
use super::marks;
use super::measure::{self, Room};
use super::style::SMALL_MEDIUM;
use crate::model::{JourneyKind, LaneKind};
use crate::tr;

/// A line between two lanes.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Named {
    Interaction,
    Visibility,
    Internal,
}

/// Draws the named line above the lane of this number, if one belongs there; its name stands at its right end.
pub(super) fn line_above(map: &Map, sheet: &mut Sheet, number: usize, y: f32) -> bool {
    if map.journey.kind != JourneyKind::ServiceBlueprint {
        return false;
    }
    let kinds: Vec<LaneKind> = map.lanes.iter().map(|lane| lane.kind).collect();
    let Some(line) = line_of(&kinds, number) else { return false };
    let (name, dash) = match line {
        Named::Interaction => (tr!(map.language(), "map-line-interaction"), None),
        Named::Visibility => (tr!(map.language(), "map-line-visibility"), Some((7.0, 5.0))),
        Named::Internal => (tr!(map.language(), "map-line-internal"), None),
    };
    let name = measure::measure(&[SMALL_MEDIUM.span(name, map.palette.soft)], Room::wide(f32::MAX));
    let stroke = Stroke { dash, ..Stroke::solid(map.palette.dashed, 1.5) };
    let start = map.grid.right() - name.width;
    sheet.ground.push(marks::straight(Point::new(MARGIN, y), Point::new(start - 6.0, y), stroke));
    sheet.front.extend(name.at(Point::new(start, y - name.height / 2.0)));
    true
}

/// The line above a lane: each stands once, above the first lane of what it sets apart from the lanes before.
fn line_of(kinds: &[LaneKind], number: usize) -> Option<Named> {
    let before = &kinds[..number];
    let comes_after = |first: LaneKind, others: &[LaneKind]| {
        kinds[number] == first && !before.contains(&first) && before.iter().any(|kind| others.contains(kind))
    };
    if comes_after(LaneKind::FrontStage, &[LaneKind::Actions]) {
        Some(Named::Interaction)
    } else if comes_after(LaneKind::BackStage, &[LaneKind::Actions, LaneKind::FrontStage]) {
        Some(Named::Visibility)
    } else if comes_after(LaneKind::Support, &[LaneKind::BackStage]) {
        Some(Named::Internal)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_stands_once_where_the_stage_changes() {
        let kinds = [
            LaneKind::PhysicalEvidence,
            LaneKind::Actions,
            LaneKind::FrontStage,
            LaneKind::FrontStage,
            LaneKind::BackStage,
            LaneKind::Support,
            LaneKind::Pains,
        ];
        let lines: Vec<Option<Named>> = (0..kinds.len()).map(|number| line_of(&kinds, number)).collect();
        let expected =
            [None, None, Some(Named::Interaction), None, Some(Named::Visibility), Some(Named::Internal), None];
        assert_eq!(lines, expected);
        assert_eq!(line_of(&[LaneKind::FrontStage, LaneKind::Actions], 0), None, "nothing is above the first lane");
    }
}
