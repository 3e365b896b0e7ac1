//! Product analytics whose exports were not at hand: the mapping follows what their makers publish.

use super::Known;
use crate::model::ColumnRole::*;

pub(super) const KNOWN: [Known; 3] = [
    // https://developer.mixpanel.com/reference/raw-event-export
    Known {
        id: "mixpanel",
        name: "Mixpanel",
        tried: false,
        has: &["event", "properties.distinct_id", "properties.time"],
        events_in: "",
        roles: &[
            (Customer, &["properties.distinct_id"]),
            (Time, &["properties.time"]),
            (Event, &["event"]),
            (Channel, &["properties.utm_source", "properties.$search_engine"]),
            (Value, &["properties.amount", "properties.revenue"]),
        ],
        keep: &[],
    },
    // https://amplitude.com/docs/apis/analytics/export
    Known {
        id: "amplitude",
        name: "Amplitude",
        tried: false,
        has: &["amplitude_id", "event_type", "event_time"],
        events_in: "",
        roles: &[
            (Customer, &["user_id", "amplitude_id", "device_id"]),
            (Time, &["event_time", "client_event_time"]),
            (Event, &["event_type"]),
            (Channel, &["user_properties.utm_source", "user_properties.initial_utm_source"]),
            (Value, &["event_properties.revenue", "event_properties.$revenue"]),
        ],
        keep: &[
            "event_properties.*",
            "user_properties.utm_*",
            "platform",
            "device_type",
            "os_name",
            "country",
            "language",
            "session_id",
            "version_name",
        ],
    },
    // https://posthog.com/docs/cdp/batch-exports and https://posthog.com/docs/data/events
    Known {
        id: "posthog",
        name: "PostHog",
        tried: false,
        has: &["distinct_id", "event", "timestamp", "uuid"],
        events_in: "",
        roles: &[
            (Customer, &["person_id", "distinct_id"]),
            (Time, &["timestamp"]),
            (Event, &["event"]),
            (Channel, &["properties.utm_source", "properties.$referring_domain"]),
            (Value, &["properties.revenue", "properties.amount"]),
        ],
        keep: &[
            "properties.$pathname",
            "properties.$current_url",
            "properties.$host",
            "properties.$device_type",
            "properties.$browser",
            "properties.$os",
            "properties.utm_*",
            "properties.$session_id",
        ],
    },
];
