//! The fields of records and their values in words: for everything that shows a change without the form it was made in.

use super::{Say, date, decimal, moment, number, record_name};
use crate::model::*;
use crate::tr;
use uuid::Uuid;

macro_rules! labels {
    ($language:expr, $name:expr, $($($field:literal)|+ => $key:literal),+ $(,)?) => {
        match $name {
            $($($field)|+ => tr!($language, $key),)+
            other => other.to_owned(),
        }
    };
}

/// What a field is called. Fields of one name mean the same in every table.
pub fn field_name(language: Language, field: &str) -> String {
    labels!(language, field,
        "title" => "inspector-title",
        "name" => "inspector-name",
        "client" => "inspector-client",
        "note" => "inspector-note",
        "authors" => "field-authors",
        "language" => "inspector-map-language",
        "currency" => "inspector-currency",
        "time_zone" => "inspector-time-zone",
        "minimum_group" => "inspector-minimum-group",
        "emotion_scale" => "field-emotion-scale",
        "inside_words" => "field-inside-words",
        "objectives" => "field-objectives",
        "initials" => "persona-initials",
        "color" => "inspector-color",
        "portrait" => "field-portrait",
        "role" => "persona-role",
        "kind" => "inspector-kind",
        "buying_role" => "persona-buying-role",
        "quote" => "inspector-quote",
        "biography" => "persona-biography",
        "facts" => "persona-facts",
        "goals" => "persona-goals",
        "needs" => "persona-needs",
        "frustrations" => "persona-frustrations",
        "motivations" => "persona-motivations",
        "preferred_channels" => "persona-channels",
        "traits" => "persona-traits",
        "rules" => "inspector-rules",
        "order" | "offset_x" | "offset_y" => "field-place",
        "personas" => "inspector-journey-personas",
        "scenario" => "inspector-scenario",
        "customer_goal" => "inspector-customer-goal",
        "starts_when" => "inspector-starts-when",
        "ends_when" => "inspector-ends-when",
        "sector" => "inspector-sector",
        "state" => "inspector-state",
        "pair" => "inspector-pair",
        "status" => "inspector-status",
        "owner" => "inspector-owner",
        "review_date" => "inspector-review-date",
        "research" => "inspector-research",
        "rule_list" => "field-rule-list",
        "silenced" => "field-silenced",
        "scored" => "field-scored",
        "journey" => "inspector-journey",
        "phase" => "inspector-phase",
        "moment" => "inspector-moment",
        "questions" => "inspector-questions",
        "stage" => "inspector-stage",
        "shown" => "inspector-lane-shown",
        "persona" => "inspector-persona",
        "lane" => "inspector-lane",
        "step" => "inspector-step",
        "span" => "field-span",
        "text" => "inspector-text",
        "evidence" => "inspector-evidence",
        "source" => "inspector-source",
        "due" => "inspector-due",
        "twin" => "field-twin",
        "channel" => "inspector-channel",
        "message" => "inspector-message",
        "occasion" => "inspector-occasion",
        "obligatory" => "field-obligatory",
        "estimated" => "inspector-estimated",
        "known_by" => "field-known-by",
        "moment_type" => "inspector-moment-type",
        "question" => "inspector-question",
        "gives_up" => "field-gives-up",
        "touchpoint" => "field-touchpoint",
        "severity" => "inspector-severity",
        "frequency" => "inspector-frequency",
        "impact" => "inspector-impact",
        "effort" => "inspector-effort",
        "opportunity_kind" => "inspector-opportunity-kind",
        "cost" => "inspector-cost",
        "answers" => "inspector-answers",
        "scores" => "field-scores",
        "baseline" => "inspector-baseline",
        "current" => "inspector-current",
        "target" => "inspector-target",
        "unit" => "inspector-unit",
        "direction" => "inspector-direction",
        "figure" => "inspector-figure",
        "image" => "record-image",
        "value" => "inspector-emotion-value",
        "intensity" => "inspector-intensity",
        "named" => "inspector-named-emotion",
        "icon" => "field-icon",
        "place" => "field-online",
        "media" => "field-media",
        "traceable" => "field-traceable",
        "direct" => "field-direct",
        "from" => "link-from",
        "to" => "link-to",
        "to_journey" => "link-to-journey",
        "label" => "link-label",
        "level" => "engagement-title",
        "card" => "record-card",
        "author" => "field-author",
        "at_ms" => "field-at",
        "resolved" => "field-resolved",
        "entry" => "field-entry",
        "segment" => "view-segment",
        "device" => "view-device",
        "collapse_repeats" => "view-collapse",
        "shows_customers" => "field-shows-customers",
        "shows_flows" => "field-shows-flows",
        "shows_funnel" => "field-shows-funnel",
        "session_gap_min" => "view-session-gap",
        "open_days" => "view-open-days",
        "recipe" => "field-recipe",
        "account" => "field-account",
        "read_at_ms" => "field-read-at",
        "origin" => "field-origin",
        "quality" => "field-quality",
        "value_field" => "field-value-field",
        "hash" => "field-hash",
        "media_type" => "field-media-type",
        "width_px" => "field-width",
        "height_px" => "field-height",
    )
}

