//! Templates: those that ship, and the user's own.

use super::*;
use crate::house::french_faults;
use parcours::file::Folders;
use parcours::project::template::{self, TemplateError, TemplateId};
use parcours::words::Say;

/// Lanes as the map names them.
fn lanes(records: &Records, journey: JourneyId, language: Language) -> Vec<String> {
    let title = |lane: &Lane| if lane.title.is_empty() { lane.kind.say(language) } else { lane.title.clone() };
    records.lanes_of(journey).into_iter().map(title).collect()
}

#[test]
fn every_template_that_ships_makes_a_project_in_both_languages() {
    for &id in template::all() {
        let shape = |language| {
            let records = template::new_project(id, language);
            every_reference_leads_somewhere(&records);
            let first = journey(&records);
            let questions: Vec<usize> = records.stages_of(first).iter().map(|stage| stage.questions.len()).collect();
            assert!(questions.iter().all(|count| *count >= 2), "{id:?}");
            (questions, records.columns_of(first).len(), lanes(&records, first, language).len(), records.cards.len())
        };
        assert_eq!(shape(Language::English), shape(Language::French));
        let [english, french] = [Language::English, Language::French].map(|language| template::about(id, language));
        assert!(
            english != french
                && french_faults(&french).is_empty()
                && french_faults(&template::name(id, Language::French)).is_empty()
        );
        let records = template::new_project(id, Language::French);
        let stages = records.stages.values().flat_map(|stage| stage.questions.iter().chain([&stage.name]));
        let words = stages
            .chain(records.lanes.values().map(|lane| &lane.title))
            .chain(records.cards.values().map(|card| &card.title));
        let faults: Vec<_> = words.filter(|text| !french_faults(text).is_empty()).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
}

#[test]
fn the_shop_template_has_its_checkpoints_and_invents_no_scores() {
    let records = template::new_project(TemplateId::Ecommerce, Language::English);
    let first = journey(&records);
    assert_eq!((records.columns_of(first).len(), records.feelings.len()), (13, 0));
    let touchpoints = records.touchpoints_of(first);
    assert_eq!(touchpoints.len(), 13);
    assert!(touchpoints.iter().all(|card| card.channel.is_some()));
    assert_eq!(lanes(&records, first, Language::English)[..2], ["Touchpoints", "Score"]);
    let metrics: Vec<&str> =
        records.cards.values().filter(|c| c.kind == CardKind::Metric).map(|c| c.title.as_str()).collect();
    assert_eq!(metrics.len(), 3);
}

#[test]
fn the_trade_template_has_a_curve_for_each_buying_role() {
    let records = template::new_project(TemplateId::B2b, Language::French);
    let first = journey(&records);
    let curves = records.lanes_of(first).into_iter().filter(|lane| lane.kind == LaneKind::Emotion);
    let roles: Vec<&str> = curves.map(|lane| records.personas[&lane.persona.unwrap()].buying_role.as_str()).collect();
    assert_eq!(roles, ["utilisateur", "prescripteur", "acheteur", "décideur"]);
    assert_eq!(records.journeys[&first].personas.len(), 4);
    assert_eq!(records.goals_in_order()[0].name, "Prospect qualifié");
    let blueprint = template::new_project(TemplateId::Blueprint, Language::English);
    assert_eq!(blueprint.journeys_in_order()[0].kind, JourneyKind::ServiceBlueprint);
}

#[test]
fn a_template_becomes_one_more_journey_of_an_open_project() {
    let records = records();
    let (edit, new) = template::journey(&records, TemplateId::Ecommerce, Language::English);
    let more = after(&records, &edit);
    assert_eq!(more.journeys_in_order().last().unwrap().id, new);
    assert!(more.touchpoints_of(new).iter().all(|card| card.channel.is_some()), "the project's own channels");
    assert_eq!(more.channels.len(), records.channels.len());
}

#[test]
fn a_map_is_saved_as_a_template_and_used_again() {
    let home = tempfile::tempdir().unwrap();
    let folders = Folders::below(home.path());
    let records = records();
    let first = journey(&records);
    assert!(template::own(&folders).is_empty());
    let path = template::save_own(&folders, &records, first, "Our “way”: B2B?", false).unwrap();
    assert_eq!(template::own(&folders), [("Our “way”: B2B?".to_owned(), path.clone())]);
    let made = template::read_own(&path).unwrap().new_project(Language::English);
    let again = journey(&made);
    let form = |records: &Records, journey: JourneyId| {
        let stages: Vec<_> =
            records.stages_of(journey).iter().map(|s| (s.name.clone(), s.phase, s.questions.clone())).collect();
        let steps: Vec<String> = records.columns_of(journey).iter().map(|step| step.name.clone()).collect();
        (stages, steps, lanes(records, journey, Language::English))
    };
    assert_eq!(form(&made, again), form(&records, first));
    assert!(made.cards.is_empty());
    let error = template::save_own(&folders, &records, first, "Our “way”: B2B?", true).unwrap_err();
    assert!(error.say(Language::English).starts_with("There is a template of this name"), "{error:?}");
    let full = template::save_own(&folders, &records, first, "With cards", true).unwrap();
    let made = template::read_own(&full).unwrap().new_project(Language::English);
    let of_journey = records.cards.values().filter(|card| records.journey_of(card) == Some(first)).count();
    assert_eq!(made.cards.len(), of_journey);
}

#[test]
fn a_template_that_cannot_be_read_says_why() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data/templates");
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).unwrap();
        template::read_own(&folder.join(name)).unwrap_err()
    };
    assert!(matches!(write("a.ron", "(\nname: 7,\n)"), TemplateError::Damaged { line: 2, .. }));
    let empty = write("b.ron", "(name: (\"x\", \"x\"), lanes: [], stages: [])");
    assert!(empty.say(Language::French).starts_with("Ce modèle n’a aucune étape"));
    assert!(matches!(write("c.ron", &"(".repeat(100_000)), TemplateError::Damaged { .. }));
    assert!(matches!(template::read_own(&folder.join("none.ron")), Err(TemplateError::Unreadable { .. })));
    let listed: Vec<String> = template::own(&Folders::below(home.path())).into_iter().map(|(name, _)| name).collect();
    assert_eq!(listed, ["a", "b", "c"]);
}
