//! Tools of sales and support whose exports were not at hand: the mapping follows what their makers publish.

use super::Known;
use crate::model::ColumnRole::*;

pub(super) const KNOWN: [Known; 2] = [
    // https://developers.hubspot.com/docs/api/events/web-analytics
    Known {
        id: "hubspot",
        name: "HubSpot",
        tried: false,
        has: &["objectId", "eventType", "occurredAt"],
        events_in: "",
        roles: &[
            (Customer, &["objectId"]),
            (Time, &["occurredAt"]),
            (Event, &["eventType"]),
            (Channel, &["properties.hs_latest_source", "properties.hs_source", "properties.hs_utm_source"]),
            (Value, &["properties.hs_value", "properties.amount"]),
        ],
        keep: &["objectType", "properties.hs_page_title", "properties.hs_url", "properties.hs_title"],
    },
    // https://docs.woopra.com/reference/export
    Known {
        id: "woopra",
        name: "Woopra",
        tried: false,
        has: &["pid", "action.name", "action.time"],
        events_in: "",
        roles: &[
            (Customer, &["pid"]),
            (Time, &["action.time"]),
            (Event, &["action.name"]),
            (Channel, &["visit.campaign_source", "visit.referrer_type", "visit.referrer"]),
            (Value, &["action.amount"]),
        ],
        keep: &[],
    },
];
