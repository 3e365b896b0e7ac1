//! Text from other programs.

use super::*;
use crate::random::Random;
use parcours::edit::Place;
use parcours::edit::clip;
use parcours::edit::paste_text::{self, PasteError, Pasted, PastedNote, Report, read_map_csv, read_table};
use parcours::words::Say;
use std::collections::BTreeMap;

/// The default template and its first cell of touchpoints.
fn desk() -> (Records, JourneyId, Place) {
    let records = parcours::project::template::four_stages(Language::English);
    let first = journey(&records);
    let place =
        Place { lane: lane(&records, first, LaneKind::Touchpoints), step: step(&records, first, 0), before: None };
    (records, first, place)
}

fn paste(records: &Records, place: Place, pasted: &Pasted) -> (Records, Report) {
    let kind = CardKind::Touchpoint;
    let (edit, report) = paste_text::apply(records, journey(records), place, kind, pasted, Language::English);
    (after(records, &edit), report)
}

#[test]
fn lines_become_cards_below_each_other() {
    let (records, _, place) = desk();
    let (pasted, report) = paste(&records, place, &read_table("- Shop\n- Web shop\n\n3. Call centre\n"));
    assert_eq!(titles(&pasted, place.lane, place.step), ["Shop", "Web shop", "Call centre"]);
    assert_eq!(report, Report { cards: 3, ..Report::default() });
    assert!(pasted.cards.values().all(|card| card.kind == CardKind::Touchpoint && card.span == 1));
}

#[test]
fn cells_of_a_spreadsheet_go_to_the_right_and_down() {
    let (records, first, place) = desk();
    let place = Place { step: step(&records, first, 6), ..place };
    let text = "Shop\t\"Web\nApp\"\tLetter\r\nHow much?\t\tWhy?\r\n-1\t2 glad\t";
    let (pasted, report) = paste(&records, place, &read_table(text));
    assert_eq!((report.cards, report.feelings, report.steps_added), (6, 2, 1));
    assert_eq!(report.left_out, Vec::<String>::new());
    let columns = pasted.columns_of(first);
    assert_eq!(columns.len(), 9);
    assert_eq!(titles(&pasted, place.lane, columns[7].id), ["Web", "App"]);
    assert_eq!(titles(&pasted, lane(&pasted, first, LaneKind::Thoughts), columns[8].id), ["Why?"]);
    let mut felt: Vec<(f64, &str)> = pasted.feelings.values().map(|f| (f.value, f.named.as_str())).collect();
    felt.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(felt, [(-1.0, ""), (2.0, "glad")]);
    let tall: String = (0..9).map(|row| format!("{row}\tx\n")).collect();
    let (_, report) = paste(&records, place, &read_table(&tall));
    assert_eq!(report.left_out, ["x", "8", "x"], "the emotion of a letter, and what lies below the last lane");
}

#[test]
fn a_table_of_stages_and_lanes_is_a_new_map() {
    let (records, ..) = desk();
    let text = "Étape\tBesoin\t\tAchat\nSous-étape\tDéclic\tIdées\tCommander\nPoints de contact\tAffiche\tAmi\tSite\nMétéo\t\tpluie\t\nÉmotion\t3\t5\t9\n";
    let Pasted::WholeMap(table) = read_table(text) else { panic!("a map") };
    let (edit, new, report) = paste_text::new_map(&records, &table, Language::French);
    let made = after(&records, &edit);
    assert_eq!(made.journeys[&new].title, "Carte collée");
    let stages = made.stages_of(new);
    assert_eq!(stages.iter().map(|stage| stage.name.as_str()).collect::<Vec<_>>(), ["Besoin", "Achat"]);
    assert_eq!(
        made.columns_of(new).iter().map(|s| s.name.as_str()).collect::<Vec<_>>(),
        ["Déclic", "Idées", "Commander"]
    );
    let lanes = made.lanes_of(new);
    let kinds: Vec<LaneKind> = lanes.iter().map(|lane| lane.kind).collect();
    assert_eq!(kinds, [LaneKind::Touchpoints, LaneKind::Notes, LaneKind::Emotion]);
    assert_eq!((lanes[0].title.as_str(), lanes[1].title.as_str()), ("", "Météo"));
    assert_eq!((report.cards, report.feelings), (4, 3));
    assert_eq!(titles(&made, lanes[0].id, made.columns_of(new)[2].id), ["Site"]);
    assert!(matches!(read_table("\tA\nB\tC\n"), Pasted::Cells(_)), "no lane is known");
}

#[test]
fn a_map_copied_as_a_table_comes_back() {
    let ours = records();
    let first = journey(&ours);
    let text = clip::to_tsv(&ours, &[(TableId::Journey, first.uuid())], Language::English);
    let Pasted::WholeMap(table) = read_table(&text) else { panic!("a map") };
    let (edit, new, report) = paste_text::new_map(&ours, &table, Language::English);
    let made = after(&ours, &edit);
    assert_eq!(report.left_out, Vec::<String>::new());
    let shape = |journey: JourneyId| -> Vec<Vec<String>> {
        let columns = made.columns_of(journey);
        let lanes = made.lanes_of(journey).into_iter().filter(|lane| lane.shown && lane.kind != LaneKind::Emotion);
        let cell = |lane: &Lane| columns.iter().flat_map(|step| titles(&made, lane.id, step.id)).collect();
        lanes.map(cell).collect()
    };
    assert_eq!(shape(new), shape(first));
}

