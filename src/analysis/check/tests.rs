//! A map without findings; each test breaks one thing and is told so.

use super::*;
use crate::analysis::TouchpointFigures;
use chrono::NaiveDate;

/// A map of one stage before and one after the purchase, with a touchpoint, a severe pain point and its opportunity.
struct Sample {
    records: Records,
    journey: JourneyId,
    steps: [StepId; 2],
    lane: LaneId,
    touchpoint: CardId,
    pain: CardId,
    opportunity: CardId,
    channel: ChannelId,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> CheckOptions {
    CheckOptions::on(day("2026-11-21"))
}

impl Sample {
    fn new() -> Self {
        let mut records = Records::default();
        let persona = Persona::blank(PersonaId::new());
        let mut journey =
            Journey { title: "Hedge".into(), personas: vec![persona.id], ..Journey::blank(JourneyId::new()) };
        journey.customer_goal = "A tidy hedge".into();
        journey.starts_when = "It grows".into();
        journey.ends_when = "It is cut".into();
        let channel =
            Channel { place: ChannelPlace::Offline, media: Media::Earned, ..Channel::blank(ChannelId::new()) };
        let lane = Lane { journey: journey.id, ..Lane::blank(LaneId::new()) };
        let orders = Order::row(2);
        let stage = |place: usize, moment| {
            let order = orders[place].clone();
            Stage { journey: journey.id, order, moment, name: format!("Stage {place}"), ..Stage::blank(StageId::new()) }
        };
        let (before, after) = (stage(0, Moment::Before), stage(1, Moment::After));
        let step = |stage: &Stage| Step { stage: stage.id, name: "Try".into(), ..Step::blank(StepId::new()) };
        let steps = [step(&before), step(&after)];
        let mut sample = Self {
            journey: journey.id,
            steps: [steps[0].id, steps[1].id],
            lane: lane.id,
            touchpoint: CardId::default(),
            pain: CardId::default(),
            opportunity: CardId::default(),
            channel: channel.id,
            records: Records::default(),
        };
        let [first, second] = steps;
        for record in
            [AnyRecord::from(persona), journey.into(), channel.into(), lane.into(), before.into(), after.into()]
        {
            records.insert(record);
        }
        records.insert(first.into());
        records.insert(second.into());
        sample.records = records;
        sample.fill();
        sample
    }

    fn fill(&mut self) {
        let at = self.steps[0];
        self.touchpoint = self.add(CardKind::Touchpoint, "Advice", at);
        self.add(CardKind::Touchpoint, "Repair", self.steps[1]);
        self.add(CardKind::MomentOfTruth, "The first cut", at);
        self.pain = self.add(CardKind::Pain, "Heavy", at);
        self.opportunity = self.add(CardKind::Opportunity, "Lighter", at);
        let (pain, opportunity) = (self.pain, self.opportunity);
        self.card(pain).severity = Some(Level::High);
        let card = self.card(opportunity);
        card.answers = vec![pain];
        (card.impact, card.effort) = (Some(Level::High), Some(Level::Low));
    }

    fn add(&mut self, kind: CardKind, title: &str, step: StepId) -> CardId {
        let mut card = Card { kind, title: title.into(), step, lane: self.lane, ..Card::blank(CardId::new()) };
        let above = self.records.cards.values().map(|card| &card.order).max();
        card.order = Order::between(above, None);
        card.channel = (kind == CardKind::Touchpoint).then_some(self.channel);
        let id = card.id;
        self.records.insert(card.into());
        id
    }

    fn card(&mut self, id: CardId) -> &mut Card {
        self.records.cards.get_mut(&id).unwrap()
    }

    fn journey(&mut self) -> &mut Journey {
        self.records.journeys.get_mut(&self.journey).unwrap()
    }

    fn feel(&mut self, step: StepId, value: f64) {
        let feeling = Feeling { step, value, ..Feeling::blank(FeelingId::new()) };
        self.records.insert(feeling.into());
    }

    fn check(&self, overlay: Option<&Overlay>) -> Vec<Finding> {
        check(&self.records, self.journey, overlay, &today())
    }

