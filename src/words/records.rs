//! Records in words: what a record is called, what its fields are called, and what stands in them.

use super::{Say, date, decimal, moment, number, signed};
use crate::model::*;
use crate::tr;
use chrono::NaiveDate;
use uuid::Uuid;

/// Longer texts are cut where a record is only named.
const LONGEST_NAME: usize = 60;

/// What a kind of record is called: cards by their own kind.
pub fn record_kind(records: &Records, table: TableId, id: Uuid, language: Language) -> String {
    match (table, records.cards.get(&CardId::from_uuid(id))) {
        (TableId::Card, Some(card)) => card.kind.say(language),
        _ => table_name(table, language),
    }
}

/// What kind of thing a record of this table is.
pub fn table_name(table: TableId, language: Language) -> String {
    match table {
        TableId::Project => tr!(language, "inspector-project"),
        TableId::Persona => tr!(language, "inspector-persona"),
        TableId::Journey => tr!(language, "inspector-journey"),
        TableId::Stage => tr!(language, "inspector-stage"),
        TableId::Step => tr!(language, "inspector-step"),
        TableId::Lane => tr!(language, "inspector-lane"),
        TableId::Card => tr!(language, "record-card"),
        TableId::Feeling => tr!(language, "inspector-emotion"),
        TableId::Channel => tr!(language, "inspector-channel"),
        TableId::Link => tr!(language, "inspector-link"),
        TableId::Engagement => tr!(language, "engagement-title"),
        TableId::Comment => tr!(language, "comments-add"),
        TableId::Snapshot => tr!(language, "record-snapshot"),
        TableId::View => tr!(language, "record-view"),
        TableId::Source => tr!(language, "record-source"),
        TableId::Goal => tr!(language, "record-goal"),
        TableId::Asset => tr!(language, "card-value-image"),
    }
}

/// What a record is called, in a few words; a dash where it has no name.
pub fn record_name(records: &Records, table: TableId, id: Uuid, language: Language) -> String {
    let name = records.get(table, id).map(|record| name_of(records, &record, language)).unwrap_or_default();
    let name = name.trim();
    if name.is_empty() {
        return "–".to_owned();
    }
    let line = name.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST_NAME {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LONGEST_NAME).collect();
    format!("{}…", cut.trim_end())
}

fn name_of(records: &Records, record: &AnyRecord, language: Language) -> String {
    let name = |table, id: Uuid| record_name(records, table, id, language);
    match record {
        AnyRecord::Project(project) => project.title.clone(),
        AnyRecord::Persona(persona) => persona.name.clone(),
        AnyRecord::Journey(journey) => journey.title.clone(),
        AnyRecord::Stage(stage) => stage.name.clone(),
        AnyRecord::Step(step) => step.name.clone(),
        AnyRecord::Lane(lane) if lane.title.trim().is_empty() => lane.kind.say(language),
        AnyRecord::Lane(lane) => lane.title.clone(),
        AnyRecord::Card(card) if card.title.trim().is_empty() => match card.question.trim() {
            "" => card.text.clone(),
            question => question.to_owned(),
        },
        AnyRecord::Card(card) => card.title.clone(),
        AnyRecord::Feeling(feeling) => match feeling.touchpoint {
            Some(touchpoint) => name(TableId::Card, touchpoint.uuid()),
            None if feeling.named.trim().is_empty() => signed(language, feeling.value, 1),
            None => feeling.named.clone(),
        },
        AnyRecord::Channel(channel) => channel.name.clone(),
        AnyRecord::Link(link) => {
            let to = link.to.map(|to| name(TableId::Card, to.uuid()));
            let to = to.or(link.to_journey.map(|to| name(TableId::Journey, to.uuid())));
            format!("{} → {}", name(TableId::Card, link.from.uuid()), to.unwrap_or_default())
        }
        AnyRecord::Engagement(engagement) => {
            let persona = name(TableId::Persona, engagement.persona.uuid());
            format!("{persona} · {}", name(TableId::Card, engagement.touchpoint.uuid()))
        }
        AnyRecord::Comment(comment) => comment.text.clone(),
        AnyRecord::Snapshot(snapshot) => snapshot.name.clone(),
        AnyRecord::View(view) => view.name.clone(),
        AnyRecord::Source(source) => source.name.clone(),
        AnyRecord::Goal(goal) => goal.name.clone(),
        AnyRecord::Asset(asset) => asset.name.clone(),
    }
}