#[test]
fn files_of_other_map_programs_are_read() {
    let uxpressia = "Awareness,Purchase,,\n";
    let text = format!(
        ",{uxpressia}User goals,Find a trimmer,\"Pay quickly\nGet it\",\nChannels,Search,Web shop,\nExperience,🙂,😡,\nProblems,,Hidden costs,\n"
    );
    let Ok(Pasted::WholeMap(table)) = read_map_csv(text.as_bytes()) else { panic!("a map") };
    assert_eq!(table.stages.len(), 2);
    assert_eq!(
        table.lanes.iter().map(|lane| lane.kind).collect::<Vec<_>>(),
        [LaneKind::Needs, LaneKind::Channels, LaneKind::Emotion, LaneKind::Pains]
    );
    assert_eq!(table.lanes[0].cards(1), ["Pay quickly", "Get it"]);

    let smaply = "Title;Haie au carré\nPersona;Zoé\nStages;Besoin;Décision;Usage\nIrritants;;« Cher »;Lourd\n";
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(smaply);
    let mut utf16: Vec<u8> = vec![0xFF, 0xFE];
    utf16.extend(smaply.encode_utf16().flat_map(u16::to_le_bytes));
    for bytes in [smaply.as_bytes(), &windows, &utf16, &utf16[2..]] {
        let Ok(Pasted::WholeMap(table)) = read_map_csv(bytes) else { panic!("a map") };
        assert_eq!((table.title.as_str(), table.persona.as_deref()), ("Haie au carré", Some("Zoé")));
        assert_eq!(table.stages.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["Besoin", "Décision", "Usage"]);
        assert_eq!(table.lanes[0].cards(1), ["« Cher »"]);
    }
    let (records, ..) = desk();
    let Ok(Pasted::WholeMap(table)) = read_map_csv(smaply.as_bytes()) else { panic!("a map") };
    let (edit, new, _) = paste_text::new_map(&records, &table, Language::French);
    let made = after(&records, &edit);
    assert_eq!(made.personas[&made.journeys[&new].personas[0]].initials, "Z");
}

#[test]
fn notes_of_a_whiteboard_become_cards_by_their_colour() {
    let mural = "Id,Type,Text,BG Color,Position X,Position Y\n1,Sticky note,\"Too heavy\nfor one hand\",#FCFE7D,10,20\n2,Sticky note,Lend it,#9BEDFD,1,2\n3,Shape,,#FFFFFF,0,0\n4,Sticky note,Plain,,0,0\n";
    let Ok(Pasted::Notes(notes)) = read_map_csv(mural.as_bytes()) else { panic!("notes") };
    assert_eq!(notes.len(), 3);
    assert_eq!(paste_text::colors(&notes), [("#9BEDFD".to_owned(), 1), ("#FCFE7D".to_owned(), 1)]);
    let kinds = BTreeMap::from([("#FCFE7D".to_owned(), CardKind::Pain)]);
    let (records, first, place) = desk();
    let (edit, report) = paste_text::apply_notes(&records, place, &notes, &kinds);
    let made = after(&records, &edit);
    assert_eq!(report.cards, 3);
    let pain = made.cards_of(lane(&made, first, LaneKind::Pains), place.step)[0];
    assert_eq!((pain.title.as_str(), pain.text.as_str(), pain.kind), ("Too heavy", "for one hand", CardKind::Pain));
    assert_eq!(titles(&made, place.lane, place.step), ["Lend it", "Plain"]);
    let Ok(Pasted::Notes(notes)) = read_map_csv("One\nTwo\n".as_bytes()) else { panic!("notes") };
    assert_eq!(notes, ["One", "Two"].map(|text| PastedNote { text: text.into(), color: None }));
}

#[test]
fn what_is_no_table_is_said() {
    assert_eq!(read_map_csv(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(PasteError::NotText));
    assert_eq!(read_map_csv(b"PK\x03\x04 a spreadsheet"), Err(PasteError::NotText));
    assert_eq!(read_map_csv(b" \n\n;;\n"), Err(PasteError::Empty));
    let large = vec![b'a'; (16 << 20) + 1];
    let error = read_map_csv(&large).unwrap_err();
    assert!(error.say(Language::French).contains("16\u{A0}Mo"), "{}", error.say(Language::French));
}

#[test]
fn no_text_brings_pasting_down_and_too_much_is_told() {
    let (records, first, place) = desk();
    let many: String = (0..10_050).map(|n| format!("{n} x\n")).collect();
    let (edit, report) =
        paste_text::apply(&records, first, place, CardKind::Note, &read_table(&many), Language::English);
    assert_eq!((edit.changes.len(), report.cards, report.left_out.len()), (10_000, 10_000, 50));
    let wide = format!("a{}\n", "\tb".repeat(600));
    let (pasted, report) = paste(&records, place, &read_table(&wide));
    assert_eq!((pasted.columns_of(first).len(), report.left_out.len()), (500, 101));
    let mut random = Random(11);
    let pieces = [
        "\"",
        "\t",
        "\n",
        "\r\n",
        ";",
        ",",
        "é",
        "😡",
        "Stage",
        "Emotion",
        "-2",
        "1e9",
        "a b",
        "\0",
        "persona",
        "- ",
        "Text,Color\n",
    ];
    for _ in 0..400 {
        let text: String = (0..random.below(40)).map(|_| pieces[random.below(pieces.len())]).collect();
        let read = [Some(read_table(&text)), read_map_csv(text.as_bytes()).ok()];
        for pasted in read.into_iter().flatten() {
            paste(&records, place, &pasted);
        }
    }
}
