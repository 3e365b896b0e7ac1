//! Two people change two copies of a map; both copies become one again.

mod files;
mod meeting;
mod private;
mod typed;

use crate::random::Random;
use parcours::edit::merge::{
    Choice, Claim, Conflict, Copies, Merged, Side, can_keep_both, difference, merge, with_left_out,
};
use parcours::edit::{self, Change, Edit, Felt, Label, Place, Verb, apply, shared};
use parcours::model::*;
use parcours::project::sample;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

fn sample_map() -> Records {
    sample::records(Language::English, chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap())
}

fn do_it(records: &mut Records, edit: &Edit) {
    apply(records, &mut StateSum::default(), edit);
}

/// One of the things people do to a map.
pub(crate) fn work(random: &mut Random, records: &Records) -> Option<Edit> {
    let cards: Vec<&Card> = records.cards.values().collect();
    let card = (!cards.is_empty()).then(|| cards[random.below(cards.len())])?;
    let steps: Vec<&Step> = records.steps.values().collect();
    match random.below(14) {
        0 => Some(
            edit::add_card(
                records,
                Place { lane: card.lane, step: card.step, before: Some(card.id) },
                card.kind,
                "new",
            )
            .0,
        ),
        1 | 2 => {
            let to = records.columns_of(records.journey_of(card)?);
            let step = to[random.below(to.len())].id;
            edit::move_card(records, card.id, Place { lane: card.lane, step, before: None })
        }
        3 | 4 => Some(retitled(card, &format!("title {}", random.below(1_000)))),
        5 => Some(edit::delete(records, &[(TableId::Card, card.id.uuid())], "card")),
        6 => Some(edit::delete(records, &[(TableId::Step, steps[random.below(steps.len())].id.uuid())], "step")),
        7 if random.one_in(3) => {
            let stage = records.stages.keys().nth(random.below(records.stages.len()))?;
            Some(edit::delete(records, &[(TableId::Stage, stage.uuid())], "stage"))
        }
        8 => {
            let channels: Vec<ChannelId> = records.channels.keys().copied().collect();
            let mut after = card.clone();
            after.channel = Some(channels[random.below(channels.len())]);
            Some(edit::change("channel", card.clone(), after))
        }
        9 => {
            let channel = records.channels.keys().nth(random.below(records.channels.len()))?;
            Some(edit::delete(records, &[(TableId::Channel, channel.uuid())], "channel"))
        }
        10 => {
            let journey = records.journeys.values().next()?;
            let mut after = journey.clone();
            if after.rule_list.len() > 1 && random.one_in(2) {
                after.rule_list.remove(random.below(after.rule_list.len()));
            } else {
                after.rule_list.push(card.id);
                after.rule_list.dedup();
            }
            Some(edit::change("rules", journey.clone(), after))
        }
        11 => {
            let journey = records.journey_of(card)?;
            let text = format!("remark {}", random.below(1_000));
            let comment = Comment { journey, card: Some(card.id), text, ..Comment::blank(CommentId::new()) };
            Some(Edit::new(Label::new(Verb::Add, "comment"), vec![Change::added(comment)]))
        }
        12 => {
            let comment = records.comments.keys().nth(random.below(records.comments.len().max(1)))?;
            Some(edit::delete(records, &[(TableId::Comment, comment.uuid())], "comment"))
        }
        _ => {
            let felt = Felt { value: Some(random.below(5) as f64 - 2.0), ..Felt::default() };
            Some(edit::feel(records, steps[random.below(steps.len())].id, None, &felt).0)
        }
    }
}

fn retitled(card: &Card, title: &str) -> Edit {
    edit::rename(title, card.clone(), Card { title: title.to_owned(), ..card.clone() })
}

fn worked_on(random: &mut Random, records: &Records, most: usize) -> Records {
    let mut copy = records.clone();
    for _ in 0..random.below(most + 1) {
        if let Some(edit) = work(random, &copy) {
            do_it(&mut copy, &edit);
        }
    }
    copy
}

fn put_together(base: &Records, mine: &Records, theirs: &Records) -> Merged {
    merge(Copies { base, mine, theirs })
}

fn merged(base: &Records, mine: &Records, theirs: &Records) -> (Records, Vec<Conflict>, Edit) {
    let Merged { records, conflicts } = put_together(base, mine, theirs);
    let edit = difference(mine, &records, Label::new(Verb::Merge, "copy"));
    (records, conflicts, edit)
}

/// The records when this conflict is decided so.
fn decided(copies: Copies<'_>, conflict: &Conflict, choice: Choice) -> Records {
    let merged = merge(copies);
    let place = merged.conflicts.iter().position(|other| other == conflict).unwrap();
    merged.decided(copies, &BTreeMap::from([(place, choice)]))
}