/// What a field is called.
pub fn field_name(table: TableId, field: &str, language: Language) -> String {
    own_name(table, field, language).or_else(|| shared_name(field, language)).unwrap_or_else(|| field.to_owned())
}

/// The names that mean something of their own in a table.
fn own_name(table: TableId, field: &str, language: Language) -> Option<String> {
    Some(match (table, field) {
        (TableId::Card, "image") | (TableId::Persona, "portrait") => tr!(language, "card-value-image"),
        (TableId::Card, "touchpoint") => tr!(language, "inspector-at-touchpoint"),
        (TableId::Project, "title") => tr!(language, "inspector-project-title"),
        (TableId::Journey, "personas") => tr!(language, "inspector-journey-personas"),
        (TableId::Stage, "customer_goal") => tr!(language, "inspector-stage-goal"),
        (TableId::Lane, "kind") => tr!(language, "inspector-lane-kind"),
        (TableId::Link, "from") => tr!(language, "link-from"),
        (TableId::Link, "to") => tr!(language, "link-to"),
        (TableId::Persona, "kind") => tr!(language, "persona-kind"),
        (TableId::Channel, "place") => tr!(language, "field-channel-place"),
        (TableId::View, "from") => tr!(language, "view-from"),
        (TableId::View, "to") => tr!(language, "view-to"),
        (TableId::View, "status") => tr!(language, "view-status"),
        (TableId::View, "unit") => tr!(language, "field-counted"),
        (TableId::Comment, "card") => tr!(language, "record-card"),
        (TableId::Asset, "name") => tr!(language, "inspector-name"),
        _ => return None,
    })
}

fn shared_name(field: &str, language: Language) -> Option<String> {
    of_map(field, language).or_else(|| of_people(field, language)).or_else(|| of_project(field, language))
}

/// Fields of what stands on the map.
fn of_map(field: &str, language: Language) -> Option<String> {
    Some(match field {
        "title" => tr!(language, "inspector-title"),
        "name" => tr!(language, "inspector-name"),
        "text" => tr!(language, "inspector-text"),
        "kind" => tr!(language, "inspector-kind"),
        "lane" => tr!(language, "inspector-lane"),
        "step" => tr!(language, "inspector-step"),
        "stage" => tr!(language, "inspector-stage"),
        "journey" => tr!(language, "inspector-journey"),
        "order" | "offset_x" | "offset_y" => tr!(language, "field-order"),
        "span" => tr!(language, "inspector-span"),
        "persona" => tr!(language, "inspector-persona"),
        "evidence" => tr!(language, "inspector-evidence"),
        "source" => tr!(language, "inspector-source"),
        "owner" => tr!(language, "inspector-owner"),
        "due" => tr!(language, "inspector-due"),
        "status" => tr!(language, "inspector-status"),
        "twin" => tr!(language, "inspector-twin"),
        "channel" => tr!(language, "inspector-channel"),
        "message" => tr!(language, "inspector-message"),
        "occasion" => tr!(language, "inspector-occasion"),
        "obligatory" => tr!(language, "inspector-obligatory"),
        "rules" => tr!(language, "inspector-rules"),
        "estimated" => tr!(language, "inspector-estimated"),
        "known_by" => tr!(language, "inspector-known-by"),
        "moment_type" => tr!(language, "inspector-moment-type"),
        "question" => tr!(language, "inspector-question"),
        "gives_up" => tr!(language, "inspector-gives-up"),
        "touchpoint" => tr!(language, "card-value-touchpoint"),
        "severity" => tr!(language, "inspector-severity"),
        "frequency" => tr!(language, "inspector-frequency"),
        "impact" => tr!(language, "inspector-impact"),
        "effort" => tr!(language, "inspector-effort"),
        "opportunity_kind" => tr!(language, "inspector-opportunity-kind"),
        "cost" => tr!(language, "inspector-cost"),
        "answers" => tr!(language, "inspector-answers"),
        "scores" => tr!(language, "scores-title"),
        "baseline" => tr!(language, "inspector-baseline"),
        "current" => tr!(language, "inspector-current"),
        "target" => tr!(language, "inspector-target"),
        "unit" => tr!(language, "inspector-unit"),
        "direction" => tr!(language, "inspector-direction"),
        "figure" => tr!(language, "inspector-figure"),
        "phase" => tr!(language, "inspector-phase"),
        "moment" => tr!(language, "inspector-moment"),
        "color" => tr!(language, "inspector-color"),
        "questions" => tr!(language, "inspector-questions"),
        "shown" => tr!(language, "inspector-lane-shown"),
        "value" => tr!(language, "inspector-emotion-value"),
        "intensity" => tr!(language, "inspector-intensity"),
        "named" => tr!(language, "inspector-named-emotion"),
        "quote" => tr!(language, "inspector-quote"),
        "label" => tr!(language, "link-label"),
        "to_journey" => tr!(language, "link-to-journey"),
        _ => return None,
    })
}