    /// The rules that find something, without data.
    fn found(&self) -> Vec<CheckRule> {
        self.check(None).into_iter().map(|finding| finding.rule).collect()
    }
}

/// What is found once `change` is done to the map without findings.
fn found_after(change: impl FnOnce(&mut Sample)) -> Vec<CheckRule> {
    let mut sample = Sample::new();
    change(&mut sample);
    sample.found()
}

#[test]
fn a_sound_map_has_no_findings() {
    assert_eq!(Sample::new().found(), []);
    let elsewhere = check(&Records::default(), JourneyId::new(), None, &today());
    assert_eq!(elsewhere, [], "a journey that is not there");
}

#[test]
fn what_the_journey_lacks_is_found() {
    use CheckRule as R;
    assert_eq!(found_after(|s| s.journey().personas.clear()), [R::NoPersona]);
    assert_eq!(found_after(|s| s.journey().customer_goal = " ".into()), [R::NoGoal]);
    assert_eq!(found_after(|s| s.journey().ends_when.clear()), [R::NoLimits]);
    assert_eq!(found_after(|s| s.journey().review_date = Some(day("2026-11-20"))), [R::ReviewDue]);
    assert_eq!(found_after(|s| s.journey().review_date = Some(day("2026-11-21"))), []);
    assert_eq!(found_after(|s| s.journey().status = JourneyStatus::Agreed), [R::AllAssumed]);
    let objective = Objective { name: "Fewer returns".into(), ..Objective::default() };
    let with = |objective| {
        found_after(move |s| {
            s.records.insert(Project { objectives: vec![objective], ..Project::blank(ProjectId::new()) }.into())
        })
    };
    assert_eq!(with(objective), [R::NoMetric]);
    assert_eq!(found_after(|s| s.records.cards.retain(|_, c| c.kind != CardKind::MomentOfTruth)), [R::NoMoment]);
}

#[test]
fn a_target_journey_needs_another_one_to_differ_from() {
    assert_eq!(found_after(|s| s.journey().state = JourneyState::ToBe), [CheckRule::PairDiffers]);
    let mut sample = Sample::new();
    let copy = Journey { pair: Some(sample.journey), state: JourneyState::ToBe, ..sample.journey().clone() };
    let copy = Journey { id: JourneyId::new(), ..copy };
    let twins = |sample: &Sample, copy: &Journey| check(&sample.records, copy.id, None, &today());
    sample.records.insert(copy.clone().into());
    let says = |findings: Vec<Finding>| findings.iter().any(|finding| finding.rule == CheckRule::PairDiffers);
    assert!(!says(twins(&sample, &copy)), "an empty target differs");
    let lane = Lane { journey: copy.id, ..Lane::blank(LaneId::new()) };
    for stage in sample.records.stages_of(sample.journey).into_iter().cloned().collect::<Vec<_>>() {
        let twin = Stage { id: StageId::new(), journey: copy.id, ..stage.clone() };
        for step in sample.records.steps_of(stage.id).into_iter().cloned().collect::<Vec<_>>() {
            let place = Step { id: StepId::new(), stage: twin.id, ..step.clone() };
            for card in sample.records.cards_of(sample.lane, step.id).into_iter().cloned().collect::<Vec<_>>() {
                sample.records.insert(Card { id: CardId::new(), step: place.id, lane: lane.id, ..card }.into());
            }
            sample.records.insert(place.into());
        }
        sample.records.insert(twin.into());
    }
    sample.records.insert(lane.into());
    assert!(says(twins(&sample, &copy)), "the same words");
    let touchpoint = sample.touchpoint;
    sample.card(touchpoint).message = "Three years".into();
    assert!(!says(twins(&sample, &copy)), "one more word");
}

#[test]
fn what_stages_and_curves_lack_is_found() {
    use CheckRule as R;
    let add_stages = |sample: &mut Sample, n: usize| {
        for order in Order::row(n) {
            let stage = Stage { journey: sample.journey, order, ..Stage::blank(StageId::new()) };
            let step = Step { stage: stage.id, ..Step::blank(StepId::new()) };
            sample.add(CardKind::Touchpoint, "Another", step.id);
            sample.add(CardKind::Action, "Walks", step.id);
            sample.records.insert(step.into());
            sample.records.insert(stage.into());
        }
    };
    assert_eq!(found_after(|s| add_stages(s, 6)), [R::TooManyStages]);
    assert_eq!(found_after(|s| add_stages(s, 5)), []);
    let last = |s: &mut Sample| s.steps[1];
    assert_eq!(
        found_after(|s| {
            let step = last(s);
            s.records.cards.retain(|_, card| card.step != step);
        }),
        [R::NothingAfter, R::EmptyStage]
    );
    assert_eq!(
        found_after(|s| {
            let touchpoint = s.touchpoint;
            s.card(touchpoint).kind = CardKind::Action;
        }),
        [R::NoTouchpoint]
    );
    assert_eq!(
        found_after(|s| {
            let at = s.steps[0];
            s.add(CardKind::MomentOfTruth, "Second", at);
            s.add(CardKind::MomentOfTruth, "Third", at);
        }),
        [R::TooManyMoments]
    );
    assert_eq!(found_after(|s| (0..4).for_each(|_| s.feel(s.steps[0], 0.5))), [R::FlatEmotion]);
    assert_eq!(found_after(|s| (0..3).for_each(|_| s.feel(s.steps[0], 0.5))), []);
    assert_eq!(found_after(|s| s.feel(s.steps[1], -2.0)), [R::EmotionUnfounded]);
    assert_eq!(found_after(|s| s.feel(s.steps[0], -2.0)), [], "there is a pain point in that step");
}

#[test]
fn what_touchpoints_lack_is_found() {
    use CheckRule as R;
    let channel =
        |change: fn(&mut Channel)| found_after(move |s| change(s.records.channels.get_mut(&s.channel).unwrap()));
    assert_eq!(channel(|channel| channel.place = ChannelPlace::Online), [R::OnlyOnline]);
    assert_eq!(channel(|channel| channel.media = Media::Owned), [R::OnlyOwned]);
    let touchpoint = |change: fn(&mut Card)| {
        found_after(move |s| {
            let id = s.touchpoint;
            change(s.card(id));
        })
    };
    assert_eq!(touchpoint(|card| card.channel = None), [R::NoChannel]);
    assert_eq!(touchpoint(|card| card.title = "Open a Ticket".into()), [R::InsideWords]);
    assert_eq!(touchpoint(|card| card.title = "Leading tickets".into()), [], "only whole words");
    assert_eq!(touchpoint(|card| card.title = "é".repeat(91)), [R::LongCard]);
    assert_eq!(touchpoint(|card| card.title = "é".repeat(90)), []);
    assert_eq!(touchpoint(|card| card.evidence = Evidence::Validated), [R::NoSource]);
    let own_start = found_after(|s| {
        s.records.channels.get_mut(&s.channel).unwrap().media = Media::Owned;
        let first = s.steps[0];
        s.records.cards.retain(|_, card| card.step != first || card.kind == CardKind::Touchpoint);
    });
    assert_eq!(own_start, [R::NoMoment, R::CompanyStart, R::OnlyOwned]);
}

#[test]
fn what_opportunities_lack_is_found() {
    use CheckRule as R;
    let opportunity = |change: fn(&mut Card)| {
        found_after(move |s| {
            let id = s.opportunity;
            change(s.card(id));
        })
    };
    assert_eq!(opportunity(|card| card.answers.clear()), [R::PainAlone, R::OpportunityAlone]);
    assert_eq!(opportunity(|card| card.status = OpportunityStatus::Dropped), [R::PainAlone]);
    assert_eq!(opportunity(|card| card.status = OpportunityStatus::InProgress), [R::OpportunityUnowned]);
    assert_eq!(opportunity(|card| card.due = "2026-11-20".parse().ok()), [R::OpportunityLate]);
    assert_eq!(opportunity(|card| card.due = "2026-11-21".parse().ok()), []);
    assert_eq!(opportunity(|card| card.effort = None), [R::NotScored]);
    let linked = found_after(|s| {
        let (pain, opportunity) = (s.pain, s.opportunity);
        s.card(opportunity).answers.clear();
        s.records.insert(Link { from: opportunity, to: Some(pain), ..Link::blank(LinkId::new()) }.into());
    });
    assert_eq!(linked, [], "a line joins them");
}

#[test]
fn what_the_data_says_is_found() {
    let mut sample = Sample::new();
    let touchpoint = sample.touchpoint;
    let found = |sample: &Sample, figures: Option<TouchpointFigures>| -> Vec<CheckRule> {
        let touchpoints = figures.into_iter().map(|figures| (touchpoint, figures)).collect();
        let overlay = Overlay { events: 100, touchpoints, ..Overlay::default() };
        sample.check(Some(&overlay)).into_iter().map(|finding| finding.rule).collect()
    };
    let figures = |customers, leaves| {
        Some(TouchpointFigures { events: customers, customers, leaves, ..TouchpointFigures::default() })
    };
    assert_eq!(found(&sample, figures(10, 10)), [], "the map shows a pain point there");
    assert_eq!(found(&sample, figures(0, 0)), [CheckRule::NeverSeen]);
    sample.card(touchpoint).step = sample.steps[1];
    let elsewhere = sample.add(CardKind::Touchpoint, "Talk", sample.steps[0]);
    assert_eq!(found(&sample, figures(10, 4)), [CheckRule::GreatLoss]);
    assert_eq!(found(&sample, figures(10, 3)), []);
    let own = Channel { media: Media::Owned, ..Channel::blank(ChannelId::new()) };
    sample.card(elsewhere).channel = Some(own.id);
    sample.records.insert(own.into());
    assert_eq!(found(&sample, figures(10, 3)), [CheckRule::UnlinkedData]);
    assert_eq!(sample.check(Some(&Overlay::default())), [], "no event, no word about touchpoints");
}

#[test]
fn what_is_not_for_this_map_is_silent() {
    let mut sample = Sample::new();
    let touchpoint = sample.touchpoint;
    sample.card(touchpoint).channel = None;
    sample.journey().customer_goal.clear();
    let findings = sample.check(None);
    let keys: Vec<String> = findings.iter().map(Finding::key).collect();
    assert_eq!(keys, ["no-goal".to_owned(), format!("no-channel:{}", touchpoint.uuid())]);
    assert_eq!(findings[0].target, Some(Target::Journey("customer_goal")));
    sample.journey().silenced = keys[1..].to_vec();
    assert_eq!(sample.found(), [CheckRule::NoGoal]);
    sample.journey().silenced = vec!["no-goal".into(), "no-channel".into()];
    assert_eq!(sample.found(), [], "a whole rule");
}

#[test]
fn thresholds_and_inside_words_can_be_ones_own() {
    let sample = Sample::new();
    let strict = Thresholds { stages: 1, title: 3, moments: 0, ..Thresholds::default() };
    let options = CheckOptions { thresholds: strict, ..today() };
    let found: Vec<CheckRule> =
        check(&sample.records, sample.journey, None, &options).into_iter().map(|finding| finding.rule).collect();
    assert!(found.contains(&CheckRule::TooManyStages) && found.contains(&CheckRule::TooManyMoments));
    assert_eq!(found.iter().filter(|rule| **rule == CheckRule::LongCard).count(), 5);
    let named = |title: &'static str| {
        found_after(move |s| {
            let id = s.touchpoint;
            s.card(id).title = title.into();
            let inside_words = vec!["Customer care".into(), "SAV".into()];
            s.records.insert(Project { inside_words, ..Project::blank(ProjectId::new()) }.into());
        })
    };
    assert_eq!(named("Call the customer care"), [CheckRule::InsideWords]);
    assert_eq!(named("Open a ticket"), [], "the project has words of its own");
    assert_eq!(named("Care for the customer"), []);
}