fn swapped(conflicts: &[Conflict]) -> Vec<Conflict> {
    let swap = |conflict: &Conflict| Conflict {
        about: match conflict.about.clone() {
            Claim::Fields { names, mine, theirs } => Claim::Fields { names, mine: theirs, theirs: mine },
            Claim::Deleted(side) => Claim::Deleted(side.other()),
            Claim::Revived(side) => Claim::Revived(side.other()),
        },
        ..conflict.clone()
    };
    conflicts.iter().map(swap).collect()
}

fn by_id(records: &Records) -> BTreeMap<Uuid, AnyRecord> {
    records.iter().map(|record| (record.uuid(), record)).collect()
}

/// Every id that a record holds in a column or in a list.
fn ids_in(record: &AnyRecord) -> Vec<Uuid> {
    record
        .values()
        .into_iter()
        .flat_map(|value| match value {
            Value::Blob(bytes) => Uuid::from_slice(&bytes).into_iter().collect(),
            Value::Text(text) => serde_json::from_str::<Vec<Uuid>>(&text).unwrap_or_default(),
            _ => vec![],
        })
        .collect()
}

/// Names that lead nowhere.
fn dangling(records: &Records) -> BTreeSet<Uuid> {
    let there = by_id(records);
    records.iter().flat_map(|record| ids_in(&record)).filter(|id| !there.contains_key(id)).collect()
}

/// The feeling that both sides have newly in one place, under the id of one of them.
fn felt_there<'a>(record: &AnyRecord, result: &'a BTreeMap<Uuid, AnyRecord>) -> Option<&'a AnyRecord> {
    let AnyRecord::Feeling(felt) = record else { return None };
    result.values().find(|other| {
        matches!(other, AnyRecord::Feeling(f) if (f.step, f.persona, f.touchpoint) == (felt.step, felt.persona, felt.touchpoint))
    })
}

/// What one side did alone is in the result: every field, or the place in the list of conflicts.
fn expect_nothing_lost(base: &Records, side: &Records, other: &Records, result: &Records, conflicts: &[Conflict]) {
    let (base, other, result) = (by_id(base), by_id(other), by_id(result));
    let listed: BTreeSet<Uuid> = conflicts.iter().map(|conflict| conflict.id).collect();
    for (id, record) in by_id(side) {
        let before = base.get(&id);
        if before == Some(&record) {
            continue;
        }
        let Some(after) = result.get(&id).or_else(|| felt_there(&record, &result)) else {
            panic!("{record:?} was added or changed, and is gone");
        };
        let id = after.uuid();
        if listed.contains(&id) {
            continue;
        }
        let (now, mine) = (after.values(), record.values());
        for (place, (name, _, _)) in record.table().columns().into_iter().enumerate() {
            let was = before.map(|before| before.values()[place].clone());
            let others = other.get(&id).map(|other| other.values()[place].clone());
            let changed = was.as_ref() != Some(&mine[place]);
            if changed && (others.is_none() || others == was) {
                assert_eq!(now[place], mine[place], "{name} of {record:?}");
            }
        }
    }
}

/// Merges two copies both ways and holds the result to everything that is promised. Gives the questions.
fn expect_all(seed: u64, start: &Records, mine: &Records, theirs: &Records) -> Vec<Conflict> {
    let (one, conflicts, edit) = merged(start, mine, theirs);
    let (other, their_conflicts, _) = merged(start, theirs, mine);
    assert_eq!(one, other, "seed {seed}: whoever merges, the result is the same");
    assert_eq!(conflicts, swapped(&their_conflicts), "seed {seed}: and so are the questions");
    expect_nothing_lost(start, mine, theirs, &one, &conflicts);
    expect_nothing_lost(start, theirs, mine, &one, &conflicts);
    assert_eq!(dangling(&one), BTreeSet::new(), "seed {seed}: nothing names what is not there");
    assert!(one.stages.keys().all(|stage| !one.steps_of(*stage).is_empty()), "seed {seed}: a stage has a step");
    let mut back = one.clone();
    do_it(&mut back, &edit.inverse());
    assert_eq!(back, *mine, "seed {seed}: one undo");
    assert_eq!(merged(theirs, &one, theirs).0, one, "seed {seed}: merging again changes nothing");
    conflicts
}