/// A stored value in words: names for ids, words for closed lists, numbers and dates as the language writes them.
/// `records`: where ids are looked up, the first that knows one is believed.
pub fn field_value(language: Language, records: &[&Records], table: TableId, field: &str, value: &Value) -> String {
    match value {
        Value::Null => tr!(language, "inspector-none"),
        Value::Integer(n) if IS_SAID.contains(&field) => yes_or_no(language, *n != 0),
        Value::Integer(n) if field.ends_with("at_ms") => moment(language, *n),
        Value::Integer(n) if (table, field) == (TableId::Channel, "cost") => decimal(language, *n as f64 / 1e6, 2),
        Value::Integer(n) => number(language, *n),
        Value::Real(x) => decimal(language, *x, 2),
        Value::Blob(bytes) => {
            Uuid::from_slice(bytes).map_or_else(|_| String::new(), |id| name_of(language, records, id))
        }
        Value::Text(text) if text.is_empty() => tr!(language, "field-empty"),
        Value::Text(text) => closed_list(language, table, field, text)
            .or_else(|| Some(date(language, text.parse().ok()?)))
            .or_else(|| list(language, records, text))
            .unwrap_or_else(|| text.clone()),
    }
}

/// Fields that are so or are not.
const IS_SAID: &[&str] = &[
    "scored",
    "shown",
    "obligatory",
    "gives_up",
    "direct",
    "resolved",
    "collapse_repeats",
    "shows_customers",
    "shows_flows",
    "shows_funnel",
];

fn yes_or_no(language: Language, yes: bool) -> String {
    if yes { tr!(language, "field-yes") } else { tr!(language, "field-no") }
}

fn name_of(language: Language, records: &[&Records], id: Uuid) -> String {
    let of = |records: &&Records| {
        let record = TableId::ALL.iter().find_map(|table| records.get(*table, id))?;
        Some(record_name(language, records, &record))
    };
    records.iter().find_map(of).unwrap_or_else(|| tr!(language, "field-unknown"))
}

fn closed_list(language: Language, table: TableId, field: &str, text: &str) -> Option<String> {
    fn said<T: Say>(language: Language, value: Option<T>) -> Option<String> {
        value.map(|value| value.say(language))
    }
    match (table, field) {
        (TableId::Project, "language") => said(language, Language::parse(text)),
        (TableId::Project, "emotion_scale") => said(language, EmotionScale::parse(text)),
        (TableId::Persona, "kind") => said(language, PersonaKind::parse(text)),
        (TableId::Journey, "state") => said(language, JourneyState::parse(text)),
        (TableId::Journey, "kind") => said(language, JourneyKind::parse(text)),
        (TableId::Journey, "status") => said(language, JourneyStatus::parse(text)),
        (TableId::Stage, "phase") => said(language, Phase::parse(text)),
        (TableId::Stage, "moment") => said(language, Moment::parse(text)),
        (TableId::Lane, "kind") => said(language, LaneKind::parse(text)),
        (TableId::Card, "kind") => said(language, CardKind::parse(text)),
        (TableId::Card, "evidence") => said(language, Evidence::parse(text)),
        (TableId::Card, "status") => said(language, OpportunityStatus::parse(text)),
        (TableId::Card, "known_by") => said(language, KnownBy::parse(text)),
        (TableId::Card, "moment_type") => said(language, MomentType::parse(text)),
        (TableId::Card, "direction") => said(language, Direction::parse(text)),
        (TableId::Card, "severity" | "frequency" | "impact" | "effort") => said(language, Level::parse(text)),
        (TableId::Channel, "place") => said(language, ChannelPlace::parse(text)),
        (TableId::Channel, "media") => said(language, Media::parse(text)),
        (TableId::Channel, "traceable") => said(language, Traceable::parse(text)),
        (TableId::Link, "kind") => said(language, LinkKind::parse(text)),
        (TableId::Engagement, "level") => said(language, EngagementLevel::parse(text)),
        (TableId::View, "status") => said(language, CustomerStatus::parse(text)),
        (TableId::View, "unit") => said(language, PathUnit::parse(text)),
        (TableId::Source, "kind") => said(language, SourceKind::parse(text)),
        _ => None,
    }
}