/// Fields of journeys and of people.
fn of_people(field: &str, language: Language) -> Option<String> {
    Some(match field {
        "scenario" => tr!(language, "inspector-scenario"),
        "customer_goal" => tr!(language, "inspector-customer-goal"),
        "starts_when" => tr!(language, "inspector-starts-when"),
        "ends_when" => tr!(language, "inspector-ends-when"),
        "sector" => tr!(language, "inspector-sector"),
        "state" => tr!(language, "inspector-state"),
        "pair" => tr!(language, "inspector-pair"),
        "review_date" => tr!(language, "inspector-review-date"),
        "research" => tr!(language, "inspector-research"),
        "rule_list" => tr!(language, "field-rule-list"),
        "silenced" => tr!(language, "field-silenced"),
        "scored" => tr!(language, "inspector-scored"),
        "initials" => tr!(language, "persona-initials"),
        "role" => tr!(language, "persona-role"),
        "buying_role" => tr!(language, "persona-buying-role"),
        "biography" => tr!(language, "persona-biography"),
        "facts" => tr!(language, "persona-facts"),
        "goals" => tr!(language, "persona-goals"),
        "needs" => tr!(language, "persona-needs"),
        "frustrations" => tr!(language, "persona-frustrations"),
        "motivations" => tr!(language, "persona-motivations"),
        "preferred_channels" => tr!(language, "persona-channels"),
        "traits" => tr!(language, "persona-traits"),
        "level" => tr!(language, "engagement-title"),
        "author" => tr!(language, "field-author"),
        "at_ms" | "read_at_ms" => tr!(language, "field-when"),
        "resolved" => tr!(language, "comments-resolved"),
        _ => return None,
    })
}

/// Fields of the project, of its channels, of the data and how they are looked at.
fn of_project(field: &str, language: Language) -> Option<String> {
    Some(match field {
        "client" => tr!(language, "inspector-client"),
        "note" => tr!(language, "inspector-note"),
        "authors" => tr!(language, "inspector-authors"),
        "language" => tr!(language, "inspector-map-language"),
        "currency" => tr!(language, "inspector-currency"),
        "time_zone" => tr!(language, "inspector-time-zone"),
        "minimum_group" => tr!(language, "inspector-minimum-group"),
        "emotion_scale" => tr!(language, "inspector-emotion-scale"),
        "inside_words" => tr!(language, "inspector-inside-words"),
        "objectives" => tr!(language, "field-objectives"),
        "icon" => tr!(language, "field-icon"),
        "media" => tr!(language, "field-media"),
        "traceable" => tr!(language, "field-traceable"),
        "direct" => tr!(language, "field-direct"),
        "entry" => tr!(language, "field-entry"),
        "segment" => tr!(language, "view-segment"),
        "device" => tr!(language, "view-device"),
        "collapse_repeats" => tr!(language, "view-collapse"),
        "shows_customers" => tr!(language, "bottom-customers"),
        "shows_flows" => tr!(language, "bottom-flows"),
        "shows_funnel" => tr!(language, "bottom-funnel"),
        "session_gap_min" => tr!(language, "view-session-gap"),
        "open_days" => tr!(language, "view-open-days"),
        "recipe" => tr!(language, "field-recipe"),
        "account" => tr!(language, "account-title"),
        "origin" => tr!(language, "field-origin"),
        "quality" => tr!(language, "quality-title"),
        "value_field" => tr!(language, "goals-value"),
        "hash" => tr!(language, "card-value-image"),
        "media_type" => tr!(language, "field-format"),
        "width_px" | "height_px" => tr!(language, "field-pixels"),
        _ => return None,
    })
}