/// Every question, decided by chance.
fn expect_any_answer(seed: u64, copies: Copies<'_>) {
    let merged = merge(copies);
    let mut random = Random(seed);
    let choices = [Choice::Side(Side::Mine), Choice::Side(Side::Theirs), Choice::Both];
    let all = (0..merged.conflicts.len()).map(|place| (place, choices[random.below(3)])).collect();
    let records = merged.decided(copies, &all);
    assert_eq!(dangling(&records), BTreeSet::new(), "seed {seed}: whatever is answered, nothing dangles");
}

#[test]
fn a_thousand_pairs_of_copies_lose_nothing() {
    let base = sample_map();
    assert!(dangling(&base).is_empty(), "the sample itself is whole");
    let mut conflicts_seen = [0_usize; 3];
    for seed in 0..1_000 {
        let mut random = Random(seed);
        let start = worked_on(&mut random, &base, 10);
        let (mine, theirs) = (worked_on(&mut random, &start, 14), worked_on(&mut random, &start, 14));
        for conflict in expect_all(seed, &start, &mine, &theirs) {
            conflicts_seen[match conflict.about {
                Claim::Fields { .. } => 0,
                Claim::Deleted(_) => 1,
                Claim::Revived(_) => 2,
            }] += 1;
        }
        expect_any_answer(seed, Copies { base: &start, mine: &mine, theirs: &theirs });
    }
    assert!(conflicts_seen.iter().all(|seen| *seen > 20), "every kind of question came up: {conflicts_seen:?}");
}

/// A copy that was made for others, and went on from there; with what was left out of it put back.
fn shared_and_worked_on(random: &mut Random, start: &Records, comments: bool) -> (Records, Records) {
    let given = shared(start, comments);
    let there = |records: &Records| records.iter().map(|record| record.uuid()).collect::<BTreeSet<_>>();
    let theirs = worked_on(random, &given, 14);
    let deleted: BTreeSet<Uuid> = there(&given).difference(&there(&theirs)).copied().collect();
    let whole = with_left_out(start, &theirs, &|id| deleted.contains(&id));
    (theirs, whole)
}

#[test]
fn a_thousand_pairs_of_which_one_was_shared_lose_nothing() {
    let mut base = sample_map();
    let image = Asset { hash: "00ff".to_owned(), name: "Unused".to_owned(), ..Asset::blank(AssetId::new()) };
    base.assets.insert(image.id, image.clone());
    let mut left_out = 0;
    for seed in 0..1_000 {
        let mut random = Random(10_000 + seed);
        let start = worked_on(&mut random, &base, 24);
        let mine = worked_on(&mut random, &start, 14);
        let comments = random.one_in(3);
        let (given, theirs) = shared_and_worked_on(&mut random, &start, comments);
        expect_all(seed, &start, &mine, &theirs);
        let merged = merged(&start, &mine, &theirs).0;
        assert!(merged.assets.contains_key(&image.id), "seed {seed}: an image that was left out was not deleted");
        for comment in start.comments.values().filter(|c| !given.comments.contains_key(&c.id)) {
            let kept = mine.comments.get(&comment.id);
            let about_is_there = comment.card.is_none_or(|card| given.cards.contains_key(&card));
            if !comments && about_is_there {
                assert_eq!(merged.comments.get(&comment.id), kept, "seed {seed}: comments stay as they are here");
                left_out += 1;
            }
        }
    }
    assert!(left_out > 100, "{left_out} comments were left out");
}

#[test]
fn a_side_that_did_nothing_adds_nothing() {
    let base = sample_map();
    let mine = worked_on(&mut Random(7), &base, 30);
    for (mine, theirs) in [(&mine, &base), (&mine, &mine)] {
        let (records, conflicts, edit) = merged(&base, mine, theirs);
        assert_eq!((&records, conflicts.len(), edit.changes.len()), (mine, 0, 0));
    }
    assert_eq!(merged(&base, &base, &mine).0, mine);
}

#[test]
fn a_title_changed_by_both_is_asked_and_any_answer_holds() {
    let base = sample_map();
    let card = base.cards.values().next().unwrap().clone();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    do_it(&mut mine, &retitled(&card, "Ours"));
    do_it(&mut theirs, &retitled(&card, "Theirs, longer"));
    let (records, conflicts, _) = merged(&base, &mine, &theirs);
    let [conflict] = conflicts.as_slice() else { panic!("one question, not {conflicts:?}") };
    assert_eq!(records.cards[&card.id].title, "Theirs, longer", "until somebody decides, the longer one stands");
    assert!(can_keep_both(conflict));
    let answers = [
        (Choice::Side(Side::Mine), "Ours"),
        (Choice::Both, "Ours / Theirs, longer"),
        (Choice::Side(Side::Theirs), "Theirs, longer"),
    ];
    for (choice, title) in answers {
        let copies = Copies { base: &base, mine: &mine, theirs: &theirs };
        assert_eq!(decided(copies, conflict, choice).cards[&card.id].title, title);
    }
}

