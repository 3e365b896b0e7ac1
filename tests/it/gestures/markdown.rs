//! The map as Markdown.

use super::*;
use parcours::export::{markdown, markdown_of};

#[test]
fn a_map_as_markdown_has_headings_and_lists() {
    let records = records();
    let first = journey(&records);
    let page = markdown(&records, first, Language::English);
    let title = &records.journeys[&first].title;
    assert!(page.starts_with(&format!("# {title}\n\n- **Personas:** ")), "{page}");
    assert_eq!(page.lines().filter(|line| line.starts_with("## ")).count(), 4);
    assert_eq!(page.lines().filter(|line| line.starts_with("### ")).count(), 8);
    assert!(page.contains("\n- **Touchpoints**\n  - "), "{page}");
    let missing: Vec<&Card> = records
        .cards
        .values()
        .filter(|card| records.journey_of(card) == Some(first))
        .filter(|card| !page.replace('\\', "").contains(card.title.as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    let two: Vec<_> = records.touchpoints_of(first)[..2].iter().map(|card| (TableId::Card, card.id.uuid())).collect();
    let list = markdown_of(&records, &two, Language::English);
    assert_eq!(list.lines().filter(|line| line.starts_with("- ")).count(), 2, "{list}");
    assert!(!list.contains('#'), "{list}");
    let stage = records.stages_of(first)[1];
    let part = markdown_of(&records, &[(TableId::Stage, stage.id.uuid())], Language::English);
    assert!(part.starts_with(&format!("## {}\n", stage.name)), "{part}");
}