/// What stands in a field, in words; `records` name what it names.
pub fn field_value(records: &Records, table: TableId, field: &str, value: &Value, language: Language) -> String {
    let said = match value {
        Value::Null => String::new(),
        Value::Integer(n) => whole(field, *n, language),
        Value::Real(x) if field == "value" => signed(language, *x, 2),
        Value::Real(x) => decimal(language, *x, 2),
        Value::Text(text) => text_value(records, table, field, text, language),
        Value::Blob(bytes) => {
            let id = Uuid::from_slice(bytes).unwrap_or_default();
            TableId::ALL
                .iter()
                .find(|table| records.get(**table, id).is_some())
                .map(|table| record_name(records, *table, id, language))
                .unwrap_or_else(|| "–".to_owned())
        }
    };
    if said.trim().is_empty() { tr!(language, "field-empty") } else { said }
}

const YES_OR_NO: [&str; 10] = [
    "obligatory",
    "gives_up",
    "shown",
    "scored",
    "resolved",
    "direct",
    "collapse_repeats",
    "shows_customers",
    "shows_flows",
    "shows_funnel",
];

fn whole(field: &str, n: i64, language: Language) -> String {
    match field {
        _ if YES_OR_NO.contains(&field) && n != 0 => tr!(language, "field-yes"),
        _ if YES_OR_NO.contains(&field) => tr!(language, "field-no"),
        "at_ms" | "read_at_ms" => moment(language, n),
        "cost" => decimal(language, n as f64 / 1e6, 2),
        _ => number(language, n),
    }
}

const LISTS: [&str; 17] = [
    "questions",
    "answers",
    "scores",
    "rules",
    "facts",
    "goals",
    "needs",
    "frustrations",
    "motivations",
    "preferred_channels",
    "traits",
    "authors",
    "inside_words",
    "objectives",
    "personas",
    "rule_list",
    "silenced",
];

fn text_value(records: &Records, table: TableId, field: &str, text: &str, language: Language) -> String {
    if let Some(name) = closed(table, field, text, language) {
        return name;
    }
    match field {
        "due" | "review_date" | "from" | "to" => {
            NaiveDate::parse_from_str(text, "%Y-%m-%d").map_or_else(|_| text.to_owned(), |day| date(language, day))
        }
        "rules" => rules(text, language),
        _ if LISTS.contains(&field) => list(records, text, language),
        // Kept as the program needs it and not for reading.
        "recipe" | "account" | "origin" | "quality" | "hash" | "order" => tr!(language, "field-not-shown"),
        _ => text.to_owned(),
    }
}