#[test]
fn a_card_deleted_here_and_changed_there_stays_until_somebody_says_so() {
    let base = sample_map();
    let card = base.cards.values().find(|card| card.kind == CardKind::Touchpoint).unwrap().clone();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    do_it(&mut mine, &edit::delete(&base, &[(TableId::Card, card.id.uuid())], "card"));
    do_it(&mut theirs, &retitled(&card, "Still wanted"));
    let (records, conflicts, _) = merged(&base, &mine, &theirs);
    assert_eq!(records.cards[&card.id].title, "Still wanted");
    let conflict = conflicts.iter().find(|conflict| conflict.id == card.id.uuid()).unwrap();
    assert_eq!(conflict.about, Claim::Deleted(Side::Mine));
    assert!(!can_keep_both(conflict));
    let copies = Copies { base: &base, mine: &mine, theirs: &theirs };
    assert_eq!(decided(copies, conflict, Choice::Side(Side::Theirs)), records, "it is as they have it");
    let records = decided(copies, conflict, Choice::Side(Side::Mine));
    assert!(!records.cards.contains_key(&card.id));
    assert_eq!(dangling(&records), BTreeSet::new());
}

#[test]
fn a_channel_that_was_chosen_comes_back_although_it_was_deleted() {
    let base = sample_map();
    let card = base.cards.values().find(|card| card.kind == CardKind::Touchpoint).unwrap().clone();
    let used: BTreeSet<ChannelId> = base.cards.values().filter_map(|card| card.channel).collect();
    let mut free = base.channels.keys().filter(|id| !used.contains(id));
    let (mine_channel, their_channel) = (*free.next().unwrap(), *free.next().unwrap());
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    let to = |channel| edit::change("card", card.clone(), Card { channel: Some(channel), ..card.clone() });
    do_it(&mut mine, &to(mine_channel));
    do_it(&mut theirs, &to(their_channel));
    for (side, other) in [(&mut mine, their_channel), (&mut theirs, mine_channel)] {
        let edit = edit::delete(side, &[(TableId::Channel, other.uuid())], "channel");
        do_it(side, &edit);
    }
    let copies = Copies { base: &base, mine: &mine, theirs: &theirs };
    let conflict = merge(copies).conflicts.into_iter().find(|conflict| conflict.id == card.id.uuid()).unwrap();
    for (side, channel) in [(Side::Mine, mine_channel), (Side::Theirs, their_channel)] {
        let records = decided(copies, &conflict, Choice::Side(side));
        assert_eq!(records.cards[&card.id].channel, Some(channel));
        assert_eq!(dangling(&records), BTreeSet::new(), "the channel is there");
    }
}

#[test]
fn nobody_feels_two_things_at_once() {
    let mut base = sample_map();
    let step = *base.steps.keys().next().unwrap();
    base.feelings.retain(|_, feeling| feeling.step != step);
    let persona = base.personas.keys().next().copied();
    let feel = |records: &mut Records, value: f64| {
        let felt = Felt { value: Some(value), ..Felt::default() };
        let edit = edit::feel(records, step, persona, &felt).0;
        do_it(records, &edit);
    };
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    feel(&mut mine, 1.0);
    feel(&mut theirs, -1.0);
    let (records, conflicts, _) = merged(&base, &mine, &theirs);
    assert_eq!(records.feelings.values().filter(|feeling| feeling.step == step).count(), 1);
    assert_eq!(conflicts.len(), 1, "which of both is asked: {conflicts:?}");
    assert_eq!(records, merged(&base, &theirs, &mine).0);
    assert_eq!(merged(&theirs, &records, &theirs).0, records, "merging again changes nothing");
}

#[test]
fn a_step_deleted_here_comes_back_for_the_card_added_there() {
    let base = sample_map();
    let card = base.cards.values().next().unwrap().clone();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    do_it(&mut mine, &edit::delete(&base, &[(TableId::Step, card.step.uuid())], "step"));
    let place = Place { lane: card.lane, step: card.step, before: None };
    let (added, id) = edit::add_card(&base, place, card.kind, "Added there");
    do_it(&mut theirs, &added);
    let (records, conflicts, _) = merged(&base, &mine, &theirs);
    assert!(records.cards.contains_key(&id) && records.steps.contains_key(&card.step));
    let about = conflicts.iter().find(|conflict| conflict.id == card.step.uuid()).map(|conflict| &conflict.about);
    assert_eq!(about, Some(&Claim::Revived(Side::Mine)));
}