/// A list as its items behind each other; of items with parts their parts.
fn list(language: Language, records: &[&Records], text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok().filter(is_list)?;
    let said = item(language, records, &value);
    Some(if said.is_empty() { tr!(language, "field-empty") } else { said })
}

const fn is_list(value: &serde_json::Value) -> bool {
    matches!(value, serde_json::Value::Array(_) | serde_json::Value::Object(_))
}

fn item(language: Language, records: &[&Records], value: &serde_json::Value) -> String {
    let all = |items: Vec<String>, between: &str| {
        items.into_iter().filter(|item| !item.is_empty()).collect::<Vec<_>>().join(between)
    };
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::Bool(yes) => yes_or_no(language, *yes),
        serde_json::Value::Number(n) => n.to_string(),
        serde_json::Value::String(text) => match Uuid::parse_str(text) {
            Ok(id) => name_of(language, records, id),
            Err(_) => text.clone(),
        },
        serde_json::Value::Array(items) => {
            all(items.iter().map(|value| item(language, records, value)).collect(), ", ")
        }
        serde_json::Value::Object(parts) => {
            all(parts.values().map(|value| item(language, records, value)).collect(), " ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_table_has_a_name() {
        for table in TableId::ALL {
            for (field, _, _) in table.columns() {
                for language in [Language::English, Language::French] {
                    let name = field_name(language, field);
                    assert!(
                        !name.contains('_') && name.chars().next().is_some_and(|first| !first.is_lowercase()),
                        "{name}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_closed_list_is_in_words() {
        for table in TableId::ALL {
            let blank = table.blank(Uuid::nil());
            for ((field, sql, _), value) in table.columns().into_iter().zip(blank.values()) {
                let said = field_value(Language::French, &[&Records::default()], *table, field, &value);
                let Value::Text(text) = value else { continue };
                // A closed list takes its own words and no others.
                let is_closed =
                    sql == SqlType::Text && blank.clone().set(field, Value::Text("not a word".into())).is_err();
                if is_closed && !["[", "{"].iter().any(|start| text.starts_with(start)) && field != "order" {
                    assert!(said != text || field == "color", "{}.{field}: {said}", table.name());
                }
            }
        }
    }

    #[test]
    fn ids_and_lists_become_names() {
        let card = Card { title: "Basket".to_owned(), ..Card::blank(CardId::new()) };
        let mut records = Records::default();
        records.cards.insert(card.id, card.clone());
        let said =
            |field: &str, value: Value| field_value(Language::English, &[&records], TableId::Card, field, &value);
        assert_eq!(said("twin", card.id.to_value()), "Basket");
        assert_eq!(said("twin", CardId::new().to_value()), "no longer there");
        assert_eq!(said("answers", vec![card.id].to_value()), "Basket");
        assert_eq!(said("answers", Vec::<CardId>::new().to_value()), "empty");
        assert_eq!(said("obligatory", Value::Integer(1)), "yes");
        assert_eq!(said("evidence", Value::Text("validated".into())), Evidence::Validated.say(Language::English));
        assert_eq!(said("title", Value::Text("Pay".into())), "Pay");
    }
}