/// The value of a closed list.
fn closed(table: TableId, field: &str, text: &str, language: Language) -> Option<String> {
    fn said<T: Say>(value: Option<T>, language: Language) -> Option<String> {
        value.map(|value| value.say(language))
    }
    match (table, field) {
        (TableId::Card, "kind") => said(CardKind::parse(text), language),
        (TableId::Lane, "kind") => said(LaneKind::parse(text), language),
        (TableId::Link, "kind") => said(LinkKind::parse(text), language),
        (TableId::Journey, "kind") => said(JourneyKind::parse(text), language),
        (TableId::Persona, "kind") => said(PersonaKind::parse(text), language),
        (TableId::Source, "kind") => said(SourceKind::parse(text), language),
        (TableId::Card, "status") => said(OpportunityStatus::parse(text), language),
        (TableId::Journey, "status") => said(JourneyStatus::parse(text), language),
        (TableId::View, "status") => said(CustomerStatus::parse(text), language),
        (TableId::View, "unit") => said(PathUnit::parse(text), language),
        (TableId::Stage, "moment") => said(Moment::parse(text), language),
        (TableId::Channel, "place") => said(ChannelPlace::parse(text), language),
        (_, "evidence") => said(Evidence::parse(text), language),
        (_, "moment_type") => said(MomentType::parse(text), language),
        (_, "severity" | "frequency" | "impact" | "effort") => said(Level::parse(text), language),
        (_, "known_by") => said(KnownBy::parse(text), language),
        (_, "direction") => said(Direction::parse(text), language),
        (_, "phase") => said(Phase::parse(text), language),
        (_, "state") => said(JourneyState::parse(text), language),
        (_, "level") => said(EngagementLevel::parse(text), language),
        (_, "language") => said(Language::parse(text), language),
        (_, "emotion_scale") => said(EmotionScale::parse(text), language),
        (_, "media") => said(Media::parse(text), language),
        (_, "traceable") => said(Traceable::parse(text), language),
        _ => None,
    }
}

/// A list as it is stored, its items one after the other; ids as what they name.
fn list(records: &Records, text: &str, language: Language) -> String {
    let Ok(items) = serde_json::from_str::<Vec<serde_json::Value>>(text) else { return text.to_owned() };
    let named = |text: &str| {
        let id = Uuid::parse_str(text).ok()?;
        let table = TableId::ALL.iter().find(|table| records.get(**table, id).is_some())?;
        Some(record_name(records, *table, id, language))
    };
    let scalar = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => named(text).or_else(|| Some(text.clone())),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let said = |item: &serde_json::Value| match item {
        serde_json::Value::Object(parts) => parts.values().filter_map(scalar).collect::<Vec<_>>().join(" "),
        other => scalar(other).unwrap_or_default(),
    };
    items.iter().map(said).collect::<Vec<_>>().join(", ")
}

/// Rules as sentences: "Event is checkout".
fn rules(text: &str, language: Language) -> String {
    let Ok(rules) = serde_json::from_str::<Vec<Rule>>(text) else { return text.to_owned() };
    let field = |field: &str| match field {
        "event" => ColumnRole::Event.say(language),
        "channel" => ColumnRole::Channel.say(language),
        other => other.to_owned(),
    };
    let condition =
        |c: &Condition| format!("{} {} {}", field(&c.field), c.comparison.say(language), c.values.join(", "));
    let and = format!(" {} ", tr!(language, "rule-and"));
    let or = format!(" {} ", tr!(language, "rule-or"));
    let rule = |rule: &Rule| rule.all.iter().map(condition).collect::<Vec<_>>().join(&and);
    rules.iter().map(rule).collect::<Vec<_>>().join(&or)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_table_has_a_name_in_both_languages() {
        for language in [Language::English, Language::French] {
            for table in TableId::ALL {
                for (field, _, _) in table.columns() {
                    assert_ne!(field_name(*table, field, language), field, "{}.{field}", table.name());
                }
            }
        }
    }

    #[test]
    fn values_are_said_as_people_say_them() {
        let records = Records::default();
        let say = |table, field, value: Value| field_value(&records, table, field, &value, Language::English);
        assert_eq!(say(TableId::Card, "severity", Value::Text("high".into())), "high");
        assert_eq!(say(TableId::Card, "due", Value::Text("2026-11-30".into())), "30\u{A0}Nov\u{A0}2026");
        assert_eq!(say(TableId::Feeling, "value", Value::Real(1.5)), "+1.5");
        assert_eq!(say(TableId::Card, "obligatory", Value::Integer(0)), "no");
        assert_eq!(say(TableId::Persona, "goals", Value::Text(r#"["one","two"]"#.into())), "one, two");
        assert_eq!(say(TableId::Card, "text", Value::Text(" ".into())), "empty");
        let rule = r#"[{"all":[{"field":"event","comparison":"is","values":["pay"]}]}]"#;
        assert_eq!(say(TableId::Card, "rules", Value::Text(rule.into())), "Event is pay");
    }
}