#[test]
fn a_map_that_nobody_touched_for_half_a_year_is_due() {
    let mut sample = Sample::new();
    let says = |sample: &Sample, changed: &str| -> Vec<String> {
        let options = CheckOptions { last_change: Some(day(changed)), ..today() };
        let findings = check(&sample.records, sample.journey, None, &options);
        findings.iter().map(|finding| finding.say(Language::English)).collect()
    };
    assert_eq!(says(&sample, "2026-05-21"), ["This map was last changed 6 months ago."]);
    assert_eq!(says(&sample, "2026-05-22"), Vec::<String>::new());
    sample.journey().review_date = Some(day("2027-01-01"));
    assert_eq!(says(&sample, "2020-01-01"), Vec::<String>::new(), "a review is planned");
}

#[test]
fn every_finding_says_itself_in_both_languages() {
    for &rule in CheckRule::ALL {
        let args = Args { count: 8, share: 0.4, value: -2.0, date: Some(day("2026-11-20")), ..Args::name("Talk") };
        let finding = Finding::new(rule, None, args);
        let (english, french) = (finding.say(Language::English), finding.say(Language::French));
        assert!(english != french && !english.contains(['{', '$']) && !french.contains(['{', '$']), "{english}");
    }
    let late =
        Finding::new(CheckRule::OpportunityLate, None, Args { date: Some(day("2026-11-20")), ..Args::name("Talk") });
    assert_eq!(late.say(Language::English), "“Talk” was due on 20\u{A0}Nov\u{A0}2026.");
}
